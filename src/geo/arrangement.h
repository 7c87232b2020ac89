/*
 * An arrangement: the plane cut into faces by linework, and the arcs between them.
 *
 * Faces are what the noded lines enclose (geo/overlay.h says how). Arcs are the runs of edges between two
 * nodes; each knows the face on its left and on its right, so that what neighbours share is stored once and
 * dissolving, front lines and changes are walks over arcs. The order of faces and arcs depends on their
 * coordinates alone, not on the order of the input.
 */
#ifndef DZ_GEO_ARRANGEMENT_H
#define DZ_GEO_ARRANGEMENT_H

#include "geo/shape.h"

enum { DZ_NO_FACE = -1 }; /* outside of all faces */

typedef struct DzFace {
    DzLonLat inside; /* a point in its interior */
    double area_km2; /* geodesic */
} DzFace;

typedef struct DzArc {
    guint first, count; /* its points in DzArrangement.points; count >= 2 */
    guint from, to;     /* nodes, numbered by position; equal for a closed arc */
    gint32 left, right; /* faces beside it, seen from its first to its last point; or DZ_NO_FACE */
} DzArc;

typedef struct DzArrangement {
    DzFace *faces;
    guint face_count;
    DzArc *arcs;
    guint arc_count;
    DzLonLat *points;
} DzArrangement;

/*
 * Lays `lines` over each other: coordinates go to the grid of `grid_deg` degrees, crossings become nodes,
 * dangling ends are dropped. Edges are straight in longitude and latitude. The caller owns it.
 */
DzArrangement *dz_arrangement_build(const DzShape *lines, double grid_deg, GError **error);
void dz_arrangement_free(DzArrangement *arrangement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzArrangement, dz_arrangement_free)

/*
 * The rings around all faces whose `state` is `wanted`, neighbours joined: counter-clockwise outside,
 * clockwise around holes; parts that meet in a point are rings of their own. `state` has one number a face.
 * The caller owns the rings.
 */
DzShape *dz_arrangement_dissolve(const DzArrangement *arrangement, const int *state, int wanted);

/*
 * The chosen arcs as lines, joined through nodes where exactly two of them meet; a closed run comes back with
 * its first point at the end. `chosen` has one flag an arc. The caller owns the lines.
 */
DzShape *dz_arrangement_chains(const DzArrangement *arrangement, const bool *chosen);

#endif
