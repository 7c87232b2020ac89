/*
 * A file in the making through GDAL. It grows in GDAL's own memory and leaves as bytes, so that a failed
 * export leaves nothing behind. Inside: only src/export includes it.
 */
#ifndef DZ_EXPORT_EXPORT_IN_H
#define DZ_EXPORT_EXPORT_IN_H

#include "composite/composite.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

typedef struct DzExporter {
    const DzComposite *composite;
    const DzDataset *set;
    GDALDatasetH file;
    OGRSpatialReferenceH wgs84; /* longitude first */
    bool dates;                 /* days are date fields; else ISO text */
    char *message;              /* GDAL's first complaint, or NULL */
} DzExporter;

/* What kind of value a field of a new layer has. */
typedef struct DzField {
    const char *name;
    OGRFieldType type;
} DzField;

/* Creates a layer with `count` fields; days (OFTDate) as the format has them. NULL: the exporter has the
 * message. */
OGRLayerH dz_export_layer(DzExporter *exporter, const char *name, OGRwkbGeometryType geometry, char **options,
                          const DzField *fields, guint count);

/* Sets a field; NULL and DZ_DAY_OPEN leave it empty. */
void dz_export_text(OGRFeatureH feature, int field, const char *text);
void dz_export_day(OGRFeatureH feature, int field, DzDay day);

/* Adds the feature to the layer and destroys it; false if GDAL refuses. */
bool dz_export_add(OGRLayerH layer, OGRFeatureH feature);

/* The steps; false: the exporter has the message. */
bool dz_export_tables(DzExporter *exporter); /* the data set's own tables and base map */
bool dz_export_faces(DzExporter *exporter);  /* faces and their histories */
bool dz_export_state(DzExporter *exporter);  /* one feature a face and state */
bool dz_export_style(DzExporter *exporter);  /* how a GIS shows the states */
bool dz_export_head(DzExporter *exporter);   /* dataset.ini and the composite */

#endif
