/*
 * What agreements lay down by a rule lies where the rule puts it, on the shipped data set: distances are
 * measured geodesically, point by point, with none of the planes and buffers that drew the lines.
 */
#include "composite/provision.h"
#include "geo/measure.h"

#include <math.h>
#include <string.h>

static DzDataset *set;
static DzComposite *composite;

static guint provision_of(const char *id)
{
    for (guint i = 0; i < set->provisions->len; i++)
        if (strcmp(DZ_PROVISION(set, i)->id, id) == 0)
            return i;
    g_assert_not_reached();
}

/* The geodesic distance [km] from `at` to an edge: the least of its points, found by halving. */
static double edge_km(DzLonLat at, DzLonLat a, DzLonLat b)
{
    double low = 0, high = 1;
    for (int step = 0; step < 24; step++) {
        double t[] = {low + (high - low) / 3, high - (high - low) / 3}, km[2];
        for (int i = 0; i < 2; i++)
            km[i] = dz_distance_km(
                at, (DzLonLat){a.lon + t[i] * (b.lon - a.lon), a.lat + t[i] * (b.lat - a.lat)});
        if (km[0] < km[1])
            high = t[1];
        else
            low = t[0];
    }
    return dz_distance_km(at, (DzLonLat){a.lon + low * (b.lon - a.lon), a.lat + low * (b.lat - a.lat)});
}

/* The distance from `at` to the lines; edges that cannot be near are passed over. */
static double distance_km(DzLonLat at, const DzShape *lines, bool rings)
{
    guint near = 0;
    for (guint i = 1; i < lines->points->len; i++) {
        DzLonLat a = g_array_index(lines->points, DzLonLat, i),
                 b = g_array_index(lines->points, DzLonLat, near);
        if (hypot(at.lon - a.lon, at.lat - a.lat) < hypot(at.lon - b.lon, at.lat - b.lat))
            near = i;
    }
    double best = dz_distance_km(at, g_array_index(lines->points, DzLonLat, near));
    for (guint part = 0; part < dz_shape_count(lines); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(lines, part, &count);
        for (guint i = 0; i + (rings ? 0 : 1) < count; i++) {
            DzLonLat a = points[i], b = points[(i + 1) % count];
            double far = 90 * (hypot(at.lon - a.lon, at.lat - a.lat) - hypot(b.lon - a.lon, b.lat - a.lat));
            if (far < best)
                best = MIN(best, edge_km(at, a, b));
        }
    }
    return best;
}

static double length_km(const DzShape *lines)
{
    double km = 0;
    for (guint part = 0; part < dz_shape_count(lines); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(lines, part, &count);
        for (guint i = 0; i + 1 < count; i++)
            km += dz_distance_km(points[i], points[i + 1]);
    }
    return km;
}

/* The middle of every edge of the line is at `want_km` from the front, within 2 per cent, and
 * on the side of the zone's party. */
static void check_line(const char *id, double want_km, double shortest_km)
{
    GError *error = NULL;
    guint index = provision_of(id), seen = 0;
    const DzProvision *provision = DZ_PROVISION(set, index);
    g_autoptr(DzShape) front = dz_provision_base(composite, index);
    g_autoptr(DzShape) line = dz_provision_shape(composite, index, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(length_km(front), >, 250);
    g_assert_cmpfloat(length_km(line), >, shortest_km);
    for (guint part = 0; part < dz_shape_count(line); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(line, part, &count);
        for (guint i = 0; i + 1 < count; i++, seen++) {
            DzLonLat middle = {(points[i].lon + points[i + 1].lon) / 2,
                               (points[i].lat + points[i + 1].lat) / 2};
            g_assert_cmpfloat(fabs(distance_km(middle, front, false) - want_km), <, want_km * 0.02);
        }
    }
    g_assert_cmpuint(seen, >, 50);
    g_assert_cmpfloat(provision->distance_km, ==, want_km);
}

static void the_zone_of_sochi_is_15_and_20_km_inside_the_front(void)
{
    check_line("sochi-15", 15, 100);
    check_line("sochi-20", 20, 80);
}

/* The front of 17 September 2018 by the settlements themselves: each of its points is as far from a
 * settlement that the opposition held as from one that it did not, for cells are Thiessen's. */
static void the_front_lies_half_way_between_settlements(void)
{
    DzDay day = DZ_DAY_NONE;
    g_assert_true(dz_day_parse("2018-09-17", &day));
    g_autoptr(DzShape) front = dz_provision_base(composite, provision_of("sochi-15"));
    int opposition = DZ_ZONE(set, dz_zone_find(set, "idlib"))->party;
    g_assert_cmpuint(front->points->len, >, 100);
    for (guint i = 0; i < front->points->len; i += 7) {
        DzLonLat at = g_array_index(front->points, DzLonLat, i);
        double nearest[2] = {INFINITY, INFINITY};
        for (guint s = 0; s < set->settlements->len; s++) {
            const DzEpisode *episode = dz_settlement_episode(set, s, day);
            double km = dz_distance_km(at, DZ_SETTLEMENT(set, s)->at);
            guint side = episode && episode->party == opposition ? 0 : 1;
            nearest[side] = MIN(nearest[side], km);
        }
        g_assert_cmpfloat(fabs(nearest[0] - nearest[1]), <, 0.02);
    }
}

static void the_road_runs_between_the_places_it_names(void)
{
    g_autoptr(DzShape) road = dz_provision_base(composite, provision_of("m4-corridor"));
    guint count = 0;
    g_assert_cmpuint(dz_shape_count(road), ==, 1);
    const DzLonLat *points = dz_shape_part(road, 0, &count);
    DzLonLat trumba = DZ_SETTLEMENT(set, dz_settlement_find(set, "turumbah-trumba"))->at;
    DzLonLat havr = DZ_SETTLEMENT(set, dz_settlement_find(set, "ain-al-hawr"))->at;
    g_assert_cmpfloat(dz_distance_km(points[0], havr), <, 0.5);
    g_assert_cmpfloat(dz_distance_km(points[count - 1], trumba), <, 0.5);
}

/* The corridor's edge is 6 km from the road, but for its two ends, which are cut across the road, and for
 * where the land ends. */
static void the_corridor_reaches_6_km_from_the_road(void)
{
    GError *error = NULL;
    guint index = provision_of("m4-corridor"), at_distance = 0;
    g_autoptr(DzShape) road = dz_provision_base(composite, index);
    g_autoptr(DzShape) strip = dz_provision_shape(composite, index, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(dz_shape_count(strip), ==, 1);
    const DzShape *land = g_array_index(set->layers[DZ_LAYER_LAND].features, DzFeature, 0).shape;
    guint road_count = 0;
    const DzLonLat *ends = dz_shape_part(road, 0, &road_count);
    for (guint i = 0; i < strip->points->len; i++) {
        DzLonLat at = g_array_index(strip->points, DzLonLat, i);
        double km = distance_km(at, road, false);
        g_assert_cmpfloat(km, <, 6 * 1.02);
        if (km > 6 * 0.98) {
            at_distance++;
            continue;
        }
        double end_km = MIN(dz_distance_km(at, ends[0]), dz_distance_km(at, ends[road_count - 1]));
        g_assert_true(fabs(end_km - km) < 0.01 || distance_km(at, land, true) < 0.05);
    }
    g_assert_cmpuint(at_distance, >, 20);
    for (guint i = 1; i + 1 < road_count; i++) /* the road itself is inside */
        g_assert_true(dz_shape_covers(strip, ends[i]));
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    set = dz_dataset_open("geodata/syria", &error);
    g_assert_no_error(error);
    composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    g_test_add_func("/composite/provision/the zone of Sochi is 15 and 20 km inside the front",
                    the_zone_of_sochi_is_15_and_20_km_inside_the_front);
    g_test_add_func("/composite/provision/the front lies half way between settlements",
                    the_front_lies_half_way_between_settlements);
    g_test_add_func("/composite/provision/the road runs between the places it names",
                    the_road_runs_between_the_places_it_names);
    g_test_add_func("/composite/provision/the corridor reaches 6 km from the road",
                    the_corridor_reaches_6_km_from_the_road);
    int status = g_test_run();
    dz_composite_free(composite);
    dz_dataset_free(set);
    return status;
}
