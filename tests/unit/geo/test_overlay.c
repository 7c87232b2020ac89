/*
 * Laws of the overlay on random polygons, with GEOS as the second source of areas: GEOSMakeValid of a
 * polygon's own rings, GEOSUnaryUnion of all of them.
 */
#include "geo/measure.h"
#include "geo/overlay.h"

#include <geos_c.h>
#include <math.h>
#include <string.h>

enum { POLYGONS = 24 };

typedef struct Case {
    DzShape *shapes[POLYGONS];
    guint order[POLYGONS];
} Case;

/* Stars on a coarse or a fine raster, some of which cross themselves; coarse ones share vertices and edges.
 */
static Case *case_new(GRand *rand, double raster)
{
    Case *one = g_new0(Case, 1);
    for (guint i = 0; i < POLYGONS; i++) {
        double lon = g_rand_double_range(rand, 30, 34), lat = g_rand_double_range(rand, 33, 36);
        guint count = (guint)g_rand_int_range(rand, 3, 12);
        one->shapes[i] = dz_shape_new();
        one->order[i] = i;
        for (guint k = 0; k < count; k++) {
            double angle = 2 * G_PI * k / count, far = g_rand_double_range(rand, 0.2, 2);
            if (g_rand_int_range(rand, 0, 8) == 0)
                angle = g_rand_double_range(rand, 0, 2 * G_PI);
            dz_shape_add(one->shapes[i], (DzLonLat){round((lon + far * cos(angle)) / raster) * raster,
                                                    round((lat + far * sin(angle)) / raster) * raster});
        }
        dz_shape_end(one->shapes[i]);
    }
    return one;
}

static void case_free(Case *one)
{
    for (guint i = 0; i < POLYGONS; i++)
        dz_shape_free(one->shapes[i]);
    g_free(one);
}

typedef struct Built {
    DzOverlay *overlay;
    DzArrangement *arrangement;
    guint64 *covers; /* by face */
} Built;

static void note(guint face, const guint64 *covers, gpointer data)
{
    ((guint64 *)data)[face] = covers[0];
}

static Built build(const Case *one)
{
    GError *error = NULL;
    Built built = {.overlay = dz_overlay_new(1e-7, 0)};
    for (guint i = 0; i < POLYGONS; i++)
        dz_overlay_add(built.overlay, one->shapes[one->order[i]], 1);
    built.arrangement = dz_overlay_build(built.overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    built.covers = g_new0(guint64, built.arrangement->face_count + 1);
    dz_overlay_covers(built.overlay, note, built.covers);
    return built;
}

static void built_clear(Built *built)
{
    dz_overlay_free(built->overlay);
    dz_arrangement_free(built->arrangement);
    g_free(built->covers);
}

static GEOSGeometry *triangle(GEOSContextHandle_t geos, DzLonLat a, DzLonLat b, DzLonLat c)
{
    double pairs[] = {a.lon, a.lat, b.lon, b.lat, c.lon, c.lat, a.lon, a.lat};
    GEOSCoordSequence *points = GEOSCoordSeq_copyFromBuffer_r(geos, pairs, 4, 0, 0);
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, points), NULL, 0);
}

static GEOSGeometry *polygon_of(GEOSContextHandle_t geos, const DzShape *shape)
{
    guint count = 0;
    const DzLonLat *ring = dz_shape_part(shape, 0, &count);
    GEOSGeometry *sum = GEOSGeom_createEmptyPolygon_r(geos);
    for (guint i = 1; i + 1 < count; i++) {
        GEOSGeometry *one = triangle(geos, ring[0], ring[i], ring[i + 1]);
        GEOSGeometry *more = GEOSisValid_r(geos, one) == 1 ? GEOSSymDifference_r(geos, sum, one)
                                                           : GEOSGeom_clone_r(geos, sum); /* no area */
        GEOSGeom_destroy_r(geos, one);
        GEOSGeom_destroy_r(geos, sum);
        sum = more;
    }
    return sum;
}

static double ring_km2(GEOSContextHandle_t geos, const GEOSGeometry *ring)
{
    const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r(geos, ring);
    unsigned int count = 0;
    GEOSCoordSeq_getSize_r(geos, points, &count);
    g_autofree DzLonLat *pairs = g_new(DzLonLat, count);
    GEOSCoordSeq_copyToBuffer_r(geos, points, &pairs->lon, 0, 0);
    return fabs(dz_line_area_km2(pairs, count));
}

static double area_km2(GEOSContextHandle_t geos, const GEOSGeometry *geometry)
{
    double sum = 0;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, geometry); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos, geometry, i);
        if (GEOSGeomTypeId_r(geos, part) == GEOS_GEOMETRYCOLLECTION ||
            GEOSGeomTypeId_r(geos, part) == GEOS_MULTIPOLYGON) {
            for (int k = 0; k < GEOSGetNumGeometries_r(geos, part); k++)
                sum += area_km2(geos, GEOSGetGeometryN_r(geos, part, k));
            continue;
        }
        if (GEOSGeomTypeId_r(geos, part) != GEOS_POLYGON || GEOSisEmpty_r(geos, part))
            continue;
        sum += ring_km2(geos, GEOSGetExteriorRing_r(geos, part));
        for (int k = 0; k < GEOSGetNumInteriorRings_r(geos, part); k++)
            sum -= ring_km2(geos, GEOSGetInteriorRingN_r(geos, part, k));
    }
    return sum;
}

/* Rounding crossings to the grid moves edges of some 100 km by up to 7 mm: 24 polygons have 20,000 km of
 * them. */
static const double ROUNDING_KM2 = 1e-2;

typedef void (*Law)(GEOSContextHandle_t geos, const Case *one, const Built *built);

static void each_case(Law law)
{
    GRand *rand = g_rand_new_with_seed(42);
    GEOSContextHandle_t geos = GEOS_init_r();
    for (guint round = 0; round < 60; round++) {
        static const double rasters[] = {0.5, 0.1, 1e-3, 1e-7};
        Case *one = case_new(rand, rasters[round % G_N_ELEMENTS(rasters)]);
        Built built = build(one);
        g_test_message("round %u: %u faces", round, built.arrangement->face_count);
        law(geos, one, &built);
        built_clear(&built);
        case_free(one);
    }
    GEOS_finish_r(geos);
    g_rand_free(rand);
}

static void tile(GEOSContextHandle_t geos, const Case *one, const Built *built)
{
    GEOSGeometry *parts[POLYGONS];
    double sum = 0;
    for (guint i = 0; i < POLYGONS; i++)
        parts[i] = polygon_of(geos, one->shapes[i]);
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts, POLYGONS);
    GEOSGeometry *whole = GEOSUnaryUnion_r(geos, all);
    for (guint f = 0; f < built->arrangement->face_count; f++)
        sum += built->arrangement->faces[f].area_km2;
    g_assert_cmpfloat_with_epsilon(sum, area_km2(geos, whole), ROUNDING_KM2);
    GEOSGeom_destroy_r(geos, whole);
    GEOSGeom_destroy_r(geos, all);
}

static void faces_tile_the_union(void)
{
    each_case(tile);
}

static void own_area(GEOSContextHandle_t geos, const Case *one, const Built *built)
{
    for (guint i = 0; i < POLYGONS; i++) {
        GEOSGeometry *valid = polygon_of(geos, one->shapes[i]);
        double sum = 0;
        for (guint f = 0; f < built->arrangement->face_count; f++)
            if (built->covers[f] >> i & 1)
                sum += built->arrangement->faces[f].area_km2;
        g_assert_cmpfloat_with_epsilon(sum, area_km2(geos, valid), ROUNDING_KM2);
        GEOSGeom_destroy_r(geos, valid);
    }
}

static void a_polygon_is_the_faces_it_covers(void)
{
    each_case(own_area);
}

static double distance_deg(const DzShape *shape, DzLonLat at)
{
    guint count = 0;
    const DzLonLat *ring = dz_shape_part(shape, 0, &count);
    double best = INFINITY;
    for (guint i = 0; i < count; i++) {
        DzLonLat a = ring[i], b = ring[(i + 1) % count];
        double dx = b.lon - a.lon, dy = b.lat - a.lat, length = dx * dx + dy * dy;
        double t = length > 0 ? CLAMP(((at.lon - a.lon) * dx + (at.lat - a.lat) * dy) / length, 0, 1) : 0;
        best = MIN(best, hypot(a.lon + t * dx - at.lon, a.lat + t * dy - at.lat));
    }
    return best;
}

static void labels(GEOSContextHandle_t geos G_GNUC_UNUSED, const Case *one, const Built *built)
{
    for (guint f = 0; f < built->arrangement->face_count; f++) {
        DzLonLat inside = built->arrangement->faces[f].inside;
        g_assert_cmpuint(built->covers[f], !=, 0);
        for (guint i = 0; i < POLYGONS; i++) {
            bool covers = dz_shape_covers(one->shapes[i], inside);
            if (distance_deg(one->shapes[i], inside) > 2e-7)
                g_assert_true(covers == (bool)(built->covers[f] >> i & 1));
        }
    }
}

static void what_covers_a_face_covers_its_inside_point(void)
{
    each_case(labels);
}

static void same_faces(GEOSContextHandle_t geos G_GNUC_UNUSED, const Case *one, const Built *built)
{
    GRand *rand = g_rand_new_with_seed(built->arrangement->face_count);
    Case other = *one;
    for (guint i = POLYGONS - 1; i > 0; i--) {
        guint k = (guint)g_rand_int_range(rand, 0, (gint32)i + 1), kept = other.order[i];
        other.order[i] = other.order[k];
        other.order[k] = kept;
    }
    Built shuffled = build(&other);
    g_assert_cmpuint(shuffled.arrangement->face_count, ==, built->arrangement->face_count);
    g_assert_cmpuint(shuffled.arrangement->arc_count, ==, built->arrangement->arc_count);
    for (guint f = 0; f < built->arrangement->face_count; f++) {
        const DzFace *a = &built->arrangement->faces[f], *b = &shuffled.arrangement->faces[f];
        guint64 covers = 0;
        for (guint i = 0; i < POLYGONS; i++)
            covers |= (shuffled.covers[f] >> i & 1) << other.order[i];
        g_assert_cmpfloat_with_epsilon(a->area_km2, b->area_km2, 1e-6);
        g_assert_cmpfloat(a->inside.lon, ==, b->inside.lon);
        g_assert_cmpfloat(a->inside.lat, ==, b->inside.lat);
        g_assert_cmpuint(covers, ==, built->covers[f]);
    }
    for (guint i = 0; i < built->arrangement->arc_count; i++) {
        const DzArc *a = &built->arrangement->arcs[i], *b = &shuffled.arrangement->arcs[i];
        g_assert_true(memcmp(a, b, sizeof *a) == 0);
    }
    built_clear(&shuffled);
    g_rand_free(rand);
}

static void the_order_of_polygons_changes_nothing(void)
{
    each_case(same_faces);
}

static double dissolved_km2(const DzArrangement *arrangement, const int *state)
{
    double sum = 0;
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(arrangement, state, 1);
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint points = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &points);
        DzLonLat closing[] = {ring[points - 1], ring[0]};
        sum += dz_line_area_km2(ring, points) + dz_line_area_km2(closing, 2);
    }
    return sum;
}

/* Faces that a polygon covers, and then all faces, have together the area of what they dissolve to. */
static void dissolved(GEOSContextHandle_t geos G_GNUC_UNUSED, const Case *one G_GNUC_UNUSED,
                      const Built *built)
{
    guint count = built->arrangement->face_count;
    g_autofree int *state = g_new(int, count + 1);
    for (guint i = 0; i <= POLYGONS; i++) {
        double sum = 0;
        for (guint f = 0; f < count; f++) {
            state[f] = i == POLYGONS || built->covers[f] >> i & 1;
            sum += state[f] ? built->arrangement->faces[f].area_km2 : 0;
        }
        g_assert_cmpfloat_with_epsilon(sum, dissolved_km2(built->arrangement, state), 1e-9 * MAX(sum, 1));
    }
}

static void dissolving_keeps_the_area(void)
{
    each_case(dissolved);
}

static DzShape *box(double west, double south, double east, double north)
{
    DzShape *shape = dz_shape_new();
    DzLonLat corners[] = {{west, south}, {east, south}, {east, north}, {west, north}};
    for (guint i = 0; i < 4; i++)
        dz_shape_add(shape, corners[i]);
    dz_shape_end(shape);
    return shape;
}

/* Islands within lakes within islands: each ring is a piece of linework of its own. */
static void islands_in_lakes_belong_to_what_is_around_them(void)
{
    enum { DEEP = 40 };
    GError *error = NULL;
    DzOverlay *overlay = dz_overlay_new(1e-7, 0);
    g_autoptr(DzShape) rings = dz_shape_new();
    double expected = 0;
    for (guint i = 0; i < DEEP; i++) {
        g_autoptr(DzShape) one = box(10 + 0.1 * i, 10 + 0.1 * i, 30 - 0.1 * i, 30 - 0.1 * i);
        g_array_append_vals(rings->points, one->points->data, 4);
        dz_shape_end(rings);
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(one, 0, &count);
        DzLonLat closed[] = {ring[0], ring[1], ring[2], ring[3], ring[0]};
        expected += (i % 2 ? -1.0 : 1.0) * dz_line_area_km2(closed, 5);
    }
    dz_overlay_add(overlay, rings, 1);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    double sum = 0;
    for (guint f = 0; f < arrangement->face_count; f++)
        sum += arrangement->faces[f].area_km2;
    g_assert_cmpuint(arrangement->face_count, ==, DEEP / 2);
    g_assert_cmpfloat_with_epsilon(sum, expected, 1e-6);
    dz_overlay_free(overlay);
}

static void a_bow_tie_is_told(void)
{
    DzOverlay *overlay = dz_overlay_new(1e-7, 0);
    g_autoptr(DzShape) sound = box(0, 0, 1, 1), tie = dz_shape_new();
    DzLonLat corners[] = {{10, 0}, {12, 2}, {12, 0}, {10, 2}};
    for (guint i = 0; i < 4; i++)
        dz_shape_add(tie, corners[i]);
    dz_shape_end(tie);
    dz_overlay_add(overlay, sound, 1);
    dz_overlay_add(overlay, tie, 1);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    const GArray *faults = dz_overlay_faults(overlay);
    g_assert_cmpuint(faults->len, ==, 1);
    const DzOverlayFault *fault = &g_array_index(faults, DzOverlayFault, 0);
    g_assert_cmpuint(fault->polygon, ==, 1);
    g_assert_cmpfloat_with_epsilon(fault->at.lon, 11, 1e-6);
    g_assert_cmpfloat_with_epsilon(fault->at.lat, 1, 1e-6);
    g_assert_cmpuint(arrangement->face_count, ==, 3);
    dz_overlay_free(overlay);
}

/* A corner one step beyond an edge of the same ring may come from rounding; five steps may not. */
static void a_crossing_as_shallow_as_rounding_is_no_fault(void)
{
    for (guint deep = 0; deep < 2; deep++) {
        DzOverlay *overlay = dz_overlay_new(1e-7, 0);
        g_autoptr(DzShape) ring = dz_shape_new();
        DzLonLat corners[] = {{10, 10}, {11, 10}, {11, 11}, {10.5, deep ? 10 - 5e-7 : 10 - 1e-7}, {10, 11}};
        for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
            dz_shape_add(ring, corners[i]);
        dz_shape_end(ring);
        dz_overlay_add(overlay, ring, 1);
        g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
        g_assert_cmpuint(dz_overlay_counts(overlay).crossings, >, 0);
        g_assert_cmpuint(dz_overlay_faults(overlay)->len, ==, deep);
        dz_overlay_free(overlay);
    }
}

/* The same country drawn twice, the second time 10 m off and with more vertices: one face, and no sliver. */
static void within_the_tolerance_a_line_drawn_again_is_the_same(void)
{
    GRand *rand = g_rand_new_with_seed(9);
    for (int tolerance_m = 0; tolerance_m <= 30; tolerance_m += 30) {
        GError *error = NULL;
        DzOverlay *overlay = dz_overlay_new(1e-7, tolerance_m);
        for (int version = 0; version < 6; version++) {
            g_autoptr(DzShape) shape = dz_shape_new();
            guint count = 200 + (guint)version * 37;
            for (guint i = 0; i < count; i++) {
                double angle = 2 * G_PI * i / count, off = version ? 1e-4 : 0;
                dz_shape_add(shape, (DzLonLat){36 + 0.3 * cos(angle) + g_rand_double_range(rand, -off, off),
                                               35 + 0.3 * sin(angle) + g_rand_double_range(rand, -off, off)});
            }
            dz_shape_end(shape);
            dz_overlay_add(overlay, shape, version);
        }
        g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
        g_assert_no_error(error);
        if (tolerance_m)
            g_assert_cmpuint(arrangement->face_count, ==, 1);
        else
            g_assert_cmpuint(arrangement->face_count, >, 100);
        dz_overlay_free(overlay);
    }
    g_rand_free(rand);
}

/* A square, then the same 5 m to the north-east, then a smaller one whose corners lie beside the first one's
 * edges. */
static void old_geometry_stays_where_it_is(void)
{
    DzOverlay *overlay = dz_overlay_new(1e-7, 30);
    g_autoptr(DzShape) first = box(10, 10, 11, 11), moved = box(10.00003, 10.00003, 11.00003, 11.00003);
    g_autoptr(DzShape) part = box(9.9999, 10.0001, 10.5, 10.9999);
    dz_overlay_add(overlay, first, 1);
    dz_overlay_add(overlay, moved, 2);
    dz_overlay_add(overlay, part, 3);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, NULL);
    DzOverlayCounts counts = dz_overlay_counts(overlay);
    g_assert_cmpuint(counts.snapped, ==, 8); /* all corners of both */
    g_assert_cmpuint(counts.slivers, ==, 0);
    g_assert_cmpuint(arrangement->face_count, ==, 2);
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        for (guint k = arc->first; k < arc->first + arc->count; k++) {
            DzLonLat at = arrangement->points[k];
            bool on_first = at.lon == 10 || at.lon == 11 || at.lat == 10 || at.lat == 11;
            g_assert_true(on_first);
        }
    }
    dz_overlay_free(overlay);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/overlay/faces tile the union", faces_tile_the_union);
    g_test_add_func("/geo/overlay/a polygon is the faces it covers", a_polygon_is_the_faces_it_covers);
    g_test_add_func("/geo/overlay/what covers a face covers its inside point",
                    what_covers_a_face_covers_its_inside_point);
    g_test_add_func("/geo/overlay/the order of polygons changes nothing",
                    the_order_of_polygons_changes_nothing);
    g_test_add_func("/geo/overlay/dissolving keeps the area", dissolving_keeps_the_area);
    g_test_add_func("/geo/overlay/islands in lakes belong to what is around them",
                    islands_in_lakes_belong_to_what_is_around_them);
    g_test_add_func("/geo/overlay/a bow tie is told", a_bow_tie_is_told);
    g_test_add_func("/geo/overlay/a crossing as shallow as rounding is no fault",
                    a_crossing_as_shallow_as_rounding_is_no_fault);
    g_test_add_func("/geo/overlay/within the tolerance a line drawn again is the same",
                    within_the_tolerance_a_line_drawn_again_is_the_same);
    g_test_add_func("/geo/overlay/old geometry stays where it is", old_geometry_stays_where_it_is);
    return g_test_run();
}
