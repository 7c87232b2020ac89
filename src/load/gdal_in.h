/*
 * GDAL, as the readers see it: a vector layer whose rows are gone through once. Only formats that
 * docs/dataset.md names are opened, and only files. Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_GDAL_IN_H
#define DZ_LOAD_GDAL_IN_H

#include "geo/shape.h"

typedef struct DzVector DzVector;

/*
 * Opens layer `layer` (NULL or "": the first) of a file. A file that is open already is not opened again.
 * NULL with DZ_ERROR_DATA: GDAL's own message, or the layers there are. The caller owns it.
 */
DzVector *dz_vector_open(const char *path, const char *layer, GError **error);
void dz_vector_free(DzVector *vector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzVector, dz_vector_free)

/* Index of a field; -1 if there is none. */
int dz_vector_field(const DzVector *vector, const char *name);

/* Goes to the next row. False at the end or, with an error, when GDAL cannot read on. */
bool dz_vector_next(DzVector *vector, GError **error);

/* The row's field as text, dates as 2018-05-15, booleans as yes and no; "" if it is empty. Valid until the
 * next call. */
const char *dz_vector_text(DzVector *vector, int field);

/* The row's binary field; NULL if it is empty. The caller owns it. */
GBytes *dz_vector_bytes(const DzVector *vector, int field);

/* Does the file have such a layer? */
bool dz_vector_has_layer(const DzVector *vector, const char *layer);

/* The layer's CRS as WKT or name; NULL if it has none. It is the vector's. */
const char *dz_vector_crs(const DzVector *vector);

/* How many metres the unit of a projected CRS has; 0 for any other, whose coordinates are degrees. */
double dz_crs_unit_m(const char *crs);

/* The row's point in the layer's CRS. False if it has none. */
bool dz_vector_point(const DzVector *vector, DzLonLat *out);

/*
 * The row's geometry in the layer's CRS: rings of polygons (without the repeated last point) or lines,
 * whichever `rings` asks for. NULL if it is of another kind. The caller owns it.
 */
DzShape *dz_vector_shape(const DzVector *vector, bool rings);

/* Why the row's polygon is not a valid one by the simple features standard, with where; NULL if it is. g_free
 * it. */
char *dz_vector_invalid(const DzVector *vector);

#endif
