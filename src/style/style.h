/*
 * A style: how the layers of a map look (MapLibre style JSON, a strict subset of version 8), and how its page
 * does (an INI, style/page.h). docs/style.md is the reference for those who write one.
 *
 * A style is a list of style layers, drawn from the first to the last. A painter of maps goes through them:
 *
 *     for (guint i = 0; i < dz_style_layer_count(style); i++) {
 *         const DzStyleLayer *layer = dz_style_layer_at(style, i);
 *         for each feature of the source layer dz_style_layer_source(layer)
 *             if (dz_style_layer_admits(layer, feature, zoom))
 *                 width_mm = dz_style_number(layer, DZ_LINE_WIDTH, feature, zoom) * DZ_STYLE_PX_MM * unit;
 *     }
 *
 * Units. Lengths are MapLibre's pixels, a 96th of an inch: DZ_STYLE_PX_MM on a page of 271 x 203 mm, scaled
 * with it on others as everything on a page is. Text sizes are the em's. Angles are degrees, clockwise.
 * `zoom` is that of tiles of 512 pixels at the middle of the page: dz_style_zoom.
 *
 * Evaluation is MapLibre's: an expression that fails for a feature (a missing field, a number where a colour
 * is expected) gives the property's default; nothing is converted unless the specification says so. A style
 * is const once opened, and may be read from several threads.
 */
#ifndef DZ_STYLE_STYLE_H
#define DZ_STYLE_STYLE_H

#include "model/model.h"
#include "style/property.h"

/* A pixel of a style [mm]. */
#define DZ_STYLE_PX_MM (25.4 / 96)

typedef struct DzStyle DzStyle;
typedef struct DzStyleLayer DzStyleLayer;

/* A field of a feature. A field without a value is left out of the list: `has` is false of it. */
typedef struct DzStyleField {
    const char *name;
    const char *text; /* a string; NULL: it is a number or a boolean */
    double number;    /* if `text` is NULL; a boolean is 0 or 1 */
    bool is_boolean;
} DzStyleField;

/* In MapLibre's order and words: Point, LineString, Polygon; the multiple ones count as these. */
typedef enum { DZ_GEOMETRY_POINT, DZ_GEOMETRY_LINE, DZ_GEOMETRY_POLYGON } DzGeometry;

/* What a style sees of a thing on the map. Which source layers there are and what fields their features have
 * is in style/sources.h. Nothing is copied. */
typedef struct DzStyleFeature {
    const char *source; /* the source layer: "control" */
    DzGeometry geometry;
    const DzStyleField *fields;
    guint count;
} DzStyleFeature;

/*
 * Opens the style `name`: NAME.json and NAME.ini in `folder`, where the shipped styles are; or, if it ends in
 * ".json" or holds a "/", the file of that path and the INI beside it that has its name. Without an INI the
 * page has its defaults. `folder` may be NULL, then only paths can be opened.
 *
 * NULL and an error if it cannot be: DZ_ERROR_ARGUMENT if there is no style of that name (it tells those
 * there are), DZ_ERROR_IO, or DZ_ERROR_DATA with file, line, layer, property and what was expected. The
 * caller owns the style.
 */
DzStyle *dz_style_open(const char *name, const char *folder, GError **error);

/* The same of texts in memory; `path` is what messages call the JSON. `ini` may be NULL. */
DzStyle *dz_style_parse(const char *path, const char *json, gsize length, const char *ini, gsize ini_length,
                        GError **error);
void dz_style_free(DzStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzStyle, dz_style_free)

/*
 * The same, noting all that is wrong in `findings` instead of failing at it. NULL and an error only if there
 * is nothing to look at.
 */
DzStyle *dz_style_examine(const char *name, const char *folder, DzFindings *findings, GError **error);

/* The names of the styles in a folder, in alphabetical order; none if it is NULL. The caller owns them. */
GPtrArray *dz_style_names(const char *folder);

/* What it calls itself, or the file's name without its ending; and a sentence about it, or "". They are the
 * style's. */
const char *dz_style_name(const DzStyle *style);
const char *dz_style_description(const DzStyle *style);

/* The style layers, from the bottom up. They are the style's. */
guint dz_style_layer_count(const DzStyle *style);
const DzStyleLayer *dz_style_layer_at(const DzStyle *style, guint index);

/* Its id, unique in the style; and the source layer whose features it draws, NULL for a background. */
const char *dz_style_layer_id(const DzStyleLayer *layer);
const char *dz_style_layer_source(const DzStyleLayer *layer);
DzStyleKind dz_style_layer_kind(const DzStyleLayer *layer);

/* It shows at zooms from `minzoom` on and below `maxzoom`: 0 and 24 unless it says otherwise. */
double dz_style_layer_minzoom(const DzStyleLayer *layer);
double dz_style_layer_maxzoom(const DzStyleLayer *layer);

/*
 * Symbols are placed by the layers from the last to the first, and in a layer by symbol-sort-key, so that
 * what is drawn on top has the first choice of room: MapLibre's rule.
 */

/*
 * Whether the layer draws the feature at that zoom: it is visible, the zoom is in its range, the feature is
 * of its source layer and passes its filter. For a background `feature` is NULL. Fills take polygons, lines
 * take lines and the rings of polygons; what geometry a circle or a symbol of another feature has is the
 * caller's affair.
 */
bool dz_style_layer_admits(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom);

/* Whether the layer gives the property a value of its own; else it has the default for every feature. */
bool dz_style_has(const DzStyleLayer *layer, DzProperty property);

/*
 * The value of a property for a feature at a zoom. `property` must be one of the layer's kind and of the type
 * that the function gives (style/property.h); `feature` may be NULL, then it has no fields. Numbers are kept
 * within the property's range, and are finite. Opacity is a property of its own and is not in the colour.
 */
double dz_style_number(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom);
DzColour dz_style_colour(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                         double zoom);
bool dz_style_boolean(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom);

/* Of an enumeration: the index of the value in the property's list of words. */
guint dz_style_choice(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom);

/* A string, or the name of a symbol: "" is the default of all of them. What is longer than DZ_LIMIT_TEXT
 * (style/limits.h) is cut there and ends in an ellipsis. g_free it. */
char *dz_style_text(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                    double zoom);

/* An array of numbers: writes as many as there are, at most `max`, and returns how many there are (0 for
 * a line-dasharray that is not set). */
guint dz_style_numbers(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom, double *out, guint max);

/* An array of strings, text-font: each is a family with its weight and slant, "Noto Sans Bold". NULL at its
 * end. g_strfreev it. */
char **dz_style_texts(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom);

/*
 * A hatch: the layer's metadata `dezmap:hatch`, whose members may be expressions as well. It is drawn instead
 * of the fill, whose colour is for renderers that do not know it. fill-opacity holds for both.
 */
typedef struct DzStyleHatch {
    DzPattern pattern;      /* never DZ_PATTERN_NONE */
    double width, distance; /* of the lines, and from middle to middle [px]; above 0 */
    double angle_deg;       /* 0: level; counted anticlockwise, as mathematics does */
    DzColour colour;
} DzStyleHatch;

/* The hatch for a feature of a fill layer. False if there is none: the layer has none, its pattern is `none`
 * for this feature, or its lines have no width. */
bool dz_style_hatch(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom,
                    DzStyleHatch *hatch);

/*
 * The zoom of a map on which a pixel of the style is `ground_m` metres at latitude `lat_deg`:
 * log2(cos(lat) * 40075016.686 / (512 * ground_m)), kept between 0 and 24. On the page of 271 x 203 mm,
 * ground_m is DZ_STYLE_PX_MM times the metres that a millimetre stands for.
 */
double dz_style_zoom(double ground_m, double lat_deg);

/* Called with each font that a style names: the file and line (0: it is a default), where it stands ("layer
 * 'x': text-font"), and families with weight and slant, the first that there is counts. */
typedef void (*DzFontVisit)(const char *file, guint line, const char *where, const char *font, gpointer data);
void dz_style_fonts(const DzStyle *style, DzFontVisit visit, gpointer data);

#endif
