/*
 * A layout onto a cairo surface, glyphs with the text they stand for, so that a PDF can be searched.
 *
 * pango's own way hands a ligature's letters to the PDF in the order of speech. Readers (poppler and pdf.js
 * among them) take the glyphs of a right-to-left line from left to right and turn the whole line round, the
 * letters within a ligature too: lam-alif came out as alif-lam, and the city of Latakia could not be found.
 * So the letters of such a ligature are handed over as they stand on paper.
 */
#include "paint/paint_in.h"

#include <pango/pangocairo.h>
#include <string.h>

typedef struct Run {
    GArray *glyphs;   /* of cairo_glyph_t */
    GArray *clusters; /* of cairo_text_cluster_t */
    GString *text;
} Run;

/* Adds the glyphs that are ink, from pango's units, and gives their number. */
static int add_glyphs(Run *run, const PangoGlyphString *string, int first, int count, double *x, double y)
{
    int added = 0;
    for (int i = first; i < first + count; i++) {
        const PangoGlyphInfo *info = &string->glyphs[i];
        if (info->glyph != PANGO_GLYPH_EMPTY) {
            cairo_glyph_t glyph = {info->glyph, *x + pango_units_to_double(info->geometry.x_offset),
                                   y + pango_units_to_double(info->geometry.y_offset)};
            g_array_append_val(run->glyphs, glyph);
            added++;
        }
        *x += pango_units_to_double(info->geometry.width);
    }
    return added;
}

static void add_text(Run *run, const char *text, int bytes, bool turned)
{
    if (!turned) {
        g_string_append_len(run->text, text, bytes);
        return;
    }
    for (const char *at = text + bytes; at > text;) {
        const char *before = g_utf8_prev_char(at);
        g_string_append_len(run->text, before, at - before);
        at = before;
    }
}

/* Glyphs go from left to right, clusters in the order of speech. */
static void collect(Run *run, PangoGlyphItem *item, const char *text, double x, double y)
{
    bool backward = item->item->analysis.level % 2 == 1;
    g_autofree int *inks =
        g_new0(int, (gsize)item->glyphs->num_glyphs + 1); /* by the cluster's first glyph */
    for (int i = 0; i < item->glyphs->num_glyphs; i++)
        inks[i] = add_glyphs(run, item->glyphs, i, 1, &x, y);
    PangoGlyphItemIter iter;
    for (gboolean more = pango_glyph_item_iter_init_start(&iter, item, text); more;
         more = pango_glyph_item_iter_next_cluster(&iter)) {
        int first = backward ? iter.end_glyph + 1 : iter.start_glyph;
        int end = backward ? iter.start_glyph + 1 : iter.end_glyph;
        cairo_text_cluster_t cluster = {iter.end_index - iter.start_index, 0};
        for (int i = first; i < end; i++)
            cluster.num_glyphs += inks[i];
        g_array_append_val(run->clusters, cluster);
        bool ligature = cluster.num_glyphs == 1 && iter.end_char - iter.start_char > 1;
        add_text(run, text + iter.start_index, cluster.num_bytes, backward && ligature);
    }
}

static void show_run(cairo_t *cr, PangoGlyphItem *item, const char *text, double x, double y)
{
    cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font((PangoCairoFont *)item->item->analysis.font);
    if (!font)
        return;
    Run run = {g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
               g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)), g_string_new(NULL)};
    collect(&run, item, text, x, y);
    cairo_set_scaled_font(cr, font);
    cairo_show_text_glyphs(cr, run.text->str, (int)run.text->len, (cairo_glyph_t *)(void *)run.glyphs->data,
                           (int)run.glyphs->len, (cairo_text_cluster_t *)(void *)run.clusters->data,
                           (int)run.clusters->len,
                           item->item->analysis.level % 2 == 1 ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                                               : (cairo_text_cluster_flags_t)0);
    g_array_unref(run.glyphs);
    g_array_unref(run.clusters);
    g_string_free(run.text, TRUE);
}

void dz_pango_show(cairo_t *cr, PangoLayout *layout)
{
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) { /* pango draws a box for what no font has */
        cairo_move_to(cr, 0, 0);
        pango_cairo_show_layout(cr, layout);
        return;
    }
    const char *text = pango_layout_get_text(layout);
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        PangoRectangle place;
        pango_layout_iter_get_run_extents(iter, NULL, &place);
        double y = pango_units_to_double(pango_layout_iter_get_baseline(iter));
        if (run)
            show_run(cr, run, text, pango_units_to_double(place.x), y);
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
}
