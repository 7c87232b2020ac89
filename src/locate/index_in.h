/*
 * The index for many positions, as this room sees it. Inside: only src/locate includes it.
 */
#ifndef DZ_LOCATE_INDEX_IN_H
#define DZ_LOCATE_INDEX_IN_H

#include "geo/edges.h"
#include "locate/answers.h"

struct DzPointIndex {
    const DzComposite *composite;
    DzEdgeIndex *edges;
    DzAnswers *answers;
    DzEdgeIndex *alike; /* faces whose answers are the same on all days are joined in it */
};

/* For each position a face that answers as its own does, which is all that most want to know of it, found in
 * a fraction of the edges. */
void dz_point_index_alike(const DzPointIndex *index, const DzLonLat *at, gsize count, gint32 *faces);

#endif
