/*
 * Snapping the positions of later versions of a boundary onto earlier ones, so that a line drawn twice
 * becomes one line. Inside: only src/geo includes it.
 *
 * A version's vertices go to the nearest earlier vertex within the tolerance, else to the nearest point of an
 * earlier segment within it; then its segments are led through the earlier vertices that they pass within the
 * tolerance. Old geometry stays where it is. Rings stay closed, so whatever happens to their shape, areas by
 * the even-odd rule stay areas.
 */
#ifndef DZ_GEO_SNAP_IN_H
#define DZ_GEO_SNAP_IN_H

#include "geo/segments_in.h"

typedef struct DzSnapper DzSnapper;

DzSnapper *dz_snapper_new(double tolerance_m, double per_degree);
void dz_snapper_free(DzSnapper *snapper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSnapper, dz_snapper_free)

/* Adds one ring of the version under way; `owner` as for dz_segments_add. */
void dz_snapper_add(DzSnapper *snapper, guint owner, const DzKnot *ring, guint count);

/* Ends the version: its rings, snapped, go to `segments`, and later versions will snap onto them. The number
 * of positions that were moved. */
guint dz_snapper_end_version(DzSnapper *snapper, DzSegments *segments);

#endif
