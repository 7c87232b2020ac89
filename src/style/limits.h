/*
 * How much a style may ask for, so that no style keeps a map from being drawn. One table, for the reader and
 * for docs/style.md.
 */
#ifndef DZ_STYLE_LIMITS_H
#define DZ_STYLE_LIMITS_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    DZ_LIMIT_BYTES,
    DZ_LIMIT_DEPTH,
    DZ_LIMIT_VALUES,
    DZ_LIMIT_LAYERS,
    DZ_LIMIT_POINT_LAYERS,
    DZ_LIMIT_OVERLAPPING,
    DZ_LIMIT_HATCHED,
    DZ_LIMIT_DASHES,
    DZ_LIMIT_TEXT,
    DZ_LIMIT_LETTERS, /* of a map, not of a style: the scene counts them */
    DZ_LIMIT_COUNT
} DzLimit;

/* How many there may be. */
guint dz_limit(DzLimit limit);

/* What is counted: "layers". Static. */
const char *dz_limit_meaning(DzLimit limit);

#endif
