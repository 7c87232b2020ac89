#include "unit/folder.h"
#include "unit/style/style.h"

#include "style/colour.h"
#include "style/page.h"

/* What `check` says of a style: "RULE line N: TEXT" lines. g_free it. */
static char *checked(const char *json)
{
    g_autofree char *folder = folder_new(), *path = g_build_filename(folder, "x.json", NULL);
    GError *error = NULL;
    g_file_set_contents(path, json, -1, &error);
    g_assert_no_error(error);
    g_autoptr(DzFindings) findings = dz_style_check("x", folder, &error);
    g_assert_no_error(error);
    folder_clear(folder);
    GString *text = g_string_new(NULL);
    for (guint i = 0; dz_findings_get(findings, i); i++) {
        const DzFinding *finding = dz_findings_get(findings, i);
        g_assert_cmpstr(finding->file, ==, path);
        g_string_append_printf(text, "%s line %u: %s\n", finding->rule, finding->line, finding->text);
    }
    return g_string_free(text, FALSE);
}

#define GROUND                                                                                               \
    "{\"id\": \"land\", \"type\": \"fill\", \"source\": \"s\", \"source-layer\": \"land\", \"paint\": "      \
    "{\"fill-color\": \"#ffffff\"}},\n"
#define FILL(colour)                                                                                         \
    HEAD GROUND "{\"id\": \"x\", \"type\": \"fill\", \"source\": \"s\", \"source-layer\": \"zone\", "        \
                "\"paint\": {\n\"fill-color\": " colour "}}" TAIL

static void classes_of_enough_contrast_pass(void)
{
    g_autofree char *text =
        checked(FILL("[\"match\", [\"get\", \"status\"], \"ended\", \"#000000\", \"#767676\"]"));
    g_assert_cmpstr(text, ==, "");
}

/* #949494 has 3.03:1 on white, #959595 2.99:1; WCAG's formula, reckoned by hand. */
static void contrast_is_warned_of_under_three_to_one(void)
{
    g_autofree char *pass =
        checked(FILL("[\"match\", [\"get\", \"status\"], \"ended\", \"#000000\", \"#949494\"]"));
    g_autofree char *fail =
        checked(FILL("[\"match\", [\"get\", \"status\"], \"ended\", \"#000000\", \"#959595\"]"));
    g_assert_cmpstr(pass, ==, "");
    g_assert_cmpstr(
        fail, ==,
        "style-contrast line 4: layer 'x': #959595 beside #ffffff (land) has a contrast of 2.99:1; "
        "expected at least 3:1\n");
}

static void opacity_counts_as_it_is_drawn(void)
{
    g_autofree char *text = checked(FILL("[\"match\", [\"get\", \"status\"], \"ended\", \"#000000\", "
                                         "\"rgba(0, 0, 0, 0.1)\"], \"fill-opacity\": 1"));
    g_assert_nonnull(strstr(text, "#e6e6e6 beside #ffffff (land) has a contrast of 1.25:1"));
}

/* A red and a green of the same lightness: far apart for most, near for some. */
static void classes_that_some_confuse_are_told(void)
{
    g_autofree char *text = checked(FILL("[\"case\", [\"has\", \"share\"], \"#a0522d\", \"#5f6b1f\"]"));
    g_assert_nonnull(
        strstr(text, "style-vision line 4: layer 'x': #a0522d and #5f6b1f are hard to tell apart with "));
    g_assert_null(strstr(text, "style-distance"));
}

static void classes_that_all_confuse_are_told(void)
{
    g_autofree char *text = checked(FILL("[\"step\", [\"get\", \"share\"], \"#a0522d\", 1, \"#a4562f\"]"));
    g_assert_nonnull(
        strstr(text, "style-distance line 4: layer 'x': #a0522d and #a4562f are hard to tell apart: "));
    g_assert_null(strstr(text, "style-vision"));
}

static void one_colour_is_no_class(void)
{
    g_autofree char *text = checked(FILL("\"#fefefe\""));
    g_assert_cmpstr(text, ==, "");
}

static void layers_that_draw_nothing_are_told(void)
{
    g_autofree char *text = checked(LAYER("fill", "\"paint\": {}"));
    g_assert_cmpstr(
        text, ==,
        "style-geometry line 2: layer 'x': a fill layer draws nothing of 'settlement', whose features are "
        "points\n");
}

/* 203 mm of 25.4 / 96 mm each are 767.2 px. */
static void texts_higher_than_the_page_are_told(void)
{
    g_autofree char *constant = checked(LAYER("symbol", "\"layout\": {\n\"text-size\": 1e9}"));
    g_autofree char *deep =
        checked(LAYER("symbol", "\"layout\": {\"text-size\":\n[\"step\", [\"zoom\"], 10, 8,\n768]}"));
    g_autofree char *pass = checked(LAYER("symbol", "\"layout\": {\"text-size\": 767}"));
    g_assert_cmpstr(constant, ==,
                    "style-size line 3: layer 'x': text-size: a text of 1e+09 px is higher than the page, "
                    "767 px, and is left out\n");
    g_assert_cmpstr(deep, ==,
                    "style-size line 4: layer 'x': text-size: a text of 768 px is higher than the page, 767 "
                    "px, and is left out\n");
    g_assert_cmpstr(pass, ==, "");
}

static void all_faults_are_told_and_nothing_else(void)
{
    g_autofree char *text = checked(LAYER("fill", "\"paint\": {\"fill-color\": 1,\n\"fill-opacity\": 2}"));
    g_assert_cmpstr(
        text, ==,
        "style-value line 2: layer 'x': fill-color: expected a colour or an expression, found a number\n"
        "style-value line 3: layer 'x': fill-opacity: expected a number from 0 to 1, found 2\n");
}

/* WCAG's 4.5:1 for text. */
static void texts_of_shipped_pages_stand_out_from_paper(void)
{
    static const DzPageKey keys[] = {DZ_KEY_COLOUR, DZ_KEY_SOFT, DZ_KEY_NOTICE};
    g_autoptr(GPtrArray) names = dz_style_names("styles");
    for (guint i = 0; i < names->len; i++) {
        g_autoptr(DzStyle) style = dz_style_open(g_ptr_array_index(names, i), "styles", NULL);
        DzColour paper = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_BACKGROUND);
        for (guint k = 0; k < G_N_ELEMENTS(keys); k++)
            g_assert_cmpfloat(dz_colour_contrast(dz_page_colour(style, DZ_PART_PAGE, keys[k]), paper), >=,
                              4.5);
        g_assert_cmpfloat(dz_colour_contrast(dz_page_colour(style, DZ_PART_CREDIT, DZ_KEY_COLOUR), paper), >=,
                          4.5);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/check/classes of enough contrast pass", classes_of_enough_contrast_pass);
    g_test_add_func("/style/check/a contrast under 3 to 1 is warned of",
                    contrast_is_warned_of_under_three_to_one);
    g_test_add_func("/style/check/a colour counts as it is drawn over land", opacity_counts_as_it_is_drawn);
    g_test_add_func("/style/check/classes that some confuse are told", classes_that_some_confuse_are_told);
    g_test_add_func("/style/check/classes that all confuse are told", classes_that_all_confuse_are_told);
    g_test_add_func("/style/check/one colour is no class", one_colour_is_no_class);
    g_test_add_func("/style/check/a layer that draws nothing is told", layers_that_draw_nothing_are_told);
    g_test_add_func("/style/check/a text that is higher than the page is told",
                    texts_higher_than_the_page_are_told);
    g_test_add_func("/style/check/all faults are told, and then nothing else",
                    all_faults_are_told_and_nothing_else);
    g_test_add_func("/style/check/texts of shipped pages stand out from paper by 4.5 to 1",
                    texts_of_shipped_pages_stand_out_from_paper);
    return g_test_run();
}
