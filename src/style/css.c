/*
 * Colours as CSS Color 4 writes them, in the part that MapLibre reads: names, `transparent`, hexadecimal of
 * 3, 4, 6 and 8 digits, rgb(), rgba(), hsl() and hsla() with commas or without. Components are not rounded.
 */
#include "style/value_in.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* https://www.w3.org/TR/css-color-4/#named-colors, in alphabetical order */
typedef struct Named {
    const char *name;
    guint rgb;
} Named;

static const Named NAMES[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

static int compare_names(const void *name, const void *row)
{
    return strcmp(name, ((const Named *)row)->name);
}

static bool named(const char *text, DzColour *colour)
{
    if (strcmp(text, "transparent") == 0) {
        *colour = (DzColour){0};
        return true;
    }
    const Named *found = bsearch(text, NAMES, G_N_ELEMENTS(NAMES), sizeof NAMES[0], compare_names);
    if (!found)
        return false;
    *colour = (DzColour){(found->rgb >> 16) / 255.0, (found->rgb >> 8 & 255) / 255.0,
                         (found->rgb & 255) / 255.0, 1};
    return true;
}

static bool hexadecimal(const char *text, DzColour *colour)
{
    size_t digits = strlen(text), each = digits < 6 ? 1 : 2;
    double channels[4] = {0, 0, 0, 1};
    if (strspn(text, "0123456789abcdef") != digits ||
        (digits != 3 && digits != 4 && digits != 6 && digits != 8))
        return false;
    for (size_t i = 0; i * each < digits; i++) {
        int high = g_ascii_xdigit_value(text[i * each]),
            low = g_ascii_xdigit_value(text[i * each + each - 1]);
        channels[i] = (high * 16 + low) / 255.0;
    }
    *colour = (DzColour){channels[0], channels[1], channels[2], channels[3]};
    return true;
}

/* ---- functions ---- */

typedef struct Part {
    double number;
    bool percent;
    char before; /* what separates it from the one before: ',', '/' or ' ' */
} Part;

static const char *skip_blanks(const char *text)
{
    while (g_ascii_isspace(*text) || *text == '\v')
        text++;
    return text;
}

/* Reads a number as JavaScript's Number() would out of digits, signs, points and `e`; false if it is none. */
static bool read_number(const char **text, double *number)
{
    size_t length = strspn(*text, "0123456789.e+-");
    g_autofree char *digits = g_strndup(*text, length);
    char *end = NULL;
    *text += length;
    *number = g_ascii_strtod(digits, &end);
    return length > 0 && *end == 0;
}

/* Reads "12% , 3 / 4)" into three or four parts; 0 if it is not that. `degrees`: the first may end in deg. */
static guint read_parts(const char *text, bool degrees, Part parts[4])
{
    guint count = 0;
    text = skip_blanks(text);
    for (; count < 4; count++) {
        Part *part = &parts[count];
        part->before = count ? ' ' : 0;
        const char *next = skip_blanks(text);
        bool spaced = next > text;
        if (count && (*next == ',' || (*next == '/' && count == 3))) {
            part->before = *next;
            next = skip_blanks(next + 1);
        } else if (*next == ')' || (count && !spaced)) {
            break;
        }
        text = next;
        if (!read_number(&text, &part->number))
            return 0;
        part->percent = *text == '%';
        text += part->percent;
        if (degrees && count == 0 && g_str_has_prefix(text, "deg"))
            text += strlen("deg");
    }
    text = skip_blanks(text);
    bool commas = count >= 3 && parts[1].before == ',' && parts[2].before == ',';
    bool blanks = count >= 3 && parts[1].before == ' ' && parts[2].before == ' ';
    bool last = count == 3 || (count == 4 && parts[3].before == (commas ? ',' : '/'));
    return (commas || blanks) && last && strcmp(text, ")") == 0 ? count : 0;
}

static double alpha_of(const Part parts[4], guint count)
{
    if (count < 4)
        return 1;
    double alpha = parts[3].number / (parts[3].percent ? 100 : 1);
    return CLAMP(alpha, 0, 1);
}

static bool rgb(const char *text, DzColour *colour)
{
    Part parts[4];
    guint count = read_parts(text, false, parts);
    if (!count || parts[1].percent != parts[0].percent || parts[2].percent != parts[0].percent)
        return false;
    double whole = parts[0].percent ? 100 : 255;
    *colour = (DzColour){CLAMP(parts[0].number / whole, 0, 1), CLAMP(parts[1].number / whole, 0, 1),
                         CLAMP(parts[2].number / whole, 0, 1), alpha_of(parts, count)};
    return true;
}

/* https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
static double hsl_channel(double n, double hue, double saturation, double lightness)
{
    double k = fmod(n + hue / 30, 12);
    double reach = saturation * MIN(lightness, 1 - lightness);
    return lightness - reach * MAX(-1, MIN(k - 3, MIN(9 - k, 1)));
}

static bool hsl(const char *text, DzColour *colour)
{
    Part parts[4];
    guint count = read_parts(text, true, parts);
    if (!count || parts[0].percent || !parts[1].percent || !parts[2].percent)
        return false;
    double h = fmod(parts[0].number, 360), s = CLAMP(parts[1].number, 0, 100) / 100,
           l = CLAMP(parts[2].number, 0, 100) / 100;
    h += h < 0 ? 360 : 0;
    *colour = (DzColour){hsl_channel(0, h, s, l), hsl_channel(8, h, s, l), hsl_channel(4, h, s, l),
                         alpha_of(parts, count)};
    return true;
}

bool dz_css_parse(const char *text, DzColour *colour)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    const char *plain = g_strstrip(lower);
    static const struct {
        const char *head;
        bool (*read)(const char *text, DzColour *colour);
    } forms[] = {{"#", hexadecimal}, {"rgb(", rgb}, {"rgba(", rgb}, {"hsl(", hsl}, {"hsla(", hsl}};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_str_has_prefix(plain, forms[i].head))
            return forms[i].read(plain + strlen(forms[i].head), colour);
    return named(plain, colour);
}
