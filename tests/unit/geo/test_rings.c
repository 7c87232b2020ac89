/*
 * The area of polygons with holes.
 */
#include "geo/measure.h"

#include "boxes.h"

static void a_hole_is_no_area_whichever_way_it_runs(void)
{
    DzBox outer = {30, 10, 34, 14}, inner = {30.01, 10.01, 33.99, 13.99};
    for (int turn = 0; turn < 8; turn++) {
        g_autoptr(DzShape) shape = dz_shape_new();
        box_add(shape, turn & 4 ? inner : outer, turn & 1);
        box_add(shape, turn & 4 ? outer : inner, turn & 2);
        g_assert_cmpfloat_with_epsilon(dz_rings_area_km2(shape), box_km2(outer) - box_km2(inner), 1e-6);
    }
}

static void islands_in_lakes_are_area(void)
{
    DzBox boxes[] = {{0, 40, 20, 60}, {1, 41, 10, 59}, {2, 42, 4, 44},  {5, 42, 9, 50},
                     {6, 43, 8, 49},  {30, 0, 31, 1},  {11, 41, 19, 42}};
    static const int signs[] = {1, -1, 1, 1, -1, 1, -1};
    double expected = 0;
    g_autoptr(DzShape) shape = dz_shape_new();
    for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
        guint k = (i * 3 + 2) % G_N_ELEMENTS(boxes);
        box_add(shape, boxes[k], false);
        expected += signs[k] * box_km2(boxes[k]);
    }
    g_assert_cmpfloat_with_epsilon(dz_rings_area_km2(shape), expected, 1e-6);
}

/* A hole may touch its ring in a point; parts may touch each other. */
static void rings_that_touch_are_told_apart(void)
{
    DzLonLat hole[] = {{10, 5}, {6, 8}, {6, 2}};
    DzBox outer = {0, 0, 10, 10}, beside = {10, 0, 12, 10};
    g_autoptr(DzShape) shape = dz_shape_new(), alone = dz_shape_new();
    box_add(shape, outer, false);
    box_add(shape, beside, false);
    for (guint i = 0; i < 3; i++) {
        dz_shape_add(shape, hole[i]);
        dz_shape_add(alone, hole[i]);
    }
    dz_shape_end(shape);
    dz_shape_end(alone);
    g_assert_cmpfloat_with_epsilon(dz_rings_area_km2(shape),
                                   box_km2(outer) + box_km2(beside) - dz_rings_area_km2(alone), 1e-6);
}

/* A triangle in the notch of an angle: two of its edges are the angle's. */
static void parts_that_share_edges_are_no_holes(void)
{
    DzLonLat angle[] = {{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 10}, {0, 10}},
             notch[] = {{2, 2}, {10, 2}, {2, 10}};
    double expected = box_km2((DzBox){0, 0, 10, 2}) + box_km2((DzBox){0, 2, 2, 10});
    for (int mirrored = 0; mirrored < 4; mirrored++) {
        double east = mirrored & 1 ? -1 : 1, north = mirrored & 2 ? -1 : 1;
        g_autoptr(DzShape) shape = dz_shape_new();
        for (guint i = 0; i < 6; i++)
            dz_shape_add(shape, (DzLonLat){east * angle[i].lon, north * angle[i].lat});
        dz_shape_end(shape);
        for (guint i = 0; i < 3; i++)
            dz_shape_add(shape, (DzLonLat){east * notch[i].lon, north * notch[i].lat});
        dz_shape_end(shape);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(shape, 1, &count);
        g_assert_cmpfloat_with_epsilon(dz_rings_area_km2(shape),
                                       expected + fabs(dz_ring_area_km2(ring, count)), 1e-6);
    }
}

static void nothing_has_no_area(void)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    g_assert_cmpfloat(dz_rings_area_km2(shape), ==, 0);
    dz_shape_add(shape, (DzLonLat){1, 1});
    dz_shape_end(shape);
    g_assert_cmpfloat(dz_rings_area_km2(shape), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/rings/a hole is no area whichever way it runs",
                    a_hole_is_no_area_whichever_way_it_runs);
    g_test_add_func("/geo/rings/islands in lakes are area", islands_in_lakes_are_area);
    g_test_add_func("/geo/rings/rings that touch are told apart", rings_that_touch_are_told_apart);
    g_test_add_func("/geo/rings/parts that share edges are no holes", parts_that_share_edges_are_no_holes);
    g_test_add_func("/geo/rings/nothing has no area", nothing_has_no_area);
    return g_test_run();
}
