/*
 * Tables: named columns of typed cells, written as text in three forms.
 */
#ifndef DZ_REPORT_TABLE_H
#define DZ_REPORT_TABLE_H

#include "dezmap.h"

typedef enum {
    DZ_COLUMN_TEXT,
    DZ_COLUMN_INTEGER,
    DZ_COLUMN_KM2,   /* one decimal */
    DZ_COLUMN_SHARE, /* 0 to 1, four decimals */
    DZ_COLUMN_KM     /* one decimal */
} DzColumnKind;

typedef struct DzColumn {
    const char *name; /* static */
    DzColumnKind kind;
} DzColumn;

/* A table of `count` columns, which must be static. The caller owns it. */
DzTable *dz_table_new(const DzColumn *columns, guint count);

/* Adds cells from left to right, row after row; each must be of its column's kind. Text is copied; NULL is
 * unknown. */
void dz_table_add_text(DzTable *table, const char *text);
void dz_table_add_number(DzTable *table, double value);
void dz_table_add_unknown(DzTable *table);

#endif
