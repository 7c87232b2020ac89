/*
 * Days as text. GDate is the second source: it counts the days itself.
 */
#include "model/day.h"

#include <string.h>

static void wrong_forms_are_refused(void)
{
    static const char *const wrong[] = {
        "",
        "2018",
        "2018-5-15",
        "2018-05-5",
        "18-05-15",
        "2018-05-15 ",
        " 2018-05-15",
        "2018/05/15",
        "2018-05/15",
        "20180515",
        "15-05-2018",
        "2018-05-15T00:00:00",
        "2018-13-01",
        "2018-00-01",
        "2018-01-00",
        "2018-01-32",
        "2018-04-31",
        "2018-02-29",
        "1900-02-29",
        "2018-02-30",
        "0000-01-01",
        "+018-05-15",
        "2018-+5-15",
        "2018-05-+5",
        "2018-05- 5",
        "-018-05-15",
        "2018--5-15",
        "2018-0x-15",
        "201a-05-15",
        "2018-05-1\xd9\xa5",
        "2018-05-15Z",
        "02018-05-15",
        "2018.05.15",
        "today",
        "2018-256-1",
        "2018-05-1e",
    };
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        DzDay day = 12345;
        g_test_message("'%s'", wrong[i]);
        g_assert_false(dz_day_parse(wrong[i], &day));
        g_assert_cmpint(day, ==, 12345);
    }
    DzDay day = 12345;
    g_assert_false(dz_day_parse(NULL, &day));
    g_assert_cmpint(day, ==, 12345);
}

/* Days in a row by GDate, whose calendar repeats after 400 years. */
static void four_centuries_go_round(void)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1801);
    DzDay before = (DzDay)g_date_get_julian(&date) - 1;
    guint count = 0;
    for (; g_date_get_year(&date) <= 2200; g_date_add_days(&date, 1), count++) {
        char text[16];
        g_date_strftime(text, sizeof text, "%Y-%m-%d", &date);
        DzDay day = 0;
        int year = 0, month = 0, of_month = 0;
        g_assert_true(dz_day_parse(text, &day));
        g_assert_cmpint(day, ==, before + 1);
        g_autofree char *again = dz_day_text(day);
        g_assert_cmpstr(again, ==, text);
        dz_day_split(day, &year, &month, &of_month);
        g_assert_cmpint(year, ==, g_date_get_year(&date));
        g_assert_cmpint(month, ==, g_date_get_month(&date));
        g_assert_cmpint(of_month, ==, g_date_get_day(&date));
        before = day;
    }
    g_assert_cmpuint(count, ==, 146097); /* days in 400 Gregorian years */
}

static void the_ends_of_the_calendar_are_days(void)
{
    static const char *const ends[] = {"0001-01-01", "9999-12-31", "2000-02-29", "2016-02-29"};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        DzDay day = 0;
        g_assert_true(dz_day_parse(ends[i], &day));
        g_autofree char *text = dz_day_text(day);
        g_assert_cmpstr(text, ==, ends[i]);
    }
    DzDay first = 0;
    g_assert_true(dz_day_parse("0001-01-01", &first));
    g_assert_cmpint(first, ==, 1);
}

static void no_day_is_no_text(void)
{
    g_autofree char *none = dz_day_text(DZ_DAY_NONE), *open = dz_day_text(DZ_DAY_OPEN);
    g_assert_cmpstr(none, ==, "");
    g_assert_cmpstr(open, ==, "");
    g_assert_cmpint(DZ_DAY_NONE, <, 1);
    g_assert_cmpint(DZ_DAY_OPEN, >, 10000000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/day/every wrong form is refused and writes nothing", wrong_forms_are_refused);
    g_test_add_func("/model/day/400 years come back as they went, one day after another",
                    four_centuries_go_round);
    g_test_add_func("/model/day/the first and the last day of the calendar and leap days are days",
                    the_ends_of_the_calendar_are_days);
    g_test_add_func("/model/day/no day and an open end have no text", no_day_is_no_text);
    return g_test_run();
}
