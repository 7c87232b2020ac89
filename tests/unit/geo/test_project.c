/*
 * Projections against GeographicLib's programs, and what holds for all of them.
 */
#include "geo/measure.h"
#include "geo/project.h"

#include <math.h>
#include <string.h>

static const char LCC[] = "+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84 +units=m";

static DzProjection *projection(const char *crs)
{
    GError *error = NULL;
    DzProjection *made = dz_projection_new(crs, &error);
    g_assert_no_error(error);
    return made;
}

static DzMetre to_plane(const DzProjection *of, DzLonLat at)
{
    DzMetre out = {0, 0};
    g_assert_true(dz_project(of, at, &out));
    return out;
}

/* Figures: echo "LAT LON" | GeoConvert -u -z 37n -p 6 */
static void utm_agrees(void)
{
    static const struct {
        DzLonLat at;
        DzMetre out;
    } cases[] = {
        {{36.9, 36.2}, {311198.148710, 4008175.759705}}, {{36.3, 33.5}, {249172.931836, 3709982.611187}},
        {{39, 0.0001}, {500000.000000, 11.053005}},      {{41.99, 36.66}, {767253.400935, 4061321.875612}},
        {{39.5, 84}, {505834.977704, 9328119.151146}},   {{35.3, 32.1}, {150788.673022, 3557516.959793}},
    };
    g_autoptr(DzProjection) utm = projection("EPSG:32637");
    g_assert_cmpstr(dz_projection_name(utm), ==, "WGS 84 / UTM zone 37N");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzMetre out = to_plane(utm, cases[i].at);
        g_assert_cmpfloat_with_epsilon(out.x, cases[i].out.x, 1e-5);
        g_assert_cmpfloat_with_epsilon(out.y, cases[i].out.y, 1e-5);
    }
}

/* Figures: echo "LAT LON" | ConicProj -c 33 36.5 -l 37 -p 6. Its northings begin where the scale is least, so
 * they are compared as differences from the first. */
static void the_conic_projection_agrees(void)
{
    static const struct {
        DzLonLat at;
        DzMetre out;
    } cases[] = {
        {{37, 34.75}, {0.000000, -698.031875}},
        {{36.9, 36.2}, {-8992.228922, 160125.200088}},
        {{36.3, 33.5}, {-65030.534393, -139074.080522}},
        {{41.5, 32.1}, {424867.517150, -285069.688075}},
    };
    g_autoptr(DzProjection) lcc = projection(LCC);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzMetre out = to_plane(lcc, cases[i].at);
        g_assert_cmpfloat_with_epsilon(out.x, cases[i].out.x, 1e-5);
        g_assert_cmpfloat_with_epsilon(out.y, cases[i].out.y - cases[0].out.y, 1e-5);
    }
}

/* Figures: echo "LAT LON" | ConicProj -a 90 90 -l 37 -p 6 */
static void the_equal_area_projection_agrees(void)
{
    static const struct {
        DzLonLat at;
        DzMetre out;
    } cases[] = {
        {{37, 80}, {0.000000, -1115409.050959}},
        {{100, 60}, {2949070.813845, -1502626.632016}},
        {{36.9, 36.2}, {-10082.842553, -5777037.371943}},
    };
    g_autoptr(DzProjection) polar = dz_projection_new_equal_area((DzLonLat){37, 90}, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzMetre out = to_plane(polar, cases[i].at);
        g_assert_cmpfloat_with_epsilon(out.x, cases[i].out.x, 1e-5);
        g_assert_cmpfloat_with_epsilon(out.y, cases[i].out.y, 1e-5);
    }
}

/* A ring of many short edges, measured in the plane and on the ellipsoid. */
static void equal_areas_are_equal(void)
{
    GRand *rand = g_rand_new_with_seed(31);
    for (guint i = 0; i < 50; i++) {
        enum { CORNERS = 2000 };
        DzLonLat centre = {g_rand_double_range(rand, -180, 180), g_rand_double_range(rand, -70, 70)};
        g_autoptr(DzProjection) plane = dz_projection_new_equal_area(centre, NULL);
        DzMetre origin = to_plane(plane, centre);
        g_assert_cmpfloat_with_epsilon(hypot(origin.x, origin.y), 0, 1);
        double lon = centre.lon + g_rand_double_range(rand, -3, 3);
        double lat = centre.lat + g_rand_double_range(rand, -3, 3), size = g_rand_double_range(rand, .01, 2);
        DzLonLat ring[CORNERS];
        DzMetre flat[CORNERS];
        double twice_m2 = 0;
        for (guint k = 0; k < CORNERS; k++) {
            double angle = 2 * G_PI * k / CORNERS;
            ring[k] = (DzLonLat){lon + size * cos(angle), lat + size * sin(angle)};
            flat[k] = to_plane(plane, ring[k]);
        }
        for (guint k = 0; k < CORNERS; k++)
            twice_m2 += (flat[k].x - flat[0].x) * (flat[(k + 1) % CORNERS].y - flat[0].y) -
                        (flat[(k + 1) % CORNERS].x - flat[0].x) * (flat[k].y - flat[0].y);
        double area_km2 = dz_ring_area_km2(ring, CORNERS);
        g_assert_cmpfloat_with_epsilon(twice_m2 / 2e6, area_km2, 1e-6 * area_km2);
    }
    g_rand_free(rand);
}

/* To two millimetres: PROJ finds the latitude of an equal-area projection by a series. */
static void there_and_back_is_the_same_place(void)
{
    static const char *const names[] = {"EPSG:32637", LCC, "EPSG:3857",
                                        "+proj=laea +lat_0=35 +lon_0=37 +datum=WGS84 +units=m"};
    GRand *rand = g_rand_new_with_seed(32);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(DzProjection) made = projection(names[i]);
        for (guint k = 0; k < 1000; k++) {
            DzLonLat at = {g_rand_double_range(rand, 34, 44), g_rand_double_range(rand, 30, 39)};
            DzLonLat back = {0, 0};
            g_assert_true(dz_unproject(made, to_plane(made, at), &back));
            g_assert_cmpfloat_with_epsilon(back.lon, at.lon, 2e-8);
            g_assert_cmpfloat_with_epsilon(back.lat, at.lat, 2e-8);
        }
    }
    g_rand_free(rand);
}

static void what_has_no_place_is_refused(void)
{
    g_autoptr(DzProjection) laea = dz_projection_new_equal_area((DzLonLat){37, 35}, NULL);
    DzMetre out = {1, 2};
    g_assert_false(dz_project(laea, (DzLonLat){NAN, 35}, &out));
    g_assert_false(dz_project(laea, (DzLonLat){37 - 180, -35}, &out)); /* the antipode */
    g_assert_cmpfloat(out.x, ==, 1);
    g_assert_cmpfloat(out.y, ==, 2);
    DzLonLat back = {3, 4};
    g_assert_false(dz_unproject(laea, (DzMetre){1e9, 0}, &back));
    g_assert_cmpfloat(back.lon, ==, 3);
    g_assert_cmpfloat(back.lat, ==, 4);
}

static void other_than_metric_planes_are_refused(void)
{
    static const char *const names[] = {"EPSG:4326",
                                        "OGC:CRS84",
                                        "EPSG:4979",
                                        "+proj=longlat +datum=WGS84",
                                        "EPSG:2263", /* New York, US survey feet */
                                        "+proj=lcc +lat_1=33 +lat_2=36 +lon_0=37 +datum=WGS84 +units=ft",
                                        "EPSG:5703", /* heights */
                                        "EPSG:4978", /* geocentric */
                                        "EPSG:999999",
                                        "+proj=nosuch",
                                        "no crs at all",
                                        ""};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_test_message("%s", names[i]);
        g_assert_null(dz_projection_new(names[i], &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
        g_assert_nonnull(strstr(error->message, names[i]));
    }
}

/* EPSG:3857 by its formula on a sphere of 6378137 m, EPSG:2056 by the example of swisstopo's "Formulas and
 * constants" (its tolerance is a tenth of an arc second), EPSG:32637 as above. */
static void positions_come_to_wgs84(void)
{
    static const struct {
        const char *from;
        DzLonLat at, out;
        double tolerance_deg;
    } cases[] = {
        {"EPSG:3857", {4000000, 4300000}, {35.93261136478086, 35.99548403488942}, 1e-9},
        {"EPSG:32637", {311198.148710, 4008175.759705}, {36.9, 36.2}, 1e-9},
        {"EPSG:2056", {2700000, 1100000}, {8.73049722, 46.04413056}, 4e-5},
        {"EPSG:4326", {36.9, 36.2}, {36.9, 36.2}, 0},
        {"OGC:CRS84", {36.9, 36.2}, {36.9, 36.2}, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        g_autoptr(DzTransform) transform = dz_transform_new(cases[i].from, &error);
        g_assert_no_error(error);
        DzLonLat points[] = {cases[i].at, cases[i].at};
        g_assert_true(dz_transform_points(transform, points, 2, &error));
        g_assert_no_error(error);
        for (guint k = 0; k < 2; k++) {
            g_assert_cmpfloat(fabs(points[k].lon - cases[i].out.lon), <=, cases[i].tolerance_deg);
            g_assert_cmpfloat(fabs(points[k].lat - cases[i].out.lat), <=, cases[i].tolerance_deg);
        }
    }
}

static void positions_off_the_earth_are_refused(void)
{
    static const DzLonLat off[] = {{36, 91}, {181, 35}, {NAN, 35}, {36, INFINITY}};
    g_autoptr(DzTransform) transform = dz_transform_new("EPSG:4326", NULL);
    g_assert_nonnull(transform);
    for (guint i = 0; i < G_N_ELEMENTS(off); i++) {
        g_autoptr(GError) error = NULL;
        DzLonLat at = off[i];
        g_test_message("(%g, %g)", at.lon, at.lat);
        g_assert_false(dz_transform_points(transform, &at, 1, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(dz_transform_new("EPSG:999999", &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
}

/* The ellipse of Mollweide's projection: semi-axes 2 sqrt(2) R and sqrt(2) R (J. Snyder, Map Projections,
 * 1987, equations 31-1 and 31-2), R = 6378137 m. Beyond it there is nothing, for outlines too. */
static void the_edge_of_a_world_map_has_a_place(void)
{
    g_autoptr(DzTransform) transform = dz_transform_new("ESRI:54009", NULL);
    g_assert_nonnull(transform);
    DzLonLat edge[] = {{18040095.696147293, 0}, {-18040095.696147293, 0}};
    g_assert_true(dz_transform_outline(transform, edge, 2, NULL));
    g_assert_cmpfloat_with_epsilon(edge[0].lon, 180, 1e-6);
    g_assert_cmpfloat_with_epsilon(edge[1].lon, -180, 1e-6);
    DzLonLat beyond = {18040195, 0};
    g_autoptr(GError) error = NULL;
    g_assert_false(dz_transform_outline(transform, &beyond, 1, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
}

/* Read back by PROJ, the text puts a place where the name did. */
static void its_text_names_the_same_plane(void)
{
    static const char *const names[] = {"EPSG:32637", LCC};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(DzProjection) made = projection(names[i]);
        const char *text = dz_projection_wkt(made);
        g_test_message("%s", text);
        g_assert_true(g_str_has_prefix(text, "PROJCS["));
        g_assert_null(strchr(text, '\n'));
        g_autoptr(DzProjection) again = projection(text);
        DzMetre a = to_plane(made, (DzLonLat){36.6317, 35.9297}),
                b = to_plane(again, (DzLonLat){36.6317, 35.9297});
        g_assert_cmpfloat_with_epsilon(a.x, b.x, 1e-6);
        g_assert_cmpfloat_with_epsilon(a.y, b.y, 1e-6);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/project/UTM agrees with GeoConvert", utm_agrees);
    g_test_add_func("/geo/project/the conic projection agrees with ConicProj", the_conic_projection_agrees);
    g_test_add_func("/geo/project/the equal-area projection agrees with ConicProj",
                    the_equal_area_projection_agrees);
    g_test_add_func("/geo/project/areas in the equal-area plane are those on the ellipsoid",
                    equal_areas_are_equal);
    g_test_add_func("/geo/project/there and back is the same place", there_and_back_is_the_same_place);
    g_test_add_func("/geo/project/what has no place in the plane is refused", what_has_no_place_is_refused);
    g_test_add_func("/geo/project/what is no plane in metres is refused",
                    other_than_metric_planes_are_refused);
    g_test_add_func("/geo/project/positions of other systems come to WGS 84", positions_come_to_wgs84);
    g_test_add_func("/geo/project/positions off the earth are refused", positions_off_the_earth_are_refused);
    g_test_add_func("/geo/project/the edge of a world map has a place", the_edge_of_a_world_map_has_a_place);
    g_test_add_func("/geo/project/its text names the same plane", its_text_names_the_same_plane);
    return g_test_run();
}
