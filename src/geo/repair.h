/*
 * Polygons that are none: rings that cross themselves or each other, made valid.
 */
#ifndef DZ_GEO_REPAIR_H
#define DZ_GEO_REPAIR_H

#include "geo/shape.h"

/* Do the rings cross themselves or each other, by more than rounding to the grid explains? *at is where
 * first. */
bool dz_shape_crosses_itself(const DzShape *rings, double grid_deg, DzLonLat *at);

/* The rings as GEOSMakeValid mends them, by their lines. NULL with DZ_ERROR_LIBRARY if it cannot. The caller
 * owns the result. */
DzShape *dz_shape_repair(const DzShape *rings, GError **error);

#endif
