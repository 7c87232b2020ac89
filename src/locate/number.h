/*
 * Degrees as text.
 */
#ifndef DZ_LOCATE_NUMBER_H
#define DZ_LOCATE_NUMBER_H

#include <glib.h>

/* Adds the shortest decimal figures that read back as the same number; up to nine decimals without an
 * exponent. */
void dz_degrees_add(GString *out, double degrees);

#endif
