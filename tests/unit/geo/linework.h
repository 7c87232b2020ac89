/*
 * Linework for tests, and the area that GEOS finds it to enclose by another way than the arrangement's: by
 * joining polygons instead of noding lines.
 */
#ifndef DZ_TESTS_LINEWORK_H
#define DZ_TESTS_LINEWORK_H

#include "geo/arrangement.h"

#include <geos_c.h>
#include <math.h>

/* Parts of "x y" points: "0 0, 1 0, 1 1; 2 2, 3 3". */
static inline DzShape *linework(const char *text)
{
    DzShape *shape = dz_shape_new();
    for (const char *at = text; *at;) {
        char *end = NULL;
        DzLonLat point = {g_ascii_strtod(at, &end), 0};
        point.lat = g_ascii_strtod(end, &end);
        dz_shape_add(shape, point);
        if (*end != ',')
            dz_shape_end(shape);
        at = *end ? end + 1 : end;
    }
    return shape;
}

/* The area in square degrees that the rings have together as even-odd areas, signs kept. */
static inline double linework_signed_area(const DzShape *rings)
{
    double twice = 0;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 1; i + 1 < count; i++)
            twice += (ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
                     (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
    }
    return twice / 2;
}

/* `count` star-shaped rings in a square of `size_deg` around (37, 35). */
static inline DzShape *linework_random_rings(GRand *rand, guint count, double size_deg)
{
    DzShape *rings = dz_shape_new();
    for (guint i = 0; i < count; i++) {
        double lon = 37 + size_deg * g_rand_double_range(rand, -.5, .5);
        double lat = 35 + size_deg * g_rand_double_range(rand, -.5, .5);
        guint corners = (guint)g_rand_int_range(rand, 3, 12);
        double turn = g_rand_double_range(rand, 0, 7);
        for (guint k = 0; k < corners; k++) {
            double angle = turn + 2 * G_PI * k / corners, far = size_deg * g_rand_double_range(rand, .02, .3);
            dz_shape_add(rings, (DzLonLat){lon + far * cos(angle), lat + far * sin(angle)});
        }
        dz_shape_end(rings);
    }
    return rings;
}

static inline void linework_say(const char *message, void *data G_GNUC_UNUSED)
{
    g_test_message("GEOS: %s", message);
}

static inline GEOSGeometry *linework_polygon(GEOSContextHandle_t geos, const DzLonLat *ring, guint count)
{
    GEOSCoordSequence *sequence = GEOSCoordSeq_create_r(geos, count + 1, 2);
    for (guint i = 0; i <= count; i++)
        GEOSCoordSeq_setXY_r(geos, sequence, i, ring[i % count].lon, ring[i % count].lat);
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence), NULL, 0);
}

/* The rings of a face as one geometry: by the even-odd rule, of which none crosses another. `state` is a
 * nought for each face. */
static inline GEOSGeometry *linework_face(GEOSContextHandle_t geos, const DzArrangement *arrangement,
                                          int *state, guint face)
{
    state[face] = 1;
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(arrangement, state, 1);
    state[face] = 0;
    GEOSGeometry *area = GEOSGeom_createEmptyPolygon_r(geos);
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        GEOSGeometry *one = linework_polygon(geos, ring, count), *before = area;
        area = GEOSSymDifference_r(geos, before, one);
        GEOSGeom_destroy_r(geos, one);
        GEOSGeom_destroy_r(geos, before);
    }
    return area;
}

/* Square degrees of all ground that the (simple) rings cover or enclose together. */
static inline double linework_enclosed_area(const DzShape *rings)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos, linework_say, NULL);
    GEOSGeometry *all = GEOSGeom_createEmptyPolygon_r(geos);
    for (guint i = 0; i < dz_shape_count(rings); i++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, i, &count);
        GEOSGeometry *polygon = linework_polygon(geos, ring, count), *before = all;
        all = GEOSUnion_r(geos, before, polygon);
        g_assert_nonnull(all);
        GEOSGeom_destroy_r(geos, before);
        GEOSGeom_destroy_r(geos, polygon);
    }
    GEOSGeometry *filled = GEOSGeom_createEmptyPolygon_r(geos);
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, all); i++) {
        const GEOSGeometry *shell = GEOSGetExteriorRing_r(geos, GEOSGetGeometryN_r(geos, all, i));
        GEOSGeometry *part = GEOSGeom_createPolygon_r(geos, GEOSGeom_clone_r(geos, shell), NULL, 0);
        GEOSGeometry *before = filled;
        filled = GEOSUnion_r(geos, before, part);
        g_assert_nonnull(filled);
        GEOSGeom_destroy_r(geos, before);
        GEOSGeom_destroy_r(geos, part);
    }
    double area = 0;
    g_assert_cmpint(GEOSArea_r(geos, filled, &area), ==, 1);
    GEOSGeom_destroy_r(geos, filled);
    GEOSGeom_destroy_r(geos, all);
    GEOS_finish_r(geos);
    return area;
}

#endif
