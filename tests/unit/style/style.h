/*
 * Small styles for the tests: one layer, put into what every style needs.
 */
#ifndef DZ_TESTS_STYLE_H
#define DZ_TESTS_STYLE_H

#include "style/style.h"

#include <string.h>

#define HEAD "{\"version\": 8, \"sources\": {\"s\": {\"type\": \"vector\"}},\n\"layers\": ["
#define TAIL "]}"

/* A layer over settlements, on the second line: its kind and what else is in it. */
#define LAYER(kind, more)                                                                                    \
    HEAD "{\"id\": \"x\", \"type\": \"" kind                                                                 \
         "\", \"source\": \"s\", \"source-layer\": \"settlement\", " more "}" TAIL

static inline DzStyle *style_of(const char *json)
{
    GError *error = NULL;
    DzStyle *style = dz_style_parse("x.json", json, strlen(json), NULL, 0, &error);
    g_assert_no_error(error);
    return style;
}

/* The text is refused with exactly this message. */
static inline void refused(const char *json, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DzStyle) style = dz_style_parse("x.json", json, strlen(json), NULL, 0, &error);
    g_assert_null(style);
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_cmpstr(error->message, ==, message);
}

#endif
