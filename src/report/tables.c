/*
 * The tables of `rounds`, `status` and `check`. Their columns are a contract: names and order stay.
 */
#include "composite/status.h"
#include "model/day.h"
#include "report/table.h"
#include "report/tables_in.h"
#include "words/words.h"

static void add_day(DzTable *table, DzDay day)
{
    g_autofree char *text = dz_day_text(day);
    dz_table_add_text(table, text);
}

DzTable *dz_rounds_table(const DzDataset *set, DzLang lang)
{
    static const DzColumn columns[] = {{"id", DZ_COLUMN_INTEGER},  {"as_of", DZ_COLUMN_TEXT},
                                       {"start", DZ_COLUMN_TEXT},  {"end", DZ_COLUMN_TEXT},
                                       {"city", DZ_COLUMN_TEXT},   {"country", DZ_COLUMN_TEXT},
                                       {"outcome", DZ_COLUMN_TEXT}};
    DzTable *table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < set->rounds->len; i++) {
        const DzRound *round = DZ_ROUND(set, i);
        dz_table_add_number(table, round->number);
        add_day(table, round->as_of);
        add_day(table, round->start);
        add_day(table, round->end);
        dz_table_add_text(table, dz_text_in(&round->city, lang));
        dz_table_add_text(table, dz_text_in(&round->country, lang));
        dz_table_add_text(table, dz_text_in(&round->outcome, lang));
    }
    return table;
}

/* The statuses' names are ids too, so they stay English in every language, as zone ids do. */
static const char *status_id(DzStatus status)
{
    return dz_word(DZ_WORD_NO_RECORD + status, DZ_LANG_EN);
}

char *dz_status_note(const DzComposite *composite, guint zone, const DzWhen *when, const DzZoneStatus *status,
                     DzLang lang)
{
    GString *text = g_string_new(NULL);
    const GArray *notes = composite->set->zone_notes;
    for (guint i = 0; i < notes->len; i++) {
        const DzZoneNote *note = &g_array_index(notes, DzZoneNote, i);
        if (note->zone == (int)zone && note->round == when->round)
            g_string_append_printf(text, "%s%s", text->len ? "; " : "", dz_text_in(&note->text, lang));
    }
    if (status->as_recorded != DZ_DAY_NONE) {
        g_autofree char *day = dz_words_day(status->as_recorded, lang);
        g_string_append(text, text->len ? "; " : "");
        g_string_append_printf(text, dz_word(DZ_WORD_AS_RECORDED, lang), day);
    }
    char *out = g_string_free(text, FALSE);
    if (*out)
        return out;
    g_free(out);
    return NULL;
}

static void add_figure(DzTable *table, bool known, double value)
{
    if (known)
        dz_table_add_number(table, value);
    else
        dz_table_add_unknown(table);
}

static void add_status(DzTable *table, const DzComposite *composite, const DzWhen *when, guint zone,
                       DzLang lang)
{
    DzZoneStatus status = dz_zone_status(composite, zone, when->day);
    add_figure(table, when->round >= 0, when->round >= 0 ? DZ_ROUND(composite->set, when->round)->number : 0);
    add_day(table, when->day);
    dz_table_add_text(table, DZ_ZONE(composite->set, zone)->id);
    dz_table_add_text(table, status_id(status.status));
    add_figure(table, status.has_figures, status.agreed_km2);
    add_figure(table, status.has_figures, status.held_km2);
    add_figure(table, status.has_figures, status.share);
    add_figure(table, status.has_change, status.change_km2);
    add_figure(table, status.has_figures, status.inferred_share);
    g_autofree char *note = dz_status_note(composite, zone, when, &status, lang);
    dz_table_add_text(table, note);
}

static void add_parties(DzTable *table, const DzComposite *composite, const DzWhen *when)
{
    g_autofree DzPartyStatus *statuses = dz_party_statuses(composite, when->day);
    for (guint p = 0; p < composite->set->parties->len; p++) {
        const DzPartyStatus *status = &statuses[p];
        if (!DZ_PARTY(composite->set, p)->holds)
            continue;
        add_figure(table, when->round >= 0,
                   when->round >= 0 ? DZ_ROUND(composite->set, when->round)->number : 0);
        add_day(table, when->day);
        dz_table_add_text(table, DZ_PARTY(composite->set, p)->id);
        add_figure(table, status->has_figures, status->held_km2);
        add_figure(table, status->has_figures, status->share);
        add_figure(table, status->has_change, status->change_km2);
        add_figure(table, status->has_figures, status->inferred_share);
    }
}

/* A data set without zones has parties to report on. */
static DzTable *party_table(const DzComposite *composite, const DzWhen *whens, guint count)
{
    static const DzColumn columns[] = {{"round", DZ_COLUMN_INTEGER},       {"date", DZ_COLUMN_TEXT},
                                       {"party", DZ_COLUMN_TEXT},          {"held_km2", DZ_COLUMN_KM2},
                                       {"share", DZ_COLUMN_SHARE},         {"change_km2", DZ_COLUMN_KM2},
                                       {"inferred_share", DZ_COLUMN_SHARE}};
    DzTable *table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < count; i++)
        add_parties(table, composite, &whens[i]);
    return table;
}

DzTable *dz_status_table(const DzComposite *composite, const DzWhen *whens, guint count, DzLang lang)
{
    static const DzColumn columns[] = {
        {"round", DZ_COLUMN_INTEGER}, {"date", DZ_COLUMN_TEXT},      {"zone", DZ_COLUMN_TEXT},
        {"status", DZ_COLUMN_TEXT},   {"agreed_km2", DZ_COLUMN_KM2}, {"held_km2", DZ_COLUMN_KM2},
        {"share", DZ_COLUMN_SHARE},   {"change_km2", DZ_COLUMN_KM2}, {"inferred_share", DZ_COLUMN_SHARE},
        {"note", DZ_COLUMN_TEXT}};
    if (composite->set->zones->len == 0)
        return party_table(composite, whens, count);
    DzTable *table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < count; i++)
        for (guint z = 0; z < composite->set->zones->len; z++)
            add_status(table, composite, &whens[i], z, lang);
    return table;
}

DzTable *dz_findings_table(const DzFindings *findings)
{
    static const DzColumn columns[] = {{"severity", DZ_COLUMN_TEXT},
                                       {"rule", DZ_COLUMN_TEXT},
                                       {"file", DZ_COLUMN_TEXT},
                                       {"line", DZ_COLUMN_INTEGER},
                                       {"text", DZ_COLUMN_TEXT}};
    const DzFinding *finding;
    DzTable *table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; (finding = dz_findings_get(findings, i)); i++) {
        dz_table_add_text(table, finding->severity == DZ_SEVERITY_ERROR ? "error" : "warning");
        dz_table_add_text(table, finding->rule);
        dz_table_add_text(table, finding->file);
        add_figure(table, finding->line > 0, finding->line);
        dz_table_add_text(table, finding->text);
    }
    return table;
}
