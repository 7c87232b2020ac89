#include "unit/style/style.h"

#include <math.h>

static const DzStyleField FIELDS[] = {
    {"name", "Idlib", 0, false}, {"rank", NULL, 2, false}, {"kind", "base", 0, false}};
static const DzStyleFeature PLACE = {"settlement", DZ_GEOMETRY_POINT, FIELDS, G_N_ELEMENTS(FIELDS)};

static void values_are_constants_or_of_the_feature(void)
{
    g_autoptr(DzStyle) style = style_of(LAYER(
        "symbol",
        "\"layout\": {\"text-field\": [\"concat\", [\"get\", \"name\"], \" \", [\"get\", \"rank\"]],"
        "\"text-size\": [\"interpolate\", [\"linear\"], [\"zoom\"], 6, 10, 8, 20], \"text-offset\": [1, -2],"
        "\"text-font\": [\"Noto Sans Bold\"], \"text-anchor\": [\"match\", [\"get\", \"kind\"], \"base\","
        "\"top-left\", \"left\"], \"text-allow-overlap\": true, \"icon-image\": \"town\"},"
        "\"paint\": {\"text-color\": \"rgba(255, 0, 51, 0.5)\"}"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    g_autofree char *text = dz_style_text(layer, DZ_TEXT_FIELD, &PLACE, 7);
    g_autofree char *image = dz_style_text(layer, DZ_ICON_IMAGE, &PLACE, 7);
    g_auto(GStrv) fonts = dz_style_texts(layer, DZ_TEXT_FONT, &PLACE, 7);
    double offset[3] = {0, 0, 9};
    g_assert_cmpstr(text, ==, "Idlib 2");
    g_assert_cmpstr(image, ==, "town");
    g_assert_cmpstr(fonts[0], ==, "Noto Sans Bold");
    g_assert_null(fonts[1]);
    g_assert_cmpfloat(dz_style_number(layer, DZ_TEXT_SIZE, &PLACE, 7), ==, 15);
    g_assert_cmpuint(dz_style_choice(layer, DZ_TEXT_ANCHOR, &PLACE, 7), ==, DZ_ANCHOR_TOP_LEFT);
    g_assert_true(dz_style_boolean(layer, DZ_TEXT_ALLOW_OVERLAP, &PLACE, 7));
    g_assert_cmpuint(dz_style_numbers(layer, DZ_TEXT_OFFSET, &PLACE, 7, offset, 3), ==, 2);
    g_assert_true(offset[0] == 1 && offset[1] == -2 && offset[2] == 9);
    DzColour colour = dz_style_colour(layer, DZ_TEXT_COLOUR, &PLACE, 7);
    g_assert_true(colour.r == 1 && colour.g == 0 && colour.b == 0.2 && colour.a == 0.5);
    g_assert_true(dz_style_has(layer, DZ_TEXT_SIZE));
    g_assert_false(dz_style_has(layer, DZ_TEXT_HALO_WIDTH));
}

static void what_fails_has_the_default(void)
{
    g_autoptr(DzStyle) style = style_of(
        LAYER("symbol",
              "\"layout\": {\"text-size\": [\"get\", \"name\"], \"text-anchor\": [\"get\", \"name\"],"
              "\"symbol-sort-key\": [\"/\", 0, [\"-\", [\"get\", \"rank\"], 2]]},"
              "\"paint\": {\"text-color\": [\"get\", \"name\"], \"text-opacity\": [\"get\", \"party\"]}"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    double none[1];
    g_auto(GStrv) fonts = dz_style_texts(layer, DZ_TEXT_FONT, &PLACE, 7);
    g_autofree char *text = dz_style_text(layer, DZ_TEXT_FIELD, &PLACE, 7);
    g_assert_cmpfloat(dz_style_number(layer, DZ_TEXT_SIZE, &PLACE, 7), ==, 16);
    g_assert_cmpfloat(dz_style_number(layer, DZ_TEXT_OPACITY, &PLACE, 7), ==, 1);
    g_assert_cmpfloat(dz_style_number(layer, DZ_SYMBOL_SORT_KEY, &PLACE, 7), ==, 0);
    g_assert_cmpuint(dz_style_choice(layer, DZ_TEXT_ANCHOR, &PLACE, 7), ==, DZ_ANCHOR_CENTER);
    g_assert_cmpfloat(dz_style_colour(layer, DZ_TEXT_COLOUR, &PLACE, 7).a, ==, 1);
    g_assert_cmpstr(fonts[0], ==, "Open Sans Regular");
    g_assert_cmpstr(text, ==, "");
    g_autoptr(DzStyle) lines = style_of(LAYER("line", "\"paint\": {}"));
    g_assert_cmpuint(dz_style_numbers(dz_style_layer_at(lines, 0), DZ_LINE_DASHARRAY, &PLACE, 7, none, 1), ==,
                     0);
}

static void numbers_stay_within_their_range(void)
{
    g_autoptr(DzStyle) style =
        style_of(LAYER("circle", "\"paint\": {\"circle-radius\": [\"-\", [\"get\", \"rank\"]],"
                                 "\"circle-opacity\": [\"+\", 3, [\"get\", \"rank\"]],"
                                 "\"circle-stroke-width\": [\"/\", [\"get\", \"rank\"], 0]}"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    g_assert_cmpfloat(dz_style_number(layer, DZ_CIRCLE_RADIUS, &PLACE, 7), ==, 0);
    g_assert_cmpfloat(dz_style_number(layer, DZ_CIRCLE_OPACITY, &PLACE, 7), ==, 1);
    g_assert_cmpfloat(dz_style_number(layer, DZ_CIRCLE_STROKE_WIDTH, &PLACE, 7), ==, 1e5);
}

static void outlines_are_of_the_fill_unless_they_are_given(void)
{
    g_autoptr(DzStyle) style = style_of(LAYER("fill", "\"paint\": {\"fill-color\": \"#00ff00\"}"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    g_assert_false(dz_style_has(layer, DZ_FILL_OUTLINE_COLOUR));
    g_assert_cmpfloat(dz_style_colour(layer, DZ_FILL_OUTLINE_COLOUR, &PLACE, 7).g, ==, 1);
}

static void layers_admit_by_source_zoom_filter_and_visibility(void)
{
    g_autoptr(DzStyle) style = style_of(
        LAYER("circle", "\"minzoom\": 6, \"maxzoom\": 8, \"filter\": [\"<\", [\"get\", \"rank\"], 3]"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    const DzStyleField lesser[] = {{"rank", NULL, 3, false}}, wrong[] = {{"rank", "2", 0, false}};
    const DzStyleFeature far = {"settlement", DZ_GEOMETRY_POINT, lesser, 1},
                         odd = {"settlement", DZ_GEOMETRY_POINT, wrong, 1},
                         other = {"crossing", DZ_GEOMETRY_POINT, FIELDS, 3};
    g_assert_true(dz_style_layer_admits(layer, &PLACE, 6));
    g_assert_true(dz_style_layer_admits(layer, &PLACE, 7.99));
    g_assert_false(dz_style_layer_admits(layer, &PLACE, 5.99));
    g_assert_false(dz_style_layer_admits(layer, &PLACE, 8));
    g_assert_false(dz_style_layer_admits(layer, &far, 7));
    g_assert_false(dz_style_layer_admits(layer, &odd, 7));
    g_assert_false(dz_style_layer_admits(layer, &other, 7));
    g_assert_false(dz_style_layer_admits(layer, NULL, 7));
    g_autoptr(DzStyle) hidden = style_of(LAYER("circle", "\"layout\": {\"visibility\": \"none\"}"));
    g_assert_false(dz_style_layer_admits(dz_style_layer_at(hidden, 0), &PLACE, 7));
    g_autoptr(DzStyle) ground = style_of(HEAD "{\"id\": \"b\", \"type\": \"background\"}" TAIL);
    g_assert_true(dz_style_layer_admits(dz_style_layer_at(ground, 0), NULL, 7));
    g_assert_false(dz_style_layer_admits(dz_style_layer_at(ground, 0), &PLACE, 7));
}

static void hatches_are_of_the_feature(void)
{
    g_autoptr(DzStyle) style = style_of(LAYER(
        "fill", "\"metadata\": {\"dezmap:hatch\": {\"pattern\": [\"match\", [\"get\", \"kind\"], \"base\","
                "\"dots\", \"none\"], \"width\": 2, \"angle\": 30, \"colour\": \"#f00\"}}"));
    const DzStyleLayer *layer = dz_style_layer_at(style, 0);
    const DzStyleFeature plain = {"settlement", DZ_GEOMETRY_POLYGON, NULL, 0};
    DzStyleHatch hatch;
    g_assert_true(dz_style_hatch(layer, &PLACE, 7, &hatch));
    g_assert_true(hatch.pattern == DZ_PATTERN_DOTS && hatch.width == 2 && hatch.angle_deg == 30);
    g_assert_true(hatch.distance == 5 && hatch.colour.r == 1 && hatch.colour.g == 0);
    g_assert_false(dz_style_hatch(layer, &plain, 7, &hatch));
    g_autoptr(DzStyle) bare = style_of(LAYER("fill", "\"metadata\": {\"editor:x\": [1]}"));
    g_assert_false(dz_style_hatch(dz_style_layer_at(bare, 0), &PLACE, 7, &hatch));
}

/* 512-pixel tiles: the equator is 512 pixels at zoom 0, of 78271.517 m each (OpenStreetMap's wiki, "Zoom
 * levels", gives 156543.03 for tiles of 256). */
static void zooms_are_those_of_512_pixel_tiles(void)
{
    g_assert_cmpfloat_with_epsilon(dz_style_zoom(78271.517, 0), 0, 1e-6);
    g_assert_cmpfloat_with_epsilon(dz_style_zoom(78271.517 / 1024, 0), 10, 1e-6);
    g_assert_cmpfloat_with_epsilon(dz_style_zoom(78271.517 / 1024, 60), 9, 1e-6);
    g_assert_cmpfloat(dz_style_zoom(1e9, 0), ==, 0);
    g_assert_cmpfloat(dz_style_zoom(1e-9, 0), ==, 24);
    g_assert_cmpfloat(dz_style_zoom(NAN, 0), ==, 0);
}

static void shipped_styles_open_by_name(void)
{
    static const char *const names[] = {"night", "print", "report"};
    g_autoptr(GPtrArray) found = dz_style_names("styles");
    g_autoptr(GError) error = NULL;
    g_assert_cmpuint(found->len, ==, G_N_ELEMENTS(names));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strdup_printf("styles/%s.json", names[i]);
        g_autoptr(DzStyle) style = dz_style_open(names[i], "styles", NULL),
                           same = dz_style_open(path, NULL, NULL);
        g_assert_cmpstr(g_ptr_array_index(found, i), ==, names[i]);
        g_assert_cmpstr(dz_style_name(style), ==, names[i]);
        g_assert_cmpstr(dz_style_name(same), ==, names[i]);
        g_assert_true(*dz_style_description(style));
    }
    g_assert_null(dz_style_open("reprot", "styles", &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
    g_assert_cmpstr(error->message, ==, "there is no style 'reprot'; there are night, print, report");
    g_clear_error(&error);
    g_assert_null(dz_style_open("styles/reprot.json", NULL, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_IO);
    g_clear_error(&error);
    g_assert_null(dz_style_open("../style/styles", NULL, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_IO);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/style/a value is a constant or the feature's",
                    values_are_constants_or_of_the_feature);
    g_test_add_func("/style/style/what cannot be evaluated has the default", what_fails_has_the_default);
    g_test_add_func("/style/style/numbers stay within their range", numbers_stay_within_their_range);
    g_test_add_func("/style/style/an outline has the fill's colour unless it has its own",
                    outlines_are_of_the_fill_unless_they_are_given);
    g_test_add_func("/style/style/a layer admits by source, zoom, filter and visibility",
                    layers_admit_by_source_zoom_filter_and_visibility);
    g_test_add_func("/style/style/a hatch is the feature's", hatches_are_of_the_feature);
    g_test_add_func("/style/style/zoom is that of tiles of 512 pixels", zooms_are_those_of_512_pixel_tiles);
    g_test_add_func("/style/style/a shipped style opens by its name or its path",
                    shipped_styles_open_by_name);
    return g_test_run();
}
