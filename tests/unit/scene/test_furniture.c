/*
 * What stands on the map and around it says what is so: north, degrees, the time line, areas. What is
 * expected is reckoned from the projection and the composite, not by the code that draws.
 */
#include "composite/changes.h"
#include "model/day.h"
#include "pages.h"

#include "scene/scene_in.h"

static GPtrArray **no_things(void)
{
    GPtrArray **things = g_new(GPtrArray *, dz_source_layer_count());
    for (guint i = 0; i < dz_source_layer_count(); i++)
        things[i] = g_ptr_array_new();
    return things;
}

/* A map on which nothing is, of a frame 150 by 160 mm. */
static DzMap bare_map(const DzStyle *style, const char *crs, DzLonLat centre, double denominator)
{
    DzMap map = {.style = style,
                 .typesetter = &pages.typesetter,
                 .scene = dz_scene_new(271, 203, DZ_LANG_EN),
                 .unit = 1,
                 .record = dz_path_new(),
                 .things = no_things(),
                 .taken = g_array_new(FALSE, FALSE, sizeof(DzTaken))};
    map.view = (DzView){.projection = dz_projection_new(crs, NULL),
                        .frame = {6, 22, 156, 182},
                        .mm_per_metre = 1000 / denominator};
    g_assert_true(dz_project(map.view.projection, centre, &map.view.centre));
    return map;
}

static void bare_clear(DzMap *map)
{
    dz_projection_free(map->view.projection);
    dz_scene_free(map->scene);
    dz_path_free(map->record);
    g_array_unref(map->taken);
    for (guint i = 0; i < dz_source_layer_count(); i++)
        g_ptr_array_unref(map->things[i]);
    g_free(map->things);
}

static DzLonLat ground(const DzMap *map, DzPage at)
{
    DzLonLat out = {0, 0};
    g_assert_true(dz_unproject(map->view.projection, dz_view_plane(&map->view, at), &out));
    return out;
}

/* The arrow's tip is the first point of its halves, its notch the last: both on one meridian. */
static void the_arrow_lies_on_its_meridian(void)
{
    static const struct {
        const char *crs;
        DzLonLat centre;
        double least_tilt; /* how far the arrow leans from straight up [mm], at least */
    } cases[] = {{"EPSG:3857", {36.9, 34.6}, 0},
                 {"EPSG:32637", {33.2, 35.8}, 0.1},
                 {"+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84", {44, 36}, 0.2},
                 {"+proj=stere +lat_0=90 +lon_0=0 +datum=WGS84", {90, 75}, 3}};
    g_autoptr(DzStyle) style = dz_style_open("report", "styles", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzMap map = bare_map(style, cases[i].crs, cases[i].centre, 1e6);
        dz_map_north(&map);
        const DzPath *half = mark_at(map.scene, 0)->path;
        DzPage tip = g_array_index(half->points, DzPage, 0), notch = g_array_index(half->points, DzPage, 2);
        DzLonLat above = ground(&map, tip), below = ground(&map, notch);
        g_test_message("%s: tip %.6f %.6f, notch %.6f %.6f", cases[i].crs, above.lon, above.lat, below.lon,
                       below.lat);
        g_assert_cmpfloat(above.lat, >, below.lat);
        g_assert_cmpfloat(fabs(above.lon - below.lon), <, 0.01 * (above.lat - below.lat));
        g_assert_cmpfloat(fabs(tip.x - notch.x), >=, cases[i].least_tilt);
        bare_clear(&map);
    }
}

/* Of a text like "35°20′ N": its degrees. */
static double degrees_of(const char *text)
{
    double degrees = g_ascii_strtod(text, NULL);
    const char *minutes = strstr(text, "°");
    return degrees +
           (g_ascii_isdigit(minutes[strlen("°")]) ? g_ascii_strtod(minutes + strlen("°"), NULL) / 60 : 0);
}

/* Each name stands at the inner end of the tick drawn before it, whose outer end lies on its degree. */
static void ticks_stand_on_their_degrees(void)
{
    static const char *const systems[] = {
        "EPSG:3857", "EPSG:32637", "+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84"};
    static const double denominators[] = {5e4, 6e5, 3e6};
    g_autoptr(DzStyle) style = dz_style_open("report", "styles", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(systems) * G_N_ELEMENTS(denominators); i++) {
        double denominator = denominators[i % 3];
        DzMap map = bare_map(style, systems[i / 3], (DzLonLat){36.9, 34.6}, denominator);
        guint ticks = 0, names = 0;
        dz_map_graticule(&map);
        for (guint k = 0; k < map.scene->marks->len; k++) {
            const DzMark *mark = mark_at(map.scene, k);
            ticks += mark->kind == DZ_MARK_SHAPE;
            if (mark->kind != DZ_MARK_TEXT)
                continue;
            DzPage outer = g_array_index(mark_at(map.scene, k - 1)->path->points, DzPage, 0);
            DzLonLat at = ground(&map, outer);
            double value = g_str_has_suffix(mark->text, "E") ? at.lon : at.lat;
            double hair_deg = 0.3 * denominator / 1000 / 111000; /* three tenths of a millimetre */
            g_assert_cmpfloat_with_epsilon(degrees_of(mark->text), value, hair_deg);
            names++;
        }
        g_test_message("%s, 1 : %g: %u ticks, %u names", systems[i / 3], denominator, ticks, names);
        g_assert_cmpuint(ticks, >=, 10);
        g_assert_cmpuint(names, >=, 4);
        bare_clear(&map);
    }
}

/* The km2 that a map of changes tells are those of the composite's comparison, patch by patch no more than in
 * all. */
static void areas_of_changes_add_up(void)
{
    DzMapRequest request = request_of(14);
    request.has_compare = true;
    request.compare = dz_round_at(pages.set, 5);
    request.zone = "ghouta"; /* one patch, of 114.9 km2, inside the frame */
    g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
    g_autoptr(DzChanges) changes = dz_changes_build(pages.composite, request.compare.day, request.when.day);
    int zone = dz_zone_find(pages.set, "ghouta");
    double km2 = 0;
    for (guint i = 0; i < changes->areas->len; i++) {
        const DzAreaChange *change = &g_array_index(changes->areas, DzAreaChange, i);
        km2 += change->zone == zone ? change->km2 : 0;
    }
    g_autofree char *expected = g_strdup_printf("%.0f km²", km2);
    guint found = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (is_layer(mark, "change") && mark->kind == DZ_MARK_TEXT)
            g_test_message("'%s', of '%s'", mark->text, expected);
        found += is_layer(mark, "change") && g_strcmp0(mark->text, expected) == 0;
    }
    g_assert_cmpuint(found, ==, 1);
}

/* A tick for each round, in the order of their days, and the marked one's number over its own. */
static void the_time_line_has_every_round(void)
{
    for (guint round = 0; round < dz_round_count(pages.set); round += 7) {
        DzMapRequest request = request_of(round);
        g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
        g_autofree char *number = g_strdup_printf("%d", dz_round_number(pages.set, round));
        DzPage mark_at_mm = {0}, number_at = {0};
        guint lines = 0;
        for (guint i = 0; i < scene->marks->len; i++) {
            const DzMark *mark = mark_at(scene, i);
            if (!is_layer(mark, "timeline"))
                continue;
            lines += mark->kind == DZ_MARK_SHAPE && !mark->rings;
            if (mark->kind == DZ_MARK_SHAPE && mark->rings)
                mark_at_mm = g_array_index(mark->path->points, DzPage, 1);
            if (g_strcmp0(mark->text, number) == 0)
                number_at = mark->at;
        }
        /* the line, seven years that begin in it (2018 to 2024), twenty-two rounds */
        g_assert_cmpuint(lines, ==, 1 + 7 + dz_round_count(pages.set));
        g_assert_cmpfloat_with_epsilon(mark_at_mm.x, number_at.x, 1e-9);
        g_assert_cmpfloat(number_at.y, <, mark_at_mm.y);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_begin();
    g_test_add_func("/scene/furniture/the north arrow lies on its meridian", the_arrow_lies_on_its_meridian);
    g_test_add_func("/scene/furniture/ticks stand on their degrees", ticks_stand_on_their_degrees);
    g_test_add_func("/scene/furniture/areas on a map of changes are the comparison's",
                    areas_of_changes_add_up);
    g_test_add_func("/scene/furniture/the time line has every round and marks this one",
                    the_time_line_has_every_round);
    int status = g_test_run();
    pages_close();
    return status;
}
