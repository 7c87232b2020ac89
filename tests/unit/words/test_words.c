/*
 * Words in five languages. Dates and numbers are as the Unicode CLDR and Syrian usage (Levantine months)
 * write them, put down by hand.
 */
#include "model/day.h"
#include "words/words.h"

#include <string.h>

static DzDay day(const char *text)
{
    DzDay value = DZ_DAY_NONE;
    g_assert_true(dz_day_parse(text, &value));
    return value;
}

/* French sets a space before colon and percent sign that no line may break at (Lexique des regles
 * typographiques en usage a l'Imprimerie nationale); Turkish writes %18 (TDK, Yazim Kilavuzu). */
static void signs_stand_as_the_language_sets_them(void)
{
    for (guint word = 0; word < DZ_WORD_COUNT; word++) {
        const char *french = dz_word((DzWord)word, DZ_LANG_FR), *turkish = dz_word((DzWord)word, DZ_LANG_TR);
        g_assert_null(strstr(french, " :"));
        g_assert_null(strstr(french, " %%"));
        for (const char *at = strchr(french, ':'); at; at = strchr(at + 1, ':'))
            g_assert_true(at - french >= 2 && memcmp(at - 2, "\302\240", 2) == 0);
        for (const char *at = strstr(turkish, "%%"); at; at = strstr(at + 2, "%%"))
            g_assert_true(g_str_has_prefix(at, "%%%s"));
    }
}

static void degrees_are_written_to_the_minute(void)
{
    static const struct {
        double lat, lon;
        DzLang lang;
        const char *latitude, *longitude;
    } cases[] = {{36, 37, DZ_LANG_EN, "36° N", "37° E"},
                 {-34.5, -58.25, DZ_LANG_EN, "34°30′ S", "58°15′ W"},
                 {35.0833333, 36.9999, DZ_LANG_FR, "35°05′ N", "37° E"},
                 {36, -1, DZ_LANG_TR, "36° K", "1° B"},
                 {36, 37, DZ_LANG_RU, "36° с. ш.", "37° в. д."},
                 {36, 37, DZ_LANG_AR, "36° ش", "37° ق"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *latitude = dz_words_latitude(cases[i].lat, cases[i].lang);
        g_autofree char *longitude = dz_words_longitude(cases[i].lon, cases[i].lang);
        g_assert_cmpstr(latitude, ==, cases[i].latitude);
        g_assert_cmpstr(longitude, ==, cases[i].longitude);
    }
}

/* What is nearly all is not all, what is nearly nothing is not nothing. */
static void percents_do_not_round_to_all_or_nothing(void)
{
    static const struct {
        double share;
        const char *text;
    } cases[] = {{0, "0"}, {0.001, "1"}, {0.344, "34"}, {0.9976, "99"}, {1, "100"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = dz_words_percent(cases[i].share, DZ_LANG_EN);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void every_word_is_there(void)
{
    for (guint word = 0; word < DZ_WORD_COUNT; word++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            const char *text = dz_word((DzWord)word, (DzLang)lang);
            g_test_message("word %u in language %u: %s", word, lang, text ? text : "(null)");
            g_assert_nonnull(text);
            g_assert_cmpuint(strlen(text), >, 0);
            g_assert_true(g_utf8_validate(text, -1, NULL));
        }
    }
}

/* What printf is asked for, in the order of its arguments, without "%%": "%d", "%s%s" for "%2$s: %1$s".
 * g_free it. */
static char *places(const char *text)
{
    char kinds[10] = "";
    guint count = 0;
    for (; (text = strchr(text, '%')); text += 2) {
        if (text[1] == '%')
            continue;
        bool numbered = g_ascii_isdigit(text[1]) && text[2] == '$';
        guint place = numbered ? (guint)(text[1] - '1') : count;
        g_assert_cmpuint(place, <, sizeof kinds - 1);
        kinds[place] = numbered ? text[3] : text[1];
        count = MAX(count, place + 1);
    }
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(out, "%%%c", kinds[i]);
    return g_string_free(out, FALSE);
}

static void places_are_the_same(void)
{
    for (guint word = 0; word < DZ_WORD_COUNT; word++) {
        g_autofree char *english = places(dz_word((DzWord)word, DZ_LANG_EN));
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            g_autofree char *own = places(dz_word((DzWord)word, (DzLang)lang));
            g_test_message("%s", dz_word((DzWord)word, (DzLang)lang));
            g_assert_cmpstr(own, ==, english);
        }
    }
}

/* Is the character one of the language's script? */
static bool in_script(gunichar character, DzLang lang)
{
    GUnicodeScript script = g_unichar_get_script(character);
    GUnicodeScript own = lang == DZ_LANG_AR   ? G_UNICODE_SCRIPT_ARABIC
                         : lang == DZ_LANG_RU ? G_UNICODE_SCRIPT_CYRILLIC
                                              : G_UNICODE_SCRIPT_LATIN;
    return script == own || script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED;
}

static void words_are_in_their_script(void)
{
    for (guint word = 0; word < DZ_WORD_COUNT; word++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            g_autoptr(GRegex) place = g_regex_new("%([0-9]\\$)?[sdu%]", 0, 0, NULL);
            g_autofree char *text =
                g_regex_replace_literal(place, dz_word((DzWord)word, (DzLang)lang), -1, 0, "", 0, NULL);
            g_test_message("%s", text);
            for (const char *at = text; *at; at = g_utf8_next_char(at))
                g_assert_true(in_script(g_utf8_get_char(at), (DzLang)lang));
        }
    }
}

static void a_day_is_said_as_well_as_it_is_known(void)
{
    static const struct {
        const char *day;
        DzPrecision precision;
        const char *said[DZ_LANG_COUNT];
    } cases[] = {
        {"2020-03-05",
         DZ_PRECISION_DAY,
         {"5 March 2020", "5 آذار 2020", "5 Mart 2020", "5 марта 2020", "5 mars 2020"}},
        {"2020-03-15",
         DZ_PRECISION_MONTH,
         {"March 2020", "آذار 2020", "Mart 2020", "март 2020", "mars 2020"}},
        {"2017-05-01", DZ_PRECISION_MONTH, {"May 2017", "أيار 2017", "Mayıs 2017", "май 2017", "mai 2017"}},
        {"2018-12-31",
         DZ_PRECISION_MONTH,
         {"December 2018", "كانون الأول 2018", "Aralık 2018", "декабрь 2018", "décembre 2018"}},
        {"2017-12-01", DZ_PRECISION_YEAR, {"2017", "2017", "2017", "2017", "2017"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            g_autofree char *said = dz_words_about(day(cases[i].day), cases[i].precision, (DzLang)lang);
            g_assert_cmpstr(said, ==, cases[i].said[lang]);
        }
    }
}

static void days_are_said(void)
{
    static const struct {
        const char *day, *said[DZ_LANG_COUNT];
    } cases[] = {
        {"2017-01-01",
         {"1 January 2017", "1 كانون الثاني 2017", "1 Ocak 2017", "1 января 2017", "1er janvier 2017"}},
        {"2018-02-28",
         {"28 February 2018", "28 شباط 2018", "28 Şubat 2018", "28 февраля 2018", "28 février 2018"}},
        {"2020-03-05", {"5 March 2020", "5 آذار 2020", "5 Mart 2020", "5 марта 2020", "5 mars 2020"}},
        {"2018-04-14",
         {"14 April 2018", "14 نيسان 2018", "14 Nisan 2018", "14 апреля 2018", "14 avril 2018"}},
        {"2018-05-15", {"15 May 2018", "15 أيار 2018", "15 Mayıs 2018", "15 мая 2018", "15 mai 2018"}},
        {"2018-06-30", {"30 June 2018", "30 حزيران 2018", "30 Haziran 2018", "30 июня 2018", "30 juin 2018"}},
        {"2018-07-31", {"31 July 2018", "31 تموز 2018", "31 Temmuz 2018", "31 июля 2018", "31 juillet 2018"}},
        {"2019-08-02", {"2 August 2019", "2 آب 2019", "2 Ağustos 2019", "2 августа 2019", "2 août 2019"}},
        {"2017-09-15",
         {"15 September 2017", "15 أيلول 2017", "15 Eylül 2017", "15 сентября 2017", "15 septembre 2017"}},
        {"2017-10-31",
         {"31 October 2017", "31 تشرين الأول 2017", "31 Ekim 2017", "31 октября 2017", "31 octobre 2017"}},
        {"2024-11-11",
         {"11 November 2024", "11 تشرين الثاني 2024", "11 Kasım 2024", "11 ноября 2024", "11 novembre 2024"}},
        {"2019-12-11",
         {"11 December 2019", "11 كانون الأول 2019", "11 Aralık 2019", "11 декабря 2019",
          "11 décembre 2019"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            g_autofree char *said = dz_words_day(day(cases[i].day), (DzLang)lang);
            g_assert_cmpstr(said, ==, cases[i].said[lang]);
        }
    }
}

static void spans_say_once_what_is_shared(void)
{
    static const struct {
        const char *from, *to;
        DzLang lang;
        const char *said;
    } cases[] = {
        {"2019-12-10", "2019-12-11", DZ_LANG_EN, "10–11 December 2019"},
        {"2019-12-10", "2019-12-10", DZ_LANG_EN, "10 December 2019"},
        {"2018-07-30", "2018-08-02", DZ_LANG_EN, "30 July – 2 August 2018"},
        {"2019-12-31", "2020-01-01", DZ_LANG_EN, "31 December 2019 – 1 January 2020"},
        {"2018-05-14", "2019-05-15", DZ_LANG_EN, "14 May 2018 – 15 May 2019"},
        {"2019-12-10", "2019-12-11", DZ_LANG_AR, "10–11 كانون الأول 2019"},
        {"2018-07-30", "2018-08-02", DZ_LANG_TR, "30 Temmuz – 2 Ağustos 2018"},
        {"2018-05-14", "2018-05-15", DZ_LANG_RU, "14–15 мая 2018"},
        {"2019-08-01", "2019-08-02", DZ_LANG_FR, "1er–2 août 2019"},
        {"2018-07-31", "2018-08-01", DZ_LANG_FR, "31 juillet – 1er août 2018"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *said = dz_words_span(day(cases[i].from), day(cases[i].to), cases[i].lang);
        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

static void numbers_have_the_languages_marks(void)
{
    static const struct {
        double value;
        int decimals;
        bool sign;
        const char *said[DZ_LANG_COUNT];
    } cases[] = {
        {9427.34, 1, false, {"9,427.3", "9,427.3", "9.427,3", "9\u00a0427,3", "9\u202f427,3"}},
        {1234567,
         0,
         false,
         {"1,234,567", "1,234,567", "1.234.567", "1\u00a0234\u00a0567", "1\u202f234\u202f567"}},
        {999.96, 1, false, {"1,000.0", "1,000.0", "1.000,0", "1\u00a0000,0", "1\u202f000,0"}},
        {115, 0, false, {"115", "115", "115", "115", "115"}},
        {0.5, 2, false, {"0.50", "0.50", "0,50", "0,50", "0,50"}},
        {-2811,
         0,
         true,
         {"\u22122,811", "\u200e\u22122,811", "\u22122.811", "\u22122\u00a0811", "\u22122\u202f811"}},
        {-0.5, 1, false, {"\u22120.5", "\u200e\u22120.5", "\u22120,5", "\u22120,5", "\u22120,5"}},
        {74, 0, true, {"+74", "\u200e+74", "+74", "+74", "+74"}},
        {0, 1, true, {"0.0", "0.0", "0,0", "0,0", "0,0"}},
        {-0.04, 1, true, {"0.0", "0.0", "0,0", "0,0", "0,0"}},
        {0.04, 1, true, {"0.0", "0.0", "0,0", "0,0", "0,0"}},
        {-0.0, 0, false, {"0", "0", "0", "0", "0"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            g_autofree char *said =
                dz_words_number(cases[i].value, cases[i].decimals, cases[i].sign, (DzLang)lang);
            g_assert_cmpstr(said, ==, cases[i].said[lang]);
        }
    }
}

static void arabic_alone_runs_the_other_way(void)
{
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++)
        g_assert_true(dz_lang_is_rtl((DzLang)lang) == (lang == DZ_LANG_AR));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/percents do not round to all or nothing",
                    percents_do_not_round_to_all_or_nothing);
    g_test_add_func("/words/words/every word is there in every language", every_word_is_there);
    g_test_add_func("/words/words/a word has the same places in every language, in the same order",
                    places_are_the_same);
    g_test_add_func("/words/words/a word is written in its language's script", words_are_in_their_script);
    g_test_add_func("/words/words/a day is said in every month and language", days_are_said);
    g_test_add_func("/words/words/a day is said as well as it is known",
                    a_day_is_said_as_well_as_it_is_known);
    g_test_add_func("/words/words/a span says once what its days share", spans_say_once_what_is_shared);
    g_test_add_func("/words/words/a number has the marks of its language and no signed nought",
                    numbers_have_the_languages_marks);
    g_test_add_func("/words/words/Arabic alone runs from right to left", arabic_alone_runs_the_other_way);
    g_test_add_func("/words/words/colons and percent signs stand as French and Turkish set them",
                    signs_stand_as_the_language_sets_them);
    g_test_add_func("/words/words/degrees are written to the minute", degrees_are_written_to_the_minute);
    return g_test_run();
}
