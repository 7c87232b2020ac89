#include "base/number.h"
#include "dezmap.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#ifndef DZ_VERSION
#error "DZ_VERSION comes from the Makefile"
#endif

G_DEFINE_QUARK(dezmap - error, dz_error)

const char *dz_version(void)
{
    return DZ_VERSION;
}

bool dz_number_parse(const char *text, double *value)
{
    if (!text || !(g_ascii_isdigit(*text) || *text == '-' || *text == '+' || *text == '.'))
        return false;
    if (strpbrk(text, "xXnN"))
        return false; /* hexadecimal, nan, inf: all spelt with one of these */
    char *end = NULL;
    errno = 0;
    double number = g_ascii_strtod(text, &end);
    if (*end || end == text || !isfinite(number) || errno == ERANGE)
        return false;
    *value = number;
    return true;
}

bool dz_integer_parse(const char *text, gint64 min, gint64 max, gint64 *value)
{
    if (!text || !(g_ascii_isdigit(*text) || *text == '-'))
        return false;
    gint64 number = 0;
    if (!g_ascii_string_to_signed(text, 10, min, max, &number, NULL))
        return false;
    *value = number;
    return true;
}
