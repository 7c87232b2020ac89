/*
 * The nearest part against all parts, measured along the ellipsoid: lines by their densely set points, and by
 * a search for the least distance along each edge.
 */
#include "geo/near.h"

#include "geo/measure.h"

#include <math.h>

static DzLonLat point_of(DzLonLat a, DzLonLat b, double t)
{
    double lat = a.lat + t * (b.lat - a.lat);
    return (DzLonLat){a.lon + t * (b.lon - a.lon), CLAMP(lat, -90, 90)};
}

/* The least distance [km] from an edge, by golden section around the best of many points. */
static double edge_distance(DzLonLat a, DzLonLat b, DzLonLat at)
{
    enum { STEPS = 400 };
    const double golden = (sqrt(5) - 1) / 2;
    double best = INFINITY, low = 0, high = 1;
    for (int i = 0; i <= STEPS; i++) {
        double t = (double)i / STEPS;
        double km = dz_distance_km(at, point_of(a, b, t));
        if (km < best) {
            best = km;
            low = MAX(t - 1.0 / STEPS, 0);
            high = MIN(t + 1.0 / STEPS, 1);
        }
    }
    for (int i = 0; i < 60; i++) {
        double t[] = {high - golden * (high - low), low + golden * (high - low)}, km[2];
        for (int k = 0; k < 2; k++)
            km[k] = dz_distance_km(at, point_of(a, b, t[k]));
        best = MIN(best, MIN(km[0], km[1]));
        if (km[0] < km[1])
            high = t[1];
        else
            low = t[0];
    }
    return best;
}

/* A position at most `size` degrees from another, on the globe. */
static DzLonLat around(GRand *rand, DzLonLat centre, double size)
{
    double lat = centre.lat + g_rand_double_range(rand, -size, size);
    return (DzLonLat){centre.lon + g_rand_double_range(rand, -size, size), CLAMP(lat, -90, 90)};
}

static double part_distance(const DzShape *lines, guint part, DzLonLat at)
{
    guint count = 0;
    const DzLonLat *points = dz_shape_part(lines, part, &count);
    double best = dz_distance_km(at, points[0]);
    for (guint i = 0; i + 1 < count; i++)
        best = MIN(best, edge_distance(points[i], points[i + 1], at));
    return best;
}

/* Lines of up to three edges and points, `size` degrees around `centre`. */
static DzShape *random_lines(GRand *rand, DzLonLat centre, double size, guint parts)
{
    DzShape *lines = dz_shape_new();
    for (guint part = 0; part < parts; part++) {
        gint32 count = g_rand_int_range(rand, 1, 5);
        DzLonLat from = around(rand, centre, size);
        for (gint32 i = 0; i < count; i++)
            dz_shape_add(lines, around(rand, from, size / 9));
        dz_shape_end(lines);
    }
    return lines;
}

static bool is_odd(guint part, gconstpointer data)
{
    g_assert_cmpstr(data, ==, "data");
    return part % 2 == 1;
}

static void it_agrees_with_all_parts(void)
{
    static const DzLonLat centres[] = {{36, 35}, {179.9, 10}, {-60, -89.5}, {0, 0}};
    static const double sizes[] = {0.01, 1, 15};
    GRand *rand = g_rand_new_with_seed(21);
    for (guint round = 0; round < 24; round++) {
        DzLonLat centre = centres[round % G_N_ELEMENTS(centres)];
        double size = sizes[round % G_N_ELEMENTS(sizes)];
        g_autoptr(DzShape) lines = random_lines(rand, centre, size, 1 + round);
        g_autoptr(DzNear) near = dz_near_new(lines);
        for (guint i = 0; i < 8; i++) {
            DzLonLat at = around(rand, centre, 2 * size);
            bool filtered = i % 2 && round > 1;
            double km = -1, expected = INFINITY;
            int found = dz_near_find(near, at, filtered ? is_odd : NULL, "data", &km);
            for (guint part = filtered ? 1 : 0; part < dz_shape_count(lines); part += filtered ? 2 : 1)
                expected = MIN(expected, part_distance(lines, part, at));
            g_assert_cmpfloat_with_epsilon(km, expected, 1e-6 + 1e-7 * expected);
            g_assert_cmpfloat_with_epsilon(part_distance(lines, (guint)found, at), km, 1e-6 + 1e-7 * km);
        }
    }
    g_rand_free(rand);
}

/* Figures from GeographicLib: GeodSolve -i -p 6. */
static void distances_are_geodesic(void)
{
    g_autoptr(DzShape) lines = dz_shape_new();
    double km = 0;
    dz_shape_add(lines, (DzLonLat){36.809, 35.864});
    dz_shape_end(lines);
    g_autoptr(DzNear) near = dz_near_new(lines);
    g_assert_cmpint(dz_near_find(near, (DzLonLat){36.809, 35.864}, NULL, NULL, &km), ==, 0);
    g_assert_cmpfloat(km, ==, 0);
    g_assert_cmpint(dz_near_find(near, (DzLonLat){36.63, 35.93}, NULL, NULL, &km), ==, 0);
    g_assert_cmpfloat_with_epsilon(km, 17.742115877, 1e-8);
    g_assert_cmpint(dz_near_find(near, (DzLonLat){-58.4, -34.6}, NULL, NULL, &km), ==, 0);
    g_assert_cmpfloat_with_epsilon(km, 12572.406472674, 1e-8);
}

static void the_first_of_equally_near_ones_is_found(void)
{
    g_autoptr(DzShape) lines = dz_shape_new();
    double km = 0;
    for (guint i = 0; i < 40; i++) {
        dz_shape_add(lines, (DzLonLat){i % 2 ? 1 : -1, 0});
        dz_shape_end(lines);
    }
    g_autoptr(DzNear) near = dz_near_new(lines);
    g_assert_cmpint(dz_near_find(near, (DzLonLat){0, 0}, NULL, NULL, &km), ==, 0);
    g_assert_cmpint(dz_near_find(near, (DzLonLat){0.5, 0}, NULL, NULL, &km), ==, 1);
}

static void nothing_is_near_to_nothing(void)
{
    g_autoptr(DzShape) lines = dz_shape_new();
    g_autoptr(DzNear) near = dz_near_new(lines);
    double km = 7;
    g_assert_cmpint(dz_near_find(near, (DzLonLat){0, 0}, NULL, NULL, &km), ==, -1);
    g_assert_cmpfloat(km, ==, 7);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/near/it agrees with all parts", it_agrees_with_all_parts);
    g_test_add_func("/geo/near/distances are geodesic", distances_are_geodesic);
    g_test_add_func("/geo/near/the first of equally near ones is found",
                    the_first_of_equally_near_ones_is_found);
    g_test_add_func("/geo/near/nothing is near to nothing", nothing_is_near_to_nothing);
    return g_test_run();
}
