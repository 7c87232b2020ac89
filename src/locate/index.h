/*
 * The index for many positions (dezmap.h), for the rooms above.
 */
#ifndef DZ_LOCATE_INDEX_H
#define DZ_LOCATE_INDEX_H

#include "composite/composite.h"

/* What it is an index of. */
const DzComposite *dz_point_index_composite(const DzPointIndex *index);

#endif
