/*
 * What the files of this room that speak to GEOS share: a context that keeps the first message, and shapes to
 * and fro. Inside: only src/geo includes it.
 */
#ifndef DZ_GEO_GEOS_IN_H
#define DZ_GEO_GEOS_IN_H

#include "geo/shape.h"

#include <geos_c.h>

typedef struct DzGeos {
    GEOSContextHandle_t handle;
    char *message; /* GEOS's first error, or NULL */
} DzGeos;

void dz_geos_init(DzGeos *geos);
void dz_geos_clear(DzGeos *geos);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzGeos, dz_geos_clear)

/* Sets DZ_ERROR_LIBRARY: "GEOS cannot WHAT: MESSAGE". */
void dz_geos_fail(const DzGeos *geos, const char *what, GError **error);

/* A sequence of `count` points, given as pairs of doubles; with `close` the first again at the end. NULL on
 * failure. */
GEOSCoordSequence *dz_geos_sequence(const DzGeos *geos, const double *pairs, guint count, bool close);

/* The parts as one MultiLineString; `parts` are given as their two arrays. Parts of one point are left out.
 */
GEOSGeometry *dz_geos_lines(const DzGeos *geos, const GArray *points, const GArray *ends);

/* The coordinates of a line or ring, as pairs of doubles; *count points, the repeated last one of a ring
 * included. */
double *dz_geos_pairs(const DzGeos *geos, const GEOSGeometry *line, guint *count);

#endif
