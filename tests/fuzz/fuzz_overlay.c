/*
 * Polygons on a raster of 15 x 16 that is small or as large as the world, at its middle or at its corners,
 * without and with a tolerance. Whatever comes in, each face is covered and found by the point inside it.
 * Without a tolerance, and where no sliver was merged, faces tile and no edge of a polygon is lost: at the
 * middle of each cell of the raster, and on both sides of each edge's middle, who covers the ground is what
 * the even-odd rule says of each polygon by itself.
 */
#include "geo/edges.h"
#include "geo/overlay.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { MOST_POINTS = 200, MOST_POLYGONS = 60, RASTER = 16 };

static const double STEP_DEG = 1e-7;
static const double NEAR_STEPS = 3; /* rounding crossings moves edges by a step */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Case {
    double lon, lat, lon_step, lat_step; /* of the raster */
    GPtrArray *shapes;
    const DzArrangement *arrangement;
    const DzEdgeIndex *index;
    guint64 *covers; /* by face */
    guint seen;
} Case;

static void note_face(guint face, const guint64 *covers, gpointer data)
{
    Case *one = data;
    if (covers[0] == 0)
        abort();
    one->covers[face] = covers[0];
    one->seen++;
}

/* How large the raster is, and where. */
static Case case_of(uint8_t choice)
{
    static const double lon_steps[] = {20e-7, 1e-3, 0.5, 24}, lat_steps[] = {20e-7, 1e-3, 0.5, 12};
    Case one = {.lon_step = lon_steps[choice % 4], .lat_step = lat_steps[choice % 4]};
    int place = choice / 4 % 3 - 1; /* west and south, in the middle, east and north */
    one.lon = place * 180 - (place + 1) / 2.0 * 15 * one.lon_step;
    one.lat = place * 90 - (place + 1) / 2.0 * 15 * one.lat_step;
    return one;
}

/* A byte of 255 ends a ring, 254 a polygon; others are places on the raster. */
static void read_shapes(Case *one, const uint8_t *data, size_t size)
{
    one->shapes = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    g_autoptr(DzShape) shape = dz_shape_new();
    for (size_t i = 0; i < MIN(size, MOST_POINTS) && one->shapes->len < MOST_POLYGONS; i++) {
        if (data[i] < 254)
            dz_shape_add(shape, (DzLonLat){one->lon + data[i] % RASTER * one->lon_step,
                                           one->lat + data[i] / RASTER * one->lat_step});
        if (data[i] >= 254)
            dz_shape_end(shape);
        if (data[i] == 254) {
            g_ptr_array_add(one->shapes, g_steal_pointer(&shape));
            shape = dz_shape_new();
        }
    }
}

/* The distance of a place from an edge, in steps. */
static double distance(DzLonLat a, DzLonLat b, DzLonLat at)
{
    double dx = b.lon - a.lon, dy = b.lat - a.lat, length = dx * dx + dy * dy;
    double t = length > 0 ? CLAMP(((at.lon - a.lon) * dx + (at.lat - a.lat) * dy) / length, 0, 1) : 0;
    return hypot(at.lon - a.lon - t * dx, at.lat - a.lat - t * dy) / STEP_DEG;
}

static bool is_near(const DzShape *shape, DzLonLat at)
{
    for (guint part = 0; part < dz_shape_count(shape); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(shape, part, &count);
        for (guint i = 0; i < count; i++)
            if (distance(ring[i], ring[(i + 1) % count], at) < NEAR_STEPS)
                return true;
    }
    return false;
}

static void check_place(const Case *one, DzLonLat at)
{
    guint64 expected = 0;
    if (fabs(at.lon) > 180 || fabs(at.lat) > 90)
        return;
    for (guint i = 0; i < one->shapes->len; i++) {
        const DzShape *shape = g_ptr_array_index(one->shapes, i);
        if (is_near(shape, at))
            return;
        expected |= (guint64)dz_shape_covers(shape, at) << i;
    }
    gint32 face = dz_edge_index_find(one->index, at);
    if (expected != (face == DZ_NO_FACE ? 0 : one->covers[face]))
        abort();
}

static void check_both_sides(const Case *one, DzLonLat a, DzLonLat b)
{
    double dx = b.lon - a.lon, dy = b.lat - a.lat, length = hypot(dx, dy);
    for (int side = -1; side <= 1 && length > 0; side += 2) {
        double off = side * (NEAR_STEPS + 1) * STEP_DEG / length;
        check_place(one, (DzLonLat){(a.lon + b.lon) / 2 - off * dy, (a.lat + b.lat) / 2 + off * dx});
    }
}

static void check_ground(const Case *one)
{
    for (guint i = 0; i < RASTER * RASTER; i++)
        check_place(one, (DzLonLat){one->lon + (i % RASTER + 0.5) * one->lon_step,
                                    one->lat + ((double)(i / RASTER) + 0.5) * one->lat_step});
    for (guint i = 0; i < one->shapes->len; i++) {
        const DzShape *shape = g_ptr_array_index(one->shapes, i);
        for (guint part = 0; part < dz_shape_count(shape); part++) {
            guint count = 0;
            const DzLonLat *ring = dz_shape_part(shape, part, &count);
            for (guint k = 0; k < count; k++)
                check_both_sides(one, ring[k], ring[(k + 1) % count]);
        }
    }
}

static void check(Case *one, double tolerance_m)
{
    g_autoptr(DzOverlay) overlay = dz_overlay_new(STEP_DEG, tolerance_m);
    for (guint i = 0; i < one->shapes->len; i++)
        dz_overlay_add(overlay, g_ptr_array_index(one->shapes, i), (gint32)i / 4);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    if (!arrangement)
        return;
    g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
    g_autofree guint64 *covers = g_new0(guint64, arrangement->face_count + 1);
    one->arrangement = arrangement;
    one->index = index;
    one->covers = covers;
    one->seen = 0;
    dz_overlay_covers(overlay, note_face, one);
    if (one->seen != arrangement->face_count)
        abort();
    for (guint f = 0; f < arrangement->face_count; f++)
        if (dz_edge_index_find(index, arrangement->faces[f].inside) != (gint32)f)
            abort();
    if (tolerance_m <= 0 && dz_overlay_counts(overlay).slivers == 0)
        check_ground(one);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Case one = case_of(data[0]);
    read_shapes(&one, data + 1, size - 1);
    check(&one, 0);
    check(&one, 0.1);
    check(&one, 0.2 * 111195 * one.lat_step);
    g_ptr_array_unref(one.shapes);
    return 0;
}
