/*
 * What is nearest to a position, by geodesic distance on WGS 84: points, or lines whose edges are straight in
 * longitude and latitude.
 */
#ifndef DZ_GEO_NEAR_H
#define DZ_GEO_NEAR_H

#include "geo/shape.h"

typedef struct DzNear DzNear;

/*
 * An index of the parts of `lines`; a part of one point is a point. It keeps what it needs. Reading it is
 * safe from several threads. The caller owns it. About 0.5 us an edge.
 */
DzNear *dz_near_new(const DzShape *lines);
void dz_near_free(DzNear *near);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzNear, dz_near_free)

/* Is part `part` to be considered? */
typedef bool (*DzNearFilter)(guint part, gconstpointer data);

/*
 * The part nearest to `at`, of equally near ones the first, among those that `filter` lets pass (NULL: all),
 * and its distance [km]; -1 if there is none.
 */
int dz_near_find(const DzNear *near, DzLonLat at, DzNearFilter filter, gconstpointer data,
                 double *distance_km);

#endif
