/*
 * Files of polygons as gen.py writes them: records of int32 round, int32 zone, int32 length, WKB of a
 * MultiPolygon, all little-endian.
 */
#ifndef DZ_BENCH_RECORDS_H
#define DZ_BENCH_RECORDS_H

#include "geo/shape.h"

#include <string.h>

typedef struct Record {
    gint32 round, zone;
    const char *wkb; /* in the file's bytes */
    gsize length;
} Record;

static inline gint32 record_number(const char **at)
{
    gint32 value = 0;
    memcpy(&value, *at, sizeof value);
    *at += sizeof value;
    return value;
}

/* The record at `at`, and `at` behind it. */
static inline Record record_next(const char **at)
{
    Record record;
    record.round = record_number(at);
    record.zone = record_number(at);
    record.length = (gsize)record_number(at);
    record.wkb = *at;
    *at += record.length;
    return record;
}

/* A MultiPolygon's rings, without the repeated last point. */
static inline DzShape *wkb_shape(const char *wkb)
{
    DzShape *shape = dz_shape_new();
    const char *at = wkb + 5;
    for (gint32 polygons = record_number(&at); polygons > 0; polygons--) {
        at += 5;
        for (gint32 rings = record_number(&at); rings > 0; rings--) {
            gint32 count = record_number(&at);
            g_array_append_vals(shape->points, at, (guint)(count - 1));
            dz_shape_end(shape);
            at += (gsize)count * sizeof(DzLonLat);
        }
    }
    return shape;
}

#endif
