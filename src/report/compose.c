/*
 * What a report is about, and its parts from the first to the last.
 */
#include "report/document_in.h"

#include "words/plural.h"
#include "words/report.h"
#include "words/words.h"

#include <math.h>

static bool settle_scope(DzDocument *document, const DzReportRequest *request, GError **error)
{
    if (request->count == 0 || request->first + request->count > document->set->rounds->len) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "a report needs a round, and there is none");
        return false;
    }
    for (guint i = 0; i < request->count; i++) {
        DzWhen when = dz_round_at(document->set, request->first + i);
        g_array_append_val(document->whens, when);
    }
    if (!request->zone)
        return true;
    document->zone = dz_zone_find(document->set, request->zone);
    if (document->zone >= 0)
        return true;
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint z = 0; z < document->set->zones->len; z++)
        g_string_append_printf(ids, "%s%s", z ? ", " : "", DZ_ZONE(document->set, z)->id);
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there is no zone '%s'; there are %s", request->zone,
                ids->str);
    return false;
}

/* "22 rounds, 23 January 2017 – 12 November 2024" in a sentence. g_free it. */
static char *scope_text(const DzDocument *document)
{
    const DzWhen *first = &g_array_index(document->whens, DzWhen, 0);
    const DzWhen *last = &g_array_index(document->whens, DzWhen, document->whens->len - 1);
    g_autofree char *rounds = dz_words_count(DZ_COUNT_ROUNDS, document->whens->len, document->lang);
    g_autofree char *days = dz_words_span(DZ_ROUND(document->set, first->round)->start,
                                          DZ_ROUND(document->set, last->round)->end, document->lang);
    return g_strdup_printf(dz_say(DZ_SAY_COVERS, document->lang), rounds, days);
}

static void name_it(DzDocument *document, const DzReportRequest *request)
{
    const DzDataset *set = document->set;
    DzLang lang = document->lang;
    const DzWhen *first = &g_array_index(document->whens, DzWhen, 0);
    g_autofree char *date = dz_words_day(set->date, lang);
    g_autofree char *id = g_strconcat(set->id, " ", set->version, NULL);
    document->title = g_strdup(request->title ? request->title : dz_text_in(&set->title, lang));
    if (document->zone >= 0)
        document->subtitle = g_strdup(dz_text_in(&DZ_ZONE(set, document->zone)->name, lang));
    else if (document->whens->len == 1)
        document->subtitle = dz_document_round_name(document, (guint)first->round);
    document->author = g_strdup(request->author);
    document->disclaimer =
        g_strdup(request->disclaimer ? request->disclaimer : dz_text_in(&set->disclaimer, lang));
    document->made = g_strdup_printf(dz_say(DZ_SAY_MADE, lang), dz_version(), id, date);
}

void dz_document_tell_zone(const DzDocument *document, guint zone, GString *text)
{
    const DzWhen *last = &g_array_index(document->whens, DzWhen, document->whens->len - 1);
    DzZoneStatus status = dz_zone_status(document->composite, zone, last->day);
    const char *name = dz_text_in(&DZ_ZONE(document->set, zone)->name, document->lang);
    const char *word = dz_word(DZ_WORD_NO_RECORD + status.status, document->lang);
    g_autofree char *day = dz_words_day(last->day, document->lang);
    if (!status.has_figures) {
        dz_words_add_sentence(text, dz_say(DZ_SAY_ZONE_IS, document->lang), name, word, day);
        return;
    }
    g_autofree char *held = dz_words_number(status.held_km2, 1, false, document->lang);
    g_autofree char *agreed = dz_words_number(status.agreed_km2, 1, false, document->lang);
    g_autofree char *share = dz_words_number(status.share * 100, 1, false, document->lang);
    dz_words_add_sentence(text, dz_say(DZ_SAY_ZONE_TELLS, document->lang), name, word, day, held, agreed,
                          share);
}

/* The change of a zone between two successive rounds that is largest. */
static void tell_largest(const DzDocument *document, GString *text)
{
    double largest_km2 = 0;
    guint zone = 0, at = 0;
    for (guint i = 1; i < document->whens->len; i++) {
        DzDay day = g_array_index(document->whens, DzWhen, i).day;
        for (guint z = 0; z < document->set->zones->len; z++) {
            DzZoneStatus status = dz_zone_status(document->composite, z, day);
            if (!dz_document_shows_zone(document, z) || !status.has_change ||
                fabs(status.change_km2) <= fabs(largest_km2))
                continue;
            largest_km2 = status.change_km2;
            zone = z;
            at = i;
        }
    }
    if (fabs(largest_km2) < 0.05)
        return;
    g_autofree char *km2 = dz_words_number(largest_km2, 1, true, document->lang);
    dz_words_add_sentence(
        text, dz_say(DZ_SAY_LARGEST, document->lang),
        DZ_ROUND(document->set, g_array_index(document->whens, DzWhen, at - 1).round)->number,
        DZ_ROUND(document->set, g_array_index(document->whens, DzWhen, at).round)->number,
        dz_text_in(&DZ_ZONE(document->set, zone)->name, document->lang), km2);
}

/* How many settlements changed hands from round to round, and how many exchanges there were. */
static void tell_counts(const DzDocument *document, GString *text)
{
    guint places = 0, exchanges = 0;
    for (guint i = 0; i < document->whens->len; i++) {
        DzWhen when = g_array_index(document->whens, DzWhen, i), before;
        if (!dz_document_before(document, when, &before))
            continue;
        g_autoptr(DzChanges) changes = dz_changes_build(document->composite, before.day, when.day);
        for (guint p = 0; p < changes->places->len; p++)
            places += dz_document_shows_place(document,
                                              g_array_index(changes->places, DzPlaceChange, p).settlement);
        exchanges += changes->exchanges->len;
    }
    g_autofree char *settlements = dz_words_count(DZ_COUNT_SETTLEMENTS, places, document->lang);
    g_autofree char *releases = dz_words_count(DZ_COUNT_EXCHANGES, exchanges, document->lang);
    dz_words_add_sentence(text, dz_say(DZ_SAY_CHANGED, document->lang), settlements);
    if (exchanges)
        dz_words_add_sentence(text, dz_say(DZ_SAY_EXCHANGED, document->lang), releases);
}

static void add_summary(DzDocument *document)
{
    const DzDataset *set = document->set;
    g_autofree char *from = dz_words_day(set->record_from, document->lang);
    g_autofree char *to = dz_words_day(set->record_to, document->lang);
    g_autofree char *scope = scope_text(document);
    GString *text = g_string_new(scope);
    dz_words_add_sentence(text, dz_say(DZ_SAY_RECORD, document->lang), from, to);
    dz_document_heading(document, DZ_PART_OF_SUMMARY, 1, dz_say(DZ_SAY_SUMMARY, document->lang), "summary");
    dz_document_text(document, g_string_free(text, FALSE));
    text = g_string_new(NULL);
    for (guint z = 0; z < set->zones->len; z++)
        if (dz_document_shows_zone(document, z))
            dz_document_tell_zone(document, z, text);
    dz_document_text(document, g_string_free(text, FALSE));
    text = g_string_new(NULL);
    tell_largest(document, text);
    tell_counts(document, text);
    dz_document_text(document, g_string_free(text, FALSE));
    dz_document_text(document, g_strdup(dz_text_in(&set->note, document->lang)));
}

static void add_chart(DzDocument *document)
{
    if (document->set->zones->len == 0)
        return;
    dz_document_heading(document, DZ_PART_OF_CHART, 1, dz_say(DZ_SAY_CHART, document->lang), "areas");
    dz_document_figure(document, DZ_FIGURE_CHART, (DzWhen){-1, DZ_DAY_NONE}, document->zone, "areas");
}

DzDocument *dz_document_compose(const DzComposite *composite, const DzReportRequest *request, GError **error)
{
    g_autoptr(DzDocument) document = dz_document_new(composite, request->lang);
    if (!settle_scope(document, request, error))
        return NULL;
    name_it(document, request);
    add_summary(document);
    add_chart(document);
    for (guint i = 0; i < document->whens->len; i++)
        dz_document_round(document, g_array_index(document->whens, DzWhen, i));
    for (guint z = 0; z < document->set->zones->len; z++)
        if (dz_document_shows_zone(document, z))
            dz_document_zone(document, z);
    dz_document_method(document);
    dz_document_sources(document);
    return g_steal_pointer(&document);
}
