/*
 * The strict CSV reader on any bytes: what it accepts must read back as the same number of fields in each
 * record, within the buffer, with lines that never run backwards.
 */
#include "load/csv.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    g_auto(GStrv) header = NULL;
    GArray *lines = NULL;
    guint line = 0;
    g_autofree char *message = dz_csv_check(bytes, size, &header, &lines, &line);
    if (message ? (header || lines || line == 0) : !(header && lines))
        abort();
    if (message)
        return 0;
    g_auto(DzCsv) csv;
    dz_csv_init(&csv, bytes, size, ',');
    guint columns = g_strv_length(header), records = 0, last = 0;
    while (dz_csv_next(&csv) == DZ_CSV_RECORD) {
        if (csv.fields->len != columns || csv.line <= last)
            abort();
        last = csv.line;
        records++;
        for (guint i = 0; i < csv.fields->len; i++) {
            const DzCsvField *field = &g_array_index(csv.fields, DzCsvField, i);
            if (field->start < bytes || field->start + field->length > bytes + size)
                abort();
            g_free(dz_csv_field_text(field));
        }
    }
    if (records != lines->len + 1)
        abort();
    g_array_unref(lines);
    return 0;
}
