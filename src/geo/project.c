/*
 * One PJ a projection, normalised for visualisation (longitude first, degrees, easting first, metres). PROJ's
 * messages are kept from stderr and leave as GError.
 */
#include "geo/project.h"

#include <math.h>
#include <proj.h>
#include <string.h>

struct DzProjection {
    PJ_CONTEXT *context;
    PJ *transform; /* from WGS 84 in degrees to the plane */
    char *name, *wkt;
};

static void quiet(void *data G_GNUC_UNUSED, int level G_GNUC_UNUSED, const char *text G_GNUC_UNUSED)
{
}

static PJ_CONTEXT *context_new(void)
{
    PJ_CONTEXT *context = proj_context_create();
    proj_log_func(context, NULL, quiet);
    proj_context_set_enable_network(context, 0);
    return context;
}

void dz_projection_free(DzProjection *projection)
{
    if (!projection)
        return;
    proj_destroy(projection->transform);
    proj_context_destroy(projection->context);
    g_free(projection->name);
    g_free(projection->wkt);
    g_free(projection);
}

static char *text_of(PJ_CONTEXT *context, const PJ *crs)
{
    const char *const options[] = {"MULTILINE=NO", NULL};
    const char *text = proj_as_wkt(context, crs, PJ_WKT1_GDAL, options);
    return g_strdup(text ? text : proj_as_wkt(context, crs, PJ_WKT2_2019, options));
}

/* Is `crs` projected, with metres on its first axis? Bound and compound CRSs are asked for their horizontal
 * one. Its name and text are the caller's. */
static bool is_metric_plane(PJ_CONTEXT *context, const char *crs, char **name, char **wkt)
{
    PJ *object = proj_create(context, crs);
    if (object && !proj_is_crs(object)) { /* "+proj=lcc ..." alone is an operation to PROJ */
        g_autofree char *as_crs = g_strconcat(crs, " +type=crs", NULL);
        proj_destroy(object);
        object = proj_create(context, as_crs);
    }
    if (!object)
        return false;
    if (proj_get_type(object) == PJ_TYPE_BOUND_CRS) {
        PJ *source = proj_get_source_crs(context, object);
        proj_destroy(object);
        object = source;
    }
    bool metric = object && proj_get_type(object) == PJ_TYPE_PROJECTED_CRS;
    if (metric) {
        PJ *system = proj_crs_get_coordinate_system(context, object);
        double factor = 0;
        metric = system &&
                 proj_cs_get_axis_info(context, system, 0, NULL, NULL, NULL, &factor, NULL, NULL, NULL) &&
                 fabs(factor - 1) < 1e-12;
        proj_destroy(system);
        *name = g_strdup(proj_get_name(object));
        *wkt = text_of(context, object);
    }
    proj_destroy(object);
    return metric;
}

static PJ *normalized(PJ_CONTEXT *context, const char *from, const char *to)
{
    PJ *raw = proj_create_crs_to_crs(context, from, to, NULL);
    if (!raw)
        return NULL;
    PJ *transform = proj_normalize_for_visualization(context, raw);
    proj_destroy(raw);
    return transform;
}

DzProjection *dz_projection_new(const char *crs, GError **error)
{
    DzProjection *projection = g_new0(DzProjection, 1);
    projection->context = context_new();
    if (!is_metric_plane(projection->context, crs, &projection->name, &projection->wkt)) {
        g_set_error(
            error, DZ_ERROR, DZ_ERROR_ARGUMENT,
            "'%s' is no projected coordinate system in metres that PROJ knows (for example EPSG:32637)", crs);
        dz_projection_free(projection);
        return NULL;
    }
    projection->transform = normalized(projection->context, "OGC:CRS84", crs);
    if (!projection->transform) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "PROJ cannot project WGS 84 to '%s'", crs);
        dz_projection_free(projection);
        return NULL;
    }
    return projection;
}

DzProjection *dz_projection_new_equal_area(DzLonLat centre, GError **error)
{
    char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(lat, sizeof lat, "%.6f", centre.lat);
    g_ascii_formatd(lon, sizeof lon, "%.6f", centre.lon);
    g_autofree char *crs =
        g_strdup_printf("+proj=laea +lat_0=%s +lon_0=%s +datum=WGS84 +units=m +type=crs", lat, lon);
    return dz_projection_new(crs, error);
}

const char *dz_projection_name(const DzProjection *projection)
{
    return projection->name;
}

const char *dz_projection_wkt(const DzProjection *projection)
{
    return projection->wkt;
}

bool dz_project(const DzProjection *projection, DzLonLat at, DzMetre *out)
{
    PJ_COORD to = proj_trans(projection->transform, PJ_FWD, proj_coord(at.lon, at.lat, 0, 0));
    if (!isfinite(to.xy.x) || !isfinite(to.xy.y))
        return false;
    *out = (DzMetre){to.xy.x, to.xy.y};
    return true;
}

bool dz_unproject(const DzProjection *projection, DzMetre at, DzLonLat *out)
{
    PJ_COORD to = proj_trans(projection->transform, PJ_INV, proj_coord(at.x, at.y, 0, 0));
    if (!isfinite(to.xy.x) || !isfinite(to.xy.y))
        return false;
    *out = (DzLonLat){to.xy.x, to.xy.y};
    return true;
}

struct DzTransform {
    PJ_CONTEXT *context;
    PJ *transform; /* NULL: the CRS is WGS 84 itself */
};

/* Longitude and latitude on WGS 84, whose axes are taken in that order. */
static bool is_wgs84(const char *crs)
{
    return strcmp(crs, "OGC:CRS84") == 0 || strcmp(crs, "EPSG:4326") == 0;
}

DzTransform *dz_transform_new(const char *from, GError **error)
{
    g_autoptr(DzTransform) transform = g_new0(DzTransform, 1);
    if (is_wgs84(from))
        return g_steal_pointer(&transform);
    transform->context = context_new();
    transform->transform = normalized(transform->context, from, "OGC:CRS84");
    if (transform->transform)
        return g_steal_pointer(&transform);
    g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "PROJ cannot bring '%s' to WGS 84", from);
    return NULL;
}

void dz_transform_free(DzTransform *transform)
{
    if (!transform)
        return;
    if (transform->transform)
        proj_destroy(transform->transform);
    if (transform->context)
        proj_context_destroy(transform->context);
    g_free(transform);
}

static DzLonLat transformed(const DzTransform *transform, DzLonLat at, double scale)
{
    if (!transform->transform)
        return at; /* it is WGS 84 */
    PJ_COORD to = proj_trans(transform->transform, PJ_FWD, proj_coord(at.lon * scale, at.lat * scale, 0, 0));
    return (DzLonLat){to.xy.x, to.xy.y};
}

/* What lies on the edge of a world map has a place a hair inside it: Mollweide's inverse has none for 180
 * degrees, and straight edges along Robinson's outline, which has kinks, are outside by up to a metre. */
static DzLonLat transformed_from_inside(const DzTransform *transform, DzLonLat at)
{
    static const double hairs[] = {0, 1e-9, 1e-7}; /* of the distance from the middle */
    DzLonLat to = {NAN, NAN};
    for (guint i = 0; i < G_N_ELEMENTS(hairs) && !(isfinite(to.lon) && isfinite(to.lat)); i++)
        to = transformed(transform, at, 1 - hairs[i]);
    return to;
}

/* Outlines may go on beyond the antimeridian, and Antarctica is often drawn a hair beyond the pole. */
static bool transform_points(const DzTransform *transform, DzLonLat *points, guint count, bool outline,
                             GError **error)
{
    static const double rounding = 1e-6;
    double most_lon = outline ? 540 : 180, most_lat = outline ? 90 + rounding : 90;
    for (guint i = 0; i < count; i++) {
        DzLonLat to =
            outline ? transformed_from_inside(transform, points[i]) : transformed(transform, points[i], 1);
        if (!(fabs(to.lon) <= most_lon && fabs(to.lat) <= most_lat)) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "(%.10g, %.10g) has no place on WGS 84",
                        points[i].lon, points[i].lat);
            return false;
        }
        points[i] = to;
    }
    return true;
}

bool dz_transform_points(const DzTransform *transform, DzLonLat *points, guint count, GError **error)
{
    return transform_points(transform, points, count, false, error);
}

bool dz_transform_outline(const DzTransform *transform, DzLonLat *points, guint count, GError **error)
{
    if (!transform_points(transform, points, count, true, error))
        return false;
    for (guint i = 0; i < count; i++)
        points[i].lat = CLAMP(points[i].lat, -90, 90);
    return true;
}
