/*
 * Numbers out of text, strictly: the whole text is the number or it is refused. The locale has no say.
 */
#ifndef DZ_BASE_NUMBER_H
#define DZ_BASE_NUMBER_H

#include <glib.h>
#include <stdbool.h>

/* A finite decimal number such as "-58.4" or "1e3"; no blanks, no nan, no inf, no hexadecimal. NULL is
 * refused. */
bool dz_number_parse(const char *text, double *value);

/* A decimal integer from `min` to `max`, both included. NULL is refused. */
bool dz_integer_parse(const char *text, gint64 min, gint64 max, gint64 *value);

#endif
