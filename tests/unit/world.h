/*
 * A small data set made in memory, thing by thing. An episode belongs to the settlement added last and lasts
 * until that settlement's next one.
 */
#ifndef DZ_TESTS_WORLD_H
#define DZ_TESTS_WORLD_H

#include "model/model.h"

#include "geo/linework.h"

static inline DzDay world_day(const char *text)
{
    DzDay day = DZ_DAY_OPEN;
    if (text)
        g_assert_true(dz_day_parse(text, &day));
    return day;
}

/* On record from 2017-05-01 to 2020-12-31, reach of 10 km, limits of 95 % and 5 %, parties 0 and 1. */
static inline DzDataset *world_new(DzBox coverage, const char *land)
{
    DzDataset *set = dz_dataset_new();
    set->record_from = world_day("2017-05-01");
    set->record_to = world_day("2020-12-31");
    set->in_force_share = 0.95;
    set->ended_share = 0.05;
    set->reach_km = 10;
    set->extent = set->coverage = coverage;
    for (guint i = 0; i < 2; i++) {
        DzParty party = {.id = g_strdup(i ? "opposition" : "government"), .holds = true};
        g_array_append_val(set->parties, party);
    }
    DzFeature feature = {.shape = linework(land)};
    set->layers[DZ_LAYER_LAND].present = set->layers[DZ_LAYER_LAND].rings = true;
    g_array_append_val(set->layers[DZ_LAYER_LAND].features, feature);
    return set;
}

/* A zone of party 1; NULL for a day that never came. */
static inline void world_zone(DzDataset *set, const char *agreed, const char *in_force, const char *ended)
{
    DzZone zone = {.id = g_strdup_printf("zone-%u", set->zones->len),
                   .party = 1,
                   .agreed = world_day(agreed),
                   .in_force = world_day(in_force),
                   .ended = world_day(ended)};
    g_array_append_val(set->zones, zone);
}

static inline void world_round(DzDataset *set, const char *as_of)
{
    DzRound round = {.number = (int)set->rounds->len + 1, .as_of = world_day(as_of)};
    round.start = round.end = round.as_of;
    g_array_append_val(set->rounds, round);
}

static inline void world_settlement(DzDataset *set, double lon, double lat, int zone)
{
    DzSettlement place = {.id = g_strdup_printf("place-%u", set->settlements->len),
                          .at = {lon, lat},
                          .zone = zone,
                          .rank = 5,
                          .first_episode = set->episodes->len};
    g_array_append_val(set->settlements, place);
}

/* `observed` is NULL if it was seen on the first day. */
static inline void world_episode(DzDataset *set, const char *from, int party, DzBasis basis,
                                 const char *observed)
{
    DzSettlement *place = DZ_SETTLEMENT(set, set->settlements->len - 1);
    DzEpisode episode = {.from = world_day(from),
                         .to = DZ_DAY_OPEN,
                         .observed = world_day(observed ? observed : from),
                         .settlement = (int)set->settlements->len - 1,
                         .party = party,
                         .basis = basis,
                         .confidence = DZ_CONFIDENCE_HIGH};
    if (place->episode_count > 0)
        DZ_EPISODE(set, set->episodes->len - 1)->to = episode.from;
    g_array_append_val(set->episodes, episode);
    place->episode_count++;
}

#endif
