/*
 * A set of positions on the grid, each with a number in the order of appearance. Inside: only src/geo
 * includes it.
 */
#ifndef DZ_GEO_KNOTS_IN_H
#define DZ_GEO_KNOTS_IN_H

#include "geo/grid_in.h"

typedef struct DzKnots {
    GArray *list; /* of DzKnot */
    guint *slots; /* index + 1, open addressing */
    guint mask;
} DzKnots;

/* `expected` may be 0. */
void dz_knots_init(DzKnots *knots, guint expected);
void dz_knots_clear(DzKnots *knots);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzKnots, dz_knots_clear)

/* The number of a position, which becomes one of the set if it is not yet. */
guint dz_knots_add(DzKnots *knots, DzKnot at);

/* The number of a position; G_MAXUINT if it is not in the set. */
guint dz_knots_find(const DzKnots *knots, DzKnot at);

#endif
