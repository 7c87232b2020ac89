/*
 * Settlements, who held them, and from which other rows that was inferred: the control points of the
 * composite.
 */
#include "load/load_in.h"

#include <math.h>
#include <string.h>

static DzPlaceKind kind_of(const char *word)
{
    static const char *const words[] = {"settlement", "base", "hill", "airfield"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i]) == 0)
            return (DzPlaceKind)i;
    return DZ_PLACE_OTHER;
}

static bool take_settlement(DzSheet *sheet, DzLoader *loader, DzSettlement *place)
{
    place->zone = -1;
    place->at = (DzLonLat){NAN, NAN}; /* a place that cannot be taken stands nowhere */
    place->line = dz_sheet_line(sheet);
    place->kind = kind_of(dz_sheet_text(sheet, "kind"));
    bool ok = dz_take_string(sheet, "id", &place->id);
    ok = dz_take_position(sheet, &place->at) && ok;
    if (*dz_sheet_text(sheet, "zone"))
        ok = dz_take_reference(sheet, "zone", "unknown-zone", loader->zones, &place->zone) && ok;
    ok = dz_take_integer(sheet, "rank", 1, 9, &place->rank) && ok;
    ok = dz_take_number(sheet, "precision_km", 0, 1000, &place->precision_km) && ok;
    ok = dz_take_sources(sheet, &place->source) && ok;
    dz_take_text(sheet, "name", &place->name);
    return ok;
}

static void load_settlements(DzLoader *loader)
{
    static const char *const columns[] = {"id",   "name",         "kind",   "zone",
                                          "rank", "precision_km", "source", NULL};
    g_autoptr(DzSheet) sheet =
        dz_sheet_open(loader, "settlements", columns, dz_load_has_form(loader, DZ_FORM_SETTLEMENTS));
    while (sheet && dz_sheet_next(sheet)) {
        DzSettlement place = {0};
        bool ok = take_settlement(sheet, loader, &place);
        if (place.id &&
            dz_load_register(sheet, loader->settlements, place.id, loader->set->settlements->len) && ok &&
            !place.name.in[DZ_LANG_EN])
            dz_sheet_fault(sheet, "empty-field", "column 'name' is empty");
        if (!place.id)
            place.id = g_strdup("");
        g_array_append_val(loader->set->settlements, place);
    }
}

static bool take_episode(DzSheet *sheet, DzLoader *loader, DzEpisode *episode)
{
    static const char *const bases[] = {"reported", "inferred", "recalled", NULL};
    static const char *const confidences[] = {"low", "medium", "high", NULL};
    int basis = 0, confidence = 0;
    bool ok = dz_take_reference(sheet, "settlement", "unknown-settlement", loader->settlements,
                                &episode->settlement);
    ok = dz_take_day(sheet, "from", &episode->from) && ok;
    ok = dz_take_reference(sheet, "party", "unknown-party", loader->parties, &episode->party) && ok;
    ok = dz_take_day_or(sheet, "observed", episode->from, &episode->observed) && ok;
    ok = dz_take_word(sheet, "basis", "unknown-word", bases, &basis) && ok;
    ok = dz_take_word(sheet, "confidence", "unknown-word", confidences, &confidence) && ok;
    ok = dz_take_sources(sheet, &episode->source) && ok;
    if (ok && !DZ_PARTY(loader->set, episode->party)->holds) {
        dz_sheet_fault(sheet, "unknown-party", "party '%s' is named but holds no ground (holds = no)",
                       DZ_PARTY(loader->set, episode->party)->id);
        ok = false;
    }
    episode->basis = (DzBasis)basis;
    episode->confidence = (DzConfidence)confidence;
    episode->line = dz_sheet_line(sheet);
    return ok;
}

static gint compare_episodes(gconstpointer a, gconstpointer b)
{
    const DzEpisode *left = a, *right = b;
    if (left->settlement != right->settlement)
        return left->settlement < right->settlement ? -1 : 1;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    return left->line < right->line ? -1 : left->line > right->line;
}

/* Each episode lasts until the settlement's next; two that begin on one day cannot both be right. */
static void link_episodes(DzLoader *loader, const char *file)
{
    DzDataset *set = loader->set;
    for (guint i = 0; i < set->episodes->len; i++) {
        DzEpisode *episode = DZ_EPISODE(set, i);
        DzSettlement *place = DZ_SETTLEMENT(set, episode->settlement);
        const DzEpisode *next = i + 1 < set->episodes->len ? DZ_EPISODE(set, i + 1) : NULL;
        bool follows = next && next->settlement == episode->settlement;
        episode->to = follows ? next->from : DZ_DAY_OPEN;
        if (place->episode_count++ == 0)
            place->first_episode = i;
        if (follows && next->from == episode->from)
            dz_load_fault(loader, "overlapping-episodes", file, next->line,
                          "'%s' has two holders from the same day (see line %u)", place->id, episode->line);
    }
}

/* Does an episode of the settlement begin on the day? */
static bool begins(const DzDataset *set, int settlement, DzDay from)
{
    const DzSettlement *place = DZ_SETTLEMENT(set, settlement);
    for (guint i = 0; i < place->episode_count; i++)
        if (DZ_EPISODE(set, place->first_episode + i)->from == from)
            return true;
    return false;
}

static void take_row_of(DzSheet *sheet, DzLoader *loader, const char *settlement, const char *day)
{
    int place = -1;
    DzDay from = 0;
    bool ok = dz_take_reference(sheet, settlement, "unknown-settlement", loader->settlements, &place);
    ok = dz_take_day(sheet, day, &from) && ok;
    if (ok && !begins(loader->set, place, from))
        dz_load_warn(loader, "unknown-episode", "inferences.csv", dz_sheet_line(sheet),
                     "no row of control.csv is about '%s' from %s", dz_sheet_text(sheet, settlement),
                     dz_sheet_text(sheet, day));
}

/* What was inferred from what: only checked, for whoever reads the tables. */
static void load_inferences(DzLoader *loader)
{
    static const char *const columns[] = {"settlement", "from", "neighbour", "since", NULL};
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "inferences", columns, false);
    while (sheet && dz_sheet_next(sheet)) {
        take_row_of(sheet, loader, "settlement", "from");
        take_row_of(sheet, loader, "neighbour", "since");
    }
}

void dz_load_places(DzLoader *loader)
{
    static const char *const columns[] = {"settlement", "from",       "party",  "observed",
                                          "basis",      "confidence", "source", NULL};
    if (dz_load_failed(loader, "zones"))
        return;
    load_settlements(loader);
    if (dz_load_failed(loader, "settlements"))
        return;
    if (loader->set->themes[DZ_THEME_CONTROL].form != DZ_FORM_SETTLEMENTS)
        return; /* settlements are names on the map, and may have zones */
    g_autoptr(DzSheet) sheet = dz_sheet_open(loader, "control", columns, true);
    while (sheet && dz_sheet_next(sheet)) {
        DzEpisode episode = {0};
        if (take_episode(sheet, loader, &episode))
            g_array_append_val(loader->set->episodes, episode);
        else
            g_free(episode.source);
    }
    g_array_sort(loader->set->episodes, compare_episodes);
    if (!sheet)
        return;
    link_episodes(loader, "control.csv");
    load_inferences(loader);
}
