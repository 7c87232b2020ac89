/*
 * Places by the names that people write.
 */
#include "model/place.h"

#include "unit/world.h"

#include <string.h>

static void check_fold(const char *name, const char *expected)
{
    g_autofree char *folded = dz_place_fold(name);
    g_assert_cmpstr(folded, ==, expected);
}

static void spellings_fold_together(void)
{
    check_fold("Saraqib", "saraqib");
    check_fold("SERÂKIB", "serakib");
    check_fold("İdlib", "idlib");
    check_fold("Tartıs", "tartis");
    check_fold("Al-Bāb", "al bab");
    check_fold("  al   Bab ", "al bab");
    check_fold("Ma'arrat an-Nu'man", "maarrat an numan");
    check_fold("Ma\u02bfarrat", "maarrat");
    check_fold("Алеппо", "алеппо");
    check_fold("أَريحا", "اريحا");
    check_fold("إدلـب", "ادلب");
    check_fold("", "");
    check_fold("--", "");
    check_fold("bad \xff byte", "bad byte");
}

static DzDataset *world(void)
{
    static const char *const names[][2] = {{"Saraqib", "سراقب"},
                                           {"Sarmin", NULL},
                                           {"Tell Ada", NULL},
                                           {"Tell Ada (south)", NULL},
                                           {"Idlib", NULL}};
    DzDataset *set = world_new((DzBox){36, 35, 37, 36}, "POLYGON ((36 35, 37 35, 37 36, 36 36))");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        world_settlement(set, 36.1 + i * 0.1, 35.5, -1);
        DZ_SETTLEMENT(set, i)->name.in[DZ_LANG_EN] = g_strdup(names[i][0]);
        DZ_SETTLEMENT(set, i)->name.in[DZ_LANG_AR] = g_strdup(names[i][1]);
    }
    DzPost post = {.id = g_strdup("post"), .at = {36.9, 35.1}};
    post.name.in[DZ_LANG_EN] = g_strdup("Sarman");
    g_array_append_val(set->posts, post);
    return set;
}

static void check_found(const DzDataset *set, const char *name, const char *id)
{
    GError *error = NULL;
    DzPlace place;
    g_assert_true(dz_place_find(set, name, DZ_LANG_EN, &place, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(place.id, ==, id);
}

static void names_and_ids_find_a_place(void)
{
    g_autoptr(DzDataset) set = world();
    DzPlace place;
    check_found(set, "SARAQIB", "place-0");
    check_found(set, "Sarāqib", "place-0");
    check_found(set, "سراقب", "place-0");
    check_found(set, "place-3", "place-3");
    check_found(set, "Tell Ada (south)", "place-3");
    check_found(set, "sarman", "post");
    g_assert_true(dz_place_find(set, "saraqib", DZ_LANG_AR, &place, NULL));
    g_assert_cmpstr(place.name, ==, "سراقب");
    g_assert_cmpfloat_with_epsilon(place.at.lon, 36.1, 1e-12);
}

static void check_unknown(const DzDataset *set, const char *name, const char *said)
{
    GError *error = NULL;
    DzPlace place;
    g_assert_false(dz_place_find(set, name, DZ_LANG_EN, &place, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_UNKNOWN);
    g_assert_cmpstr(error->message, ==, said);
    g_error_free(error);
}

static void what_is_unknown_or_ambiguous_is_said(void)
{
    g_autoptr(DzDataset) set = world();
    check_unknown(set, "Sarakib",
                  "there is no place 'Sarakib' in the data set; did you mean Saraqib (place-0)?");
    check_unknown(set, "Sarmn",
                  "there is no place 'Sarmn' in the data set; did you mean Sarmin (place-1), Sarman (post)?");
    check_unknown(set, "Ildib", "there is no place 'Ildib' in the data set; did you mean Idlib (place-4)?");
    check_unknown(set, "Buenos Aires", "there is no place 'Buenos Aires' in the data set");
    check_unknown(set, "tell ada",
                  "'tell ada' may be any of 2 places; give the id of one: Tell Ada (place-2, at 36.3 35.5), "
                  "Tell Ada (south) (place-3, at 36.4 35.5)");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/place/spellings fold together", spellings_fold_together);
    g_test_add_func("/model/place/names and ids find a place", names_and_ids_find_a_place);
    g_test_add_func("/model/place/what is unknown or ambiguous is said",
                    what_is_unknown_or_ambiguous_is_said);
    return g_test_run();
}
