/*
 * The fonts that a style names. Whether they are there is known to who paints.
 */
#include "style/style_in.h"

typedef struct Visitor {
    const DzStyleLayer *layer;
    DzFontVisit visit;
    gpointer data;
} Visitor;

static void visit_stack(const DzExpression *literal, gpointer data)
{
    const Visitor *visitor = data;
    const DzStyleLayer *layer = visitor->layer;
    g_autofree char *where = g_strdup_printf("layer '%s': text-font", layer->id);
    g_autoptr(GString) font = g_string_new(NULL);
    for (guint i = 0; i < literal->value.count; i++)
        g_string_append_printf(font, "%s%s", i ? "," : "", literal->value.items[i].text);
    guint line = literal->line ? literal->line : layer->lines[DZ_TEXT_FONT];
    visitor->visit(layer->style->path, line ? line : layer->line, where, font->str, visitor->data);
}

void dz_style_fonts(const DzStyle *style, DzFontVisit visit, gpointer data)
{
    for (guint i = 0; i < style->layers->len; i++) {
        const DzStyleLayer *layer = g_ptr_array_index(style->layers, i);
        const DzExpression *fonts = layer->values[DZ_TEXT_FONT];
        Visitor visitor = {layer, visit, data};
        if (layer->kind == DZ_STYLE_SYMBOL && layer->values[DZ_TEXT_FIELD])
            dz_expression_leaves(fonts ? fonts : style->fallbacks[DZ_TEXT_FONT], visit_stack, &visitor);
    }
    g_autofree char *path = dz_page_path(style->path);
    for (guint i = 0; i < dz_page_row_count(); i++) {
        const DzPageRow *row = dz_page_row_at(i);
        const DzPageValue *value = &style->page[row->part][row->key];
        g_autofree char *where = g_strdup_printf("[%s] font", dz_page_part_word(row->part));
        if (row->key == DZ_KEY_FONT && (value->line || row->part == DZ_PART_PAGE))
            visit(path, value->line, where, value->text.in[DZ_LANG_EN], data);
    }
}
