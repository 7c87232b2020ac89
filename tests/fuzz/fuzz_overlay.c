/*
 * Polygons on a small raster, with and without a tolerance: whatever comes in, faces are covered, tile, and
 * no edge of one polygon is lost.
 */
#include "geo/edges.h"
#include "geo/overlay.h"

#include <stdint.h>
#include <stdlib.h>

enum { MOST_POINTS = 200 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_face(guint face G_GNUC_UNUSED, const guint64 *covers, gpointer data)
{
    guint *seen = data;
    if (covers[0] == 0)
        abort();
    (*seen)++;
}

/* A byte of 255 ends a ring, 254 a polygon; others are places on a raster of 15 x 16. */
static void add_polygons(DzOverlay *overlay, const uint8_t *data, size_t size)
{
    guint count = 0;
    g_autoptr(DzShape) shape = dz_shape_new();
    for (size_t i = 0; i < MIN(size, MOST_POINTS) && count < 60; i++) {
        if (data[i] < 254)
            dz_shape_add(shape, (DzLonLat){data[i] % 16 * 3e-7, data[i] / 16 * 3e-7});
        if (data[i] >= 254)
            dz_shape_end(shape);
        if (data[i] == 254) {
            dz_overlay_add(overlay, shape, (gint32)count++ / 4);
            dz_shape_free(shape);
            shape = dz_shape_new();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int tolerance = 0; tolerance < 2; tolerance++) {
        g_autoptr(DzOverlay) overlay = dz_overlay_new(1e-7, tolerance * 0.1);
        add_polygons(overlay, data, size);
        g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
        if (!arrangement)
            continue;
        guint seen = 0;
        dz_overlay_covers(overlay, check_face, &seen);
        if (seen != arrangement->face_count)
            abort();
        g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
        for (guint f = 0; f < arrangement->face_count; f++)
            if (dz_edge_index_find(index, arrangement->faces[f].inside) != (gint32)f)
                abort();
    }
    return 0;
}
