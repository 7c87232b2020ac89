/*
 * Days out of the text of tables.
 */
#include "locate/time.h"

#include "model/day.h"

#include <string.h>

static void check(const char *format, const char *text, const char *expected)
{
    GError *error = NULL;
    g_autoptr(DzTimeFormat) form = format ? dz_time_format_new(format, &error) : NULL;
    DzDay day = DZ_DAY_NONE;
    g_assert_no_error(error);
    bool read = dz_time_parse(form, text, strlen(text), &day);
    g_autofree char *iso = dz_day_text(read ? day : DZ_DAY_NONE);
    g_assert_cmpstr(iso, ==, expected);
}

static void iso_dates_and_timestamps_are_read(void)
{
    static const char *const texts[] = {"2018-05-15",
                                        "2018/05/15",
                                        "20180515",
                                        "2018-05-15T12:30",
                                        "2018-05-15 12:30:59",
                                        "2018-05-15T12:30:59.123456Z",
                                        "2018-05-15T12:30:59,5+03:00",
                                        "2018-05-15 23:59:60-0300",
                                        "20180515T12",
                                        "2018-05-15 12:30:00 UTC",
                                        "2018-05-15 00:00:00+00"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        check(NULL, texts[i], "2018-05-15");
    check(NULL, "2020-02-29", "2020-02-29");
    check(NULL, "0001-01-01", "0001-01-01");
    check(NULL, "9999-12-31", "9999-12-31");
}

static void what_is_no_iso_date_is_refused(void)
{
    static const char *const texts[] = {"",
                                        "2018",
                                        "2018-05",
                                        "2018-5-15",
                                        "2018-02-29",
                                        "2018-13-01",
                                        "2018-00-10",
                                        "2018-01-00",
                                        "15/05/2018",
                                        "2018-05/15",
                                        "2018-05-15x",
                                        "2018-05-15T",
                                        "2018-05-15 noon",
                                        "0000-01-01",
                                        " 2018-05-15",
                                        "2018-05-15T12:61",
                                        "2018-05-15T55:10",
                                        "2018-05-15T12:60",
                                        "2018-05-15T12:30:",
                                        "2018-05-15T1",
                                        "201805150",
                                        "1900-02-29",
                                        "2018-05-15Z"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        check(NULL, texts[i], "");
}

static void other_forms_are_read_as_described(void)
{
    check("%d/%m/%Y", "03/04/2018", "2018-04-03");
    check("%m/%d/%Y", "03/04/2018", "2018-03-04");
    check("%d/%m/%Y", "3/4/2018", "2018-04-03");
    check("%d.%m.%y", "03.04.18", "2018-04-03");
    check("%d.%m.%y", "03.04.69", "1969-04-03");
    check("%d %B %Y", "15 May 2018", "2018-05-15");
    check("%d %b %Y", "15 september 2018", "2018-09-15");
    check("%B %d, %Y", "Feb 29, 2020", "2020-02-29");
    check("%Y-%j", "2020-366", "2020-12-31");
    check("%s", "1526342400", "2018-05-15");
    check("%s", "-1", "1969-12-31");
    check("%s", "0", "1970-01-01");
    check("%F %T", "2018-05-15 12:30:00", "2018-05-15");
    check("%Y%m%d%H%M", "201805151230", "2018-05-15");
    check("%d/%m/%Y %I:%M %p", "03/04/2018 11:59 pm", "2018-04-03");
    check("%Y-%m-%dT%H:%M:%S.%f%z", "2018-05-15T12:30:00.25+03:00", "2018-05-15");
    check("%%%Y%m%d", "%20180515", "2018-05-15");
    check("%d %m %Y", "03   04 2018", "2018-04-03");
    check("%d/%m/%Y", "31/02/2018", "");
    check("%d/%m/%Y", "03/04/2018 ", "");
    check("%d/%m/%Y", "03-04-2018", "");
    check("%d/%m/%Y", "", "");
    check("%Y-%j", "2019-366", "");
    check("%Y-%j", "2019-0", "");
    check("%s", "99999999999999", "");
}

static void formats_that_tell_no_day_are_refused(void)
{
    static const char *const formats[] = {"", "%Y", "%m/%d", "%d %Y", "%Q", "%", "%Y-%m-%d %", "date"};
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        GError *error = NULL;
        g_assert_null(dz_time_format_new(formats[i], &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
        g_error_free(error);
    }
}

static void days_are_those_of_the_calendar(void)
{
    for (guint year = 1; year <= 9999; year += year < 2100 && year > 1580 ? 1 : 37) {
        for (guint month = 0; month <= 13; month++) {
            for (guint of_month = 0; of_month <= 32; of_month++) {
                DzDay day = 0, expected = 0;
                g_autofree char *text = g_strdup_printf("%04u-%02u-%02u", year, month, of_month);
                bool real = dz_day_parse(text, &expected);
                g_assert_cmpint(dz_day_of(year, month, of_month, &day), ==, real);
                g_assert_cmpint(day, ==, expected);
            }
        }
    }
}

static void a_remedy_is_known_for_dates_in_other_forms(void)
{
    g_assert_nonnull(strstr(dz_time_remedy("03/04/2018", 10), "%d/%m/%Y or %m/%d/%Y"));
    g_assert_nonnull(strstr(dz_time_remedy("3.4.2018", 8), "%d.%m.%Y"));
    g_assert_nonnull(strstr(dz_time_remedy("15 May 2018", 11), "%d %B %Y"));
    g_assert_nonnull(strstr(dz_time_remedy("1526342400", 10), "%s"));
    g_assert_null(dz_time_remedy("2018-13-01", 10));
    g_assert_null(dz_time_remedy("unknown", 7));
    g_assert_null(dz_time_remedy("", 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/locate/time/ISO dates and timestamps are read", iso_dates_and_timestamps_are_read);
    g_test_add_func("/locate/time/what is no ISO date is refused", what_is_no_iso_date_is_refused);
    g_test_add_func("/locate/time/other forms are read as described", other_forms_are_read_as_described);
    g_test_add_func("/locate/time/formats that tell no day are refused",
                    formats_that_tell_no_day_are_refused);
    g_test_add_func("/locate/time/days are those of the calendar", days_are_those_of_the_calendar);
    g_test_add_func("/locate/time/a remedy is known for dates in other forms",
                    a_remedy_is_known_for_dates_in_other_forms);
    return g_test_run();
}
