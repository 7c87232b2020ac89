#include "base/number.h"
#include "load/gdal_in.h"
#include "load/load_in.h"
#include "load/place_in.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    bool rings;
} LAYERS[DZ_LAYER_COUNT] = {
    [DZ_LAYER_LAND] = {"land", true},
    [DZ_LAYER_NEIGHBOURS] = {"neighbours", true},
    [DZ_LAYER_LAKES] = {"lakes", true},
    [DZ_LAYER_RIVERS] = {"rivers", false},
    [DZ_LAYER_GOVERNORATES] = {"governorates", false},
    [DZ_LAYER_ROADS] = {"roads", false},
};

static void take_names(DzVector *vector, DzText *name)
{
    static const char *const columns[DZ_LANG_COUNT] = {"name", "name_ar", "name_tr", "name_ru", "name_fr"};
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
        const char *text = dz_vector_text(vector, dz_vector_field(vector, columns[lang]));
        name->in[lang] = *text ? g_strdup(text) : NULL;
    }
}

static bool is_finite(const DzShape *shape)
{
    for (guint i = 0; i < shape->points->len; i++) {
        DzLonLat at = g_array_index(shape->points, DzLonLat, i);
        if (!isfinite(at.lon) || !isfinite(at.lat))
            return false;
    }
    return true;
}

/* An area whose edges cross is read by the even-odd rule: that is said, and for the land, which cells are cut
 * with, it is a fault. */
static void check_polygon(DzLoader *loader, const DzVector *vector, const DzLayer *layer, const char *file,
                          guint row)
{
    bool land = layer == &loader->set->layers[DZ_LAYER_LAND];
    if (!layer->rings || !(land || loader->thorough))
        return;
    g_autofree char *reason = dz_vector_invalid(vector);
    if (reason && land)
        dz_load_fault(loader, "invalid-polygon", file, 0, "feature %u: %s", row, reason);
    else if (reason)
        dz_load_warn(loader, "invalid-polygon", file, 0, "feature %u: %s; it is filled by the even-odd rule",
                     row, reason);
}

/* One row's geometry on WGS 84 into the layer; false and a finding if it cannot be used. */
static bool load_feature(DzLoader *loader, DzVector *vector, const DzPlacing *placing, DzLayer *layer,
                         const char *file, guint row)
{
    DzFeature feature = {.shape = dz_vector_shape(vector, layer->rings)};
    GError *error = NULL;
    if (!feature.shape) {
        dz_load_fault(loader, "bad-geometry", file, 0, "feature %u: expected %s", row,
                      layer->rings ? "a polygon" : "a line");
        return false;
    }
    if (!is_finite(feature.shape)) {
        dz_load_fault(loader, "bad-number", file, 0, "feature %u: a coordinate is no number", row);
        dz_shape_free(feature.shape);
        return false;
    }
    check_polygon(loader, vector, layer, file, row);
    g_autoptr(DzShape) raw = feature.shape;
    feature.shape = dz_place_shape(placing, raw, layer->rings, &error);
    if (!feature.shape) {
        dz_load_fault(loader, "bad-geometry", file, 0, "feature %u: %s", row, error->message);
        g_error_free(error);
        return false;
    }
    take_names(vector, &feature.name);
    g_array_append_val(layer->features, feature);
    return true;
}

static void load_features(DzLoader *loader, DzVector *vector, DzLayer *layer, const char *file)
{
    GError *error = NULL;
    if (!dz_vector_crs(vector)) {
        dz_load_fault(loader, "missing-crs", file, 0,
                      "has no coordinate system; give it one (ogr2ogr -a_srs EPSG:4326)");
        return;
    }
    g_autoptr(DzTransform) transform = dz_transform_new(dz_vector_crs(vector), &error);
    DzPlacing placing = {transform, dz_crs_unit_m(dz_vector_crs(vector)), false};
    for (guint row = 1; transform && dz_vector_next(vector, &error); row++)
        if (!load_feature(loader, vector, &placing, layer, file, row))
            return;
    if (error) {
        dz_load_fault(loader, "unreadable", file, 0, "%s", error->message);
        g_error_free(error);
    }
}

static void load_layer(DzLoader *loader, const char *group, DzLayer *layer)
{
    guint line = dz_ini_line(loader->ini, group, "file");
    g_autofree char *file = dz_ini_text(loader->ini, group, "file");
    g_autofree char *name = dz_ini_text(loader->ini, group, "layer");
    g_autofree char *precision = dz_ini_text(loader->ini, group, "precision_km");
    layer->licence = dz_ini_text(loader->ini, group, "licence");
    dz_load_ini_text(loader, group, "credit", &layer->credit);
    if (!precision || !dz_number_parse(precision, &layer->precision_km) || layer->precision_km < 0)
        dz_load_fault(loader, "bad-setting", "dataset.ini", dz_ini_line(loader->ini, group, NULL),
                      "[%s] precision_km: expected a number of kilometres", group);
    if (loader->package) {
        g_free(file);
        g_free(name);
        file = g_strdup(group + strlen("layer "));
        name = g_strdup(file);
    }
    g_autofree char *path = loader->package ? g_strdup(loader->set->path)
                            : file          ? dz_load_path(loader, file, line)
                                            : NULL;
    if (!file || !path || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        if (!file || path)
            dz_load_fault(loader, "missing-file", file ? file : "dataset.ini", 0,
                          "there is no such file for [%s]", group);
        return;
    }
    GError *error = NULL;
    g_autoptr(DzVector) vector = dz_vector_open(path, name, &error);
    if (!vector) {
        dz_load_fault(loader, "unreadable", file, 0, "%s", error->message);
        g_error_free(error);
        return;
    }
    dz_load_origin(loader, group + strlen("layer "), path, name);
    layer->present = true;
    load_features(loader, vector, layer, file);
}

void dz_load_basemap(DzLoader *loader)
{
    for (guint i = 0; i < DZ_LAYER_COUNT; i++) {
        g_autofree char *group = g_strconcat("layer ", LAYERS[i].name, NULL);
        loader->set->layers[i].rings = LAYERS[i].rings;
        if (dz_ini_has_group(loader->ini, group))
            load_layer(loader, group, &loader->set->layers[i]);
    }
    g_auto(GStrv) groups = dz_ini_groups(loader->ini);
    for (guint g = 0; groups[g]; g++) {
        bool known = !g_str_has_prefix(groups[g], "layer ");
        for (guint i = 0; i < DZ_LAYER_COUNT && !known; i++)
            known = g_str_equal(groups[g] + strlen("layer "), LAYERS[i].name);
        if (!known)
            dz_load_fault(
                loader, "bad-setting", "dataset.ini", dz_ini_line(loader->ini, groups[g], NULL),
                "there is no layer '%s'; there are land, neighbours, lakes, rivers, governorates, roads",
                groups[g] + strlen("layer "));
    }
}
