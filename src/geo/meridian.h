/*
 * The antimeridian: rings on WGS 84 that cross it are cut there, so that whole-world data lies in one plane.
 */
#ifndef DZ_GEO_MERIDIAN_H
#define DZ_GEO_MERIDIAN_H

#include "geo/shape.h"

/*
 * The rings with all longitudes from -180 to 180, the area the same. A ring crosses where it goes on beyond
 * 180, and where longitudes more than 180 degrees apart (other than along a pole) are meant the short way
 * around:
 *
 * - one of the two readings has no area (a parallel around the pole; a box from -180 to 180): the other;
 * - the ring has 8 points or more and no edge longer than 20 degrees on the ground: the short way;
 * - else, if an edge is wider than 270 degrees or the ring goes around a pole, it is in doubt: the smaller,
 * or around the pole;
 * - else as it is written.
 *
 * Whose longitudes come around by 360 degrees goes around the pole that has less ground. Sets *cut if
 * anything had to be changed. The caller owns the result.
 */
DzShape *dz_cut_at_antimeridian(const DzShape *rings, bool *cut);

/*
 * Is there a ring of which dz_cut_at_antimeridian can but guess how it is meant? Then its widest edge is in
 * `from` and `to`. More points along that edge say that it is meant as it is written; longitudes beyond 180,
 * or points on the way (180, then -180), say that it crosses; a ring around the earth near the equator has to
 * be cut. Neither is written to otherwise.
 */
bool dz_crossing_is_doubtful(const DzShape *rings, DzLonLat *from, DzLonLat *to);

/*
 * For rings that come from a projection's plane, before they are cut: a position at a pole has one longitude
 * of many there, so it becomes two, on the meridians of its neighbours. Where edges are straight in degrees
 * this would change the area. The caller owns the result.
 */
DzShape *dz_open_poles(const DzShape *rings);

#endif
