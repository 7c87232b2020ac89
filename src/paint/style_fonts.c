/*
 * Whether the fonts that a style names are there. For one that is not, fontconfig takes another without a
 * word.
 */
#include "model/findings.h"
#include "paint/paint_in.h"
#include "style/style.h"

#include <pango/pangocairo.h>
#include <string.h>

typedef struct Fonts {
    PangoFontMap *map;
    PangoContext *context;
    DzFindings *findings;
} Fonts;

/* pango lists generic names, too: Sans, Serif, Monospace. */
static bool is_installed(PangoFontMap *map, const char *family)
{
    PangoFontFamily **families = NULL;
    int count = 0;
    bool found = false;
    pango_font_map_list_families(map, &families, &count);
    for (int i = 0; i < count && !found; i++)
        found = g_ascii_strcasecmp(pango_font_family_get_name(families[i]), family) == 0;
    g_free(families);
    return found;
}

/* The family that is taken for it. g_free it. */
static char *find_substitute(const Fonts *fonts, const char *name)
{
    PangoFontDescription *asked = dz_pango_parse_fonts(name);
    PangoFont *font = pango_font_map_load_font(fonts->map, fonts->context, asked);
    PangoFontDescription *found = font ? pango_font_describe(font) : NULL;
    char *family = g_strdup(found ? pango_font_description_get_family(found) : "none");
    pango_font_description_free(asked);
    pango_font_description_free(found);
    g_clear_object(&font);
    return family;
}

static void check_font(const char *file, guint line, const char *where, const char *font, gpointer data)
{
    const Fonts *fonts = data;
    PangoFontDescription *asked = dz_pango_parse_fonts(font);
    g_auto(GStrv) families = g_strsplit(pango_font_description_get_family(asked), ",", -1);
    pango_font_description_free(asked);
    const char *family = families[0] ? g_strstrip(families[0]) : "";
    if (!*family || is_installed(fonts->map, family))
        return; /* those behind it are for letters that it has not */
    g_autofree char *instead = find_substitute(fonts, font);
    if (g_ascii_strcasecmp(instead, family) != 0)
        dz_findings_add(fonts->findings, "style-font", DZ_SEVERITY_WARNING, file, line,
                        "%s: the family '%s' is not installed; '%s' is used instead", where, family, instead);
}

bool dz_style_check_fonts(const char *name, const char *folder, DzFindings *findings, GError **error)
{
    g_autoptr(DzStyle) style = dz_style_open(name, folder, error);
    if (!style)
        return false;
    Fonts fonts = {.map = pango_cairo_font_map_get_default(), .findings = findings};
    fonts.context = pango_font_map_create_context(fonts.map);
    dz_style_fonts(style, check_font, &fonts);
    g_object_unref(fonts.context);
    return true;
}
