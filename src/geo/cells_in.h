/*
 * Square cells over the grid, each with the segments that come near it or the points in it. Inside: only
 * src/geo includes it.
 */
#ifndef DZ_GEO_CELLS_IN_H
#define DZ_GEO_CELLS_IN_H

#include "geo/segments_in.h"

typedef struct DzCells {
    double min_x, min_y, size; /* in steps */
    guint columns, rows;
} DzCells;

/* Things by cell: those of cell c are items[first[c]] to items[first[c + 1] - 1], rising. */
typedef struct DzBuckets {
    guint *first, *items;
} DzBuckets;

/* Cells over all segments, about `per_segment` for each. */
DzCells dz_cells_over(const DzSegment *list, guint count, double per_segment);

/* Each segment in every cell that it comes within two steps of. */
DzBuckets dz_cells_segments(const DzCells *cells, const DzSegment *list, guint count);

/* Each point in its cell. */
DzBuckets dz_cells_points(const DzCells *cells, const DzKnot *points, guint count);

void dz_buckets_clear(DzBuckets *buckets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzBuckets, dz_buckets_clear)

#endif
