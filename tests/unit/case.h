/*
 * Case tables: tests/cases/NAME.txt, one case a line, fields parted by " | ", '#' begins a comment line.
 *     name | WKT | figure unit | tolerance unit
 */
#ifndef DZ_TESTS_CASE_H
#define DZ_TESTS_CASE_H

#include "base/number.h"
#include "geo/shape.h"

#include <string.h>

typedef struct Case {
    char *name;
    DzShape *shape; /* of POLYGON or LINESTRING: all its points as one part */
    double figure, tolerance;
} Case;

/* A figure with its unit, which must be `unit` or a thousandth or a millionth part of it that is named here.
 */
static inline double case_figure(const char *text, const char *unit)
{
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    double value = 0;
    g_assert_cmpuint(g_strv_length(parts), ==, 2);
    g_assert_true(dz_number_parse(parts[0], &value));
    if (strcmp(parts[1], unit) == 0)
        return value;
    g_assert_cmpstr(unit, ==, "km");
    g_assert_cmpstr(parts[1], ==, "mm");
    return value * 1e-6;
}

static inline DzShape *case_shape(const char *wkt)
{
    g_assert_true(g_str_has_prefix(wkt, "POLYGON ((") || g_str_has_prefix(wkt, "LINESTRING ("));
    g_autofree char *inner = g_strdup(strrchr(wkt, '(') + 1);
    *strchr(inner, ')') = '\0';
    DzShape *shape = dz_shape_new();
    g_auto(GStrv) pairs = g_strsplit(inner, ", ", -1);
    for (guint i = 0; pairs[i]; i++) {
        g_auto(GStrv) pair = g_strsplit(pairs[i], " ", -1);
        DzLonLat at = {0, 0};
        g_assert_cmpuint(g_strv_length(pair), ==, 2);
        g_assert_true(dz_number_parse(pair[0], &at.lon) && dz_number_parse(pair[1], &at.lat));
        dz_shape_add(shape, at);
    }
    dz_shape_end(shape);
    return shape;
}

static inline void case_clear(gpointer data)
{
    Case *one = data;
    g_free(one->name);
    dz_shape_free(one->shape);
}

/* All cases of a table, of Case; g_array_unref it. Figures are in `unit`. */
static inline GArray *cases_read(const char *table, const char *unit)
{
    GError *error = NULL;
    g_autofree char *path = g_build_filename(DZ_TESTS_DIR, "cases", table, NULL), *text = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    GArray *cases = g_array_new(FALSE, FALSE, sizeof(Case));
    g_array_set_clear_func(cases, case_clear);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (!lines[i][0] || lines[i][0] == '#')
            continue;
        g_auto(GStrv) fields = g_strsplit(lines[i], " | ", -1);
        g_assert_cmpuint(g_strv_length(fields), ==, 4);
        Case one = {.name = g_strdup(fields[0]),
                    .shape = case_shape(fields[1]),
                    .figure = case_figure(fields[2], unit),
                    .tolerance = case_figure(fields[3], unit)};
        g_array_append_val(cases, one);
    }
    g_assert_cmpuint(cases->len, >, 0);
    return cases;
}

#endif
