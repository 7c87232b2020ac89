#include "style/property.h"

#include <math.h>
#include <string.h>

static const char *const VISIBILITY[] = {"visible", "none", NULL};
static const char *const CAPS[] = {"butt", "round", "square", NULL};
static const char *const JOINS[] = {"bevel", "round", "miter", NULL};
static const char *const PLACEMENTS[] = {"point", "line", NULL};
static const char *const TRANSFORMS[] = {"none", "uppercase", "lowercase", NULL};
static const char *const ANCHORS[] = {"center",   "left",      "right",       "top",          "bottom",
                                      "top-left", "top-right", "bottom-left", "bottom-right", NULL};
static const char *const PATTERNS[] = {"none", "lines", "dots", "crosses", NULL};

#define ANY -INFINITY, INFINITY

/* The columns: value type, what it may depend on, whether it is interpolated; words; range; length; default.
 */
#define COLOUR(fallback)            DZ_VALUE_COLOUR, DZ_DEPENDS_FEATURE, true, 0, NULL, ANY, fallback
#define OPACITY                     DZ_VALUE_NUMBER, DZ_DEPENDS_FEATURE, true, 0, NULL, 0, 1, "1"
#define LENGTH(fallback)            DZ_VALUE_NUMBER, DZ_DEPENDS_FEATURE, true, 0, NULL, 0, INFINITY, fallback
#define NUMBER(fallback)            DZ_VALUE_NUMBER, DZ_DEPENDS_FEATURE, true, 0, NULL, ANY, fallback
#define PAIR                        DZ_VALUE_NUMBERS, DZ_DEPENDS_FEATURE, true, 2, NULL, ANY, "[0, 0]"
#define CHOICE(words, on, fallback) DZ_VALUE_CHOICE, on, false, 0, words, ANY, fallback
#define FLAG                        DZ_VALUE_BOOLEAN, DZ_DEPENDS_ZOOM, false, 0, NULL, ANY, "false"
#define SHOWN                       CHOICE(VISIBILITY, DZ_DEPENDS_NOTHING, "\"visible\"")
#define CLEAR                       "\"rgba(0, 0, 0, 0)\""
#define BLACK                       "\"#000000\""

#define BACKGROUND(name) DZ_STYLE_BACKGROUND, DZ_SECTION_PAINT, name
#define FILL(name)       DZ_STYLE_FILL, DZ_SECTION_PAINT, name
#define HATCH(name)      DZ_STYLE_FILL, DZ_SECTION_HATCH, name
#define LINE(name)       DZ_STYLE_LINE, DZ_SECTION_PAINT, name
#define LINE_SHAPE(name) DZ_STYLE_LINE, DZ_SECTION_LAYOUT, name
#define CIRCLE(name)     DZ_STYLE_CIRCLE, DZ_SECTION_PAINT, name
#define SYMBOL(name)     DZ_STYLE_SYMBOL, DZ_SECTION_PAINT, name
#define PLACED(name)     DZ_STYLE_SYMBOL, DZ_SECTION_LAYOUT, name

#define SHOWN_MEANING "whether the layer is drawn"

/* clang-format off */
static const DzPropertyRow ROWS[DZ_PROPERTY_COUNT] = {
    [DZ_BACKGROUND_VISIBILITY] = {DZ_STYLE_BACKGROUND, DZ_SECTION_LAYOUT, "visibility", SHOWN, SHOWN_MEANING},
    [DZ_BACKGROUND_COLOUR] = {BACKGROUND("background-color"), DZ_VALUE_COLOUR, DZ_DEPENDS_ZOOM, true, 0, NULL, ANY,
        BLACK, "what is under everything in the map's frame: the sea"},
    [DZ_BACKGROUND_OPACITY] = {BACKGROUND("background-opacity"), DZ_VALUE_NUMBER, DZ_DEPENDS_ZOOM, true, 0, NULL, 0, 1,
        "1", "opacity, over the page's paper"},

    [DZ_FILL_VISIBILITY] = {DZ_STYLE_FILL, DZ_SECTION_LAYOUT, "visibility", SHOWN, SHOWN_MEANING},
    [DZ_FILL_COLOUR] = {FILL("fill-color"), COLOUR(BLACK), "the area's colour"},
    [DZ_FILL_OPACITY] = {FILL("fill-opacity"), OPACITY, "opacity of area and outline"},
    [DZ_FILL_OUTLINE_COLOUR] = {FILL("fill-outline-color"), COLOUR("null"),
        "colour of a hairline along the edge; without it there is none"},
    [DZ_HATCH_PATTERN] = {HATCH("pattern"), CHOICE(PATTERNS, DZ_DEPENDS_FEATURE, "\"lines\""), "what the hatch is made of"},
    [DZ_HATCH_WIDTH] = {HATCH("width"), LENGTH("1"), "width of its lines, radius of its dots, arm of its crosses [px]"},
    [DZ_HATCH_DISTANCE] = {HATCH("distance"), DZ_VALUE_NUMBER, DZ_DEPENDS_FEATURE, true, 0, NULL, 2, INFINITY,
        "5", "from the middle of one to the middle of the next [px]"},
    [DZ_HATCH_ANGLE] = {HATCH("angle"), NUMBER("45"), "of its lines, anticlockwise from level [degrees]"},
    [DZ_HATCH_COLOUR] = {HATCH("colour"), COLOUR(BLACK), "its colour"},

    [DZ_LINE_VISIBILITY] = {DZ_STYLE_LINE, DZ_SECTION_LAYOUT, "visibility", SHOWN, SHOWN_MEANING},
    [DZ_LINE_CAP] = {LINE_SHAPE("line-cap"), CHOICE(CAPS, DZ_DEPENDS_FEATURE, "\"butt\""), "the line's ends"},
    [DZ_LINE_JOIN] = {LINE_SHAPE("line-join"), CHOICE(JOINS, DZ_DEPENDS_FEATURE, "\"miter\""), "its corners"},
    [DZ_LINE_COLOUR] = {LINE("line-color"), COLOUR(BLACK), "its colour"},
    [DZ_LINE_OPACITY] = {LINE("line-opacity"), OPACITY, "opacity"},
    [DZ_LINE_WIDTH] = {LINE("line-width"), LENGTH("1"), "width [px]"},
    [DZ_LINE_DASHARRAY] = {LINE("line-dasharray"), DZ_VALUE_NUMBERS, DZ_DEPENDS_FEATURE, false, 0, NULL, 0, INFINITY,
        "null", "lengths of what is drawn and what is left out, by turns [line widths]"},

    [DZ_CIRCLE_VISIBILITY] = {DZ_STYLE_CIRCLE, DZ_SECTION_LAYOUT, "visibility", SHOWN, SHOWN_MEANING},
    [DZ_CIRCLE_RADIUS] = {CIRCLE("circle-radius"), LENGTH("5"), "radius without the stroke [px]"},
    [DZ_CIRCLE_COLOUR] = {CIRCLE("circle-color"), COLOUR(BLACK), "colour inside of the stroke"},
    [DZ_CIRCLE_OPACITY] = {CIRCLE("circle-opacity"), OPACITY, "opacity inside of the stroke"},
    [DZ_CIRCLE_STROKE_WIDTH] = {CIRCLE("circle-stroke-width"), LENGTH("0"), "width of the stroke, outside of the radius [px]"},
    [DZ_CIRCLE_STROKE_COLOUR] = {CIRCLE("circle-stroke-color"), COLOUR(BLACK), "colour of the stroke"},
    [DZ_CIRCLE_STROKE_OPACITY] = {CIRCLE("circle-stroke-opacity"), OPACITY, "opacity of the stroke"},

    [DZ_SYMBOL_VISIBILITY] = {DZ_STYLE_SYMBOL, DZ_SECTION_LAYOUT, "visibility", SHOWN, SHOWN_MEANING},
    [DZ_SYMBOL_PLACEMENT] = {PLACED("symbol-placement"), CHOICE(PLACEMENTS, DZ_DEPENDS_ZOOM, "\"point\""),
        "at a point, or along a line"},
    [DZ_SYMBOL_SORT_KEY] = {PLACED("symbol-sort-key"), DZ_VALUE_NUMBER, DZ_DEPENDS_FEATURE, false, 0, NULL, ANY,
        "null", "features with lower keys are placed first; where there is no room, later ones are left out"},
    [DZ_ICON_IMAGE] = {PLACED("icon-image"), DZ_VALUE_SYMBOL, DZ_DEPENDS_FEATURE, false, 0, NULL, ANY,
        "null", "name of a symbol"},
    [DZ_ICON_SIZE] = {PLACED("icon-size"), LENGTH("1"), "its size; 1 is 10 px high"},
    [DZ_ICON_ROTATE] = {PLACED("icon-rotate"), NUMBER("0"), "turns it clockwise [degrees]"},
    [DZ_ICON_OFFSET] = {PLACED("icon-offset"), PAIR, "moves it right and down [px, times icon-size]"},
    [DZ_ICON_ALLOW_OVERLAP] = {PLACED("icon-allow-overlap"), FLAG, "whether it may lie on others"},
    [DZ_ICON_COLOUR] = {SYMBOL("icon-color"), COLOUR(BLACK), "colour of the symbol"},
    [DZ_ICON_OPACITY] = {SYMBOL("icon-opacity"), OPACITY, "opacity of the symbol"},
    [DZ_ICON_HALO_COLOUR] = {SYMBOL("icon-halo-color"), COLOUR(CLEAR), "colour of its light parts and of its edge"},
    [DZ_ICON_HALO_WIDTH] = {SYMBOL("icon-halo-width"), LENGTH("0"), "width of its edge [px]"},
    [DZ_TEXT_FIELD] = {PLACED("text-field"), DZ_VALUE_TEXT, DZ_DEPENDS_FEATURE, false, 0, NULL, ANY,
        "\"\"", "the text"},
    [DZ_TEXT_FONT] = {PLACED("text-font"), DZ_VALUE_TEXTS, DZ_DEPENDS_FEATURE, false, 0, NULL, ANY,
        "[\"Open Sans Regular\", \"Arial Unicode MS Regular\"]", "families with weight and slant; the first one there is"},
    [DZ_TEXT_SIZE] = {PLACED("text-size"), LENGTH("16"), "the em [px]"},
    [DZ_TEXT_MAX_WIDTH] = {PLACED("text-max-width"), LENGTH("10"), "lines break at it [em]"},
    [DZ_TEXT_LETTER_SPACING] = {PLACED("text-letter-spacing"), NUMBER("0"),
        "between letters, in scripts that do not join [em]"},
    [DZ_TEXT_ANCHOR] = {PLACED("text-anchor"), CHOICE(ANCHORS, DZ_DEPENDS_FEATURE, "\"center\""),
        "the part of the text that stands at the point"},
    [DZ_TEXT_OFFSET] = {PLACED("text-offset"), PAIR, "moves it right and down [em]"},
    [DZ_TEXT_TRANSFORM] = {PLACED("text-transform"), CHOICE(TRANSFORMS, DZ_DEPENDS_FEATURE, "\"none\""),
        "sets it in capitals or small letters"},
    [DZ_TEXT_ALLOW_OVERLAP] = {PLACED("text-allow-overlap"), FLAG, "whether it may lie on others"},
    [DZ_TEXT_COLOUR] = {SYMBOL("text-color"), COLOUR(BLACK), "colour of the text"},
    [DZ_TEXT_OPACITY] = {SYMBOL("text-opacity"), OPACITY, "opacity of the text"},
    [DZ_TEXT_HALO_COLOUR] = {SYMBOL("text-halo-color"), COLOUR(CLEAR), "colour of the halo around it"},
    [DZ_TEXT_HALO_WIDTH] = {SYMBOL("text-halo-width"), LENGTH("0"), "how far the halo reaches beyond the letters [px]"},
};
/* clang-format on */

const DzPropertyRow *dz_property_row(DzProperty property)
{
    g_assert(property < DZ_PROPERTY_COUNT);
    return &ROWS[property];
}

bool dz_property_find(DzStyleKind kind, DzSection section, const char *name, DzProperty *property)
{
    for (guint i = 0; i < DZ_PROPERTY_COUNT; i++) {
        if (ROWS[i].kind != kind || ROWS[i].section != section || strcmp(ROWS[i].name, name) != 0)
            continue;
        *property = (DzProperty)i;
        return true;
    }
    return false;
}

const char *dz_style_kind_word(DzStyleKind kind)
{
    static const char *const words[] = {"background", "fill", "line", "circle", "symbol"};
    g_assert(kind < DZ_STYLE_KIND_COUNT);
    return words[kind];
}
