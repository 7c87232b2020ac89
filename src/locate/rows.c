/*
 * Figures are read while their field is passed over: digits are added up to a whole number, which a power of
 * ten divides. Both are exact below 2^53 and 10^22, and division rounds correctly, so that is what strtod
 * answers (W. D. Clinger, How to read floating point numbers accurately, PLDI 1990) at a tenth of its cost.
 * Other spellings go to g_ascii_strtod.
 */
#include "locate/rows_in.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

enum { MOST_FIGURES = 18, MOST_LENGTH = 64 };

static const double TENS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                              1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

/* Reads plain figures from `at` on; where they end, NULL if there are none or too many. What follows must be
 * something else than a figure. */
static inline const char *plain_degrees(const char *at, double *degrees)
{
    bool negative = *at == '-';
    guint64 whole = 0;
    const char *start = at += negative, *point = NULL;
    for (;; at++) {
        guint figure = (guint)(guchar)*at - '0';
        if (figure <= 9)
            whole = whole * 10 + figure;
        else if (*at == '.' && !point)
            point = at;
        else
            break;
    }
    gssize figures = at - start - (point != NULL);
    if (figures < 1 || figures > MOST_FIGURES || whole > (guint64)1 << 53)
        return NULL;
    double value = (double)(gint64)whole / TENS[point ? at - point - 1 : 0];
    *degrees = negative ? -value : value;
    return at;
}

bool dz_degrees_parse(const char *text, gsize length, double most, double *degrees)
{
    char copy[MOST_LENGTH];
    double value = 0;
    for (; length > 0 && *text == ' '; text++)
        length--;
    for (; length > 0 && text[length - 1] == ' ';)
        length--;
    if (length == 0 || length >= sizeof copy || memchr(text, 0, length))
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    const char *end = plain_degrees(copy, &value);
    if ((!end || *end) && !dz_number_parse(copy, &value))
        return false;
    if (!(fabs(value) <= most))
        return false;
    *degrees = value;
    return true;
}

/* After the closing quote of the field that opens at `at`; NULL if it is not closed. Adds the lines in it. */
static const char *closing_quote(const char *at, const char *end, guint *lines)
{
    for (at++; at < end; at++) {
        *lines += *at == '\n';
        if (*at != '"')
            continue;
        if (at + 1 == end || at[1] != '"')
            return at + 1;
        at++;
    }
    return NULL;
}

static inline bool ends_line(const char *at, const char *end)
{
    return *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static const char *after_line(const char *at, const char *end)
{
    const char *line = memchr(at, '\n', (gsize)(end - at));
    return line ? line + 1 : NULL;
}

const char *dz_row_skip(const char *at, const char *end, char separator)
{
    guint lines = 0;
    for (; at < end; at++) {
        if (*at == '"') {
            at = closing_quote(at, end, &lines);
            if (!at || at == end)
                return NULL;
            if (*at != separator)
                return after_line(at, end);
            continue;
        }
        while (at < end && *at != separator && *at != '\n')
            at++;
        if (at < end && *at == '\n')
            return at + 1;
    }
    return NULL;
}

/* The field as a text of its own where it is quoted: with its quotes undone. */
static bool unquote(const char *start, gsize length, char *out, gsize *out_length)
{
    gsize count = 0;
    for (gsize i = 0; i < length; i++) {
        if (count == MOST_LENGTH)
            return false;
        out[count++] = start[i];
        if (start[i] == '"')
            i++;
    }
    *out_length = count;
    return true;
}

static void note(DzRow *row, DzRowFault fault)
{
    if (row->fault == DZ_ROW_SOUND)
        row->fault = fault;
}

/* Takes a wanted field that has been passed over. */
static void take_field(const DzRowForm *form, int column, const char *start, gsize length, bool quoted,
                       DzRow *row)
{
    char text[MOST_LENGTH];
    if (quoted) {
        if (!unquote(start, length, text, &length))
            length = 0;
        start = text;
    }
    if (column == form->x && !dz_degrees_parse(start, length, 180, &row->at.lon))
        note(row, DZ_ROW_X);
    if (column == form->y && !dz_degrees_parse(start, length, 90, &row->at.lat))
        note(row, DZ_ROW_Y);
    if (column == form->time && !dz_time_parse(form->format, start, length, &row->day))
        note(row, DZ_ROW_TIME);
}

/* A row ends where its line does, whatever stands there. */
static void end_line(const char *at, const char *end, DzRow *row)
{
    const char *line = memchr(at, '\n', (gsize)(end - at));
    row->next = line ? line + 1 : end;
    row->end = line ? line : end;
    if (row->end > at && row->end[-1] == '\r' && line)
        row->end--;
    row->lines = row->fault == DZ_ROW_OPEN ? 1 : row->lines;
}

/* Figures in a field that is wanted for them, if they are plain and fill it. */
static inline const char *fast_degrees(const char *at, char separator, double most, double *degrees)
{
    const char *end = plain_degrees(at, degrees);
    return end && (*end == separator || *end == '\n' || *end == '\r') && fabs(*degrees) <= most ? end : NULL;
}

/* The day of a field that is a plain ISO date, if it fills it; else NULL. Its first eight bytes are looked at
 * as one number: less the digit nought or the hyphen that should stand there, digits are at most 9 and
 * hyphens 0. */
static inline const char *fast_day(const char *at, const char *end, char separator, DzDay *day)
{
    static const guint64 form = 0x2d30302d30303030, hyphens = 0xff0000ff00000000, high = 0x8080808080808080,
                         above_nine = 0x7676767676767676;
    guint64 bytes = 0;
    if (end - at < 10 || (at[10] != separator && at[10] != '\n'))
        return NULL;
    memcpy(&bytes, at, sizeof bytes);
    bytes = GUINT64_FROM_LE(bytes) ^ form;
    guint tens = (guint)(guchar)at[8] - '0', ones = (guint)(guchar)at[9] - '0';
    if ((bytes & hyphens) || ((bytes | (bytes + above_nine)) & high) || tens > 9 || ones > 9)
        return NULL;
    guint year = (guint)(bytes & 15) * 1000 + (guint)(bytes >> 8 & 15) * 100 +
                 (guint)(bytes >> 16 & 15) * 10 + (guint)(bytes >> 24 & 15);
    guint month = (guint)(bytes >> 40 & 15) * 10 + (guint)(bytes >> 48 & 15);
    return dz_day_of(year, month, tens * 10 + ones, day) ? at + 10 : NULL;
}

/* Passes over a field: where it ends. NULL, with the row's end told, if the row ends by a fault. */
static inline const char *pass_field(const DzRowForm *form, int column, const char *at, const char *end,
                                     DzRow *row)
{
    const char *start = at, *fast = NULL;
    if (column == form->x)
        fast = fast_degrees(at, form->separator, 180, &row->at.lon);
    else if (column == form->y)
        fast = fast_degrees(at, form->separator, 90, &row->at.lat);
    else if (column == form->time && !form->format)
        fast = fast_day(at, end, form->separator, &row->day);
    if (fast && fast <= end && *fast != '\r')
        return fast;
    bool quoted = *at == '"' && at < end,
         wanted = column == form->x || column == form->y || column == form->time;
    if (quoted) {
        at = closing_quote(at, end, &row->lines);
        if (at && (at == end || *at == form->separator || ends_line(at, end))) {
            if (wanted)
                take_field(form, column, start + 1, (gsize)(at - start - 2), true, row);
            return at;
        }
        row->fault = at ? DZ_ROW_TEXT : DZ_ROW_OPEN;
        end_line(at ? at : row->start, end, row);
        return NULL;
    }
    while (*at != form->separator && *at != '\n')
        at++;
    at = at > end ? end : at;
    gsize length = (gsize)(at - start);
    if (length > 0 && at < end && *at == '\n' && at[-1] == '\r')
        length--;
    if (wanted)
        take_field(form, column, start, length, false, row);
    return start + length;
}

void dz_row_read(const DzRowForm *form, const char *at, const char *end, DzRow *row)
{
    *row = (DzRow){.start = at, .at = {NAN, NAN}, .day = form->day, .lines = 1};
    for (int column = 0;; column++) {
        at = pass_field(form, column, at, end, row);
        if (!at)
            return;
        row->columns = (guint)column + 1;
        if (at >= end || *at != form->separator)
            break;
        at++;
    }
    row->end = at;
    row->next = at >= end ? end : at + (*at == '\r' ? 2 : 1);
    int most = MAX(MAX(form->x, form->y), form->time);
    if (row->columns == 1 && row->end == row->start)
        row->fault = DZ_ROW_BLANK;
    else if (form->columns ? row->columns != form->columns : row->columns <= (guint)most)
        row->fault = DZ_ROW_COLUMNS;
}

GPtrArray *dz_row_fields(const char *at, const char *end, char separator)
{
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    for (;;) {
        GString *text = g_string_new(NULL);
        bool quoted = at < end && *at == '"';
        for (at += quoted; at < end && (quoted || *at != separator); at++) {
            if (quoted && *at == '"' && (at + 1 == end || at[1] != '"')) {
                quoted = false;
                continue;
            }
            at += quoted && *at == '"';
            g_string_append_c(text, *at);
        }
        g_ptr_array_add(fields, g_string_free(text, FALSE));
        if (at >= end)
            return fields;
        at++;
    }
}

char dz_row_separator(const char *start, const char *end)
{
    static const char separators[] = {',', ';', '\t'};
    guint counts[G_N_ELEMENTS(separators)] = {0}, best = 0;
    bool quoted = false;
    for (const char *at = start; at < end; at++) {
        quoted ^= *at == '"';
        for (guint i = 0; i < G_N_ELEMENTS(separators) && !quoted; i++)
            counts[i] += *at == separators[i];
    }
    for (guint i = 1; i < G_N_ELEMENTS(separators); i++)
        best = counts[i] > counts[best] ? i : best;
    return separators[best];
}
