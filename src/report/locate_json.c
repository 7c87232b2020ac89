#include "model/day.h"
#include "report/locate_in.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *day_or_null(DzDay day)
{
    g_autofree char *text = dz_day_text(day);
    return *text ? json_string(text) : json_null();
}

/* One decimal, as in the tables. */
static json_t *km_or_null(bool known, double km)
{
    return known ? json_real(round(km * 10) / 10) : json_null();
}

static json_t *round_or_null(const DzDataset *set, DzWhen when)
{
    return when.round < 0 ? json_null() : json_integer(DZ_ROUND(set, when.round)->number);
}

/* The columns of the table. */
static json_t *columns_of(const DzDataset *set, const DzAnswer *answer)
{
    static const char *const confidences[] = {"low", "medium", "high"};
    const DzLocation *location = &answer->location;
    const DzEpisode *episode = location->episode;
    bool settlement = location->settlement >= 0;
    return json_pack("{so so so so so so so so so so so}", "round", round_or_null(set, answer->when), "date",
                     day_or_null(answer->when.day), "zone",
                     text_or_null(location->zone >= 0 ? DZ_ZONE(set, location->zone)->id : NULL), "status",
                     text_or_null(dz_location_status(location)), "party",
                     text_or_null(location->party >= 0 ? DZ_PARTY(set, location->party)->id : NULL), "since",
                     day_or_null(location->since), "settlement",
                     text_or_null(settlement ? DZ_SETTLEMENT(set, location->settlement)->id : NULL),
                     "settlement_km", km_or_null(settlement, location->settlement_km), "front_km",
                     km_or_null(location->front_km >= 0, location->front_km), "confidence",
                     text_or_null(episode ? confidences[location->confidence] : NULL), "source",
                     text_or_null(episode ? episode->source : NULL));
}

char *dz_locate_json(const DzDataset *set, const DzPlace *place, const GArray *answers, DzLang lang)
{
    static const char *const bases[] = {"reported", "inferred", "recalled"};
    json_t *all = json_array();
    for (guint i = 0; i < answers->len; i++) {
        const DzAnswer *answer = &g_array_index(answers, DzAnswer, i);
        const DzEpisode *episode = answer->location.episode;
        g_autofree char *words = dz_locate_words(set, place, answer, true, lang);
        json_t *row = columns_of(set, answer);
        json_t *more =
            json_pack("{so so sf sf so so so so so ss}", "id", text_or_null(place->id), "name",
                      text_or_null(place->name), "lon", place->at.lon, "lat", place->at.lat, "precision_km",
                      place->id ? json_real(place->precision_km) : json_null(), "last_round",
                      round_or_null(set, answer->last), "last_date", day_or_null(answer->last.day),
                      "observed", day_or_null(episode ? episode->observed : DZ_DAY_NONE), "basis",
                      text_or_null(episode ? bases[episode->basis] : NULL), "text", words);
        json_object_update(row, more);
        json_decref(more);
        json_array_append_new(all, row);
    }
    char *text = json_dumps(all, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    char *out = g_strconcat(text, "\n", NULL);
    json_decref(all);
    free(text);
    return out;
}
