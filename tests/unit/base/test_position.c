/*
 * Positions as people write them.
 */
#include "dezmap.h"

#include <string.h>

static void check(const char *text, double lon, double lat)
{
    GError *error = NULL;
    DzLonLat at = {0, 0};
    g_assert_true(dz_position_parse(text, &at, &error));
    g_assert_no_error(error);
    g_assert_cmpfloat_with_epsilon(at.lon, lon, 1e-12);
    g_assert_cmpfloat_with_epsilon(at.lat, lat, 1e-12);
    g_assert_true(dz_position_is_meant(text));
}

static void longitude_comes_first(void)
{
    check("36.63 35.93", 36.63, 35.93);
    check("-58.4 -34.6", -58.4, -34.6);
    check("  36.63,35.93 ", 36.63, 35.93);
    check("36.63,\t35.93", 36.63, 35.93);
    check("180 90", 180, 90);
    check(".5 -.5", 0.5, -0.5);
    check("\u221258.4 34", -58.4, 34);
}

static void letters_say_which_is_which(void)
{
    check("36.63E 35.93N", 36.63, 35.93);
    check("35.93N 36.63E", 36.63, 35.93);
    check("58.4w 34.6s", -58.4, -34.6);
    check("36.63\u00b0E, 35.93\u00b0N", 36.63, 35.93);
    check("35.93N 36.63", 36.63, 35.93);
    check("35.93 36.63E", 36.63, 35.93);
}

static void refuse(const char *text, const char *said)
{
    GError *error = NULL;
    DzLonLat at = {1, 2};
    g_assert_false(dz_position_parse(text, &at, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
    g_assert_nonnull(strstr(error->message, said));
    g_assert_cmpfloat(at.lon, ==, 1); /* untouched */
    g_error_free(error);
}

static void what_is_no_position_is_refused(void)
{
    refuse("", "expected longitude and latitude");
    refuse("36.63", "expected longitude and latitude");
    refuse("36.63 35.93 1", "expected longitude and latitude");
    refuse("36,63 35,93", "expected longitude and latitude");
    refuse("nan 35", "expected longitude and latitude");
    refuse("0x10 35", "expected longitude and latitude");
    refuse("-36E 35N", "expected longitude and latitude");
    refuse("36N 35N", "one letter must be E or W");
    refuse("36E 35E", "one letter must be E or W");
    refuse("35.9 136.6", "longitude comes first");
    refuse("181 35", "from -180 to 180");
    refuse("36 90.5N", "from -90 to 90");
}

static void names_are_not_meant_for_positions(void)
{
    static const char *const names[] = {"Saraqib", "46th Regiment base", "", "-", "E N", "111th Regiment"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_assert_false(dz_position_is_meant(names[i]));
    g_assert_true(dz_position_is_meant("36.6 north"));
    g_assert_true(dz_position_is_meant("36.6"));
    g_assert_true(dz_position_is_meant("1 2 3"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/position/longitude comes first", longitude_comes_first);
    g_test_add_func("/base/position/letters say which is which", letters_say_which_is_which);
    g_test_add_func("/base/position/what is no position is refused", what_is_no_position_is_refused);
    g_test_add_func("/base/position/names are not meant for positions", names_are_not_meant_for_positions);
    return g_test_run();
}
