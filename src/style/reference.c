/*
 * The tables of docs/style.md, in Markdown, from the tables that the program goes by.
 */
#include "style/style_in.h"

#include <math.h>
#include <string.h>

static void append_default(GString *text, const char *fallback)
{
    if (strcmp(fallback, "null") == 0 || strcmp(fallback, "\"\"") == 0)
        g_string_append(text, "none");
    else
        g_string_append_printf(text, "`%s`", fallback);
}

static void append_values(GString *text, const DzPropertyRow *row)
{
    static const char *const words[] = {"number", "colour", "boolean", "",
                                        "string", "symbol", "numbers", "strings"};
    for (guint i = 0; row->words && row->words[i]; i++)
        g_string_append_printf(text, "%s%s", i ? ", " : "", row->words[i]);
    if (row->length)
        g_string_append_printf(text, "%u ", row->length);
    g_string_append(text, words[row->type]);
    if (!isinf(row->min) && !isinf(row->max))
        g_string_append_printf(text, ", %g to %g", row->min, row->max);
    else if (!isinf(row->min))
        g_string_append_printf(text, ", at least %g", row->min);
}

static void append_properties(GString *text, DzStyleKind kind, DzSection section, const char *title)
{
    static const char *const depends[] = {"nothing", "zoom", "zoom, feature"};
    bool begun = false;
    for (guint i = 0; i < DZ_PROPERTY_COUNT; i++) {
        const DzPropertyRow *row = dz_property_row((DzProperty)i);
        if (row->kind != kind || row->section != section)
            continue;
        if (!begun)
            g_string_append_printf(text,
                                   "%s\n\n| property | values | default | may depend on | what it is |\n"
                                   "|---|---|---|---|---|\n",
                                   title);
        begun = true;
        g_string_append_printf(text, "| `%s` | ", row->name);
        append_values(text, row);
        g_string_append(text, " | ");
        append_default(text, row->fallback);
        g_string_append_printf(text, " | %s | %s |\n", depends[row->depends], row->meaning);
    }
    if (begun)
        g_string_append_c(text, '\n');
}

static void append_kinds(GString *text)
{
    for (guint i = 0; i < DZ_STYLE_KIND_COUNT; i++) {
        g_string_append_printf(text, "### `%s`\n\n", dz_style_kind_word((DzStyleKind)i));
        append_properties(text, (DzStyleKind)i, DZ_SECTION_LAYOUT, "In `layout`:");
        append_properties(text, (DzStyleKind)i, DZ_SECTION_PAINT, "In `paint`:");
        append_properties(text, (DzStyleKind)i, DZ_SECTION_HATCH, "In `dezmap:hatch` of `metadata`:");
    }
}

static void append_operators(GString *text)
{
    g_string_append(text, "## Operators\n\n| operator | what it gives |\n|---|---|\n");
    for (guint i = 0; i < dz_operator_count(); i++) {
        const DzOperatorRow *row = dz_operator_at(i);
        g_string_append_printf(text, "| `[\"%s\"%s%s]` | %s |\n", row->name, *row->usage ? ", " : "",
                               row->usage, row->meaning);
    }
    g_string_append_c(text, '\n');
}

static void append_sources(GString *text)
{
    static const char *const geometries[] = {"points", "lines", "areas"}, *const types[] = {
                                                                              "string", "number", "boolean"};
    g_string_append(text, "## Source layers\n\n");
    for (guint i = 0; i < dz_source_layer_count(); i++) {
        const DzSourceLayer *layer = dz_source_layer_at(i);
        g_string_append_printf(text, "**`%s`** (%s): %s.\n\n", layer->name, geometries[layer->geometry],
                               layer->meaning);
        for (guint f = 0; f < DZ_SOURCE_FIELDS_MAX && layer->fields[f].name; f++)
            g_string_append_printf(text, "* `%s`, %s: %s\n", layer->fields[f].name,
                                   types[layer->fields[f].type], layer->fields[f].meaning);
        g_string_append(text, layer->fields[0].name ? "\n" : "");
    }
    g_string_append(text, "## Symbols\n\n| name | what it is |\n|---|---|\n");
    for (guint i = 0; i < dz_source_symbol_count(); i++)
        g_string_append_printf(text, "| `%s` | %s |\n", dz_source_symbol_at(i)->name,
                               dz_source_symbol_at(i)->meaning);
    g_string_append_c(text, '\n');
}

static void append_page_values(GString *text, const DzPageRow *row)
{
    switch (dz_page_key_type(row->key)) {
    case DZ_PAGE_YES_NO:
        g_string_append(text, "yes, no");
        break;
    case DZ_PAGE_PLACE:
        g_string_append(text, "a place");
        break;
    case DZ_PAGE_FONT:
        g_string_append(text, "a family");
        break;
    case DZ_PAGE_LENGTH:
        g_string_append_printf(text, "mm, %g to %g", row->min, row->max);
        break;
    case DZ_PAGE_COLOUR:
        g_string_append(text, "a colour");
        break;
    default:
        g_string_append(text, "a text");
    }
}

static void append_page(GString *text)
{
    g_string_append(text, "## The page\n\nPlaces: ");
    for (guint i = 0; i < DZ_AT_COUNT; i++)
        g_string_append_printf(text, "%s`%s`", i ? ", " : "", dz_page_place_word((DzPagePlace)i));
    g_string_append(text, ".\n\n| group | key | values | default | what it is |\n|---|---|---|---|---|\n");
    for (guint i = 0; i < dz_page_row_count(); i++) {
        const DzPageRow *row = dz_page_row_at(i);
        g_string_append_printf(text, "| `[%s]` | `%s` | ", dz_page_part_word(row->part),
                               dz_page_key_word(row->key));
        append_page_values(text, row);
        if (!row->fallback)
            g_string_append(text, " | the page's");
        else if (!*row->fallback)
            g_string_append(text, " | none");
        else
            g_string_append_printf(text, " | `%s`", row->fallback);
        g_string_append_printf(text, " | %s |\n", row->meaning);
    }
}

static void append_limits(GString *text)
{
    g_string_append(text, "## Limits\n\n| at most | what |\n|---|---|\n");
    for (guint i = 0; i < DZ_LIMIT_COUNT; i++)
        g_string_append_printf(text, "| %u | %s |\n", dz_limit((DzLimit)i), dz_limit_meaning((DzLimit)i));
    g_string_append_c(text, '\n');
}

char *dz_style_reference(void)
{
    g_autoptr(GString) text = g_string_new("## Layers and their properties\n\n");
    append_kinds(text);
    append_operators(text);
    append_limits(text);
    append_sources(text);
    append_page(text);
    return g_strdup(text->str);
}
