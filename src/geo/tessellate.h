/*
 * Thiessen (Voronoi) diagrams by GEOS: each site owns the ground that is nearer to it than to any other.
 */
#ifndef DZ_GEO_TESSELLATE_H
#define DZ_GEO_TESSELLATE_H

#include "geo/sites.h"

/*
 * The edges of the Thiessen diagram of `sites`, cut at `box`, as lines in the same plane. Sites must be
 * pairwise distinct (GEOS drops duplicates without a word) and lie inside `box`; fewer than two give no
 * edges. The caller owns the result; NULL with DZ_ERROR_LIBRARY if GEOS fails.
 */
DzPlane *dz_tessellate(const DzMetre *sites, guint count, const DzMetreBox *box, GError **error);

/*
 * The reach of a site is a regular polygon of DZ_REACH_CORNERS corners at `radius_m` around it. All sites'
 * reaches together end in the lines that dz_reach_lines gives: runs of their edges, with some that lie just
 * inside another's reach.
 */
enum { DZ_REACH_CORNERS = 64 };

DzPlane *dz_reach_lines(const DzSites *sites, const DzMetre *at, guint count, double radius_m);

/* The k-th corner of a reach. */
DzMetre dz_reach_corner(DzMetre site, double radius_m, guint k);

/* Does `at` lie in the reach of `site`? */
bool dz_in_reach(DzMetre site, double radius_m, DzMetre at);

#endif
