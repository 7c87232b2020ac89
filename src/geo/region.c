#include "geo/region.h"

#include "geo/geos_in.h"

enum { QUADRANT_SEGMENTS = 8, FINE_SEGMENTS = 32 }; /* an arc of 32 to a quarter is 0.03 % off its circle */

struct DzRegion {
    DzGeos geos;
    GEOSGeometry *area; /* Polygon or MultiPolygon, possibly empty */
};

void dz_region_free(DzRegion *region)
{
    if (!region)
        return;
    GEOSGeom_destroy_r(region->geos.handle, region->area);
    dz_geos_clear(&region->geos);
    g_free(region);
}

static DzRegion *region_new(void)
{
    DzRegion *region = g_new0(DzRegion, 1);
    dz_geos_init(&region->geos);
    return region;
}

/* The region if GEOS has given it an area, else NULL and an error. */
static DzRegion *region_done(DzRegion *region, const char *what, GError **error)
{
    if (region->area)
        return region;
    dz_geos_fail(&region->geos, what, error);
    dz_region_free(region);
    return NULL;
}

static GEOSGeometry *ring_lines(const DzGeos *geos, const DzPlane *rings)
{
    GPtrArray *lines = g_ptr_array_new();
    for (guint i = 0; i < dz_plane_count(rings); i++) {
        guint count = 0;
        const double *pairs = &dz_plane_part(rings, i, &count)->x;
        if (count >= 3)
            g_ptr_array_add(
                lines, GEOSGeom_createLineString_r(geos->handle, dz_geos_sequence(geos, pairs, count, true)));
    }
    GEOSGeometry *multi = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTILINESTRING,
                                                      (GEOSGeometry **)lines->pdata, lines->len);
    g_ptr_array_unref(lines);
    return multi;
}

static bool covers(const DzPlane *rings, DzMetre at)
{
    bool inside = false;
    for (guint part = 0; part < dz_plane_count(rings); part++) {
        guint count = 0;
        const DzMetre *ring = dz_plane_part(rings, part, &count);
        for (guint i = 0, before = count - 1; i < count; before = i++) {
            DzMetre a = ring[i], b = ring[before];
            if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

/* Is the face inside an odd number of rings? */
static bool is_odd(const DzGeos *geos, const GEOSGeometry *face, const DzPlane *rings)
{
    DzMetre at = {0, 0};
    GEOSGeometry *inside = GEOSPointOnSurface_r(geos->handle, face);
    bool found = inside && GEOSGeomGetX_r(geos->handle, inside, &at.x) == 1 &&
                 GEOSGeomGetY_r(geos->handle, inside, &at.y) == 1;
    GEOSGeom_destroy_r(geos->handle, inside);
    return found && covers(rings, at);
}

/* Even-odd: of the faces between the noded rings those that are inside an odd number of them, joined.
 * (GEOSBuildArea would also keep what two rings have in common.) */
static GEOSGeometry *build_area(const DzGeos *geos, const DzPlane *rings)
{
    GEOSGeometry *lines = ring_lines(geos, rings);
    GEOSGeometry *noded = lines ? GEOSUnaryUnion_r(geos->handle, lines) : NULL;
    const GEOSGeometry *list[] = {noded};
    GEOSGeometry *faces = noded ? GEOSPolygonize_r(geos->handle, list, 1) : NULL;
    GPtrArray *kept = g_ptr_array_new();
    for (int i = 0; faces && i < GEOSGetNumGeometries_r(geos->handle, faces); i++) {
        const GEOSGeometry *face = GEOSGetGeometryN_r(geos->handle, faces, i);
        if (is_odd(geos, face, rings))
            g_ptr_array_add(kept, GEOSGeom_clone_r(geos->handle, face));
    }
    GEOSGeometry *multi = faces ? GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON,
                                                              (GEOSGeometry **)kept->pdata, kept->len)
                                : NULL;
    GEOSGeometry *area = multi ? GEOSUnaryUnion_r(geos->handle, multi) : NULL;
    g_ptr_array_unref(kept);
    GEOSGeom_destroy_r(geos->handle, multi);
    GEOSGeom_destroy_r(geos->handle, faces);
    GEOSGeom_destroy_r(geos->handle, noded);
    GEOSGeom_destroy_r(geos->handle, lines);
    return area;
}

DzRegion *dz_region_new_rings(const DzPlane *rings, GError **error)
{
    DzRegion *region = region_new();
    region->area = build_area(&region->geos, rings);
    return region_done(region, "make an area of rings", error);
}

DzRegion *dz_region_new_around(const DzPlane *lines, double metres, bool flat, GError **error)
{
    static const double mitre_limit = 5; /* unused: joins are round */
    DzRegion *region = region_new();
    GEOSContextHandle_t handle = region->geos.handle;
    GEOSGeometry *multi = dz_geos_lines(&region->geos, lines->points, lines->ends);
    if (multi)
        region->area = GEOSBufferWithStyle_r(handle, multi, metres, FINE_SEGMENTS,
                                             flat ? GEOSBUF_CAP_FLAT : GEOSBUF_CAP_ROUND, GEOSBUF_JOIN_ROUND,
                                             mitre_limit);
    GEOSGeom_destroy_r(handle, multi);
    return region_done(region, "find what is near lines", error);
}

DzPlane *dz_region_clip(const DzRegion *region, const DzPlane *lines, GError **error)
{
    g_auto(DzGeos) geos;
    dz_geos_init(&geos);
    GEOSGeometry *multi = dz_geos_lines(&geos, lines->points, lines->ends);
    GEOSGeometry *inside = multi ? GEOSIntersection_r(geos.handle, multi, region->area) : NULL;
    GEOSGeometry *merged = inside ? GEOSLineMerge_r(geos.handle, inside) : NULL;
    DzPlane *out = merged ? dz_plane_new() : NULL;
    for (int i = 0; merged && i < GEOSGetNumGeometries_r(geos.handle, merged); i++) {
        guint count = 0;
        g_autofree double *pairs = dz_geos_pairs(&geos, GEOSGetGeometryN_r(geos.handle, merged, i), &count);
        for (gsize k = 0; pairs && k < count; k++)
            dz_plane_add(out, (DzMetre){pairs[2 * k], pairs[2 * k + 1]});
        dz_plane_end(out);
    }
    if (!merged)
        dz_geos_fail(&geos, "cut lines with an area", error);
    GEOSGeom_destroy_r(geos.handle, multi);
    GEOSGeom_destroy_r(geos.handle, inside);
    GEOSGeom_destroy_r(geos.handle, merged);
    return out;
}

DzRegion *dz_region_grow(const DzRegion *region, double metres, GError **error)
{
    DzRegion *grown = region_new();
    grown->area = GEOSBuffer_r(grown->geos.handle, region->area, metres, QUADRANT_SEGMENTS);
    return region_done(grown, "grow an area", error);
}

DzRegion *dz_region_intersect(const DzRegion *a, const DzRegion *b, GError **error)
{
    DzRegion *both = region_new();
    both->area = GEOSIntersection_r(both->geos.handle, a->area, b->area);
    return region_done(both, "intersect two areas", error);
}

DzRegion *dz_region_subtract(const DzRegion *a, const DzRegion *b, GError **error)
{
    DzRegion *rest = region_new();
    rest->area = GEOSDifference_r(rest->geos.handle, a->area, b->area);
    return region_done(rest, "subtract two areas", error);
}

DzRegion *dz_region_simplify(const DzRegion *region, double metres, GError **error)
{
    DzRegion *simple = region_new();
    simple->area = GEOSTopologyPreserveSimplify_r(simple->geos.handle, region->area, metres);
    return region_done(simple, "simplify an area", error);
}

static double ring_km2(const DzGeos *geos, const GEOSGeometry *ring)
{
    guint count = 0;
    g_autofree double *pairs = dz_geos_pairs(geos, ring, &count);
    double twice = 0;
    for (gsize i = 0; pairs && i + 1 < count; i++)
        twice += (pairs[2 * i] - pairs[0]) * (pairs[2 * i + 3] - pairs[1]) -
                 (pairs[2 * i + 2] - pairs[0]) * (pairs[2 * i + 1] - pairs[1]);
    return ABS(twice) / 2e6;
}

static GEOSGeometry *tidy_polygon(const DzGeos *geos, const GEOSGeometry *polygon, double part_km2,
                                  double hole_km2)
{
    const GEOSGeometry *outer = GEOSGetExteriorRing_r(geos->handle, polygon);
    if (!outer || ring_km2(geos, outer) < part_km2)
        return NULL;
    GPtrArray *holes = g_ptr_array_new();
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos->handle, polygon); i++) {
        const GEOSGeometry *hole = GEOSGetInteriorRingN_r(geos->handle, polygon, i);
        if (ring_km2(geos, hole) >= hole_km2)
            g_ptr_array_add(holes, GEOSGeom_clone_r(geos->handle, hole));
    }
    GEOSGeometry *kept = GEOSGeom_createPolygon_r(geos->handle, GEOSGeom_clone_r(geos->handle, outer),
                                                  (GEOSGeometry **)holes->pdata, holes->len);
    g_ptr_array_unref(holes);
    return kept;
}

DzRegion *dz_region_tidy(const DzRegion *region, double part_km2, double hole_km2, GError **error)
{
    DzRegion *tidied = region_new();
    const DzGeos *geos = &tidied->geos;
    GPtrArray *parts = g_ptr_array_new();
    for (int i = 0; i < GEOSGetNumGeometries_r(geos->handle, region->area); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, region->area, i);
        GEOSGeometry *kept = tidy_polygon(geos, part, part_km2, hole_km2);
        if (kept)
            g_ptr_array_add(parts, kept);
    }
    tidied->area = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON, (GEOSGeometry **)parts->pdata,
                                               parts->len);
    g_ptr_array_unref(parts);
    return region_done(tidied, "tidy an area", error);
}

static void add_ring(const DzGeos *geos, const GEOSGeometry *ring, DzPlane *out)
{
    guint count = 0;
    g_autofree double *pairs = dz_geos_pairs(geos, ring, &count);
    for (gsize i = 0; pairs && i + 1 < count; i++)
        dz_plane_add(out, (DzMetre){pairs[2 * i], pairs[2 * i + 1]});
    dz_plane_end(out);
}

DzPlane *dz_region_rings(const DzRegion *region)
{
    DzPlane *rings = dz_plane_new();
    g_auto(DzGeos) geos;
    dz_geos_init(&geos);
    for (int i = 0; i < GEOSGetNumGeometries_r(geos.handle, region->area); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos.handle, region->area, i);
        if (GEOSGeomTypeId_r(geos.handle, part) != GEOS_POLYGON || GEOSisEmpty_r(geos.handle, part))
            continue;
        add_ring(&geos, GEOSGetExteriorRing_r(geos.handle, part), rings);
        for (int k = 0; k < GEOSGetNumInteriorRings_r(geos.handle, part); k++)
            add_ring(&geos, GEOSGetInteriorRingN_r(geos.handle, part, k), rings);
    }
    return rings;
}
