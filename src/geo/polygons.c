#include "geo/polygons.h"

#include <math.h>

typedef struct Ring {
    double twice_area; /* in square degrees, positive if counter-clockwise */
    DzBox box;
} Ring;

static Ring ring_of(const DzLonLat *points, guint count)
{
    Ring ring = {0, {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    for (guint i = 0; i < count; i++) {
        DzLonLat a = points[i], b = points[(i + 1) % count], o = points[0];
        ring.twice_area += (a.lon - o.lon) * (b.lat - o.lat) - (b.lon - o.lon) * (a.lat - o.lat);
        ring.box = (DzBox){MIN(ring.box.west, a.lon), MIN(ring.box.south, a.lat), MAX(ring.box.east, a.lon),
                           MAX(ring.box.north, a.lat)};
    }
    return ring;
}

/* Does ring `outer` hold ring `hole`? They may touch in points, so the middles of the hole's edges are asked:
 * an edge lies on no other ring. */
static bool holds(const DzShape *rings, guint outer, guint hole)
{
    guint count = 0, length = 0;
    const DzLonLat *around = dz_shape_part(rings, outer, &count);
    const DzLonLat *points = dz_shape_part(rings, hole, &length);
    DzLonLat a = points[0], b = points[1 % length];
    return dz_ring_covers(around, count, (DzLonLat){(a.lon + b.lon) / 2, (a.lat + b.lat) / 2});
}

static bool box_holds(DzBox outer, DzBox inner)
{
    return inner.west >= outer.west && inner.south >= outer.south && inner.east <= outer.east &&
           inner.north <= outer.north;
}

guint *dz_polygon_owners(const DzShape *rings)
{
    guint count = dz_shape_count(rings);
    guint *owners = g_new(guint, MAX(count, 1));
    g_autofree Ring *known = g_new(Ring, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        guint length = 0;
        const DzLonLat *points = dz_shape_part(rings, i, &length);
        known[i] = ring_of(points, length);
        owners[i] = i;
    }
    for (guint hole = 0; hole < count; hole++) {
        double least = INFINITY; /* the smallest ring around it is the one it is cut from */
        for (guint outer = 0; known[hole].twice_area < 0 && outer < count; outer++) {
            if (known[outer].twice_area > 0 && known[outer].twice_area < least &&
                box_holds(known[outer].box, known[hole].box) && holds(rings, outer, hole)) {
                least = known[outer].twice_area;
                owners[hole] = outer;
            }
        }
    }
    return owners;
}
