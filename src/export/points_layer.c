#include "export/points_in.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <math.h>
#include <string.h>

static void CPL_STDCALL keep_message(CPLErr kind, CPLErrorNum number G_GNUC_UNUSED, const char *text)
{
    DzPointLayer *points = CPLGetErrorHandlerUserData();
    if (kind >= CE_Failure && !points->message)
        points->message = g_strdelimit(g_strdup(text), "\n", ' ');
}

void dz_point_layer_listen(DzPointLayer *points)
{
    CPLPushErrorHandlerEx(keep_message, points);
}

/* The field of dates: as named, else by usual names; false with an error if there is none of the name. */
static bool find_time(DzPointLayer *points, const DzPointsRequest *request, GError **error)
{
    static const char *const usual[] = {"event_date", "date",     "eventdate", "day",
                                        "timestamp",  "datetime", "date_time", "time"};
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(points->layer);
    points->time = request->time && !request->has_when ? OGR_FD_GetFieldIndex(fields, request->time) : -1;
    if (request->time && !request->has_when && points->time < 0) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s: there is no field '%s' for --time",
                    request->name, request->time);
        return false;
    }
    for (guint i = 0; points->time < 0 && !request->has_when && i < G_N_ELEMENTS(usual); i++)
        points->time = OGR_FD_GetFieldIndex(fields, usual[i]);
    if (points->time >= 0)
        points->time_name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, points->time));
    return true;
}

static bool find_transform(DzPointLayer *points, const DzPointsRequest *request, GError **error)
{
    char *wkt = NULL;
    OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(points->layer);
    if (!crs && points->table) {
        points->crs = OSRNewSpatialReference(NULL);
        OSRImportFromEPSG(points->crs, 4326);
        OSRSetAxisMappingStrategy(points->crs, OAMS_TRADITIONAL_GIS_ORDER);
        points->transform = dz_transform_new("EPSG:4326", error);
        return points->transform != NULL;
    }
    if (!crs) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA,
                    "%s: has no coordinate system; give it one (ogr2ogr -a_srs EPSG:4326)", request->name);
        return false;
    }
    points->crs = OSRClone(crs);
    OSRExportToWkt(crs, &wkt);
    const char *authority = OSRGetAuthorityName(crs, NULL), *code = OSRGetAuthorityCode(crs, NULL);
    bool plain = authority && code && strcmp(authority, "EPSG") == 0 && strcmp(code, "4326") == 0;
    points->transform = dz_transform_new(plain ? "EPSG:4326" : wkt, error);
    CPLFree(wkt);
    if (!points->transform)
        g_prefix_error(error, "%s: ", request->name);
    return points->transform != NULL;
}

bool dz_point_layer_open(DzPointLayer *points, const DzPointsRequest *request, const char *path,
                         GError **error)
{
    GDALAllRegister();
    *points = (DzPointLayer){.time = -1};
    if (!g_file_test(path,
                     G_FILE_TEST_EXISTS)) { /* an address is none, and GDAL's own message would be long */
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: there is no such file", request->name);
        return false;
    }
    dz_point_layer_listen(points);
    points->table = g_str_has_suffix(path, ".csv");
    g_autofree char *x =
        g_strconcat("X_POSSIBLE_NAMES=", request->x ? request->x : "lon,longitude,lng,long,x", NULL);
    g_autofree char *y = g_strconcat("Y_POSSIBLE_NAMES=", request->y ? request->y : "lat,latitude,y", NULL);
    const char *options[] = {x, y, "AUTODETECT_TYPE=NO", NULL};
    points->file =
        GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, points->table ? options : NULL, NULL);
    points->layer = points->file ? GDALDatasetGetLayer(points->file, 0) : NULL;
    bool ok = points->layer && find_time(points, request, error) && find_transform(points, request, error);
    CPLPopErrorHandler();
    if (!points->layer)
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s: %s", request->name,
                    points->message ? points->message : "GDAL finds no layer in it");
    if (!ok)
        dz_point_layer_close(points);
    return ok;
}

void dz_point_layer_close(DzPointLayer *points)
{
    dz_point_layer_listen(points);
    if (points->file)
        GDALClose(points->file);
    CPLPopErrorHandler();
    if (points->crs)
        OSRDestroySpatialReference(points->crs);
    dz_transform_free(points->transform);
    g_free(points->message);
    *points = (DzPointLayer){.time = -1};
}

bool dz_point_layer_place(const DzPointLayer *points, const guint8 *wkb, gsize length, DzLonLat *at)
{
    enum { HEAD = 5, POINT = 1, MOST_KIND = 4000 };
    guint32 kind = 0;
    guint64 bits[2];
    if (!wkb || length < HEAD + sizeof bits)
        return false;
    bool little = wkb[0] == 1;
    memcpy(&kind, wkb + 1, sizeof kind);
    memcpy(bits, wkb + HEAD, sizeof bits);
    kind = little ? GUINT32_FROM_LE(kind) : GUINT32_FROM_BE(kind);
    for (guint i = 0; i < 2; i++)
        bits[i] = little ? GUINT64_FROM_LE(bits[i]) : GUINT64_FROM_BE(bits[i]);
    kind &= 0x0fffffff; /* of the bits that some set for a third coordinate */
    if (kind >= MOST_KIND || kind % 1000 != POINT)
        return false;
    memcpy(&at->lon, &bits[0], sizeof at->lon);
    memcpy(&at->lat, &bits[1], sizeof at->lat);
    return isfinite(at->lon) && isfinite(at->lat) && dz_transform_points(points->transform, at, 1, NULL);
}
