/*
 * INI files, strictly. Line numbers are counted by hand.
 */
#include "../folder.h"
#include "base/ini.h"
#include "dezmap.h"

#include <string.h>

/* What dz_ini_read says of a file with these bytes. */
static DzIni *read_bytes(const char *bytes, gssize length, GError **error)
{
    char *folder = folder_new();
    folder_write(folder, "dataset.ini", bytes, length);
    g_autofree char *path = g_build_filename(folder, "dataset.ini", NULL);
    DzIni *ini = dz_ini_read(path, error);
    folder_free(folder);
    return ini;
}

static const char GOOD[] = "# a comment\n"                 /* 1 */
                           "\n"                            /* 2 */
                           "[dataset]\n"                   /* 3 */
                           "title=Two zones\n"             /* 4 */
                           "title[ar]=منطقتان\n"           /* 5 */
                           "  note = a = b # c \n"         /* 6 */
                           "empty=\n"                      /* 7 */
                           "\n"                            /* 8 */
                           "[party sdf]\r\n"               /* 9 */
                           "title=same key elsewhere\r\n"; /* 10 */

static void values_are_read(void)
{
    g_autoptr(DzIni) ini = read_bytes(GOOD, -1, NULL);
    g_assert_nonnull(ini);
    static const struct {
        const char *group, *key, *value;
    } cases[] = {
        {"dataset", "title", "Two zones"},
        {"dataset", "title[ar]", "منطقتان"},
        {"dataset", "note", "a = b # c"},
        {"dataset", "empty", ""},
        {"party sdf", "title", "same key elsewhere"},
        {"dataset", "titel", NULL},
        {"party", "title", NULL},
        {"dataset", "title[tr]", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *value = dz_ini_text(ini, cases[i].group, cases[i].key);
        g_test_message("[%s] %s", cases[i].group, cases[i].key);
        if (value && cases[i].value)
            g_strchomp(value);
        g_assert_cmpstr(value, ==, cases[i].value);
    }
    g_assert_true(dz_ini_has_group(ini, "party sdf"));
    g_assert_false(dz_ini_has_group(ini, "party"));
}

static void lines_are_known(void)
{
    g_autoptr(DzIni) ini = read_bytes(GOOD, -1, NULL);
    static const struct {
        const char *group, *key;
        guint line;
    } cases[] = {
        {"dataset", NULL, 3},       {"dataset", "title", 4}, {"dataset", "title[ar]", 5},
        {"dataset", "note", 6},     {"dataset", "empty", 7}, {"party sdf", NULL, 9},
        {"party sdf", "title", 10}, {"dataset", "titel", 0}, {"party", NULL, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(dz_ini_line(ini, cases[i].group, cases[i].key), ==, cases[i].line);
}

static void the_order_is_the_files(void)
{
    g_autoptr(DzIni) ini = read_bytes("[z]\nb=1\na=2\n[a]\n[m]\nx=1\n", -1, NULL);
    g_auto(GStrv) groups = dz_ini_groups(ini);
    g_auto(GStrv) keys = dz_ini_keys(ini, "z");
    g_autofree char *all_groups = g_strjoinv(" ", groups), *all_keys = g_strjoinv(" ", keys);
    g_assert_cmpstr(all_groups, ==, "z a m");
    g_assert_cmpstr(all_keys, ==, "b a");
}

/* Each fault with what the message must name; `line` 0 where there is none to name. */
static void faults_are_refused_by_name(void)
{
    static const struct {
        const char *text, *line, *value;
    } cases[] = {
        {"[a]\nx=1\ny=2\nx=3\n", "line 4", "line 2"},              /* a key twice */
        {"[a]\nx=1\n\n x = 1\n", "line 4", "line 2"},              /* the same, spaced otherwise */
        {"[a]\nt[ar]=1\nt=2\nt[ar]=3\n", "line 4", "t[ar]"},       /* a translation twice */
        {"[a]\nx=1\n[b]\nx=1\n[a]\ny=1\n", "line 5", "line 1"},    /* a group twice */
        {"[a]\nx=1\n[b]\n[b]\n", "line 4", "[b]"},                 /* at once */
        {"# one\n[a]\njust words\nx=1\n", "line 3", "just words"}, /* neither group nor key */
        {"x=1\n[a]\n", "line 1", "x"},                             /* a key before all groups */
        {"[a]\nx=1\n[b\ny=1\n", "line 3", "[b"},                   /* a group that is not closed */
        {"[a]\n=1\n", "line 2", "="},                              /* a key without a name */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        g_test_message("%s", cases[i].text);
        g_assert_null(read_bytes(cases[i].text, -1, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_test_message("%s", error->message);
        g_assert_nonnull(strstr(error->message, "dataset.ini"));
        if (!strstr(error->message, cases[i].line) || !strstr(error->message, cases[i].value))
            g_test_fail_printf("'%s' does not name '%s' and '%s'", error->message, cases[i].line,
                               cases[i].value);
        g_error_free(error);
    }
}

static void what_is_not_utf8_is_refused(void)
{
    static const struct {
        const char *bytes;
        gssize length;
    } cases[] = {
        {"[a]\nx=\xff\n", -1}, {"[a]\nx=caf\xe9\n", -1}, {"[a]\nx=1\0y=2\n", 13}, {"[a]\nx=\xc3", -1}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        g_assert_null(read_bytes(cases[i].bytes, cases[i].length, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_assert_nonnull(strstr(error->message, "UTF-8"));
        g_error_free(error);
    }
}

static void one_mebibyte_is_the_limit(void)
{
    GError *error = NULL;
    GString *text = g_string_new("[a]\n#");
    while (text->len < 1048575)
        g_string_append_c(text, 'x');
    g_string_append_c(text, '\n');
    g_autoptr(DzIni) ini = read_bytes(text->str, (gssize)text->len, &error);
    g_assert_no_error(error);
    g_assert_nonnull(ini);
    g_string_append_c(text, '\n');
    g_assert_null(read_bytes(text->str, (gssize)text->len, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "1 MiB"));
    g_error_free(error);
    g_string_free(text, TRUE);
}

static void what_follows_the_length_is_not_read(void)
{
    static const char text[] = "[a]\nb=1\nb=2\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(DzIni) ini = dz_ini_parse("x.ini", text, strlen("[a]\nb=1\n"), &error);
    g_assert_no_error(error);
    g_assert_nonnull(ini);
}

static void a_missing_file_is_trouble(void)
{
    GError *error = NULL;
    g_assert_null(dz_ini_read("/nonexistent/dataset.ini", &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_IO);
    g_assert_nonnull(strstr(error->message, "/nonexistent/dataset.ini"));
    g_error_free(error);
}

static void a_byte_order_mark_is_passed_over(void)
{
    static const char text[] = "\xef\xbb\xbf[a]\nb=1\nb=2\n";
    guint line = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(DzIni) ini = dz_ini_scan(text, strlen(text) - strlen("b=2\n"), &line, NULL);
    g_assert_nonnull(ini);
    g_assert_cmpuint(dz_ini_line(ini, "a", "b"), ==, 2);
    g_assert_null(dz_ini_scan(text, strlen(text), &line, &error));
    g_assert_cmpstr(error->message, ==, "b=2 comes twice (first on line 2)");
    g_assert_cmpuint(line, ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/ini/values are read as they stand", values_are_read);
    g_test_add_func("/base/ini/every group and key knows its line", lines_are_known);
    g_test_add_func("/base/ini/groups and keys come in the file's order", the_order_is_the_files);
    g_test_add_func("/base/ini/a fault is refused with its line and what stands there",
                    faults_are_refused_by_name);
    g_test_add_func("/base/ini/what is not UTF-8 or has a NUL is refused", what_is_not_utf8_is_refused);
    g_test_add_func("/base/ini/one mebibyte is read and one byte more is refused", one_mebibyte_is_the_limit);
    g_test_add_func("/base/ini/what follows the length is not read", what_follows_the_length_is_not_read);
    g_test_add_func("/base/ini/a file that is not there is trouble with its name", a_missing_file_is_trouble);
    g_test_add_func("/base/ini/a byte order mark is passed over", a_byte_order_mark_is_passed_over);
    return g_test_run();
}
