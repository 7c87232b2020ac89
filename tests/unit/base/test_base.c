/*
 * Numbers are taken whole or refused. What a decimal number is, is said by base/number.h; the values on the
 * right are written in C, so the compiler is the second source.
 */
#include "base/number.h"
#include "dezmap.h"

#include <locale.h>
#include <string.h>

static void numbers_are_read_exactly(void)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"0", 0},         {"-58.4", -58.4},   {"+7", 7},
        {"1e3", 1e3},     {"1E-2", 1E-2},     {".5", .5},
        {"5.", 5.},       {"-0.125", -0.125}, {"00012", 12},
        {"1e308", 1e308}, {"-1e308", -1e308}, {"37.123456789012345", 37.123456789012345},
        {"0.1", 0.1},     {"1e-300", 1e-300}, {"123456789012345678", 123456789012345678.0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        double value = -77;
        g_test_message("'%s'", cases[i].text);
        g_assert_true(dz_number_parse(cases[i].text, &value));
        g_assert_cmpfloat(value, ==, cases[i].value);
    }
}

static void other_texts_are_no_numbers(void)
{
    static const char *const texts[] = {
        "",     " ",    " 1",    "1 ",    "\t1",    "1\n",   "nan", "NaN",  "-nan", "inf", "-inf", "Infinity",
        "+inf", "0x10", "0X1p4", "1e400", "-1e400", "1e",    "e5",  "-",    "+",    ".",   "-.",   "--1",
        "+-1",  "1,5",  "1.2.3", "1 000", "1_000",  "12abc", "abc", "1e5x", "١٢",   "−5",  "1e+",  "$1",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        double value = -77;
        g_test_message("'%s'", texts[i]);
        g_assert_false(dz_number_parse(texts[i], &value));
        g_assert_cmpfloat(value, ==, -77); /* outputs are written on success only */
    }
    double value = -77;
    g_assert_false(dz_number_parse(NULL, &value));
}

static void the_locale_has_no_say(void)
{
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8") && !setlocale(LC_NUMERIC, "fr_FR.UTF-8")) {
        g_test_skip("no locale with a decimal comma is installed");
        return;
    }
    double value = 0;
    g_assert_true(dz_number_parse("1.5", &value));
    g_assert_cmpfloat(value, ==, 1.5);
    g_assert_false(dz_number_parse("1,5", &value));
    setlocale(LC_NUMERIC, "C");
}

static void integers_are_read_up_to_their_bounds(void)
{
    static const struct {
        const char *text;
        gint64 min, max, value;
    } cases[] = {
        {"1", 1, 9, 1},
        {"9", 1, 9, 9},
        {"-9", -9, -1, -9},
        {"0", 0, 0, 0},
        {"-0", -1, 1, 0},
        {"007", 0, 10, 7},
        {"9223372036854775807", G_MININT64, G_MAXINT64, G_MAXINT64},
        {"-9223372036854775808", G_MININT64, G_MAXINT64, G_MININT64},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gint64 value = -77;
        g_test_message("'%s'", cases[i].text);
        g_assert_true(dz_integer_parse(cases[i].text, cases[i].min, cases[i].max, &value));
        g_assert_cmpint(value, ==, cases[i].value);
    }
}

static void other_texts_are_no_integers(void)
{
    static const struct {
        const char *text;
        gint64 min, max;
    } cases[] = {
        {"0", 1, 9},
        {"10", 1, 9},
        {"-10", -9, -1},
        {"9223372036854775808", G_MININT64, G_MAXINT64},
        {"-9223372036854775809", G_MININT64, G_MAXINT64},
        {"99999999999999999999999", G_MININT64, G_MAXINT64},
        {"", -9, 9},
        {"-", -9, 9},
        {" 1", -9, 9},
        {"1 ", -9, 9},
        {"1\n", -9, 9},
        {"+1", -9, 9},
        {"--1", -9, 9},
        {"- 1", -9, 9},
        {"1.0", -9, 9},
        {"1e0", -9, 9},
        {"0x1", -9, 9},
        {"٣", -9, 9},
        {"one", -9, 9},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gint64 value = -77;
        g_test_message("'%s'", cases[i].text);
        g_assert_false(dz_integer_parse(cases[i].text, cases[i].min, cases[i].max, &value));
        g_assert_cmpint(value, ==, -77);
    }
    gint64 value = -77;
    g_assert_false(dz_integer_parse(NULL, 0, 9, &value));
}

/* Law: what printf writes with 17 digits comes back as the same double. */
static void a_written_double_is_read_back(void)
{
    GRand *rand = g_rand_new_with_seed(1);
    for (guint i = 0; i < 20000; i++) {
        union {
            guint64 bits;
            double value;
        } number = {.bits = (guint64)g_rand_int(rand) << 32 | g_rand_int(rand)};
        if (!(number.value > -1e300 && number.value < 1e300) ||
            (number.value < 1e-300 && number.value > -1e-300))
            continue;
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(text, sizeof text, "%.17g", number.value);
        double back = 0;
        g_assert_true(dz_number_parse(text, &back));
        g_assert_cmpfloat(back, ==, number.value);
    }
    g_rand_free(rand);
}

static void the_version_is_three_numbers(void)
{
    g_auto(GStrv) parts = g_strsplit(dz_version(), ".", -1);
    g_assert_cmpuint(g_strv_length(parts), ==, 3);
    for (guint i = 0; i < 3; i++) {
        gint64 value = 0;
        g_assert_true(dz_integer_parse(parts[i], 0, 999, &value));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/base/numbers are read exactly", numbers_are_read_exactly);
    g_test_add_func("/base/base/what is not wholly a finite decimal number is refused",
                    other_texts_are_no_numbers);
    g_test_add_func("/base/base/the locale has no say in numbers", the_locale_has_no_say);
    g_test_add_func("/base/base/integers are read up to and including their bounds",
                    integers_are_read_up_to_their_bounds);
    g_test_add_func("/base/base/what is not wholly an integer within bounds is refused",
                    other_texts_are_no_integers);
    g_test_add_func("/base/base/a double that is written with 17 digits is read back the same",
                    a_written_double_is_read_back);
    g_test_add_func("/base/base/the version is three numbers", the_version_is_three_numbers);
    return g_test_run();
}
