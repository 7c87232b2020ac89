/*
 * The edge index: which face of an arrangement a position lies in. It knows edges and numbers of faces, no
 * zones.
 *
 * A grid over the arrangement; a cell that no edge comes near answers with one look-up, another goes on an
 * L-shaped way from its corner to the position and adds up what its few edges change on the way. The answer
 * is exact on edges and vertices too: there it is the face with the lowest number among those that meet.
 */
#ifndef DZ_GEO_EDGES_H
#define DZ_GEO_EDGES_H

#include "geo/arrangement.h"

typedef struct DzEdgeIndex DzEdgeIndex;

/* The index keeps what it needs of the arrangement. The caller owns it; reading it is safe from several
 * threads. */
DzEdgeIndex *dz_edge_index_new(const DzArrangement *arrangement);

/*
 * The same with faces joined: face f counts as number joined[f], which is DZ_NO_FACE or above, and what
 * finding answers are those numbers. Edges between faces of one number are left out, so there are fewer.
 * Which face a position on one of the other edges counts as is not known from them: the answer is DZ_ON_EDGE.
 */
enum { DZ_ON_EDGE = -2 };
DzEdgeIndex *dz_edge_index_new_joined(const DzArrangement *arrangement, const gint32 *joined);
void dz_edge_index_free(DzEdgeIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzEdgeIndex, dz_edge_index_free)

/* The face at a position; DZ_NO_FACE outside of all, and where a coordinate is no number. */
gint32 dz_edge_index_find(const DzEdgeIndex *index, DzLonLat at);

/* The same for `count` positions into `faces`, several times as fast. */
void dz_edge_index_find_many(const DzEdgeIndex *index, const DzLonLat *at, gsize count, gint32 *faces);

/* The same without an index, for one position: costs all edges. */
gint32 dz_arrangement_find(const DzArrangement *arrangement, DzLonLat at);

#endif
