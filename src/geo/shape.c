#include "geo/shape.h"

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

bool dz_shape_covers(const DzShape *rings, DzLonLat at)
{
    bool inside = false;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0, before = count - 1; i < count; before = i++) {
            DzLonLat a = ring[i], b = ring[before];
            if ((a.lat > at.lat) != (b.lat > at.lat) &&
                at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
                inside = !inside;
        }
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
