#include "geo/shape.h"

#include <math.h>

enum { MOST_PIECES = 100000 }; /* of one edge */

DzBox dz_shape_box(const DzShape *shape)
{
    DzBox box = {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
    for (guint i = 0; i < shape->points->len; i++) {
        DzLonLat at = g_array_index(shape->points, DzLonLat, i);
        box.west = MIN(box.west, at.lon);
        box.east = MAX(box.east, at.lon);
        box.south = MIN(box.south, at.lat);
        box.north = MAX(box.north, at.lat);
    }
    return box;
}

bool dz_ring_covers(const DzLonLat *ring, guint count, DzLonLat at)
{
    bool inside = false;
    for (guint i = 0, before = count - 1; i < count; before = i++) {
        DzLonLat a = ring[i], b = ring[before];
        if ((a.lat > at.lat) != (b.lat > at.lat) &&
            at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}

bool dz_shape_covers(const DzShape *rings, DzLonLat at)
{
    bool inside = false;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        inside ^= dz_ring_covers(ring, count, at);
    }
    return inside;
}

void dz_shape_add_rings_as_lines(DzShape *lines, const DzShape *rings)
{
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0; i < count; i++)
            dz_shape_add(lines, ring[i]);
        dz_shape_add(lines, ring[0]);
        dz_shape_end(lines);
    }
}

/* Adds the points between two, from the lesser of them on in whole parts of the way: the way back has the
 * same. */
static void add_between(DzShape *out, DzLonLat from, DzLonLat to, double max_step)
{
    double length = hypot(to.lon - from.lon, to.lat - from.lat);
    if (!isfinite(length) || !(length > max_step))
        return;
    guint pieces = (guint)ceil(MIN(length / max_step, MOST_PIECES));
    bool forward = from.lon != to.lon ? from.lon < to.lon : from.lat < to.lat;
    DzLonLat low = forward ? from : to, high = forward ? to : from;
    for (guint i = 1; i < pieces; i++) {
        double t = (double)(forward ? i : pieces - i) / pieces;
        dz_shape_add(out, (DzLonLat){low.lon + (high.lon - low.lon) * t, low.lat + (high.lat - low.lat) * t});
    }
}

DzShape *dz_shape_densify(const DzShape *shape, bool rings, double max_step)
{
    g_return_val_if_fail(max_step > 0, NULL);
    DzShape *out = dz_shape_new();
    for (guint part = 0; part < dz_shape_count(shape); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(shape, part, &count);
        for (guint i = 0; i < count; i++) {
            dz_shape_add(out, points[i]);
            if (i + 1 < count)
                add_between(out, points[i], points[i + 1], max_step);
            else if (rings)
                add_between(out, points[i], points[0], max_step);
        }
        dz_shape_end(out);
    }
    return out;
}
