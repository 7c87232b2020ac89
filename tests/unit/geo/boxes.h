/*
 * Boxes of parallels and meridians, whose areas are known by the closed formula of the authalic latitude
 * (J. P. Snyder, Map Projections: A Working Manual, 1987, eq. 3-12 with a logarithm), not by the library.
 */
#ifndef DZ_TESTS_BOXES_H
#define DZ_TESTS_BOXES_H

#include "geo/shape.h"

#include <math.h>

/* From the equator to a parallel, for a radian of longitude. */
static inline double box_below_km2(double lat_deg)
{
    static const double a_km = 6378.137, flattening = 1 / 298.257223563;
    double e2 = flattening * (2 - flattening), e = sqrt(e2), s = sin(lat_deg * G_PI / 180);
    return a_km * a_km / 2 * (1 - e2) * (s / (1 - e2 * s * s) - log((1 - e * s) / (1 + e * s)) / (2 * e));
}

static inline double box_km2(DzBox box)
{
    return (box_below_km2(box.north) - box_below_km2(box.south)) * (box.east - box.west) * G_PI / 180;
}

/* Adds the box as a ring. */
static inline void box_add(DzShape *shape, DzBox box, bool clockwise)
{
    const DzLonLat ring[] = {
        {box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}};
    for (guint i = 0; i < 4; i++)
        dz_shape_add(shape, ring[clockwise ? 3 - i : i]);
    dz_shape_end(shape);
}

/* A shape of one ring. */
static inline DzShape *ring_shape(const DzLonLat *ring, guint count)
{
    DzShape *shape = dz_shape_new();
    for (guint i = 0; i < count; i++)
        dz_shape_add(shape, ring[i]);
    dz_shape_end(shape);
    return shape;
}

#endif
