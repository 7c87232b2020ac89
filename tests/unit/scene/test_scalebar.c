/*
 * The scale bar tells the distance at its own place. What it spans on the ground is reckoned here by the
 * ellipsoid's radii of curvature, M and N, which is good to 1e-5 over a hundred kilometres and owes nothing
 * to the code under test.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A typesetter without fonts: half an em for each letter. */
static DzTextSize measure(void *data G_GNUC_UNUSED, const char *text, const DzFont *font,
                          double wrap_mm G_GNUC_UNUSED, DzLang lang G_GNUC_UNUSED)
{
    double size = font->size_mm;
    return (DzTextSize){0.5 * size * (double)g_utf8_strlen(text, -1), 1.3 * size, size, 0.3 * size, size};
}

/* A map on which nothing is, in a projection and at a scale; map_clear it. */
static void map_init(DzMap *map, const char *crs, double mm_per_metre)
{
    static const DzTypesetter typesetter = {.measure = measure};
    GError *error = NULL;
    *map = (DzMap){.style = dz_style_open("report", "styles", NULL),
                   .typesetter = &typesetter,
                   .scene = dz_scene_new(271, 203, DZ_LANG_EN),
                   .unit = 1,
                   .record = dz_path_new(),
                   .things = g_new(GPtrArray *, dz_source_layer_count()),
                   .taken = g_array_new(FALSE, FALSE, sizeof(DzTaken)),
                   .view = {.projection = dz_projection_new(crs, &error),
                            .frame = {6, 22, 160, 186},
                            .mm_per_metre = mm_per_metre}};
    g_assert_no_error(error);
    for (guint i = 0; i < dz_source_layer_count(); i++)
        map->things[i] = g_ptr_array_new();
}

static void map_clear(DzMap *map)
{
    dz_projection_free(map->view.projection);
    dz_style_free((DzStyle *)map->style);
    dz_scene_free(map->scene);
    dz_path_free(map->record);
    g_array_unref(map->taken);
    for (guint i = 0; i < dz_source_layer_count(); i++)
        g_ptr_array_unref(map->things[i]);
    g_free(map->things);
}

static double ground_km(DzLonLat a, DzLonLat b)
{
    const double major_km = 6378.137, flattening = 1 / 298.257223563, e2 = flattening * (2 - flattening);
    double lat = (a.lat + b.lat) / 2 * G_PI / 180, w = 1 - e2 * sin(lat) * sin(lat);
    double meridian = major_km * (1 - e2) / pow(w, 1.5), normal = major_km / sqrt(w);
    return hypot((b.lat - a.lat) * G_PI / 180 * meridian, (b.lon - a.lon) * G_PI / 180 * normal * cos(lat));
}

static DzLonLat ground(const DzView *view, DzPage at)
{
    DzLonLat out = {0, 0};
    g_assert_true(dz_unproject(view->projection, dz_view_plane(view, at), &out));
    return out;
}

/* The bar's ends on the page and the kilometres it says. */
static void read_bar(const DzScene *scene, DzPage *from, DzPage *to, double *km)
{
    *from = (DzPage){INFINITY, 0};
    *to = (DzPage){-INFINITY, 0};
    *km = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        g_assert_cmpstr(mark->layer, ==, "scalebar");
        for (guint k = 0; mark->kind == DZ_MARK_SHAPE && k < mark->path->points->len; k++) {
            DzPage at = g_array_index(mark->path->points, DzPage, k);
            from->y = to->y = MAX(to->y, at.y);
            from->x = MIN(from->x, at.x);
            to->x = MAX(to->x, at.x);
        }
        if (mark->kind == DZ_MARK_TEXT && g_str_has_suffix(mark->text, " km"))
            *km = g_ascii_strtod(mark->text, NULL);
    }
}

static void check_bar(const char *crs, DzLonLat centre, double denominator)
{
    DzMap map;
    map_init(&map, crs, 1000 / denominator);
    g_assert_true(dz_project(map.view.projection, centre, &map.view.centre));
    dz_map_scalebar(&map);
    DzPage from, to;
    double km = 0;
    read_bar(map.scene, &from, &to, &km);
    double true_km = ground_km(ground(&map.view, from), ground(&map.view, to));
    g_test_message("%s at %g %g, 1 : %g: says %g km, spans %.4f km in %.1f mm", crs, centre.lon, centre.lat,
                   denominator, km, true_km, to.x - from.x);
    g_assert_cmpfloat(km, >, 0);
    g_assert_cmpfloat(fabs(true_km / km - 1), <, 0.005);
    g_assert_cmpfloat(to.x - from.x, >, 17); /* two fifths of the longest it may be: 1, 2, 5 */
    g_assert_cmpfloat(to.x - from.x, <, 47);
    g_assert_true(from.x >= 6 && to.x <= 160 && to.y <= 186);
    g_assert_cmpuint(map.taken->len, ==, 1);
    DzPageBox taken = g_array_index(map.taken, DzTaken, 0).box;
    g_assert_true(taken.min_x <= from.x && taken.max_x >= to.x && taken.max_y >= to.y);
    map_clear(&map);
}

static void it_is_true_in_any_projection(void)
{
    static const char lcc[] = "+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84 +units=m";
    static const double denominators[] = {5e4, 1.7e5, 6e5, 1.1e6, 3e6};
    for (guint i = 0; i < G_N_ELEMENTS(denominators); i++) {
        check_bar(lcc, (DzLonLat){36.9, 34.6}, denominators[i]);
        check_bar("EPSG:32637", (DzLonLat){36.9, 35.8}, denominators[i]);
        check_bar("EPSG:32637", (DzLonLat){33.2, 35.8}, denominators[i]); /* beyond the zone's edge */
        check_bar("EPSG:3395", (DzLonLat){25, 60}, denominators[i]);
        check_bar("EPSG:3857", (DzLonLat){25, 60}, denominators[i]);
        check_bar("EPSG:3857", (DzLonLat){-58.4, -34.6}, denominators[i]);
        check_bar("+proj=laea +lat_0=35 +lon_0=37 +datum=WGS84 +units=m", (DzLonLat){37, 35},
                  denominators[i]);
    }
}

/* Beside a map of the whole globe there is nothing to measure, and a bar there would say anything. */
static void where_there_is_no_ground_is_no_bar(void)
{
    DzMap map;
    map_init(&map, "+proj=eqearth +datum=WGS84", 154 / 34.5e6);
    dz_map_scalebar(&map);
    g_assert_cmpuint(map.scene->marks->len, ==, 0);
    map_clear(&map);
}

/* In Mercator scale goes with the cosine of the latitude: from 57.8 to 62.2 degrees by 14 %, from 59.6
 * to 60.4 by 2.7 %. A conic about its parallels varies by less than a per cent over Syria. */
static void it_says_where_it_is_right_if_scale_varies(void)
{
    static const struct {
        const char *crs;
        DzLonLat centre;
        double denominator;
        const char *note; /* how it begins; NULL: there is none */
    } cases[] = {
        {"EPSG:3857", {25, 60}, 3e6, "at 5"}, /* the bar is in the south of the map */
        {"EPSG:3857", {25, 60}, 6e5, NULL},
        {"+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84", {36.9, 34.6}, 3e6, NULL}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzMap map;
        map_init(&map, cases[i].crs, 1000 / cases[i].denominator);
        g_assert_true(dz_project(map.view.projection, cases[i].centre, &map.view.centre));
        dz_map_scalebar(&map);
        guint notes = 0;
        for (guint k = 0; k < map.scene->marks->len; k++) {
            const DzMark *mark = &g_array_index(map.scene->marks, DzMark, k);
            if (mark->kind == DZ_MARK_TEXT && g_str_has_prefix(mark->text, "at ")) {
                notes++;
                g_assert_true(cases[i].note && g_str_has_prefix(mark->text, cases[i].note));
                g_assert_true(g_str_has_suffix(mark->text, "N"));
            }
        }
        g_assert_cmpuint(notes, ==, cases[i].note ? 1 : 0);
        map_clear(&map);
    }
}

/* The plane's own kilometre would be wrong by half at 60 degrees in Mercator: the check above can fail. */
static void the_planes_kilometre_is_another(void)
{
    g_autoptr(DzProjection) mercator = dz_projection_new("EPSG:3857", NULL);
    DzMetre a, b;
    g_assert_true(dz_project(mercator, (DzLonLat){25, 60}, &a) &&
                  dz_project(mercator, (DzLonLat){25.5, 60}, &b));
    double plane_km = (b.x - a.x) / 1000, true_km = ground_km((DzLonLat){25, 60}, (DzLonLat){25.5, 60});
    g_assert_cmpfloat_with_epsilon(plane_km / true_km, 2, 0.02);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scene/scalebar/it is true to half a per cent at its place in any projection",
                    it_is_true_in_any_projection);
    g_test_add_func("/scene/scalebar/in Mercator at 60 degrees the plane's kilometre is half one",
                    the_planes_kilometre_is_another);
    g_test_add_func("/scene/scalebar/where there is no ground is no bar", where_there_is_no_ground_is_no_bar);
    g_test_add_func("/scene/scalebar/it says where it is right if scale varies by over 5 %",
                    it_says_where_it_is_right_if_scale_varies);
    return g_test_run();
}
