/*
 * strptime is not used: it reads month names of the locale, does not say what it does not know, and takes
 * half a date for a whole one.
 */
#include "locate/time.h"

#include <string.h>

struct DzTimeFormat {
    char *text; /* %F and %T written out */
};

/* Reads `count` digits. */
static inline bool digits(const char *at, guint count, guint *value)
{
    *value = 0;
    for (guint i = 0; i < count; i++) {
        guint digit = (guint)(guchar)at[i] - '0';
        if (digit > 9)
            return false;
        *value = *value * 10 + digit;
    }
    return true;
}

/* A time of day with what may follow it: 12:30, 12:30:00.5, 12:30Z, 12:30+03:00. Only its form is looked at.
 */
static bool is_time(const char *at, const char *end)
{
    static const guint most[] = {24, 59, 60}; /* 24:00 ends a day, 60 is a leap second */
    guint number = 0;
    for (guint part = 0; part < 3 && (part == 0 || (at < end && *at == ':')); part++) {
        at += part > 0;
        if (end - at < 2 || !digits(at, 2, &number) || number > most[part])
            return false;
        at += 2;
    }
    if (at < end && (*at == '.' || *at == ','))
        for (at++; at < end && g_ascii_isdigit(*at); at++)
            ;
    if (at < end && *at == ' ')
        at++;
    if (end - at == 3 && memcmp(at, "UTC", 3) == 0)
        return true;
    if (at < end && *at == 'Z')
        return at + 1 == end;
    if (at < end && (*at == '+' || *at == '-'))
        for (at++; at < end && (g_ascii_isdigit(*at) || *at == ':'); at++)
            ;
    return at == end;
}

static bool parse_iso(const char *text, gsize length, DzDay *day)
{
    guint year = 0, month = 0, of_month = 0;
    gsize date = 10;
    if (length < 8 || !digits(text, 4, &year))
        return false;
    char mark = text[4];
    if (mark == '-' || mark == '/') {
        if (length < 10 || text[7] != mark || !digits(text + 5, 2, &month) || !digits(text + 8, 2, &of_month))
            return false;
    } else {
        date = 8;
        if (!digits(text + 4, 2, &month) || !digits(text + 6, 2, &of_month))
            return false;
    }
    if (length > date &&
        ((text[date] != 'T' && text[date] != ' ') || !is_time(text + date + 1, text + length)))
        return false;
    return dz_day_of(year, month, of_month, day);
}

static const char *const MONTHS[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* What has been read of a date. */
typedef struct Date {
    guint year, month, day, day_of_year;
    bool has_year, has_month, has_day, has_day_of_year, has_seconds;
    gint64 seconds;
} Date;

/* At most `most` digits, at least one, whose value is at most `limit`. */
static bool take_number(const char **at, const char *end, guint most, guint limit, guint *value)
{
    const char *start = *at;
    *value = 0;
    while (*at < end && *at - start < (gssize)most && g_ascii_isdigit(**at))
        *value = *value * 10 + (guint)(*(*at)++ - '0');
    return *at > start && *value <= limit;
}

/* The name of a month, or its first three letters. */
static bool take_month(const char **at, const char *end, guint *month)
{
    for (guint i = 0; i < G_N_ELEMENTS(MONTHS); i++) {
        gsize length = strlen(MONTHS[i]), left = (gsize)(end - *at);
        gsize taken = left >= length && g_ascii_strncasecmp(*at, MONTHS[i], length) == 0 ? length
                      : left >= 3 && g_ascii_strncasecmp(*at, MONTHS[i], 3) == 0         ? 3
                                                                                         : 0;
        if (!taken)
            continue;
        *at += taken;
        *month = i + 1;
        return true;
    }
    return false;
}

static bool take_seconds(const char **at, const char *end, Date *date)
{
    bool negative = *at < end && **at == '-';
    const char *start = *at += negative;
    date->seconds = 0;
    for (; *at < end && *at - start < 13 && g_ascii_isdigit(**at); (*at)++)
        date->seconds = date->seconds * 10 + (**at - '0');
    date->seconds = negative ? -date->seconds : date->seconds;
    date->has_seconds = true;
    return *at > start;
}

/* Passes over a time zone: Z, +03:00, +0300, UTC. */
static bool pass_zone(const char **at, const char *end)
{
    const char *start = *at;
    while (*at < end && (g_ascii_isalnum(**at) || strchr("+-:_/", **at)))
        (*at)++;
    return *at > start;
}

/* Half of the day: am or pm. */
static bool pass_half(const char **at, const char *end)
{
    if (end - *at < 2 || !strchr("aApP", (*at)[0]) || !strchr("mM", (*at)[1]))
        return false;
    *at += 2;
    return true;
}

/* Takes what one letter of a format stands for. */
static bool take(char letter, const char **at, const char *end, Date *date)
{
    guint time = 0;
    switch (letter) {
    case 'Y':
        date->has_year = true;
        return take_number(at, end, 4, 9999, &date->year);
    case 'y':
        date->has_year = take_number(at, end, 2, 99, &date->year);
        date->year += date->year < 69 ? 2000 : 1900;
        return date->has_year;
    case 'm':
        date->has_month = true;
        return take_number(at, end, 2, 12, &date->month);
    case 'b':
    case 'B':
        date->has_month = true;
        return take_month(at, end, &date->month);
    case 'd':
    case 'e':
        date->has_day = true;
        while (letter == 'e' && *at < end && **at == ' ')
            (*at)++;
        return take_number(at, end, 2, 31, &date->day);
    case 'j':
        date->has_day_of_year = true;
        return take_number(at, end, 3, 366, &date->day_of_year);
    case 'H':
    case 'I':
        return take_number(at, end, 2, 24, &time);
    case 'M':
    case 'S':
        return take_number(at, end, 2, 60, &time);
    case 'f':
        return take_number(at, end, 9, G_MAXUINT, &time);
    case 'p':
        return pass_half(at, end);
    case 'z':
    case 'Z':
        return pass_zone(at, end);
    case 's':
        return take_seconds(at, end, date);
    default:
        return false;
    }
}

static bool day_of_date(const Date *date, DzDay *day)
{
    static const DzDay epoch = 719163; /* 1 January 1970 */
    DzDay first = 0, next = 0;
    if (date->has_seconds) {
        gint64 days = date->seconds / 86400 - (date->seconds % 86400 < 0), when = epoch + days;
        if (when < 1 || when > 3652059) /* 31 December 9999 */
            return false;
        *day = (DzDay)when;
        return true;
    }
    if (!date->has_day_of_year)
        return dz_day_of(date->year, date->month, date->day, day);
    if (date->day_of_year < 1 || !dz_day_of(date->year, 1, 1, &first) ||
        !dz_day_of(date->year, 12, 31, &next) || first + (DzDay)date->day_of_year - 1 > next)
        return false;
    *day = first + (DzDay)date->day_of_year - 1;
    return true;
}

bool dz_time_parse(const DzTimeFormat *format, const char *text, gsize length, DzDay *day)
{
    const char *at = text, *end = text + length;
    Date date = {0};
    if (!format)
        return parse_iso(text, length, day);
    for (const char *f = format->text; *f; f++) {
        if (*f == ' ') {
            while (at < end && g_ascii_isspace(*at))
                at++;
        } else if (*f == '%' && f[1] != '%') {
            if (!take(*++f, &at, end, &date))
                return false;
        } else {
            f += *f == '%';
            if (at == end || *at++ != *f)
                return false;
        }
    }
    return at == end && day_of_date(&date, day);
}

DzTimeFormat *dz_time_format_new(const char *text, GError **error)
{
    static const char known[] = "YymbBdejHIMSpfzZs";
    g_auto(GStrv) dates = g_strsplit(text, "%F", -1);
    g_autofree char *with_date = g_strjoinv("%Y-%m-%d", dates);
    g_auto(GStrv) times = g_strsplit(with_date, "%T", -1);
    DzTimeFormat *format = g_new(DzTimeFormat, 1);
    bool has[256] = {false};
    format->text = g_strjoinv("%H:%M:%S", times);
    for (const char *f = format->text; *f; f++) {
        if (*f != '%')
            continue;
        guchar letter = (guchar) * ++f;
        if (!letter || (letter != '%' && !strchr(known, letter))) {
            g_set_error(
                error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                "time format '%s': %%%s is none of %%Y %%y %%m %%b %%B %%d %%e %%j %%F %%H %%I %%M %%S %%p "
                "%%f %%T %%z %%Z %%s %%%%",
                text, letter && letter < 128 ? (char[]){(char)letter, '\0'} : "");
            dz_time_format_free(format);
            return NULL;
        }
        has[letter] = true;
    }
    bool year = has['Y'] || has['y'], month = has['m'] || has['b'] || has['B'], day = has['d'] || has['e'];
    if (has['s'] || (year && (has['j'] || (month && day))))
        return format;
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                "time format '%s' does not tell a day: it needs %%Y, %%m and %%d, or %%Y and %%j, or %%s",
                text);
    dz_time_format_free(format);
    return NULL;
}

void dz_time_format_free(DzTimeFormat *format)
{
    if (!format)
        return;
    g_free(format->text);
    g_free(format);
}

const char *dz_time_remedy(const char *text, gsize length)
{
    guint numbers = 0, letters = 0, run = 0, longest = 0, year = 0;
    if (length > 4 && digits(text, 4, &year) && !g_ascii_isdigit(text[4]))
        return NULL; /* the year comes first: it is ISO 8601, and wrong */
    for (gsize i = 0; i < MIN(length, 40); i++) {
        bool digit = g_ascii_isdigit(text[i]);
        numbers += digit && run == 0;
        run = digit ? run + 1 : 0;
        longest = MAX(longest, run);
        letters += g_ascii_isalpha(text[i]) != 0;
    }
    if (numbers >= 3 && letters == 0 && memchr(text, '/', length))
        return "whether the day or the month comes first must be said: --time-format %d/%m/%Y or %m/%d/%Y";
    if (numbers >= 3 && letters == 0 && memchr(text, '.', length))
        return "say how it is written: --time-format %d.%m.%Y";
    if (numbers >= 3 && letters == 0 && memchr(text, '-', length))
        return "whether the day or the month comes first must be said: --time-format %d-%m-%Y or %m-%d-%Y";
    if (numbers == 1 && letters == 0 && longest == length && length >= 9)
        return "say that it is seconds: --time-format %s";
    if (numbers >= 2 && letters >= 3 && letters <= 9)
        return "say how it is written: --time-format '%d %B %Y' or '%B %d, %Y'";
    return NULL;
}
