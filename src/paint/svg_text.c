/*
 * A text mark as <text>. Lines are broken as pango breaks them, and each is held where a reader's own font
 * disturbs least: at its left end, middle or right end, as the mark is held. Directions are said, for what
 * starts on the right starts there in SVG, too.
 */
#include "paint/paint_in.h"

static const double UNITS = DZ_PANGO_PER_MM * PANGO_SCALE;

/* Where the line is held: 0 at its left end, 0.5 in the middle, 1 at its right end. */
static double hold_of(double anchor)
{
    return anchor < 0.25 ? 0 : anchor > 0.75 ? 1 : 0.5;
}

static const char *anchor_name(double hold, bool rtl)
{
    if (hold == 0.5)
        return "middle";
    return (hold == 0) == rtl ? "end" : NULL; /* start is what it is anyway */
}

static void add_font(GString *svg, DzPango *pango, const DzScene *scene, const DzMark *mark)
{
    const PangoFontDescription *font = dz_pango_font(pango, mark->font.name);
    const char *first = dz_svg_families(pango, scene), *families = pango_font_description_get_family(font);
    int weight = mark->font.bold ? PANGO_WEIGHT_SEMIBOLD : (int)pango_font_description_get_weight(font);
    bool upright = mark->lang == DZ_LANG_AR || pango_font_description_get_style(font) == PANGO_STYLE_NORMAL;
    if (families && *families && g_strcmp0(first, families) != 0) {
        g_autoptr(GString) list = g_string_new(NULL);
        dz_svg_family_list(list, families);
        dz_svg_text_attribute(svg, "font-family", list->str);
    }
    dz_svg_attribute(svg, "font-size", mark->font.size_mm, 3);
    if (weight != PANGO_WEIGHT_NORMAL)
        dz_svg_attribute(svg, "font-weight", weight, 0);
    if (!upright)
        g_string_append(svg, " font-style=\"italic\"");
    if (mark->font.spacing_mm != 0)
        dz_svg_attribute(svg, "letter-spacing", mark->font.spacing_mm, 3);
    dz_svg_colour(svg, "fill", mark->colour);
    if (mark->halo_mm > 0) {
        dz_svg_colour(svg, "stroke", mark->halo);
        dz_svg_attribute(svg, "stroke-width", mark->halo_mm, 3);
        g_string_append(svg, " paint-order=\"stroke\"");
    }
}

/* Turned about the middle of its letters. */
static void add_turn(GString *svg, PangoLayout *layout, const DzMark *mark)
{
    if (mark->angle_deg == 0)
        return;
    DzPage middle = dz_pango_middle(layout, mark);
    double numbers[] = {mark->angle_deg, middle.x, middle.y};
    g_string_append(svg, " transform=\"rotate(");
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append(svg, i ? " " : "");
        dz_svg_number(svg, numbers[i], 2);
    }
    g_string_append(svg, ")\"");
}

const char *dz_svg_families(DzPango *pango, const DzScene *scene)
{
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        if (mark->kind == DZ_MARK_TEXT && mark->font.name)
            return pango_font_description_get_family(dz_pango_font(pango, mark->font.name));
    }
    return NULL;
}

void dz_svg_family_list(GString *list, const char *families)
{
    g_auto(GStrv) names = g_strsplit(families, ",", -1);
    for (guint i = 0; names[i]; i++)
        if (*g_strstrip(names[i]))
            g_string_append_printf(list, "'%s',", g_strdelimit(names[i], "'\\", ' '));
    g_string_append(list, DZ_STYLE_FALLBACK_FAMILY);
}

/* The line's place as attributes and its text, the blank at which it was broken left out. */
static void add_line(GString *svg, PangoLayoutIter *iter, const DzMark *mark, double left_mm, bool alone)
{
    const PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iter, NULL, &extents);
    double hold = hold_of(mark->anchor);
    /* SVG counts the space behind the last letter too */
    double x = left_mm + (extents.x + hold * extents.width) / UNITS + hold * mark->font.spacing_mm;
    double y = mark->at.y + pango_layout_iter_get_baseline(iter) / UNITS;
    g_string_append(svg, alone ? " x=\"" : "<tspan x=\"");
    dz_svg_number(svg, x, 2);
    g_string_append(svg, "\" y=\"");
    dz_svg_number(svg, y, 2);
    g_string_append(svg, "\">");
    g_autofree char *text = g_strndup(mark->text + line->start_index, (gsize)line->length);
    dz_svg_escaped(svg, g_strchomp(text));
    if (!alone)
        g_string_append(svg, "</tspan>");
}

void dz_svg_text(GString *svg, DzPango *pango, const DzScene *scene, const DzMark *mark)
{
    double left = 0;
    PangoLayout *layout = dz_pango_layout(pango, mark, &left);
    bool rtl = mark->lang == DZ_LANG_AR, alone = pango_layout_get_line_count(layout) == 1;
    const char *anchor = anchor_name(hold_of(mark->anchor), rtl);
    g_string_append(svg, "<text");
    add_font(svg, pango, scene, mark);
    add_turn(svg, layout, mark);
    if (rtl)
        g_string_append(svg, " direction=\"rtl\"");
    if (anchor)
        g_string_append_printf(svg, " text-anchor=\"%s\"", anchor);
    if (!alone)
        g_string_append_c(svg, '>');
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do
        add_line(svg, iter, mark, left, alone);
    while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    g_string_append(svg, "</text>\n");
}
