/*
 * The life of a data set: empty arrays with their clear functions, and the end.
 */
#include "model/model.h"

static void clear_text(DzText *text)
{
    for (guint i = 0; i < DZ_LANG_COUNT; i++)
        g_free(text->in[i]);
}

static void clear_party(gpointer data)
{
    DzParty *party = data;
    g_free(party->id);
    clear_text(&party->name);
}

static void clear_round(gpointer data)
{
    DzRound *round = data;
    clear_text(&round->city);
    clear_text(&round->country);
    clear_text(&round->outcome);
    g_free(round->source);
}

static void clear_zone(gpointer data)
{
    DzZone *zone = data;
    g_free(zone->id);
    clear_text(&zone->name);
    clear_text(&zone->note);
    g_free(zone->source);
}

static void clear_zone_note(gpointer data)
{
    clear_text(&((DzZoneNote *)data)->text);
}

static void clear_episode(gpointer data)
{
    g_free(((DzEpisode *)data)->source);
}

static void clear_settlement(gpointer data)
{
    DzSettlement *settlement = data;
    g_free(settlement->id);
    clear_text(&settlement->name);
    g_free(settlement->source);
}

static void clear_crossing(gpointer data)
{
    DzCrossing *crossing = data;
    g_free(crossing->id);
    clear_text(&crossing->name);
    g_free(crossing->source);
}

static void clear_exchange(gpointer data)
{
    g_free(((DzExchange *)data)->id);
    g_free(((DzExchange *)data)->source);
}

static void clear_post(gpointer data)
{
    DzPost *post = data;
    g_free(post->id);
    clear_text(&post->name);
    g_free(post->kind);
    g_free(post->source);
}

static void clear_provision(gpointer data)
{
    DzProvision *provision = data;
    g_free(provision->id);
    clear_text(&provision->name);
    g_free(provision->road);
    g_free(provision->source);
}

static void clear_source(gpointer data)
{
    DzSource *source = data;
    g_free(source->id);
    g_free(source->title);
    g_free(source->publisher);
    g_free(source->date);
    g_free(source->url);
    g_free(source->licence);
}

static void clear_feature(gpointer data)
{
    DzFeature *feature = data;
    clear_text(&feature->name);
    dz_shape_free(feature->shape);
}

static void clear_origin(gpointer data)
{
    g_free(((DzOrigin *)data)->name);
    g_free(((DzOrigin *)data)->path);
    g_free(((DzOrigin *)data)->layer);
}

static void clear_polygon(gpointer data)
{
    dz_shape_free(((DzPolygon *)data)->rings);
    g_free(((DzPolygon *)data)->source);
}

static GArray *array_new(guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, size);
    if (clear)
        g_array_set_clear_func(array, clear);
    return array;
}

DzDataset *dz_dataset_new(void)
{
    DzDataset *set = g_new0(DzDataset, 1);
    set->parties = array_new(sizeof(DzParty), clear_party);
    set->rounds = array_new(sizeof(DzRound), clear_round);
    set->zones = array_new(sizeof(DzZone), clear_zone);
    set->zone_notes = array_new(sizeof(DzZoneNote), clear_zone_note);
    set->settlements = array_new(sizeof(DzSettlement), clear_settlement);
    set->episodes = array_new(sizeof(DzEpisode), clear_episode);
    set->crossings = array_new(sizeof(DzCrossing), clear_crossing);
    set->crossing_statuses = array_new(sizeof(DzCrossingStatus), NULL);
    set->exchanges = array_new(sizeof(DzExchange), clear_exchange);
    set->releases = array_new(sizeof(DzRelease), NULL);
    set->posts = array_new(sizeof(DzPost), clear_post);
    set->provisions = array_new(sizeof(DzProvision), clear_provision);
    set->sources = array_new(sizeof(DzSource), clear_source);
    for (guint i = 0; i < DZ_LAYER_COUNT; i++)
        set->layers[i].features = array_new(sizeof(DzFeature), clear_feature);
    set->origins = array_new(sizeof(DzOrigin), clear_origin);
    set->findings = dz_findings_new();
    for (guint i = 0; i < DZ_THEME_COUNT; i++)
        set->themes[i] =
            (DzTheme){.form = DZ_FORM_SETTLEMENTS, .polygons = array_new(sizeof(DzPolygon), clear_polygon)};
    set->grid_deg = 1e-7;
    return set;
}

void dz_dataset_free(DzDataset *set)
{
    if (!set)
        return;
    GArray *arrays[] = {set->parties,     set->rounds,   set->zones,     set->zone_notes,
                        set->settlements, set->episodes, set->crossings, set->crossing_statuses,
                        set->exchanges,   set->releases, set->posts,     set->provisions,
                        set->sources,     set->origins};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    for (guint i = 0; i < DZ_LAYER_COUNT; i++) {
        g_array_unref(set->layers[i].features);
        clear_text(&set->layers[i].credit);
        g_free(set->layers[i].licence);
    }
    for (guint i = 0; i < DZ_THEME_COUNT; i++) {
        g_array_unref(set->themes[i].polygons);
        g_free(set->themes[i].file);
    }
    char *strings[] = {set->path, set->id, set->version, set->licence, set->crs, set->ini};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    clear_text(&set->title);
    clear_text(&set->credit);
    clear_text(&set->disclaimer);
    clear_text(&set->note);
    dz_findings_free(set->findings);
    g_bytes_unref(set->stored);
    g_bytes_unref(set->places);
    g_free(set->fingerprint);
    g_free(set);
}
