/*
 * The labels of the country map in other languages, on the shipped data set; the typesetter is a plain fake.
 */
#include "scene/scene.h"

#include <string.h>

static DzDataset *set;
static DzComposite *composite;

static DzTextSize measure(void *data G_GNUC_UNUSED, const char *text, const DzFont *font,
                          double wrap_mm G_GNUC_UNUSED, DzLang lang G_GNUC_UNUSED)
{
    return (DzTextSize){.width_mm = 0.5 * font->size_mm * (double)g_utf8_strlen(text, -1),
                        .height_mm = 1.3 * font->size_mm,
                        .baseline_mm = font->size_mm,
                        .ink_top_mm = 0.3 * font->size_mm,
                        .ink_bottom_mm = font->size_mm};
}

/* The first letter of another script; NULL if there is none. */
static const char *foreign_letter(const char *text, GUnicodeScript script)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (g_unichar_isalpha(character) && g_unichar_get_script(character) != script)
            return text;
    }
    return NULL;
}

/* Is the text the English name of something that is called otherwise in `lang`? */
static bool is_english(const DzText *name, const char *text, DzLang lang)
{
    return g_strcmp0(name->in[DZ_LANG_EN], text) == 0 && name->in[lang] && strcmp(name->in[lang], text) != 0;
}

/* Is it the English name of a zone, crossing, neighbour or settlement that has another in `lang`? The names
 * of places of one name are not told apart: one that is called so in `lang` excuses the text. */
static bool is_left_in_english(const char *text, DzLang lang)
{
    bool left = false;
    for (guint i = 0; i < set->zones->len; i++)
        left = left || is_english(&DZ_ZONE(set, i)->name, text, lang);
    for (guint i = 0; i < set->crossings->len; i++)
        left = left || is_english(&DZ_CROSSING(set, i)->name, text, lang);
    const GArray *neighbours = set->layers[DZ_LAYER_NEIGHBOURS].features;
    for (guint i = 0; i < neighbours->len; i++)
        left = left || is_english(&g_array_index(neighbours, DzFeature, i).name, text, lang);
    for (guint i = 0; i < set->settlements->len; i++) {
        left = left || is_english(&DZ_SETTLEMENT(set, i)->name, text, lang);
        if (g_strcmp0(dz_text_in(&DZ_SETTLEMENT(set, i)->name, lang), text) == 0)
            return false;
    }
    return left;
}

/* How many labels the map of a round has, of the country or of `zone`, in `lang`; in Arabic each must be
 * Arabic, in Russian Cyrillic.
 */
static guint check_labels(const char *round, const char *zone, DzLang lang)
{
    static const DzTypesetter typesetter = {NULL, measure};
    GError *error = NULL;
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    guint labels = 0;
    request.lang = lang;
    request.styles = "styles";
    request.zone = zone;
    g_assert_true(dz_round_parse(set, round, &request.when, &error));
    g_autoptr(DzScene) scene = dz_scene_build(composite, &request, &typesetter, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        if (mark->kind != DZ_MARK_TEXT || !mark->in_frame)
            continue;
        labels++;
        if (lang == DZ_LANG_AR && foreign_letter(mark->text, G_UNICODE_SCRIPT_ARABIC))
            g_test_fail_printf("round %s: '%s' has letters that are not Arabic", round, mark->text);
        if (lang == DZ_LANG_RU && foreign_letter(mark->text, G_UNICODE_SCRIPT_CYRILLIC))
            g_test_fail_printf("round %s: '%s' has letters that are not Cyrillic", round, mark->text);
        if (lang != DZ_LANG_EN && is_left_in_english(mark->text, lang))
            g_test_fail_printf("round %s: '%s' is English", round, mark->text);
    }
    return labels;
}

static void labels_of_the_country_map_are_in_its_language(void)
{
    static const char *const rounds[] = {"1", "6", "9", "11", "15", "22"};
    for (guint i = 0; i < G_N_ELEMENTS(rounds); i++)
        for (guint lang = DZ_LANG_AR; lang < DZ_LANG_COUNT; lang++)
            g_assert_cmpuint(check_labels(rounds[i], NULL, (DzLang)lang), >, 8);
}

/* Those of the two larger zones name what ranks from 1 to 4, which all have Arabic names. */
static void maps_of_large_zones_are_in_arabic(void)
{
    static const char *const zones[] = {"idlib", "south"};
    for (guint i = 0; i < G_N_ELEMENTS(zones); i++) {
        g_assert_cmpuint(check_labels("6", zones[i], DZ_LANG_AR), >, 30);
        g_assert_cmpuint(check_labels("14", zones[i], DZ_LANG_AR), >, 30);
    }
}

static void other_letters_would_be_seen(void)
{
    g_assert_nonnull(foreign_letter("إدلب Idlib", G_UNICODE_SCRIPT_ARABIC));
    g_assert_nonnull(foreign_letter("М4", G_UNICODE_SCRIPT_ARABIC));
    g_assert_null(foreign_letter("إم 4 · 34 ٪", G_UNICODE_SCRIPT_ARABIC));
    g_assert_null(foreign_letter("М4", G_UNICODE_SCRIPT_CYRILLIC));
    g_assert_true(is_left_in_english("Aleppo", DZ_LANG_FR));
    g_assert_true(is_left_in_english("Turkey", DZ_LANG_TR));
    g_assert_false(is_left_in_english("Homs", DZ_LANG_FR));
    g_assert_cmpuint(check_labels("11", NULL, DZ_LANG_EN), >, 8);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    set = dz_dataset_open("geodata/syria", &error);
    g_assert_no_error(error);
    composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    g_test_add_func(
        "/scene/names/labels of the country map are in its language, in Arabic and Russian in its script",
        labels_of_the_country_map_are_in_its_language);
    g_test_add_func("/scene/names/maps of large zones are in Arabic", maps_of_large_zones_are_in_arabic);
    g_test_add_func("/scene/names/other letters would be seen", other_letters_would_be_seen);
    int status = g_test_run();
    dz_composite_free(composite);
    dz_dataset_free(set);
    return status;
}
