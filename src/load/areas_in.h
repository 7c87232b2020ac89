/*
 * Polygons as a feature gives them, part by part, and what GEOS, asked through GDAL, says and makes of them.
 * Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_AREAS_IN_H
#define DZ_LOAD_AREAS_IN_H

#include "load/gdal_in.h"

/* What was odd about a feature's geometry. */
typedef struct DzOddity {
    bool unclosed; /* a ring does not end where it begins: it was closed */
    bool others;   /* lines and points beside its polygons, or nothing but them */
} DzOddity;

/*
 * The polygons of the row's geometry in the layer's CRS, out of collections too, curves as GDAL draws them in
 * straight lines: of DzShape *, each an outer ring and then its holes. NULL if there is none. The caller owns
 * them.
 */
GPtrArray *dz_vector_polygons(const DzVector *vector, DzOddity *oddity);

/* All their rings as one shape; the caller owns it. */
DzShape *dz_polygons_join(const GPtrArray *polygons);

/* Why they are together no valid (multi)polygon by the simple features standard, with where; NULL if they
 * are. g_free it. */
char *dz_polygons_invalid(const GPtrArray *polygons);

/*
 * What the polygons mean: each its outer ring less its holes, and all of them together. A ring that crosses
 * itself is read as GEOSMakeValid reads it. With `cut` the rings have been cut at the antimeridian, and each
 * polygon is what an even-odd fill of its rings gives. The result is valid and may be empty. NULL if GEOS
 * cannot. The caller owns it.
 */
DzShape *dz_polygons_unite(const GPtrArray *polygons, bool cut);

/* A polygon of which each ring was cut at the antimeridian by itself: the first DzShape less all others. It
 * may be empty, also where GEOS cannot. The caller owns it. */
DzShape *dz_polygon_less(const GPtrArray *rings);

/* Of rings, by the even-odd rule, in the square of the coordinates' unit. */
double dz_rings_area(const DzShape *rings);

#endif
