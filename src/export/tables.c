/*
 * The data set's tables are copied from where they were read, with all their columns: what this program does
 * not use is the data set's too. Tables with columns lon and lat become points as well.
 */
#include "export/export_in.h"

#include <cpl_string.h>

static const char *const DRIVERS[] = {"CSV", "GeoJSON", "GPKG", "FlatGeobuf", "ESRI Shapefile", "KML", NULL};
static const char *const OPTIONS[] = {"HEADERS=YES", "AUTODETECT_TYPE=NO", "GEOM_POSSIBLE_NAMES=", NULL};

/* One table on its way, and where its longitude and latitude stand; -1 if it is not to become points. */
typedef struct Copy {
    OGRLayerH from, to;
    int lon, lat;
} Copy;

static OGRGeometryH point_of(const Copy *copy, OGRFeatureH row)
{
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, g_ascii_strtod(OGR_F_GetFieldAsString(row, copy->lon), NULL),
                      g_ascii_strtod(OGR_F_GetFieldAsString(row, copy->lat), NULL));
    return point;
}

static bool copy_rows(const Copy *copy)
{
    bool ok = true;
    OGR_L_ResetReading(copy->from);
    for (OGRFeatureH row; ok && (row = OGR_L_GetNextFeature(copy->from)); OGR_F_Destroy(row)) {
        OGRFeatureH made = OGR_F_Create(OGR_L_GetLayerDefn(copy->to));
        ok = OGR_F_SetFrom(made, row, TRUE) == OGRERR_NONE;
        if (copy->lon >= 0)
            OGR_F_SetGeometryDirectly(made, point_of(copy, row));
        ok = dz_export_add(copy->to, made) && ok;
    }
    return ok;
}

static bool copy_layer(DzExporter *exporter, OGRLayerH from, const char *name)
{
    OGRFeatureDefnH columns = OGR_L_GetLayerDefn(from);
    OGRwkbGeometryType geometry = OGR_L_GetGeomType(from);
    Copy copy = {from, NULL, OGR_FD_GetFieldIndex(columns, "lon"), OGR_FD_GetFieldIndex(columns, "lat")};
    bool points = copy.lon >= 0 && copy.lat >= 0 && (geometry == wkbNone || geometry == wkbPoint);
    copy.lon = points ? copy.lon : -1;
    OGRSpatialReferenceH crs = points ? exporter->wgs84 : OGR_L_GetSpatialRef(from);
    char **options = CSLSetNameValue(NULL, "SPATIAL_INDEX", "NO");
    copy.to = GDALDatasetCreateLayer(exporter->file, name, geometry == wkbNone && !points ? NULL : crs,
                                     points ? wkbPoint : geometry, options);
    CSLDestroy(options);
    bool ok = copy.to != NULL;
    for (int i = 0; ok && i < OGR_FD_GetFieldCount(columns); i++)
        ok = OGR_L_CreateField(copy.to, OGR_FD_GetFieldDefn(columns, i), FALSE) == OGRERR_NONE;
    return ok && copy_rows(&copy);
}

static bool copy_origin(DzExporter *exporter, const DzOrigin *origin)
{
    GDALDatasetH file =
        GDALOpenEx(origin->path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_SHARED, DRIVERS, OPTIONS, NULL);
    OGRLayerH layer = NULL;
    if (file)
        layer = origin->layer ? GDALDatasetGetLayerByName(file, origin->layer) : GDALDatasetGetLayer(file, 0);
    bool ok = layer && copy_layer(exporter, layer, origin->name);
    if (file)
        GDALClose(file);
    return ok;
}

bool dz_export_tables(DzExporter *exporter)
{
    for (guint i = 0; i < exporter->set->origins->len; i++)
        if (!copy_origin(exporter, &g_array_index(exporter->set->origins, DzOrigin, i)))
            return false;
    return true;
}
