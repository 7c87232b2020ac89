/*
 * https://unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
#include "words/plural.h"

#include "words/words.h"

typedef enum { ONE, TWO, FEW, MANY, OTHER, FORM_COUNT } Form;

/* %s: the number. A form that a language has not is NULL. */
static const char *const FORMS[DZ_COUNT_COUNT][DZ_LANG_COUNT][FORM_COUNT] = {
    [DZ_COUNT_ROUNDS] = {[DZ_LANG_EN] = {"%s round", [OTHER] = "%s rounds"},
                         [DZ_LANG_AR] = {"جولة واحدة", "جولتان", "%s جولات", "%s جولة", "%s جولة"},
                         [DZ_LANG_TR] = {[OTHER] = "%s tur"},
                         [DZ_LANG_RU] = {"%s раунд", [FEW] = "%s раунда", [MANY] = "%s раундов"},
                         [DZ_LANG_FR] = {"%s cycle", [OTHER] = "%s cycles"}},
    [DZ_COUNT_SETTLEMENTS] =
        {[DZ_LANG_EN] = {"%s settlement", [OTHER] = "%s settlements"},
         [DZ_LANG_AR] = {"بلدة واحدة", "بلدتان", "%s بلدات", "%s بلدة", "%s بلدة"},
         [DZ_LANG_TR] = {[OTHER] = "%s yerleşim"},
         [DZ_LANG_RU] =
             {"%s населённый пункт", [FEW] = "%s населённых пункта", [MANY] = "%s населённых пунктов"},
         [DZ_LANG_FR] = {"%s localité", [OTHER] = "%s localités"}},
    [DZ_COUNT_EXCHANGES] = {[DZ_LANG_EN] = {"%s exchange", [OTHER] = "%s exchanges"},
                            [DZ_LANG_AR] = {"عملية تبادل واحدة", "عمليتا تبادل", "%s عمليات تبادل",
                                            "%s عملية تبادل", "%s عملية تبادل"},
                            [DZ_LANG_TR] = {[OTHER] = "%s takas"},
                            [DZ_LANG_RU] = {"%s обмен", [FEW] = "%s обмена", [MANY] = "%s обменов"},
                            [DZ_LANG_FR] = {"%s échange", [OTHER] = "%s échanges"}},
    [DZ_COUNT_PEOPLE] = {[DZ_LANG_EN] = {"%s person", [OTHER] = "%s people"},
                         [DZ_LANG_AR] = {"شخص واحد", "شخصان", "%s أشخاص", "%s شخصًا", "%s شخص"},
                         [DZ_LANG_TR] = {[OTHER] = "%s kişi"},
                         [DZ_LANG_RU] = {"%s человек", [FEW] = "%s человека", [MANY] = "%s человек"},
                         [DZ_LANG_FR] = {"%s personne", [OTHER] = "%s personnes"}},
};

static Form arabic(guint count)
{
    guint hundreds = count % 100;
    if (count == 1 || count == 2)
        return count == 1 ? ONE : TWO;
    if (hundreds >= 3 && hundreds <= 10)
        return FEW;
    return hundreds >= 11 ? MANY : OTHER;
}

static Form russian(guint count)
{
    guint tens = count % 100, ones = count % 10;
    if (tens >= 11 && tens <= 14)
        return MANY;
    return ones == 1 ? ONE : ones >= 2 && ones <= 4 ? FEW : MANY;
}

static Form form_of(guint count, DzLang lang)
{
    switch (lang) {
    case DZ_LANG_AR:
        return arabic(count);
    case DZ_LANG_RU:
        return russian(count);
    case DZ_LANG_FR:
        return count < 2 ? ONE : OTHER;
    case DZ_LANG_EN:
        return count == 1 ? ONE : OTHER;
    case DZ_LANG_TR:
    case DZ_LANG_COUNT:
    default:
        return OTHER;
    }
}

char *dz_words_count(DzCounted what, guint count, DzLang lang)
{
    g_autofree char *number = dz_words_number(count, 0, false, lang);
    const char *form = FORMS[what][lang][form_of(count, lang)];
    g_autoptr(GString) text = g_string_new(form);
    g_string_replace(text, "%s", number, 1);
    return g_strdup(text->str);
}
