/*
 * Settlements and their episodes as bytes, so that a package can be opened without going through its tables
 * row by row. All numbers little-endian; the same data set gives the same bytes.
 *
 * Bytes are worth reading only while the tables beside them are what they were packed from. A GeoPackage
 * tells whether anybody has written to it: SQLite counts that in the file's head
 * (https://www.sqlite.org/fileformat, 1.3.7). The count is known when the file is finished, so the bytes have
 * a place for it that is filled then.
 */
#ifndef DZ_MODEL_PACKED_H
#define DZ_MODEL_PACKED_H

#include "model/model.h"

/* The caller owns the bytes. */
GBytes *dz_places_pack(const DzDataset *set);

/* Fills the place for the count in the bytes of a finished file; false if they hold no packed places. */
bool dz_places_seal(guint8 *file, gsize length);

/* Is the file at `path` a package that nobody has written to since the places in it were sealed with
 * `places`? */
bool dz_places_sealed(const char *path, GBytes *places);

/* Fills settlements and episodes of `set`, whose parties and zones are read; false, and they stay empty, if
 * the bytes are damaged. */
bool dz_places_unpack(DzDataset *set, GBytes *places);

#endif
