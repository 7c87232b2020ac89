/*
 * The words of reports, and plurals. What plurals are expected is in the samples of the Unicode CLDR's plural
 * rules: for each form numbers that have it.
 */
#include "words/plural.h"
#include "words/report.h"

#include <string.h>

static void every_word_is_there(void)
{
    for (guint word = 0; word < DZ_SAY_COUNT; word++) {
        for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
            const char *text = dz_say((DzSay)word, (DzLang)lang);
            g_test_message("word %u in language %u: %s", word, lang, text ? text : "(null)");
            g_assert_nonnull(text);
            g_assert_cmpuint(strlen(text), >, 0);
            g_assert_true(g_utf8_validate(text, -1, NULL));
        }
    }
}

/* What printf is asked for, without "%%": "%d", "%s%s". g_free it. */
static char *places(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; (text = strchr(text, '%')); text += text[1] ? 2 : 1) { /* "%" alone is a unit */
        if (text[1] && text[1] != '%')
            g_string_append_len(out, text, 2);
    }
    return g_string_free(out, FALSE);
}

static bool asks(DzSay word)
{
    return strstr(dz_say(word, DZ_LANG_EN), "%s") || strstr(dz_say(word, DZ_LANG_EN), "%d") ||
           strstr(dz_say(word, DZ_LANG_EN), "%u");
}

/* Words without places stand in tables as they are, where % is a percent sign. */
static void places_are_the_same(void)
{
    for (guint word = 0; word < DZ_SAY_COUNT; word++) {
        g_autofree char *english = places(dz_say((DzSay)word, DZ_LANG_EN));
        for (guint lang = 0; lang < DZ_LANG_COUNT && asks((DzSay)word); lang++) {
            g_autofree char *other = places(dz_say((DzSay)word, (DzLang)lang));
            g_test_message("word %u in language %u", word, lang);
            g_assert_cmpstr(other, ==, english);
        }
    }
}

/* As for words/words.h: French sets no breaking space before these, Turkish its percent sign in front. */
static void signs_stand_as_the_language_sets_them(void)
{
    for (guint word = 0; word < DZ_SAY_COUNT; word++) {
        const char *french = dz_say((DzSay)word, DZ_LANG_FR), *turkish = dz_say((DzSay)word, DZ_LANG_TR);
        g_test_message("word %u: %s", word, french);
        for (const char *sign = ":;?!"; *sign; sign++)
            for (const char *at = strchr(french, *sign); at; at = strchr(at + 1, *sign))
                g_assert_true(at - french >= 2 && memcmp(at - 2, "\302\240", 2) == 0);
        g_assert_null(strstr(french, " %%"));
        for (const char *at = strstr(turkish, "%%"); at; at = strstr(at + 2, "%%"))
            g_assert_true(g_str_has_prefix(at, "%%%s"));
    }
}

static void counts_have_the_plural_of_their_language(void)
{
    static const struct {
        DzLang lang;
        guint count;
        const char *text;
    } cases[] = {
        {DZ_LANG_EN, 0, "0 settlements"},
        {DZ_LANG_EN, 1, "1 settlement"},
        {DZ_LANG_EN, 21, "21 settlements"},
        {DZ_LANG_EN, 1200, "1,200 settlements"},
        {DZ_LANG_FR, 0, "0 localité"},
        {DZ_LANG_FR, 1, "1 localité"},
        {DZ_LANG_FR, 2, "2 localités"},
        {DZ_LANG_TR, 1, "1 yerleşim"},
        {DZ_LANG_TR, 5, "5 yerleşim"},
        {DZ_LANG_RU, 1, "1 населённый пункт"},
        {DZ_LANG_RU, 3, "3 населённых пункта"},
        {DZ_LANG_RU, 5, "5 населённых пунктов"},
        {DZ_LANG_RU, 11, "11 населённых пунктов"},
        {DZ_LANG_RU, 14, "14 населённых пунктов"},
        {DZ_LANG_RU, 21, "21 населённый пункт"},
        {DZ_LANG_RU, 112, "112 населённых пунктов"},
        {DZ_LANG_AR, 0, "0 بلدة"},
        {DZ_LANG_AR, 1, "بلدة واحدة"},
        {DZ_LANG_AR, 2, "بلدتان"},
        {DZ_LANG_AR, 3, "3 بلدات"},
        {DZ_LANG_AR, 10, "10 بلدات"},
        {DZ_LANG_AR, 11, "11 بلدة"},
        {DZ_LANG_AR, 99, "99 بلدة"},
        {DZ_LANG_AR, 100, "100 بلدة"},
        {DZ_LANG_AR, 103, "103 بلدات"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = dz_words_count(DZ_COUNT_SETTLEMENTS, cases[i].count, cases[i].lang);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/report/every word of a report is there in all languages", every_word_is_there);
    g_test_add_func("/words/report/a word of a report asks for the same in all languages",
                    places_are_the_same);
    g_test_add_func("/words/report/signs stand as the language sets them",
                    signs_stand_as_the_language_sets_them);
    g_test_add_func("/words/report/counts have the plural of their language",
                    counts_have_the_plural_of_their_language);
    return g_test_run();
}
