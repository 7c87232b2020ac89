/*
 * The shipped data set: a random place has the holder of the settlement nearest to it by geodesics, or none
 * where there is no record.
 */
#include "composite/composite.h"
#include "geo/measure.h"

#include <math.h>

enum { PLACES = 2000 };
static const double NEAR_KM = 0.01; /* cells are made in a plane, which is off by that at most */

typedef struct Syria {
    DzDataset *set;
    DzComposite *composite;
} Syria;

static void open_syria(Syria *syria, gconstpointer data G_GNUC_UNUSED)
{
    GError *error = NULL;
    syria->set = dz_dataset_open(DZ_TESTS_DIR "/../geodata/syria", &error);
    g_assert_no_error(error);
    syria->composite = dz_composite_build(syria->set, &error);
    g_assert_no_error(error);
}

static void close_syria(Syria *syria, gconstpointer data G_GNUC_UNUSED)
{
    dz_composite_free(syria->composite);
    dz_dataset_free(syria->set);
}

/* The face on the near side of the first edge to the east; DZ_NO_FACE if there is none. */
static gint32 face_at(const DzArrangement *arrangement, DzLonLat at)
{
    gint32 face = DZ_NO_FACE;
    double nearest = INFINITY;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
            DzLonLat a = arrangement->points[k], b = arrangement->points[k + 1];
            if ((a.lat > at.lat) == (b.lat > at.lat))
                continue;
            double lon = a.lon + (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat);
            if (lon > at.lon && lon < nearest) {
                nearest = lon;
                face = b.lat > a.lat ? arc->left : arc->right;
            }
        }
    }
    return face;
}

static double roughly_km(DzLonLat a, DzLonLat b)
{
    return 111.2 * hypot((b.lon - a.lon) * cos((a.lat + b.lat) / 2 * G_PI / 180), b.lat - a.lat);
}

typedef struct Nearest {
    guint settlement;
    double km, lead_km; /* how far it is; how much farther the next one is */
} Nearest;

/* By geodesics to all settlements that may be as near: the rough distance is good to a per cent. */
static Nearest nearest_settlement(const DzDataset *set, DzLonLat at)
{
    double rough_km = INFINITY, second_km = INFINITY;
    for (guint i = 0; i < set->settlements->len; i++)
        rough_km = MIN(rough_km, roughly_km(DZ_SETTLEMENT(set, i)->at, at));
    Nearest nearest = {.km = INFINITY};
    for (guint i = 0; i < set->settlements->len; i++) {
        if (roughly_km(DZ_SETTLEMENT(set, i)->at, at) > 1.03 * rough_km + 2 * NEAR_KM)
            continue;
        double km = dz_distance_km(DZ_SETTLEMENT(set, i)->at, at);
        second_km = MIN(second_km, MAX(km, nearest.km));
        if (km < nearest.km)
            nearest = (Nearest){.settlement = i, .km = km};
    }
    nearest.lead_km = second_km - nearest.km;
    return nearest;
}

static bool on_land(const DzDataset *set, DzLonLat at)
{
    const GArray *land = set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < land->len; i++)
        if (dz_shape_covers(g_array_index(land, DzFeature, i).shape, at))
            return true;
    return false;
}

static void places_have_the_holder_of_the_nearest_settlement(Syria *syria, gconstpointer data G_GNUC_UNUSED)
{
    const DzDataset *set = syria->set;
    GRand *rand = g_rand_new_with_seed(81);
    DzDay day = DZ_ROUND(set, 11)->as_of;
    g_autofree int *holders = dz_composite_holders(syria->composite, day, false);
    guint on_record = 0, off = 0;
    for (guint i = 0; i < PLACES; i++) {
        DzLonLat at = {g_rand_double_range(rand, set->coverage.west, set->coverage.east),
                       g_rand_double_range(rand, set->coverage.south, set->coverage.north)};
        Nearest nearest = nearest_settlement(set, at);
        gint32 face = face_at(syria->composite->arrangement, at);
        /* A reach is a polygon of 64 corners, up to 0.12 % less than a circle. */
        bool doubtful = fabs(nearest.km / set->reach_km - 1) < 0.002 || nearest.lead_km < NEAR_KM;
        if (doubtful)
            continue;
        bool recorded = on_land(set, at) && nearest.km < set->reach_km;
        g_assert_cmpint(face != DZ_NO_FACE && syria->composite->ground[face].on_record, ==, recorded);
        if (!recorded) {
            g_assert_cmpint(face == DZ_NO_FACE ? DZ_STATE_NONE : holders[face], ==, DZ_STATE_NONE);
            off++;
            continue;
        }
        const DzEpisode *episode = dz_settlement_episode(set, nearest.settlement, day);
        g_assert_cmpint(syria->composite->ground[face].settlement, ==, (int)nearest.settlement);
        g_assert_cmpint(holders[face], ==, episode ? episode->party : DZ_STATE_NONE);
        on_record++;
    }
    g_test_message("%u places on record, %u off it", on_record, off);
    g_assert_cmpuint(on_record, >, PLACES / 4);
    g_assert_cmpuint(off, >, PLACES / 20);
    g_rand_free(rand);
}

static void faces_have_the_nearest_settlement(Syria *syria, gconstpointer data G_GNUC_UNUSED)
{
    const DzArrangement *arrangement = syria->composite->arrangement;
    guint asked = 0;
    for (guint f = 0; f < arrangement->face_count; f += 3) {
        const DzGround *ground = &syria->composite->ground[f];
        DzLonLat at = arrangement->faces[f].inside;
        Nearest nearest = nearest_settlement(syria->set, at);
        if (!ground->on_record || nearest.lead_km < NEAR_KM)
            continue;
        g_assert_cmpint(ground->settlement, ==, (int)nearest.settlement);
        g_assert_cmpfloat(nearest.km, <, syria->set->reach_km + NEAR_KM);
        g_assert_true(on_land(syria->set, at));
        asked++;
    }
    g_assert_cmpuint(asked, >, syria->set->settlements->len / 4);
}

static void outside_the_record_nobody_holds_anything(Syria *syria, gconstpointer data G_GNUC_UNUSED)
{
    DzDay days[] = {syria->set->record_from - 1, syria->set->record_to + 1};
    DzDay limits[] = {syria->set->record_from, syria->set->record_to};
    for (guint i = 0; i < 2; i++) {
        g_autofree int *holders = dz_composite_holders(syria->composite, days[i], true);
        g_autofree int *within = dz_composite_holders(syria->composite, limits[i], false);
        guint held = 0;
        for (guint f = 0; f < syria->composite->arrangement->face_count; f++) {
            g_assert_cmpint(holders[f], ==, DZ_STATE_NONE);
            held += within[f] != DZ_STATE_NONE;
        }
        g_assert_cmpuint(held, >, syria->set->settlements->len / 2);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/composite/syria/a place has the holder of the nearest settlement", Syria, NULL, open_syria,
               places_have_the_holder_of_the_nearest_settlement, close_syria);
    g_test_add("/composite/syria/a face on record has the nearest settlement", Syria, NULL, open_syria,
               faces_have_the_nearest_settlement, close_syria);
    g_test_add("/composite/syria/outside the record nobody holds anything", Syria, NULL, open_syria,
               outside_the_record_nobody_holds_anything, close_syria);
    return g_test_run();
}
