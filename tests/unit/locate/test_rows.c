/*
 * Rows of tables. What rows_in.h declares is tested here though it is inside: the stream shows too little of
 * it.
 */
#include "locate/rows_in.h"

#include <math.h>
#include <string.h>

static const DzRowForm FORM = {.separator = ',', .x = 0, .y = 1, .time = 2};

/* Reads the rows of a text; each as "fault columns lines content", parted by |. g_free it. */
static char *read_all(const DzRowForm *form, const char *text)
{
    gsize length = strlen(text);
    g_autofree char *bytes = g_strconcat(text, "\n", NULL);
    GString *out = g_string_new(NULL);
    DzRow row;
    for (const char *at = bytes; at < bytes + length; at = row.next) {
        dz_row_read(form, at, bytes + length, &row);
        g_assert_true(row.start == at && row.end >= row.start && row.next > at && row.next <= bytes + length);
        g_string_append_printf(out, "%s%d %u %u %.*s", out->len ? "|" : "", (int)row.fault, row.columns,
                               row.lines, (int)(row.end - row.start), row.start);
    }
    return g_string_free(out, FALSE);
}

static void check(const char *text, const char *expected)
{
    g_autofree char *rows = read_all(&FORM, text);
    g_assert_cmpstr(rows, ==, expected);
}

static void rows_end_where_rfc_4180_says(void)
{
    check("1,2,2018-05-15\n", "0 3 1 1,2,2018-05-15");
    check("1,2,2018-05-15", "0 3 1 1,2,2018-05-15");
    check("1,2,2018-05-15\r\n3,4,2018-05-16\r\n", "0 3 1 1,2,2018-05-15|0 3 1 3,4,2018-05-16");
    check("1,2,2018-05-15,\"a\nb\"\n3,4,2018-05-16\n", "0 4 2 1,2,2018-05-15,\"a\nb\"|0 3 1 3,4,2018-05-16");
    check("1,2,2018-05-15,\"a\"\"\n\"\"\"\n3,4,2018-05-16",
          "0 4 2 1,2,2018-05-15,\"a\"\"\n\"\"\"|0 3 1 3,4,2018-05-16");
    check("\"1\",\"2\",\"2018-05-15\"\r\n", "0 3 1 \"1\",\"2\",\"2018-05-15\"");
    check("1,2,2018-05-15,5\" gun, \"\n", "0 5 1 1,2,2018-05-15,5\" gun, \"");
    check("1,2,2018-05-15,\n", "0 4 1 1,2,2018-05-15,");
    check("1,2,2018-05-15,a\rb\n", "0 4 1 1,2,2018-05-15,a\rb");
}

static void faults_are_told_and_the_next_row_is_found(void)
{
    check("x,2,2018-05-15\n1,2,2018-05-15\n", "2 3 1 x,2,2018-05-15|0 3 1 1,2,2018-05-15");
    check("181,2,2018-05-15\n", "2 3 1 181,2,2018-05-15");
    check("1,-90.5,2018-05-15\n", "3 3 1 1,-90.5,2018-05-15");
    check(",,\n", "2 3 1 ,,");
    check("1,2,15/05/2018\n", "4 3 1 1,2,15/05/2018");
    check("1,2\n1\n", "5 2 1 1,2|5 1 1 1");
    check("\n\r\n1,2,2018-05-15\n", "1 1 1 |1 1 1 |0 3 1 1,2,2018-05-15");
    check("1,2,\"2018-05-15\"x\n1,2,2018-05-15\n", "6 2 1 1,2,\"2018-05-15\"x|0 3 1 1,2,2018-05-15");
    check("1,2,\"2018\n1,2,2018-05-15\n", "7 2 1 1,2,\"2018|0 3 1 1,2,2018-05-15");
    DzRowForm five = FORM;
    five.columns = 5;
    g_autofree char *rows = read_all(&five, "1,2,2018-05-15\n1,2,2018-05-15,,\n");
    g_assert_cmpstr(rows, ==, "5 3 1 1,2,2018-05-15|0 5 1 1,2,2018-05-15,,");
}

/* Random text of what tables are made of. */
static char *random_text(GRand *rand, gsize length)
{
    static const char letters[] = "\"\"\"\n\n\r,,1.2-a";
    char *text = g_malloc(length + 1);
    for (gsize i = 0; i < length; i++)
        text[i] = letters[g_rand_int_range(rand, 0, sizeof letters - 1)];
    text[length] = '\0';
    return text;
}

/* Skipping a row and reading it find the same end; a row that skipping finds no end of is the last. */
static void skipping_and_reading_agree(void)
{
    GRand *rand = g_rand_new_with_seed(31);
    for (guint round = 0; round < 200000; round++) {
        gsize length = (gsize)g_rand_int_range(rand, 1, 24);
        g_autofree char *text = random_text(rand, length);
        g_autofree char *bytes = g_strconcat(text, "\n", NULL);
        const char *end = bytes + length;
        DzRow row;
        for (const char *at = bytes; at < end; at = row.next) {
            const char *skipped = dz_row_skip(at, end, ',');
            dz_row_read(&FORM, at, end, &row);
            if (skipped)
                g_assert_true(row.next == skipped);
            else if (row.fault != DZ_ROW_OPEN)
                g_assert_true(row.next == end);
        }
    }
    g_rand_free(rand);
}

static void degrees_are_what_strtod_reads(void)
{
    GRand *rand = g_rand_new_with_seed(32);
    for (guint i = 0; i < 300000; i++) {
        char text[64];
        int decimals = g_rand_int_range(rand, 0, 18);
        g_ascii_formatd(text, sizeof text,
                        (char[]){'%', '.', (char)('0' + decimals / 10), (char)('0' + decimals % 10), 'f', 0},
                        g_rand_double_range(rand, -180, 180));
        double degrees = 0, expected = g_ascii_strtod(text, NULL);
        bool inside = fabs(expected) <= 180;
        g_assert_cmpint(dz_degrees_parse(text, strlen(text), 180, &degrees), ==, inside);
        if (inside)
            g_assert_true(memcmp(&degrees, &expected, sizeof degrees) == 0);
    }
    g_rand_free(rand);
}

static void only_degrees_are_degrees(void)
{
    static const char *const good[] = {"1",
                                       "-1",
                                       "+1",
                                       ".5",
                                       "-.5",
                                       "5.",
                                       " 36.6",
                                       "36.6 ",
                                       "1e1",
                                       "3.66E1",
                                       "36.123456789012345678901234567890",
                                       "0000000000000000000000000001"};
    static const char *const bad[] = {"",     " ",   "-",   ".",  "1,5",   "1.2.3", "nan",         "inf",
                                      "0x10", "1 2", "--1", "1-", "36.6N", "1e999", "180.0000001", "٣٦"};
    double degrees = 7;
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(dz_degrees_parse(good[i], strlen(good[i]), 180, &degrees));
    degrees = 7;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(dz_degrees_parse(bad[i], strlen(bad[i]), 180, &degrees));
    g_assert_false(dz_degrees_parse("1\0002", 3, 180, &degrees));
    g_assert_cmpfloat(degrees, ==, 7);
}

/* The short way to read a date in a row and the long one are the same, whatever byte of it is another. */
static void dates_in_rows_are_what_dates_are(void)
{
    GRand *rand = g_rand_new_with_seed(33);
    guint sound = 0;
    for (guint i = 0; i < 200000; i++) {
        char text[] = "1,2,2018-05-15\n";
        char *date = text + 4;
        for (int changes = g_rand_int_range(rand, 0, 3); changes > 0; changes--)
            date[g_rand_int_range(rand, 0, 10)] =
                (char)g_rand_int_range(rand, i % 2 ? '0' : 1, i % 2 ? ':' : 256);
        if (strpbrk(date, ",\"\r") || strchr(date, '\n') != date + 10)
            continue;
        DzRow row;
        DzDay day = DZ_DAY_NONE;
        bool expected = dz_time_parse(NULL, date, 10, &day);
        dz_row_read(&FORM, text, text + strlen(text), &row);
        g_assert_cmpint(row.fault, ==, expected ? DZ_ROW_SOUND : DZ_ROW_TIME);
        if (expected)
            g_assert_cmpint(row.day, ==, day);
        sound += expected;
    }
    g_assert_cmpuint(sound, >, 50000);
    g_rand_free(rand);
}

static void separators_and_fields_are_found(void)
{
    static const struct {
        const char *line;
        char separator;
        guint fields;
    } cases[] = {{"a,b,c", ',', 3},       {"a;b;c,d", ';', 3}, {"a\tb", '\t', 2},
                 {"a", ',', 1},           {"", ',', 1},        {"\"a,b,c\";\"d,e\";f", ';', 3},
                 {"\"a\"\"b\";c", ';', 2}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *end = cases[i].line + strlen(cases[i].line);
        g_assert_cmpint(dz_row_separator(cases[i].line, end), ==, cases[i].separator);
        g_autoptr(GPtrArray) fields = dz_row_fields(cases[i].line, end, cases[i].separator);
        g_assert_cmpuint(fields->len, ==, cases[i].fields);
    }
    const char *line = "\"a\"\"b\nc\",d";
    g_autoptr(GPtrArray) fields = dz_row_fields(line, line + strlen(line), ',');
    g_assert_cmpstr(fields->pdata[0], ==, "a\"b\nc");
    g_assert_cmpstr(fields->pdata[1], ==, "d");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/locate/rows/rows end where RFC 4180 says", rows_end_where_rfc_4180_says);
    g_test_add_func("/locate/rows/faults are told and the next row is found",
                    faults_are_told_and_the_next_row_is_found);
    g_test_add_func("/locate/rows/skipping and reading agree", skipping_and_reading_agree);
    g_test_add_func("/locate/rows/degrees are what strtod reads", degrees_are_what_strtod_reads);
    g_test_add_func("/locate/rows/only degrees are degrees", only_degrees_are_degrees);
    g_test_add_func("/locate/rows/dates in rows are what dates are", dates_in_rows_are_what_dates_are);
    g_test_add_func("/locate/rows/separators and fields are found", separators_and_fields_are_found);
    return g_test_run();
}
