#include "unit/style/style.h"

#include "style/limits.h"

/* A style of so many layers "l0", "l1" and so on, one a line, each with the same members. g_free it. */
static char *layers_of(guint count, const char *members)
{
    GString *json = g_string_new(HEAD);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(json, "%s\n{\"id\": \"l%u\", \"source\": \"s\", %s}", i ? "," : "", i,
                               members);
    g_string_append(json, TAIL);
    return g_string_free(json, FALSE);
}

/* The first layer beyond `most` is the one that is told, whatever follows. */
static void limited(guint most, const char *members, const char *message)
{
    g_autofree char *enough = layers_of(most, members), *many = layers_of(most + 20, members);
    g_autoptr(DzStyle) style = style_of(enough);
    g_assert_cmpuint(dz_style_layer_count(style), ==, most);
    refused(many, message);
}

static void layers_are_limited(void)
{
    limited(200, "\"type\": \"line\", \"source-layer\": \"control\"",
            "x.json: line 203: layer 'l200': there are more than 200 layers");
    limited(64, "\"type\": \"circle\", \"source-layer\": \"settlement\"",
            "x.json: line 67: layer 'l64': there are more than 64 circle and symbol layers");
    limited(
        16,
        "\"type\": \"symbol\", \"source-layer\": \"settlement\", \"layout\": {\"text-allow-overlap\": true}",
        "x.json: line 19: layer 'l16': text-allow-overlap: there are more than 16 symbol layers with "
        "text-allow-overlap or icon-allow-overlap");
    limited(16,
            "\"type\": \"symbol\", \"source-layer\": \"settlement\", \"layout\": {\"icon-allow-overlap\": "
            "[\"step\", [\"zoom\"], false, 8, true]}",
            "x.json: line 19: layer 'l16': icon-allow-overlap: there are more than 16 symbol layers with "
            "text-allow-overlap or icon-allow-overlap");
    limited(16, "\"type\": \"fill\", \"source-layer\": \"land\", \"metadata\": {\"dezmap:hatch\": {}}",
            "x.json: line 19: layer 'l16': dezmap:hatch: there are more than 16 layers with a hatch");
}

static void layers_that_say_they_do_not_overlap_are_not_counted(void)
{
    g_autofree char *json =
        layers_of(64, "\"type\": \"symbol\", \"source-layer\": \"settlement\", \"layout\": "
                      "{\"text-allow-overlap\": false, \"icon-allow-overlap\": false}");
    g_autoptr(DzStyle) style = style_of(json);
    g_assert_cmpuint(dz_style_layer_count(style), ==, 64);
}

static void long_texts_are_told(void)
{
    g_autofree char *letters = g_strnfill(200, 'x');
    g_autofree char *pass =
        g_strdup_printf(LAYER("symbol", "\"layout\": {\"text-field\": \"\303\244%s\"}"), letters + 1);
    g_autofree char *fail =
        g_strdup_printf(LAYER("symbol", "\"layout\": {\"text-field\": \"x%s\"}"), letters);
    g_autofree char *deep = g_strdup_printf(
        LAYER("symbol", "\"layout\": {\"text-field\": [\"concat\", [\"get\", \"name\"],\n\"x%s\"]}"),
        letters);
    g_autoptr(DzStyle) style = style_of(pass);
    g_assert_nonnull(style);
    refused(fail, "x.json: line 2: layer 'x': text-field: expected a text of at most 200 letters, found 201");
    refused(deep, "x.json: line 3: layer 'x': text-field: expected a text of at most 200 letters, found 201");
}

static void long_texts_of_data_end_in_an_ellipsis(void)
{
    g_autoptr(DzStyle) style = style_of(
        LAYER("symbol", "\"layout\": {\"text-field\": [\"concat\", \"\303\244\", [\"get\", \"name\"]]}"));
    g_autofree char *name = g_strnfill(200, 'x');
    DzStyleField field = {.name = "name", .text = name + 1};
    DzStyleFeature feature = {.source = "settlement", .fields = &field, .count = 1};
    g_autofree char *whole = dz_style_text(dz_style_layer_at(style, 0), DZ_TEXT_FIELD, &feature, 8);
    field.text = name;
    g_autofree char *cut = dz_style_text(dz_style_layer_at(style, 0), DZ_TEXT_FIELD, &feature, 8);
    g_assert_cmpint(g_utf8_strlen(whole, -1), ==, 200);
    g_assert_true(g_str_has_suffix(whole, "xx"));
    g_assert_cmpint(g_utf8_strlen(cut, -1), ==, 200);
    g_assert_true(g_str_has_suffix(cut, "xx\342\200\246"));
}

static void long_texts_of_the_page_are_told(void)
{
    g_autofree char *letters = g_strnfill(201, 'x'), *ini = g_strdup_printf("[title]\ntext=%s\n", letters);
    g_autoptr(GError) error = NULL;
    g_assert_null(dz_style_parse("x.json", HEAD TAIL, strlen(HEAD TAIL), ini, strlen(ini), &error));
    g_assert_cmpstr(error->message, ==,
                    "x.ini: line 2: [title] text: expected a text of at most 200 letters, found 201");
}

static void long_dashes_are_told(void)
{
    g_autoptr(DzStyle) style =
        style_of(HEAD "{\"id\": \"x\", \"type\": \"line\", \"source\": \"s\", \"source-layer\": \"front\", "
                      "\"paint\": {\"line-dasharray\": [1, 2, 3, 4, 5, 6, 7, 8]}}" TAIL);
    g_assert_nonnull(style);
    refused(HEAD "{\"id\": \"x\", \"type\": \"line\", \"source\": \"s\", \"source-layer\": \"front\", "
                 "\"paint\": {\"line-dasharray\": [1, 2, 3, 4, 5, 6, 7, 8, 9]}}" TAIL,
            "x.json: line 2: layer 'x': line-dasharray: expected at most 8 numbers, found 9");
    refused(HEAD "{\"id\": \"x\", \"type\": \"line\", \"source\": \"s\", \"source-layer\": \"front\", "
                 "\"paint\": {\"line-dasharray\": [\"literal\",\n[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]}}" TAIL,
            "x.json: line 3: layer 'x': line-dasharray: expected at most 8 numbers, found 10");
}

static void close_hatches_are_told(void)
{
    refused(HEAD "{\"id\": \"x\", \"type\": \"fill\", \"source\": \"s\", \"source-layer\": \"land\", "
                 "\"metadata\": {\"dezmap:hatch\": {\n\"distance\": 1.9}}}" TAIL,
            "x.json: line 3: layer 'x': distance: expected a number of at least 2, found 1.9");
}

static void values_are_limited(void)
{
    g_autoptr(GString) json = g_string_new("{\"version\": 8, \"metadata\": {\"x\": [\n0");
    for (guint i = 0; i < 50000; i++)
        g_string_append(json, ",\n0");
    g_string_append(json, "]}}");
    refused(json->str, "x.json: line 49998: more than 50000 values"); /* four stand before the first 0 */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/limits/layers are limited, in all and of each costly kind", layers_are_limited);
    g_test_add_func("/style/limits/layers that say they do not overlap are not counted",
                    layers_that_say_they_do_not_overlap_are_not_counted);
    g_test_add_func("/style/limits/a long text is told, also inside of an expression", long_texts_are_told);
    g_test_add_func("/style/limits/a long text that is made of data ends in an ellipsis",
                    long_texts_of_data_end_in_an_ellipsis);
    g_test_add_func("/style/limits/a long text of the page is told", long_texts_of_the_page_are_told);
    g_test_add_func("/style/limits/a line-dasharray that could not be drawn as it stands is told",
                    long_dashes_are_told);
    g_test_add_func("/style/limits/a hatch that would be solid is told", close_hatches_are_told);
    g_test_add_func("/style/limits/values are limited", values_are_limited);
    return g_test_run();
}
