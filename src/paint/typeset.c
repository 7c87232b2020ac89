/*
 * Layouts are made 40 times larger than they are drawn: pango counts in whole 1/1024 of its unit and fonts
 * are hinted for their size, so at millimetres letters would be misplaced. Hinting and rounding are off, so
 * that a text measures the same whatever the picture's resolution.
 *
 * The font map is the thread's own, which pango keeps: to find the fonts costs as much as to draw a map, and
 * is done once for all of them. Each language has a context, since a layout that is kept is laid out anew
 * when its context's language or direction changes.
 */
#include "paint/paint_in.h"

#include <pango/pangocairo.h>
#include <string.h>

enum { SHEETS = 4 };

typedef struct Sheet {
    guint64 number;
    cairo_pattern_t *pattern; /* NULL: none */
} Sheet;

struct DzPango {
    PangoFontMap *map;
    PangoContext *contexts[DZ_LANG_COUNT];
    cairo_font_options_t *options;
    GHashTable *fonts;    /* PangoFontDescription without a size, by DzFont's name */
    GHashTable *layouts;  /* what they are of, as text -> PangoLayout */
    Sheet sheets[SHEETS]; /* the next to be given up is at `oldest` */
    guint oldest;
};

static PangoContext *context_new(const DzPango *pango, DzLang lang)
{
    static const char *const tags[DZ_LANG_COUNT] = {"en", "ar", "tr", "ru", "fr"};
    PangoContext *context = pango_font_map_create_context(pango->map);
    pango_cairo_context_set_font_options(context, pango->options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(tags[lang]));
    pango_context_set_base_dir(context, lang == DZ_LANG_AR ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

DzPango *dz_pango_new(void)
{
    DzPango *pango = g_new0(DzPango, 1);
    pango->map = g_object_ref(pango_cairo_font_map_get_default());
    pango->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(pango->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(pango->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(pango->options, CAIRO_ANTIALIAS_GRAY);
    for (guint i = 0; i < DZ_LANG_COUNT; i++)
        pango->contexts[i] = context_new(pango, (DzLang)i);
    pango->fonts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)pango_font_description_free);
    pango->layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    return pango;
}

void dz_pango_free(DzPango *pango)
{
    if (!pango)
        return;
    g_hash_table_unref(pango->fonts);
    for (guint i = 0; i < SHEETS; i++)
        g_clear_pointer(&pango->sheets[i].pattern, cairo_pattern_destroy);
    g_hash_table_unref(pango->layouts);
    cairo_font_options_destroy(pango->options);
    for (guint i = 0; i < DZ_LANG_COUNT; i++)
        g_object_unref(pango->contexts[i]);
    g_object_unref(pango->map);
    g_free(pango);
}

PangoFontDescription *dz_pango_parse_fonts(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, ",", -1);
    PangoFontDescription *font = pango_font_description_from_string(parts[0] ? parts[0] : "");
    g_autoptr(GString) families = g_string_new(NULL);
    for (guint i = 0; parts[i]; i++) {
        PangoFontDescription *part = pango_font_description_from_string(parts[i]);
        const char *family = pango_font_description_get_family(part);
        if (family)
            g_string_append_printf(families, "%s%s", families->len ? "," : "", family);
        pango_font_description_free(part);
    }
    pango_font_description_set_family(font, families->str);
    return font;
}

const PangoFontDescription *dz_pango_font(DzPango *pango, const char *name)
{
    name = name ? name : "";
    PangoFontDescription *font = g_hash_table_lookup(pango->fonts, name);
    if (!font) {
        font = dz_pango_parse_fonts(name);
        g_hash_table_insert(pango->fonts, g_strdup(name), font);
    }
    return font;
}

static void set_spacing(PangoLayout *layout, double spacing_mm)
{
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes,
                           pango_attr_letter_spacing_new((int)(spacing_mm * DZ_PANGO_PER_MM * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

static PangoLayout *layout_new(DzPango *pango, const char *text, const DzFont *font, double wrap_mm,
                               PangoAlignment alignment, DzLang lang)
{
    PangoLayout *layout = pango_layout_new(pango->contexts[lang]);
    PangoFontDescription *description = pango_font_description_copy_static(dz_pango_font(pango, font->name));
    pango_font_description_set_absolute_size(description, font->size_mm * DZ_PANGO_PER_MM * PANGO_SCALE);
    if (font->bold)
        pango_font_description_set_weight(description, PANGO_WEIGHT_SEMIBOLD);
    if (lang == DZ_LANG_AR) /* its letters have no slant of their own, and a made-up one is no italic */
        pango_font_description_set_style(description, PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, text, -1);
    if (font->spacing_mm != 0)
        set_spacing(layout, font->spacing_mm);
    if (wrap_mm > 0) {
        pango_layout_set_width(layout, (int)(wrap_mm * DZ_PANGO_PER_MM * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_alignment(layout, alignment);
    return layout;
}

/*
 * The layout, from those made before if it is among them. Maps of one data set have nearly all of their texts
 * in common, and each is measured several times before it is drawn. It is pango's.
 */
static PangoLayout *layout_of(DzPango *pango, const char *text, const DzFont *font, double wrap_mm,
                              PangoAlignment alignment, DzLang lang)
{
    enum { MOST = 4096 };
    char *key = g_strdup_printf("%a %a %d %a %d %d %s\n%s", font->size_mm, font->spacing_mm, font->bold,
                                wrap_mm, (int)alignment, (int)lang, font->name ? font->name : "", text);
    PangoLayout *layout = g_hash_table_lookup(pango->layouts, key);
    if (layout) {
        g_free(key);
        return layout;
    }
    if (g_hash_table_size(pango->layouts) >= MOST)
        g_hash_table_remove_all(pango->layouts);
    layout = layout_new(pango, text, font, wrap_mm, alignment, lang);
    g_hash_table_insert(pango->layouts, key, layout);
    return layout;
}

static double in_mm(int pango_units)
{
    return pango_units / DZ_PANGO_PER_MM / PANGO_SCALE;
}

static DzTextSize size_of(PangoLayout *layout)
{
    PangoRectangle ink, logical;
    pango_layout_get_extents(layout, &ink, &logical);
    return (DzTextSize){.width_mm = in_mm(logical.width),
                        .height_mm = in_mm(logical.height),
                        .baseline_mm = in_mm(pango_layout_get_baseline(layout)),
                        .ink_top_mm = in_mm(ink.y),
                        .ink_bottom_mm = in_mm(ink.y + ink.height)};
}

static DzTextSize measure(void *data, const char *text, const DzFont *font, double wrap_mm, DzLang lang)
{
    return size_of(layout_of(data, text, font, wrap_mm, PANGO_ALIGN_LEFT, lang));
}

DzTypesetter dz_pango_typesetter(DzPango *pango)
{
    return (DzTypesetter){.data = pango, .measure = measure};
}

static void set_colour(cairo_t *cr, DzColour colour)
{
    cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, colour.a);
}

/* Lines stand towards the anchor; a layout of one line is as wide as that. */
static PangoAlignment alignment_of(const DzMark *mark)
{
    bool lines = mark->wrap_mm > 0 || strchr(mark->text, '\n');
    bool right = mark->anchor > 0.75, left = mark->anchor < 0.25;
    return !lines || left ? PANGO_ALIGN_LEFT : right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER;
}

PangoLayout *dz_pango_layout(DzPango *pango, const DzMark *mark, double *left_mm)
{
    PangoLayout *layout =
        layout_of(pango, mark->text, &mark->font, mark->wrap_mm, alignment_of(mark), mark->lang);
    double width = mark->wrap_mm > 0 ? mark->wrap_mm : size_of(layout).width_mm;
    *left_mm = mark->at.x - mark->anchor * width;
    return layout;
}

DzPage dz_pango_middle(PangoLayout *layout, const DzMark *mark)
{
    DzTextSize size = size_of(layout);
    double width = mark->wrap_mm > 0 ? mark->wrap_mm : size.width_mm;
    return (DzPage){mark->at.x + (0.5 - mark->anchor) * width,
                    mark->at.y + (size.ink_top_mm + size.ink_bottom_mm) / 2};
}

void dz_pango_draw(DzPango *pango, cairo_t *cr, const DzMark *mark)
{
    double left = 0;
    PangoLayout *layout = dz_pango_layout(pango, mark, &left);
    cairo_save(cr);
    if (mark->angle_deg != 0) {
        DzPage middle = dz_pango_middle(layout, mark);
        cairo_translate(cr, middle.x, middle.y);
        cairo_rotate(cr, mark->angle_deg * G_PI / 180);
        cairo_translate(cr, -middle.x, -middle.y);
    }
    cairo_translate(cr, left, mark->at.y);
    cairo_scale(cr, 1 / DZ_PANGO_PER_MM, 1 / DZ_PANGO_PER_MM);
    if (mark->halo_mm > 0) {
        cairo_move_to(cr, 0, 0);
        pango_cairo_layout_path(cr, layout);
        set_colour(cr, mark->halo);
        cairo_set_line_width(cr, mark->halo_mm * DZ_PANGO_PER_MM);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST); /* its edge is soft, and a tenth of a map's time */
        cairo_stroke(cr);
    }
    set_colour(cr, mark->colour);
    dz_pango_show(cr, layout);
    cairo_restore(cr);
}

cairo_pattern_t *dz_pango_sheet(DzPango *pango, guint64 number)
{
    for (guint i = 0; i < SHEETS; i++)
        if (pango->sheets[i].pattern && pango->sheets[i].number == number)
            return pango->sheets[i].pattern;
    return NULL;
}

void dz_pango_keep_sheet(DzPango *pango, guint64 number, cairo_pattern_t *sheet)
{
    Sheet *place = &pango->sheets[pango->oldest];
    g_clear_pointer(&place->pattern, cairo_pattern_destroy);
    *place = (Sheet){number, sheet};
    pango->oldest = (pango->oldest + 1) % SHEETS;
}
