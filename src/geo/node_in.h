/*
 * Noding: distinct segments become edges that meet in vertices only. Inside: only src/geo includes it.
 *
 * Snap rounding (J. D. Hobby, Practical segment intersection with finite precision output, Computational
 * Geometry 13, 1999): every end of a segment and every crossing, rounded to the grid, is a hot pixel, and
 * each segment goes through the middles of the hot pixels it meets. What comes out cannot cross any more, and
 * no line has moved by more than half a step of the grid. All decisions are exact.
 *
 * GEOS has the same algorithm (GEOSUnaryUnionPrec) but forgets which line an edge comes from; knowing it
 * is what makes labelling the faces a matter of counting.
 */
#ifndef DZ_GEO_NODE_IN_H
#define DZ_GEO_NODE_IN_H

#include "geo/segments_in.h"

/* An edge between two vertices. */
typedef struct DzEdge {
    guint a, b;
} DzEdge;

/* Two segments that cross away from their ends, and where. */
typedef struct DzMeeting {
    guint one, other;
    DzKnot at;
} DzMeeting;

typedef struct DzNoded {
    GArray *vertices; /* of DzKnot, all different */
    GArray *edges;    /* of DzEdge, all different */
    GArray *meetings; /* of DzMeeting; a pair may come more than once */
    guint *first,
        *parts; /* the segments that edge e is part of: parts[first[e]] to parts[first[e + 1] - 1] */
} DzNoded;

/* NULL if there are more than `limit` crossings, and nothing else can fail. */
DzNoded *dz_node(const DzSegments *segments, guint limit);
void dz_noded_free(DzNoded *noded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzNoded, dz_noded_free)

#endif
