#include "geo/polygons.h"
#include "model/day.h"
#include "report/changes_in.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

/* One decimal, as in the tables. */
static json_t *tenths(double value)
{
    return json_real(round(value * 10) / 10);
}

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *day_of(DzDay day)
{
    g_autofree char *text = dz_day_text(day);
    return *text ? json_string(text) : json_null();
}

static json_t *row_of(const DzDataset *set, const DzChanges *changes, const DzAreaChange *row)
{
    return json_pack("{so so so so so so si}", "from", day_of(changes->from), "to", day_of(changes->to),
                     "zone", text_or_null(dz_changes_zone_id(set, row->zone)), "from_party",
                     text_or_null(dz_changes_party_id(set, row->from)), "to_party",
                     text_or_null(dz_changes_party_id(set, row->to)), "km2", tenths(row->km2), "settlements",
                     (int)row->settlements);
}

static json_t *rows_of(const DzDataset *set, const DzChanges *changes)
{
    json_t *rows = json_array();
    for (guint i = 0; i < changes->areas->len; i++)
        json_array_append_new(rows, row_of(set, changes, &g_array_index(changes->areas, DzAreaChange, i)));
    return rows;
}

static json_t *places_of(const DzDataset *set, const DzChanges *changes)
{
    static const char *const bases[] = {"reported", "inferred", "recalled"};
    json_t *places = json_array();
    for (guint i = 0; i < changes->places->len; i++) {
        const DzPlaceChange *place = &g_array_index(changes->places, DzPlaceChange, i);
        const DzSettlement *settlement = DZ_SETTLEMENT(set, place->settlement);
        const DzEpisode *episode = place->episode;
        json_array_append_new(
            places, json_pack("{ss so so so so so so}", "id", settlement->id, "zone",
                              text_or_null(dz_changes_zone_id(set, settlement->zone)), "from_party",
                              text_or_null(dz_changes_party_id(set, place->from)), "to_party",
                              text_or_null(dz_changes_party_id(set, place->to)), "day", day_of(place->day),
                              "basis", text_or_null(episode ? bases[episode->basis] : NULL), "source",
                              text_or_null(episode ? episode->source : NULL)));
    }
    return places;
}

static const char *precision_of(DzPrecision precision)
{
    static const char *const words[] = {"day", "month", "year"};
    return words[precision];
}

static json_t *crossings_of(const DzDataset *set, const DzChanges *changes)
{
    static const char *const states[] = {"open", "closed", "exchanges only"};
    json_t *crossings = json_array();
    for (guint i = 0; i < changes->crossings->len; i++) {
        const DzCrossingChange *change = &g_array_index(changes->crossings, DzCrossingChange, i);
        json_array_append_new(
            crossings, json_pack("{ss ss ss so ss}", "id", DZ_CROSSING(set, change->crossing)->id,
                                 "from_status", states[change->from], "to_status", states[change->to], "day",
                                 day_of(change->day), "precision", precision_of(change->precision)));
    }
    return crossings;
}

static json_t *exchanges_of(const DzDataset *set, const DzChanges *changes)
{
    json_t *exchanges = json_array();
    for (guint i = 0; i < changes->exchanges->len; i++) {
        guint index = g_array_index(changes->exchanges, guint, i);
        const DzExchange *exchange = DZ_EXCHANGE(set, index);
        json_t *released = json_object();
        for (guint p = 0; p < set->parties->len; p++) {
            int people = dz_exchange_released(set, index, (int)p);
            if (people >= 0)
                json_object_set_new(released, DZ_PARTY(set, p)->id, json_integer(people));
        }
        json_array_append_new(exchanges, json_pack("{ss so ss ss sb so}", "id", exchange->id, "date",
                                                   day_of(exchange->date), "precision",
                                                   precision_of(exchange->precision), "crossing",
                                                   DZ_CROSSING(set, exchange->crossing)->id, "working_group",
                                                   exchange->working_group ? 1 : 0, "released", released));
    }
    return exchanges;
}

static json_t *provisions_of(const DzDataset *set, const DzChanges *changes)
{
    json_t *provisions = json_array();
    for (guint i = 0; i < changes->provisions->len; i++) {
        const DzProvisionChange *change = &g_array_index(changes->provisions, DzProvisionChange, i);
        const DzProvision *provision = DZ_PROVISION(set, change->provision);
        json_array_append_new(provisions, json_pack("{ss ss so ss}", "id", provision->id, "change",
                                                    change->began ? "began" : "ended", "day",
                                                    day_of(change->day), "source", provision->source));
    }
    return provisions;
}

static json_t *round_of(const DzDataset *set, DzWhen when)
{
    return when.round < 0 ? json_null() : json_integer(DZ_ROUND(set, when.round)->number);
}

static json_t *comparison_of(const DzDataset *set, const DzComparison *comparison, DzLang lang)
{
    const DzChanges *changes = comparison->changes;
    g_autofree char *words = dz_changes_words(set, comparison, lang);
    bool known = changes->comparable;
    return json_pack("{so so so so sb ss so so so so so so so}", "from", day_of(changes->from), "to",
                     day_of(changes->to), "from_round", round_of(set, comparison->from), "to_round",
                     round_of(set, comparison->to), "comparable", known ? 1 : 0, "text", words,
                     "front_from_km", known ? tenths(changes->front_from_km) : json_null(), "front_to_km",
                     known ? tenths(changes->front_to_km) : json_null(), "changes",
                     known ? rows_of(set, changes) : json_null(), "settlements",
                     known ? places_of(set, changes) : json_null(), "crossings",
                     known ? crossings_of(set, changes) : json_null(), "exchanges",
                     known ? exchanges_of(set, changes) : json_null(), "arrangements",
                     known ? provisions_of(set, changes) : json_null());
}

static char *dump(json_t *value, size_t flags)
{
    char *text = json_dumps(value, flags);
    char *out = g_strconcat(text, "\n", NULL);
    json_decref(value);
    free(text);
    return out;
}

char *dz_changes_json(const DzDataset *set, const GPtrArray *comparisons, DzLang lang)
{
    json_t *all = json_array();
    for (guint i = 0; i < comparisons->len; i++)
        json_array_append_new(all, comparison_of(set, comparisons->pdata[i], lang));
    return dump(all, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
}

/* A ring as GeoJSON has it: closed, and rounded to the grid that faces lie on. */
static json_t *ring_of(const DzShape *rings, guint index)
{
    guint count = 0;
    const DzLonLat *points = dz_shape_part(rings, index, &count);
    json_t *ring = json_array();
    for (guint i = 0; i <= count; i++) {
        DzLonLat at = points[i % count];
        json_array_append_new(ring, json_pack("[ff]", round(at.lon * 1e7) / 1e7, round(at.lat * 1e7) / 1e7));
    }
    return ring;
}

/* The faces of `row`, joined, as a MultiPolygon. */
static json_t *ground_of(const DzComposite *composite, const int *rows, int row)
{
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(composite->arrangement, rows, row);
    g_autofree guint *owners = dz_polygon_owners(rings);
    json_t *polygons = json_array();
    for (guint outer = 0; outer < dz_shape_count(rings); outer++) {
        if (owners[outer] != outer)
            continue;
        json_t *polygon = json_array();
        json_array_append_new(polygon, ring_of(rings, outer));
        for (guint hole = 0; hole < dz_shape_count(rings); hole++)
            if (hole != outer && owners[hole] == outer)
                json_array_append_new(polygon, ring_of(rings, hole));
        json_array_append_new(polygons, polygon);
    }
    return json_pack("{ss so}", "type", "MultiPolygon", "coordinates", polygons);
}

char *dz_changes_geojson(const DzComposite *composite, const GPtrArray *comparisons)
{
    json_t *features = json_array();
    for (guint i = 0; i < comparisons->len; i++) {
        const DzComparison *comparison = comparisons->pdata[i];
        g_autofree int *rows = dz_changes_faces(composite, comparison->changes);
        for (guint k = 0; k < comparison->changes->areas->len; k++) {
            const DzAreaChange *row = &g_array_index(comparison->changes->areas, DzAreaChange, k);
            if (row->km2 > 0)
                json_array_append_new(features, json_pack("{ss so so}", "type", "Feature", "properties",
                                                          row_of(composite->set, comparison->changes, row),
                                                          "geometry", ground_of(composite, rows, (int)k)));
        }
    }
    return dump(json_pack("{ss so}", "type", "FeatureCollection", "features", features),
                JSON_COMPACT | JSON_REAL_PRECISION(12));
}
