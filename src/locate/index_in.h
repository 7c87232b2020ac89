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
};

#endif
