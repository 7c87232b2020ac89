/*
 * The integer grid that boundaries are laid over each other on: positions as whole steps of it, and
 * predicates that are exact because nothing is rounded. Inside: only src/geo includes it.
 *
 * A step is at least 1e-7 degree, so 180 degrees are below 2^31 and a cross product of differences below
 * 2^68.
 */
#ifndef DZ_GEO_GRID_IN_H
#define DZ_GEO_GRID_IN_H

#include "geo/shape.h"

/* A whole number of 128 bits, which gcc and clang both have. */
__extension__ typedef __int128 DzWide;

/* A position on the grid, in steps. */
typedef struct DzKnot {
    gint32 x, y;
} DzKnot;

static inline bool dz_knot_equal(DzKnot a, DzKnot b)
{
    return a.x == b.x && a.y == b.y;
}

/* By x, then y: below 0, 0, above 0. */
static inline int dz_knot_compare(DzKnot a, DzKnot b)
{
    return a.x != b.x ? (a.x < b.x ? -1 : 1) : a.y != b.y ? (a.y < b.y ? -1 : 1) : 0;
}

static inline int dz_wide_sign(DzWide value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/* Twice the area of a, b, c: above 0 if c lies left of a -> b. */
static inline DzWide dz_knot_turn(DzKnot a, DzKnot b, DzKnot c)
{
    return (DzWide)((gint64)b.x - a.x) * ((gint64)c.y - a.y) -
           (DzWide)((gint64)b.y - a.y) * ((gint64)c.x - a.x);
}

/* Degrees to steps, to the nearest; `per_degree` times the degree must be below 2^31. Adding 1.5 * 2^52
 * leaves the whole number in the low bits: a tenth of the time of lrint, which the compiler does not put in
 * line. */
static inline gint32 dz_grid_step(double degrees, double per_degree)
{
    union {
        double real;
        guint64 bits;
    } sum = {.real = degrees * per_degree + 6755399441055744.0};
    return (gint32)(guint32)sum.bits;
}

static inline DzKnot dz_grid_knot(DzLonLat at, double per_degree)
{
    return (DzKnot){dz_grid_step(at.lon, per_degree), dz_grid_step(at.lat, per_degree)};
}

static inline DzLonLat dz_grid_position(DzKnot knot, double per_degree)
{
    return (DzLonLat){knot.x / per_degree, knot.y / per_degree};
}

/* Well mixed bits of a position (the finalizer of MurmurHash3, A. Appleby). */
static inline guint64 dz_knot_hash(DzKnot knot)
{
    guint64 bits = (guint64)(guint32)knot.x << 32 | (guint32)knot.y;
    bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccdULL;
    bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return bits ^ bits >> 33;
}

#endif
