/*
 * The antimeridian: rings on WGS 84 that cross it are cut there, so that whole-world data lies in one plane.
 */
#ifndef DZ_GEO_MERIDIAN_H
#define DZ_GEO_MERIDIAN_H

#include "geo/shape.h"

/*
 * The rings with all longitudes from -180 to 180, the area the same. A ring crosses where it jumps by more
 * than 270 degrees of longitude (other than along a pole), if it is smaller read that way, or where it goes
 * on beyond 180; one that goes around a pole takes it in. Sets *cut if anything had to be changed. The caller
 * owns the result.
 */
DzShape *dz_cut_at_antimeridian(const DzShape *rings, bool *cut);

#endif
