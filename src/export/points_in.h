/*
 * A layer of places that GDAL reads. Inside: only src/export includes it.
 */
#ifndef DZ_EXPORT_POINTS_IN_H
#define DZ_EXPORT_POINTS_IN_H

#include "geo/project.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

typedef struct DzPointLayer {
    GDALDatasetH file;
    OGRLayerH layer;
    OGRSpatialReferenceH crs; /* the layer's, or that of a table's columns */
    DzTransform *transform;   /* of it to WGS 84 */
    bool table;               /* it is a CSV file */
    int time;                 /* field of the dates; -1: none */
    const char *time_name;    /* its name; the layer's */
    char *message;            /* GDAL's first complaint, or NULL */
} DzPointLayer;

/* Opens the file's first layer; a CSV file's columns of longitude and latitude make points. False with an
 * error that names the file. */
bool dz_point_layer_open(DzPointLayer *points, const DzPointsRequest *request, const char *path,
                         GError **error);
void dz_point_layer_close(DzPointLayer *points);

/* Takes GDAL's complaints while it is asked things, by the thread that asks. */
void dz_point_layer_listen(DzPointLayer *points);

/* The position of a point as well-known binary brings it, on WGS 84. False if it is none. */
bool dz_point_layer_place(const DzPointLayer *points, const guint8 *wkb, gsize length, DzLonLat *at);

#endif
