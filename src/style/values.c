/*
 * The values of properties and the filters: constants and expressions, with what MapLibre leaves unchecked
 * until nothing is drawn: fields that no feature has, words that are none of an enumeration's.
 */
#include "style/style_in.h"

#include <string.h>

/* Whether an array is an expression: where arrays are values, one that begins with an operator's name. */
static bool is_expression(const DzPropertyRow *row, const DzNode *node)
{
    bool array = row->type == DZ_VALUE_NUMBERS || row->type == DZ_VALUE_TEXTS;
    if (node->kind != DZ_JSON_ARRAY)
        return false;
    if (!array)
        return true;
    bool named = node->count > 0 && node[1].kind == DZ_JSON_STRING;
    return named && (row->type == DZ_VALUE_NUMBERS || dz_operator_find(node[1].text));
}

/* ---- what may come out ---- */

typedef struct Leaves {
    const DzPropertyRow *row;
    GString *why; /* of the first that may not be; "" if there is none */
    guint line;
} Leaves;

static void check_leaf(const DzExpression *literal, gpointer data)
{
    Leaves *leaves = data;
    const DzValue *value = &literal->value;
    bool ok = true;
    g_autoptr(GString) why = g_string_new(NULL);
    if (value->kind == DZ_TYPE_NUMBER)
        ok = dz_property_check_number(leaves->row, value->number, why);
    else if (value->kind == DZ_TYPE_STRING)
        ok = dz_property_check_text(leaves->row, value->text, why);
    else if (value->kind == DZ_TYPE_ARRAY)
        ok = dz_property_check_count(leaves->row, value->count, why);
    for (guint i = 0; ok && i < value->count; i++)
        if (value->items[i].kind == DZ_TYPE_NUMBER)
            ok = dz_property_check_number(leaves->row, value->items[i].number, why);
    if (ok || leaves->why->len > 0)
        return;
    g_string_assign(leaves->why, why->str);
    leaves->line = literal->line;
}

/* The first literal in the expression that no text may hold, whatever becomes of it; NULL if there is none.
 */
static const DzExpression *find_unfit(const DzExpression *e, const DzPropertyRow *row)
{
    const DzExpression *found = NULL;
    g_autoptr(GString) why = g_string_new(NULL);
    if (e->op == DZ_OP_LITERAL)
        return e->value.kind == DZ_TYPE_STRING && !dz_property_check_text(row, e->value.text, why) ? e : NULL;
    for (guint i = 0; i < e->count && !found; i++)
        found = find_unfit(e->args[i], row);
    return found;
}

static bool check_leaves(DzStyleReader *reader, const DzPropertyRow *row, const DzExpression *expression)
{
    g_autoptr(GString) why = g_string_new(NULL);
    Leaves leaves = {row, why, 0};
    const DzExpression *unfit = row->type == DZ_VALUE_TEXT ? find_unfit(expression, row) : NULL;
    dz_expression_leaves(unfit ? unfit : expression, check_leaf, &leaves);
    const DzNode place = {.line = leaves.line};
    return !why->len || dz_style_fault(reader, "style-value", &place, row->name, "%s", why->str);
}

/* ---- what goes in ---- */

static bool has_field(const DzSourceLayer *source, const char *name)
{
    for (guint i = 0; i < DZ_SOURCE_FIELDS_MAX && source->fields[i].name; i++)
        if (strcmp(source->fields[i].name, name) == 0)
            return true;
    return false;
}

/* The first field in the expression that no feature of `source` has; NULL if there is none. */
static const DzExpression *find_stranger(const DzExpression *e, const DzSourceLayer *source)
{
    const DzExpression *found = NULL;
    bool field = e->op == DZ_OP_GET || e->op == DZ_OP_HAS;
    if (field && (e->args[0]->op != DZ_OP_LITERAL || !has_field(source, e->args[0]->value.text)))
        return e;
    for (guint i = 0; e->uses_feature && i < e->count && !found; i++)
        found = find_stranger(e->args[i], source);
    return found;
}

static bool check_fields(DzStyleReader *reader, const DzStyleLayer *layer, const DzExpression *expression,
                         const char *property)
{
    const DzExpression *stranger = layer->source ? find_stranger(expression, layer->source) : NULL;
    if (!stranger)
        return true;
    const DzNode place = {.line = stranger->line};
    if (stranger->args[0]->op != DZ_OP_LITERAL)
        return dz_style_fault(reader, "style-field", &place, property, "a field's name must be a string");
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < DZ_SOURCE_FIELDS_MAX && layer->source->fields[i].name; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "; expected ", layer->source->fields[i].name);
    return dz_style_fault(reader, "style-field", &place, property, "'%s' has no field '%s'%s",
                          layer->source->name, stranger->args[0]->value.text, list->str);
}

/* ---- properties ---- */

static const DzExpression *read_expression(DzStyleReader *reader, const DzStyleLayer *layer,
                                           const DzPropertyRow *row, const DzNode *node, DzFault *fault)
{
    if (row->depends == DZ_DEPENDS_NOTHING) {
        g_string_assign(fault->text, "it may not be an expression");
        return NULL;
    }
    const DzExpression *made =
        dz_expression_compile(reader->style->arena, node, dz_property_type(row), fault);
    if (!made || !dz_expression_suits(made, row, node, fault))
        return NULL;
    if (row->type == DZ_VALUE_TEXTS && !dz_expression_is_listed(made)) {
        g_string_assign(fault->text, "fonts must be literals in it");
        return NULL;
    }
    if (!check_leaves(reader, row, made) || !check_fields(reader, layer, made, row->name))
        return NULL;
    return made;
}

void dz_style_read_value(DzStyleReader *reader, DzStyleLayer *layer, DzProperty property, const DzNode *node)
{
    const DzPropertyRow *row = dz_property_row(property);
    g_autoptr(GString) text = g_string_new(NULL);
    DzFault fault = {node, text};
    bool expression = is_expression(row, node);
    const DzExpression *made = expression ? read_expression(reader, layer, row, node, &fault)
                                          : dz_property_constant(reader->style->arena, row, node, &fault);
    layer->values[property] = made;
    layer->lines[property] = node->line;
    if (!made && text->len > 0)
        dz_style_fault(reader, expression ? "style-expression" : "style-value", fault.node, row->name, "%s",
                       text->str);
}

/* ---- filters ---- */

/*
 * MapLibre still reads the filters of its youth, ["==", "status", "open"], where an expression would compare
 * two strings. They are told from expressions as it does; below `any` and `all`, too.
 */
static const DzNode *find_old_filter(const DzNode *node)
{
    static const char *const comparisons[] = {"==", "!=", "<", "<=", ">", ">=", NULL};
    static const char *const old[] = {"!in", "!has", "none", NULL};
    const DzNode *found = NULL;
    if (node->kind != DZ_JSON_ARRAY || node->count == 0 || node[1].kind != DZ_JSON_STRING)
        return NULL;
    if (g_strv_contains(old, node[1].text))
        return node;
    if (g_strv_contains(comparisons, node[1].text) && node->count == 3)
        return dz_json_child(node, 1)->kind == DZ_JSON_ARRAY || dz_json_child(node, 2)->kind == DZ_JSON_ARRAY
                   ? NULL
                   : node;
    if (strcmp(node[1].text, "has") == 0 && node->count == 2 && node[2].kind == DZ_JSON_STRING)
        return *node[2].text == '$' ? node : NULL;
    if (strcmp(node[1].text, "any") != 0 && strcmp(node[1].text, "all") != 0)
        return NULL;
    const DzNode *child = node + 1;
    for (guint i = 1; i < node->count && !found; i++) {
        child = dz_json_next(child);
        found = find_old_filter(child);
    }
    return found;
}

void dz_style_read_filter(DzStyleReader *reader, DzStyleLayer *layer, const DzNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    DzFault fault = {node, text};
    const DzNode *old = find_old_filter(node);
    if (layer->kind == DZ_STYLE_BACKGROUND) {
        dz_style_fault(reader, "style-filter", node, "filter", "a background has no features");
        return;
    }
    if (old) {
        dz_style_fault(reader, "style-filter", old, "filter",
                       "filters that name fields without [\"get\", ...] are not supported");
        return;
    }
    layer->filter = dz_expression_compile(reader->style->arena, node, DZ_TYPE(DZ_TYPE_BOOLEAN), &fault);
    if (layer->filter)
        check_fields(reader, layer, layer->filter, "filter");
    else
        dz_style_fault(reader, "style-filter", fault.node, "filter", "%s", text->str);
}
