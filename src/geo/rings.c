/*
 * A ring's sign is how many rings it lies within. Rings are gone through from west to east, and each is held
 * against those whose range of longitudes is not over yet: among islands that is few.
 */
#include "geo/measure.h"

#include <math.h>

typedef struct Ring {
    guint part;
    DzBox box;
    double area_km2;
    DzLonLat middle; /* a place inside, if there are others */
} Ring;

static gint compare_rings(gconstpointer a, gconstpointer b)
{
    const Ring *left = a, *right = b;
    if (left->box.west != right->box.west)
        return left->box.west < right->box.west ? -1 : 1;
    if (left->area_km2 != right->area_km2)
        return left->area_km2 > right->area_km2 ? -1 : 1; /* the larger may be around the other */
    return left->part < right->part ? -1 : left->part > right->part;
}

static Ring ring_of(const DzShape *rings, guint part)
{
    guint count = 0;
    const DzLonLat *points = dz_shape_part(rings, part, &count);
    Ring ring = {part, {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE}, 0, {0, 0}};
    for (guint i = 0; i < count; i++) {
        ring.box.west = MIN(ring.box.west, points[i].lon);
        ring.box.east = MAX(ring.box.east, points[i].lon);
        ring.box.south = MIN(ring.box.south, points[i].lat);
        ring.box.north = MAX(ring.box.north, points[i].lat);
    }
    ring.area_km2 = fabs(dz_ring_area_km2(points, count));
    return ring;
}

static gint compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

/* A place well inside the ring: the middle of the widest stretch at half its height. Rings that share
 * vertices or edges with others are told apart by it. */
static DzLonLat middle_of(const DzShape *rings, const Ring *ring)
{
    guint count = 0;
    const DzLonLat *points = dz_shape_part(rings, ring->part, &count);
    double lat = (ring->box.south + ring->box.north) / 2, widest = -1;
    DzLonLat middle = points[0];
    g_autoptr(GArray) lons = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < count; i++) {
        DzLonLat a = points[i], b = points[i + 1 < count ? i + 1 : 0];
        if ((a.lat > lat) == (b.lat > lat))
            continue;
        double lon = a.lon + (b.lon - a.lon) * ((lat - a.lat) / (b.lat - a.lat));
        g_array_append_val(lons, lon);
    }
    g_array_sort(lons, compare_doubles);
    for (guint i = 0; i + 1 < lons->len; i += 2) {
        double west = g_array_index(lons, double, i), east = g_array_index(lons, double, i + 1);
        if (east - west > widest) {
            widest = east - west;
            middle = (DzLonLat){west + widest / 2, lat};
        }
    }
    return middle;
}

static bool is_around(const DzShape *rings, const Ring *outer, const Ring *inner)
{
    const DzBox *a = &outer->box, *b = &inner->box;
    if (outer->area_km2 <= inner->area_km2 || a->west > b->west || a->east < b->east || a->south > b->south ||
        a->north < b->north)
        return false;
    guint count = 0;
    const DzLonLat *ring = dz_shape_part(rings, outer->part, &count);
    return dz_ring_covers(ring, count, inner->middle);
}

double dz_rings_area_km2(const DzShape *rings)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Ring));
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        Ring ring = ring_of(rings, part);
        if (dz_shape_count(rings) > 1)
            ring.middle = middle_of(rings, &ring);
        g_array_append_val(list, ring);
    }
    g_array_sort(list, compare_rings);
    g_autofree guint *open = g_new(guint, MAX(list->len, 1));
    guint opened = 0;
    double sum = 0;
    for (guint i = 0; i < list->len; i++) {
        const Ring *ring = &g_array_index(list, Ring, i);
        guint depth = 0, kept = 0;
        for (guint k = 0; k < opened; k++) {
            const Ring *other = &g_array_index(list, Ring, open[k]);
            if (other->box.east < ring->box.west)
                continue;
            open[kept++] = open[k];
            depth += is_around(rings, other, ring);
        }
        open[kept++] = i;
        opened = kept;
        sum += depth % 2 ? -ring->area_km2 : ring->area_km2;
    }
    return sum;
}
