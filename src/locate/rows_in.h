/*
 * Rows of a table of places, taken out of a piece of text one after the other: CSV (RFC 4180) with any
 * separator, read as it comes. A row that is faulty is passed over to where the next one begins, and says
 * why. Inside: only src/locate includes it.
 */
#ifndef DZ_LOCATE_ROWS_IN_H
#define DZ_LOCATE_ROWS_IN_H

#include "locate/time.h"

/* How rows are read. */
typedef struct DzRowForm {
    char separator;
    int x, y, time;             /* columns from 0; time -1: all rows have `day` */
    guint columns;              /* how many a row must have; 0: as many as those above need */
    const DzTimeFormat *format; /* of times; NULL: ISO 8601 */
    DzDay day;
} DzRowForm;

typedef enum {
    DZ_ROW_SOUND,
    DZ_ROW_BLANK,   /* an empty line: it is no row */
    DZ_ROW_X,       /* the longitude is none */
    DZ_ROW_Y,       /* the latitude is none */
    DZ_ROW_TIME,    /* the date is none */
    DZ_ROW_COLUMNS, /* too few or too many fields */
    DZ_ROW_TEXT,    /* text after a closing quote */
    DZ_ROW_OPEN     /* a quote that is never closed: the row ends with its line */
} DzRowFault;

typedef struct DzRow {
    const char *start, *end; /* without its line end */
    const char *next;        /* after it */
    DzLonLat at;             /* NAN and DZ_DAY_NONE unless it is sound */
    DzDay day;
    DzRowFault fault;
    guint columns; /* how many fields it has */
    guint lines;   /* how many lines it takes up */
} DzRow;

/* Where the row that begins at `at` ends, its line end included; NULL if that is not before `end`. */
const char *dz_row_skip(const char *at, const char *end, char separator);

/* Reads the row that begins at `at`, which is before `end`; *end must be a line end that may be read. */
void dz_row_read(const DzRowForm *form, const char *at, const char *end, DzRow *row);

/* The fields of a row as texts, quotes undone. Of char *; g_ptr_array_unref it. */
GPtrArray *dz_row_fields(const char *at, const char *end, char separator);

/* The separator of a row: of comma, semicolon and tab the one that it has most of outside of quotes. */
char dz_row_separator(const char *start, const char *end);

/* Reads degrees as decimal figures, the whole of `length` bytes: what strtod makes of them. False if they are
 * none, or beyond `most` to either side. */
bool dz_degrees_parse(const char *text, gsize length, double most, double *degrees);

#endif
