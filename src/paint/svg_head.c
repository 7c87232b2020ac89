/*
 * How a structured SVG begins: its size, what it is for those who cannot see it, and what is known of it, in
 * Dublin Core's words where they have one.
 */
#include "paint/paint_in.h"

#include "model/day.h"

static void element(GString *svg, const char *name, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(svg, "<%s>", name);
    dz_svg_escaped(svg, text);
    g_string_append_printf(svg, "</%s>\n", name);
}

/* Where it lies, in attributes of an element of our own: the page's unit is the millimetre. */
static void add_place(GString *svg, const DzPageGround *place)
{
    if (!place->crs)
        return;
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], metres[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(x, sizeof x, "%.3f", place->corner.x);
    g_ascii_formatd(y, sizeof y, "%.3f", place->corner.y);
    g_ascii_formatd(metres, sizeof metres, "%.9g", 1 / place->mm_per_metre);
    g_string_append(svg, "<dezmap:place");
    dz_svg_text_attribute(svg, "crs", place->crs);
    dz_svg_text_attribute(svg, "corner-x", x);
    dz_svg_text_attribute(svg, "corner-y", y);
    dz_svg_text_attribute(svg, "metres-per-mm", metres);
    const char *const sides[] = {"west", "south", "east", "north"};
    double degrees[] = {place->shown.west, place->shown.south, place->shown.east, place->shown.north};
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
        dz_svg_attribute(svg, sides[i], degrees[i], 4);
    g_string_append(svg, "/>\n");
}

static void add_metadata(GString *svg, const DzScene *scene)
{
    g_autofree char *day = scene->day == DZ_DAY_NONE ? NULL : dz_day_text(scene->day);
    g_autofree char *round = scene->round_number < 0 ? NULL : g_strdup_printf("%d", scene->round_number);
    g_string_append(svg, "<metadata>\n");
    element(svg, "dc:title", scene->title);
    element(svg, "dc:description", scene->description);
    element(svg, "dc:source", scene->credit);
    element(svg, "dc:rights", scene->licence);
    element(svg, "dc:identifier", scene->dataset);
    element(svg, "dc:date", day);
    element(svg, "dezmap:round", round);
    element(svg, "dezmap:disclaimer", scene->disclaimer);
    add_place(svg, &scene->place);
    g_string_append(svg, "</metadata>\n");
}

void dz_svg_head(GString *svg, const DzScene *scene, DzPango *pango)
{
    g_autoptr(GString) families = g_string_new(NULL);
    const char *first = dz_svg_families(pango, scene);
    dz_svg_family_list(families, first ? first : "");
    g_string_append(svg,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                    "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                    "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dezmap=\"urn:dezmap\" width=\"");
    dz_svg_number(svg, scene->width_mm, 4);
    g_string_append(svg, "mm\" height=\"");
    dz_svg_number(svg, scene->height_mm, 4);
    g_string_append(svg, "mm\" viewBox=\"0 0 ");
    dz_svg_number(svg, scene->width_mm, 4);
    g_string_append_c(svg, ' ');
    dz_svg_number(svg, scene->height_mm, 4);
    g_string_append_printf(svg,
                           "\" role=\"img\" aria-labelledby=\"map-title map-desc\" xml:lang=\"%s\" "
                           "fill-rule=\"evenodd\" stroke-linejoin=\"round\" stroke-miterlimit=\"10\" "
                           "text-rendering=\"geometricPrecision\"",
                           dz_svg_language(scene->lang));
    dz_svg_text_attribute(svg, "font-family", families->str);
    g_string_append(svg, ">\n");
    g_string_append(svg, "<title id=\"map-title\">");
    dz_svg_escaped(svg, scene->title);
    g_string_append(svg, "</title>\n<desc id=\"map-desc\">");
    dz_svg_escaped(svg, scene->description);
    g_string_append(svg, "</desc>\n");
    add_metadata(svg, scene);
}
