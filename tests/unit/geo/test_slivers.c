/*
 * Slivers: what is one, and which neighbour takes it.
 */
#include "geo/overlay.h"

#include "boxes.h"

static void add_box(DzOverlay *overlay, DzBox box)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    box_add(shape, box, false);
    dz_overlay_add(overlay, shape, 1);
}

enum { MOST = 8 };

typedef struct Ground {
    const DzArrangement *arrangement;
    double km2[MOST]; /* that each polygon covers */
} Ground;

static void note(guint face, const guint64 *covers, gpointer data)
{
    Ground *ground = data;
    for (guint i = 0; i < MOST; i++)
        ground->km2[i] += covers[0] >> i & 1 ? ground->arrangement->faces[face].area_km2 : 0;
}

/* Builds, and frees the overlay. */
static Ground ground_of(DzOverlay *overlay, guint *slivers)
{
    GError *error = NULL;
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    Ground ground = {.arrangement = arrangement};
    dz_overlay_covers(overlay, note, &ground);
    *slivers = dz_overlay_counts(overlay).slivers;
    dz_overlay_free(overlay);
    return ground;
}

static void countries_at_a_pole_are_no_slivers(void)
{
    for (int pole = -1; pole <= 1; pole += 2) {
        DzOverlay *overlay = dz_overlay_new(1e-7, 0);
        DzBox box = {0, MIN(pole * 90, pole * 60), 0, MAX(pole * 90, pole * 60)};
        for (guint i = 0; i < 8; i++) {
            box.west = -180 + 45.0 * i;
            box.east = box.west + 45;
            add_box(overlay, box);
        }
        guint slivers = 0;
        Ground ground = ground_of(overlay, &slivers);
        g_assert_cmpuint(slivers, ==, 0);
        for (guint i = 0; i < 8; i++)
            g_assert_cmpfloat_with_epsilon(ground.km2[i], box_km2(box), 1e-6);
    }
}

/* A strip of 1e-7 degree, below two steps: 0.4 degrees of its edge are shared with one neighbour, 1 degree
 * with the other. */
static void a_sliver_goes_to_the_longest_shared_edge(void)
{
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        double sign = mirrored ? -1 : 1, east = 10 + sign * 1e-7;
        DzBox longer = {MIN(10 - sign, 10), 0, MAX(10 - sign, 10), 1};
        DzBox sliver = {MIN(10, east), 0, MAX(10, east), 1};
        DzBox shorter = {MIN(east, 10 + sign), 0.3, MAX(east, 10 + sign), 0.7};
        DzOverlay *overlay = dz_overlay_new(1e-7, 0);
        add_box(overlay, longer);
        add_box(overlay, sliver);
        add_box(overlay, shorter);
        guint slivers = 0;
        Ground ground = ground_of(overlay, &slivers);
        g_assert_cmpuint(slivers, ==, 1);
        g_assert_cmpfloat_with_epsilon(ground.km2[0], box_km2(longer) + box_km2(sliver), 1e-6);
        g_assert_cmpfloat_with_epsilon(ground.km2[1], 0, 1e-6);
        g_assert_cmpfloat_with_epsilon(ground.km2[2], box_km2(shorter), 1e-6);
    }
}

/* Slivers that cover nothing else lie on both sides of a face: what covers it is its own polygon, not theirs,
 * whatever arcs are walked first. */
static void a_face_keeps_its_own_polygons(void)
{
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        double sign = mirrored ? -1 : 1;
        DzOverlay *overlay = dz_overlay_new(1e-7, 0);
        DzBox body = {MIN(10, 10 + sign), 0, MAX(10, 10 + sign), 1};
        add_box(overlay, body);
        DzBox thin = {MIN(10 - sign * 1e-7, 10), 0, MAX(10 - sign * 1e-7, 10), 1};
        add_box(overlay, thin);
        DzBox within = {body.west + 0.2, 0.2, body.east - 0.2, 0.2 + 1e-7}; /* of the body too */
        add_box(overlay, within);
        guint slivers = 0;
        Ground ground = ground_of(overlay, &slivers);
        g_assert_cmpuint(slivers, ==, 2);
        g_assert_cmpfloat_with_epsilon(ground.km2[0], box_km2(body) + box_km2(thin), 1e-6);
        g_assert_cmpfloat(ground.km2[1], ==, 0);
        g_assert_cmpfloat(ground.km2[2], ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/slivers/countries at a pole are no slivers", countries_at_a_pole_are_no_slivers);
    g_test_add_func("/geo/slivers/a sliver goes to the longest shared edge",
                    a_sliver_goes_to_the_longest_shared_edge);
    g_test_add_func("/geo/slivers/a face keeps its own polygons", a_face_keeps_its_own_polygons);
    return g_test_run();
}
