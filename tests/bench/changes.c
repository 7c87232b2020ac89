/*
 * From polygons in memory to the tables of changes between successive rounds: our overlay, everything
 * included, beside GEOS pairwise overlays in C, alternating in one run.
 *
 *     changes ROUNDS.wkbs [TOLERANCE_M [PAIRS [REPEATS]]]
 *
 * ROUNDS.wkbs has records (records.h), rounds rising.
 * PAIRS is how many of the pairs of rounds GEOS is given (its time is then scaled up to all of them); 0
 * leaves it out.
 */
#include "geo/measure.h"
#include "geo/overlay.h"

#include "records.h"

#include <geos_c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { MOST_ROUNDS = 64, MOST_ZONES = 64 };

typedef struct Area {
    gint32 round, zone;
    DzShape *shape;
    DzBox box;
    const unsigned char *wkb;
    gsize length;
} Area;

/* km2 by pair of rounds, zone before, zone after. */
typedef struct Tables {
    double km2[MOST_ROUNDS][MOST_ZONES][MOST_ZONES];
} Tables;

static GArray *read_areas(const char *bytes, gsize length)
{
    GArray *areas = g_array_new(FALSE, FALSE, sizeof(Area));
    for (const char *at = bytes; at < bytes + length;) {
        Record record = record_next(&at);
        Area area = {.round = record.round,
                     .zone = record.zone,
                     .shape = wkb_shape(record.wkb),
                     .wkb = (const unsigned char *)record.wkb,
                     .length = record.length};
        area.box = dz_shape_box(area.shape);
        g_array_append_val(areas, area);
    }
    return areas;
}

typedef struct Sum {
    const GArray *areas;
    const DzArrangement *arrangement;
    Tables *tables;
} Sum;

/* Adds a face to the tables: its zone in each round is that of the polygon that covers it. */
static void add_face(guint face, const guint64 *covers, gpointer data)
{
    const Sum *sum = data;
    int zone_in[MOST_ROUNDS + 1];
    memset(zone_in, 0xff, sizeof zone_in);
    for (guint i = 0; i < sum->areas->len; i++)
        if (covers[i / 64] >> i % 64 & 1)
            zone_in[g_array_index(sum->areas, Area, i).round] = g_array_index(sum->areas, Area, i).zone;
    for (guint round = 1; round < MOST_ROUNDS; round++)
        if (zone_in[round] >= 0 && zone_in[round + 1] >= 0 && zone_in[round] != zone_in[round + 1])
            sum->tables->km2[round][zone_in[round]][zone_in[round + 1]] +=
                sum->arrangement->faces[face].area_km2;
}

static void tell(const char *text, gpointer data)
{
    gint64 *before = data, now = g_get_monotonic_time();
    fprintf(stderr, "    %6.1f ms  %s\n", (double)(now - *before) / 1e3, text);
    *before = now;
}

static double run_ours(const GArray *areas, double tolerance_m, Tables *tables)
{
    GError *error = NULL;
    gint64 start = g_get_monotonic_time(), step = start;
    g_autoptr(DzOverlay) overlay = dz_overlay_new(1e-7, tolerance_m);
    for (guint i = 0; i < areas->len; i++)
        dz_overlay_add(overlay, g_array_index(areas, Area, i).shape, g_array_index(areas, Area, i).round);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, tell, &step, &error);
    if (!arrangement) {
        fprintf(stderr, "changes: %s\n", error->message);
        exit(1);
    }
    Sum sum = {areas, arrangement, tables};
    memset(tables, 0, sizeof *tables);
    dz_overlay_covers(overlay, add_face, &sum);
    tell("tables of changes", &step);
    return (double)(g_get_monotonic_time() - start) / 1e6;
}

static bool boxes_meet(const DzBox *a, const DzBox *b)
{
    return a->west <= b->east && b->west <= a->east && a->south <= b->north && b->south <= a->north;
}

static double geos_km2(GEOSContextHandle_t geos, const GEOSGeometry *geometry)
{
    double km2 = 0;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, geometry); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos, geometry, i);
        if (GEOSGeomTypeId_r(geos, part) != GEOS_POLYGON || GEOSisEmpty_r(geos, part))
            continue;
        for (int k = -1; k < GEOSGetNumInteriorRings_r(geos, part); k++) {
            const GEOSGeometry *ring =
                k < 0 ? GEOSGetExteriorRing_r(geos, part) : GEOSGetInteriorRingN_r(geos, part, k);
            const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r(geos, ring);
            unsigned int count = 0;
            GEOSCoordSeq_getSize_r(geos, points, &count);
            g_autofree DzLonLat *pairs = g_new(DzLonLat, count + 1);
            GEOSCoordSeq_copyToBuffer_r(geos, points, &pairs->lon, 0, 0);
            double area = dz_line_area_km2(pairs, count);
            km2 += k < 0 ? ABS(area) : -ABS(area);
        }
    }
    return km2;
}

/* One table as GEOS makes it: each zone before cut with each other zone after whose box it meets. */
static guint geos_table(GEOSContextHandle_t geos, const GArray *areas, GEOSGeometry *const *all, gint32 round,
                        double *lost_km2)
{
    guint failed = 0;
    for (guint i = 0; i < areas->len; i++) {
        for (guint k = 0; k < areas->len; k++) {
            const Area *before = &g_array_index(areas, Area, i), *after = &g_array_index(areas, Area, k);
            if (before->round != round || after->round != round + 1 || before->zone == after->zone ||
                !boxes_meet(&before->box, &after->box))
                continue;
            GEOSGeometry *both = GEOSIntersection_r(geos, all[i], all[k]);
            double km2 = both ? geos_km2(geos, both) : 0;
            failed += !both;
            *lost_km2 += before->zone != 0 ? km2 : 0;
            GEOSGeom_destroy_r(geos, both);
        }
    }
    return failed;
}

/* The same tables by pairwise overlays. */
static double run_geos(const GArray *areas, guint pairs, double *lost_km2, guint *failed)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    g_autofree GEOSGeometry **all = g_new0(GEOSGeometry *, areas->len);
    for (guint i = 0; i < areas->len; i++) {
        const Area *area = &g_array_index(areas, Area, i);
        all[i] = GEOSGeomFromWKB_buf_r(geos, area->wkb, area->length);
    }
    gint64 start = g_get_monotonic_time();
    for (guint round = 1; round <= pairs; round++)
        *failed += geos_table(geos, areas, all, (gint32)round, lost_km2);
    double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
    for (guint i = 0; i < areas->len; i++)
        GEOSGeom_destroy_r(geos, all[i]);
    GEOS_finish_r(geos);
    return seconds;
}

/* What zones other than 0 (the ground outside) lost, over the first `pairs` pairs. */
static double lost_km2(const Tables *tables, guint pairs)
{
    double sum = 0;
    for (guint round = 1; round <= pairs; round++)
        for (guint from = 1; from < MOST_ZONES; from++)
            for (guint to = 0; to < MOST_ZONES; to++)
                sum += tables->km2[round][from][to];
    return sum;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: changes ROUNDS.wkbs [TOLERANCE_M [PAIRS [REPEATS]]]\n");
        return 2;
    }
    GError *error = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(argv[1], FALSE, &error);
    if (!file) {
        fprintf(stderr, "changes: %s\n", error->message);
        return 3;
    }
    g_autoptr(GArray) areas = read_areas(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    double tolerance_m = argc > 2 ? atof(argv[2]) : 0;
    guint all = (guint)g_array_index(areas, Area, areas->len - 1).round - 1;
    guint pairs = argc > 3 ? MIN((guint)atoi(argv[3]), all) : all;
    g_autofree Tables *tables = g_new(Tables, 1);
    for (int repeat = 0; repeat < (argc > 4 ? atoi(argv[4]) : 1); repeat++) {
        double ours = run_ours(areas, tolerance_m, tables);
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        printf("%s: ours %.3f s, %.4f km2 changed in %u pairs, peak %.0f MiB\n", argv[1], ours,
               lost_km2(tables, all), all, (double)usage.ru_maxrss / 1024);
        if (pairs == 0)
            continue;
        double geos_lost = 0;
        guint failed = 0;
        double geos = run_geos(areas, pairs, &geos_lost, &failed);
        printf("%s: GEOS %.3f s for %u pairs, %.4f km2 (ours %.4f), %u overlays failed; for %u pairs %.1f s: "
               "%.0f times "
               "ours\n",
               argv[1], geos, pairs, geos_lost, lost_km2(tables, pairs), failed, all, geos * all / pairs,
               geos * all / pairs / ours);
    }
    for (guint i = 0; i < areas->len; i++)
        dz_shape_free(g_array_index(areas, Area, i).shape);
    return 0;
}
