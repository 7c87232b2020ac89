/*
 * Where a place lies, in small worlds whose answers can be told by hand.
 */
#include "locate/locate.h"

#include "geo/measure.h"
#include "unit/world.h"

#include <math.h>

/* Two settlements 0.1 degrees apart on the equator: place-0 in zone-0, held by the opposition, from
 * 2018-05-01 on by the government; place-1 in no zone, the government's. */
static DzDataset *two_places(void)
{
    DzDataset *set = world_new((DzBox){-1, -1, 1, 1}, "POLYGON ((-1 -1, 1 -1, 1 1, -1 1))");
    world_zone(set, "2017-06-01", "2017-07-01", NULL);
    world_settlement(set, -0.05, 0, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, "2017-08-01");
    world_episode(set, "2017-09-01", 1, DZ_BASIS_INFERRED, NULL);
    world_episode(set, "2018-05-01", 0, DZ_BASIS_REPORTED, NULL);
    world_settlement(set, 0.05, 0, -1);
    world_episode(set, "2017-05-01", 0, DZ_BASIS_REPORTED, NULL);
    return set;
}

static DzLocation ask(const DzComposite *composite, DzLonLat at, const char *text)
{
    DzDay day = world_day(text);
    g_autoptr(DzLocator) locator = dz_locator_new(composite, at, &day, 1);
    return dz_locator_ask(locator, day);
}

static DzComposite *build(const DzDataset *set)
{
    GError *error = NULL;
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    return composite;
}

static void a_place_has_its_settlements_holder(void)
{
    g_autoptr(DzDataset) set = two_places();
    g_autoptr(DzComposite) composite = build(set);
    DzLonLat at = {-0.03, 0.01};
    DzLocation found = ask(composite, at, "2018-04-30");
    g_assert_true(found.recorded);
    g_assert_cmpint(found.zone, ==, 0);
    g_assert_cmpint(found.status, ==, DZ_STATUS_IN_FORCE);
    g_assert_cmpint(found.party, ==, 1);
    g_assert_cmpint(found.since, ==, world_day("2017-05-01")); /* of both episodes */
    g_assert_true(found.since_before);
    g_assert_cmpint(found.episode->basis, ==, DZ_BASIS_INFERRED);
    g_assert_cmpint(found.settlement, ==, 0);
    g_assert_cmpfloat_with_epsilon(found.settlement_km, dz_distance_km(at, (DzLonLat){-0.05, 0}), 1e-9);
    g_assert_cmpfloat_with_epsilon(found.front_km, dz_distance_km(at, (DzLonLat){0, 0.01}), 1e-3);
    found = ask(composite, at, "2018-05-01");
    g_assert_cmpint(found.party, ==, 0);
    g_assert_cmpint(found.status, ==, DZ_STATUS_ENDED);
    g_assert_cmpint(found.since, ==, world_day("2018-05-01"));
    g_assert_false(found.since_before);
    g_assert_cmpfloat(found.front_km, <, 0); /* nobody faces anybody */
}

static void before_it_was_seen_confidence_is_medium(void)
{
    g_autoptr(DzDataset) set = two_places();
    g_autoptr(DzComposite) composite = build(set);
    g_assert_cmpint(ask(composite, (DzLonLat){-0.03, 0}, "2017-07-31").confidence, ==, DZ_CONFIDENCE_MEDIUM);
    g_assert_cmpint(ask(composite, (DzLonLat){-0.03, 0}, "2017-08-01").confidence, ==, DZ_CONFIDENCE_HIGH);
}

static void off_the_record_nobody_holds_it(void)
{
    static const struct {
        DzLonLat at;
        const char *day;
        bool day_recorded;
        int zone;
    } cases[] = {
        {{-0.03, 0}, "2017-04-30", false, 0}, {{-0.03, 0}, "2021-01-01", false, 0},
        {{0.03, 0}, "2021-01-01", false, -1}, {{0.5, 0}, "2018-01-01", true, -1}, /* beyond reach */
        {{50, 0}, "2018-01-01", true, -1},    {{50, 60}, "2021-01-01", false, -1},
    };
    g_autoptr(DzDataset) set = two_places();
    g_autoptr(DzComposite) composite = build(set);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzLocation found = ask(composite, cases[i].at, cases[i].day);
        g_assert_false(found.recorded);
        g_assert_cmpint(found.day_recorded, ==, cases[i].day_recorded);
        g_assert_cmpint(found.zone, ==, cases[i].zone);
        g_assert_cmpint(found.party, ==, -1);
        g_assert_null(found.episode);
        g_assert_cmpint(found.since, ==, DZ_DAY_NONE);
        g_assert_cmpint(found.settlement, ==, cases[i].at.lon > 0 ? 1 : 0); /* the nearest all the same */
        g_assert_cmpint(found.front_km > 0, ==, cases[i].day_recorded);
    }
}

static void outside_of_zones_there_is_no_status(void)
{
    g_autoptr(DzDataset) set = two_places();
    g_autoptr(DzComposite) composite = build(set);
    DzLocation found = ask(composite, (DzLonLat){0.06, 0.01}, "2018-01-01");
    g_assert_true(found.recorded);
    g_assert_cmpint(found.zone, ==, -1);
    g_assert_cmpint(found.party, ==, 0);
    g_assert_cmpint(found.settlement, ==, 1);
}

/* On the line between the two cells both faces are there: the lowest answers, and it is the same each time.
 */
static void a_place_on_a_line_is_in_the_lowest_face(void)
{
    g_autoptr(DzDataset) set = two_places();
    g_autoptr(DzComposite) composite = build(set);
    const DzArrangement *arrangement = composite->arrangement;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE || arc->count < 3)
            continue;
        DzLonLat at = arrangement->points[arc->first + 1];
        const DzGround *ground = &composite->ground[MIN(arc->left, arc->right)];
        if (ground->on_record)
            g_assert_cmpint(ask(composite, at, "2018-01-01").settlement, ==, ground->settlement);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/locate/locate/a place has its settlement's holder", a_place_has_its_settlements_holder);
    g_test_add_func("/locate/locate/before it was seen confidence is medium",
                    before_it_was_seen_confidence_is_medium);
    g_test_add_func("/locate/locate/off the record nobody holds it", off_the_record_nobody_holds_it);
    g_test_add_func("/locate/locate/outside of zones there is no status",
                    outside_of_zones_there_is_no_status);
    g_test_add_func("/locate/locate/a place on a line is in the lowest face",
                    a_place_on_a_line_is_in_the_lowest_face);
    return g_test_run();
}
