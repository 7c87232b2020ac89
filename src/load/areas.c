/*
 * Rings are valid one by one first (GEOSMakeValid takes a ring's lines and fills by the even-odd rule), then
 * holes are taken from their outer ring, then the parts are united. An even-odd fill of all rings at once
 * would be shorter, and wrong: where parts overlap, or one is listed twice, it has a hole.
 */
#include "load/areas_in.h"

#include <cpl_error.h>
#include <ogr_api.h>

#include <math.h>

/* The first complaint is the reason why something is not valid; *data NULL at first, and g_free it. */
static void CPL_STDCALL keep_reason(CPLErr kind G_GNUC_UNUSED, CPLErrorNum number G_GNUC_UNUSED,
                                    const char *text)
{
    char **reason = CPLGetErrorHandlerUserData();
    if (!*reason)
        *reason = g_strdelimit(g_strdup(text), "\n", ' ');
}

static void add_ring(OGRGeometryH polygon, const DzLonLat *points, guint count)
{
    OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing);
    OGR_G_SetPointCount(ring, (int)count + 1);
    for (guint i = 0; i <= count; i++)
        OGR_G_SetPoint_2D(ring, (int)i, points[i % count].lon, points[i % count].lat);
    OGR_G_AddGeometryDirectly(polygon, ring);
}

/* One polygon, its first ring the outer one. */
static OGRGeometryH polygon_of(const DzShape *rings)
{
    OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(rings, part, &count);
        add_ring(polygon, points, count);
    }
    return polygon;
}

/* GEOS takes no ring of fewer than three points at all. */
static bool has_short_ring(const DzShape *rings)
{
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        dz_shape_part(rings, part, &count);
        if (count < 3)
            return true;
    }
    return false;
}

/* Moves the polygons of what GEOS made, which may be beside lines and points, to `all`. */
static void move_polygons(OGRGeometryH from, OGRGeometryH all)
{
    bool one = wkbFlatten(OGR_G_GetGeometryType(from)) == wkbPolygon;
    for (int i = 0; i < (one ? 1 : OGR_G_GetGeometryCount(from)); i++) {
        OGRGeometryH part = one ? from : OGR_G_GetGeometryRef(from, i);
        OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(part));
        if (type == wkbPolygon && !OGR_G_IsEmpty(part))
            OGR_G_AddGeometry(all, part);
        for (int k = 0; type == wkbMultiPolygon && k < OGR_G_GetGeometryCount(part); k++)
            OGR_G_AddGeometry(all, OGR_G_GetGeometryRef(part, k));
    }
    OGR_G_DestroyGeometry(from);
}

/* Adds to `all` what an even-odd fill of the rings from `first` up to `end` gives. */
static bool add_filled(const DzShape *rings, guint first, guint end, OGRGeometryH all)
{
    OGRGeometryH raw = OGR_G_CreateGeometry(wkbMultiPolygon);
    for (guint part = first; part < end; part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(rings, part, &count);
        OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
        if (count >= 3)
            add_ring(polygon, points, count);
        OGR_G_AddGeometryDirectly(raw, polygon);
    }
    OGRGeometryH valid = OGR_G_MakeValid(raw);
    OGR_G_DestroyGeometry(raw);
    if (valid)
        move_polygons(valid, all);
    return valid != NULL;
}

/* Unites the polygons in `all`, which it ends. NULL if GEOS cannot. */
static OGRGeometryH united(OGRGeometryH all)
{
    OGRGeometryH out = OGR_G_IsEmpty(all) ? OGR_G_Clone(all) : OGR_G_UnionCascaded(all);
    OGR_G_DestroyGeometry(all);
    return out;
}

/* Adds to `all` what `outer` has beyond `holes`, both of which it ends. */
static bool add_difference(OGRGeometryH outer, OGRGeometryH holes, OGRGeometryH all)
{
    OGRGeometryH without = united(holes);
    OGRGeometryH left = without ? OGR_G_Difference(outer, without) : NULL;
    OGR_G_DestroyGeometry(outer);
    OGR_G_DestroyGeometry(without);
    if (left)
        move_polygons(left, all);
    return left != NULL;
}

/* Adds to `all` the polygon's outer ring less its holes. */
static bool add_polygon(const DzShape *rings, OGRGeometryH all)
{
    guint count = dz_shape_count(rings);
    if (count == 1)
        return add_filled(rings, 0, 1, all);
    OGRGeometryH outer = OGR_G_CreateGeometry(wkbMultiPolygon), holes = OGR_G_CreateGeometry(wkbMultiPolygon);
    bool ok = add_filled(rings, 0, 1, outer);
    for (guint part = 1; ok && part < count; part++)
        ok = add_filled(rings, part, part + 1, holes);
    return add_difference(outer, holes, all) && ok;
}

static void add_shape(OGRGeometryH polygon, DzShape *out)
{
    for (int r = 0; r < OGR_G_GetGeometryCount(polygon); r++) {
        OGRGeometryH ring = OGR_G_GetGeometryRef(polygon, r);
        for (int i = 0; i + 1 < OGR_G_GetPointCount(ring); i++)
            dz_shape_add(out, (DzLonLat){OGR_G_GetX(ring, i), OGR_G_GetY(ring, i)});
        dz_shape_end(out);
    }
}

DzShape *dz_polygons_join(const GPtrArray *polygons)
{
    DzShape *all = dz_shape_new();
    for (guint i = 0; i < polygons->len; i++) {
        const DzShape *rings = polygons->pdata[i];
        for (guint part = 0; part < dz_shape_count(rings); part++) {
            guint count = 0;
            const DzLonLat *points = dz_shape_part(rings, part, &count);
            g_array_append_vals(all->points, points, count);
            dz_shape_end(all);
        }
    }
    return all;
}

char *dz_polygons_invalid(const GPtrArray *polygons)
{
    char *reason = NULL;
    for (guint i = 0; i < polygons->len; i++)
        if (has_short_ring(polygons->pdata[i]))
            return g_strdup("Too few points in a ring");
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    for (guint i = 0; i < polygons->len; i++)
        OGR_G_AddGeometryDirectly(all, polygon_of(polygons->pdata[i]));
    CPLPushErrorHandlerEx(keep_reason, &reason);
    bool valid = OGR_G_IsValid(all);
    CPLPopErrorHandler();
    OGR_G_DestroyGeometry(all);
    if (!valid)
        return reason ? reason : g_strdup("not valid");
    g_free(reason);
    return NULL;
}

DzShape *dz_polygons_unite(const GPtrArray *polygons, bool cut)
{
    char *reason = NULL;
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    bool ok = true;
    CPLPushErrorHandlerEx(keep_reason, &reason);
    for (guint i = 0; ok && i < polygons->len; i++) {
        const DzShape *rings = polygons->pdata[i];
        ok = cut ? add_filled(rings, 0, dz_shape_count(rings), all) : add_polygon(rings, all);
    }
    OGRGeometryH whole = united(all);
    CPLPopErrorHandler();
    g_free(reason);
    DzShape *out = ok && whole ? dz_shape_new() : NULL;
    if (out) {
        OGRGeometryH parts = OGR_G_CreateGeometry(wkbMultiPolygon);
        move_polygons(whole, parts);
        for (int i = 0; i < OGR_G_GetGeometryCount(parts); i++)
            add_shape(OGR_G_GetGeometryRef(parts, i), out);
        OGR_G_DestroyGeometry(parts);
    } else {
        OGR_G_DestroyGeometry(whole);
    }
    return out;
}

DzShape *dz_polygon_less(const GPtrArray *rings)
{
    char *reason = NULL;
    OGRGeometryH outer = OGR_G_CreateGeometry(wkbMultiPolygon), holes = OGR_G_CreateGeometry(wkbMultiPolygon);
    OGRGeometryH left = OGR_G_CreateGeometry(wkbMultiPolygon);
    CPLPushErrorHandlerEx(keep_reason, &reason);
    for (guint i = 0; i < rings->len; i++)
        add_filled(rings->pdata[i], 0, dz_shape_count(rings->pdata[i]), i == 0 ? outer : holes);
    add_difference(outer, holes, left);
    CPLPopErrorHandler();
    g_free(reason);
    DzShape *out = dz_shape_new();
    for (int i = 0; i < OGR_G_GetGeometryCount(left); i++)
        add_shape(OGR_G_GetGeometryRef(left, i), out);
    OGR_G_DestroyGeometry(left);
    return out;
}

double dz_rings_area(const DzShape *rings)
{
    char *reason = NULL;
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    CPLPushErrorHandlerEx(keep_reason, &reason);
    bool ok = add_filled(rings, 0, dz_shape_count(rings), all);
    CPLPopErrorHandler();
    g_free(reason);
    double area = ok ? OGR_G_Area(all) : NAN;
    OGR_G_DestroyGeometry(all);
    return area;
}
