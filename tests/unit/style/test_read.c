#include "unit/style/style.h"

static void typos_are_told_with_what_there_is(void)
{
    refused(
        LAYER("circle", "\"paint\": {\n\"circle-radious\": 3}"),
        "x.json: line 3: layer 'x': circle-radious: a circle layer has no such property in the subset that "
        "docs/style.md lists");
    refused(
        LAYER("circle", "\"painted\": {}"),
        "x.json: line 2: layer 'x': there is no 'painted' in a layer; expected id, type, metadata, source, "
        "source-layer, minzoom, maxzoom, filter, layout, paint");
    refused(LAYER("circel", "\"paint\": {}"),
            "x.json: line 2: layer 'x': type: 'circel' is none of background, fill, line, circle, symbol");
    refused(LAYER("circle", "\"paint\": {\"circle-color\": \"rde\"}"),
            "x.json: line 2: layer 'x': circle-color: 'rde' is not a colour; expected one such as #1f6f8b");
    refused(LAYER("circle", "\"paint\": {\"circle-color\":\n [\"match\", [\"get\", \"kind\"], \"base\",\n "
                            "\"rde\", \"red\"]}"),
            "x.json: line 4: layer 'x': circle-color: 'rde' is not a colour");
    refused(LAYER("symbol", "\"layout\": {\"text-anchor\": \"centre\"}"),
            "x.json: line 2: layer 'x': text-anchor: 'centre' is none of center, left, right, top, bottom, "
            "top-left, "
            "top-right, bottom-left, bottom-right");
    refused(
        LAYER("symbol",
              "\"layout\": {\"text-transform\":\n [\"case\", [\"has\", \"name\"], \"none\", \"capital\"]}"),
        "x.json: line 3: layer 'x': text-transform: 'capital' is none of none, uppercase, lowercase");
    refused(LAYER("symbol", "\"layout\": {\"icon-image\": \"tonw\"}"),
            "x.json: line 2: layer 'x': icon-image: 'tonw' is no symbol; there are crossing-open, "
            "crossing-closed, "
            "crossing-exchanges, exchange, post, post-encircled, town, shield");
}

static void what_is_no_finite_number_is_told_so(void)
{
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"/\", 0, 0]}"),
            "x.json: line 2: layer 'x': circle-radius: expected a number of at least 0, found one that is "
            "not a number (NaN)");
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"/\", 1, 0]}"),
            "x.json: line 2: layer 'x': circle-radius: expected a number of at least 0, found infinity");
    refused(LAYER("circle", "\"paint\": {\"circle-opacity\": [\"/\", -1, 0]}"),
            "x.json: line 2: layer 'x': circle-opacity: expected a number from 0 to 1, found minus infinity");
    refused(
        LAYER("symbol", "\"layout\": {\"icon-rotate\": [\"/\", 0, 0]}"),
        "x.json: line 2: layer 'x': icon-rotate: expected a number, found one that is not a number (NaN)");
}

static void a_layer_needs_a_name_that_can_be_read(void)
{
#define NAMED(id)                                                                                            \
    HEAD "{\"id\": \"y\", \"type\": \"background\"},\n{\"type\": \"background\",\n\"id\": \"" id "\"}" TAIL
    refused(NAMED(""), "x.json: line 4: id: expected a name, found an empty string");
    refused(NAMED(" \\u00a0"), "x.json: line 4: id: expected a name, found nothing but blanks");
    refused(NAMED("a\\nb"), "x.json: line 4: id: expected a name without control characters");
    refused(NAMED("a\\u009bb"), "x.json: line 4: id: expected a name without control characters");
#undef NAMED
}

/* Line breaks and tabs lay a text out; what no file may hold, an SVG for one, is no part of a text. */
static void texts_have_no_control_characters(void)
{
    refused(LAYER("symbol", "\"layout\": {\"text-field\": \"a\\u001bb\"}"),
            "x.json: line 2: layer 'x': text-field: expected a text without control characters");
    refused(LAYER("symbol", "\"layout\": {\"text-field\": [\"concat\", [\"get\", \"name\"],\n\"\\u0001\"]}"),
            "x.json: line 3: layer 'x': text-field: expected a text without control characters");
    g_autoptr(DzStyle) style = style_of(LAYER("symbol", "\"layout\": {\"text-field\": \"a\\n\\tb\"}"));
    g_assert_nonnull(style);
}

static void what_belongs_elsewhere_is_told(void)
{
    refused(LAYER("symbol", "\"paint\": {\"text-size\": 3}"),
            "x.json: line 2: layer 'x': text-size: it belongs into 'layout'");
    refused(LAYER("circle", "\"metadata\": {\"dezmap:hatch\": {}}"),
            "x.json: line 2: layer 'x': dezmap:hatch: only a fill layer has a hatch");
    refused(LAYER("circle", "\"metadata\": {\"dezmap:hatsch\": {}, \"editor:note\": 1}"),
            "x.json: line 2: layer 'x': there is no 'dezmap:hatsch' in this metadata; expected dezmap:hatch");
}

static void wrong_types_and_ranges_are_told(void)
{
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": \"3\"}"),
            "x.json: line 2: layer 'x': circle-radius: expected a number or an expression, found a string");
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": -1}"),
            "x.json: line 2: layer 'x': circle-radius: expected a number of at least 0, found -1");
    refused(LAYER("circle", "\"paint\": {\"circle-opacity\": 1.5}"),
            "x.json: line 2: layer 'x': circle-opacity: expected a number from 0 to 1, found 1.5");
    refused(LAYER("circle", "\"paint\": {\"circle-opacity\": [\"step\", [\"get\", \"rank\"], 0, 3,\n 1.5]}"),
            "x.json: line 3: layer 'x': circle-opacity: expected a number from 0 to 1, found 1.5");
    refused(LAYER("circle", "\"layout\": {\"visibility\": [\"zoom\"]}"),
            "x.json: line 2: layer 'x': visibility: it may not be an expression");
    refused(LAYER("symbol", "\"layout\": {\"text-offset\": [1]}"),
            "x.json: line 2: layer 'x': text-offset: expected 2 numbers, found 1");
    refused(LAYER("symbol", "\"layout\": {\"text-field\": \"{name}\"}"),
            "x.json: line 2: layer 'x': text-field: fields in braces are not supported; expected an "
            "expression such "
            "as [\"get\", \"name\"]");
    refused(LAYER("circle", "\"minzoom\": 25"),
            "x.json: line 2: layer 'x': minzoom: expected a number from 0 to 24, found 25");
    refused("[]", "x.json: line 1: a style is an object, not an array");
    refused("{\"version\": 7, \"sources\": {}, \"layers\": []}",
            "x.json: line 1: version: expected 8, found 7");
    refused("{\"version\": 8, \"sources\": {}}", "x.json: line 1: 'layers' is missing");
}

static void faulty_expressions_are_told_where_they_are(void)
{
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"at\", 1, [1]]}"),
            "x.json: line 2: layer 'x': circle-radius: there is no operator 'at' in the subset of MapLibre's "
            "that "
            "docs/style.md lists");
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"+\", 1,\n\"a\"]}"),
            "x.json: line 3: layer 'x': circle-radius: expected number, found string");
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"/\", 1]}"),
            "x.json: line 2: layer 'x': circle-radius: '/' takes 2 arguments, found 1");
    refused(
        LAYER("circle", "\"paint\": {\"circle-radius\": [\"match\", [\"get\", \"rank\"],\n1, 2,\n1, 3, 4]}"),
        "x.json: line 4: layer 'x': circle-radius: the label comes twice");
    refused(
        LAYER("circle", "\"paint\": {\"circle-radius\": [\"step\", [\"get\", \"rank\"], 1, 5, 2,\n5, 3]}"),
        "x.json: line 3: layer 'x': circle-radius: expected stops in ascending order");
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"*\", 2, [\"zoom\"]]}"),
            "x.json: line 2: layer 'x': circle-radius: 'zoom' may only be the input of a 'step' or "
            "'interpolate' at "
            "the top");
    refused(LAYER("symbol", "\"layout\": {\"text-allow-overlap\": [\"has\", \"name\"]}"),
            "x.json: line 2: layer 'x': text-allow-overlap: it may not depend on the feature");
    refused(LAYER("symbol", "\"layout\": {\"text-font\": [\"coalesce\", [\"get\", \"name\"]]}"),
            "x.json: line 2: layer 'x': text-font: fonts must be literals in it");
}

static void fields_and_sources_must_be_there(void)
{
    refused(LAYER("circle", "\"paint\": {\"circle-radius\": [\"get\",\n\"rnak\"]}"),
            "x.json: line 2: layer 'x': circle-radius: 'settlement' has no field 'rnak'; expected name, "
            "rank, kind, "
            "zone, party, changed");
    refused(LAYER("circle", "\"filter\": [\"has\", [\"get\", \"name\"]]"),
            "x.json: line 2: layer 'x': filter: a field's name must be a string");
    refused(HEAD "{\"id\": \"x\", \"type\": \"line\", \"source\": \"t\", \"source-layer\": \"front\"}" TAIL,
            "x.json: line 2: layer 'x': source: 't' is none of the style's sources");
    refused(HEAD "{\"id\": \"x\", \"type\": \"line\", \"source\": \"s\", \"source-layer\": \"fronts\"}" TAIL,
            "x.json: line 2: layer 'x': source-layer: 'fronts' is none of land, neighbour, water, "
            "river, coast, border, governorate, road, control, unrecorded, zone, change, unchanged, front, "
            "arrangement, settlement, place, crossing, precision, exchange, post");
    refused(HEAD "{\"id\": \"x\", \"type\": \"background\"},\n{\"id\": \"x\", \"type\": \"background\"}" TAIL,
            "x.json: line 3: layer 'x': id: another layer has it");
}

static void old_filters_are_told_from_expressions(void)
{
    refused(LAYER("circle", "\"filter\": [\"all\", true,\n[\"==\", \"kind\", \"base\"]]"),
            "x.json: line 3: layer 'x': filter: filters that name fields without [\"get\", ...] are not "
            "supported");
    refused(LAYER("circle", "\"filter\": [\"!has\", \"kind\"]"),
            "x.json: line 2: layer 'x': filter: filters that name fields without [\"get\", ...] are not "
            "supported");
    g_autoptr(DzStyle) style = style_of(LAYER("circle", "\"filter\": [\"all\", [\"has\", \"kind\"], true]"));
    g_assert_nonnull(style);
}

static void broken_json_is_told_once(void)
{
    refused("", "x.json: line 1: unexpected token near end of file");
    refused("{\"version\": 8,\n\"version\": 8}", "x.json: line 2: duplicate object key near '\"version\"'");
    refused("{\"version\": 8,\n\"layers\": [}", "x.json: line 2: unexpected token near '}'");
    g_autoptr(GString) deep = g_string_new(HEAD);
    for (guint i = 0; i < 100000; i++)
        g_string_append_c(deep, '[');
    refused(deep->str, "x.json: line 2: nested more than 48 deep");
    g_autofree char *huge = g_strnfill((1 << 20) + 1, ' ');
    refused(huge, "x.json: expected JSON of at most 1 MiB");
}

static void a_nul_that_is_written_out_is_told_with_its_line(void)
{
    refused(LAYER("symbol", "\"layout\": {\n\"text-field\": \"\\\\ \\u0000\"}"),
            "x.json: line 3: expected strings without \\u0000");
    g_autoptr(DzStyle) style = style_of(LAYER("symbol", "\"layout\": {\"text-field\": \"\\\\u0000\"}"));
    g_assert_nonnull(style); /* a backslash and five more */
}

/* Editors of Windows put it there; RFC 8259, section 8.1, lets readers pass over it. */
static void a_byte_order_mark_is_passed_over(void)
{
    g_autoptr(DzStyle) style = style_of("\xef\xbb\xbf" HEAD TAIL);
    g_assert_nonnull(style);
    refused("\xef\xbb\xbf\n[]", "x.json: line 2: a style is an object, not an array");
}

static void a_nul_does_not_end_the_text(void)
{
    static const char text[] = "{\"version\": 8, \"sources\": {}, \"layers\": []}\0}";
    g_autoptr(GError) error = NULL;
    g_assert_null(dz_style_parse("x.json", text, sizeof text - 1, NULL, 0, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_cmpstr(error->message, ==, "x.json: expected JSON, found a NUL");
}

static void further_faults_are_counted(void)
{
    refused(
        LAYER("circle", "\"paint\": {\"circle-radius\": -1, \"circle-opacity\": 2, \"circle-color\": 3}"),
        "x.json: line 2: layer 'x': circle-radius: expected a number of at least 0, found -1 (and 2 more)");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/read/a typo is told with what there is", typos_are_told_with_what_there_is);
    g_test_add_func("/style/read/what is no finite number is told so", what_is_no_finite_number_is_told_so);
    g_test_add_func("/style/read/a layer needs a name that can be read",
                    a_layer_needs_a_name_that_can_be_read);
    g_test_add_func("/style/read/texts have no control characters", texts_have_no_control_characters);
    g_test_add_func("/style/read/a NUL that is written out is told with its line",
                    a_nul_that_is_written_out_is_told_with_its_line);
    g_test_add_func("/style/read/a byte order mark is passed over", a_byte_order_mark_is_passed_over);
    g_test_add_func("/style/read/what belongs elsewhere is told so", what_belongs_elsewhere_is_told);
    g_test_add_func("/style/read/a wrong type and a number out of range are told",
                    wrong_types_and_ranges_are_told);
    g_test_add_func("/style/read/a faulty expression is told where it stands",
                    faulty_expressions_are_told_where_they_are);
    g_test_add_func("/style/read/fields and sources must be there", fields_and_sources_must_be_there);
    g_test_add_func("/style/read/filters of old are told from expressions",
                    old_filters_are_told_from_expressions);
    g_test_add_func("/style/read/broken, doubled, deep and huge JSON is told once", broken_json_is_told_once);
    g_test_add_func("/style/read/a NUL does not end the text", a_nul_does_not_end_the_text);
    g_test_add_func("/style/read/one fault is told, and how many more there are", further_faults_are_counted);
    return g_test_run();
}
