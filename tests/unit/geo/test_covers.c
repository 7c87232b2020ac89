/*
 * Which polygons have lost their ground.
 */
#include "geo/overlay.h"

#include "boxes.h"

static void add_box(DzOverlay *overlay, DzBox box, gint32 version)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    box_add(shape, box, false);
    dz_overlay_add(overlay, shape, version);
}

/* Builds with the areas of the boxes, and frees the overlay. */
static GArray *losses_of(DzOverlay *overlay, const DzBox *boxes, guint count)
{
    GError *error = NULL;
    g_autofree double *source_km2 = g_new(double, count);
    for (guint i = 0; i < count; i++) {
        add_box(overlay, boxes[i], 1);
        source_km2[i] = box_km2(boxes[i]);
    }
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    GArray *losses = dz_overlay_losses(overlay, arrangement, source_km2);
    dz_overlay_free(overlay);
    return losses;
}

/* A corridor of 44 m by 110 km between two countries, at a tolerance of 50 m; at 40 m it stays. */
static void a_corridor_below_the_tolerance_is_told(void)
{
    const DzBox boxes[] = {{30, 10, 31, 11}, {31, 10, 31.0004, 11}, {31.0004, 10, 32, 11}};
    for (int tolerance_m = 40; tolerance_m <= 50; tolerance_m += 10) {
        g_autoptr(GArray) losses = losses_of(dz_overlay_new(1e-7, tolerance_m), boxes, 3);
        g_assert_cmpuint(losses->len, ==, tolerance_m == 50 ? 1 : 0);
        if (tolerance_m == 40)
            continue;
        const DzOverlayLoss *loss = &g_array_index(losses, DzOverlayLoss, 0);
        g_assert_cmpuint(loss->polygon, ==, 1);
        g_assert_cmpfloat_with_epsilon(loss->source_km2, 4.8, 0.05);
        g_assert_cmpfloat(loss->kept_km2, ==, 0);
    }
}

static void what_falls_through_the_grid_is_told(void)
{
    const DzBox boxes[] = {{30, 10, 30.004, 10.004}, {31, 10, 32, 11}, {40.006, 10, 41.006, 11}};
    g_autoptr(GArray) losses = losses_of(dz_overlay_new(0.01, 0), boxes, 3);
    g_assert_cmpuint(losses->len, ==, 1);
    g_assert_cmpuint(g_array_index(losses, DzOverlayLoss, 0).polygon, ==, 0);
    g_assert_cmpfloat(g_array_index(losses, DzOverlayLoss, 0).kept_km2, ==, 0);
}

/* Snapping joins both sides of a strip that was drawn into an older country's edge. */
static void ground_that_snapping_takes_is_told(void)
{
    DzOverlay *overlay = dz_overlay_new(1e-7, 50);
    DzBox country = {30, 10, 31, 11}, strip = {30.9999, 10.2, 31.0001, 10.8}, part = {30.5, 10, 31.0003, 11};
    add_box(overlay, country, 1);
    add_box(overlay, strip, 2);
    add_box(overlay, part, 3);
    double source_km2[] = {box_km2(country), box_km2(strip), box_km2(part)};
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    g_autoptr(GArray) losses = dz_overlay_losses(overlay, arrangement, source_km2);
    g_assert_cmpuint(losses->len, ==, 1);
    g_assert_cmpuint(g_array_index(losses, DzOverlayLoss, 0).polygon, ==, 1);
    dz_overlay_free(overlay);
}

enum { POLYGONS = 100 };

typedef struct Ground {
    const DzArrangement *arrangement;
    double km2[POLYGONS];
} Ground;

static void note(guint face, const guint64 *covers, gpointer data)
{
    Ground *ground = data;
    for (guint i = 0; i < POLYGONS; i++)
        ground->km2[i] += covers[i / 64] >> i % 64 & 1 ? ground->arrangement->faces[face].area_km2 : 0;
}

/* With sources that are said to have been huge all have lost, and what they kept is the sum of the faces. */
static void what_is_kept_is_the_faces_that_are_covered(void)
{
    GRand *rand = g_rand_new_with_seed(3);
    DzOverlay *overlay = dz_overlay_new(1e-7, 0);
    double source_km2[POLYGONS], west[POLYGONS];
    for (guint i = 0; i < POLYGONS; i++) {
        west[i] = g_rand_double_range(rand, -180, 160);
        double south = g_rand_double_range(rand, -90, 70);
        add_box(overlay, (DzBox){west[i], south, west[i] + g_rand_double_range(rand, 0, 20), south + 20}, 1);
        source_km2[i] = 1e10;
    }
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    Ground ground = {.arrangement = arrangement};
    dz_overlay_covers(overlay, note, &ground);
    g_autoptr(GArray) losses = dz_overlay_losses(overlay, arrangement, source_km2);
    g_assert_cmpuint(losses->len, ==, POLYGONS);
    for (guint i = 0; i < POLYGONS; i++) {
        const DzOverlayLoss *loss = &g_array_index(losses, DzOverlayLoss, i);
        g_assert_cmpuint(loss->polygon, ==, i);
        g_assert_cmpfloat(ground.km2[i], >, 0);
        g_assert_cmpfloat_with_epsilon(loss->kept_km2, ground.km2[i], 1e-6);
    }
    dz_overlay_free(overlay);
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/covers/a corridor below the tolerance is told",
                    a_corridor_below_the_tolerance_is_told);
    g_test_add_func("/geo/covers/what falls through the grid is told", what_falls_through_the_grid_is_told);
    g_test_add_func("/geo/covers/ground that snapping takes is told", ground_that_snapping_takes_is_told);
    g_test_add_func("/geo/covers/what is kept is the faces that are covered",
                    what_is_kept_is_the_faces_that_are_covered);
    return g_test_run();
}
