/*
 * Positions as people write them: "36.63 35.93", "36.63E 35.93N", "35.93N, 36.63E", with a degree sign or the
 * true minus sign that is copied out of a text.
 */
#include "base/number.h"
#include "dezmap.h"

#include <string.h>

enum { MAX_LENGTH = 80 };

/* One coordinate: its value, and the hemisphere's letter or 0. */
typedef struct Coordinate {
    double degrees;
    char hemisphere;
} Coordinate;

/* Reads a coordinate; false if the text is none. */
static bool read_coordinate(const char *text, Coordinate *out)
{
    g_autofree char *plain = g_strdup(text);
    gsize length = strlen(plain);
    *out = (Coordinate){0, 0};
    if (length > 1 && strchr("EWNSewns", plain[length - 1])) {
        out->hemisphere = g_ascii_toupper(plain[length - 1]);
        plain[--length] = '\0';
    }
    if (g_str_has_suffix(plain, "\u00b0"))
        plain[length - strlen("\u00b0")] = '\0';
    if (!dz_number_parse(plain, &out->degrees))
        return false;
    bool against = out->hemisphere == 'W' || out->hemisphere == 'S';
    out->degrees = against ? -out->degrees : out->degrees;
    return !out->hemisphere || plain[0] != '-';
}

/* The words of a text, parted by blanks or one comma; a true minus sign becomes a plain one. Free with
 * g_strfreev. */
static char **words_of(const char *text)
{
    g_auto(GStrv) signs = g_strsplit(text, "\u2212", -1);
    g_autofree char *plain = g_strjoinv("-", signs);
    const char *comma = strchr(plain, ',');
    if (comma && !strchr(comma + 1, ','))
        plain[comma - plain] = ' ';
    g_auto(GStrv) parts = g_strsplit_set(plain, " \t", -1);
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; parts[i]; i++)
        if (*parts[i])
            g_ptr_array_add(words, g_strdup(parts[i]));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

bool dz_position_is_meant(const char *text)
{
    Coordinate coordinate;
    if (strlen(text) > MAX_LENGTH)
        return false;
    g_auto(GStrv) words = words_of(text);
    guint count = g_strv_length(words), numbers = 0;
    for (guint i = 0; i < count; i++)
        numbers += read_coordinate(words[i], &coordinate);
    return numbers > 0 && (count <= 2 || numbers == count);
}

/* Is the first of two coordinates the latitude, as their letters say? False and *clash if they say no such
 * thing. */
static bool latitude_first(Coordinate first, Coordinate second, bool *clash)
{
    bool letters[] = {first.hemisphere != 0, second.hemisphere != 0};
    bool north[] = {first.hemisphere && strchr("NS", first.hemisphere) != NULL,
                    second.hemisphere && strchr("NS", second.hemisphere) != NULL};
    *clash = letters[0] && letters[1] && north[0] == north[1];
    return letters[0] ? north[0] : letters[1] && !north[1];
}

bool dz_position_parse(const char *text, DzLonLat *at, GError **error)
{
    static const char expected[] = "expected longitude and latitude in degrees, such as 36.63 35.93 or "
                                   "36.63E 35.93N";
    Coordinate first, second;
    bool clash = false;
    g_auto(GStrv) words = words_of(strlen(text) > MAX_LENGTH ? "" : text);
    if (g_strv_length(words) != 2 || !read_coordinate(words[0], &first) ||
        !read_coordinate(words[1], &second)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "'%s' is no position: %s", text, expected);
        return false;
    }
    bool swap = latitude_first(first, second, &clash);
    DzLonLat read =
        swap ? (DzLonLat){second.degrees, first.degrees} : (DzLonLat){first.degrees, second.degrees};
    if (!clash && read.lon >= -180 && read.lon <= 180 && read.lat >= -90 && read.lat <= 90) {
        *at = read;
        return true;
    }
    bool exchanged = !first.hemisphere && !second.hemisphere && read.lat >= -180 && read.lat <= 180 &&
                     read.lon >= -90 && read.lon <= 90;
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "'%s' is no position: %s", text,
                clash       ? "one letter must be E or W, the other N or S"
                : exchanged ? "longitude comes first, then latitude"
                            : "longitude is from -180 to 180, latitude from -90 to 90");
    return false;
}
