/*
 * Where one place lies, as CSV, as columns below a line in words for each row, and as JSON.
 */
#include "model/day.h"
#include "report/locate_in.h"
#include "report/table.h"

#include <math.h>

/* Would the two print the same row but for its moment? */
static bool are_equal(const DzLocation *a, const DzLocation *b)
{
    return a->recorded == b->recorded && a->day_recorded == b->day_recorded && a->zone == b->zone &&
           a->status == b->status && a->party == b->party && a->since == b->since &&
           a->episode == b->episode && a->confidence == b->confidence &&
           (int)round(a->front_km * 10) == (int)round(b->front_km * 10);
}

/* The answers at all moments, equal neighbours joined if so wished. Of DzAnswer; g_array_unref it. */
static GArray *answers_of(const DzComposite *composite, const DzPlace *place, const DzWhen *whens,
                          guint count, bool joined)
{
    g_autofree DzDay *days = g_new(DzDay, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        days[i] = whens[i].day;
    g_autoptr(DzLocator) locator = dz_locator_new(composite, place->at, days, count);
    GArray *answers = g_array_new(FALSE, FALSE, sizeof(DzAnswer));
    for (guint i = 0; i < count; i++) {
        DzAnswer answer = {whens[i], whens[i], dz_locator_ask(locator, whens[i].day)};
        DzAnswer *before = i ? &g_array_index(answers, DzAnswer, answers->len - 1) : NULL;
        if (joined && before && are_equal(&before->location, &answer.location))
            before->last = whens[i];
        else
            g_array_append_val(answers, answer);
    }
    return answers;
}

static void add_km(DzTable *table, bool known, double km)
{
    if (known)
        dz_table_add_number(table, km);
    else
        dz_table_add_unknown(table);
}

static void add_day(DzTable *table, DzDay day)
{
    g_autofree char *text = dz_day_text(day);
    dz_table_add_text(table, *text ? text : NULL);
}

static void add_row(DzTable *table, const DzDataset *set, const DzAnswer *answer)
{
    static const char *const confidences[] = {"low", "medium", "high"};
    const DzLocation *location = &answer->location;
    const DzEpisode *episode = location->episode;
    add_km(table, answer->when.round >= 0,
           answer->when.round >= 0 ? DZ_ROUND(set, answer->when.round)->number : 0);
    add_day(table, answer->when.day);
    dz_table_add_text(table, location->zone >= 0 ? DZ_ZONE(set, location->zone)->id : NULL);
    dz_table_add_text(table, dz_location_status(location));
    dz_table_add_text(table, location->party >= 0 ? DZ_PARTY(set, location->party)->id : NULL);
    add_day(table, location->since);
    bool settlement = location->settlement >= 0;
    dz_table_add_text(table, settlement ? DZ_SETTLEMENT(set, location->settlement)->id : NULL);
    add_km(table, settlement, location->settlement_km);
    add_km(table, location->front_km >= 0, location->front_km);
    dz_table_add_text(table, episode ? confidences[location->confidence] : NULL);
    dz_table_add_text(table, episode ? episode->source : NULL);
}

static char *as_words(const DzDataset *set, const DzPlace *place, const GArray *answers, DzLang lang)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < answers->len; i++) {
        const DzAnswer *answer = &g_array_index(answers, DzAnswer, i);
        g_autofree char *words = dz_locate_words(set, place, answer, answers->len == 1, lang);
        g_string_append_printf(out, "%s\n", words);
    }
    g_autofree char *settlement =
        answers->len > 1
            ? dz_locate_settlement_words(set, &g_array_index(answers, DzAnswer, 0).location, lang)
            : g_strdup("");
    if (*settlement)
        g_string_append_printf(out, "%s\n", settlement);
    return g_string_free(g_string_append_c(out, '\n'), FALSE);
}

char *dz_locate_text(const DzComposite *composite, const DzPlace *place, const DzWhen *whens, guint count,
                     bool joined, DzLang lang, DzFormat format)
{
    static const DzColumn columns[] = {
        {"round", DZ_COLUMN_INTEGER},   {"date", DZ_COLUMN_TEXT},        {"zone", DZ_COLUMN_TEXT},
        {"status", DZ_COLUMN_TEXT},     {"party", DZ_COLUMN_TEXT},       {"since", DZ_COLUMN_TEXT},
        {"settlement", DZ_COLUMN_TEXT}, {"settlement_km", DZ_COLUMN_KM}, {"front_km", DZ_COLUMN_KM},
        {"confidence", DZ_COLUMN_TEXT}, {"source", DZ_COLUMN_TEXT}};
    const DzDataset *set = composite->set;
    g_autoptr(GArray) answers = answers_of(composite, place, whens, count, joined);
    if (format == DZ_FORMAT_JSON)
        return dz_locate_json(set, place, answers, lang);
    g_autoptr(DzTable) table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < answers->len; i++)
        add_row(table, set, &g_array_index(answers, DzAnswer, i));
    g_autofree char *text = dz_table_text(table, format);
    if (format != DZ_FORMAT_TABLE)
        return g_steal_pointer(&text);
    g_autofree char *words = as_words(set, place, answers, lang);
    return g_strconcat(words, text, NULL);
}
