/*
 * Sites in a plane, indexed for "which is nearest": square buckets of about two sites each.
 */
#ifndef DZ_GEO_SITES_H
#define DZ_GEO_SITES_H

#include "geo/shape.h"

typedef struct DzSites DzSites;

/* `points` (at least one) must stay while the index is in use. The caller owns the index. */
DzSites *dz_sites_new(const DzMetre *points, guint count);
void dz_sites_free(DzSites *sites);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSites, dz_sites_free)

/* The site nearest to `at` by plane distance; of equally near ones that with the lowest index. */
guint dz_sites_nearest(const DzSites *sites, DzMetre at);

/* Is a site other than `except` within `radius_m` of `at`? */
bool dz_sites_any_within(const DzSites *sites, DzMetre at, double radius_m, guint except);

#endif
