/*
 * The section of a round: what it decided, the map of its day, the zones, and what changed since the round
 * before.
 */
#include "report/changes_in.h"
#include "report/document_in.h"
#include "report/tables_in.h"

#include "words/report.h"
#include "words/words.h"

#include <math.h>

static const double SHOWN_KM2 = 0.05; /* a smaller change is written as nought */

bool dz_document_shows_place(const DzDocument *document, guint settlement)
{
    return document->zone < 0 || DZ_SETTLEMENT(document->set, settlement)->zone == document->zone;
}

static const char *zone_name(const DzDocument *document, int zone)
{
    return zone < 0 ? dz_word(DZ_WORD_OUTSIDE_ZONES, document->lang)
                    : dz_text_in(&DZ_ZONE(document->set, zone)->name, document->lang);
}

/* Takes out what is not of the document's zone. */
static void keep_zone(const DzDocument *document, DzChanges *changes)
{
    for (guint i = changes->areas->len; document->zone >= 0 && i > 0; i--)
        if (g_array_index(changes->areas, DzAreaChange, i - 1).zone != document->zone)
            g_array_remove_index(changes->areas, i - 1);
    for (guint i = changes->places->len; i > 0; i--)
        if (!dz_document_shows_place(document,
                                     g_array_index(changes->places, DzPlaceChange, i - 1).settlement))
            g_array_remove_index(changes->places, i - 1);
}

static void add_figures(DzGrid *grid, DzLang lang, bool known, const double *numbers)
{
    dz_grid_number(grid, lang, known, numbers[0], 1, false);
    dz_grid_number(grid, lang, known, numbers[1] * 100, 1, false);
}

void dz_document_status_row(const DzDocument *document, DzGrid *grid, guint zone, DzWhen when)
{
    DzLang lang = document->lang;
    DzZoneStatus status = dz_zone_status(document->composite, zone, when.day);
    dz_grid_add(grid, dz_word(DZ_WORD_NO_RECORD + status.status, lang));
    dz_grid_number(grid, lang, status.has_figures, status.agreed_km2, 1, false);
    add_figures(grid, lang, status.has_figures, (double[]){status.held_km2, status.share});
    dz_grid_number(grid, lang, status.has_change, status.change_km2, 1, true);
    dz_grid_number(grid, lang, status.has_figures, status.inferred_share * 100, 1, false);
    dz_grid_take(grid, dz_status_note(document->composite, zone, &when, &status, lang));
}

char *dz_document_zone_words(const DzDocument *document, guint zone, DzWhen when)
{
    DzLang lang = document->lang;
    DzZoneStatus status = dz_zone_status(document->composite, zone, when.day);
    const char *comma = dz_lang_is_rtl(lang) ? "، " : ", ";
    g_autoptr(GString) text = g_string_new(dz_word(DZ_WORD_NO_RECORD + status.status, lang));
    g_autofree char *held = dz_words_number(status.held_km2, 1, false, lang);
    g_autofree char *share = dz_words_number(status.share * 100, 1, false, lang);
    g_autofree char *change = dz_words_number(status.change_km2, 1, true, lang);
    if (status.has_figures)
        g_string_append_printf(text, "%s%s %s (%s)", comma, held, dz_word(DZ_WORD_KM2, lang), share);
    if (status.has_figures)
        g_string_insert(text, (gssize)text->len - 1, lang == DZ_LANG_AR ? " ٪" : " %");
    if (status.has_change && fabs(status.change_km2) >= SHOWN_KM2)
        g_string_append_printf(text, "%s%s %s", comma, change, dz_word(DZ_WORD_KM2, lang));
    return g_strdup_printf(dz_word(DZ_WORD_LABELLED, lang), zone_name(document, (int)zone), text->str);
}

static void add_zones(DzDocument *document, DzWhen when)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {
        {DZ_CELL_HEAD, dz_say(DZ_SAY_ZONE, lang)},         {DZ_CELL_TEXT, dz_say(DZ_SAY_STATUS, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_AGREED_KM2, lang)}, {DZ_CELL_NUMBER, dz_say(DZ_SAY_HELD_KM2, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_SHARE, lang)},      {DZ_CELL_NUMBER, dz_say(DZ_SAY_CHANGE_KM2, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_INFERRED, lang)},   {DZ_CELL_TEXT, dz_say(DZ_SAY_NOTE, lang)}};
    DzGrid *grid = dz_document_grid(document, dz_word(DZ_WORD_AREAS, lang), columns, G_N_ELEMENTS(columns));
    for (guint z = 0; z < document->set->zones->len; z++) {
        if (!dz_document_shows_zone(document, z))
            continue;
        dz_grid_add(grid, zone_name(document, (int)z));
        dz_document_status_row(document, grid, z, when);
    }
}

/* A data set without zones has parties to report on. */
static void add_parties(DzDocument *document, DzWhen when)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {
        {DZ_CELL_HEAD, dz_say(DZ_SAY_PARTY, lang)},      {DZ_CELL_NUMBER, dz_say(DZ_SAY_HELD_KM2, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_SHARE, lang)},    {DZ_CELL_NUMBER, dz_say(DZ_SAY_CHANGE_KM2, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_INFERRED, lang)},
    };
    g_autofree DzPartyStatus *statuses = dz_party_statuses(document->composite, when.day);
    DzGrid *grid =
        dz_document_grid(document, dz_say(DZ_SAY_LAYER_CONTROL, lang), columns, G_N_ELEMENTS(columns));
    for (guint p = 0; p < document->set->parties->len; p++) {
        const DzPartyStatus *status = &statuses[p];
        if (!DZ_PARTY(document->set, p)->holds)
            continue;
        dz_grid_add(grid, dz_document_party(document, (int)p));
        add_figures(grid, lang, status->has_figures, (double[]){status->held_km2, status->share});
        dz_grid_number(grid, lang, status->has_change, status->change_km2, 1, true);
        dz_grid_number(grid, lang, status->has_figures, status->inferred_share * 100, 1, false);
    }
}

static void add_areas(DzDocument *document, const DzChanges *changes)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {{DZ_CELL_HEAD, dz_say(DZ_SAY_ZONE, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_FROM, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_TO, lang)},
                                    {DZ_CELL_NUMBER, dz_say(DZ_SAY_KM2, lang)},
                                    {DZ_CELL_NUMBER, dz_say(DZ_SAY_SETTLEMENTS, lang)}};
    if (changes->areas->len == 0)
        return;
    DzGrid *grid =
        dz_document_grid(document, dz_say(DZ_SAY_LAYER_CHANGE, lang), columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < changes->areas->len; i++) {
        const DzAreaChange *row = &g_array_index(changes->areas, DzAreaChange, i);
        dz_grid_add(grid, zone_name(document, row->zone));
        dz_grid_add(grid, dz_document_party(document, row->from));
        dz_grid_add(grid, dz_document_party(document, row->to));
        dz_grid_number(grid, lang, true, row->km2, 1, false);
        dz_grid_number(grid, lang, true, row->settlements, 0, false);
    }
}

static void add_places(DzDocument *document, const DzChanges *changes)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {
        {DZ_CELL_HEAD, dz_say(DZ_SAY_SETTLEMENT, lang)}, {DZ_CELL_TEXT, dz_say(DZ_SAY_ZONE, lang)},
        {DZ_CELL_TEXT, dz_say(DZ_SAY_FROM, lang)},       {DZ_CELL_TEXT, dz_say(DZ_SAY_TO, lang)},
        {DZ_CELL_TEXT, dz_say(DZ_SAY_DATE, lang)},       {DZ_CELL_TEXT, dz_say(DZ_SAY_BASIS, lang)},
        {DZ_CELL_TEXT, dz_say(DZ_SAY_CONFIDENCE, lang)}, {DZ_CELL_SOURCES, dz_say(DZ_SAY_SOURCE, lang)}};
    if (changes->places->len == 0)
        return;
    DzGrid *grid = dz_document_grid(document, dz_say(DZ_SAY_PLACES, lang), columns, G_N_ELEMENTS(columns));
    grid->long_list = true;
    for (guint i = 0; i < changes->places->len; i++) {
        const DzPlaceChange *change = &g_array_index(changes->places, DzPlaceChange, i);
        const DzSettlement *place = DZ_SETTLEMENT(document->set, change->settlement);
        const DzEpisode *episode = change->episode;
        dz_grid_add(grid, dz_text_in(&place->name, lang));
        dz_grid_add(grid, zone_name(document, place->zone));
        dz_grid_add(grid, dz_document_party(document, change->from));
        dz_grid_add(grid, dz_document_party(document, change->to));
        dz_grid_take(grid, dz_words_day(change->day, lang));
        dz_grid_add(grid, episode ? dz_say(DZ_SAY_REPORTED + episode->basis, lang) : NULL);
        dz_grid_add(grid, episode ? dz_word(DZ_WORD_CONFIDENCE_LOW + episode->confidence, lang) : NULL);
        dz_grid_add(grid, episode ? episode->source : NULL);
    }
}

static char *between(const DzDocument *document, const DzCrossing *crossing)
{
    return g_strdup_printf("%s – %s", dz_document_party(document, crossing->between[0]),
                           dz_document_party(document, crossing->between[1]));
}

static void add_crossings(DzDocument *document, DzWhen when)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {{DZ_CELL_HEAD, dz_say(DZ_SAY_CROSSING, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_BETWEEN, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_STATE, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_SINCE, lang)},
                                    {DZ_CELL_SOURCES, dz_say(DZ_SAY_SOURCE, lang)}};
    DzGrid *grid = NULL;
    for (guint i = 0; i < document->set->crossings->len; i++) {
        const DzCrossingStatus *status = dz_crossing_status(document->set, i, when.day);
        const DzCrossing *crossing = DZ_CROSSING(document->set, i);
        if (!status || !dz_dataset_on_record(document->set, when.day))
            continue;
        if (!grid)
            grid = dz_document_grid(document, dz_say(DZ_SAY_CROSSINGS, lang), columns, G_N_ELEMENTS(columns));
        dz_grid_add(grid, dz_text_in(&crossing->name, lang));
        dz_grid_take(grid, between(document, crossing));
        dz_grid_add(grid, dz_word(DZ_WORD_STATE_OPEN + status->state, lang));
        dz_grid_take(grid, dz_words_about(status->from, status->precision, lang));
        dz_grid_add(grid, crossing->source);
    }
}

/* The parties that released people in any exchange on record, in their order. Of guint. */
static GArray *releasing(const DzDataset *set)
{
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint p = 0; p < set->parties->len; p++) {
        bool released = false;
        for (guint i = 0; i < set->releases->len && !released; i++)
            released = g_array_index(set->releases, DzRelease, i).party == (int)p;
        if (released)
            g_array_append_val(parties, p);
    }
    return parties;
}

static DzGrid *exchanges_grid(DzDocument *document, const GArray *parties, GPtrArray *names)
{
    DzLang lang = document->lang;
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(DzGridColumn));
    DzGridColumn date = {DZ_CELL_HEAD, dz_say(DZ_SAY_DATE, lang)};
    DzGridColumn place = {DZ_CELL_TEXT, dz_say(DZ_SAY_CROSSING, lang)};
    DzGridColumn source = {DZ_CELL_SOURCES, dz_say(DZ_SAY_SOURCE, lang)};
    g_array_append_val(columns, date);
    g_array_append_val(columns, place);
    for (guint i = 0; i < parties->len; i++) {
        const char *party = dz_document_party(document, (int)g_array_index(parties, guint, i));
        DzGridColumn column = {DZ_CELL_NUMBER, g_strdup_printf(dz_say(DZ_SAY_RELEASED, lang), party)};
        g_ptr_array_add(names, (gpointer)column.name);
        g_array_append_val(columns, column);
    }
    g_array_append_val(columns, source);
    return dz_document_grid(document, dz_say(DZ_SAY_EXCHANGES, lang),
                            (const DzGridColumn *)(gpointer)columns->data, columns->len);
}

static void add_exchanges(DzDocument *document, const DzChanges *changes)
{
    if (changes->exchanges->len == 0)
        return;
    g_autoptr(GArray) parties = releasing(document->set);
    DzGrid *grid = exchanges_grid(document, parties, document->names);
    for (guint i = 0; i < changes->exchanges->len; i++) {
        guint index = g_array_index(changes->exchanges, guint, i);
        const DzExchange *exchange = DZ_EXCHANGE(document->set, index);
        dz_grid_take(grid, dz_words_about(exchange->date, exchange->precision, document->lang));
        dz_grid_add(grid,
                    exchange->crossing < 0
                        ? NULL
                        : dz_text_in(&DZ_CROSSING(document->set, exchange->crossing)->name, document->lang));
        for (guint p = 0; p < parties->len; p++) {
            int released = dz_exchange_released(document->set, index, (int)g_array_index(parties, guint, p));
            dz_grid_number(grid, document->lang, released >= 0, released, 0, false);
        }
        dz_grid_add(grid, exchange->source);
    }
}

static void add_changes(DzDocument *document, DzWhen when, int number)
{
    DzWhen before;
    bool compared = dz_document_before(document, when, &before);
    g_autofree char *since = compared ? g_strdup_printf(dz_say(DZ_SAY_CHANGES_SINCE, document->lang),
                                                        DZ_ROUND(document->set, before.round)->number)
                                      : g_strdup(dz_say(DZ_SAY_CHANGES, document->lang));
    dz_document_heading(document, DZ_PART_OF_ROUND, 2, since, "round-%d-changes", number);
    if (!compared) {
        dz_document_text(document, g_strdup(dz_say(DZ_SAY_NO_EARLIER, document->lang)));
        return;
    }
    DzComparison comparison = {before, when, dz_changes_build(document->composite, before.day, when.day)};
    keep_zone(document, comparison.changes);
    dz_document_text(document, dz_changes_words(document->set, &comparison, document->lang));
    add_areas(document, comparison.changes);
    add_places(document, comparison.changes);
    add_exchanges(document, comparison.changes);
    dz_changes_free(comparison.changes);
}

void dz_document_round(DzDocument *document, DzWhen when)
{
    const DzRound *round = DZ_ROUND(document->set, when.round);
    g_autofree char *name = dz_document_round_name(document, (guint)when.round);
    dz_document_heading(document, DZ_PART_OF_ROUND, 1, name, "round-%d", round->number);
    dz_document_text(document, g_strdup(dz_text_in(&round->outcome, document->lang)));
    dz_document_figure(document, DZ_FIGURE_MAP, when, document->zone, "round-%02d", round->number);
    if (document->set->zones->len)
        add_zones(document, when);
    else
        add_parties(document, when);
    add_changes(document, when, round->number);
    add_crossings(document, when);
}
