#include "report/table.h"

#include "base/csv_field.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct DzTable {
    const DzColumn *columns;
    guint column_count;
    GPtrArray *cells; /* of char *, row by row; NULL: unknown */
};

DzTable *dz_table_new(const DzColumn *columns, guint count)
{
    DzTable *table = g_new0(DzTable, 1);
    table->columns = columns;
    table->column_count = count;
    table->cells = g_ptr_array_new_with_free_func(g_free);
    return table;
}

void dz_table_free(DzTable *table)
{
    if (!table)
        return;
    g_ptr_array_unref(table->cells);
    g_free(table);
}

static const DzColumn *next_column(const DzTable *table)
{
    return &table->columns[table->cells->len % table->column_count];
}

void dz_table_add_text(DzTable *table, const char *text)
{
    g_assert(next_column(table)->kind == DZ_COLUMN_TEXT);
    g_ptr_array_add(table->cells, g_strdup(text));
}

void dz_table_add_unknown(DzTable *table)
{
    g_ptr_array_add(table->cells, NULL);
}

void dz_table_add_number(DzTable *table, double value)
{
    static const char *const formats[] = {NULL, "%.0f", "%.1f", "%.4f", "%.1f"};
    DzColumnKind kind = next_column(table)->kind;
    g_assert(kind != DZ_COLUMN_TEXT);
    char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
    g_ascii_formatd(digits, sizeof digits, formats[kind], value);
    bool nought = strspn(digits, "-0.") == strlen(digits); /* no "-0.0" */
    g_ptr_array_add(table->cells, g_strdup(nought && digits[0] == '-' ? digits + 1 : digits));
}

static guint row_count(const DzTable *table)
{
    return table->cells->len / table->column_count;
}

static const char *cell_at(const DzTable *table, guint row, guint column)
{
    return table->cells->pdata[row * table->column_count + column];
}

/* An empty field that is `alone` in its row is quoted, or it would read as a blank line. */
static void csv_field(GString *out, const char *text, bool alone)
{
    if (!*text && alone)
        g_string_append(out, "\"\"");
    else
        dz_csv_field_add(out, text, strlen(text), ',');
}

/* RFC 4180, with LF. */
static char *as_csv(const DzTable *table)
{
    GString *out = g_string_new(NULL);
    for (guint c = 0; c < table->column_count; c++)
        g_string_append_printf(out, "%s%s", c ? "," : "", table->columns[c].name);
    g_string_append_c(out, '\n');
    for (guint row = 0; row < row_count(table); row++) {
        for (guint c = 0; c < table->column_count; c++) {
            const char *text = cell_at(table, row, c);
            if (c)
                g_string_append_c(out, ',');
            csv_field(out, text ? text : "", table->column_count == 1);
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static char *as_json(const DzTable *table)
{
    json_t *rows = json_array();
    for (guint row = 0; row < row_count(table); row++) {
        json_t *object = json_object();
        for (guint c = 0; c < table->column_count; c++) {
            const char *text = cell_at(table, row, c);
            json_t *value = NULL;
            if (!text)
                value = json_null();
            else if (table->columns[c].kind == DZ_COLUMN_TEXT)
                value = json_string(text);
            else if (table->columns[c].kind == DZ_COLUMN_INTEGER)
                value = json_integer(g_ascii_strtoll(text, NULL, 10));
            else
                value = json_real(g_ascii_strtod(text, NULL));
            json_object_set_new(object, table->columns[c].name, value);
        }
        json_array_append_new(rows, object);
    }
    char *text = json_dumps(rows, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    json_decref(rows);
    char *out = g_strconcat(text, "\n", NULL);
    free(text);
    return out;
}

/* Characters of a text as a terminal shows them: wide ones take two places, combining ones none. */
static guint places(const char *text)
{
    guint count = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        count += g_unichar_iszerowidth(character) ? 0 : g_unichar_iswide(character) ? 2 : 1;
    }
    return count;
}

static void pad(GString *out, guint count)
{
    for (guint i = 0; i < count; i++)
        g_string_append_c(out, ' ');
}

static void aligned_cell(GString *out, const DzTable *table, guint column, const char *text, guint width)
{
    bool last = column + 1 == table->column_count, number = table->columns[column].kind != DZ_COLUMN_TEXT;
    guint room = width - places(text);
    if (number)
        pad(out, room);
    g_string_append(out, text);
    if (!number && !last)
        pad(out, room);
    if (!last)
        g_string_append(out, "  ");
}

static char *as_columns(const DzTable *table)
{
    g_autofree guint *widths = g_new0(guint, table->column_count);
    for (guint c = 0; c < table->column_count; c++) {
        widths[c] = places(table->columns[c].name);
        for (guint row = 0; row < row_count(table); row++) {
            const char *text = cell_at(table, row, c);
            widths[c] = MAX(widths[c], text ? places(text) : 0);
        }
    }
    GString *out = g_string_new(NULL);
    for (guint line = 0; line <= row_count(table); line++) {
        for (guint c = 0; c < table->column_count; c++) {
            const char *text = line ? cell_at(table, line - 1, c) : table->columns[c].name;
            aligned_cell(out, table, c, text ? text : "", widths[c]);
        }
        while (out->len && out->str[out->len - 1] == ' ')
            g_string_truncate(out, out->len - 1);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

char *dz_table_text(const DzTable *table, DzFormat format)
{
    switch (format) {
    case DZ_FORMAT_CSV:
        return as_csv(table);
    case DZ_FORMAT_JSON:
        return as_json(table);
    case DZ_FORMAT_TABLE:
    case DZ_FORMAT_GEOJSON:
    default:
        return as_columns(table);
    }
}
