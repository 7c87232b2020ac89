/*
 * The status of a zone of two settlements on one parallel, whose cells meet in a meridian: the part of each
 * is its part of the coverage's width, so shares can be worked out by hand.
 */
#include "composite/status.h"

#include "../world.h"

static const double HALF_KM2 = 202.551136; /* test_build.c says where from */

/* A zone whose settlements 0 and 1 have `share` and 1 - `share` of its ground; nobody holds them yet. */
static DzDataset *two_settlements(double share)
{
    double west = 37 - .2 * share, east = 37 + .2 * (1 - share);
    DzDataset *set = world_new((DzBox){west, 34.9, east, 35.1}, "36 34, 38 34, 38 36, 36 36");
    set->reach_km = 50;
    return set;
}

static DzComposite *build(const DzDataset *set)
{
    GError *error = NULL;
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    return composite;
}

/* From reported party 1 everywhere to the second settlement with party 0 and back. */
static DzDataset *there_and_back(void)
{
    DzDataset *set = two_settlements(.5);
    world_zone(set, "2017-05-04", "2017-09-15", "2020-06-01");
    world_settlement(set, 36.95, 35, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, "2017-07-31");
    world_settlement(set, 37.05, 35, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_INFERRED, NULL);
    world_episode(set, "2018-07-01", 0, DZ_BASIS_REPORTED, NULL);
    world_episode(set, "2020-01-01", 1, DZ_BASIS_RECALLED, "2020-01-10");
    return set;
}

static void a_zone_has_one_status_a_day(void)
{
    static const struct {
        const char *day;
        DzStatus status;
        double agreed_km2, held_km2, inferred_share;
        const char *as_recorded;
    } cases[] = {
        {"2016-01-01", DZ_STATUS_NOT_AGREED, 0, 0, 0, NULL},
        {"2017-05-03", DZ_STATUS_NOT_AGREED, 0, 0, 0, NULL},
        {"2017-05-04", DZ_STATUS_AGREED, 2, 2, .5, "2017-07-31"},
        {"2017-07-30", DZ_STATUS_AGREED, 2, 2, .5, "2017-07-31"},
        {"2017-07-31", DZ_STATUS_AGREED, 2, 2, .5, NULL},
        {"2017-09-14", DZ_STATUS_AGREED, 2, 2, .5, NULL},
        {"2017-09-15", DZ_STATUS_IN_FORCE, 2, 2, .5, NULL},
        {"2018-06-30", DZ_STATUS_IN_FORCE, 2, 2, .5, NULL},
        {"2018-07-01", DZ_STATUS_REDUCED, 2, 1, 0, NULL},
        {"2019-12-31", DZ_STATUS_REDUCED, 2, 1, 0, NULL},
        {"2020-01-01", DZ_STATUS_IN_FORCE, 2, 2, .5, "2020-01-10"},
        {"2020-05-31", DZ_STATUS_IN_FORCE, 2, 2, .5, NULL},
        {"2020-06-01", DZ_STATUS_ENDED, 2, 2, .5, NULL},
        {"2020-12-31", DZ_STATUS_ENDED, 2, 2, .5, NULL},
        {"2021-01-01", DZ_STATUS_NO_RECORD, 0, 0, 0, NULL},
    };
    g_autoptr(DzDataset) set = there_and_back();
    g_autoptr(DzComposite) composite = build(set);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzZoneStatus status = dz_zone_status(composite, 0, world_day(cases[i].day));
        DzDay as_recorded = cases[i].as_recorded ? world_day(cases[i].as_recorded) : DZ_DAY_NONE;
        g_test_message("%s", cases[i].day);
        g_assert_cmpint(status.status, ==, cases[i].status);
        g_assert_cmpint(status.has_figures, ==, cases[i].agreed_km2 > 0);
        g_assert_cmpfloat_with_epsilon(status.agreed_km2, cases[i].agreed_km2 * HALF_KM2, 1e-3);
        g_assert_cmpfloat_with_epsilon(status.held_km2, cases[i].held_km2 * HALF_KM2, 1e-3);
        g_assert_cmpfloat_with_epsilon(status.share, cases[i].held_km2 / 2, 1e-5);
        g_assert_cmpfloat_with_epsilon(status.inferred_share, cases[i].inferred_share, 1e-5);
        g_assert_cmpint(status.as_recorded, ==, as_recorded);
        g_assert_false(status.has_change); /* there is no round to compare with */
    }
}

static void limits_part_in_force_reduced_and_ended(void)
{
    static const struct {
        double share;
        DzStatus status;
    } cases[] = {
        {.999, DZ_STATUS_IN_FORCE}, {.951, DZ_STATUS_IN_FORCE}, {.949, DZ_STATUS_REDUCED},
        {.5, DZ_STATUS_REDUCED},    {.051, DZ_STATUS_REDUCED},  {.049, DZ_STATUS_ENDED},
        {.001, DZ_STATUS_ENDED},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzDataset) set = two_settlements(cases[i].share);
        world_zone(set, "2017-05-04", "2017-05-04", NULL);
        world_settlement(set, 36.95, 35, 0);
        world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, NULL);
        world_settlement(set, 37.05, 35, 0);
        world_episode(set, "2017-05-01", 0, DZ_BASIS_REPORTED, NULL);
        g_autoptr(DzComposite) composite = build(set);
        DzZoneStatus status = dz_zone_status(composite, 0, world_day("2018-01-01"));
        g_assert_cmpfloat_with_epsilon(status.share, cases[i].share, 1e-5);
        g_assert_cmpint(status.status, ==, cases[i].status);
    }
}

static void what_is_not_in_force_yet_has_not_ended(void)
{
    g_autoptr(DzDataset) set = two_settlements(.01);
    world_zone(set, "2017-05-04", "2017-09-15", NULL);
    world_settlement(set, 36.95, 35, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, NULL);
    world_settlement(set, 37.05, 35, 0);
    world_episode(set, "2017-05-01", 0, DZ_BASIS_REPORTED, NULL);
    g_autoptr(DzComposite) composite = build(set);
    g_assert_cmpint(dz_zone_status(composite, 0, world_day("2017-09-14")).status, ==, DZ_STATUS_AGREED);
    g_assert_cmpint(dz_zone_status(composite, 0, world_day("2017-09-15")).status, ==, DZ_STATUS_ENDED);
}

/* At least the upper limit is in force, less than the lower one has ended. */
static void a_share_at_the_limit_is_in_force_or_not_yet_ended(void)
{
    g_autoptr(DzDataset) set = there_and_back();
    g_autoptr(DzComposite) composite = build(set);
    DzDay day = world_day("2019-01-01");
    double share = dz_zone_status(composite, 0, day).share;
    set->in_force_share = share;
    g_assert_cmpint(dz_zone_status(composite, 0, day).status, ==, DZ_STATUS_IN_FORCE);
    set->in_force_share = nextafter(share, 1);
    set->ended_share = share;
    g_assert_cmpint(dz_zone_status(composite, 0, day).status, ==, DZ_STATUS_REDUCED);
    set->ended_share = nextafter(share, 1);
    g_assert_cmpint(dz_zone_status(composite, 0, day).status, ==, DZ_STATUS_ENDED);
}

static void a_zone_off_the_record_has_no_figures(void)
{
    g_autoptr(DzDataset) set = there_and_back();
    world_zone(set, "2017-01-01", "2017-01-01", NULL);
    DZ_SETTLEMENT(set, 0)->zone = 1;
    DZ_ZONE(set, 1)->party = 0;
    world_zone(set, "2017-06-01", "2017-06-01", NULL); /* no settlement belongs to it */
    g_autoptr(DzComposite) composite = build(set);
    DzZoneStatus empty = dz_zone_status(composite, 2, world_day("2018-01-01"));
    g_assert_cmpint(empty.status, ==, DZ_STATUS_NO_RECORD);
    g_assert_false(empty.has_figures);
    DzZoneStatus early = dz_zone_status(composite, 1, world_day("2017-02-01"));
    g_assert_cmpint(early.status, ==, DZ_STATUS_NO_RECORD);
    g_assert_false(early.has_figures);
    g_assert_cmpint(dz_zone_status(composite, 1, world_day("2017-05-01")).status, ==, DZ_STATUS_ENDED);
}

static void add_rounds(DzDataset *set)
{
    static const char *const days[] = {"2017-03-01", "2017-05-04", "2017-07-05", "2018-08-01",
                                       "2019-01-01", "2020-02-01", "2020-12-01"};
    for (guint i = 0; i < G_N_ELEMENTS(days); i++)
        world_round(set, days[i]);
}

static void changes_are_since_the_round_before(void)
{
    static const struct {
        const char *day;
        bool has_change;
        double halves;
    } cases[] = {
        {"2017-03-01", false, 0}, {"2017-05-04", false, 0}, {"2017-07-05", true, 0}, {"2018-08-01", true, -1},
        {"2019-01-01", true, 0},  {"2019-12-31", true, 0},  {"2020-01-01", true, 1}, {"2020-02-01", true, 1},
        {"2020-12-01", true, 0},  {"2021-01-01", false, 0},
    };
    g_autoptr(DzDataset) set = there_and_back();
    add_rounds(set);
    g_autoptr(DzComposite) composite = build(set);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzZoneStatus status = dz_zone_status(composite, 0, world_day(cases[i].day));
        g_test_message("%s", cases[i].day);
        g_assert_cmpint(status.has_change, ==, cases[i].has_change);
        g_assert_cmpfloat_with_epsilon(status.change_km2, cases[i].halves * HALF_KM2, 1e-3);
    }
}

/* What of a zone its party does not hold. */
static double not_held_km2(const DzComposite *composite, int zone, DzDay day)
{
    double sum_km2 = 0;
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    g_autofree int *zones = dz_composite_zones(composite, day);
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        if (zones[f] == zone && holders[f] != DZ_ZONE(composite->set, zone)->party)
            sum_km2 += composite->arrangement->faces[f].area_km2;
    return sum_km2;
}

/* Eighty settlements that change hands at random. */
static DzDataset *random_world(GRand *rand)
{
    DzDataset *set = world_new((DzBox){36.5, 34.5, 37.5, 35.5}, "36 34, 38 34, 38 36, 37 35.2, 36 36");
    world_zone(set, "2017-05-04", "2017-09-15", NULL);
    world_zone(set, "2017-07-04", "2017-09-15", "2019-01-01");
    for (guint i = 0; i < 80; i++) {
        double lon = g_rand_double_range(rand, 36.4, 37.6), lat = g_rand_double_range(rand, 34.4, 35.6);
        world_settlement(set, lon, lat, g_rand_int_range(rand, -1, 2));
        world_episode(set, "2017-05-01", g_rand_int_range(rand, 0, 2), DZ_BASIS_REPORTED, NULL);
        for (int year = 2017 + g_rand_int_range(rand, 0, 2); year <= 2020; year++) {
            int month = g_rand_int_range(rand, 1, 13), day = g_rand_int_range(rand, 1, 29);
            g_autofree char *from = g_strdup_printf("%d-%02d-%02d", year, month, day);
            world_episode(set, from, g_rand_int_range(rand, 0, 2), DZ_BASIS_REPORTED, NULL);
        }
    }
    add_rounds(set);
    return set;
}

static void held_and_not_held_are_what_was_agreed(void)
{
    GRand *rand = g_rand_new_with_seed(71);
    for (guint i = 0; i < 5; i++) {
        g_autoptr(DzDataset) set = random_world(rand);
        g_autoptr(DzComposite) composite = build(set);
        for (guint zone = 0; zone < 2; zone++) {
            for (guint round = 2; round < set->rounds->len; round++) {
                DzDay day = DZ_ROUND(set, round)->as_of;
                DzZoneStatus status = dz_zone_status(composite, zone, day);
                double sum_km2 = status.held_km2 + not_held_km2(composite, (int)zone, day);
                g_assert_true(status.has_figures);
                g_assert_cmpfloat_with_epsilon(sum_km2, status.agreed_km2, 1e-9 * status.agreed_km2);
                g_assert_cmpfloat_with_epsilon(status.share * status.agreed_km2, status.held_km2, 1e-9);
            }
        }
    }
    g_rand_free(rand);
}

static void changes_add_up(void)
{
    GRand *rand = g_rand_new_with_seed(72);
    for (guint i = 0; i < 5; i++) {
        g_autoptr(DzDataset) set = random_world(rand);
        g_autoptr(DzComposite) composite = build(set);
        guint last = set->rounds->len - 1;
        for (guint zone = 0; zone < 2; zone++) {
            double sum_km2 = 0, moved_km2 = 0;
            for (guint round = 3; round <= last; round++) {
                DzZoneStatus status = dz_zone_status(composite, zone, DZ_ROUND(set, round)->as_of);
                g_assert_true(status.has_change);
                sum_km2 += status.change_km2;
                moved_km2 += fabs(status.change_km2);
            }
            double from_km2 = dz_zone_status(composite, zone, DZ_ROUND(set, 2)->as_of).held_km2;
            double to_km2 = dz_zone_status(composite, zone, DZ_ROUND(set, last)->as_of).held_km2;
            g_assert_cmpfloat_with_epsilon(sum_km2, to_km2 - from_km2, 1e-6);
            g_assert_cmpfloat(moved_km2, >, 1);
        }
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/composite/status/a zone has one status a day", a_zone_has_one_status_a_day);
    g_test_add_func("/composite/status/limits part in force, reduced and ended",
                    limits_part_in_force_reduced_and_ended);
    g_test_add_func("/composite/status/what is not in force yet has not ended",
                    what_is_not_in_force_yet_has_not_ended);
    g_test_add_func("/composite/status/a share at a limit is in force, or has not ended yet",
                    a_share_at_the_limit_is_in_force_or_not_yet_ended);
    g_test_add_func("/composite/status/a zone off the record has no figures",
                    a_zone_off_the_record_has_no_figures);
    g_test_add_func("/composite/status/changes are since the round before",
                    changes_are_since_the_round_before);
    g_test_add_func("/composite/status/held and not held are what was agreed",
                    held_and_not_held_are_what_was_agreed);
    g_test_add_func("/composite/status/changes add up", changes_add_up);
    return g_test_run();
}
