#include "report/changes_in.h"
#include "words/words.h"

static const char *party_name(const DzDataset *set, int party, DzLang lang)
{
    return party < 0 ? dz_word(DZ_WORD_NOBODY, lang) : dz_text_in(&DZ_PARTY(set, party)->name, lang);
}

static void add_areas(GString *out, const DzDataset *set, const DzChanges *changes, DzLang lang)
{
    for (guint i = 0; i < changes->areas->len; i++) {
        const DzAreaChange *row = &g_array_index(changes->areas, DzAreaChange, i);
        const char *where = row->zone < 0 ? dz_word(DZ_WORD_OUTSIDE_ZONES, lang)
                                          : dz_text_in(&DZ_ZONE(set, row->zone)->name, lang);
        g_autofree char *km2 = dz_words_number(row->km2, 1, false, lang);
        dz_words_add_sentence(out, dz_word(DZ_WORD_CHANGE_SENTENCE, lang), where, km2,
                              party_name(set, row->from, lang), party_name(set, row->to, lang),
                              row->settlements);
    }
    if (changes->areas->len == 0)
        dz_words_add_sentence(out, "%s", dz_word(DZ_WORD_NO_CHANGE, lang));
}

static void add_points(GString *out, const DzDataset *set, const DzChanges *changes, DzLang lang)
{
    for (guint i = 0; i < changes->crossings->len; i++) {
        const DzCrossingChange *change = &g_array_index(changes->crossings, DzCrossingChange, i);
        g_autofree char *since = dz_words_about(change->day, change->precision, lang);
        dz_words_add_sentence(out, dz_word(DZ_WORD_CROSSING_CHANGE, lang),
                              dz_text_in(&DZ_CROSSING(set, change->crossing)->name, lang),
                              dz_word(DZ_WORD_STATE_OPEN + change->from, lang),
                              dz_word(DZ_WORD_STATE_OPEN + change->to, lang), since);
    }
    g_autoptr(GString) days = g_string_new(NULL);
    for (guint i = 0; i < changes->exchanges->len; i++) {
        const DzExchange *exchange = DZ_EXCHANGE(set, g_array_index(changes->exchanges, guint, i));
        g_autofree char *day = dz_words_about(exchange->date, exchange->precision, lang);
        g_string_append_printf(days, "%s%s", i ? dz_lang_is_rtl(lang) ? "، " : ", " : "", day);
    }
    if (days->len)
        dz_words_add_sentence(out, dz_word(DZ_WORD_EXCHANGES_HELD, lang), days->str);
}

/* The two lines of one arrangement have one name, which is said once. */
static bool said_before(const DzDataset *set, const DzChanges *changes, guint index)
{
    const DzProvisionChange *all = &g_array_index(changes->provisions, DzProvisionChange, 0);
    for (guint i = 0; i < index; i++)
        if (all[i].began == all[index].began && all[i].day == all[index].day &&
            g_str_equal(dz_text_in(&DZ_PROVISION(set, all[i].provision)->name, DZ_LANG_EN),
                        dz_text_in(&DZ_PROVISION(set, all[index].provision)->name, DZ_LANG_EN)))
            return true;
    return false;
}

static void add_provisions(GString *out, const DzDataset *set, const DzChanges *changes, DzLang lang)
{
    for (guint i = 0; i < changes->provisions->len; i++) {
        const DzProvisionChange *change = &g_array_index(changes->provisions, DzProvisionChange, i);
        g_autofree char *day = dz_words_day(change->day, lang);
        if (!said_before(set, changes, i))
            dz_words_add_sentence(
                out, dz_word(change->began ? DZ_WORD_PROVISION_BEGAN : DZ_WORD_PROVISION_ENDED, lang), day,
                dz_text_in(&DZ_PROVISION(set, change->provision)->name, lang));
    }
}

char *dz_changes_words(const DzDataset *set, const DzComparison *comparison, DzLang lang)
{
    const DzChanges *changes = comparison->changes;
    g_autofree char *from = dz_words_day(changes->from, lang);
    g_autofree char *to = dz_words_day(changes->to, lang);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, dz_word(DZ_WORD_BETWEEN_DAYS, lang), from, to);
    if (!changes->comparable) {
        bool first = !dz_dataset_on_record(set, changes->from);
        dz_words_add_sentence(out, dz_word(DZ_WORD_NOT_COMPARABLE, lang), first ? from : to);
        return g_string_free(out, FALSE);
    }
    g_autofree char *front_from = dz_words_number(changes->front_from_km, 1, false, lang);
    g_autofree char *front_to = dz_words_number(changes->front_to_km, 1, false, lang);
    add_areas(out, set, changes, lang);
    dz_words_add_sentence(out, dz_word(DZ_WORD_FRONT_LENGTHS, lang), front_from, front_to);
    add_points(out, set, changes, lang);
    add_provisions(out, set, changes, lang);
    return g_string_free(out, FALSE);
}
