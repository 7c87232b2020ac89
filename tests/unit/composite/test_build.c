/*
 * The composite's faces: they tile the ground on record, each belongs to its nearest settlement, and each has
 * that settlement's history.
 */
#include "composite/composite.h"
#include "geo/measure.h"

#include "../world.h"

static DzComposite *build(const DzDataset *set)
{
    GError *error = NULL;
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    return composite;
}

static const DzBox COVERAGE = {36.2, 34.1, 37.7, 35.8};

/* Land with a bay, an inlet that makes it narrow, and an island; settlements all over and off it. */
static DzDataset *random_world(GRand *rand, guint count)
{
    DzDataset *set =
        world_new(COVERAGE, "36 34, 37 34.2, 37.9 34, 37.8 35, 37.1 35.1, 37.8 35.3, 38 36, 36 36, "
                            "36.4 35; 37.9 34.5, 38.2 34.5, 38 34.8");
    world_zone(set, "2017-05-04", "2017-09-15", NULL);
    for (guint i = 0; i < count; i++) {
        double lon = g_rand_double_range(rand, 36, 38), lat = g_rand_double_range(rand, 34, 36);
        world_settlement(set, lon, lat, g_rand_int_range(rand, -1, 1));
        world_episode(set, "2017-05-01", g_rand_int_range(rand, 0, 2), DZ_BASIS_REPORTED, NULL);
    }
    return set;
}

static GEOSGeometry *intersect(GEOSContextHandle_t geos, GEOSGeometry *a, GEOSGeometry *b)
{
    GEOSGeometry *both = GEOSIntersection_r(geos, a, b);
    g_assert_nonnull(both);
    GEOSGeom_destroy_r(geos, a);
    GEOSGeom_destroy_r(geos, b);
    return both;
}

static GEOSGeometry *join(GEOSContextHandle_t geos, GEOSGeometry *a, GEOSGeometry *b)
{
    GEOSGeometry *all = GEOSUnion_r(geos, a, b);
    g_assert_nonnull(all);
    GEOSGeom_destroy_r(geos, a);
    GEOSGeom_destroy_r(geos, b);
    return all;
}

/* All circles of reach, drawn on the ellipsoid by geodesics with many corners. */
static GEOSGeometry *reaches(GEOSContextHandle_t geos, const DzDataset *set)
{
    enum { CORNERS = 720 };
    GEOSGeometry *all = GEOSGeom_createEmptyPolygon_r(geos);
    for (guint i = 0; i < set->settlements->len; i++) {
        DzLonLat ring[CORNERS];
        for (guint k = 0; k < CORNERS; k++)
            ring[k] = dz_destination(DZ_SETTLEMENT(set, i)->at, 360.0 - 360.0 * k / CORNERS, set->reach_km);
        all = join(geos, all, linework_polygon(geos, ring, CORNERS));
    }
    return all;
}

static double ring_km2(GEOSContextHandle_t geos, const GEOSGeometry *ring)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos, ring);
    guint count = 0;
    GEOSCoordSeq_getSize_r(geos, sequence, &count);
    g_autofree DzLonLat *points = g_new(DzLonLat, count);
    for (guint i = 0; i < count; i++)
        GEOSCoordSeq_getXY_r(geos, sequence, i, &points[i].lon, &points[i].lat);
    return fabs(dz_ring_area_km2(points, count - 1));
}

static double area_km2(GEOSContextHandle_t geos, const GEOSGeometry *area)
{
    double sum_km2 = 0;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, area); i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos, area, i);
        if (GEOSGeomTypeId_r(geos, part) != GEOS_POLYGON || GEOSisEmpty_r(geos, part))
            continue;
        sum_km2 += ring_km2(geos, GEOSGetExteriorRing_r(geos, part));
        for (int k = 0; k < GEOSGetNumInteriorRings_r(geos, part); k++)
            sum_km2 -= ring_km2(geos, GEOSGetInteriorRingN_r(geos, part, k));
    }
    return sum_km2;
}

/* Land, within reach and inside the coverage, by overlays of GEOS. */
static double record_km2(const DzDataset *set)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos, linework_say, NULL);
    const DzShape *rings = g_array_index(set->layers[DZ_LAYER_LAND].features, DzFeature, 0).shape;
    GEOSGeometry *land = GEOSGeom_createEmptyPolygon_r(geos);
    for (guint i = 0; i < dz_shape_count(rings); i++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, i, &count);
        land = join(geos, land, linework_polygon(geos, ring, count));
    }
    DzBox box = set->coverage;
    DzLonLat corners[] = {
        {box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}};
    GEOSGeometry *record = intersect(geos, land, linework_polygon(geos, corners, 4));
    record = intersect(geos, record, reaches(geos, set));
    double sum_km2 = area_km2(geos, record);
    GEOSGeom_destroy_r(geos, record);
    GEOS_finish_r(geos);
    return sum_km2;
}

/* A reach is a polygon of 64 corners: up to 0.16 % smaller than its circle. */
static void the_record_is_tiled(void)
{
    GRand *rand = g_rand_new_with_seed(61);
    for (guint i = 0; i < 8; i++) {
        g_autoptr(DzDataset) set = random_world(rand, 1u << i);
        g_autoptr(DzComposite) composite = build(set);
        double sum_km2 = 0, expected_km2 = record_km2(set);
        for (guint f = 0; f < composite->arrangement->face_count; f++)
            sum_km2 += composite->ground[f].on_record ? composite->arrangement->faces[f].area_km2 : 0;
        g_test_message("%u settlements: %.3f km2, by overlays %.3f", 1u << i, sum_km2, expected_km2);
        g_assert_cmpfloat(sum_km2, <, expected_km2 + 1e-3);
        g_assert_cmpfloat(sum_km2, >, expected_km2 * 0.998);
    }
    g_rand_free(rand);
}

/* With a reach beyond everything there are no circles, so that land and coverage alone must come out. */
static void far_reach_leaves_land_and_coverage(void)
{
    GRand *rand = g_rand_new_with_seed(62);
    g_autoptr(DzDataset) set = random_world(rand, 60);
    set->reach_km = 300;
    g_autoptr(DzComposite) composite = build(set);
    double sum_km2 = 0, expected_km2 = record_km2(set);
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        sum_km2 += composite->ground[f].on_record ? composite->arrangement->faces[f].area_km2 : 0;
    g_assert_cmpfloat_with_epsilon(sum_km2, expected_km2, 1e-6 * expected_km2);
    g_rand_free(rand);
}

static guint nearest_of_all(const DzDataset *set, DzLonLat at, double *lead_km)
{
    guint best = 0;
    double best_km = INFINITY, second_km = INFINITY;
    for (guint i = 0; i < set->settlements->len; i++) {
        double km = dz_distance_km(DZ_SETTLEMENT(set, i)->at, at);
        second_km = MIN(second_km, MAX(km, best_km));
        if (km < best_km) {
            best = i;
            best_km = km;
        }
    }
    *lead_km = second_km - best_km;
    return best;
}

/* By geodesics; the plane that cells are made in is a little off over a country, so near an edge either will
 * do. */
static void faces_belong_to_the_nearest_settlement(void)
{
    GRand *rand = g_rand_new_with_seed(63);
    g_autoptr(DzDataset) set = random_world(rand, 150);
    g_autoptr(DzComposite) composite = build(set);
    guint clear = 0;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        double lead_km = 0;
        const DzGround *ground = &composite->ground[f];
        DzLonLat at = composite->arrangement->faces[f].inside;
        guint nearest = nearest_of_all(set, at, &lead_km);
        if (lead_km < 0.01)
            continue;
        clear++;
        g_assert_cmpint(ground->settlement, ==, (int)nearest);
        g_assert_cmpint(ground->zone, ==, DZ_SETTLEMENT(set, nearest)->zone);
        double km = dz_distance_km(DZ_SETTLEMENT(set, nearest)->at, at);
        if (fabs(km - set->reach_km) > 0.02)
            g_assert_cmpint(ground->in_reach, ==, km < set->reach_km);
        bool covered = at.lon > COVERAGE.west && at.lon < COVERAGE.east && at.lat > COVERAGE.south &&
                       at.lat < COVERAGE.north;
        g_assert_cmpint(ground->on_record, ==, ground->in_reach && ground->on_land && covered);
    }
    g_assert_cmpuint(clear, >, 150);
    g_rand_free(rand);
}

/* Two settlements on one parallel halve the ground along the meridian between them. Figure: the two halves of
 * the coverage, each by
 *     printf '34.9 36.9\n34.9 37\n35.1 37\n35.1 36.9\n' | Planimeter -R
 * (rhumb lines: parallels are its straight lines). */
static void two_settlements_halve_the_ground(void)
{
    g_autoptr(DzDataset) set = world_new((DzBox){36.9, 34.9, 37.1, 35.1}, "36 34, 38 34, 38 36, 36 36");
    world_settlement(set, 36.95, 35, -1);
    world_settlement(set, 37.05, 35, -1);
    set->reach_km = 50;
    g_autoptr(DzComposite) composite = build(set);
    double owned_km2[2] = {0}, half_km2 = 202.551136;
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        if (composite->ground[f].on_record)
            owned_km2[composite->ground[f].settlement] += composite->arrangement->faces[f].area_km2;
    g_assert_cmpfloat_with_epsilon(owned_km2[0], half_km2, 1e-4);
    g_assert_cmpfloat_with_epsilon(owned_km2[1], half_km2, 1e-4);
}

/* One settlement, whose circle of reach is all there is: Figure: 32 r^2 sin(2 pi / 64) for r = 10 km. */
static void one_settlement_holds_its_reach(void)
{
    g_autoptr(DzDataset) set = world_new((DzBox){36, 34, 38, 36}, "36 34, 38 34, 38 36, 36 36");
    world_settlement(set, 37, 35, -1);
    g_autoptr(DzComposite) composite = build(set);
    double sum_km2 = 0;
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        sum_km2 += composite->ground[f].on_record ? composite->arrangement->faces[f].area_km2 : 0;
    g_assert_cmpfloat_with_epsilon(sum_km2, 32 * 100 * sin(2 * G_PI / 64), 0.001);
}

static guint face_of(const DzComposite *composite, int settlement, bool on_record)
{
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        if (composite->ground[f].settlement == settlement && composite->ground[f].on_record == on_record &&
            composite->ground[f].on_land)
            return f;
    g_assert_not_reached();
}

/* Held by 1 until 2018-03-01; the second has no record before 2018-01-01. */
static void episodes_begin_with_their_first_day_and_end_before_the_next(void)
{
    static const struct {
        const char *day;
        int first, second;
    } cases[] = {
        {"2017-04-30", DZ_STATE_NONE, DZ_STATE_NONE}, /* before the record */
        {"2017-05-01", 1, DZ_STATE_NONE},
        {"2017-12-31", 1, DZ_STATE_NONE},
        {"2018-01-01", 1, 1},
        {"2018-02-28", 1, 1},
        {"2018-03-01", 0, 1},
        {"2020-12-31", 0, 1},
        {"2021-01-01", DZ_STATE_NONE, DZ_STATE_NONE}, /* after it */
    };
    g_autoptr(DzDataset) set = world_new((DzBox){36.5, 34.5, 37.5, 35.5}, "36 34, 38 34, 38 36, 36 36");
    world_settlement(set, 36.9, 35, -1);
    world_episode(set, "2017-01-01", 1, DZ_BASIS_REPORTED, NULL);
    world_episode(set, "2018-03-01", 0, DZ_BASIS_REPORTED, NULL);
    world_settlement(set, 37.1, 35, -1);
    world_episode(set, "2018-01-01", 1, DZ_BASIS_REPORTED, NULL);
    g_autoptr(DzComposite) composite = build(set);
    guint first = face_of(composite, 0, true), second = face_of(composite, 1, true);
    guint off = face_of(composite, 0, false), other_off = face_of(composite, 1, false);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzDay day = world_day(cases[i].day);
        g_autofree int *holders = dz_composite_holders(composite, day, false);
        g_autofree int *drawn = dz_composite_holders(composite, day, true);
        g_test_message("%s", cases[i].day);
        g_assert_cmpint(holders[first], ==, cases[i].first);
        g_assert_cmpint(holders[second], ==, cases[i].second);
        g_assert_cmpint(holders[off], ==, DZ_STATE_NONE);
        g_assert_cmpint(drawn[off], ==, cases[i].first); /* ground beyond reach has cells too */
        g_assert_cmpint(drawn[other_off], ==, cases[i].second);
        const DzEpisode *episode = dz_composite_episode(composite, first, day);
        g_assert_cmpint(episode ? episode->party : DZ_STATE_NONE, ==, cases[i].first);
        g_assert_null(dz_composite_episode(composite, off, day));
    }
}

static void zones_end_with_the_record(void)
{
    GRand *rand = g_rand_new_with_seed(64);
    g_autoptr(DzDataset) set = random_world(rand, 40);
    g_autoptr(DzComposite) composite = build(set);
    g_autofree int *zones = dz_composite_zones(composite, set->record_from);
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        const DzGround *ground = &composite->ground[f];
        int zone = DZ_SETTLEMENT(set, ground->settlement)->zone;
        g_assert_cmpint(zones[f], ==, ground->on_record ? zone : DZ_STATE_NONE);
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/composite/build/faces on record tile land, reach and coverage", the_record_is_tiled);
    g_test_add_func("/composite/build/a far reach leaves land and coverage",
                    far_reach_leaves_land_and_coverage);
    g_test_add_func("/composite/build/a face belongs to the nearest settlement",
                    faces_belong_to_the_nearest_settlement);
    g_test_add_func("/composite/build/two settlements halve the ground between them",
                    two_settlements_halve_the_ground);
    g_test_add_func("/composite/build/one settlement holds its reach", one_settlement_holds_its_reach);
    g_test_add_func("/composite/build/an episode begins with its first day and ends before the next",
                    episodes_begin_with_their_first_day_and_end_before_the_next);
    g_test_add_func("/composite/build/zones end with the record", zones_end_with_the_record);
    return g_test_run();
}
