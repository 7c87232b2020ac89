/*
 * What changed, as CSV, as columns below a paragraph in words, as JSON, and as the changed ground itself.
 */
#include "composite/changes.h"
#include "composite/totals.h"
#include "model/day.h"
#include "report/changes_in.h"
#include "report/table.h"

#include <math.h>

static DzChanges *compare(const DzComposite *composite, DzWhen from, DzWhen to, GPtrArray *out)
{
    DzComparison *comparison = g_new(DzComparison, 1);
    *comparison = (DzComparison){from, to, dz_changes_build(composite, from.day, to.day)};
    g_ptr_array_add(out, comparison);
    return comparison->changes;
}

static void free_comparison(gpointer data)
{
    dz_changes_free(((DzComparison *)data)->changes);
    g_free(data);
}

/* The days between on which something changed, each compared with the day before. */
static void add_events(const DzComposite *composite, DzWhen from, DzWhen to, GPtrArray *out)
{
    g_autoptr(GArray) days = dz_changes_days(composite, from.day, to.day);
    for (guint i = 0; i < days->len; i++) {
        DzWhen day = {-1, g_array_index(days, DzDay, i)}, before = {-1, day.day - 1};
        const DzChanges *changes =
            from.day <= to.day ? compare(composite, before, day, out) : compare(composite, day, before, out);
        if (dz_changes_is_empty(changes))
            g_ptr_array_set_size(out, (gint)out->len - 1); /* it was seen again, and held as before */
    }
}

static GPtrArray *comparisons_of(const DzComposite *composite, const DzWhen *whens, guint count, bool events)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(free_comparison);
    for (guint i = 0; i + 1 < count; i++) {
        bool recorded = dz_dataset_on_record(composite->set, whens[i].day) &&
                        dz_dataset_on_record(composite->set, whens[i + 1].day);
        if (events && recorded)
            add_events(composite, whens[i], whens[i + 1], out);
        else
            compare(composite, whens[i], whens[i + 1], out);
    }
    return out;
}

static void add_day(DzTable *table, DzDay day)
{
    g_autofree char *text = dz_day_text(day);
    dz_table_add_text(table, text);
}

static void add_rows(DzTable *table, const DzDataset *set, const DzComparison *comparison)
{
    const DzChanges *changes = comparison->changes;
    for (guint i = 0; i < changes->areas->len; i++) {
        const DzAreaChange *row = &g_array_index(changes->areas, DzAreaChange, i);
        add_day(table, changes->from);
        add_day(table, changes->to);
        dz_table_add_text(table, dz_changes_zone_id(set, row->zone));
        dz_table_add_text(table, dz_changes_party_id(set, row->from));
        dz_table_add_text(table, dz_changes_party_id(set, row->to));
        dz_table_add_number(table, row->km2);
        dz_table_add_number(table, row->settlements);
    }
    if (changes->comparable)
        return;
    add_day(table, changes->from);
    add_day(table, changes->to);
    for (guint i = 0; i < 5; i++)
        dz_table_add_unknown(table);
}

static DzTable *table_of(const DzDataset *set, const GPtrArray *comparisons)
{
    static const DzColumn columns[] = {{"from", DZ_COLUMN_TEXT},          {"to", DZ_COLUMN_TEXT},
                                       {"zone", DZ_COLUMN_TEXT},          {"from_party", DZ_COLUMN_TEXT},
                                       {"to_party", DZ_COLUMN_TEXT},      {"km2", DZ_COLUMN_KM2},
                                       {"settlements", DZ_COLUMN_INTEGER}};
    DzTable *table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < comparisons->len; i++)
        add_rows(table, set, comparisons->pdata[i]);
    return table;
}

static char *as_columns(const DzDataset *set, const GPtrArray *comparisons, DzLang lang)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < comparisons->len; i++) {
        g_autofree char *words = dz_changes_words(set, comparisons->pdata[i], lang);
        g_string_append_printf(out, "%s\n", words);
    }
    g_autoptr(DzTable) table = table_of(set, comparisons);
    g_autofree char *columns = dz_table_text(table, DZ_FORMAT_TABLE);
    g_string_append_printf(out, "%s%s", out->len ? "\n" : "", columns);
    return g_string_free(out, FALSE);
}

char *dz_changes_text(const DzComposite *composite, const DzWhen *whens, guint count, bool events,
                      DzLang lang, DzFormat format)
{
    g_autoptr(GPtrArray) comparisons = comparisons_of(composite, whens, count, events);
    if (format == DZ_FORMAT_JSON)
        return dz_changes_json(composite->set, comparisons, lang);
    if (format == DZ_FORMAT_GEOJSON)
        return dz_changes_geojson(composite, comparisons);
    if (format == DZ_FORMAT_TABLE)
        return as_columns(composite->set, comparisons, lang);
    g_autoptr(DzTable) table = table_of(composite->set, comparisons);
    return dz_table_text(table, format);
}

char *dz_changes_pairs(const DzComposite *composite, const DzWhen *whens, guint count, DzFormat format)
{
    static const DzColumn columns[] = {
        {"from", DZ_COLUMN_TEXT}, {"to", DZ_COLUMN_TEXT}, {"km2", DZ_COLUMN_KM2}};
    g_autofree DzDay *days = g_new(DzDay, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        days[i] = whens[i].day;
    g_autofree double *totals = dz_changes_totals(composite, days, count);
    g_autoptr(DzTable) table = dz_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < count; i++) {
        for (guint j = i + 1; j < count; j++) {
            double km2 = totals[dz_totals_at(i, j, count)];
            add_day(table, days[i]);
            add_day(table, days[j]);
            isnan(km2) ? dz_table_add_unknown(table) : dz_table_add_number(table, km2);
        }
    }
    return dz_table_text(table, format);
}

const char *dz_changes_zone_id(const DzDataset *set, int zone)
{
    return zone < 0 ? NULL : DZ_ZONE(set, zone)->id;
}

const char *dz_changes_party_id(const DzDataset *set, int party)
{
    return party < 0 ? NULL : DZ_PARTY(set, party)->id;
}
