/*
 * Lengths and areas on the ellipsoid WGS 84, by Karney's algorithms (C. F. F. Karney, Algorithms for
 * geodesics, J. Geodesy 87, 2013) as PROJ's geodesic.c carries them.
 */
#ifndef DZ_GEO_MEASURE_H
#define DZ_GEO_MEASURE_H

#include "geo/shape.h"

/* The geodesic distance [km]. */
double dz_distance_km(DzLonLat a, DzLonLat b);

/* Where one arrives from `from` after `km` in the direction `azimuth_deg` (clockwise from north). */
DzLonLat dz_destination(DzLonLat from, double azimuth_deg, double km);

/*
 * The area [km2] of one ring, positive if it runs counter-clockwise. An edge is the straight line in
 * longitude and latitude, so edges over 10 km are split before they become geodesics.
 */
double dz_ring_area_km2(const DzLonLat *ring, guint count);

#endif
