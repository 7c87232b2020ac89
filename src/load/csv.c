#include "load/csv.h"

#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

void dz_csv_init(DzCsv *csv, const char *bytes, gsize length, char separator)
{
    *csv = (DzCsv){.at = bytes, .end = bytes + length, .separator = separator, .next_line = 1};
    csv->fields = g_array_new(FALSE, FALSE, sizeof(DzCsvField));
    if (length >= 3 && memcmp(bytes, BYTE_ORDER_MARK, 3) == 0)
        csv->at += 3;
}

void dz_csv_clear(DzCsv *csv)
{
    g_array_unref(csv->fields);
}

static DzCsvStep trouble(DzCsv *csv, guint line, const char *what)
{
    csv->trouble = what;
    csv->line = line;
    return DZ_CSV_TROUBLE;
}

/* From the opening quote to after the closing one. NULL, with *open_line, if it is never closed. */
static const char *quoted_field(DzCsv *csv, const char *at, DzCsvField *field)
{
    *field = (DzCsvField){.start = at + 1, .quoted = true};
    for (at++; at < csv->end; at++) {
        if (*at == '\n')
            csv->next_line++;
        if (*at != '"')
            continue;
        if (at + 1 < csv->end && at[1] == '"') {
            at++;
            continue;
        }
        field->length = (gsize)(at - field->start);
        return at + 1;
    }
    return NULL;
}

static const char *plain_field(const DzCsv *csv, const char *at, DzCsvField *field)
{
    *field = (DzCsvField){.start = at};
    while (at < csv->end && *at != csv->separator && *at != '\n' && *at != '\r' && *at != '"')
        at++;
    field->length = (gsize)(at - field->start);
    return at;
}

static bool all_utf8(const GArray *fields)
{
    for (guint i = 0; i < fields->len; i++) {
        const DzCsvField *field = &g_array_index(fields, DzCsvField, i);
        if (!g_utf8_validate_len(field->start, field->length, NULL))
            return false;
    }
    return true;
}

DzCsvStep dz_csv_next(DzCsv *csv)
{
    g_array_set_size(csv->fields, 0);
    csv->line = csv->next_line;
    if (csv->at >= csv->end)
        return DZ_CSV_END;
    const char *at = csv->at;
    for (;;) {
        DzCsvField field;
        guint opened = csv->next_line;
        bool quoted = at < csv->end && *at == '"';
        at = quoted ? quoted_field(csv, at, &field) : plain_field(csv, at, &field);
        if (!at)
            return trouble(csv, opened, "the quote that opens here is never closed");
        g_array_append_val(csv->fields, field);
        if (at < csv->end && *at == csv->separator) {
            at++;
            continue;
        }
        if (at >= csv->end)
            break;
        if (*at == '\n' || (*at == '\r' && at + 1 < csv->end && at[1] == '\n')) {
            at += *at == '\r' ? 2 : 1;
            csv->next_line++;
            break;
        }
        if (quoted)
            return trouble(csv, opened, "text follows the closing quote of the field that opens here");
        return trouble(csv, csv->next_line,
                       *at == '"' ? "a quote inside a field that does not begin with one"
                                  : "a carriage return alone");
    }
    csv->at = at;
    if (!all_utf8(csv->fields))
        return trouble(csv, csv->line, "expected UTF-8 text without NUL bytes");
    return DZ_CSV_RECORD;
}

char *dz_csv_field_text(const DzCsvField *field)
{
    char *text = g_malloc(field->length + 1);
    gsize length = 0;
    for (gsize i = 0; i < field->length; i++) {
        text[length++] = field->start[i];
        if (field->quoted && field->start[i] == '"')
            i++; /* the second of two */
    }
    text[length] = '\0';
    return text;
}

static bool is_blank(const GArray *fields)
{
    const DzCsvField *first = &g_array_index(fields, DzCsvField, 0);
    return fields->len == 1 && first->length == 0 && !first->quoted;
}

static char *read_header(DzCsv *csv, char ***header)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < csv->fields->len; i++)
        g_ptr_array_add(names, dz_csv_field_text(&g_array_index(csv->fields, DzCsvField, i)));
    char *message = NULL;
    for (guint i = 0; i < names->len && !message; i++) {
        for (guint k = 0; k < i && !message; k++)
            if (*(char *)names->pdata[i] && strcmp(names->pdata[i], names->pdata[k]) == 0)
                message = g_strdup_printf("the header has column '%s' twice", (char *)names->pdata[i]);
    }
    g_ptr_array_add(names, NULL);
    g_ptr_array_set_free_func(names, NULL);
    *header = (char **)g_ptr_array_free(names, FALSE);
    return message;
}

static char *check_records(DzCsv *csv, char ***header, GArray *lines, guint *line)
{
    guint columns = 0;
    for (;;) {
        DzCsvStep step = dz_csv_next(csv);
        *line = csv->line;
        if (step == DZ_CSV_TROUBLE)
            return g_strdup(csv->trouble);
        if (step == DZ_CSV_END)
            return columns ? NULL : g_strdup("expected a header, found an empty file");
        if (is_blank(csv->fields))
            return g_strdup("a blank line");
        if (!columns) {
            columns = csv->fields->len;
            char *message = read_header(csv, header);
            if (message)
                return message;
        } else if (csv->fields->len != columns) {
            return g_strdup_printf("expected %u fields as in the header, found %u", columns,
                                   csv->fields->len);
        } else {
            g_array_append_val(lines, csv->line);
        }
    }
}

char *dz_csv_check(const char *bytes, gsize length, char ***header, GArray **lines, guint *line)
{
    g_auto(DzCsv) csv;
    dz_csv_init(&csv, bytes, length, ',');
    *header = NULL;
    *lines = g_array_new(FALSE, FALSE, sizeof(guint));
    char *message = check_records(&csv, header, *lines, line);
    if (message) {
        g_strfreev(*header);
        g_array_unref(*lines);
        *header = NULL;
        *lines = NULL;
    }
    return message;
}
