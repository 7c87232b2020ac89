/*
 * Tables as text. The expected bytes are put down by hand from RFC 4180 and RFC 8259.
 */
#include "report/table.h"

#include <math.h>
#include <string.h>

static const DzColumn COLUMNS[] = {
    {"zone", DZ_COLUMN_TEXT}, {"n", DZ_COLUMN_INTEGER}, {"km2", DZ_COLUMN_KM2}, {"share", DZ_COLUMN_SHARE}};

static DzTable *table_new(void)
{
    return dz_table_new(COLUMNS, G_N_ELEMENTS(COLUMNS));
}

static void add_row(DzTable *table, const char *text, double n, double km2, double share)
{
    dz_table_add_text(table, text);
    dz_table_add_number(table, n);
    dz_table_add_number(table, km2);
    dz_table_add_number(table, share);
}

static void three_forms(void)
{
    g_autoptr(DzTable) table = table_new();
    add_row(table, "idlib", 9, 9427.34, 1);
    dz_table_add_text(table, "homs");
    for (guint i = 0; i < 3; i++)
        dz_table_add_unknown(table);
    add_row(table, "south", 10, -2736.95, 0.0264);
    g_autofree char *columns = dz_table_text(table, DZ_FORMAT_TABLE);
    g_autofree char *csv = dz_table_text(table, DZ_FORMAT_CSV);
    g_autofree char *json = dz_table_text(table, DZ_FORMAT_JSON);
    g_assert_cmpstr(columns, ==,
                    "zone    n      km2   share\n"
                    "idlib   9   9427.3  1.0000\n"
                    "homs\n"
                    "south  10  -2736.9  0.0264\n");
    g_assert_cmpstr(csv, ==,
                    "zone,n,km2,share\n"
                    "idlib,9,9427.3,1.0000\n"
                    "homs,,,\n"
                    "south,10,-2736.9,0.0264\n");
    g_assert_cmpstr(
        json, ==,
        "[\n {\n  \"zone\": \"idlib\",\n  \"n\": 9,\n  \"km2\": 9427.3,\n  \"share\": 1.0\n },\n"
        " {\n  \"zone\": \"homs\",\n  \"n\": null,\n  \"km2\": null,\n  \"share\": null\n },\n"
        " {\n  \"zone\": \"south\",\n  \"n\": 10,\n  \"km2\": -2736.9,\n  \"share\": 0.0264\n }\n]\n");
}

static void without_rows_there_is_a_header(void)
{
    g_autoptr(DzTable) table = table_new();
    g_autofree char *columns = dz_table_text(table, DZ_FORMAT_TABLE);
    g_autofree char *csv = dz_table_text(table, DZ_FORMAT_CSV);
    g_autofree char *json = dz_table_text(table, DZ_FORMAT_JSON);
    g_assert_cmpstr(columns, ==, "zone  n  km2  share\n");
    g_assert_cmpstr(csv, ==, "zone,n,km2,share\n");
    g_assert_cmpstr(json, ==, "[]\n");
}

/* A text alone in a table: its CSV field and its JSON string. */
static void texts_are_quoted(void)
{
    static const DzColumn one[] = {{"t", DZ_COLUMN_TEXT}};
    static const struct {
        const char *text, *csv, *json;
    } cases[] = {
        {"plain", "plain", "\"plain\""},
        {"a,b", "\"a,b\"", "\"a,b\""},
        {"say \"no\"", "\"say \"\"no\"\"\"", "\"say \\\"no\\\"\""},
        {"\"", "\"\"\"\"", "\"\\\"\""},
        {"two\nlines", "\"two\nlines\"", "\"two\\nlines\""},
        {"a\r\nb", "\"a\r\nb\"", "\"a\\r\\nb\""},
        {"a\rb", "\"a\rb\"", "\"a\\rb\""},
        {"tab\there", "tab\there", "\"tab\\there\""},
        {"back\\slash", "back\\slash", "\"back\\\\slash\""},
        {"\x01\x1f", "\x01\x1f", "\"\\u0001\\u001F\""},
        {" spaced ", " spaced ", "\" spaced \""},
        {"semi;colon", "semi;colon", "\"semi;colon\""},
        {"إدلب", "إدلب", "\"إدلب\""},
        {"</script>", "</script>", "\"</script>\""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzTable) table = dz_table_new(one, 1);
        dz_table_add_text(table, cases[i].text);
        g_autofree char *csv = dz_table_text(table, DZ_FORMAT_CSV);
        g_autofree char *json = dz_table_text(table, DZ_FORMAT_JSON);
        g_autofree char *want_csv = g_strdup_printf("t\n%s\n", cases[i].csv);
        g_autofree char *want_json = g_strdup_printf("[\n {\n  \"t\": %s\n }\n]\n", cases[i].json);
        g_assert_cmpstr(csv, ==, want_csv);
        g_assert_cmpstr(json, ==, want_json);
    }
}

/* An unknown text and an empty one differ where the form can say so. */
static void unknown_is_not_empty_in_json(void)
{
    static const DzColumn two[] = {{"a", DZ_COLUMN_TEXT}, {"b", DZ_COLUMN_TEXT}};
    g_autoptr(DzTable) table = dz_table_new(two, 2);
    dz_table_add_text(table, "");
    dz_table_add_text(table, NULL);
    g_autofree char *json = dz_table_text(table, DZ_FORMAT_JSON);
    g_assert_cmpstr(json, ==, "[\n {\n  \"a\": \"\",\n  \"b\": null\n }\n]\n");
}

/* One line a row in CSV and columns, whatever stands in it: a lone empty field must not make a blank line. */
static void a_lone_empty_field_is_a_row(void)
{
    static const DzColumn one[] = {{"t", DZ_COLUMN_TEXT}};
    g_autoptr(DzTable) table = dz_table_new(one, 1);
    dz_table_add_text(table, "");
    dz_table_add_text(table, "x");
    g_autofree char *csv = dz_table_text(table, DZ_FORMAT_CSV);
    g_assert_cmpstr(csv, ==, "t\n\"\"\nx\n");
}

static void figures_have_their_decimals(void)
{
    static const struct {
        double value;
        const char *integer, *km2, *share;
    } cases[] = {
        {0, "0", "0.0", "0.0000"},
        {-0.0, "0", "0.0", "0.0000"},
        {-0.00004, "0", "0.0", "0.0000"},
        {-0.04, "0", "0.0", "-0.0400"},
        {0.05001, "0", "0.1", "0.0500"},
        {-1, "-1", "-1.0", "-1.0000"},
        {1e6, "1000000", "1000000.0", "1000000.0000"},
        {0.99996, "1", "1.0", "1.0000"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzTable) table = table_new();
        add_row(table, "x", cases[i].value, cases[i].value, cases[i].value);
        g_autofree char *csv = dz_table_text(table, DZ_FORMAT_CSV);
        g_autofree char *want =
            g_strdup_printf("zone,n,km2,share\nx,%s,%s,%s\n", cases[i].integer, cases[i].km2, cases[i].share);
        g_assert_cmpstr(csv, ==, want);
        g_autofree char *json = dz_table_text(table, DZ_FORMAT_JSON);
        g_assert_null(strstr(json, "-0.0,"));
        g_assert_null(strstr(json, "-0,"));
    }
}

/* Arabic letters take a place each, its marks none, Chinese ones two: as wcwidth counts. */
static void columns_stand_in_line(void)
{
    static const DzColumn two[] = {{"name", DZ_COLUMN_TEXT}, {"n", DZ_COLUMN_INTEGER}};
    static const struct {
        const char *name;
        guint blanks; /* between it and a one-digit number in a column as wide as "sixteen letters!" */
    } cases[] = {{"sixteen letters!", 2}, {"سراقب", 13},  {"سجلّ", 15}, {"Mayıs", 13},
                 {"e\u0301", 17},         {"叙利亚", 12}, {"", 18}};
    g_autoptr(DzTable) table = dz_table_new(two, 2);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        dz_table_add_text(table, cases[i].name);
        dz_table_add_number(table, 7);
    }
    g_autofree char *columns = dz_table_text(table, DZ_FORMAT_TABLE);
    g_auto(GStrv) lines = g_strsplit(columns, "\n", -1);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *want = g_strdup_printf("%s%*s7", cases[i].name, (int)cases[i].blanks, "");
        g_assert_cmpstr(lines[i + 1], ==, want);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/table/a table in columns, CSV and JSON", three_forms);
    g_test_add_func("/report/table/without rows there is the header alone, or an empty array",
                    without_rows_there_is_a_header);
    g_test_add_func("/report/table/separators, quotes, line ends and control characters are quoted",
                    texts_are_quoted);
    g_test_add_func("/report/table/an unknown text is null and an empty one is not",
                    unknown_is_not_empty_in_json);
    g_test_add_func("/report/table/an empty field that is alone in its row does not make a blank line",
                    a_lone_empty_field_is_a_row);
    g_test_add_func("/report/table/figures have their decimals and no signed nought",
                    figures_have_their_decimals);
    g_test_add_func("/report/table/columns stand in line in any script", columns_stand_in_line);
    return g_test_run();
}
