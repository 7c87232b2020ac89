/*
 * Areas and distances against GeographicLib's own programs: tests/cases/area.txt and distance.txt say how.
 */
#include "geo/measure.h"

#include "../case.h"

#include <math.h>

static double ring_km2(const DzShape *shape)
{
    guint count = 0;
    const DzLonLat *ring = dz_shape_part(shape, 0, &count);
    return dz_ring_area_km2(ring, count);
}

static void areas_agree(void)
{
    GArray *cases = cases_read("area.txt", "km2");
    for (guint i = 0; i < cases->len; i++) {
        const Case *one = &g_array_index(cases, Case, i);
        double area_km2 = ring_km2(one->shape);
        g_test_message("%s: off by %g km2 of %g", one->name, area_km2 - one->figure, one->tolerance);
        g_assert_cmpfloat_with_epsilon(area_km2, one->figure, one->tolerance);
    }
    g_array_unref(cases);
}

/* The same table; its tolerances allow for edges that are straight in longitude and latitude, as they are
 * here too. */
static void areas_by_lines_agree_with_planimeter(void)
{
    GArray *cases = cases_read("area.txt", "km2");
    for (guint i = 0; i < cases->len; i++) {
        const Case *one = &g_array_index(cases, Case, i);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(one->shape, 0, &count);
        DzLonLat closing[] = {ring[count - 1], ring[0]};
        double lines_km2 = dz_line_area_km2(ring, count) + dz_line_area_km2(closing, 2);
        g_test_message("%s: %g of %g km2 off", one->name, lines_km2 - one->figure, one->figure);
        g_assert_cmpfloat_with_epsilon(lines_km2, one->figure, one->tolerance);
    }
    g_array_unref(cases);
}

static void distances_agree(void)
{
    GArray *cases = cases_read("distance.txt", "km");
    for (guint i = 0; i < cases->len; i++) {
        const Case *one = &g_array_index(cases, Case, i);
        guint count = 0;
        const DzLonLat *ends = dz_shape_part(one->shape, 0, &count);
        g_assert_cmpuint(count, ==, 2);
        g_test_message("%s", one->name);
        g_assert_cmpfloat_with_epsilon(dz_distance_km(ends[0], ends[1]), one->figure, one->tolerance);
        g_assert_cmpfloat_with_epsilon(dz_distance_km(ends[1], ends[0]), one->figure, one->tolerance);
    }
    g_array_unref(cases);
}

/* Short edges by curvatures against geodesics, anywhere. */
static void lines_are_as_long_as_their_geodesics(void)
{
    GRand *rand = g_rand_new_with_seed(15);
    for (guint i = 0; i < 20000; i++) {
        double size = pow(10, g_rand_double_range(rand, -6, 1));
        DzLonLat a = {g_rand_double_range(rand, -170, 170), g_rand_double_range(rand, -79, 79)};
        DzLonLat b = {a.lon + g_rand_double_range(rand, -size, size),
                      a.lat + g_rand_double_range(rand, -size, size)};
        DzLonLat line[] = {a, b, a};
        double expected = 2 * dz_distance_km(a, b);
        g_assert_cmpfloat_with_epsilon(dz_line_km(line, 3), expected, 1e-6 * expected + 1e-9);
    }
    g_rand_free(rand);
}

/* A ring of random points around a middle, in order of direction. */
static DzShape *random_ring(GRand *rand)
{
    DzShape *shape = dz_shape_new();
    guint count = (guint)g_rand_int_range(rand, 3, 40);
    double lon = g_rand_double_range(rand, -150, 150), lat = g_rand_double_range(rand, -60, 60);
    double size = exp(g_rand_double_range(rand, -6, 2));
    for (guint i = 0; i < count; i++) {
        double angle = 2 * G_PI * i / count, far = size * g_rand_double_range(rand, .2, 1);
        dz_shape_add(shape, (DzLonLat){lon + far * cos(angle), lat + far * sin(angle)});
    }
    dz_shape_end(shape);
    return shape;
}

static void the_beginning_does_not_matter(void)
{
    GRand *rand = g_rand_new_with_seed(3);
    for (guint i = 0; i < 200; i++) {
        g_autoptr(DzShape) shape = random_ring(rand);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(shape, 0, &count);
        double area_km2 = dz_ring_area_km2(ring, count);
        g_autoptr(DzShape) turned = dz_shape_new();
        guint shift = (guint)g_rand_int_range(rand, 1, (gint32)count);
        for (guint k = 0; k < count; k++)
            dz_shape_add(turned, ring[(k + shift) % count]);
        dz_shape_end(turned);
        g_assert_cmpfloat(area_km2, >, 0);
        g_assert_cmpfloat_with_epsilon(ring_km2(turned), area_km2, 1e-11 * area_km2 + 1e-12);
    }
    g_rand_free(rand);
}

static void the_other_way_round_is_negative(void)
{
    GRand *rand = g_rand_new_with_seed(4);
    for (guint i = 0; i < 200; i++) {
        g_autoptr(DzShape) shape = random_ring(rand);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(shape, 0, &count);
        g_autoptr(DzShape) back = dz_shape_new();
        for (guint k = count; k > 0; k--)
            dz_shape_add(back, ring[k - 1]);
        dz_shape_end(back);
        double area_km2 = dz_ring_area_km2(ring, count);
        g_assert_cmpfloat_with_epsilon(ring_km2(back), -area_km2, 1e-11 * area_km2 + 1e-12);
    }
    g_rand_free(rand);
}

/* A chord parts a ring in two whose areas add up to it. */
static void the_parts_of_a_ring_add_up(void)
{
    GRand *rand = g_rand_new_with_seed(5);
    for (guint i = 0; i < 200; i++) {
        g_autoptr(DzShape) shape = random_ring(rand);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(shape, 0, &count);
        guint cut = (guint)g_rand_int_range(rand, 1, (gint32)count - 1);
        g_autoptr(DzShape) second = dz_shape_new();
        for (guint k = cut; k < count; k++)
            dz_shape_add(second, ring[k]);
        dz_shape_add(second, ring[0]);
        dz_shape_end(second);
        double whole_km2 = dz_ring_area_km2(ring, count), first_km2 = dz_ring_area_km2(ring, cut + 1);
        g_assert_cmpfloat_with_epsilon(first_km2 + ring_km2(second), whole_km2, 1e-10 * whole_km2 + 1e-12);
    }
    g_rand_free(rand);
}

static void too_few_points_have_no_area(void)
{
    DzLonLat ring[] = {{36, 35}, {37, 36}};
    g_assert_cmpfloat(fabs(dz_ring_area_km2(ring, 0)), ==, 0);
    g_assert_cmpfloat_with_epsilon(dz_ring_area_km2(ring, 1), 0, 1e-9);
    g_assert_cmpfloat_with_epsilon(dz_ring_area_km2(ring, 2), 0, 1e-9);
}

/* Figures: echo "LAT LON AZIMUTH METRES" | GeodSolve -p 6 */
static void destinations_agree(void)
{
    static const struct {
        DzLonLat from;
        double azimuth_deg, km;
        DzLonLat to;
    } cases[] = {
        {{36.9, 36.2}, 0, 100, {36.9, 37.10113542354}},
        {{36.9, 36.2}, 90, 20, {37.12238126405, 36.19979341635}},
        {{36.9, 36.2}, 225, 0.5, {36.89606896991, 36.19681369858}},
        {{179.9, 10}, 90, 50, {-179.64395970291, 9.99968760574}},
        {{0, 0}, 270, 20003, {-179.69000628243, 0}},
        {{-58.4, -34.6}, -45, 5000, {-88.34303666312, 0.69582396885}},
        {{0, 89.9}, 0, 50, {180, 89.65234825432}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzLonLat to = dz_destination(cases[i].from, cases[i].azimuth_deg, cases[i].km);
        g_assert_cmpfloat_with_epsilon(fabs(remainder(to.lon - cases[i].to.lon, 360)), 0, 1e-10);
        g_assert_cmpfloat_with_epsilon(to.lat, cases[i].to.lat, 1e-10);
    }
}

static void going_somewhere_takes_one_as_far(void)
{
    GRand *rand = g_rand_new_with_seed(6);
    for (guint i = 0; i < 1000; i++) {
        DzLonLat from = {g_rand_double_range(rand, -180, 180), g_rand_double_range(rand, -89, 89)};
        double km = g_rand_double_range(rand, 0, 19000);
        DzLonLat to = dz_destination(from, g_rand_double_range(rand, -180, 360), km);
        g_assert_cmpfloat_with_epsilon(dz_distance_km(from, to), km, 1e-8);
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/measure/areas agree with Planimeter", areas_agree);
    g_test_add_func("/geo/measure/distances agree with GeodSolve, either way", distances_agree);
    g_test_add_func("/geo/measure/the area of a ring does not depend on where it begins",
                    the_beginning_does_not_matter);
    g_test_add_func("/geo/measure/a ring run the other way round has the opposite area",
                    the_other_way_round_is_negative);
    g_test_add_func("/geo/measure/the parts of a ring add up to the ring", the_parts_of_a_ring_add_up);
    g_test_add_func("/geo/measure/fewer than three points have no area", too_few_points_have_no_area);
    g_test_add_func("/geo/measure/destinations agree with GeodSolve", destinations_agree);
    g_test_add_func("/geo/measure/going somewhere takes one as far as was said",
                    going_somewhere_takes_one_as_far);
    g_test_add_func("/geo/measure/areas by lines agree with Planimeter",
                    areas_by_lines_agree_with_planimeter);
    g_test_add_func("/geo/measure/lines are as long as their geodesics",
                    lines_are_as_long_as_their_geodesics);
    return g_test_run();
}
