/*
 * From a PNG to a GeoTIFF, all in GDAL's own memory: its PNG driver finds the place in the .aux.xml beside
 * the picture, and its TIFF driver writes it as GeoKeys. TIFF keeps a date only if told one, so the bytes
 * depend on the picture alone.
 */
#include "dezmap.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <string.h>

static void CPL_STDCALL keep_message(CPLErr kind, CPLErrorNum number G_GNUC_UNUSED, const char *text)
{
    char **message = CPLGetErrorHandlerUserData();
    if (kind >= CE_Failure && !*message)
        *message = g_strdelimit(g_strdup(text), "\n", ' ');
}

/* What the PNG's text chunks are called in a TIFF; GDAL hands them on under these names alone. */
static void name_tags(GDALDatasetH picture)
{
    static const char *const names[][2] = {{"Title", "TIFFTAG_DOCUMENTNAME"},
                                           {"Description", "TIFFTAG_IMAGEDESCRIPTION"},
                                           {"Copyright", "TIFFTAG_COPYRIGHT"},
                                           {"Software", "TIFFTAG_SOFTWARE"}};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = g_strdup(GDALGetMetadataItem(picture, names[i][0], NULL));
        if (text)
            GDALSetMetadataItem(picture, names[i][1], text, NULL);
    }
}

static bool translate(const char *from, const char *to)
{
    const char *const drivers[] = {"PNG", NULL};
    GDALDatasetH picture = GDALOpenEx(from, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, NULL, NULL);
    if (!picture)
        return false;
    name_tags(picture);
    char **options = CSLSetNameValue(NULL, "COMPRESS", "DEFLATE");
    options = CSLSetNameValue(options, "PREDICTOR", "2");
    options = CSLSetNameValue(options, "TILED", "YES");
    GDALDatasetH file = GDALCreateCopy(GDALGetDriverByName("GTiff"), to, picture, FALSE, options, NULL, NULL);
    CSLDestroy(options);
    GDALClose(picture);
    if (file)
        GDALClose(file);
    return file != NULL;
}

/* Puts a copy of the bytes where GDAL finds it, and may write to it, under `path`. */
static void lay(const char *path, const void *data, gsize length)
{
    VSILFILE *file = VSIFOpenL(path, "wb");
    if (!file)
        return;
    VSIFWriteL(data, 1, length, file);
    VSIFCloseL(file);
}

GBytes *dz_geotiff_bytes(GBytes *png, const char *aux_xml, GError **error)
{
    GDALAllRegister();
    char *message = NULL;
    g_autofree char *folder = g_strdup_printf("/vsimem/dezmap-%p", (const void *)&message);
    g_autofree char *from = g_strconcat(folder, "/map.png", NULL),
                    *to = g_strconcat(folder, "/map.tif", NULL);
    g_autofree char *beside = g_strconcat(from, ".aux.xml", NULL);
    gsize length = 0;
    const void *data = g_bytes_get_data(png, &length);
    CPLPushErrorHandlerEx(keep_message, &message);
    lay(from, data, length);
    lay(beside, aux_xml, strlen(aux_xml));
    bool ok = translate(from, to) && !message;
    vsi_l_offset size = 0;
    GByte *tiff = ok ? VSIGetMemFileBuffer(to, &size, TRUE) : NULL;
    VSIRmdirRecursive(folder);
    CPLPopErrorHandler();
    if (!tiff)
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "GDAL cannot write the GeoTIFF: %s",
                    message ? message : "it does not say why");
    g_free(message);
    return tiff ? g_bytes_new_with_free_func(tiff, (gsize)size, VSIFree, tiff) : NULL;
}
