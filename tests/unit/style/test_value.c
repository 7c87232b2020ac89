#include "style/value_in.h"

#include <math.h>

/* What node 20 prints for String(x) and Number(t). */
static void numbers_are_written_as_javascript_does(void)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0, "0"},
                 {-0.0, "0"},
                 {-1, "-1"},
                 {100, "100"},
                 {0.1, "0.1"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {4.35, "4.35"},
                 {9438.1, "9438.1"},
                 {1.0 / 3, "0.3333333333333333"},
                 {1e-6, "0.000001"},
                 {1.234e-6, "0.000001234"},
                 {1e-7, "1e-7"},
                 {1.5e-7, "1.5e-7"},
                 {123e-20, "1.23e-18"},
                 {-1.5e-9, "-1.5e-9"},
                 {9007199254740992, "9007199254740992"},
                 {123456789012345680000.0, "123456789012345680000"},
                 {1e20, "100000000000000000000"},
                 {1e21, "1e+21"},
                 {1.5e21, "1.5e+21"},
                 {-1e300, "-1e+300"},
                 {5e-324, "5e-324"},
                 {1.7976931348623157e308, "1.7976931348623157e+308"},
                 {NAN, "NaN"},
                 {INFINITY, "Infinity"},
                 {-INFINITY, "-Infinity"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = dz_number_text(cases[i].number);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void texts_are_numbers_as_in_javascript(void)
{
    static const struct {
        const char *text;
        double number;
    } cases[] = {{"", 0},
                 {"  ", 0},
                 {"7", 7},
                 {" -7.5 ", -7.5},
                 {"1e3", 1000},
                 {"0x1f", 31},
                 {"0XFF", 255},
                 {"0b101", 5},
                 {"0o17", 15},
                 {"+5", 5},
                 {"5.", 5},
                 {".5", 0.5},
                 {"\t3\n", 3},
                 {"0x", NAN},
                 {"0xfg", NAN},
                 {"-0x1f", NAN},
                 {".", NAN},
                 {"1e", NAN},
                 {"1_000", NAN},
                 {"inf", NAN},
                 {"nan", NAN},
                 {"12px", NAN},
                 {"Infinity", INFINITY},
                 {"-Infinity", -INFINITY}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzValue value = {.kind = DZ_TYPE_STRING, .text = cases[i].text};
        double number = dz_value_number(&value);
        g_assert_true(isnan(cases[i].number) ? isnan(number) : number == cases[i].number);
    }
}

/* JavaScript: "\uffee" > "\u{1f600}", "\u{1f600}" > "\ud7ff", "\uffee" > "\ue000", "\u00e9" > "z" */
static void texts_are_ordered_by_utf16(void)
{
    static const char *const rising[] = {"",
                                         "B",
                                         "Ba",
                                         "a",
                                         "z",
                                         "\303\251",
                                         "\355\237\277",
                                         "\360\237\230\200",
                                         "\356\200\200",
                                         "\357\277\256"};
    for (guint i = 0; i < G_N_ELEMENTS(rising); i++)
        for (guint k = 0; k < G_N_ELEMENTS(rising); k++)
            g_assert_cmpint(dz_text_compare(rising[i], rising[k]), ==, i < k ? -1 : i > k);
}

/* CSS Color 4, the examples of its sections on hexadecimal, rgb() and hsl() */
static void colours_are_those_of_css(void)
{
    static const struct {
        const char *text;
        double r, g, b, a;
    } cases[] = {{"#0f0", 0, 1, 0, 1},
                 {"#00FF00", 0, 1, 0, 1},
                 {"#0000ffcc", 0, 0, 1, 0.8},
                 {"#123c", 17 / 255.0, 34 / 255.0, 51 / 255.0, 0.8},
                 {" RebeccaPurple ", 0.4, 0.2, 0.6, 1},
                 {"transparent", 0, 0, 0, 0},
                 {"rgb(0 255 0 / 50%)", 0, 1, 0, 0.5},
                 {"rgba(100%,0%,20%,.25)", 1, 0, 0.2, 0.25},
                 {"rgb(300, -5, 0)", 1, 0, 0, 1},
                 {"hsl(120deg 100% 50%)", 0, 1, 0, 1},
                 {"hsl(120, 100%, 25%)", 0, 0.5, 0, 1},
                 {"hsla(-240,100%,50%,1)", 0, 1, 0, 1}};
    static const char *const wrong[] = {"",
                                        "#",
                                        "#12",
                                        "#12345",
                                        "#ggg",
                                        "redd",
                                        "rgb(1,2)",
                                        "rgb(1 2,3)",
                                        "rgb(1,2,3,4,5)",
                                        "rgb(1%,2,3)",
                                        "rgb(1,2,3",
                                        "rgb 1 2 3",
                                        "hsl(1,2,3)",
                                        "hsl(1%,2%,3%)",
                                        "rgb(1 2 3 4)",
                                        "rgb(1,2,3/4)",
                                        "rgb(1e,2,3)",
                                        "url(#red)"};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzColour colour;
        g_assert_true(dz_css_parse(cases[i].text, &colour));
        g_assert_cmpfloat_with_epsilon(colour.r, cases[i].r, 1e-12);
        g_assert_cmpfloat_with_epsilon(colour.g, cases[i].g, 1e-12);
        g_assert_cmpfloat_with_epsilon(colour.b, cases[i].b, 1e-12);
        g_assert_cmpfloat_with_epsilon(colour.a, cases[i].a, 1e-12);
    }
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        DzColour colour;
        g_assert_false(dz_css_parse(wrong[i], &colour));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/value/numbers are written as JavaScript does",
                    numbers_are_written_as_javascript_does);
    g_test_add_func("/style/value/texts are numbers as in JavaScript", texts_are_numbers_as_in_javascript);
    g_test_add_func("/style/value/texts are ordered by units of UTF-16", texts_are_ordered_by_utf16);
    g_test_add_func("/style/value/colours are those of CSS", colours_are_those_of_css);
    return g_test_run();
}
