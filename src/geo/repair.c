#include "geo/repair.h"

#include "geo/geos_in.h"
#include "geo/overlay.h"

bool dz_shape_crosses_itself(const DzShape *rings, double grid_deg, DzLonLat *at)
{
    g_autoptr(DzOverlay) overlay = dz_overlay_new(grid_deg, 0);
    dz_overlay_add(overlay, rings, 0);
    dz_arrangement_free(dz_overlay_build(overlay, NULL, NULL, NULL)); /* only what noding met is wanted */
    const GArray *faults = dz_overlay_faults(overlay);
    if (faults->len == 0)
        return false;
    *at = g_array_index(faults, DzOverlayFault, 0).at;
    return true;
}

/* Each ring as a polygon of its own: GEOSMakeValid takes all their lines, whichever is whose hole. */
static GEOSGeometry *polygons_of(const DzGeos *geos, const DzShape *rings)
{
    GPtrArray *polygons = g_ptr_array_new();
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const double *pairs = &dz_shape_part(rings, part, &count)->lon;
        if (count < 3)
            continue;
        GEOSGeometry *ring =
            GEOSGeom_createLinearRing_r(geos->handle, dz_geos_sequence(geos, pairs, count, true));
        g_ptr_array_add(polygons, GEOSGeom_createPolygon_r(geos->handle, ring, NULL, 0));
    }
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON,
                                                    (GEOSGeometry **)polygons->pdata, polygons->len);
    g_ptr_array_unref(polygons);
    return all;
}

static void add_ring(const DzGeos *geos, const GEOSGeometry *ring, DzShape *out)
{
    guint count = 0;
    g_autofree double *pairs = dz_geos_pairs(geos, ring, &count);
    for (guint i = 0; pairs && i + 1 < count; i++)
        dz_shape_add(out, (DzLonLat){pairs[2 * (gsize)i], pairs[2 * (gsize)i + 1]});
    dz_shape_end(out);
}

/* Lines and points that GEOSMakeValid keeps beside areas are of no use here. */
static void add_areas(const DzGeos *geos, const GEOSGeometry *geometry, DzShape *out)
{
    for (int i = 0; i < GEOSGetNumGeometries_r(geos->handle, geometry); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, geometry, i);
        for (int k = 0; k < GEOSGetNumGeometries_r(geos->handle, part); k++) {
            const GEOSGeometry *polygon = GEOSGetGeometryN_r(geos->handle, part, k);
            if (GEOSGeomTypeId_r(geos->handle, polygon) != GEOS_POLYGON ||
                GEOSisEmpty_r(geos->handle, polygon))
                continue;
            add_ring(geos, GEOSGetExteriorRing_r(geos->handle, polygon), out);
            for (int r = 0; r < GEOSGetNumInteriorRings_r(geos->handle, polygon); r++)
                add_ring(geos, GEOSGetInteriorRingN_r(geos->handle, polygon, r), out);
        }
    }
}

DzShape *dz_shape_repair(const DzShape *rings, GError **error)
{
    g_auto(DzGeos) geos;
    dz_geos_init(&geos);
    GEOSGeometry *raw = polygons_of(&geos, rings);
    GEOSGeometry *valid = raw ? GEOSMakeValid_r(geos.handle, raw) : NULL;
    DzShape *out = valid ? dz_shape_new() : NULL;
    if (valid)
        add_areas(&geos, valid, out);
    else
        dz_geos_fail(&geos, "make a polygon valid", error);
    GEOSGeom_destroy_r(geos.handle, valid);
    GEOSGeom_destroy_r(geos.handle, raw);
    return out;
}
