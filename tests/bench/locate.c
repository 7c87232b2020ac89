/*
 * Point location in memory, one thread: our edge index beside GEOS prepared geometries behind an STRtree, the
 * same points, the same answers.
 *
 *     locate AREAS POINTS [REPEATS]
 *
 * AREAS is a file of records (records.h) or a GeoPackage, whose first layer's features are the areas. POINTS
 * are pairs of doubles, longitude and latitude; "world:N" and "syria:N" are N random ones. GEOS is asked for
 * the areas as they come, the lowest that covers a point; with the areas of ours, faces are turned into areas
 * by the polygons that cover them.
 */
#include "geo/edges.h"
#include "geo/overlay.h"

#include "records.h"

#include <gdal.h>
#include <geos_c.h>
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 1000000 }; /* how many points GEOS is asked */

static GPtrArray *read_records(const char *path)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    GPtrArray *areas = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    const char *at = file ? g_mapped_file_get_contents(file) : NULL;
    const char *end = file ? at + g_mapped_file_get_length(file) : NULL;
    while (at < end) {
        Record record = record_next(&at);
        g_ptr_array_add(areas, g_bytes_new(record.wkb, record.length));
    }
    return areas;
}

static GPtrArray *read_layer(const char *path)
{
    GDALAllRegister();
    GPtrArray *areas = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    GDALDatasetH file = GDALOpenEx(path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    OGRLayerH layer = file ? GDALDatasetGetLayer(file, 0) : NULL;
    for (OGRFeatureH row; layer && (row = OGR_L_GetNextFeature(layer)); OGR_F_Destroy(row)) {
        OGRGeometryH geometry = OGR_G_ForceToMultiPolygon(OGR_G_Clone(OGR_F_GetGeometryRef(row)));
        OGR_G_FlattenTo2D(geometry);
        gsize length = (gsize)OGR_G_WkbSize(geometry);
        guint8 *wkb = g_malloc(length);
        OGR_G_ExportToWkb(geometry, wkbNDR, wkb);
        g_ptr_array_add(areas, g_bytes_new_take(wkb, length));
        OGR_G_DestroyGeometry(geometry);
    }
    GDALClose(file);
    return areas;
}

/* The points of a file, or random ones. */
static DzLonLat *read_points(const char *name, gsize *count)
{
    bool world = g_str_has_prefix(name, "world:"), syria = g_str_has_prefix(name, "syria:");
    if (!world && !syria) {
        char *bytes = NULL;
        gsize length = 0;
        if (!g_file_get_contents(name, &bytes, &length, NULL))
            exit(3);
        *count = length / sizeof(DzLonLat);
        return (DzLonLat *)(void *)bytes;
    }
    GRand *rand = g_rand_new_with_seed(7);
    *count = (gsize)atol(name + 6);
    DzLonLat *points = g_new(DzLonLat, *count);
    for (gsize i = 0; i < *count; i++)
        points[i] = world
                        ? (DzLonLat){g_rand_double_range(rand, -180, 180), g_rand_double_range(rand, -60, 84)}
                        : (DzLonLat){g_rand_double_range(rand, 35, 43), g_rand_double_range(rand, 32, 37.8)};
    g_rand_free(rand);
    return points;
}

typedef struct Owners {
    gint32 *of; /* the lowest area that covers each face */
    guint areas;
} Owners;

static void note_owner(guint face, const guint64 *covers, gpointer data)
{
    const Owners *owners = data;
    for (guint i = 0; i < owners->areas; i++) {
        if (covers[i / 64] >> i % 64 & 1) {
            owners->of[face] = (gint32)i;
            return;
        }
    }
}

typedef struct Query {
    GEOSContextHandle_t geos;
    const GEOSPreparedGeometry *const *prepared;
    const GEOSGeometry *point;
    gint32 lowest;
} Query;

static void look(void *item, void *data)
{
    Query *query = data;
    gint32 area = GPOINTER_TO_INT(item) - 1;
    if ((query->lowest < 0 || area < query->lowest) &&
        GEOSPreparedCovers_r(query->geos, query->prepared[area], query->point) == 1)
        query->lowest = area;
}

/* What GEOS answers for the first `count` points; the seconds it takes once all is prepared. */
static double run_geos(const GPtrArray *areas, const DzLonLat *points, gsize count, gint32 *out)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    g_autofree GEOSGeometry **geometries = g_new(GEOSGeometry *, areas->len);
    g_autofree const GEOSPreparedGeometry **prepared = g_new(const GEOSPreparedGeometry *, areas->len);
    GEOSSTRtree *tree = GEOSSTRtree_create_r(geos, 10);
    for (guint i = 0; i < areas->len; i++) {
        gsize length = 0;
        const unsigned char *wkb = g_bytes_get_data(areas->pdata[i], &length);
        geometries[i] = GEOSGeomFromWKB_buf_r(geos, wkb, length);
        prepared[i] = GEOSPrepare_r(geos, geometries[i]);
        GEOSSTRtree_insert_r(geos, tree, geometries[i], GINT_TO_POINTER(i + 1));
    }
    Query query = {geos, prepared, NULL, -1};
    double seconds = 0;
    for (int warm = 1; warm >= 0; warm--) {
        gint64 start = g_get_monotonic_time();
        for (gsize i = 0; i < (warm ? MIN(count, 10000) : count); i++) {
            GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, points[i].lon, points[i].lat);
            query.point = point;
            query.lowest = -1;
            GEOSSTRtree_query_r(geos, tree, point, look, &query);
            out[i] = query.lowest;
            GEOSGeom_destroy_r(geos, point);
        }
        seconds = (double)(g_get_monotonic_time() - start) / 1e6;
    }
    GEOSSTRtree_destroy_r(geos, tree);
    for (guint i = 0; i < areas->len; i++) {
        GEOSPreparedGeom_destroy_r(geos, prepared[i]);
        GEOSGeom_destroy_r(geos, geometries[i]);
    }
    GEOS_finish_r(geos);
    return seconds;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: locate AREAS POINTS [REPEATS]\n");
        return 2;
    }
    GError *error = NULL;
    gsize count = 0;
    g_autoptr(GPtrArray) areas =
        g_str_has_suffix(argv[1], ".gpkg") ? read_layer(argv[1]) : read_records(argv[1]);
    g_autofree DzLonLat *points = read_points(argv[2], &count);
    g_autoptr(DzOverlay) overlay = dz_overlay_new(1e-7, 0);
    for (guint i = 0; i < areas->len; i++) {
        g_autoptr(DzShape) shape = wkb_shape(g_bytes_get_data(areas->pdata[i], NULL));
        dz_overlay_add(overlay, shape, 0);
    }
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    if (!arrangement) {
        fprintf(stderr, "locate: %s\n", error->message);
        return 3;
    }
    Owners owners = {g_new(gint32, arrangement->face_count + 1), areas->len};
    for (guint i = 0; i <= arrangement->face_count; i++)
        owners.of[i] = -1;
    dz_overlay_covers(overlay, note_owner, &owners);
    gint64 start = g_get_monotonic_time();
    g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
    printf("%s: %u areas, %u faces, index built in %.3f s\n", argv[1], areas->len, arrangement->face_count,
           (double)(g_get_monotonic_time() - start) / 1e6);
    gsize sample = MIN(count, SAMPLE);
    g_autofree gint32 *ours = g_new(gint32, count), *theirs = g_new(gint32, sample);
    for (int repeat = 0; repeat < (argc > 3 ? atoi(argv[3]) : 3); repeat++) {
        start = g_get_monotonic_time();
        dz_edge_index_find_many(index, points, count, ours);
        double rate = (double)count / (double)(g_get_monotonic_time() - start);
        double geos = (double)sample / 1e6 / run_geos(areas, points, sample, theirs);
        gsize differ = 0;
        for (gsize i = 0; i < sample; i++)
            differ += theirs[i] != (ours[i] == DZ_NO_FACE ? -1 : owners.of[ours[i]]);
        printf("%s: ours %.1f M points/s, GEOS %.3f M points/s, %.1f times; %" G_GSIZE_FORMAT
               " of %" G_GSIZE_FORMAT " answers differ\n",
               argv[1], rate, geos, rate / geos, differ, sample);
    }
    g_free(owners.of);
    return 0;
}
