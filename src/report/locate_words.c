#include "report/locate_in.h"
#include "words/words.h"

static const int OLD_DAYS = 365; /* a record that was made so long before the day says so */

/* "Round 9, 15 May 2018", or for several "Rounds 15 to 22, 10 June 2020 – 12 November 2024". g_free it. */
static char *when_text(const DzDataset *set, const DzAnswer *answer, DzLang lang)
{
    const char *comma = dz_lang_is_rtl(lang) ? "، " : ", ";
    g_autofree char *days = dz_words_span(answer->when.day, answer->last.day, lang);
    GString *out = g_string_new(NULL);
    if (answer->when.round < 0)
        return g_string_free(g_string_append(out, days), FALSE);
    int first = DZ_ROUND(set, answer->when.round)->number, last = DZ_ROUND(set, answer->last.round)->number;
    if (first == last)
        g_string_append_printf(out, dz_word(DZ_WORD_ROUND, lang), first);
    else
        g_string_append_printf(out, dz_word(DZ_WORD_ROUNDS, lang), first, last);
    g_string_append_printf(out, "%s%s", comma, days);
    return g_string_free(out, FALSE);
}

/* "Idlib area (reduced)"; in a data set without zones the place itself. g_free it. */
static char *where_text(const DzDataset *set, const DzPlace *place, const DzLocation *location, DzLang lang)
{
    if (location->zone >= 0)
        return g_strdup_printf("%s (%s)", dz_text_in(&DZ_ZONE(set, location->zone)->name, lang),
                               dz_word(DZ_WORD_NO_RECORD + location->status, lang));
    if (set->zones->len > 0)
        return g_strdup(dz_word(DZ_WORD_OUTSIDE_ZONES, lang));
    return place->name ? g_strdup(place->name) : g_strdup_printf("%.6g, %.6g", place->at.lon, place->at.lat);
}

static char *holder_text(const DzDataset *set, const DzPlace *place, const DzLocation *location, DzLang lang)
{
    g_autofree char *where = where_text(set, place, location, lang);
    if (location->party < 0)
        return g_strdup_printf(dz_word(DZ_WORD_LOCATE_NOBODY, lang), where);
    g_autofree char *since = dz_words_day(location->since, lang);
    return g_strdup_printf(
        dz_word(location->since_before ? DZ_WORD_LOCATE_HELD_BEFORE : DZ_WORD_LOCATE_HELD, lang), where,
        dz_text_in(&DZ_PARTY(set, location->party)->name, lang), since);
}

/* Why there is no answer. g_free it. */
static char *no_record_text(const DzDataset *set, const DzLocation *location, DzDay day, DzLang lang)
{
    if (location->day_recorded)
        return g_strdup(dz_word(DZ_WORD_LOCATE_NO_GROUND, lang));
    bool before = day < set->record_from;
    g_autofree char *limit = dz_words_day(before ? set->record_from : set->record_to, lang);
    return g_strdup_printf(dz_word(before ? DZ_WORD_RECORD_BEGINS : DZ_WORD_RECORD_ENDS, lang), limit);
}

/* Is the place nearer to the front line than to the settlement, or than that is known to lie? */
static bool is_unsure(const DzDataset *set, const DzLocation *location)
{
    if (location->front_km < 0 || location->settlement < 0)
        return false;
    double precision_km = DZ_SETTLEMENT(set, location->settlement)->precision_km;
    return location->front_km < MAX(precision_km, location->settlement_km);
}

/* How sure the answer is: basis, confidence and age of the record. */
static void add_trust(GString *out, const DzDataset *set, const DzAnswer *answer, DzLang lang)
{
    const DzLocation *location = &answer->location;
    const DzEpisode *episode = location->episode;
    const char *confidence = dz_word(DZ_WORD_CONFIDENCE_LOW + location->confidence, lang);
    if (episode && episode->observed != DZ_DAY_NONE) {
        g_autofree char *observed = dz_words_day(episode->observed, lang);
        dz_words_add_sentence(out, dz_word(DZ_WORD_LOCATE_REPORTED + episode->basis, lang), observed,
                              confidence);
        if (episode->observed > answer->when.day)
            dz_words_add_sentence(out, dz_word(DZ_WORD_LOCATE_LATER, lang), observed);
        else if (answer->last.day - episode->observed > OLD_DAYS)
            dz_words_add_sentence(out, dz_word(DZ_WORD_LOCATE_AGE, lang),
                                  (guint)(answer->last.day - episode->observed));
    }
    if (location->recorded && is_unsure(set, location))
        dz_words_add_sentence(out, "%s", dz_word(DZ_WORD_LOCATE_UNSURE, lang));
}

char *dz_locate_settlement_words(const DzDataset *set, const DzLocation *location, DzLang lang)
{
    if (location->settlement < 0)
        return g_strdup("");
    const DzSettlement *settlement = DZ_SETTLEMENT(set, location->settlement);
    g_autofree char *km = dz_words_number(location->settlement_km, 1, false, lang);
    g_autofree char *precision = dz_words_number(settlement->precision_km, 1, false, lang);
    return g_strdup_printf(dz_word(DZ_WORD_LOCATE_SETTLEMENT, lang), dz_text_in(&settlement->name, lang), km,
                           precision);
}

char *dz_locate_words(const DzDataset *set, const DzPlace *place, const DzAnswer *answer, bool settlement,
                      DzLang lang)
{
    const DzLocation *location = &answer->location;
    g_autofree char *when = when_text(set, answer, lang);
    g_autofree char *what = location->recorded ? holder_text(set, place, location, lang)
                                               : no_record_text(set, location, answer->when.day, lang);
    g_autofree char *nearest = settlement ? dz_locate_settlement_words(set, location, lang) : NULL;
    GString *out = g_string_new(NULL);
    dz_words_add_sentence(out, dz_word(DZ_WORD_LABELLED, lang), when, what);
    if (nearest && *nearest)
        dz_words_add_sentence(out, "%s", nearest);
    if (location->front_km >= 0) {
        g_autofree char *km = dz_words_number(location->front_km, 1, false, lang);
        dz_words_add_sentence(out, dz_word(DZ_WORD_LOCATE_FRONT, lang), km);
    }
    add_trust(out, set, answer, lang);
    return g_string_free(out, FALSE);
}
