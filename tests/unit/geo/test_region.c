/*
 * Figures worked out by hand, for squares whose sides are round numbers of metres.
 */
#include "geo/region.h"

#include <math.h>

/* Adds a rectangle from (x, y), counter-clockwise. */
static void add_rectangle(DzPlane *rings, double x, double y, double width, double height)
{
    dz_plane_add(rings, (DzMetre){x, y});
    dz_plane_add(rings, (DzMetre){x + width, y});
    dz_plane_add(rings, (DzMetre){x + width, y + height});
    dz_plane_add(rings, (DzMetre){x, y + height});
    dz_plane_end(rings);
}

static DzRegion *region(const DzPlane *rings)
{
    GError *error = NULL;
    DzRegion *made = dz_region_new_rings(rings, &error);
    g_assert_no_error(error);
    return made;
}

static DzRegion *rectangle(double x, double y, double width, double height)
{
    g_autoptr(DzPlane) rings = dz_plane_new();
    add_rectangle(rings, x, y, width, height);
    return region(rings);
}

/* Square metres by the even-odd rule, if no rings cross: those inside an odd number of others are holes. */
static double area_m2(const DzRegion *of)
{
    g_autoptr(DzPlane) rings = dz_region_rings(of);
    double sum_m2 = 0;
    for (guint part = 0; part < dz_plane_count(rings); part++) {
        guint count = 0, around = 0;
        const DzMetre *ring = dz_plane_part(rings, part, &count);
        DzMetre at = {(ring[0].x + ring[1].x) / 2, (ring[0].y + ring[1].y) / 2};
        double twice = 0;
        for (guint i = 0; i < count; i++)
            twice += ring[i].x * ring[(i + 1) % count].y - ring[(i + 1) % count].x * ring[i].y;
        for (guint other = 0; other < dz_plane_count(rings); other++) {
            guint corners = 0;
            const DzMetre *b = dz_plane_part(rings, other, &corners);
            for (guint i = 0; other != part && i < corners; i++) {
                DzMetre from = b[i], to = b[(i + 1) % corners];
                around += (from.y > at.y) != (to.y > at.y) &&
                          at.x < from.x + (to.x - from.x) * (at.y - from.y) / (to.y - from.y);
            }
        }
        sum_m2 += around % 2 ? -fabs(twice) / 2 : fabs(twice) / 2;
    }
    return sum_m2;
}

static guint ring_count(const DzRegion *of)
{
    g_autoptr(DzPlane) rings = dz_region_rings(of);
    return dz_plane_count(rings);
}

static void assert_region(const DzRegion *of, double expected_m2, guint rings)
{
    g_assert_nonnull(of);
    g_assert_cmpfloat_with_epsilon(area_m2(of), expected_m2, 1e-6 + 1e-9 * expected_m2);
    g_assert_cmpuint(ring_count(of), ==, rings);
}

static void rings_are_even_odd(void)
{
    static const struct {
        const char *name;
        double at[3][4]; /* x, y, width, height; width 0: not there */
        double area_m2;
        guint rings;
    } cases[] = {
        {"nothing", {{0}}, 0, 0},
        {"one", {{0, 0, 100, 100}}, 10000, 1},
        {"a hole", {{0, 0, 100, 100}, {10, 10, 20, 20}}, 9600, 2},
        {"an island in a hole", {{0, 0, 100, 100}, {10, 10, 80, 80}, {20, 20, 10, 10}}, 3700, 3},
        {"neighbours", {{0, 0, 100, 100}, {100, 0, 100, 100}}, 20000, 1},
        {"apart", {{0, 0, 100, 100}, {200, 0, 100, 100}}, 20000, 2},
        {"overlapping", {{0, 0, 100, 100}, {50, 0, 100, 100}}, 10000, 2},
        {"a hole at the border", {{0, 0, 100, 100}, {0, 10, 20, 20}}, 9600, 1},
        {"the same twice", {{0, 0, 100, 100}, {0, 0, 100, 100}}, 0, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzPlane) rings = dz_plane_new();
        for (guint k = 0; k < 3; k++)
            if (cases[i].at[k][2] > 0)
                add_rectangle(rings, cases[i].at[k][0], cases[i].at[k][1], cases[i].at[k][2],
                              cases[i].at[k][3]);
        g_autoptr(DzRegion) made = region(rings);
        g_test_message("%s", cases[i].name);
        assert_region(made, cases[i].area_m2, cases[i].rings);
    }
}

static void a_crossing_ring_is_made_valid(void)
{
    g_autoptr(DzPlane) rings = dz_plane_new();
    DzMetre bow_tie[] = {{0, 0}, {100, 100}, {100, 0}, {0, 100}};
    for (guint i = 0; i < 4; i++)
        dz_plane_add(rings, bow_tie[i]);
    dz_plane_end(rings);
    g_autoptr(DzRegion) made = region(rings);
    assert_region(made, 5000, 2);
}

/* Round corners are of eight chords a quarter: 4 * 8 triangles of sin(pi / 16) / 2 each. */
static void growing_rounds_corners(void)
{
    g_autoptr(DzRegion) square = rectangle(1000, 1000, 100, 100);
    g_autoptr(DzRegion) grown = dz_region_grow(square, 10, NULL), shrunk = dz_region_grow(square, -10, NULL);
    g_autoptr(DzRegion) gone = dz_region_grow(square, -51, NULL), same = dz_region_grow(square, 0, NULL);
    assert_region(grown, 10000 + 4 * 100 * 10 + 16 * sin(G_PI / 16) * 100, 1);
    assert_region(shrunk, 6400, 1);
    assert_region(gone, 0, 0);
    assert_region(same, 10000, 1);
}

static void regions_are_cut(void)
{
    g_autoptr(DzRegion) a = rectangle(0, 0, 100, 100), b = rectangle(60, 70, 100, 100);
    g_autoptr(DzRegion) inner = rectangle(10, 10, 20, 30), away = rectangle(500, 0, 10, 10);
    g_autoptr(DzRegion) both = dz_region_intersect(a, b, NULL), rest = dz_region_subtract(a, b, NULL);
    assert_region(both, 40 * 30, 1);
    assert_region(rest, 10000 - 40 * 30, 1);
    g_autoptr(DzRegion) holed = dz_region_subtract(a, inner, NULL), none = dz_region_subtract(inner, a, NULL);
    assert_region(holed, 10000 - 600, 2);
    assert_region(none, 0, 0);
    g_autoptr(DzRegion) apart = dz_region_intersect(a, away, NULL), whole = dz_region_subtract(a, away, NULL);
    assert_region(apart, 0, 0);
    assert_region(whole, 10000, 1);
    g_autoptr(DzRegion) beside = rectangle(100, 0, 100, 100), edge = dz_region_intersect(a, beside, NULL);
    assert_region(edge, 0, 0); /* they share a line, which is no area */
}

/* A part of 4 km2 with holes of 0.25 and 0.04 km2, and one of 0.01 km2. */
static void tidying_drops_small_parts_and_fills_small_holes(void)
{
    g_autoptr(DzPlane) rings = dz_plane_new();
    add_rectangle(rings, 0, 0, 2000, 2000);
    add_rectangle(rings, 100, 100, 500, 500);
    add_rectangle(rings, 1000, 1000, 200, 200);
    add_rectangle(rings, 5000, 0, 100, 100);
    g_autoptr(DzRegion) raw = region(rings);
    assert_region(raw, 4e6 - 0.25e6 - 0.04e6 + 0.01e6, 4);
    static const struct {
        double part_km2, hole_km2, area_km2;
        guint rings;
    } cases[] = {
        {0, 0, 3.72, 4},      {0.01, 0.04, 3.72, 4}, {0.011, 0, 3.71, 3}, {0, 0.041, 3.76, 3},
        {0.02, 0.3, 4.00, 1}, {4, 0.2, 3.75, 2},     {5, 0, 0, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzRegion) tidy = dz_region_tidy(raw, cases[i].part_km2, cases[i].hole_km2, NULL);
        assert_region(tidy, cases[i].area_km2 * 1e6, cases[i].rings);
    }
}

/* A square of 1 km whose sides bulge by 3 m in their middle, with a hole. */
static void simplifying_keeps_what_is_farther_off(void)
{
    g_autoptr(DzPlane) rings = dz_plane_new();
    static const DzMetre corners[] = {{0, 0},       {500, -3},   {1000, 0}, {1003, 500},
                                      {1000, 1000}, {500, 1003}, {0, 1000}, {-3, 500}};
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
        dz_plane_add(rings, corners[i]);
    dz_plane_end(rings);
    add_rectangle(rings, 400, 400, 100, 100);
    g_autoptr(DzRegion) raw = region(rings);
    static const struct {
        double metres, area_m2;
    } cases[] = {{2.9, 1e6 + 4 * 1500 - 1e4}, {3.1, 1e6 - 1e4}, {90, 1e6 - 1e4}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzRegion) simple = dz_region_simplify(raw, cases[i].metres, NULL);
        assert_region(simple, cases[i].area_m2, 2);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/region/rings together mean their even-odd area", rings_are_even_odd);
    g_test_add_func("/geo/region/a ring that crosses itself is made valid", a_crossing_ring_is_made_valid);
    g_test_add_func("/geo/region/growing rounds the corners and shrinking keeps them",
                    growing_rounds_corners);
    g_test_add_func("/geo/region/regions are cut and subtracted", regions_are_cut);
    g_test_add_func("/geo/region/tidying drops small parts and fills small holes",
                    tidying_drops_small_parts_and_fills_small_holes);
    g_test_add_func("/geo/region/simplifying keeps what is farther off",
                    simplifying_keeps_what_is_farther_off);
    return g_test_run();
}
