/*
 * The index against looking at every site.
 */
#include "geo/sites.h"

#include <math.h>

static double squared_m2(DzMetre a, DzMetre b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

static guint nearest_of_all(const DzMetre *points, guint count, DzMetre at)
{
    guint best = 0;
    for (guint i = 1; i < count; i++)
        if (squared_m2(points[i], at) < squared_m2(points[best], at))
            best = i;
    return best;
}

static bool any_of_all(const DzMetre *points, guint count, DzMetre at, double radius_m, guint except)
{
    for (guint i = 0; i < count; i++)
        if (i != except && squared_m2(points[i], at) <= radius_m * radius_m)
            return true;
    return false;
}

/* Asks the index at `queries` places in and around a square of `size_m`, and at the sites themselves. */
static void compare(GRand *rand, const DzMetre *points, guint count, double size_m, guint queries)
{
    g_autoptr(DzSites) sites = dz_sites_new(points, count);
    for (guint i = 0; i < queries; i++) {
        bool far = i % 10 == 0;
        double reach_m = far ? 1000 * size_m : size_m;
        DzMetre at = {g_rand_double_range(rand, -reach_m, 2 * reach_m),
                      g_rand_double_range(rand, -reach_m, 2 * reach_m)};
        if (i % 3 == 1)
            at = points[i % count];
        if (i % 3 == 2) /* places that are likely to be as far from several sites */
            at = (DzMetre){floor(at.x / size_m * 8) * size_m / 8, floor(at.y / size_m * 8) * size_m / 8};
        g_assert_cmpuint(dz_sites_nearest(sites, at), ==, nearest_of_all(points, count, at));
        double radius_m = size_m * pow(10, g_rand_double_range(rand, -3, 1));
        guint except = i % 2 ? i % count : G_MAXUINT;
        g_assert_cmpint(dz_sites_any_within(sites, at, radius_m, except), ==,
                        any_of_all(points, count, at, radius_m, except));
    }
}

static void scattered_sites_agree(void)
{
    static const double sizes_m[] = {1e-3, 1, 5, 1e5};
    GRand *rand = g_rand_new_with_seed(11);
    for (guint round = 0; round < 60; round++) {
        double size_m = sizes_m[round % G_N_ELEMENTS(sizes_m)];
        guint count = (guint)g_rand_int_range(rand, 1, 400);
        g_autofree DzMetre *points = g_new(DzMetre, count);
        for (guint i = 0; i < count; i++)
            points[i] = (DzMetre){g_rand_double_range(rand, 0, size_m), g_rand_double_range(rand, 0, size_m)};
        compare(rand, points, count, size_m, 400);
    }
    g_rand_free(rand);
}

static void sites_on_a_grid_agree(void)
{
    GRand *rand = g_rand_new_with_seed(12);
    DzMetre points[81];
    for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
        guint column = i % 9, row = i / 9;
        points[i] = (DzMetre){1000.0 * column, 1000.0 * row};
    }
    for (guint i = G_N_ELEMENTS(points); --i > 0;) {
        guint k = (guint)g_rand_int_range(rand, 0, (gint32)i + 1);
        DzMetre other = points[k];
        points[k] = points[i];
        points[i] = other;
    }
    compare(rand, points, G_N_ELEMENTS(points), 8000, 5000);
    g_rand_free(rand);
}

static void sites_on_a_line_agree(void)
{
    static const DzMetre directions[] = {{1, 0}, {0, 1}, {1, 1}, {-3, 2}};
    GRand *rand = g_rand_new_with_seed(13);
    for (guint d = 0; d < G_N_ELEMENTS(directions); d++) {
        DzMetre points[200];
        for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
            double along = g_rand_int_range(rand, 0, 100000);
            points[i] = (DzMetre){along * directions[d].x, along * directions[d].y};
        }
        compare(rand, points, G_N_ELEMENTS(points), 1e5, 2000);
    }
    g_rand_free(rand);
}

static void of_equally_near_sites_the_first_is_found(void)
{
    DzMetre square[] = {{1000, 1000}, {-1000, 1000}, {-1000, -1000}, {1000, -1000}};
    g_autoptr(DzSites) sites = dz_sites_new(square, 4);
    g_assert_cmpuint(dz_sites_nearest(sites, (DzMetre){0, 0}), ==, 0);
    g_assert_cmpuint(dz_sites_nearest(sites, (DzMetre){-5000, 0}), ==, 1);
    g_assert_cmpuint(dz_sites_nearest(sites, (DzMetre){0, -5000}), ==, 2);
    DzMetre twice[] = {{7, 7}, {3, 4}, {3, 4}};
    g_autoptr(DzSites) doubled = dz_sites_new(twice, 3);
    g_assert_cmpuint(dz_sites_nearest(doubled, (DzMetre){3, 4}), ==, 1);
}

static void one_site_is_nearest_everywhere(void)
{
    DzMetre only = {250000, -30000};
    g_autoptr(DzSites) sites = dz_sites_new(&only, 1);
    g_assert_cmpuint(dz_sites_nearest(sites, only), ==, 0);
    g_assert_cmpuint(dz_sites_nearest(sites, (DzMetre){-1e9, 1e9}), ==, 0);
    g_assert_true(dz_sites_any_within(sites, only, 0, G_MAXUINT));
    g_assert_false(dz_sites_any_within(sites, only, 1e12, 0));
}

static void within_includes_the_radius_itself(void)
{
    DzMetre points[] = {{0, 0}, {3000, 4000}};
    g_autoptr(DzSites) sites = dz_sites_new(points, 2);
    g_assert_true(dz_sites_any_within(sites, points[0], 5000, 0));
    g_assert_false(dz_sites_any_within(sites, points[0], nextafter(5000, 0), 0));
    g_assert_true(dz_sites_any_within(sites, points[1], 5000, 1));
}

/* What is found within a metre must not end the search: the next bucket may hold a nearer one. */
static void nothing_is_near_enough_to_stop_at(void)
{
    DzMetre points[] = {{0, 0}, {0.4, 0}, {0.8, 0}, {1.2, 0}, {1.6, 0}, {2, 0}};
    g_autoptr(DzSites) sites = dz_sites_new(points, G_N_ELEMENTS(points));
    for (guint i = 0; i < 2000; i++) {
        DzMetre at = {i / 1000.0, 0.1};
        g_assert_cmpuint(dz_sites_nearest(sites, at), ==, nearest_of_all(points, G_N_ELEMENTS(points), at));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/sites/scattered sites are found as by looking at each", scattered_sites_agree);
    g_test_add_func("/geo/sites/sites on a grid are found as by looking at each", sites_on_a_grid_agree);
    g_test_add_func("/geo/sites/sites on a line are found as by looking at each", sites_on_a_line_agree);
    g_test_add_func("/geo/sites/of equally near sites the first is found",
                    of_equally_near_sites_the_first_is_found);
    g_test_add_func("/geo/sites/one site is nearest everywhere", one_site_is_nearest_everywhere);
    g_test_add_func("/geo/sites/within a radius includes the radius itself",
                    within_includes_the_radius_itself);
    g_test_add_func("/geo/sites/of sites within a metre the nearest is found",
                    nothing_is_near_enough_to_stop_at);
    return g_test_run();
}
