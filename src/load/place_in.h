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

#endif
