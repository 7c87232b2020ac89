/*
 * Fields as they are written: plain where they may be, quoted where they must.
 */
#include "base/csv_field.h"

#include <string.h>

static void writes(const char *text, gsize length, char separator, const char *expected)
{
    g_autoptr(GString) out = g_string_new("before");
    dz_csv_field_add(out, text, length, separator);
    g_assert_cmpstr(out->str, ==, expected);
}

static void plain_text_stands_as_it_is(void)
{
    writes("", 0, ',', "before");
    writes("Saraqib; sold", 13, ',', "beforeSaraqib; sold");
    writes("a,b", 3, '\t', "beforea,b");
    writes("a,b", 1, ',', "beforea");
}

static void what_would_end_a_field_is_quoted(void)
{
    writes("a,b", 3, ',', "before\"a,b\"");
    writes("a;b", 3, ';', "before\"a;b\"");
    writes("a\nb", 3, ',', "before\"a\nb\"");
    writes("a\r", 2, ',', "before\"a\r\"");
    writes("\"", 1, ',', "before\"\"\"\"");
    writes("say \"so\"", 8, ',', "before\"say \"\"so\"\"\"");
}

static void a_nul_is_quoted_too(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    dz_csv_field_add(out, "a\0b", 3, ',');
    g_assert_cmpuint(out->len, ==, 5);
    g_assert_true(memcmp(out->str, "\"a\0b\"", 5) == 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/csv field/plain text stands as it is", plain_text_stands_as_it_is);
    g_test_add_func("/csv field/what would end a field is quoted", what_would_end_a_field_is_quoted);
    g_test_add_func("/csv field/a NUL is quoted too", a_nul_is_quoted_too);
    return g_test_run();
}
