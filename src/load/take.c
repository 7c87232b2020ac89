/*
 * Fields out of rows: each taker says what it expected where it cannot take.
 */
#include "base/number.h"
#include "load/load_in.h"

#include <stdlib.h>
#include <string.h>

/* An empty text stays NULL. */
static char *text_or_null(const char *text)
{
    return text && *text ? g_strdup(text) : NULL;
}

static const char *const SUFFIXES[DZ_LANG_COUNT] = {"", "_ar", "_tr", "_ru", "_fr"};

void dz_take_text(DzSheet *sheet, const char *column, DzText *out)
{
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
        g_autofree char *name = g_strconcat(column, SUFFIXES[lang], NULL);
        out->in[lang] = text_or_null(dz_sheet_text(sheet, name));
    }
}

void dz_load_ini_text(DzLoader *loader, const char *group, const char *key, DzText *out)
{
    static const char *const codes[DZ_LANG_COUNT] = {NULL, "ar", "tr", "ru", "fr"};
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
        g_autofree char *name = codes[lang] ? g_strdup_printf("%s[%s]", key, codes[lang]) : g_strdup(key);
        g_autofree char *text = dz_ini_text(loader->ini, group, name);
        out->in[lang] = text_or_null(text);
    }
}

bool dz_take_string(DzSheet *sheet, const char *column, char **out)
{
    const char *text = dz_sheet_text(sheet, column);
    if (!*text) {
        dz_sheet_fault(sheet, "empty-field", "column '%s' is empty", column);
        return false;
    }
    *out = g_strdup(text);
    return true;
}

bool dz_take_day(DzSheet *sheet, const char *column, DzDay *out)
{
    const char *text = dz_sheet_text(sheet, column);
    if (dz_day_parse(text, out))
        return true;
    dz_sheet_fault(sheet, "impossible-date", "'%s' in column '%s' is no date; expected one like 2018-05-15",
                   text, column);
    return false;
}

bool dz_take_day_or(DzSheet *sheet, const char *column, DzDay empty, DzDay *out)
{
    if (*dz_sheet_text(sheet, column))
        return dz_take_day(sheet, column, out);
    *out = empty;
    return true;
}

bool dz_take_number(DzSheet *sheet, const char *column, double min, double max, double *out)
{
    const char *text = dz_sheet_text(sheet, column);
    double number = 0;
    if (dz_number_parse(text, &number) && number >= min && number <= max) {
        *out = number;
        return true;
    }
    dz_sheet_fault(sheet, "bad-number", "'%s' in column '%s' is no number from %.10g to %.10g", text, column,
                   min, max);
    return false;
}

bool dz_take_integer(DzSheet *sheet, const char *column, int min, int max, int *out)
{
    const char *text = dz_sheet_text(sheet, column);
    gint64 number = 0;
    if (dz_integer_parse(text, min, max, &number)) {
        *out = (int)number;
        return true;
    }
    dz_sheet_fault(sheet, "bad-number", "'%s' in column '%s' is no whole number from %d to %d", text, column,
                   min, max);
    return false;
}

bool dz_take_word(DzSheet *sheet, const char *column, const char *rule, const char *const *words, int *out)
{
    const char *text = dz_sheet_text(sheet, column);
    for (int i = 0; words[i]; i++) {
        if (strcmp(text, words[i]) == 0) {
            *out = i;
            return true;
        }
    }
    g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)words);
    dz_sheet_fault(sheet, rule, "%s '%s' is none of %s", column, text, all);
    return false;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All ids if they are few, in order; else how many there are. */
static char *list_ids(GHashTable *ids)
{
    guint count = 0;
    char **names = (char **)g_hash_table_get_keys_as_array(ids, &count);
    qsort(names, count, sizeof *names, compare_names);
    char *list = count > 12 ? g_strdup_printf("the %u ids there are", count) : g_strjoinv(", ", names);
    g_free(names);
    return list;
}

bool dz_take_reference(DzSheet *sheet, const char *column, const char *rule, GHashTable *ids, int *out)
{
    const char *text = dz_sheet_text(sheet, column);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(ids, text));
    if (found) {
        *out = (int)found - 1;
        return true;
    }
    g_autofree char *all = list_ids(ids);
    if (g_hash_table_size(ids) == 0)
        dz_sheet_fault(sheet, rule,
                       "%s '%s' is not known: the table that lists them is not there or has no row", column,
                       text);
    else
        dz_sheet_fault(sheet, rule, "%s '%s' is none of %s", column, text, all);
    return false;
}
