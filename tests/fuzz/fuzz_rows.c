/*
 * The row reader of tables of places on any bytes: rows tile the text, skipping a row finds the end that
 * reading it finds, and a sound row has a position on the globe and the fields that splitting it gives.
 */
#include "locate/columns_in.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_row(const DzRowForm *form, const DzRow *row, const char *at, const char *end)
{
    const char *skipped = dz_row_skip(at, end, form->separator);
    if (row->start != at || row->end < at || row->next <= at || row->next > end || row->end > row->next)
        abort();
    if (skipped ? skipped != row->next : row->fault != DZ_ROW_OPEN && row->next != end)
        abort();
    if (row->next - row->end > 2 || (row->next < end && row->next[-1] != '\n'))
        abort();
    if (row->fault != DZ_ROW_SOUND)
        return;
    if (!(fabs(row->at.lon) <= 180 && fabs(row->at.lat) <= 90) || row->day < 1)
        abort();
    g_autoptr(GPtrArray) fields = dz_row_fields(row->start, row->end, form->separator);
    double lon = 0;
    if (fields->len != row->columns || (form->columns && form->columns != row->columns))
        abort();
    const char *text = fields->pdata[form->x];
    if (!dz_degrees_parse(text, strlen(text), 180, &lon) || memcmp(&lon, &row->at.lon, sizeof lon) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    g_autofree char *bytes = g_malloc(size + 64); /* as the stream has it: a line end behind, and room */
    memcpy(bytes, data, size);
    memset(bytes + size, '\n', 64);
    const char *at = bytes + 1, *end = bytes + size;
    const char *line = memchr(at, '\n', (gsize)(end - at));
    DzPointsRequest request = {.name = "rows", .no_header = data[0] & 1};
    if (request.no_header) {
        request.x = "1";
        request.y = "2";
        request.time = data[0] & 2 ? "3" : NULL;
    }
    DzRowForm form = {.separator = dz_row_separator(at, line ? line : end), .day = 1};
    g_autoptr(GPtrArray) fields = dz_row_fields(at, line ? line : end, form.separator);
    if (!dz_columns_settle(&request, fields, &form, NULL))
        form = (DzRowForm){.separator = form.separator, .x = 0, .y = 1, .time = -1, .day = 1};
    for (DzRow row; at < end; at = row.next) {
        dz_row_read(&form, at, end, &row);
        check_row(&form, &row, at, end);
    }
    return 0;
}
