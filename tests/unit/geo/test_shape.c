/*
 * Lists of parts, and the even-odd rule against GEOS.
 */
#include "geo/shape.h"

#include "linework.h"

#include <math.h>

static void empty_parts_are_dropped(void)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    dz_shape_end(shape);
    g_assert_cmpuint(dz_shape_count(shape), ==, 0);
    dz_shape_add(shape, (DzLonLat){1, 2});
    dz_shape_add(shape, (DzLonLat){3, 4});
    dz_shape_end(shape);
    dz_shape_end(shape);
    dz_shape_add(shape, (DzLonLat){5, 6});
    dz_shape_end(shape);
    g_assert_cmpuint(dz_shape_count(shape), ==, 2);
    guint count = 0;
    const DzLonLat *first = dz_shape_part(shape, 0, &count);
    g_assert_cmpuint(count, ==, 2);
    g_assert_cmpfloat(first[0].lon, ==, 1);
    g_assert_cmpfloat(first[1].lat, ==, 4);
    const DzLonLat *second = dz_shape_part(shape, 1, &count);
    g_assert_cmpuint(count, ==, 1);
    g_assert_cmpfloat(second[0].lat, ==, 6);
}

static void the_box_is_around_all_points(void)
{
    g_autoptr(DzShape) empty = dz_shape_new(), shape = linework("36 35, 37 34; 38 33.5, 35.5 34");
    DzBox none = dz_shape_box(empty), box = dz_shape_box(shape);
    g_assert_cmpfloat(none.west, >, none.east);
    g_assert_cmpfloat(box.west, ==, 35.5);
    g_assert_cmpfloat(box.south, ==, 33.5);
    g_assert_cmpfloat(box.east, ==, 38);
    g_assert_cmpfloat(box.north, ==, 35);
}

static void rings_become_closed_lines(void)
{
    g_autoptr(DzShape) rings = linework("0 0, 1 0, 1 1; 5 5, 6 5, 6 6, 5 6"), lines = linework("7 7, 8 8");
    dz_shape_add_rings_as_lines(lines, rings);
    g_assert_cmpuint(dz_shape_count(lines), ==, 3);
    for (guint part = 0; part < 2; part++) {
        guint count = 0, corners = 0;
        const DzLonLat *line = dz_shape_part(lines, part + 1, &count);
        const DzLonLat *ring = dz_shape_part(rings, part, &corners);
        g_assert_cmpuint(count, ==, corners + 1);
        for (guint i = 0; i < count; i++) {
            g_assert_cmpfloat(line[i].lon, ==, ring[i % corners].lon);
            g_assert_cmpfloat(line[i].lat, ==, ring[i % corners].lat);
        }
    }
}

static void densified_edges_are_short_and_the_same_both_ways(void)
{
    g_autoptr(DzShape) triangle = linework("0 0, 3 4, 0 4"), back = linework("0 4, 3 4, 0 0");
    g_autoptr(DzShape) there = dz_shape_densify(triangle, true, 1), again = dz_shape_densify(back, true, 1);
    g_autoptr(DzShape) open = dz_shape_densify(triangle, false, 1);
    static const DzLonLat expected[] = {{0, 0}, {0.6, 0.8}, {1.2, 1.6}, {1.8, 2.4}, {2.4, 3.2}, {3, 4},
                                        {2, 4}, {1, 4},     {0, 4},     {0, 3},     {0, 2},     {0, 1}};
    guint count = G_N_ELEMENTS(expected);
    g_assert_cmpuint(there->points->len, ==, count);
    g_assert_cmpuint(open->points->len, ==, count - 3);
    g_assert_cmpuint(dz_shape_count(there), ==, 1);
    for (guint i = 0; i < count; i++) {
        DzLonLat at = g_array_index(there->points, DzLonLat, i);
        DzLonLat same = g_array_index(again->points, DzLonLat, (2 * count - 4 - i) % count);
        g_assert_cmpfloat_with_epsilon(at.lon, expected[i].lon, 1e-12);
        g_assert_cmpfloat_with_epsilon(at.lat, expected[i].lat, 1e-12);
        g_assert_true(at.lon == same.lon && at.lat == same.lat);
    }
}

static void densifying_bears_any_edge(void)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    dz_shape_add(shape, (DzLonLat){0, 0});
    dz_shape_add(shape, (DzLonLat){1e300, 0});
    dz_shape_add(shape, (DzLonLat){INFINITY, 0});
    dz_shape_add(shape, (DzLonLat){NAN, 0});
    dz_shape_end(shape);
    g_autoptr(DzShape) out = dz_shape_densify(shape, false, 1);
    g_assert_cmpuint(out->points->len, ==, 4 + 99999);
}

/* In how many of the polygons GEOS finds the point to lie. */
static guint polygons_at(GEOSContextHandle_t geos, GEOSGeometry *const *polygons, guint count, DzLonLat at)
{
    guint in = 0;
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, at.lon, at.lat);
    for (guint i = 0; i < count; i++)
        in += GEOSContains_r(geos, polygons[i], point) == 1;
    GEOSGeom_destroy_r(geos, point);
    return in;
}

static void covering_is_lying_in_an_odd_number_of_rings(void)
{
    GRand *rand = g_rand_new_with_seed(41);
    GEOSContextHandle_t geos = GEOS_init_r();
    guint covered = 0, asked = 0;
    for (guint i = 0; i < 50; i++) {
        guint rings = (guint)g_rand_int_range(rand, 1, 10);
        g_autoptr(DzShape) shape = linework_random_rings(rand, rings, 2);
        GEOSGeometry *polygons[10];
        for (guint k = 0; k < rings; k++) {
            guint count = 0;
            const DzLonLat *ring = dz_shape_part(shape, k, &count);
            polygons[k] = linework_polygon(geos, ring, count);
        }
        for (guint k = 0; k < 200; k++, asked++) {
            DzLonLat at = {g_rand_double_range(rand, 35, 39), g_rand_double_range(rand, 33, 37)};
            if (k % 4 == 0) /* at the height of a corner */
                at.lat = g_array_index(shape->points, DzLonLat, k % shape->points->len).lat;
            bool odd = polygons_at(geos, polygons, rings, at) % 2 == 1;
            g_assert_cmpint(dz_shape_covers(shape, at), ==, odd);
            covered += odd;
        }
        for (guint k = 0; k < rings; k++)
            GEOSGeom_destroy_r(geos, polygons[k]);
    }
    g_assert_cmpuint(covered, >, asked / 20); /* else it has tested little */
    GEOS_finish_r(geos);
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/shape/empty parts are dropped", empty_parts_are_dropped);
    g_test_add_func("/geo/shape/the box is around all points", the_box_is_around_all_points);
    g_test_add_func("/geo/shape/rings become closed lines", rings_become_closed_lines);
    g_test_add_func("/geo/shape/densified edges are short and the same both ways",
                    densified_edges_are_short_and_the_same_both_ways);
    g_test_add_func("/geo/shape/densifying bears any edge", densifying_bears_any_edge);
    g_test_add_func("/geo/shape/a place is covered that lies in an odd number of rings",
                    covering_is_lying_in_an_odd_number_of_rings);
    return g_test_run();
}
