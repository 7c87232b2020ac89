/*
 * A table of a data set. A CSV file is first gone through by our own reader, because OGR's loses surplus
 * fields, unclosed quotes and blank lines without a word; then GDAL reads it as it reads every other format,
 * and both must see the same rows.
 */
#include "geo/project.h"
#include "load/csv.h"
#include "load/gdal_in.h"
#include "load/load_in.h"

#include <string.h>

struct DzSheet {
    DzLoader *loader;
    char *file; /* relative to the data set */
    DzVector *vector;
    DzTransform *transform; /* of its CRS to WGS 84, once a point was asked for */
    char *group;            /* "table NAME" of dataset.ini */
    GArray *lines;          /* of guint: the line of each row of a CSV file; NULL for other formats */
    guint row;              /* rows read so far */
    GHashTable *fields; /* column -> index of its field + 2, once asked for: every row asks for every one */
};

void dz_sheet_free(DzSheet *sheet)
{
    if (!sheet)
        return;
    dz_vector_free(sheet->vector);
    dz_transform_free(sheet->transform);
    g_clear_pointer(&sheet->lines, g_array_unref);
    g_clear_pointer(&sheet->fields, g_hash_table_unref);
    g_free(sheet->file);
    g_free(sheet->group);
    g_free(sheet);
}

guint dz_sheet_line(const DzSheet *sheet)
{
    bool known = sheet->lines && sheet->row > 0 && sheet->row <= sheet->lines->len;
    return known ? g_array_index(sheet->lines, guint, sheet->row - 1) : 0;
}

DzLoader *dz_sheet_loader(const DzSheet *sheet)
{
    return sheet->loader;
}

void dz_sheet_fault(DzSheet *sheet, const char *rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (sheet->lines)
        dz_load_fault(sheet->loader, rule, sheet->file, dz_sheet_line(sheet), "%s", text);
    else
        dz_load_fault(sheet->loader, rule, sheet->file, 0, "row %u: %s", sheet->row, text);
}

/* What a column is called in the file: [table NAME] may say so. */
static char *name_in_file(const DzSheet *sheet, const char *column)
{
    char *mapped = dz_ini_text(sheet->loader->ini, sheet->group, column);
    return mapped ? mapped : g_strdup(column);
}

static int field_of(const DzSheet *sheet, const char *column)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(sheet->fields, column));
    if (known)
        return (int)known - 2;
    g_autofree char *name = name_in_file(sheet, column);
    int field = dz_vector_field(sheet->vector, name);
    g_hash_table_insert(sheet->fields, g_strdup(column), GUINT_TO_POINTER((guint)(field + 2)));
    return field;
}

/* Our own pass over a CSV file; false and a finding if it is not a sound table. */
static bool check_csv(DzSheet *sheet, const char *path)
{
    g_autoptr(GMappedFile) bytes = g_mapped_file_new(path, FALSE, NULL);
    if (!bytes) {
        dz_load_fault(sheet->loader, "missing-file", sheet->file, 0, "cannot be read");
        return false;
    }
    g_auto(GStrv) header = NULL;
    guint line = 0;
    g_autofree char *message = dz_csv_check(g_mapped_file_get_contents(bytes),
                                            g_mapped_file_get_length(bytes), &header, &sheet->lines, &line);
    if (message)
        dz_load_fault(sheet->loader, "malformed-csv", sheet->file, line, "%s", message);
    else if (!dz_ini_has_group(sheet->loader->ini,
                               sheet->group)) /* other people's tables may have what they like */
        dz_check_columns(sheet->loader, sheet->group + strlen("table "), sheet->file, header);
    return message == NULL;
}

static bool has_columns(DzSheet *sheet, const char *const *columns)
{
    for (guint i = 0; columns[i]; i++) {
        if (field_of(sheet, columns[i]) >= 0)
            continue;
        g_autofree char *name = name_in_file(sheet, columns[i]);
        g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)columns);
        dz_load_fault(sheet->loader, "missing-column", sheet->file, sheet->lines ? 1 : 0,
                      "there is no column '%s'; the header must have %s", name, all);
        return false;
    }
    return true;
}

/* Does the file have the columns that [table NAME] says it has? Else what they stand for would go unread. */
static bool has_mapped_columns(DzSheet *sheet)
{
    bool ok = true;
    if (sheet->loader->package || !dz_ini_has_group(sheet->loader->ini, sheet->group))
        return true;
    g_auto(GStrv) keys = dz_ini_keys(sheet->loader->ini, sheet->group);
    for (guint i = 0; keys[i]; i++) {
        if (strcmp(keys[i], "file") == 0 || strcmp(keys[i], "layer") == 0 || field_of(sheet, keys[i]) >= 0)
            continue;
        g_autofree char *name = name_in_file(sheet, keys[i]);
        dz_load_fault(sheet->loader, "bad-setting", "dataset.ini",
                      dz_ini_line(sheet->loader->ini, sheet->group, keys[i]),
                      "[%s] %s: expected the name of a column of %s, which has no '%s'", sheet->group,
                      keys[i], sheet->file, name);
        ok = false;
    }
    return ok;
}

static bool open_vector(DzSheet *sheet, const char *path, const char *layer)
{
    GError *error = NULL;
    sheet->vector = dz_vector_open(path, layer, &error);
    if (sheet->vector) {
        dz_load_origin(sheet->loader, sheet->group + strlen("table "), path, layer);
        return true;
    }
    dz_load_fault(sheet->loader, "unreadable", sheet->file, 0, "%s", error->message);
    g_error_free(error);
    return false;
}

/* Opens what the sheet names; false and a finding, or false alone if the file is not there and need not be.
 */
static bool open_sheet(DzSheet *sheet, const char *const *columns, bool required, bool *missing)
{
    DzLoader *loader = sheet->loader;
    const char *name = sheet->group + strlen("table ");
    if (loader->package) {
        *missing = !required && !dz_vector_has_layer(loader->package, name);
        return !*missing && open_vector(sheet, loader->set->path, name) && has_columns(sheet, columns);
    }
    g_autofree char *layer = dz_ini_text(loader->ini, sheet->group, "layer");
    g_autofree char *path = dz_load_path(loader, sheet->file, dz_ini_line(loader->ini, sheet->group, "file"));
    if (!path)
        return false;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        *missing = !required;
        if (required)
            dz_load_fault(loader, "missing-file", sheet->file, 0, "there is no such file");
        return false;
    }
    g_autofree char *lower = g_ascii_strdown(path, -1);
    if (g_str_has_suffix(lower, ".csv") && !check_csv(sheet, path))
        return false;
    return open_vector(sheet, path, layer) && has_columns(sheet, columns) && has_mapped_columns(sheet);
}

DzSheet *dz_sheet_open(DzLoader *loader, const char *name, const char *const *columns, bool required)
{
    g_autoptr(DzSheet) sheet = g_new0(DzSheet, 1);
    sheet->loader = loader;
    sheet->fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    sheet->group = g_strconcat("table ", name, NULL);
    char *file = dz_ini_text(loader->ini, sheet->group, "file");
    sheet->file = file ? file : g_strconcat(name, ".csv", NULL);
    bool missing = false;
    if (open_sheet(sheet, columns, required || file, &missing))
        return g_steal_pointer(&sheet);
    if (!missing)
        g_hash_table_add(loader->failed, g_strdup(name));
    return NULL;
}

bool dz_sheet_next(DzSheet *sheet)
{
    GError *error = NULL;
    if (dz_vector_next(sheet->vector, &error)) {
        sheet->row++;
        return true;
    }
    if (error) {
        sheet->row++;
        dz_sheet_fault(sheet, "unreadable", "%s", error->message);
        g_error_free(error);
    } else if (sheet->lines && sheet->row != sheet->lines->len) {
        dz_load_fault(sheet->loader, "unreadable", sheet->file, 0, "GDAL reads %u rows where there are %u",
                      sheet->row, sheet->lines->len);
    }
    return false;
}

const char *dz_sheet_text(DzSheet *sheet, const char *column)
{
    return dz_vector_text(sheet->vector, field_of(sheet, column));
}

/* The point geometry of the row on WGS 84. */
static bool take_point(DzSheet *sheet, DzLonLat *out)
{
    const char *crs = dz_vector_crs(sheet->vector);
    GError *error = NULL;
    if (!dz_vector_point(sheet->vector, out)) {
        dz_sheet_fault(sheet, "bad-position", "expected columns lon and lat, or a point geometry");
        return false;
    }
    if (!crs) {
        dz_sheet_fault(sheet, "missing-crs",
                       "the layer has no coordinate system; give it one (ogr2ogr -a_srs EPSG:4326)");
        return false;
    }
    if (!sheet->transform)
        sheet->transform = dz_transform_new(crs, &error);
    if (sheet->transform && dz_transform_points(sheet->transform, out, 1, &error))
        return true;
    dz_sheet_fault(sheet, "bad-position", "%s", error->message);
    g_error_free(error);
    return false;
}

/* A point that is outside the map's extent but would be inside it the other way round is one that somebody
 * swapped. */
static bool looks_swapped(const DzBox *extent, DzLonLat at)
{
    bool inside = at.lon >= extent->west && at.lon <= extent->east && at.lat >= extent->south &&
                  at.lat <= extent->north;
    bool swapped = at.lat >= extent->west && at.lat <= extent->east && at.lon >= extent->south &&
                   at.lon <= extent->north;
    return !inside && swapped;
}

bool dz_take_position(DzSheet *sheet, DzLonLat *out)
{
    bool columns = field_of(sheet, "lon") >= 0 && field_of(sheet, "lat") >= 0;
    if (columns) {
        bool lon = dz_take_number(sheet, "lon", -180, 180, &out->lon);
        if (!dz_take_number(sheet, "lat", -90, 90, &out->lat) || !lon)
            return false;
    } else if (!take_point(sheet, out)) {
        return false;
    }
    if (looks_swapped(&sheet->loader->set->extent, *out)) {
        dz_sheet_fault(sheet, "swapped-position",
                       "lon %.10g, lat %.10g is outside the extent and would be inside with the two swapped",
                       out->lon, out->lat);
        return false;
    }
    return true;
}

bool dz_load_register(DzSheet *sheet, GHashTable *ids, const char *id, guint index)
{
    if (g_hash_table_contains(ids, id)) {
        dz_sheet_fault(sheet, "duplicate-id", "id '%s' is used twice", id);
        return false;
    }
    g_hash_table_insert(ids, g_strdup(id), GUINT_TO_POINTER(index + 1));
    return true;
}
