/*
 * Laws of changes on a made-up record: four settlements at the corners of a square, two parties and a third,
 * whose holders change at random.
 */
#include "composite/changes.h"
#include "composite/front.h"
#include "composite/status.h"
#include "composite/totals.h"

#include "../folder.h"

#include <math.h>
#include <string.h>

enum { SIDE = 5, DAYS = 40 };

static const char HEAD[] =
    "[dataset]\nformat=1\nid=law\ntitle=Law\nversion=1\ndate=2020-03-01\nlicence=CC0\ncredit=none\n"
    "[record]\nfrom=2020-01-01\nto=2020-02-20\n"
    "[map]\nextent=9.5,9.5,10.5,10.5\n[zones]\nfrom=settlements\n"
    "[control]\nfrom=settlements\nreach_km=20\ncoverage=9.6,9.6,10.4,10.4\n"
    "[party a]\nname=A\ncolour=#111111\n[party b]\nname=B\ncolour=#222222\n[party "
    "c]\nname=C\ncolour=#333333\n"
    "[layer land]\nfile=land.geojson\nprecision_km=0\n";

static const char LAND[] =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
    "{\"type\":\"Polygon\",\"coordinates\":[[[9.7,9.7],[10.3,9.7],[10.3,10.3],[9.7,10.3],[9.7,9.7]]]}}]}";

static char *random_record(GRand *rand)
{
    GString *control = g_string_new("settlement,from,party,observed,basis,confidence,source\n");
    for (guint i = 0; i < SIDE * SIDE; i++) {
        int day = 0;
        while (day < DAYS) {
            g_string_append_printf(control, "s%u,2020-%02d-%02d,%c,,reported,high,x\n", i, 1 + day / 28,
                                   1 + day % 28, "abc"[g_rand_int_range(rand, 0, 3)]);
            day += g_rand_int_range(rand, 1, 20);
        }
    }
    return g_string_free(control, FALSE);
}

static DzDataset *random_set(GRand *rand)
{
    char *folder = folder_new();
    g_autofree char *control = random_record(rand);
    g_autoptr(GString) places = g_string_new("id,name,lon,lat,kind,zone,rank,precision_km,source\n");
    for (guint i = 0; i < SIDE * SIDE; i++)
        g_string_append_printf(places, "s%u,S%u,%.4f,%.4f,settlement,%s,5,0,x\n", i, i,
                               9.75 + 0.12 * (i % SIDE) + g_rand_double_range(rand, -.02, .02),
                               9.75 + 0.12 * (i / SIDE) + g_rand_double_range(rand, -.02, .02),
                               i % SIDE < 2   ? "left"
                               : i % SIDE < 4 ? "right"
                                              : "");
    folder_write(folder, "dataset.ini", HEAD, -1);
    folder_write(folder, "land.geojson", LAND, -1);
    folder_write(folder, "settlements.csv", places->str, -1);
    folder_write(folder, "control.csv", control, -1);
    folder_write(folder, "zones.csv",
                 "id,name,party,agreed,in_force,ended,source\nleft,Left,a,2020-01-01,,,x\n"
                 "right,Right,b,2020-01-01,,,x\n",
                 -1);
    folder_write(folder, "rounds.csv",
                 "id,start,end,city,country,outcome,source\n1,2020-01-10,2020-01-10,X,Y,Z,x\n", -1);
    folder_write(folder, "sources.csv", "id,title,publisher,date,url,licence\nx,X,X,,,\n", -1);
    GError *error = NULL;
    DzDataset *set = dz_dataset_open(folder, &error);
    g_assert_no_error(error);
    folder_free(folder);
    return set;
}

static DzDay first_day(void)
{
    DzDay day = 0;
    g_assert_true(dz_day_parse("2020-01-01", &day));
    return day;
}

/* What `party` gains in `zone`, less what it loses [km2]. */
static double net_km2(const DzChanges *changes, int zone, int party)
{
    double km2 = 0;
    for (guint i = 0; i < changes->areas->len; i++) {
        const DzAreaChange *row = &g_array_index(changes->areas, DzAreaChange, i);
        if (row->zone == zone)
            km2 += (row->to == party ? row->km2 : 0) - (row->from == party ? row->km2 : 0);
    }
    return km2;
}

/* Runs `law` on random records and three random days. */
typedef void (*Law)(const DzComposite *composite, DzDay a, DzDay b, DzDay c);

static void for_random(Law law)
{
    GRand *rand = g_rand_new_with_seed(4);
    for (guint i = 0; i < 8; i++) {
        GError *error = NULL;
        g_autoptr(DzDataset) set = random_set(rand);
        g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
        g_assert_no_error(error);
        for (guint k = 0; k < 10; k++) {
            DzDay day[3];
            for (guint d = 0; d < 3; d++)
                day[d] = first_day() + g_rand_int_range(rand, 0, DAYS);
            law(composite, day[0], day[1], day[2]);
        }
    }
    g_rand_free(rand);
}

static void mirrors(const DzComposite *composite, DzDay a, DzDay b, DzDay c G_GNUC_UNUSED)
{
    g_autoptr(DzChanges) there = dz_changes_build(composite, a, b);
    g_autoptr(DzChanges) back = dz_changes_build(composite, b, a);
    g_assert_cmpuint(there->areas->len, ==, back->areas->len);
    g_assert_cmpuint(there->places->len, ==, back->places->len);
    g_assert_cmpfloat(there->front_from_km, ==, back->front_to_km);
    for (guint i = 0; i < there->areas->len; i++) {
        const DzAreaChange *row = &g_array_index(there->areas, DzAreaChange, i);
        guint found = 0;
        for (guint k = 0; k < back->areas->len; k++) {
            const DzAreaChange *other = &g_array_index(back->areas, DzAreaChange, k);
            if (other->zone == row->zone && other->from == row->to && other->to == row->from) {
                g_assert_cmpfloat(other->km2, ==, row->km2);
                g_assert_cmpuint(other->settlements, ==, row->settlements);
                found++;
            }
        }
        g_assert_cmpuint(found, ==, 1);
    }
}

static void adds_up(const DzComposite *composite, DzDay a, DzDay b, DzDay c)
{
    g_autoptr(DzChanges) ab = dz_changes_build(composite, a, b);
    g_autoptr(DzChanges) bc = dz_changes_build(composite, b, c);
    g_autoptr(DzChanges) ac = dz_changes_build(composite, a, c);
    for (int zone = -1; zone < 2; zone++)
        for (int party = 0; party < 3; party++)
            g_assert_cmpfloat_with_epsilon(net_km2(ab, zone, party) + net_km2(bc, zone, party),
                                           net_km2(ac, zone, party), 1e-9);
}

static void agrees_with_status(const DzComposite *composite, DzDay a, DzDay b, DzDay c G_GNUC_UNUSED)
{
    g_autoptr(DzChanges) changes = dz_changes_build(composite, a, b);
    for (guint zone = 0; zone < 2; zone++) {
        double held =
            dz_zone_status(composite, zone, b).held_km2 - dz_zone_status(composite, zone, a).held_km2;
        g_assert_cmpfloat_with_epsilon(net_km2(changes, (int)zone, (int)zone), held, 1e-9);
    }
}

static void events_add_up(const DzComposite *composite, DzDay a, DzDay b, DzDay c G_GNUC_UNUSED)
{
    g_autoptr(DzChanges) whole = dz_changes_build(composite, a, b);
    g_autoptr(GArray) days = dz_changes_days(composite, a, b);
    double sum[3][3] = {0};
    for (guint i = 0; i < days->len; i++) {
        DzDay day = g_array_index(days, DzDay, i);
        g_autoptr(DzChanges) event =
            a <= b ? dz_changes_build(composite, day - 1, day) : dz_changes_build(composite, day, day - 1);
        for (int zone = -1; zone < 2; zone++)
            for (int party = 0; party < 3; party++)
                sum[zone + 1][party] += net_km2(event, zone, party);
    }
    for (int zone = -1; zone < 2; zone++)
        for (int party = 0; party < 3; party++)
            g_assert_cmpfloat_with_epsilon(sum[zone + 1][party], net_km2(whole, zone, party), 1e-9);
}

static double total_km2(const DzComposite *composite, DzDay a, DzDay b)
{
    g_autoptr(DzChanges) changes = dz_changes_build(composite, a, b);
    double km2 = 0;
    for (guint i = 0; i < changes->areas->len; i++)
        km2 += g_array_index(changes->areas, DzAreaChange, i).km2;
    return km2;
}

/* A pair by pair comparison, with days off the record and out of order among them. */
static void totals_agree(const DzComposite *composite, DzDay a, DzDay b, DzDay c)
{
    DzDay days[] = {a, first_day() - 1, b, c, a};
    guint count = G_N_ELEMENTS(days);
    g_autofree double *totals = dz_changes_totals(composite, days, count);
    for (guint i = 0; i < count; i++)
        for (guint j = i + 1; j < count; j++) {
            double km2 = totals[dz_totals_at(i, j, count)];
            if (i == 1 || j == 1)
                g_assert_true(isnan(km2));
            else
                g_assert_cmpfloat_with_epsilon(km2, total_km2(composite, days[i], days[j]), 1e-6);
        }
    g_assert_cmpfloat(totals[dz_totals_at(0, 4, count)], ==, 0);
}

static void all_pairs_agree(void)
{
    for_random(totals_agree);
}

static void swapping_mirrors(void)
{
    for_random(mirrors);
}

static void net_changes_add_up(void)
{
    for_random(adds_up);
}

static void status_agrees(void)
{
    for_random(agrees_with_status);
}

static void events_sum(void)
{
    for_random(events_add_up);
}

static void off_record(void)
{
    GError *error = NULL;
    GRand *rand = g_rand_new_with_seed(5);
    g_autoptr(DzDataset) set = random_set(rand);
    g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    g_autoptr(DzChanges) changes = dz_changes_build(composite, first_day() - 1, first_day() + 9);
    g_assert_false(changes->comparable);
    g_assert_cmpuint(changes->areas->len + changes->places->len, ==, 0);
    g_autoptr(GArray) days = dz_changes_days(composite, first_day() - 1, first_day() + 9);
    g_assert_cmpuint(days->len, ==, 0);
    g_assert_cmpfloat(dz_front_km(composite, first_day() - 1), ==, 0);
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/changes/swapping the ends mirrors", swapping_mirrors);
    g_test_add_func("/changes/totals of all pairs are those of each pair", all_pairs_agree);
    g_test_add_func("/changes/net changes add up over any day between", net_changes_add_up);
    g_test_add_func("/changes/a zone's net change is the difference of what status says is held",
                    status_agrees);
    g_test_add_func("/changes/the events between add up to the whole", events_sum);
    g_test_add_func("/changes/off the record nothing is compared", off_record);
    return g_test_run();
}
