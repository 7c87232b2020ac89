/*
 * Regions: areas in a plane that are grown, shrunk, joined and cut by GEOS. A region is const once made.
 */
#ifndef DZ_GEO_REGION_H
#define DZ_GEO_REGION_H

#include "geo/shape.h"

typedef struct DzRegion DzRegion;

void dz_region_free(DzRegion *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzRegion, dz_region_free)

/* From rings, by the even-odd rule; made valid if they are not. NULL with DZ_ERROR_LIBRARY on failure, as
 * below. */
DzRegion *dz_region_new_rings(const DzPlane *rings, GError **error);

/* Grown by `metres` all around (round corners), or shrunk if negative. */
DzRegion *dz_region_grow(const DzRegion *region, double metres, GError **error);

/* The ground within `metres` of the lines: round about their bends, straight across their ends with `flat`.
 */
DzRegion *dz_region_new_around(const DzPlane *lines, double metres, bool flat, GError **error);

/* The pieces of the lines that lie in the region, joined where two of them meet. The caller owns them. */
DzPlane *dz_region_clip(const DzRegion *region, const DzPlane *lines, GError **error);

/* What is in both; what is in `a` but not in `b`. */
DzRegion *dz_region_intersect(const DzRegion *a, const DzRegion *b, GError **error);
DzRegion *dz_region_subtract(const DzRegion *a, const DzRegion *b, GError **error);

/* Without parts smaller than `part_km2` and with holes smaller than `hole_km2` filled (areas of the plane).
 */
DzRegion *dz_region_tidy(const DzRegion *region, double part_km2, double hole_km2, GError **error);

/*
 * With fewer points: what is left out lies within `metres` of the edge that takes its place (Douglas and
 * Peucker 1973), and no part or hole is lost.
 */
DzRegion *dz_region_simplify(const DzRegion *region, double metres, GError **error);

/* Its rings; holes are rings too. The caller owns them. */
DzPlane *dz_region_rings(const DzRegion *region);

#endif
