/*
 * Snapping where edges are very long beside the tolerance: old vertices and old lines are found all along
 * them.
 */
#include "geo/overlay.h"

#include "boxes.h"

enum { PLACES = 200 };

static const double STEP_DEG = 1e-7;
static const DzLonLat LARGE[] = {{-20, -10}, {80, -3.3}, {31, 62.7}};

/* A place `off` steps outside an edge of the large triangle. */
static DzLonLat beside(guint edge, double t, double off)
{
    DzLonLat a = LARGE[edge], b = LARGE[(edge + 1) % 3];
    double dx = b.lon - a.lon, dy = b.lat - a.lat, length = hypot(dx, dy);
    double lon = a.lon + t * dx + off * STEP_DEG * dy / length;
    double lat = a.lat + t * dy - off * STEP_DEG * dx / length;
    return (DzLonLat){rint(lon / STEP_DEG) * STEP_DEG, rint(lat / STEP_DEG) * STEP_DEG};
}

/* Small triangles that point at the edges of the large one: 20 steps are 0.22 m, and 4000 are 44 m. */
static void add_small(DzOverlay *overlay, DzLonLat *corners, gint32 version)
{
    GRand *rand = g_rand_new_with_seed(5);
    for (guint i = 0; i < PLACES; i++) {
        double t = (i + g_rand_double_range(rand, 0.1, 0.9)) / PLACES, near = t + 4e-6;
        DzLonLat ring[] = {beside(i % 3, t, 20), beside(i % 3, near, 4000), beside(i % 3, near + 4e-6, 4000)};
        corners[i] = ring[0];
        g_autoptr(DzShape) shape = ring_shape(ring, 3);
        dz_overlay_add(overlay, shape, version);
    }
    g_rand_free(rand);
}

/* How many arcs end at a place. */
static guint ends_at(const DzArrangement *arrangement, DzLonLat place)
{
    guint ends = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        DzLonLat both[] = {arrangement->points[arc->first], arrangement->points[arc->first + arc->count - 1]};
        for (int k = 0; k < 2; k++)
            ends +=
                fabs(both[k].lon - place.lon) < STEP_DEG / 2 && fabs(both[k].lat - place.lat) < STEP_DEG / 2;
    }
    return ends;
}

static void a_long_edge_is_led_through_all_old_vertices_beside_it(void)
{
    DzOverlay *overlay = dz_overlay_new(STEP_DEG, 0.5);
    DzLonLat corners[PLACES];
    add_small(overlay, corners, 1);
    g_autoptr(DzShape) large = ring_shape(LARGE, 3);
    dz_overlay_add(overlay, large, 2);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    for (guint i = 0; i < PLACES; i++)
        g_assert_cmpuint(ends_at(arrangement, corners[i]), ==, 4);
    dz_overlay_free(overlay);
}

static void vertices_are_snapped_onto_long_old_edges(void)
{
    DzOverlay *overlay = dz_overlay_new(STEP_DEG, 0.5);
    DzLonLat corners[PLACES];
    g_autoptr(DzShape) large = ring_shape(LARGE, 3);
    dz_overlay_add(overlay, large, 1);
    add_small(overlay, corners, 2);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    g_assert_cmpuint(dz_overlay_counts(overlay).snapped, ==, PLACES);
    for (guint i = 0; i < PLACES; i++)
        g_assert_cmpuint(ends_at(arrangement, corners[i]), ==, 0);
    dz_overlay_free(overlay);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/snap/a long edge is led through all old vertices beside it",
                    a_long_edge_is_led_through_all_old_vertices_beside_it);
    g_test_add_func("/geo/snap/vertices are snapped onto long old edges",
                    vertices_are_snapped_onto_long_old_edges);
    return g_test_run();
}
