/*
 * On which side of a line a position lies, without a wrong answer.
 */
#ifndef DZ_GEO_ORIENT_H
#define DZ_GEO_ORIENT_H

#include "geo/shape.h"

/*
 * 1 if `at` lies left of a -> b, -1 if right, 0 if exactly on the line through both: the exact sign for all
 * finite coordinates whose products neither overflow nor underflow. J. R. Shewchuk, Adaptive precision
 * floating-point arithmetic and fast robust geometric predicates, Discrete & Computational Geometry 18
 * (1997), section 4.1: the plain determinant if its error bound allows, else expansions.
 */
int dz_orient(DzLonLat a, DzLonLat b, DzLonLat at);

#endif
