/*
 * Positions, names and dates as people write them. What is read as an ISO date begins with that date; what is
 * read as a position is on the globe; a folded name folds to itself.
 */
#include "locate/time.h"

#include "model/day.h"
#include "model/place.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The digits of a text, at most eight. */
static void digits_of(const char *text, char digits[9])
{
    guint count = 0;
    for (; *text && count < 8; text++)
        if (g_ascii_isdigit(*text))
            digits[count++] = *text;
    digits[count] = '\0';
}

static void check_iso(const char *text, size_t size)
{
    DzDay day = DZ_DAY_NONE;
    char written[9], read[9];
    if (!dz_time_parse(NULL, text, size, &day))
        return;
    g_autofree char *iso = dz_day_text(day);
    digits_of(iso, written);
    digits_of(text, read);
    if (strcmp(written, read) != 0)
        abort();
}

/* What stands before the first line end is a form, what follows is read by it. */
static void check_form(const char *text)
{
    const char *line = strchr(text, '\n');
    g_autofree char *form = line ? g_strndup(text, (gsize)(line - text)) : g_strdup(text);
    g_autoptr(DzTimeFormat) format = dz_time_format_new(form, NULL);
    DzDay day = DZ_DAY_NONE;
    if (format && line && dz_time_parse(format, line + 1, strlen(line + 1), &day) &&
        (day < 1 || day > 3652059))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    DzLonLat at = {0, 0};
    GError *error = NULL;
    check_iso(text, strlen(text));
    check_form(text);
    dz_time_remedy((const char *)data, size);
    if (dz_position_parse(text, &at, &error) != (error == NULL))
        abort();
    if (!error && (!(fabs(at.lon) <= 180 && fabs(at.lat) <= 90) || !dz_position_is_meant(text)))
        abort();
    g_clear_error(&error);
    g_autofree char *folded = dz_place_fold(text), *again = dz_place_fold(folded);
    if (strcmp(folded, again) != 0)
        abort();
    return 0;
}
