/*
 * CSV, strictly: RFC 4180 in UTF-8, one record after another out of a buffer. A byte order mark at the
 * beginning is passed over; LF and CRLF both end a record; a quoted field may hold separators, line ends and
 * doubled quotes.
 *
 * Trouble is an open quote, text after a closing quote, a quote inside an unquoted field, a lone CR, a NUL
 * byte, and bytes that are not UTF-8. What a *table* asks for beyond that (same number of fields, no blank
 * lines) its reader checks by dz_csv_check.
 */
#ifndef DZ_LOAD_CSV_H
#define DZ_LOAD_CSV_H

#include <glib.h>
#include <stdbool.h>

typedef struct DzCsvField {
    const char *start; /* in the buffer; without the outer quotes, inner quotes still doubled */
    gsize length;
    bool quoted;
} DzCsvField;

typedef struct DzCsv {
    const char *at, *end;
    char separator;
    guint line;          /* on which the last record began, from 1 */
    guint next_line;     /* on which the next one begins */
    GArray *fields;      /* of DzCsvField: the last record */
    const char *trouble; /* static; set when dz_csv_next answers DZ_CSV_TROUBLE, and `line` is where it is */
} DzCsv;

typedef enum { DZ_CSV_RECORD, DZ_CSV_END, DZ_CSV_TROUBLE } DzCsvStep;

/* The buffer must stay while the reader is in use. End with dz_csv_clear. */
void dz_csv_init(DzCsv *csv, const char *bytes, gsize length, char separator);
void dz_csv_clear(DzCsv *csv);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzCsv, dz_csv_clear)

/* The next record into `fields`. After trouble the reader must not be asked again. */
DzCsvStep dz_csv_next(DzCsv *csv);

/* The field as text, quotes undoubled. Free with g_free. */
char *dz_csv_field_text(const DzCsvField *field);

/*
 * Goes through a whole table: a header, then records with as many fields as it; no blank lines, no header
 * twice the same name. On success *header is its names (g_strfreev) and *lines the line of each record (of
 * guint). On failure *line and the returned message tell what is wrong (g_free it); NULL is success.
 */
char *dz_csv_check(const char *bytes, gsize length, char ***header, GArray **lines, guint *line);

#endif
