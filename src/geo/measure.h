/*
 * Lengths and areas on the ellipsoid WGS 84. Lengths are by Karney's algorithms (C. F. F. Karney, Algorithms
 * for geodesics, J. Geodesy 87, 2013) as PROJ's geodesic.c carries them.
 */
#ifndef DZ_GEO_MEASURE_H
#define DZ_GEO_MEASURE_H

#include "geo/shape.h"

/* The geodesic distance [km]. */
double dz_distance_km(DzLonLat a, DzLonLat b);

/* The length [km] of a line: geodesics, edges under 5 km by the curvatures of the ellipsoid at their middle
 * (relative error below 1e-7). */
double dz_line_km(const DzLonLat *line, guint count);

/* Where one arrives from `from` after `km` in the direction `azimuth_deg` (clockwise from north). */
DzLonLat dz_destination(DzLonLat from, double azimuth_deg, double km);

/*
 * The area [km2] between a line and the equator, positive where the line runs westwards north of it: over the
 * lines that together make a ring it adds up to the ring's area, positive if counter-clockwise. Edges are
 * straight lines in longitude and latitude, integrated by Simpson's rule over the authalic latitude's sine
 * (J. P. Snyder, Map Projections: A Working Manual, USGS PP 1395, 1987, eq. 3-12); relative error below
 * 1e-11. About 30 million edges a second where they are short.
 */
double dz_line_area_km2(const DzLonLat *line, guint count);

/* The area [km2] of one ring, positive if it runs counter-clockwise, by dz_line_area_km2. */
double dz_ring_area_km2(const DzLonLat *ring, guint count);

/*
 * The area [km2] of a polygon, or of several: its rings without what lies within an odd number of others,
 * whichever way they run. Never below 0 for rings that do not cross; the same for any order of the rings but
 * for rounding. Costs the edges, and for each ring those of the rings whose box is around its own.
 */
double dz_rings_area_km2(const DzShape *rings);

#endif
