#include "load/areas_in.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

static const char WGS84[] = "EPSG:4326";

/* Formats of text and of files; none that opens an address. */
static const char *const DRIVERS[] = {"CSV", "GeoJSON", "GPKG", "FlatGeobuf", "ESRI Shapefile", "KML", NULL};

/* Column types are not guessed: what stands there is what is checked. */
static const char *const OPTIONS[] = {"HEADERS=YES", "AUTODETECT_TYPE=NO", "GEOM_POSSIBLE_NAMES=", NULL};

struct DzVector {
    GDALDatasetH file;
    OGRLayerH layer;
    OGRFeatureH feature;
    char *crs;
    char *date; /* a date field as ISO text */
    char *message;
};

/* GDAL's first complaint of an error is kept; warnings that are about nothing we ask for are not printed. */
static void CPL_STDCALL keep_message(CPLErr kind, CPLErrorNum number G_GNUC_UNUSED, const char *text)
{
    DzVector *vector = CPLGetErrorHandlerUserData();
    if (kind >= CE_Failure && !vector->message)
        vector->message = g_strdelimit(g_strdup(text), "\n", ' ');
}

static void listen(DzVector *vector)
{
    CPLPushErrorHandlerEx(keep_message, vector);
}

void dz_vector_free(DzVector *vector)
{
    if (!vector)
        return;
    listen(vector);
    OGR_F_Destroy(vector->feature);
    if (vector->file)
        GDALClose(vector->file);
    CPLPopErrorHandler();
    CPLFree(vector->crs);
    g_free(vector->date);
    g_free(vector->message);
    g_free(vector);
}

static char *layer_names(GDALDatasetH file)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < GDALDatasetGetLayerCount(file); i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", OGR_L_GetName(GDALDatasetGetLayer(file, i)));
    return g_string_free(names, FALSE);
}

/* The layer's CRS as WKT, but plain WGS 84, the most frequent, by its short name: then PROJ need not be asked
 * what it is, which takes longer than opening a package. */
static void take_crs(DzVector *vector)
{
    OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(vector->layer);
    if (!crs)
        return;
    const char *authority = OSRGetAuthorityName(crs, NULL), *code = OSRGetAuthorityCode(crs, NULL);
    if (authority && code && strcmp(authority, "EPSG") == 0 && strcmp(code, "4326") == 0)
        vector->crs = CPLStrdup(WGS84);
    else
        OSRExportToWkt(crs, &vector->crs);
}

static bool open_layer(DzVector *vector, const char *path, const char *layer, GError **error)
{
    vector->file =
        GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_SHARED, DRIVERS, OPTIONS, NULL);
    if (!vector->file) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s",
                    vector->message ? vector->message
                                    : "not a CSV, GeoJSON, GeoPackage, FlatGeobuf, Shapefile or KML file");
        return false;
    }
    bool named = layer && *layer;
    vector->layer =
        named ? GDALDatasetGetLayerByName(vector->file, layer) : GDALDatasetGetLayer(vector->file, 0);
    if (!vector->layer) {
        g_autofree char *names = layer_names(vector->file);
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "there is no layer '%s'; there is %s", named ? layer : "",
                    names);
        return false;
    }
    take_crs(vector);
    return true;
}

DzVector *dz_vector_open(const char *path, const char *layer, GError **error)
{
    static gsize registered = 0;
    if (g_once_init_enter(&registered)) {
        GDALAllRegister();
        g_once_init_leave(&registered, 1);
    }
    DzVector *vector = g_new0(DzVector, 1);
    listen(vector);
    bool ok = open_layer(vector, path, layer, error);
    CPLPopErrorHandler();
    if (!ok)
        g_clear_pointer(&vector, dz_vector_free);
    return vector;
}

int dz_vector_field(const DzVector *vector, const char *name)
{
    return OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(vector->layer), name);
}

bool dz_vector_next(DzVector *vector, GError **error)
{
    listen(vector);
    OGR_F_Destroy(vector->feature);
    vector->feature = OGR_L_GetNextFeature(vector->layer);
    CPLPopErrorHandler();
    if (!vector->feature && vector->message)
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s", vector->message);
    return vector->feature != NULL;
}

const char *dz_vector_text(DzVector *vector, int field)
{
    if (field < 0 || !OGR_F_IsFieldSetAndNotNull(vector->feature, field))
        return "";
    OGRFieldDefnH definition = OGR_F_GetFieldDefnRef(vector->feature, field);
    OGRFieldType type = OGR_Fld_GetType(definition);
    if (OGR_Fld_GetSubType(definition) == OFSTBoolean)
        return OGR_F_GetFieldAsInteger(vector->feature, field) ? "yes" : "no";
    if (type != OFTDate && type != OFTDateTime)
        return OGR_F_GetFieldAsString(vector->feature, field);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    OGR_F_GetFieldAsDateTime(vector->feature, field, &year, &month, &day, &hour, &minute, &second, &zone);
    g_free(vector->date);
    vector->date = g_strdup_printf("%04d-%02d-%02d", year, month, day);
    return vector->date;
}

GBytes *dz_vector_bytes(const DzVector *vector, int field)
{
    int length = 0;
    if (field < 0 || !OGR_F_IsFieldSetAndNotNull(vector->feature, field))
        return NULL;
    const GByte *bytes = OGR_F_GetFieldAsBinary(vector->feature, field, &length);
    return g_bytes_new(bytes, (gsize)length);
}

bool dz_vector_has_layer(const DzVector *vector, const char *layer)
{
    return GDALDatasetGetLayerByName(vector->file, layer) != NULL;
}

const char *dz_vector_crs(const DzVector *vector)
{
    return vector->crs;
}

double dz_crs_unit_m(const char *crs)
{
    if (strcmp(crs, WGS84) == 0)
        return 0;
    OGRSpatialReferenceH system = OSRNewSpatialReference(NULL);
    double unit_m = 0;
    if (OSRSetFromUserInput(system, crs) == OGRERR_NONE && OSRIsProjected(system))
        unit_m = OSRGetLinearUnits(system, NULL);
    OSRDestroySpatialReference(system);
    return unit_m;
}

bool dz_vector_point(const DzVector *vector, DzLonLat *out)
{
    OGRGeometryH geometry = OGR_F_GetGeometryRef(vector->feature);
    if (!geometry || wkbFlatten(OGR_G_GetGeometryType(geometry)) != wkbPoint || OGR_G_IsEmpty(geometry))
        return false;
    *out = (DzLonLat){OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
    return true;
}

/* Adds a line, or a ring without the point that closes it. False if it is a ring that none closes. */
static bool add_run(OGRGeometryH run, bool ring, DzShape *shape)
{
    guint count = (guint)OGR_G_GetPointCount(run), from = shape->points->len;
    if (count < 1)
        return true;
    g_array_set_size(shape->points, from + count);
    DzLonLat *points = &g_array_index(shape->points, DzLonLat, from);
    OGR_G_GetPoints(run, &points->lon, sizeof *points, &points->lat, sizeof *points, NULL, 0);
    bool closed = points[0].lon == points[count - 1].lon && points[0].lat == points[count - 1].lat;
    if (ring && closed)
        g_array_set_size(shape->points, from + count - 1);
    dz_shape_end(shape);
    return !ring || closed;
}

static bool add_geometry(OGRGeometryH geometry, bool rings, DzShape *shape)
{
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    bool multi = type == wkbMultiPolygon || type == wkbMultiLineString;
    int parts = multi ? OGR_G_GetGeometryCount(geometry) : 1;
    for (int i = 0; i < parts; i++) {
        OGRGeometryH part = multi ? OGR_G_GetGeometryRef(geometry, i) : geometry;
        OGRwkbGeometryType kind = wkbFlatten(OGR_G_GetGeometryType(part));
        if (kind != (rings ? wkbPolygon : wkbLineString))
            return false;
        if (!rings)
            add_run(part, false, shape);
        for (int k = 0; rings && k < OGR_G_GetGeometryCount(part); k++)
            add_run(OGR_G_GetGeometryRef(part, k), true, shape);
    }
    return true;
}

DzShape *dz_vector_shape(const DzVector *vector, bool rings)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    OGRGeometryH geometry = OGR_F_GetGeometryRef(vector->feature);
    if (!geometry || !add_geometry(geometry, rings, shape) || dz_shape_count(shape) == 0)
        return NULL;
    return g_steal_pointer(&shape);
}

/* Adds one polygon, if it has a ring. */
static void add_polygon(OGRGeometryH polygon, GPtrArray *polygons, DzOddity *oddity)
{
    g_autoptr(DzShape) rings = dz_shape_new();
    for (int r = 0; r < OGR_G_GetGeometryCount(polygon); r++)
        if (!add_run(OGR_G_GetGeometryRef(polygon, r), true, rings))
            oddity->unclosed = true;
    if (dz_shape_count(rings) > 0)
        g_ptr_array_add(polygons, g_steal_pointer(&rings));
}

/* Adds the polygons of a geometry; collections may hold collections. */
static void add_polygons(OGRGeometryH geometry, GPtrArray *polygons, DzOddity *oddity)
{
    g_autoptr(GPtrArray) waiting = g_ptr_array_new();
    g_ptr_array_add(waiting, geometry);
    while (waiting->len > 0) {
        OGRGeometryH next = g_ptr_array_steal_index(waiting, waiting->len - 1);
        OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(next));
        if (type == wkbPolygon || type == wkbTriangle)
            add_polygon(next, polygons, oddity);
        else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) || type == wkbPolyhedralSurface ||
                 type == wkbTIN)
            for (int i = OGR_G_GetGeometryCount(next) - 1; i >= 0; i--)
                g_ptr_array_add(waiting, OGR_G_GetGeometryRef(next, i));
        else
            oddity->others = true;
    }
}

GPtrArray *dz_vector_polygons(const DzVector *vector, DzOddity *oddity)
{
    OGRGeometryH geometry = OGR_F_GetGeometryRef(vector->feature);
    g_autoptr(GPtrArray) polygons = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    *oddity = (DzOddity){false, false};
    if (!geometry)
        return NULL;
    OGRGeometryH straight = OGR_G_HasCurveGeometry(geometry, FALSE)
                                ? OGR_G_GetLinearGeometry(geometry, 0, NULL)
                                : OGR_G_Clone(geometry);
    if (straight)
        add_polygons(straight, polygons, oddity);
    OGR_G_DestroyGeometry(straight);
    return polygons->len > 0 ? g_steal_pointer(&polygons) : NULL;
}

static void CPL_STDCALL keep_reason(CPLErr kind G_GNUC_UNUSED, CPLErrorNum number G_GNUC_UNUSED,
                                    const char *text)
{
    char **reason = CPLGetErrorHandlerUserData();
    if (!*reason)
        *reason = g_strdelimit(g_strdup(text), "\n", ' ');
}

char *dz_vector_invalid(const DzVector *vector)
{
    char *reason = NULL;
    OGRGeometryH geometry = OGR_F_GetGeometryRef(vector->feature);
    CPLPushErrorHandlerEx(keep_reason, &reason);
    bool valid = geometry && OGR_G_IsValid(geometry);
    CPLPopErrorHandler();
    if (!valid)
        return reason ? reason : g_strdup("not valid");
    g_free(reason);
    return NULL;
}
