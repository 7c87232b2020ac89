/*
 * Fields of a CSV file as they are written (RFC 4180).
 */
#ifndef DZ_BASE_CSV_FIELD_H
#define DZ_BASE_CSV_FIELD_H

#include <glib.h>

/* Adds `length` bytes of text as a field, quoted if the separator, a quote, an end of line or a NUL is among
 * them. */
void dz_csv_field_add(GString *out, const char *text, gsize length, char separator);

#endif
