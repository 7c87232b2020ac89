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

/* The first letter of a script other than Arabic; NULL if there is none. */
static const char *foreign_letter(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (g_unichar_isalpha(character) && g_unichar_get_script(character) != G_UNICODE_SCRIPT_ARABIC)
            return text;
    }
    return NULL;
}

/* How many labels the map of round `round` has in `lang`; in Arabic each must be Arabic. */
static guint check_labels(const char *round, DzLang lang)
{
    static const DzTypesetter typesetter = {NULL, measure};
    GError *error = NULL;
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    guint labels = 0;
    request.lang = lang;
    request.styles = "styles";
    g_assert_true(dz_round_parse(set, round, &request.when, &error));
    g_autoptr(DzScene) scene = dz_scene_build(composite, &request, &typesetter, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        if (mark->kind != DZ_MARK_TEXT || !mark->in_frame)
            continue;
        labels++;
        if (lang == DZ_LANG_AR && foreign_letter(mark->text))
            g_test_fail_printf("round %s: '%s' has letters that are not Arabic", round, mark->text);
    }
    return labels;
}

static void in_arabic_no_other_letters_stand_on_the_country_map(void)
{
    static const char *const rounds[] = {"1", "6", "9", "11", "15", "22"};
    for (guint i = 0; i < G_N_ELEMENTS(rounds); i++)
        g_assert_cmpuint(check_labels(rounds[i], DZ_LANG_AR), >, 8);
}

static void other_letters_would_be_seen(void)
{
    g_assert_nonnull(foreign_letter("إدلب Idlib"));
    g_assert_nonnull(foreign_letter("М4"));
    g_assert_null(foreign_letter("إم 4 · 34 ٪"));
    g_assert_cmpuint(check_labels("11", DZ_LANG_EN), >, 8);
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
    g_test_add_func("/scene/names/in Arabic no other letters stand on the country map",
                    in_arabic_no_other_letters_stand_on_the_country_map);
    g_test_add_func("/scene/names/other letters would be seen", other_letters_would_be_seen);
    int status = g_test_run();
    dz_composite_free(composite);
    dz_dataset_free(set);
    return status;
}
