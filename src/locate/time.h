/*
 * Days out of the text of tables: ISO 8601 dates and timestamps, or any other form that is described. The day
 * is the one that stands there; hours and time zones do not move it.
 */
#ifndef DZ_LOCATE_TIME_H
#define DZ_LOCATE_TIME_H

#include "dezmap.h"

typedef struct DzTimeFormat DzTimeFormat;

/*
 * A form as strptime has it: %Y year, %y of 1969 to 2068, %m month, %b or %B its English name or the first
 * three letters of it, %d or %e day, %j day of the year, %H %I %M %S %p %f %z %Z time (passed over), %s
 * seconds since 1970 (UTC), %F and %T for %Y-%m-%d and %H:%M:%S, %% a percent sign; a blank stands for any
 * blanks or none. DZ_ERROR_ARGUMENT names what is unknown, or missing to tell a day. The caller owns it.
 */
DzTimeFormat *dz_time_format_new(const char *text, GError **error);
void dz_time_format_free(DzTimeFormat *format);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzTimeFormat, dz_time_format_free)

/*
 * Reads the whole of `length` bytes. `format` NULL: 2018-05-15, 2018/05/15 or 20180515, and after any of
 * these T or a blank and a time. False if it is no day so written; years 1 to 9999.
 */
bool dz_time_parse(const DzTimeFormat *format, const char *text, gsize length, DzDay *day);

/* A day of the calendar; false if there is no such day. Here, because every row of a table asks. */
static inline bool dz_day_of(guint year, guint month, guint of_month, DzDay *day)
{
    static const guint8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || of_month < 1)
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (of_month > days[month - 1] + (guint)(leap && month == 2))
        return false;
    /* years begin in March, so that the leap day is the last; 31 December of the year 0 is day 0 */
    guint y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    *day = (DzDay)(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + of_month) - 306;
    return true;
}

/* What to do about a text that is a date, but not in a form that is read without being told: a clause such as
 * "say which with --time-format ..."; NULL if it looks like no date. Static. */
const char *dz_time_remedy(const char *text, gsize length);

#endif
