#include "geo/geos_in.h"

G_STATIC_ASSERT(sizeof(DzLonLat) == 2 * sizeof(double));
G_STATIC_ASSERT(sizeof(DzMetre) == 2 * sizeof(double));

static void keep_message(const char *message, void *data)
{
    DzGeos *geos = data;
    if (!geos->message)
        geos->message = g_strdup(message);
}

static void ignore_notice(const char *message G_GNUC_UNUSED, void *data G_GNUC_UNUSED)
{
}

void dz_geos_init(DzGeos *geos)
{
    geos->message = NULL;
    geos->handle = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos->handle, keep_message, geos);
    GEOSContext_setNoticeMessageHandler_r(geos->handle, ignore_notice, NULL);
}

void dz_geos_clear(DzGeos *geos)
{
    GEOS_finish_r(geos->handle);
    g_free(geos->message);
}

void dz_geos_fail(const DzGeos *geos, const char *what, GError **error)
{
    g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "GEOS cannot %s: %s", what,
                geos->message ? geos->message : "no reason given");
}

GEOSCoordSequence *dz_geos_sequence(const DzGeos *geos, const double *pairs, guint count, bool close)
{
    if (!close)
        return GEOSCoordSeq_copyFromBuffer_r(geos->handle, pairs, count, 0, 0);
    double *closed = g_new(double, 2 * (gsize)(count + 1));
    memcpy(closed, pairs, 2 * (gsize)count * sizeof *pairs);
    closed[2 * (gsize)count] = pairs[0];
    closed[2 * (gsize)count + 1] = pairs[1];
    GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(geos->handle, closed, count + 1, 0, 0);
    g_free(closed);
    return sequence;
}

GEOSGeometry *dz_geos_lines(const DzGeos *geos, const GArray *points, const GArray *ends)
{
    GPtrArray *lines = g_ptr_array_new();
    const double *pairs = (const double *)(const void *)points->data;
    guint from = 0;
    for (guint i = 0; i < ends->len; i++) {
        guint end = g_array_index(ends, guint, i);
        if (end - from >= 2) {
            GEOSCoordSequence *sequence = dz_geos_sequence(geos, pairs + 2 * (gsize)from, end - from, false);
            g_ptr_array_add(lines, GEOSGeom_createLineString_r(geos->handle, sequence));
        }
        from = end;
    }
    GEOSGeometry *multi = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTILINESTRING,
                                                      (GEOSGeometry **)lines->pdata, lines->len);
    g_ptr_array_unref(lines);
    return multi;
}

double *dz_geos_pairs(const DzGeos *geos, const GEOSGeometry *line, guint *count)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos->handle, line);
    unsigned int size = 0;
    if (!sequence || !GEOSCoordSeq_getSize_r(geos->handle, sequence, &size))
        return NULL;
    double *pairs = g_new(double, 2 * (gsize)MAX(size, 1));
    GEOSCoordSeq_copyToBuffer_r(geos->handle, sequence, pairs, 0, 0);
    *count = size;
    return pairs;
}
