/*
 * What is held of a zone through time: steps put down by hand for a zone of two halves, and beside the sums
 * of dz_zone_status on every day of the shipped set on which anything changed.
 */
#include "composite/series.h"

#include "composite/changes.h"
#include "composite/status.h"

#include "../world.h"

static const double HALF_KM2 = 202.551136; /* test_build.c says where from */

static DzComposite *build(const DzDataset *set)
{
    GError *error = NULL;
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    return composite;
}

static void steps_are_where_the_holder_changes(void)
{
    static const struct {
        const char *day;
        double halves;
    } steps[] = {{"2017-05-01", 2}, {"2018-07-01", 1}, {"2020-01-01", 2}};
    g_autoptr(DzDataset) set = world_new((DzBox){36.9, 34.9, 37.1, 35.1}, "36 34, 38 34, 38 36, 36 36");
    set->reach_km = 50;
    world_zone(set, "2017-05-04", "2017-09-15", "2020-06-01");
    world_settlement(set, 36.95, 35, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, NULL);
    world_settlement(set, 37.05, 35, 0);
    world_episode(set, "2017-05-01", 1, DZ_BASIS_REPORTED, NULL);
    world_episode(set, "2017-06-01", 1, DZ_BASIS_RECALLED, NULL);
    world_episode(set, "2018-07-01", 0, DZ_BASIS_REPORTED, NULL);
    world_episode(set, "2020-01-01", 1, DZ_BASIS_REPORTED, NULL);
    world_episode(set, "2021-01-01", 0, DZ_BASIS_REPORTED, NULL);
    g_autoptr(DzComposite) composite = build(set);
    g_autoptr(GArray) series = dz_zone_series(composite, 0);
    g_assert_cmpuint(series->len, ==, G_N_ELEMENTS(steps));
    for (guint i = 0; i < series->len; i++) {
        const DzSeriesStep *step = &g_array_index(series, DzSeriesStep, i);
        g_assert_cmpint(step->day, ==, world_day(steps[i].day));
        g_assert_cmpfloat_with_epsilon(step->held_km2, steps[i].halves * HALF_KM2, 0.001);
    }
}

static double held_on(const GArray *series, DzDay day)
{
    double held_km2 = 0;
    for (guint i = 0; i < series->len && g_array_index(series, DzSeriesStep, i).day <= day; i++)
        held_km2 = g_array_index(series, DzSeriesStep, i).held_km2;
    return held_km2;
}

static void on_every_day_it_is_what_the_status_says(void)
{
    GError *error = NULL;
    g_autoptr(DzDataset) set = dz_dataset_open("geodata/syria", &error);
    g_assert_no_error(error);
    g_autoptr(DzComposite) composite = build(set);
    g_autoptr(GArray) days = dz_changes_days(composite, world_day("2017-05-04"), world_day("2024-11-26"));
    g_assert_cmpuint(days->len, >, 100);
    for (guint z = 0; z < set->zones->len; z++) {
        g_autoptr(GArray) series = dz_zone_series(composite, z);
        for (guint i = 0; i < days->len; i++) {
            DzDay day = g_array_index(days, DzDay, i);
            DzZoneStatus status = dz_zone_status_since(composite, z, day, DZ_DAY_NONE);
            if (status.has_figures)
                g_assert_cmpfloat_with_epsilon(held_on(series, day), status.held_km2, 1e-6);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/composite/series/steps are where the holder changes",
                    steps_are_where_the_holder_changes);
    g_test_add_func("/composite/series/on every day it is what the status says",
                    on_every_day_it_is_what_the_status_says);
    return g_test_run();
}
