/*
 * Noding and polygonizing are GEOS's (OverlayNG with a fixed precision model, which cannot throw on
 * near-coincident lines); adjacency is ours: GEOS gives faces without neighbours.
 */
#include "geo/arrangement_in.h"

#include "geo/geos_in.h"
#include "geo/measure.h"

#include <math.h>

typedef struct RawFace {
    DzFace face;
    DzCell lowest; /* of its vertices, by x, then y: makes the order of faces independent of GEOS's */
    guint first_edge, edge_count;
} RawFace;

static int compare_cells(DzCell a, DzCell b)
{
    return a.x != b.x ? (a.x < b.x ? -1 : 1) : a.y != b.y ? (a.y < b.y ? -1 : 1) : 0;
}

static DzCell cell_of(const double *pair, double grid_deg)
{
    return (DzCell){llround(pair[0] / grid_deg), llround(pair[1] / grid_deg)};
}

/* Adds the ring's edges so that the face is on their left; `hole` rings run clockwise, others
 * counter-clockwise. */
static void add_ring(const DzGeos *geos, const GEOSGeometry *ring, bool hole, double grid_deg, RawFace *raw,
                     GArray *edges)
{
    guint count = 0;
    g_autofree double *pairs = dz_geos_pairs(geos, ring, &count);
    char counter_clockwise = 0;
    /* Which way it runs is asked of GEOS's exact predicate: the area of a sliver may have either sign, and
     * keeps it, so that faces add up to their union. */
    if (!pairs || count < 4 ||
        !GEOSCoordSeq_isCCW_r(geos->handle, GEOSGeom_getCoordSeq_r(geos->handle, ring), &counter_clockwise))
        return;
    double area = dz_ring_area_km2((const DzLonLat *)(const void *)pairs, count - 1);
    bool reverse = !counter_clockwise != hole;
    raw->face.area_km2 += reverse ? -area : area;
    for (guint i = 0; i + 1 < count; i++) {
        DzCell a = cell_of(pairs + 2 * (gsize)i, grid_deg), b = cell_of(pairs + 2 * (gsize)i + 2, grid_deg);
        DzHalfEdge edge = {.from = reverse ? b : a, .to = reverse ? a : b};
        if (compare_cells(a, b) == 0)
            continue;
        if (raw->edge_count++ == 0 || compare_cells(a, raw->lowest) < 0)
            raw->lowest = a;
        g_array_append_val(edges, edge);
    }
}

static bool add_face(const DzGeos *geos, const GEOSGeometry *polygon, double grid_deg, GArray *faces,
                     GArray *edges)
{
    RawFace raw = {.first_edge = edges->len};
    GEOSGeometry *inside = GEOSPointOnSurface_r(geos->handle, polygon);
    bool ok = inside && GEOSGeomGetX_r(geos->handle, inside, &raw.face.inside.lon) == 1 &&
              GEOSGeomGetY_r(geos->handle, inside, &raw.face.inside.lat) == 1;
    GEOSGeom_destroy_r(geos->handle, inside);
    if (!ok)
        return false;
    add_ring(geos, GEOSGetExteriorRing_r(geos->handle, polygon), false, grid_deg, &raw, edges);
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos->handle, polygon); i++)
        add_ring(geos, GEOSGetInteriorRingN_r(geos->handle, polygon, i), true, grid_deg, &raw, edges);
    g_array_append_val(faces, raw);
    return true;
}

static gint compare_faces(gconstpointer a, gconstpointer b)
{
    const RawFace *left = a, *right = b;
    int order = compare_cells(left->lowest, right->lowest);
    if (order == 0)
        order = (left->face.inside.lon > right->face.inside.lon) -
                (left->face.inside.lon < right->face.inside.lon);
    if (order == 0)
        order = (left->face.inside.lat > right->face.inside.lat) -
                (left->face.inside.lat < right->face.inside.lat);
    return order;
}

/* Sorts the faces, writes their numbers into their edges, and hands both to the arrangement. */
static DzArrangement *arrange(GArray *faces, GArray *edges, double grid_deg)
{
    g_array_sort(faces, compare_faces);
    DzArrangement *arrangement = g_new0(DzArrangement, 1);
    arrangement->face_count = faces->len;
    arrangement->faces = g_new(DzFace, MAX(faces->len, 1));
    for (guint f = 0; f < faces->len; f++) {
        const RawFace *raw = &g_array_index(faces, RawFace, f);
        arrangement->faces[f] = raw->face;
        for (guint e = 0; e < raw->edge_count; e++)
            g_array_index(edges, DzHalfEdge, raw->first_edge + e).face = (gint32)f;
    }
    dz_arrangement_chain(arrangement, edges, grid_deg);
    return arrangement;
}

static GEOSGeometry *polygonize(const DzGeos *geos, const DzShape *lines, double grid_deg)
{
    GEOSGeometry *raw = dz_geos_lines(geos, lines->points, lines->ends);
    GEOSGeometry *noded = raw ? GEOSUnaryUnionPrec_r(geos->handle, raw, grid_deg) : NULL;
    const GEOSGeometry *list[] = {noded};
    GEOSGeometry *polygons = noded ? GEOSPolygonize_r(geos->handle, list, 1) : NULL;
    GEOSGeom_destroy_r(geos->handle, noded);
    GEOSGeom_destroy_r(geos->handle, raw);
    return polygons;
}

DzArrangement *dz_arrangement_build(const DzShape *lines, double grid_deg, GError **error)
{
    g_auto(DzGeos) geos;
    dz_geos_init(&geos);
    GEOSGeometry *polygons = polygonize(&geos, lines, grid_deg);
    bool ok = polygons != NULL;
    GArray *faces = g_array_new(FALSE, FALSE, sizeof(RawFace));
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(DzHalfEdge));
    for (int i = 0; ok && i < GEOSGetNumGeometries_r(geos.handle, polygons); i++)
        ok = add_face(&geos, GEOSGetGeometryN_r(geos.handle, polygons, i), grid_deg, faces, edges);
    DzArrangement *arrangement = ok ? arrange(faces, edges, grid_deg) : NULL;
    if (!ok)
        dz_geos_fail(&geos, "lay the boundaries over each other", error);
    GEOSGeom_destroy_r(geos.handle, polygons);
    g_array_unref(faces);
    g_array_unref(edges);
    return arrangement;
}

void dz_arrangement_free(DzArrangement *arrangement)
{
    if (!arrangement)
        return;
    g_free(arrangement->faces);
    g_free(arrangement->arcs);
    g_free(arrangement->points);
    g_free(arrangement);
}
