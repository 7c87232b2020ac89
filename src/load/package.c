/*
 * A data set in one GeoPackage, as `export` writes it. What is not a table of the data set stands in the
 * table `dezmap`: rows of key, value (text) and data (bytes).
 */
#include "load/gdal_in.h"
#include "load/load_in.h"
#include "model/packed.h"

#include <string.h>

static bool take_row(DzLoader *loader, const char *path, DzVector *vector, GError **error)
{
    const char *key = dz_vector_text(vector, dz_vector_field(vector, "key"));
    if (strcmp(key, "composite") == 0 && !loader->set->stored)
        loader->set->stored = dz_vector_bytes(vector, dz_vector_field(vector, "data"));
    if (strcmp(key, "places") == 0 && !loader->set->places)
        loader->set->places = dz_vector_bytes(vector, dz_vector_field(vector, "data"));
    if (strcmp(key, "fingerprint") == 0 && !loader->set->fingerprint)
        loader->set->fingerprint = g_strdup(dz_vector_text(vector, dz_vector_field(vector, "value")));
    if (strcmp(key, "dataset.ini") != 0 || loader->ini)
        return true;
    const char *text = dz_vector_text(vector, dz_vector_field(vector, "value"));
    g_autofree char *name = g_build_filename(path, "dataset.ini", NULL);
    loader->ini = dz_ini_parse(name, text, strlen(text), error);
    return loader->ini != NULL;
}

bool dz_package_open(DzLoader *loader, const char *path, GError **error)
{
    GError *trouble = NULL;
    loader->package = dz_vector_open(path, "dezmap", &trouble);
    while (loader->package && dz_vector_next(loader->package, &trouble))
        if (!take_row(loader, path, loader->package, error))
            return false;
    DzDataset *set = loader->set;
    set->sealed = set->places && set->stored && dz_places_sealed(path, set->places);
    if (!trouble && loader->ini)
        return true;
    g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s: is no data set in a GeoPackage: %s", path,
                trouble ? trouble->message : "its table 'dezmap' has no dataset.ini");
    g_clear_error(&trouble);
    return false;
}
