/*
 * Shapes of a layer brought to WGS 84. Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_PLACE_IN_H
#define DZ_LOAD_PLACE_IN_H

#include "geo/project.h"

/* A layer's coordinate system. */
typedef struct DzPlacing {
    DzTransform *transform;
    double unit_m; /* metres that a unit of its coordinates has; 0: they are degrees */
    bool outlines; /* they may reach beyond the antimeridian (dz_transform_outline) */
} DzPlacing;

/*
 * The shape on WGS 84. What is straight in a projected system is not so in degrees: its edges are split every
 * kilometre, which leaves them within centimetres of where they were. NULL with DZ_ERROR_DATA if a point has
 * no place there. The caller owns it.
 */
DzShape *dz_place_shape(const DzPlacing *placing, const DzShape *shape, bool rings, GError **error);

/* What was met at the antimeridian. */
typedef struct DzSeam {
    bool cut;
    bool doubtful;     /* a ring can be meant either way around the Earth */
    DzLonLat from, to; /* then: its widest edge */
} DzSeam;

/* Closed rings as dz_place_shape brings them, in the strip from -180 to 180: cut at the antimeridian, and
 * with both meridians at a pole where they come from a plane. */
DzShape *dz_place_outline(const DzPlacing *placing, const DzShape *rings, DzSeam *seam, GError **error);

#endif
