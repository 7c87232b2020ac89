#include "locate/columns_in.h"

#include "base/number.h"

#include <string.h>

/* Usual names, of longitude with the latitude that goes with it; the first that are there are taken. */
static const char *const POSITIONS[][2] = {{"lon", "lat"},      {"longitude", "latitude"},
                                           {"lng", "lat"},      {"long", "lat"},
                                           {"x", "y"},          {"decimallongitude", "decimallatitude"},
                                           {"lon", "latitude"}, {"longitude", "lat"}};
static const char *const TIMES[] = {"event_date", "date",     "eventdate", "day",
                                    "timestamp",  "datetime", "date_time", "time"};

/* The column of that name, whatever its case, in a header; -1 if there is none, -2 if there are several. */
static int find_name(const GPtrArray *header, const char *name)
{
    int found = -1;
    for (guint i = 0; i < header->len; i++) {
        g_autofree char *column = g_strstrip(g_strdup(header->pdata[i]));
        if (g_ascii_strcasecmp(column, name) == 0)
            found = found == -1 ? (int)i : -2;
    }
    return found;
}

/* The first of a header's columns, for a message. g_free it. */
static char *names_of(const GPtrArray *header)
{
    enum { MOST = 30 };
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < MIN(header->len, MOST); i++)
        g_string_append_printf(names, "%s%.60s", i ? ", " : "", (const char *)header->pdata[i]);
    if (header->len > MOST)
        g_string_append(names, " and more");
    char *valid = g_utf8_make_valid(names->str, (gssize)names->len);
    g_string_free(names, TRUE);
    return valid;
}

/* The column that an option names, or gives the number of; false with an error. */
static bool named(const DzPointsRequest *request, const GPtrArray *fields, const char *option,
                  const char *text, int *column, GError **error)
{
    gint64 number = 0;
    int found = request->no_header ? -1 : find_name(fields, text);
    if (found == -1 && dz_integer_parse(text, 1, request->no_header ? G_MAXINT : fields->len, &number))
        found = (int)number - 1;
    if (found >= 0) {
        *column = found;
        return true;
    }
    g_autofree char *names = names_of(fields);
    if (request->no_header)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "%s '%s': without a header expected the number of a column, from 1", option, text);
    else if (found == -2)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "%s: there are several columns '%s'; give the number of one, from 1, for %s",
                    request->name, text, option);
    else
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s: there is no column '%s' for %s; there are %s",
                    request->name, text, option, names);
    return false;
}

/* Columns of the position by usual names. */
static bool usual_position(const DzPointsRequest *request, const GPtrArray *header, DzRowForm *form,
                           GError **error)
{
    for (guint i = 0; !request->no_header && i < G_N_ELEMENTS(POSITIONS); i++) {
        int x = find_name(header, POSITIONS[i][0]), y = find_name(header, POSITIONS[i][1]);
        if (x < 0 || y < 0)
            continue;
        form->x = x;
        form->y = y;
        return true;
    }
    g_autofree char *names = names_of(header);
    if (request->no_header)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "without a header the columns must be given by numbers: --x 1 --y 2");
    else
        g_set_error(
            error, DZ_ERROR, DZ_ERROR_ARGUMENT,
            "%s: no columns of longitude and latitude are found by usual names, once each (lon and lat, "
            "longitude and latitude, x and y); give --x and --y. There are %s",
            request->name, names);
    return false;
}

static bool settle_position(const DzPointsRequest *request, const GPtrArray *fields, DzRowForm *form,
                            GError **error)
{
    if (!request->x && !request->y)
        return usual_position(request, fields, form, error);
    if (request->x && request->y) {
        if (!named(request, fields, "--x", request->x, &form->x, error) ||
            !named(request, fields, "--y", request->y, &form->y, error))
            return false;
        if (form->x != form->y)
            return true;
    }
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "--x and --y go together and are two columns");
    return false;
}

bool dz_columns_settle(const DzPointsRequest *request, const GPtrArray *fields, DzRowForm *form,
                       GError **error)
{
    form->time = -1;
    form->columns = request->no_header ? 0 : fields->len;
    if (!settle_position(request, fields, form, error))
        return false;
    if (request->has_when)
        return true;
    if (request->time)
        return named(request, fields, "--time", request->time, &form->time, error);
    for (guint i = 0; !request->no_header && form->time == -1 && i < G_N_ELEMENTS(TIMES); i++) {
        form->time = find_name(fields, TIMES[i]);
        if (form->time != -2)
            continue;
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "%s: there are several columns '%s'; give the number of one, from 1, for --time",
                    request->name, TIMES[i]);
        return false;
    }
    return true;
}
