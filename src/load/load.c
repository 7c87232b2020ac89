/*
 * Opening a data set: the readers in an order in which what they refer to is already there, then one verdict.
 */
#include "load/load.h"
#include "load/gdal_in.h"
#include "load/load_in.h"
#include "model/packed.h"

#include <stdlib.h>
#include <string.h>

static GHashTable *ids_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void loader_clear(DzLoader *loader)
{
    GHashTable *tables[] = {loader->parties,     loader->rounds,      loader->zones,
                            loader->settlements, loader->crossings,   loader->exchanges,
                            loader->sources,     loader->source_used, loader->failed};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        g_hash_table_unref(tables[i]);
    for (guint t = 0; t < DZ_THEME_COUNT; t++)
        g_clear_pointer(&loader->snapshots[t], g_array_unref);
    dz_ini_free(loader->ini);
    dz_vector_free(loader->package);
    g_free(loader->ini_path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzLoader, loader_clear)

void dz_load_fault(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = g_build_filename(loader->set->path, file, NULL);
    dz_findings_add(loader->set->findings, rule, DZ_SEVERITY_ERROR, path, line, "%s", text);
}

void dz_load_warn(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = g_build_filename(loader->set->path, file, NULL);
    dz_findings_add(loader->set->findings, rule, DZ_SEVERITY_WARNING, path, line, "%s", text);
}

bool dz_load_has_form(const DzLoader *loader, DzForm form)
{
    const DzTheme *themes = loader->set->themes;
    return themes[DZ_THEME_ZONES].form == form || themes[DZ_THEME_CONTROL].form == form;
}

bool dz_load_failed(const DzLoader *loader, const char *name)
{
    return g_hash_table_contains(loader->failed, name);
}

/* Does `path` lie in `folder`, both taken to where links lead? What is not there yet is judged by its name
 * alone. */
static bool lies_in(const char *folder, const char *path)
{
    char *real_folder = realpath(folder, NULL), *real_path = realpath(path, NULL);
    bool inside = true;
    if (real_folder && real_path) {
        gsize length = strlen(real_folder);
        inside = strncmp(real_path, real_folder, length) == 0 && (real_path[length] == '/' || length == 1);
    }
    free(real_folder);
    free(real_path);
    return inside;
}

void dz_load_origin(DzLoader *loader, const char *name, const char *path, const char *layer)
{
    DzOrigin origin = {g_strdup(name), g_strdup(path), layer && *layer ? g_strdup(layer) : NULL};
    g_array_append_val(loader->set->origins, origin);
}

char *dz_load_path(DzLoader *loader, const char *file, guint line)
{
    g_auto(GStrv) steps = g_strsplit(file, "/", -1);
    g_autofree char *path = g_build_filename(loader->set->path, file, NULL);
    if (g_path_is_absolute(file) || g_strv_contains((const char *const *)steps, "..") ||
        !lies_in(loader->set->path, path)) {
        dz_load_fault(loader, "path-outside", "dataset.ini", line, "'%s' lies outside the data set's folder",
                      file);
        return NULL;
    }
    return g_steal_pointer(&path);
}

static void load_all(DzLoader *loader)
{
    dz_load_head(loader);
    dz_load_sources(loader);
    if (dz_load_failed(loader, "sources"))
        return; /* every row cites one */
    dz_load_rounds(loader);
    dz_load_zones(loader);
    dz_load_basemap(loader);
    dz_load_places(loader);
    dz_load_polygons(loader);
    dz_load_crossings(loader);
    dz_load_provisions(loader);
    dz_load_names(loader);
    dz_load_check(loader);
}

/* What is asked of places, from a package that is as it was made; false, and nothing is read, if it is not.
 */
static bool load_lean(DzLoader *loader)
{
    if (!loader->set->sealed)
        return false;
    loader->lean = true;
    dz_load_head(loader);
    dz_load_rounds(loader);
    dz_load_zones(loader);
    dz_load_crossings(loader);
    if (!dz_places_unpack(loader->set, loader->set->places))
        dz_load_fault(loader, "unreadable", "", 0, "its table 'dezmap' is damaged");
    return true;
}

/* What is wrong with dataset.ini itself, said by its reader as "PATH: line N: TEXT", as a finding. */
static void note_bad_ini(DzLoader *loader, GError *error)
{
    const char *text = error->message;
    guint line = 0;
    if (g_str_has_prefix(text, loader->ini_path))
        text += strlen(loader->ini_path) + strlen(": ");
    if (g_str_has_prefix(text, "line ")) {
        line = (guint)g_ascii_strtoull(text + strlen("line "), NULL, 10);
        text = strstr(text, ": ") + strlen(": ");
    }
    dz_load_fault(loader, "bad-ini", "dataset.ini", line, "%s", text);
    g_error_free(error);
}

DzDataset *dz_load_folder(const char *path, DzCare care, GError **error)
{
    bool package = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    if (!package && !g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_set_error(
            error, DZ_ERROR, DZ_ERROR_IO,
            "%s: there is no such folder; a data set is a folder with dataset.ini, or a GeoPackage made by "
            "export",
            path);
        return NULL;
    }
    g_autoptr(DzDataset) set = dz_dataset_new();
    set->path = g_strdup(path);
    g_auto(DzLoader) loader = {.set = set,
                               .ini_path = g_build_filename(path, "dataset.ini", NULL),
                               .parties = ids_new(),
                               .rounds = ids_new(),
                               .zones = ids_new(),
                               .settlements = ids_new(),
                               .crossings = ids_new(),
                               .exchanges = ids_new(),
                               .sources = ids_new(),
                               .source_used = ids_new(),
                               .failed = ids_new(),
                               .thorough = care == DZ_CARE_THOROUGH};
    GError *trouble = NULL;
    if (!package)
        set->fingerprint =
            dz_folder_fingerprint(path); /* before reading: a change meanwhile makes it differ */
    if (!package)
        loader.ini = dz_ini_read(loader.ini_path, &trouble);
    else if (!dz_package_open(&loader, path, error))
        return NULL;
    if (loader.ini) {
        set->ini = g_strdup(dz_ini_source(loader.ini));
        if (care != DZ_CARE_LEAN || !load_lean(&loader))
            load_all(&loader);
    } else if (trouble && trouble->code == DZ_ERROR_DATA) {
        note_bad_ini(&loader, trouble);
    } else {
        g_propagate_error(error, trouble);
        return NULL;
    }
    return g_steal_pointer(&set);
}

static DzDataset *open_with(const char *path, DzCare care, GError **error)
{
    g_autoptr(DzDataset) set = dz_load_folder(path, care, error);
    if (!set || !dz_findings_pass(set->findings, error))
        return NULL;
    return g_steal_pointer(&set);
}

DzDataset *dz_dataset_open(const char *path, GError **error)
{
    return open_with(path, DZ_CARE_USUAL, error);
}

DzDataset *dz_dataset_open_lean(const char *path, GError **error)
{
    return open_with(path, DZ_CARE_LEAN, error);
}
