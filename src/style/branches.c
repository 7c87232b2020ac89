/*
 * The operators that choose between results: all results are of the type that is expected or, where none is,
 * of the first one's.
 */
#include "style/compile_in.h"

#include <math.h>
#include <string.h>

static const DzType VALUE = {DZ_TYPE_VALUE, DZ_TYPE_VALUE, -1};
static const DzType NUMBER = {DZ_TYPE_NUMBER, DZ_TYPE_VALUE, -1};
static const DzType BOOLEAN = {DZ_TYPE_BOOLEAN, DZ_TYPE_VALUE, -1};

/* The type that results have from the start; NULL if the first one decides. */
static const DzType *decided(const DzType *expected)
{
    return expected && expected->kind != DZ_TYPE_VALUE ? expected : NULL;
}

DzExpression *dz_compile_case(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                              const DzType *expected)
{
    guint count = node->count - 1;
    if (count % 2 == 0)
        return dz_compile_fail(c, node, "'case' takes pairs of a test and a value, and a value at the end");
    const DzType *output = decided(expected);
    DzExpression *made = dz_compile_make(c, node, row->op, VALUE, count);
    const DzNode *child = dz_json_child(node, 1);
    for (guint i = 0; i < count; i++, child = dz_json_next(child)) {
        bool test = i % 2 == 0 && i + 1 < count;
        const DzExpression *arg = dz_compile(c, child, test ? &BOOLEAN : output, false);
        if (!arg)
            return NULL;
        if (!test && !output)
            output = &arg->type;
        dz_compile_adopt(made, i, arg);
    }
    made->type = *output;
    return made;
}

/* The labels of a match that have been read. */
typedef struct Labels {
    DzExpression *match;
    DzTypeKind type;  /* DZ_TYPE_NULL before the first */
    GHashTable *seen; /* of them as texts */
} Labels;

static bool add_label(DzCompiler *c, Labels *labels, const DzNode *node, guint output)
{
    const double largest = 9007199254740991; /* the last whole number that JavaScript tells from the next */
    if (node->kind != DZ_JSON_NUMBER && node->kind != DZ_JSON_STRING)
        return dz_compile_fail(c, node, "a label is a string or a whole number, not %s",
                               dz_json_kind_word(node));
    if (node->kind == DZ_JSON_NUMBER && (fabs(node->number) > largest || floor(node->number) != node->number))
        return dz_compile_fail(c, node, "a label is a whole number of at most 2^53 - 1");
    DzValue value = dz_compile_scalar(node);
    if (labels->type != DZ_TYPE_NULL && labels->type != value.kind)
        return dz_compile_fail_type(c, node, DZ_TYPE(labels->type), DZ_TYPE(value.kind));
    labels->type = value.kind;
    if (!g_hash_table_add(labels->seen, dz_value_text(&value)))
        return dz_compile_fail(c, node, "the label comes twice");
    const char *text = value.text ? g_string_chunk_insert_const(c->arena->texts, value.text) : NULL;
    labels->match->labels[labels->match->label_count++] = (DzLabel){text, value.number, output};
    return true;
}

static bool add_labels(DzCompiler *c, Labels *labels, const DzNode *node, guint output)
{
    if (node->kind != DZ_JSON_ARRAY)
        return add_label(c, labels, node, output);
    if (node->count == 0)
        return dz_compile_fail(c, node, "expected at least one label");
    const DzNode *child = node + 1;
    for (guint i = 0; i < node->count; i++, child = dz_json_next(child))
        if (!add_label(c, labels, child, output))
            return false;
    return true;
}

DzExpression *dz_compile_match(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                               const DzType *expected)
{
    if (node->count % 2 == 0)
        return dz_compile_fail(
            c, node, "'match' takes an input, pairs of a label and a value, and a value at the end");
    guint outputs = (node->count - 3) / 2;
    const DzType *output = decided(expected);
    DzExpression *made = dz_compile_make(c, node, row->op, VALUE, outputs + 2);
    made->labels = dz_arena_take(c->arena, node->size, sizeof *made->labels);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Labels labels = {made, DZ_TYPE_NULL, seen};
    const DzNode *from = dz_json_child(node, 1), *child = from;
    for (guint i = 0; i < outputs; i++) {
        child = dz_json_next(child);
        if (!add_labels(c, &labels, child, i + 1))
            return NULL;
        child = dz_json_next(child);
        const DzExpression *arg = dz_compile(c, child, output, false);
        if (!arg)
            return NULL;
        output = output ? output : &arg->type;
        dz_compile_adopt(made, i + 1, arg);
    }
    const DzExpression *input = dz_compile(c, from, &VALUE, false);
    const DzExpression *otherwise = input ? dz_compile(c, dz_json_next(child), output, false) : NULL;
    if (!otherwise)
        return NULL;
    if (input->type.kind != DZ_TYPE_VALUE && input->type.kind != labels.type)
        return dz_compile_fail_type(c, from, DZ_TYPE(labels.type), input->type);
    dz_compile_adopt(made, 0, input);
    dz_compile_adopt(made, outputs + 1, otherwise);
    made->type = *output;
    return made;
}

/* Its arguments are left as they are, so that null is passed over instead of failing; what they would have
 * needed the whole gets. */
DzExpression *dz_compile_coalesce(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                                  const DzType *expected)
{
    const DzType *output = decided(expected);
    bool open = false;
    DzExpression *made = dz_compile_make(c, node, row->op, VALUE, node->count - 1);
    const DzNode *child = dz_json_child(node, 1);
    for (guint i = 0; i < made->count; i++, child = dz_json_next(child)) {
        const DzExpression *arg = dz_compile(c, child, output, true);
        if (!arg)
            return NULL;
        output = output ? output : &arg->type;
        open |= expected && !dz_type_is(*expected, arg->type);
        dz_compile_adopt(made, i, arg);
    }
    made->type = open ? VALUE : *output;
    return made;
}

/* Reads stops and outputs, of which `child` is the first; a step's first stop is not written down. */
static bool parse_stops(DzCompiler *c, const DzNode *child, DzExpression *made, const DzType *expected)
{
    const DzType *output = decided(expected);
    guint outputs = made->count - 1;
    bool given = made->op == DZ_OP_STEP;
    made->stops = dz_arena_take(c->arena, outputs, sizeof *made->stops);
    made->stops[0] = -INFINITY;
    for (guint i = 0; i < outputs; i++, child = dz_json_next(child)) {
        if (i > 0 || !given) {
            const DzNode *stop = child;
            child = dz_json_next(child);
            if (stop->kind != DZ_JSON_NUMBER)
                return dz_compile_fail(c, stop, "a stop is a number, not %s", dz_json_kind_word(stop));
            if (i > 0 && made->stops[i - 1] >= stop->number)
                return dz_compile_fail(c, stop, "expected stops in ascending order");
            made->stops[i] = stop->number;
        }
        const DzExpression *arg = dz_compile(c, child, output, false);
        if (!arg)
            return false;
        output = output ? output : &arg->type;
        dz_compile_adopt(made, i + 1, arg);
    }
    made->type = *output;
    return true;
}

DzExpression *dz_compile_step(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                              const DzType *expected)
{
    if (node->count % 2 == 0)
        return dz_compile_fail(c, node, "'step' takes an input, a value, and pairs of a stop and a value");
    DzExpression *made = dz_compile_make(c, node, row->op, VALUE, (node->count - 1) / 2 + 1);
    const DzExpression *input = dz_compile(c, dz_json_child(node, 1), &NUMBER, false);
    if (!input)
        return NULL;
    dz_compile_adopt(made, 0, input);
    return parse_stops(c, dz_json_child(node, 2), made, expected) ? made : NULL;
}

/* ["linear"], ["exponential", base] */
static bool parse_curve(DzCompiler *c, const DzNode *node, double *base)
{
    const DzNode *name = node->kind == DZ_JSON_ARRAY && node->count > 0 ? node + 1 : NULL;
    bool named = name && name->kind == DZ_JSON_STRING;
    *base = 1;
    if (named && strcmp(name->text, "linear") == 0 && node->count == 1)
        return true;
    if (!named || strcmp(name->text, "exponential") != 0 || node->count != 2 ||
        name[1].kind != DZ_JSON_NUMBER)
        return dz_compile_fail(c, node, "expected [\"linear\"] or [\"exponential\", base]");
    *base = name[1].number;
    return true;
}

DzExpression *dz_compile_interpolate(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                                     const DzType *expected)
{
    if (node->count % 2 == 0)
        return dz_compile_fail(c, node,
                               "'interpolate' takes a curve, an input, and pairs of a stop and a value");
    DzExpression *made = dz_compile_make(c, node, row->op, VALUE, (node->count - 3) / 2 + 1);
    if (!parse_curve(c, dz_json_child(node, 1), &made->base))
        return NULL;
    const DzExpression *input = dz_compile(c, dz_json_child(node, 2), &NUMBER, false);
    if (!input)
        return NULL;
    dz_compile_adopt(made, 0, input);
    if (!parse_stops(c, dz_json_child(node, 3), made, expected))
        return NULL;
    DzType type = made->type;
    bool smooth = type.kind == DZ_TYPE_NUMBER || type.kind == DZ_TYPE_COLOUR ||
                  (type.kind == DZ_TYPE_ARRAY && type.item == DZ_TYPE_NUMBER && type.length >= 0);
    g_autofree char *word = dz_type_text(type);
    return smooth ? made : dz_compile_fail(c, node, "'interpolate' does not give %s", word);
}
