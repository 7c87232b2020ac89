/*
 * Map projections by PROJ: between degrees on WGS 84 and metres in a plane.
 */
#ifndef DZ_GEO_PROJECT_H
#define DZ_GEO_PROJECT_H

#include "geo/shape.h"

typedef struct DzProjection DzProjection;

/*
 * From whatever names a projected CRS to PROJ ("EPSG:32637", "+proj=lcc ...", WKT). A geographic CRS is
 * refused, and so is one whose unit is not the metre: DZ_ERROR_ARGUMENT. The caller owns it; it belongs to
 * one thread.
 */
DzProjection *dz_projection_new(const char *crs, GError **error);

/* Lambert's azimuthal equal-area projection with `centre` at its origin, WGS 84. */
DzProjection *dz_projection_new_equal_area(DzLonLat centre, GError **error);

void dz_projection_free(DzProjection *projection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzProjection, dz_projection_free)

/* What PROJ calls the CRS. It is the projection's. */
const char *dz_projection_name(const DzProjection *projection);

/* The CRS as well-known text on one line: version 1 as GDAL writes it, else (it cannot say all) version 2 of
 * 2019. It is the projection's. */
const char *dz_projection_wkt(const DzProjection *projection);

/* Degrees to metres and back. False where the projection has no answer (then nothing is written). */
bool dz_project(const DzProjection *projection, DzLonLat at, DzMetre *out);
bool dz_unproject(const DzProjection *projection, DzMetre at, DzLonLat *out);

/*
 * From any CRS that PROJ knows, geographic ones too, to WGS 84; axes are taken in the order easting
 * (longitude), northing. NULL with DZ_ERROR_DATA if PROJ cannot. The caller owns it; it belongs to one
 * thread.
 */
typedef struct DzTransform DzTransform;
DzTransform *dz_transform_new(const char *from, GError **error);
void dz_transform_free(DzTransform *transform);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzTransform, dz_transform_free)

/* Moves positions in place. False with DZ_ERROR_DATA if one has no place on WGS 84. */
bool dz_transform_points(const DzTransform *transform, DzLonLat *points, guint count, GError **error);

/* The same for an outline, which may go on beyond the antimeridian: longitudes up to 540 stay as they are.
 * What lies on the edge of a world map, or a hair beyond it, is taken a hair inside (1e-7 of its distance).
 */
bool dz_transform_outline(const DzTransform *transform, DzLonLat *points, guint count, GError **error);

#endif
