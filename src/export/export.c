/*
 * The same data set gives the same bytes: the one clock that GDAL reads while it writes a GeoPackage is told
 * the data set's own date (OGR_CURRENT_DATE).
 */
#include "export/export_in.h"

#include "model/day.h"
#include "model/packed.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

static void CPL_STDCALL keep_message(CPLErr kind, CPLErrorNum number G_GNUC_UNUSED, const char *text)
{
    DzExporter *exporter = CPLGetErrorHandlerUserData();
    if (kind >= CE_Failure && !exporter->message)
        exporter->message = g_strdelimit(g_strdup(text), "\n", ' ');
}

static void add_field(DzExporter *exporter, OGRLayerH layer, const DzField *field, bool *ok)
{
    bool day = field->type == OFTDate && !exporter->dates;
    OGRFieldDefnH definition = OGR_Fld_Create(field->name, day ? OFTString : field->type);
    *ok = OGR_L_CreateField(layer, definition, FALSE) == OGRERR_NONE && *ok;
    OGR_Fld_Destroy(definition);
}

OGRLayerH dz_export_layer(DzExporter *exporter, const char *name, OGRwkbGeometryType geometry, char **options,
                          const DzField *fields, guint count)
{
    OGRSpatialReferenceH crs = geometry == wkbNone ? NULL : exporter->wgs84;
    OGRLayerH layer = GDALDatasetCreateLayer(exporter->file, name, crs, geometry, options);
    bool ok = layer != NULL;
    for (guint i = 0; ok && i < count; i++)
        add_field(exporter, layer, &fields[i], &ok);
    return ok ? layer : NULL;
}

void dz_export_text(OGRFeatureH feature, int field, const char *text)
{
    if (text)
        OGR_F_SetFieldString(feature, field, text);
}

void dz_export_day(OGRFeatureH feature, int field, DzDay day)
{
    if (day == DZ_DAY_OPEN || day == DZ_DAY_NONE)
        return;
    int year = 0, month = 0, of_month = 0;
    if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field)) != OFTDate) {
        g_autofree char *text = dz_day_text(day);
        OGR_F_SetFieldString(feature, field, text);
        return;
    }
    dz_day_split(day, &year, &month, &of_month);
    OGR_F_SetFieldDateTime(feature, field, year, month, of_month, 0, 0, 0, 0);
}

bool dz_export_add(OGRLayerH layer, OGRFeatureH feature)
{
    bool ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
    OGR_F_Destroy(feature);
    return ok;
}

static const struct {
    const char *driver, *ending;
} FORMS[] = {
    [DZ_EXPORT_GPKG] = {"GPKG", "gpkg"},
    [DZ_EXPORT_GEOJSON] = {"GeoJSON", "geojson"},
    [DZ_EXPORT_FGB] = {"FlatGeobuf", "fgb"},
};

static bool write_package(DzExporter *exporter)
{
    return GDALDatasetStartTransaction(exporter->file, FALSE) == OGRERR_NONE && dz_export_head(exporter) &&
           dz_export_tables(exporter) && dz_export_faces(exporter) && dz_export_state(exporter) &&
           dz_export_style(exporter) && GDALDatasetCommitTransaction(exporter->file) == OGRERR_NONE;
}

static bool write_file(DzExporter *exporter, DzExport form, const char *path)
{
    GDALDriverH driver = GDALGetDriverByName(FORMS[form].driver);
    exporter->file = driver ? GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, NULL) : NULL;
    bool ok = exporter->file != NULL;
    if (ok)
        ok = form == DZ_EXPORT_GPKG ? write_package(exporter) : dz_export_state(exporter);
    if (exporter->file)
        GDALClose(exporter->file);
    return ok && !exporter->message;
}

/* Takes the file out of GDAL's memory; a package is sealed, now that nothing more is written to it. */
static GBytes *take_bytes(const char *path, DzExport form)
{
    vsi_l_offset length = 0;
    GByte *data = VSIGetMemFileBuffer(path, &length, TRUE);
    if (data && form == DZ_EXPORT_GPKG)
        dz_places_seal(data, (gsize)length);
    return data ? g_bytes_new_with_free_func(data, (gsize)length, VSIFree, data) : NULL;
}

GBytes *dz_export_bytes(const DzComposite *composite, DzExport form, GError **error)
{
    GDALAllRegister();
    DzExporter exporter = {.composite = composite,
                           .set = composite->set,
                           .dates = form == DZ_EXPORT_GPKG,
                           .wgs84 = OSRNewSpatialReference(NULL)};
    g_autofree char *day = dz_day_text(composite->set->date);
    g_autofree char *clock = g_strconcat(day, "T00:00:00.000Z", NULL);
    g_autofree char *path = g_strdup_printf("/vsimem/dezmap-%p/%s.%s", (const void *)&exporter,
                                            composite->set->id, FORMS[form].ending);
    CPLPushErrorHandlerEx(keep_message, &exporter);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", clock);
    OSRImportFromEPSG(exporter.wgs84, 4326);
    OSRSetAxisMappingStrategy(exporter.wgs84, OAMS_TRADITIONAL_GIS_ORDER);
    bool ok = write_file(&exporter, form, path);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", NULL);
    CPLPopErrorHandler();
    OSRDestroySpatialReference(exporter.wgs84);
    GBytes *bytes = take_bytes(path, form);
    if (!ok || !bytes) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "GDAL cannot write the %s: %s", FORMS[form].driver,
                    exporter.message ? exporter.message : "it does not say why");
        g_clear_pointer(&bytes, g_bytes_unref);
    }
    g_free(exporter.message);
    return bytes;
}
