/*
 * CSV: a case table by hand from RFC 4180, and a twin: tables written by a writer of four lines come back
 * equal.
 */
#include "load/csv.h"

#include <string.h>

/* All records as one text: fields between | |, records on lines, a quoted field with a q before it. Trouble
 * ends it as "!LINE: what". g_free it. */
static char *records_of(const char *bytes, gsize length, char separator)
{
    GString *out = g_string_new(NULL);
    g_auto(DzCsv) csv;
    dz_csv_init(&csv, bytes, length, separator);
    DzCsvStep step;
    while ((step = dz_csv_next(&csv)) == DZ_CSV_RECORD) {
        g_string_append_printf(out, "%u:", csv.line);
        for (guint i = 0; i < csv.fields->len; i++) {
            const DzCsvField *field = &g_array_index(csv.fields, DzCsvField, i);
            g_autofree char *text = dz_csv_field_text(field);
            g_string_append_printf(out, "|%s%s", field->quoted ? "q" : "", text);
        }
        g_string_append(out, "|\n");
    }
    if (step == DZ_CSV_TROUBLE)
        g_string_append_printf(out, "!%u: %s", csv.line, csv.trouble);
    return g_string_free(out, FALSE);
}

typedef struct Expected {
    const char *bytes;
    gssize length; /* -1: up to the NUL */
    const char *records;
} Expected;

static void check_all(const Expected *cases, guint count, char separator)
{
    for (guint i = 0; i < count; i++) {
        gsize length = cases[i].length < 0 ? strlen(cases[i].bytes) : (gsize)cases[i].length;
        /* a buffer that ends where the table ends, so that a reader who goes on is caught */
        g_autofree char *bytes = g_malloc(length + (length == 0));
        memcpy(bytes, cases[i].bytes, length);
        g_autofree char *records = records_of(bytes, length, separator);
        g_assert_cmpstr(records, ==, cases[i].records);
    }
}

static void records_come_out(void)
{
    static const Expected cases[] = {
        {"", 0, ""},
        {"a", -1, "1:|a|\n"},
        {"a\n", -1, "1:|a|\n"},
        {"a\r\n", -1, "1:|a|\n"},
        {"\n", -1, "1:||\n"},
        {",", -1, "1:|||\n"},
        {"a,b\nc,d\n", -1, "1:|a|b|\n2:|c|d|\n"},
        {"a,b\r\nc,d\r\n", -1, "1:|a|b|\n2:|c|d|\n"},
        {"a,b\r\nc,d\n", -1, "1:|a|b|\n2:|c|d|\n"},
        {"a,\n,b\n", -1, "1:|a||\n2:||b|\n"},
        {"a\n\nb\n", -1, "1:|a|\n2:||\n3:|b|\n"},
        {" a , b ", -1, "1:| a | b |\n"},
        {"a;b\tc|d", -1, "1:|a;b\tc|d|\n"},
        {"\"a\",\"b\"\n", -1, "1:|qa|qb|\n"},
        {"\"\"", -1, "1:|q|\n"},
        {"\"\",\"\"\n", -1, "1:|q|q|\n"},
        {"\"a,b\",c", -1, "1:|qa,b|c|\n"},
        {"\"say \"\"no\"\"\"", -1, "1:|qsay \"no\"|\n"},
        {"\"\"\"\"", -1, "1:|q\"|\n"},
        {"\"\"\"\"\"\"", -1, "1:|q\"\"|\n"},
        {"\"two\nlines\",x\ny,z\n", -1, "1:|qtwo\nlines|x|\n3:|y|z|\n"},
        {"\"two\r\nlines\"\r\ny\r\n", -1, "1:|qtwo\r\nlines|\n3:|y|\n"},
        {"\"a\rb\"\n", -1, "1:|qa\rb|\n"},
        {"\"\n\n\n\"\nx", -1, "1:|q\n\n\n|\n5:|x|\n"},
        {"\xef\xbb\xbf"
         "a,b\n",
         -1, "1:|a|b|\n"},
        {"\xef\xbb\xbf\"a\"", -1, "1:|qa|\n"},
        {"\xef\xbb\xbf", -1, ""},
        {"a\n\xef\xbb\xbf"
         "b",
         -1,
         "1:|a|\n2:|\xef\xbb\xbf"
         "b|\n"},
        {"سراقب,\"a\u202fb\"\n", -1, "1:|سراقب|qa\u202fb|\n"},
        {"\xf0\x9f\x8c\x8d", -1, "1:|\xf0\x9f\x8c\x8d|\n"},
    };
    check_all(cases, G_N_ELEMENTS(cases), ',');
}

static void trouble_names_its_line(void)
{
#define OPEN   "the quote that opens here is never closed"
#define BEHIND "text follows the closing quote of the field that opens here"
#define INSIDE "a quote inside a field that does not begin with one"
#define ALONE  "a carriage return alone"
#define BYTES  "expected UTF-8 text without NUL bytes"
    static const Expected cases[] = {
        {"\"", -1, "!1: " OPEN},
        {"a\n\"b", -1, "1:|a|\n!2: " OPEN},
        {"a\nb,\"c\n\n\nd", -1, "1:|a|\n!2: " OPEN},
        {"\"a\n\",\"b", -1, "!2: " OPEN},
        {"\"\"\"", -1, "!1: " OPEN},
        {"\"a\"\"", -1, "!1: " OPEN},
        {"\"a\"b", -1, "!1: " BEHIND},
        {"\"a\" ,b", -1, "!1: " BEHIND},
        {"a\n\"b\nc\"d\n", -1, "1:|a|\n!2: " BEHIND},
        {"\"a\"\rb", -1, "!1: " BEHIND},
        {"\"a\"\r", -1, "!1: " BEHIND},
        {"a\"b", -1, "!1: " INSIDE},
        {"x\na,b \"c\" \n", -1, "1:|x|\n!2: " INSIDE},
        {" \"a\"", -1, "!1: " INSIDE},
        {"a\rb", -1, "!1: " ALONE},
        {"a\nb\r", -1, "1:|a|\n!2: " ALONE},
        {"a\r\r\n", -1, "!1: " ALONE},
        {"\r", -1, "!1: " ALONE},
        {"a\0b", 3, "!1: " BYTES},
        {"x\n\"a\0b\"\n", 8, "1:|x|\n!2: " BYTES},
        {"\0", 1, "!1: " BYTES},
        {"x\ncaf\xe9\n", -1, "1:|x|\n!2: " BYTES},
        {"\xff\xfe", -1, "!1: " BYTES},
        {"\xc3", -1, "!1: " BYTES},
        {"\xc3,\xa9", -1, "!1: " BYTES},        /* a character torn in two */
        {"\xc0\xaf", -1, "!1: " BYTES},         /* too long a form */
        {"\xed\xa0\x80", -1, "!1: " BYTES},     /* half of a surrogate pair */
        {"\xf4\x90\x80\x80", -1, "!1: " BYTES}, /* beyond the last character */
    };
    check_all(cases, G_N_ELEMENTS(cases), ',');
}

static void other_separators_part(void)
{
    static const Expected semicolons[] = {{"a;b,c\n\"d;e\";f", -1, "1:|a|b,c|\n2:|qd;e|f|\n"}};
    static const Expected tabs[] = {{"a\tb,c\n\"d\te\"\tf", -1, "1:|a|b,c|\n2:|qd\te|f|\n"}};
    check_all(semicolons, 1, ';');
    check_all(tabs, 1, '\t');
}

static void tables_are_judged(void)
{
    static const struct {
        const char *bytes;
        guint line;          /* 0: sound */
        const char *message; /* or the header's names, separated by | */
    } cases[] = {
        {"a,b\n1,2\n3,4\n", 0, "a|b"},
        {"a,b", 0, "a|b"},
        {"\"a b\",\"c\"\"d\"\n", 0, "a b|c\"d"},
        {"a\n\"\"\n", 0, "a"},
        {"", 1, "expected a header, found an empty file"},
        {"\xef\xbb\xbf", 1, "expected a header, found an empty file"},
        {"\na,b\n", 1, "a blank line"},
        {"a,b\n\n1,2\n", 2, "a blank line"},
        {"a,b\n1,2\n\n", 3, "a blank line"},
        {"a,b\n1,2\n3\n", 3, "expected 2 fields as in the header, found 1"},
        {"a,b\n1,2,3\n", 2, "expected 2 fields as in the header, found 3"},
        {"a,b\n\"1\n\n\",2\n3,4,5\n", 5, "expected 2 fields as in the header, found 3"},
        {"a,b,a\n1,2,3\n", 1, "the header has column 'a' twice"},
        {"a,\"a\"\n", 1, "the header has column 'a' twice"},
        {"a,b\n1,\"2\n", 2, OPEN},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) header = NULL;
        GArray *lines = NULL;
        guint line = 0;
        g_autofree char *message =
            dz_csv_check(cases[i].bytes, strlen(cases[i].bytes), &header, &lines, &line);
        g_test_message("%s", cases[i].bytes);
        if (cases[i].line) {
            g_assert_cmpstr(message, ==, cases[i].message);
            g_assert_cmpuint(line, ==, cases[i].line);
            g_assert_true(header == NULL && lines == NULL);
            continue;
        }
        g_assert_null(message);
        g_autofree char *names = g_strjoinv("|", header);
        g_assert_cmpstr(names, ==, cases[i].message);
        g_array_unref(lines);
    }
}

static void rows_know_their_lines(void)
{
    static const char table[] = "a,b\n1,\"x\ny\"\n2,\"\n\n\"\r\n3,z";
    static const guint expected[] = {2, 4, 7};
    g_auto(GStrv) header = NULL;
    GArray *lines = NULL;
    guint line = 0;
    g_assert_null(dz_csv_check(table, strlen(table), &header, &lines, &line));
    g_assert_cmpuint(lines->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        g_assert_cmpuint(g_array_index(lines, guint, i), ==, expected[i]);
    g_array_unref(lines);
}

static char *random_text(GRand *rand)
{
    static const char *const pieces[] = {"a",  "b", " ", ",",   "\"", "\n", "\r\n",
                                         "\r", ";", "é", "سرا", "叙", "0"};
    GString *text = g_string_new(NULL);
    for (gint32 i = g_rand_int_range(rand, -2, 6); i > 0; i--)
        g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

/* The writer: quotes what needs it, and now and then what does not. */
static void write_field(GString *out, const char *text, bool always)
{
    g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);
    bool quoted = always || strpbrk(text, ",\"\r\n");
    g_string_append_printf(out, quoted ? "\"%s\"" : "%s", doubled);
}

static void what_was_written_comes_back(void)
{
    GRand *rand = g_rand_new_with_seed(20);
    for (guint trial = 0; trial < 2000; trial++) {
        guint rows = (guint)g_rand_int_range(rand, 1, 6), columns = (guint)g_rand_int_range(rand, 1, 5);
        const char *end = g_rand_boolean(rand) ? "\n" : "\r\n";
        g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
        GString *table = g_string_new(g_rand_boolean(rand) ? "\xef\xbb\xbf" : "");
        for (guint i = 0; i < rows * columns; i++) {
            g_ptr_array_add(cells, random_text(rand));
            write_field(table, cells->pdata[i], g_rand_int_range(rand, 0, 4) == 0);
            bool last = i % columns == columns - 1;
            if (i + 1 < rows * columns || !*(char *)cells->pdata[i] || g_rand_boolean(rand))
                g_string_append(table, last ? end : ",");
        }
        g_auto(DzCsv) csv;
        dz_csv_init(&csv, table->str, table->len, ',');
        for (guint row = 0; row < rows; row++) {
            g_assert_cmpint(dz_csv_next(&csv), ==, DZ_CSV_RECORD);
            g_assert_cmpuint(csv.fields->len, ==, columns);
            for (guint c = 0; c < columns; c++) {
                g_autofree char *text = dz_csv_field_text(&g_array_index(csv.fields, DzCsvField, c));
                g_assert_cmpstr(text, ==, cells->pdata[row * columns + c]);
            }
        }
        g_assert_cmpint(dz_csv_next(&csv), ==, DZ_CSV_END);
        g_string_free(table, TRUE);
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/csv/records come out as RFC 4180 has them", records_come_out);
    g_test_add_func("/load/csv/trouble is told with the line where it begins", trouble_names_its_line);
    g_test_add_func("/load/csv/another separator parts fields and the comma does not", other_separators_part);
    g_test_add_func("/load/csv/a table has a header, full rows and no blank line", tables_are_judged);
    g_test_add_func("/load/csv/a row knows the line it begins on", rows_know_their_lines);
    g_test_add_func("/load/csv/what a correct writer wrote comes back", what_was_written_comes_back);
    return g_test_run();
}
