/*
 * Between the steps of building an arrangement: rings on the integer grid. Inside: only src/geo includes it.
 */
#ifndef DZ_GEO_ARRANGEMENT_IN_H
#define DZ_GEO_ARRANGEMENT_IN_H

#include "geo/arrangement.h"

/* A position on the grid, in units of the grid's width. */
typedef struct DzCell {
    gint64 x, y;
} DzCell;

/* One directed edge of a face's ring: the face lies on its left. */
typedef struct DzHalfEdge {
    DzCell from, to;
    gint32 face;
} DzHalfEdge;

/*
 * Fills arcs and points of `arrangement` from the directed edges of all faces' rings (of DzHalfEdge). Each
 * edge comes once for each face beside it.
 */
void dz_arrangement_chain(DzArrangement *arrangement, GArray *edges, double grid_deg);

#endif
