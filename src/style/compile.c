/*
 * From JSON to a typed tree. What type is expected goes down, what type was found comes up; where a value
 * whose type is not known meets an expectation, an assertion or a conversion is put between them, as
 * MapLibre's ParsingContext does. The rules are written down nowhere else, so this follows its order of
 * steps.
 */
#include "style/compile_in.h"

#include <math.h>
#include <string.h>

static const DzType VALUE = {DZ_TYPE_VALUE, DZ_TYPE_VALUE, -1};
static const DzType BOOLEAN = {DZ_TYPE_BOOLEAN, DZ_TYPE_VALUE, -1};

gpointer dz_compile_fail(DzCompiler *c, const DzNode *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    c->fault->node = node;
    g_string_vprintf(c->fault->text, format, arguments);
    va_end(arguments);
    return NULL;
}

gpointer dz_compile_fail_type(DzCompiler *c, const DzNode *node, DzType expected, DzType found)
{
    g_autofree char *a = dz_type_text(expected), *b = dz_type_text(found);
    return dz_compile_fail(c, node, "expected %s, found %s", a, b);
}

DzExpression *dz_compile_make(DzCompiler *c, const DzNode *node, DzOperator op, DzType type, guint count)
{
    DzExpression *made = dz_arena_take(c->arena, 1, sizeof *made);
    *made = (DzExpression){.op = op, .type = type, .count = count, .line = node->line};
    made->args = dz_arena_take(c->arena, count, sizeof(gpointer));
    made->uses_feature = op == DZ_OP_GET || op == DZ_OP_HAS || op == DZ_OP_GEOMETRY_TYPE;
    made->uses_zoom = op == DZ_OP_ZOOM;
    return made;
}

void dz_compile_adopt(DzExpression *parent, guint index, const DzExpression *child)
{
    parent->args[index] = child;
    parent->uses_feature |= child->uses_feature;
    parent->uses_zoom |= child->uses_zoom;
}

/* ---- literals ---- */

DzValue dz_compile_scalar(const DzNode *node)
{
    static const DzTypeKind kinds[] = {DZ_TYPE_NULL, DZ_TYPE_BOOLEAN, DZ_TYPE_NUMBER, DZ_TYPE_STRING};
    return (DzValue){.kind = kinds[node->kind], .number = node->number, .text = node->text};
}

static bool is_scalar(const DzNode *node)
{
    return node->kind < DZ_JSON_ARRAY;
}

static DzExpression *literal(DzCompiler *c, const DzNode *node, DzValue value)
{
    DzExpression *made = dz_compile_make(c, node, DZ_OP_LITERAL, dz_value_type(&value), 0);
    made->value = value;
    if (value.text)
        made->value.text = g_string_chunk_insert_const(c->arena->texts, value.text);
    if (value.count == 0)
        return made;
    DzValue *items = dz_arena_take(c->arena, value.count, sizeof *items);
    for (guint i = 0; i < value.count; i++) {
        items[i] = value.items[i];
        if (items[i].text)
            items[i].text = g_string_chunk_insert_const(c->arena->texts, items[i].text);
    }
    made->value.items = items;
    return made;
}

const DzExpression *dz_expression_literal(DzArena *arena, DzValue value)
{
    DzCompiler compiler = {arena, NULL};
    return literal(&compiler, &(DzNode){0}, value);
}

static DzExpression *parse_literal(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                                   const DzType *expected)
{
    const DzNode *content = node + 1 + node[1].size;
    (void)row;
    if (is_scalar(content))
        return literal(c, content, dz_compile_scalar(content));
    if (content->kind == DZ_JSON_OBJECT)
        return dz_compile_fail(c, content,
                               "a literal is an array, a string, a number, a boolean or null, not an object");
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(DzValue));
    const DzNode *item = content + 1;
    for (guint i = 0; i < content->count; i++, item = dz_json_next(item)) {
        if (!is_scalar(item))
            return dz_compile_fail(c, item,
                                   "a literal array holds strings, numbers, booleans and null, not %s",
                                   dz_json_kind_word(item));
        DzValue value = dz_compile_scalar(item);
        g_array_append_val(items, value);
    }
    DzValue value = {
        .kind = DZ_TYPE_ARRAY, .items = (const DzValue *)(void *)items->data, .count = items->len};
    DzExpression *made = literal(c, content, value);
    /* an empty array is of any type */
    if (!items->len && expected && expected->kind == DZ_TYPE_ARRAY && expected->length <= 0)
        made->type = *expected;
    return made;
}

/* ---- operators ---- */

static DzExpression *parse_plain(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                                 const DzType *expected)
{
    DzType takes = DZ_TYPE(row->takes);
    DzExpression *made = dz_compile_make(c, node, row->op, DZ_TYPE(row->gives), node->count - 1);
    const DzNode *child = node + 1 + node[1].size;
    (void)expected;
    for (guint i = 0; i < made->count; i++, child = dz_json_next(child)) {
        const DzExpression *arg = dz_compile(c, child, &takes, false);
        if (!arg)
            return NULL;
        dz_compile_adopt(made, i, arg);
    }
    return made;
}

static bool can_compare(DzOperator op, DzTypeKind kind)
{
    bool equality = op == DZ_OP_EQUAL || op == DZ_OP_UNEQUAL;
    return kind == DZ_TYPE_STRING || kind == DZ_TYPE_NUMBER || kind == DZ_TYPE_VALUE ||
           (equality && (kind == DZ_TYPE_BOOLEAN || kind == DZ_TYPE_NULL));
}

static const DzExpression *assert_type(DzCompiler *c, const DzNode *node, const DzExpression *arg,
                                       DzType type)
{
    DzExpression *made = dz_compile_make(c, node, DZ_OP_ASSERT, type, 1);
    dz_compile_adopt(made, 0, arg);
    return made;
}

static DzExpression *parse_comparison(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                                      const DzType *expected)
{
    const DzExpression *sides[2];
    (void)expected;
    for (guint i = 0; i < 2; i++) {
        const DzNode *child = dz_json_child(node, i + 1);
        sides[i] = dz_compile(c, child, &VALUE, false);
        if (!sides[i])
            return NULL;
        g_autofree char *type = dz_type_text(sides[i]->type);
        if (!can_compare(row->op, sides[i]->type.kind))
            return dz_compile_fail(c, child, "'%s' does not compare %s", row->name, type);
    }
    DzTypeKind left = sides[0]->type.kind, right = sides[1]->type.kind;
    if (left != right && left != DZ_TYPE_VALUE && right != DZ_TYPE_VALUE) {
        g_autofree char *a = dz_type_text(sides[0]->type), *b = dz_type_text(sides[1]->type);
        return dz_compile_fail(c, node, "'%s' compares values of one type, found %s and %s", row->name, a, b);
    }
    if (row->op != DZ_OP_EQUAL && row->op != DZ_OP_UNEQUAL && left != right) {
        guint open = left == DZ_TYPE_VALUE ? 0 : 1;
        sides[open] = assert_type(c, dz_json_child(node, open + 1), sides[open], sides[1 - open]->type);
    }
    DzExpression *made = dz_compile_make(c, node, row->op, BOOLEAN, 2);
    dz_compile_adopt(made, 0, sides[0]);
    dz_compile_adopt(made, 1, sides[1]);
    return made;
}

/* ---- any expression ---- */

static bool is_annotation(const DzExpression *e)
{
    return e->op == DZ_OP_ASSERT || (e->op >= DZ_OP_TO_NUMBER && e->op <= DZ_OP_TO_BOOLEAN);
}

/* MapLibre's isExpressionConstant: what has only literals in it was evaluated before, but for annotations
 * that were put around it. */
static bool is_constant(const DzExpression *e)
{
    for (guint i = 0; i < e->count; i++)
        if (is_annotation(e) ? !is_constant(e->args[i]) : e->args[i]->op != DZ_OP_LITERAL)
            return false;
    return !e->uses_feature && !e->uses_zoom;
}

static DzExpression *fold(DzCompiler *c, const DzNode *node, DzExpression *e)
{
    if (e->op == DZ_OP_LITERAL || e->type.kind == DZ_TYPE_IMAGE || !is_constant(e))
        return e;
    g_auto(DzEvaluation) evaluation = {.zoom = NAN};
    DzValue value;
    if (!dz_expression_evaluate(e, &evaluation, &value)) {
        if (node->kind == DZ_JSON_STRING)
            return dz_compile_fail(c, node, "'%s' is not %s", node->text, evaluation.why);
        return dz_compile_fail(c, node, "it is not %s", evaluation.why);
    }
    DzExpression *made = literal(c, node, value);
    made->type = e->type;
    return made;
}

static DzExpression *annotate(DzCompiler *c, const DzNode *node, DzExpression *e, DzType expected, bool omit)
{
    DzTypeKind want = expected.kind, found = e->type.kind;
    bool asserted =
        want == DZ_TYPE_STRING || want == DZ_TYPE_NUMBER || want == DZ_TYPE_BOOLEAN || want == DZ_TYPE_ARRAY;
    bool converted = want == DZ_TYPE_COLOUR || want == DZ_TYPE_FORMATTED || want == DZ_TYPE_IMAGE;
    DzOperator op = DZ_OP_ASSERT;
    if (converted && (found == DZ_TYPE_VALUE || found == DZ_TYPE_STRING))
        op = want == DZ_TYPE_COLOUR ? DZ_OP_TO_COLOUR : DZ_OP_TO_STRING;
    else if (!asserted || found != DZ_TYPE_VALUE)
        return dz_type_is(expected, e->type) ? e : dz_compile_fail_type(c, node, expected, e->type);
    if (omit)
        return e;
    DzExpression *made = dz_compile_make(c, node, op, expected, 1);
    dz_compile_adopt(made, 0, e);
    return made;
}

static DzExpression *parse_operator(DzCompiler *c, const DzNode *node, const DzType *expected)
{
    static DzReader *const readers[] = {[DZ_SHAPE_PLAIN] = parse_plain,
                                        [DZ_SHAPE_LITERAL] = parse_literal,
                                        [DZ_SHAPE_COMPARISON] = parse_comparison,
                                        [DZ_SHAPE_CONVERSION] = parse_plain,
                                        [DZ_SHAPE_CASE] = dz_compile_case,
                                        [DZ_SHAPE_MATCH] = dz_compile_match,
                                        [DZ_SHAPE_COALESCE] = dz_compile_coalesce,
                                        [DZ_SHAPE_STEP] = dz_compile_step,
                                        [DZ_SHAPE_INTERPOLATE] = dz_compile_interpolate};
    if (node->kind == DZ_JSON_OBJECT)
        return dz_compile_fail(c, node, "expected a value or an expression, found an object");
    if (node->count == 0 || node[1].kind != DZ_JSON_STRING)
        return dz_compile_fail(c, node,
                               "expected an operator at the beginning of an array (an array of values is "
                               "[\"literal\", [...]])");
    const DzOperatorRow *row = dz_operator_find(node[1].text);
    if (!row)
        return dz_compile_fail(
            c, node, "there is no operator '%s' in the subset of MapLibre's that docs/style.md lists",
            node[1].text);
    guint count = node->count - 1;
    if (count < row->min || count > row->max)
        return dz_compile_fail(c, node, "'%s' takes %s%u argument%s, found %u", row->name,
                               count < row->min && row->max > row->min ? "at least "
                               : row->max > row->min                   ? "at most "
                                                                       : "",
                               count < row->min ? row->min : row->max,
                               (count < row->min ? row->min : row->max) == 1 ? "" : "s", count);
    return readers[row->shape](c, node, row, expected);
}

DzExpression *dz_compile(DzCompiler *c, const DzNode *node, const DzType *expected, bool omit)
{
    DzExpression *made =
        is_scalar(node) ? literal(c, node, dz_compile_scalar(node)) : parse_operator(c, node, expected);
    if (made && expected)
        made = annotate(c, node, made, *expected, omit);
    return made ? fold(c, node, made) : NULL;
}

const DzExpression *dz_expression_compile(DzArena *arena, const DzNode *node, DzType expected, DzFault *fault)
{
    DzCompiler compiler = {arena, fault};
    return dz_compile(&compiler, node, &expected, false);
}
