/*
 * The set of distinct segments: what is left of all boundaries of all days once each segment is kept once,
 * whoever drew it and however often. Inside: only src/geo includes it.
 *
 * Who has a segment in his boundary is kept by runs: a ring that follows an earlier one names the first
 * segment and how many follow, so a series of a thousand versions costs about as much as what is new in them.
 */
#ifndef DZ_GEO_SEGMENTS_IN_H
#define DZ_GEO_SEGMENTS_IN_H

#include "geo/grid_in.h"

typedef struct DzSegment {
    DzKnot a, b;
} DzSegment;

/* Segments `first` to `first + count - 1` are in the boundary of `owner`. */
typedef struct DzRun {
    guint owner, first, count;
} DzRun;

typedef struct DzSegments {
    GArray *list; /* of DzSegment, in order of appearance */
    GArray *runs; /* of DzRun, by owner */
    guint *table; /* index + 1, open addressing */
    guint mask;   /* its size less one */
    guint64 read; /* segments that were added, the equal ones too */
    guint last;   /* the segment added before, or G_MAXUINT */
} DzSegments;

DzSegments *dz_segments_new(void);
void dz_segments_free(DzSegments *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSegments, dz_segments_free)

/* Adds a segment to the boundary of `owner`; owners must come in rising order. One of no length is passed
 * over. */
void dz_segments_add(DzSegments *segments, guint owner, DzKnot a, DzKnot b);

/* The index of the segment between a and b, whichever way it runs; G_MAXUINT if there is none. */
guint dz_segments_find(const DzSegments *segments, DzKnot a, DzKnot b);

/*
 * Owners by segment, made of the runs: segments between two ends of runs have the same owners and form a
 * block. Who has a segment twice in his boundary (a spike, two parts that touch) does not count: by the
 * even-odd rule he is on both sides of it or on neither.
 */
typedef struct DzOwners {
    guint *block_of; /* a segment's block */
    guint *first;    /* owners of block b: list[first[b]] to list[first[b + 1] - 1], rising */
    guint *list;
    guint block_count;
} DzOwners;

DzOwners *dz_owners_new(const DzSegments *segments);
void dz_owners_free(DzOwners *owners);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzOwners, dz_owners_free)

/* The owners of a segment, rising; *count of them. */
static inline const guint *dz_owners_of(const DzOwners *owners, guint segment, guint *count)
{
    guint block = owners->block_of[segment];
    *count = owners->first[block + 1] - owners->first[block];
    return owners->list + owners->first[block];
}

#endif
