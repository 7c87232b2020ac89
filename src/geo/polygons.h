/*
 * Rings sorted into polygons, for formats in which a hole belongs to its outer ring.
 */
#ifndef DZ_GEO_POLYGONS_H
#define DZ_GEO_POLYGONS_H

#include "geo/shape.h"

/*
 * For each ring of `rings` (as dz_arrangement_dissolve gives them: outer ones counter-clockwise, holes
 * clockwise, none crossing another) the outer ring it belongs to; an outer ring belongs to itself. g_free it.
 */
guint *dz_polygon_owners(const DzShape *rings);

#endif
