/*
 * Numbers, colours and texts as SVG has them, as short as they can be.
 */
#include "paint/paint_in.h"

#include <math.h>

void dz_svg_number(GString *svg, double value, int decimals)
{
    static const long powers[] = {1, 10, 100, 1000, 10000};
    long scale = powers[decimals], whole = lround(fabs(value) * (double)scale);
    if (whole != 0 && value < 0)
        g_string_append_c(svg, '-');
    if (whole >= scale || whole == 0)
        g_string_append_printf(svg, "%ld", whole / scale);
    long rest = whole % scale;
    if (rest == 0)
        return;
    while (rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    g_string_append_printf(svg, ".%0*ld", decimals, rest);
}

void dz_svg_escaped(GString *svg, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(svg, escaped);
}

void dz_svg_colour(GString *svg, const char *attribute, DzColour colour)
{
    g_string_append_printf(svg, " %s=\"#%02x%02x%02x\"", attribute, (guint)lround(colour.r * 255),
                           (guint)lround(colour.g * 255), (guint)lround(colour.b * 255));
    if (colour.a < 1) {
        g_string_append_printf(svg, " %s-opacity=\"", attribute);
        dz_svg_number(svg, colour.a, 3);
        g_string_append_c(svg, '"');
    }
}

const char *dz_svg_language(DzLang lang)
{
    static const char *const tags[DZ_LANG_COUNT] = {"en", "ar", "tr", "ru", "fr"};
    return tags[lang];
}

void dz_svg_attribute(GString *svg, const char *name, double value, int decimals)
{
    g_string_append_printf(svg, " %s=\"", name);
    dz_svg_number(svg, value, decimals);
    g_string_append_c(svg, '"');
}

void dz_svg_text_attribute(GString *svg, const char *name, const char *value)
{
    g_string_append_printf(svg, " %s=\"", name);
    dz_svg_escaped(svg, value);
    g_string_append_c(svg, '"');
}
