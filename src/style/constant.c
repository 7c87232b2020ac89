/*
 * Values that are no expressions, checked against their row of the table.
 */
#include "style/style_in.h"

#include <math.h>
#include <string.h>

static gpointer G_GNUC_PRINTF(3, 4) fail(DzFault *fault, const DzNode *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fault->node = node;
    g_string_vprintf(fault->text, format, arguments);
    va_end(arguments);
    return NULL;
}

DzType dz_property_type(const DzPropertyRow *row)
{
    int length = row->length ? (int)row->length : -1;
    switch (row->type) {
    case DZ_VALUE_NUMBER:
        return DZ_TYPE(DZ_TYPE_NUMBER);
    case DZ_VALUE_COLOUR:
        return DZ_TYPE(DZ_TYPE_COLOUR);
    case DZ_VALUE_BOOLEAN:
        return DZ_TYPE(DZ_TYPE_BOOLEAN);
    case DZ_VALUE_CHOICE:
        return DZ_TYPE(DZ_TYPE_STRING);
    case DZ_VALUE_TEXT:
        return DZ_TYPE(DZ_TYPE_FORMATTED);
    case DZ_VALUE_SYMBOL:
        return DZ_TYPE(DZ_TYPE_IMAGE);
    case DZ_VALUE_NUMBERS:
        return (DzType){DZ_TYPE_ARRAY, DZ_TYPE_NUMBER, length};
    default:
        return (DzType){DZ_TYPE_ARRAY, DZ_TYPE_STRING, length};
    }
}

bool dz_property_check_number(const DzPropertyRow *row, double number, GString *why)
{
    if (isfinite(number) && number >= row->min && number <= row->max)
        return true;
    g_string_assign(why, "expected a number");
    if (!isinf(row->min) && !isinf(row->max))
        g_string_append_printf(why, " from %g to %g", row->min, row->max);
    else if (!isinf(row->min))
        g_string_append_printf(why, " of at least %g", row->min);
    if (isnan(number))
        g_string_append(why, ", found one that is not a number (NaN)");
    else if (isinf(number))
        g_string_append_printf(why, ", found %s", number > 0 ? "infinity" : "minus infinity");
    else
        g_string_append_printf(why, ", found %g", number);
    return false;
}

bool dz_text_check_length(const char *text, GString *why)
{
    glong length = g_utf8_strlen(text, -1), most = (glong)dz_limit(DZ_LIMIT_TEXT);
    if (length > most)
        g_string_printf(why, "expected a text of at most %ld letters, found %ld", most, length);
    return length <= most;
}

bool dz_property_check_count(const DzPropertyRow *row, guint count, GString *why)
{
    bool ok = row->type != DZ_VALUE_NUMBERS || count <= dz_limit(DZ_LIMIT_DASHES);
    if (!ok)
        g_string_printf(why, "expected at most %u numbers, found %u", dz_limit(DZ_LIMIT_DASHES), count);
    return ok;
}

bool dz_property_check_text(const DzPropertyRow *row, const char *text, GString *why)
{
    const char *between = "";
    for (guint i = 0; row->words && row->words[i]; i++)
        if (strcmp(row->words[i], text) == 0)
            return true;
    if (row->words) {
        g_autofree char *words = g_strjoinv(", ", (char **)(void *)row->words);
        g_string_printf(why, "'%s' is none of %s", text, words);
        return false;
    }
    if (row->type == DZ_VALUE_TEXT && dz_text_has_controls(text)) {
        g_string_assign(why, "expected a text without control characters");
        return false;
    }
    if (row->type == DZ_VALUE_TEXT)
        return dz_text_check_length(text, why);
    if (row->type != DZ_VALUE_SYMBOL || !*text)
        return true;
    g_string_printf(why, "'%s' is no symbol; there are ", text);
    for (guint i = 0; i < dz_source_symbol_count(); i++, between = ", ") {
        if (strcmp(dz_source_symbol_at(i)->name, text) == 0)
            return true;
        g_string_append_printf(why, "%s%s", between, dz_source_symbol_at(i)->name);
    }
    return false;
}

static const DzExpression *scalar(DzArena *arena, const DzNode *node, DzTypeKind kind)
{
    return dz_expression_literal(arena, (DzValue){.kind = kind, .number = node->number, .text = node->text});
}

static const DzExpression *read_text(DzArena *arena, const DzPropertyRow *row, const DzNode *node,
                                     DzFault *fault)
{
    const char *open = strchr(node->text, '{');
    if (row->type != DZ_VALUE_CHOICE && open && strchr(open, '}'))
        return fail(fault, node,
                    "fields in braces are not supported; expected an expression such as "
                    "[\"get\", \"name\"]");
    if (!dz_property_check_text(row, node->text, fault->text)) {
        fault->node = node;
        return NULL;
    }
    return scalar(arena, node, DZ_TYPE_STRING);
}

static const DzExpression *read_array(DzArena *arena, const DzPropertyRow *row, const DzNode *node,
                                      DzFault *fault)
{
    bool numbers = row->type == DZ_VALUE_NUMBERS;
    if (row->length && node->count != row->length)
        return fail(fault, node, "expected %u numbers, found %u", row->length, node->count);
    if (!numbers && !node->count)
        return fail(fault, node, "expected at least one string");
    fault->node = node;
    if (!dz_property_check_count(row, node->count, fault->text))
        return NULL;
    DzValue *items = dz_arena_take(arena, node->count, sizeof *items);
    const DzNode *item = node + 1;
    for (guint i = 0; i < node->count; i++, item = dz_json_next(item)) {
        if (item->kind != (numbers ? DZ_JSON_NUMBER : DZ_JSON_STRING))
            return fail(fault, item, "expected an array of %s, found %s in it",
                        numbers ? "numbers" : "strings", dz_json_kind_word(item));
        fault->node = item;
        if (numbers && !dz_property_check_number(row, item->number, fault->text))
            return NULL;
        items[i] = (DzValue){
            .kind = numbers ? DZ_TYPE_NUMBER : DZ_TYPE_STRING, .number = item->number, .text = item->text};
    }
    return dz_expression_literal(arena,
                                 (DzValue){.kind = DZ_TYPE_ARRAY, .items = items, .count = node->count});
}

const DzExpression *dz_property_constant(DzArena *arena, const DzPropertyRow *row, const DzNode *node,
                                         DzFault *fault)
{
    static const struct {
        DzJsonKind kind;
        const char *words;
    } wanted[] = {{DZ_JSON_NUMBER, "a number"},           {DZ_JSON_STRING, "a colour"},
                  {DZ_JSON_BOOLEAN, "a boolean"},         {DZ_JSON_STRING, "a string"},
                  {DZ_JSON_STRING, "a string"},           {DZ_JSON_STRING, "a string"},
                  {DZ_JSON_ARRAY, "an array of numbers"}, {DZ_JSON_ARRAY, "an array of strings"}};
    if (node->kind != wanted[row->type].kind)
        return fail(fault, node, "expected %s%s, found %s", wanted[row->type].words,
                    row->depends == DZ_DEPENDS_NOTHING ? "" : " or an expression", dz_json_kind_word(node));
    DzValue value = {.kind = DZ_TYPE_COLOUR};
    fault->node = node;
    switch (row->type) {
    case DZ_VALUE_NUMBER:
        return dz_property_check_number(row, node->number, fault->text) ? scalar(arena, node, DZ_TYPE_NUMBER)
                                                                        : NULL;
    case DZ_VALUE_BOOLEAN:
        return scalar(arena, node, DZ_TYPE_BOOLEAN);
    case DZ_VALUE_COLOUR:
        if (!dz_css_parse(node->text, &value.colour))
            return fail(fault, node, "'%s' is not a colour; expected one such as #1f6f8b", node->text);
        return dz_expression_literal(arena, value);
    case DZ_VALUE_NUMBERS:
    case DZ_VALUE_TEXTS:
        return read_array(arena, row, node, fault);
    default:
        return read_text(arena, row, node, fault);
    }
}

void dz_property_fallbacks(DzArena *arena, const DzExpression *fallbacks[DZ_PROPERTY_COUNT])
{
    for (guint i = 0; i < DZ_PROPERTY_COUNT; i++) {
        const DzPropertyRow *row = dz_property_row((DzProperty)i);
        g_autoptr(GString) why = g_string_new(NULL);
        DzFault fault = {NULL, why};
        guint line = 0;
        g_autoptr(DzJson) json = dz_json_parse(row->fallback, strlen(row->fallback), &line, NULL);
        const DzNode *node = dz_json_root(json);
        fallbacks[i] = node->kind == DZ_JSON_NULL ? NULL : dz_property_constant(arena, row, node, &fault);
        g_assert(node->kind == DZ_JSON_NULL || fallbacks[i]);
    }
}
