/*
 * What only the whole can tell: one function a rule.
 */
#include "geo/measure.h"
#include "load/load_in.h"
#include "model/day.h"

#include <math.h>
#include <string.h>

/* A settlement nobody is recorded to hold has a cell without a state. */
static void check_holders(DzLoader *loader)
{
    if (dz_load_failed(loader, "control") ||
        loader->set->themes[DZ_THEME_CONTROL].form != DZ_FORM_SETTLEMENTS)
        return;
    for (guint i = 0; i < loader->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        if (place->episode_count == 0) {
            dz_load_warn(loader, "no-holder", "settlements.csv", place->line,
                         "'%s' has no row in control.csv", place->id);
        } else if (DZ_EPISODE(loader->set, place->first_episode)->from > loader->set->record_from) {
            const DzEpisode *first = DZ_EPISODE(loader->set, place->first_episode);
            g_autofree char *day = dz_day_text(first->from);
            dz_load_warn(loader, "no-holder", "control.csv", first->line,
                         "nobody is on record for '%s' from the record's first day to %s", place->id, day);
        }
    }
}

/* What begins outside the record is never shown. */
static void check_record(DzLoader *loader)
{
    const DzDataset *set = loader->set;
    for (guint i = 0; i < set->episodes->len; i++) {
        const DzEpisode *episode = DZ_EPISODE(set, i);
        if (episode->from <= set->record_to && episode->to > set->record_from)
            continue;
        g_autofree char *from = dz_day_text(set->record_from), *to = dz_day_text(set->record_to);
        dz_load_warn(loader, "off-record", "control.csv", episode->line,
                     "'%s' is held so on no day of the record, %s to %s",
                     DZ_SETTLEMENT(set, episode->settlement)->id, from, to);
    }
}

/* Nobody can have seen a holder before he came. */
static void check_observed(DzLoader *loader)
{
    for (guint i = 0; i < loader->set->episodes->len; i++) {
        const DzEpisode *episode = DZ_EPISODE(loader->set, i);
        if (episode->observed < episode->from)
            dz_load_fault(loader, "backward-date", "control.csv", episode->line, "observed is before from");
    }
}

/* A zone without settlements, or without polygons, has no area and no history. */
static void check_zones(DzLoader *loader)
{
    const DzDataset *set = loader->set;
    const DzTheme *theme = &set->themes[DZ_THEME_ZONES];
    if (dz_load_failed(loader, "settlements") || theme->form == DZ_FORM_NONE || loader->zones_from_data)
        return;
    g_autofree bool *inhabited = g_new0(bool, set->zones->len + 1);
    for (guint i = 0; theme->form == DZ_FORM_SETTLEMENTS && i < set->settlements->len; i++)
        inhabited[DZ_SETTLEMENT(set, i)->zone + 1] = true;
    for (guint i = 0; i < theme->polygons->len; i++)
        inhabited[DZ_POLYGON(theme, i)->owner + 1] = true;
    for (guint i = 0; i < set->zones->len; i++)
        if (!inhabited[i + 1] && DZ_ZONE(set, i)->id)
            dz_load_warn(loader, "empty-zone", "zones.csv", 0, "no %s belongs to zone '%s'",
                         theme->form == DZ_FORM_SETTLEMENTS ? "settlement" : "polygon", DZ_ZONE(set, i)->id);
}

static void check_spots(DzLoader *loader)
{
    GHashTable *spots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < loader->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        if (isnan(place->at.lon))
            continue;
        char *spot = g_strdup_printf("%.7f %.7f", place->at.lon, place->at.lat);
        const DzSettlement *other = g_hash_table_lookup(spots, spot);
        if (other)
            dz_load_fault(loader, "same-spot", "settlements.csv", place->line,
                          "'%s' stands on the same spot as '%s' (line %u)", place->id, other->id,
                          other->line);
        g_hash_table_insert(spots, spot, (gpointer)place);
    }
    g_hash_table_unref(spots);
}

/* Roughly how far a point is from the nearest edge [km]: good to a per cent at these distances. */
static double distance_to_edges_km(const DzShape *rings, DzLonLat at)
{
    double per_lat = 111.2, per_lon = per_lat * cos(at.lat * G_PI / 180), best = INFINITY;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0; i < count; i++) {
            DzLonLat a = ring[i], b = ring[(i + 1) % count];
            double ax = (a.lon - at.lon) * per_lon, ay = (a.lat - at.lat) * per_lat;
            double dx = (b.lon - a.lon) * per_lon, dy = (b.lat - a.lat) * per_lat;
            double length = dx * dx + dy * dy;
            double t = length > 0 ? CLAMP(-(ax * dx + ay * dy) / length, 0, 1) : 0;
            best = MIN(best, hypot(ax + t * dx, ay + t * dy));
        }
    }
    return best;
}

/*
 * The edges of the land by bands of latitude, so that a point is held against those it may be beside: all of
 * them for each of thousands of settlements was a seventh of opening a package.
 */
typedef struct Bands {
    double south, height;
    guint count;
    GArray **edges; /* of Edge, for each band */
} Bands;

typedef struct Edge {
    DzLonLat a, b;
    guint feature;
} Edge;

static guint band_of(const Bands *bands, double lat)
{
    return (guint)CLAMP((lat - bands->south) / bands->height, 0, bands->count - 1);
}

static void add_edges(Bands *bands, const DzShape *rings, guint feature)
{
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0, before = count - 1; i < count; before = i++) {
            Edge edge = {ring[i], ring[before], feature};
            guint last = band_of(bands, MAX(edge.a.lat, edge.b.lat));
            for (guint b = band_of(bands, MIN(edge.a.lat, edge.b.lat)); b <= last; b++)
                g_array_append_val(bands->edges[b], edge);
        }
    }
}

static void bands_init(Bands *bands, const DzLayer *land)
{
    DzBox all = {180, 90, -180, -90};
    for (guint i = 0; i < land->features->len; i++) {
        DzBox box = dz_shape_box(g_array_index(land->features, DzFeature, i).shape);
        all.south = MIN(all.south, box.south);
        all.north = MAX(all.north, box.north);
    }
    bands->count = 512;
    bands->south = all.south;
    bands->height = all.north > all.south ? (all.north - all.south) / bands->count : 1;
    bands->edges = g_new(GArray *, bands->count);
    for (guint b = 0; b < bands->count; b++)
        bands->edges[b] = g_array_new(FALSE, FALSE, sizeof(Edge));
    for (guint i = 0; i < land->features->len; i++)
        add_edges(bands, g_array_index(land->features, DzFeature, i).shape, i);
}

static void bands_clear(Bands *bands)
{
    for (guint b = 0; b < bands->count; b++)
        g_array_unref(bands->edges[b]);
    g_free(bands->edges);
}

/* Is the point inside one of the features? Edges of a band stand in the order of features. */
static bool is_covered(const Bands *bands, DzLonLat at)
{
    const GArray *edges = bands->edges[band_of(bands, at.lat)];
    bool inside = false;
    for (guint i = 0; i < edges->len; i++) {
        const Edge *edge = &g_array_index(edges, Edge, i);
        if (i > 0 && edge->feature != edge[-1].feature && inside)
            return true;
        if ((edge->a.lat > at.lat) != (edge->b.lat > at.lat) &&
            at.lon < (edge->b.lon - edge->a.lon) * (at.lat - edge->a.lat) / (edge->b.lat - edge->a.lat) +
                         edge->a.lon)
            inside = !inside;
    }
    return inside;
}

/* How far a point off the land is from it [km]. */
static double off_land_km(const DzLayer *land, DzLonLat at)
{
    double nearest = INFINITY;
    for (guint i = 0; i < land->features->len; i++)
        nearest = MIN(nearest, distance_to_edges_km(g_array_index(land->features, DzFeature, i).shape, at));
    return nearest;
}

static bool in_box(DzBox box, DzLonLat at)
{
    return at.lon >= box.west && at.lon <= box.east && at.lat >= box.south && at.lat <= box.north;
}

/* A coverage or extent that holds no settlement at all is not meant so: all would be "no record". */
static void check_ground(DzLoader *loader)
{
    const DzDataset *set = loader->set;
    guint covered = 0, shown = 0;
    for (guint i = 0; i < set->settlements->len; i++) {
        DzLonLat at = DZ_SETTLEMENT(set, i)->at;
        covered += in_box(set->coverage, at);
        shown += in_box(set->extent, at);
    }
    if (set->settlements->len == 0)
        return;
    if (!covered)
        dz_load_fault(loader, "no-ground", "dataset.ini", dz_ini_line(loader->ini, "control", "coverage"),
                      "no settlement stands inside [control] coverage");
    if (!shown)
        dz_load_fault(loader, "no-ground", "dataset.ini", dz_ini_line(loader->ini, "map", "extent"),
                      "no settlement stands inside [map] extent");
}

/* How far a settlement lies off the land [km]; 0 if that is within what is known of both. */
static double beyond_land_km(const DzLayer *land, const Bands *bands, const DzSettlement *place)
{
    if (isnan(place->at.lon) || is_covered(bands, place->at))
        return 0;
    double off_km = off_land_km(land, place->at);
    return off_km > place->precision_km + land->precision_km ? off_km : 0;
}

/* A few settlements may lie off the land; where most do, it is the land that is wrong. */
static void check_land(DzLoader *loader)
{
    const DzLayer *land = &loader->set->layers[DZ_LAYER_LAND];
    guint count = loader->set->settlements->len, off = 0;
    Bands bands;
    if (!land->features->len)
        return;
    bands_init(&bands, land);
    g_autofree double *off_km = g_new0(double, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        off_km[i] = beyond_land_km(land, &bands, DZ_SETTLEMENT(loader->set, i));
        off += off_km[i] > 0;
    }
    bands_clear(&bands);
    if (2 * off > count)
        dz_load_fault(loader, "no-ground", "dataset.ini", dz_ini_line(loader->ini, "layer land", NULL),
                      "%u of %u settlements lie off the land; are its longitude and latitude swapped?", off,
                      count);
    for (guint i = 0; i < count && 2 * off <= count; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        if (off_km[i] > 0)
            dz_load_warn(loader, "off-land", "settlements.csv", place->line,
                         "'%s' lies %.1f km off the land; its precision is %g km and the land's %g km",
                         place->id, off_km[i], place->precision_km, land->precision_km);
    }
}

static void check_sources(DzLoader *loader)
{
    if (g_hash_table_size(loader->failed) > 0)
        return; /* a table that could not be read may cite what no other does */
    for (guint i = 0; i < loader->set->sources->len; i++) {
        const DzSource *source = &g_array_index(loader->set->sources, DzSource, i);
        if (!g_hash_table_contains(loader->source_used, source->id))
            dz_load_warn(loader, "unused-source", "sources.csv", i + 2, "no row cites source '%s'",
                         source->id);
    }
}

/* Without land the cells would have no coast and no border; without settlements there is nothing to map. What
 * could not be read is not said to be missing. */
static void check_presence(DzLoader *loader)
{
    const DzDataset *set = loader->set;
    bool cells = dz_load_has_form(loader, DZ_FORM_SETTLEMENTS);
    bool land = !cells || dz_ini_has_group(loader->ini, "layer land");
    if (!land || (set->layers[DZ_LAYER_LAND].present && !set->layers[DZ_LAYER_LAND].features->len &&
                  !dz_findings_count(set->findings, DZ_SEVERITY_ERROR)))
        dz_load_fault(loader, "missing-layer", "dataset.ini", dz_ini_line(loader->ini, "layer land", NULL),
                      "there is no land: cells are cut with the areas of [layer land]");
    if (cells && !set->settlements->len && !dz_load_failed(loader, "settlements") &&
        !dz_load_failed(loader, "zones"))
        dz_load_fault(loader, "no-settlements", "settlements.csv", 0, "has no row");
    bool awaited =
        dz_load_has_form(loader, DZ_FORM_POLYGONS) &&
        dz_findings_count(set->findings, DZ_SEVERITY_ERROR) > 0; /* polygons would have made them */
    if (!set->rounds->len && !awaited && !dz_load_failed(loader, "rounds"))
        dz_load_fault(loader, "no-rounds", "rounds.csv", 0, "has no row");
    if (!set->parties->len && !loader->parties_from_data)
        dz_load_fault(loader, "no-parties", "dataset.ini", 0, "there is no [party ...]");
}

void dz_load_check(DzLoader *loader)
{
    check_presence(loader);
    check_spots(loader);
    check_observed(loader);
    if (dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR) > 0 && !loader->thorough)
        return; /* refused already: warnings would not be read */
    check_holders(loader);
    check_record(loader);
    check_zones(loader);
    check_ground(loader);
    check_land(loader);
    check_sources(loader);
    if (loader->thorough)
        dz_check_overlaps(loader);
}
