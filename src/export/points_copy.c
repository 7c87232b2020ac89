/*
 * Features with their answers, into any vector format that GDAL writes. They are written in a folder of their
 * own beside the target and moved to it when all is well: formats such as Shapefile are several files.
 */
#include "export/points_in.h"

#include "locate/index.h"
#include "locate/more.h"
#include "locate/time.h"

#include <cpl_error.h>
#include <cpl_string.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <ogr_srs_api.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 1024, ANSWERS = 3, MOST_ADDED = 8 };

static const char *const ANSWER_NAMES[ANSWERS] = {"zone", "status", "party"};

typedef struct Copy {
    const DzPointIndex *index;
    const DzPointsRequest *request;
    DzPointsSummary *summary;
    const DzDataset *set;
    DzPointLayer from;
    GDALDatasetH file;
    OGRLayerH to;
    DzTimeFormat *format;
    DzMoreIndex *more;
    DzDay day;             /* of all features, if they have none of their own */
    int added[MOST_ADDED]; /* fields: the three answers, then the columns of `with` in their order; -1: none
                            */
    OGRFeatureH rows[BATCH];
    guint count;
} Copy;

/* The driver that writes files of that ending; NULL if there is none. */
static GDALDriverH driver_for(const char *ending)
{
    for (int i = 0; i < GDALGetDriverCount(); i++) {
        GDALDriverH driver = GDALGetDriver(i);
        const char *endings = GDALGetMetadataItem(driver, GDAL_DMD_EXTENSIONS, NULL);
        if (!GDALGetMetadataItem(driver, GDAL_DCAP_VECTOR, NULL) ||
            !GDALGetMetadataItem(driver, GDAL_DCAP_CREATE, NULL) || !endings)
            continue;
        g_auto(GStrv) each = g_strsplit(endings, " ", -1);
        for (guint k = 0; each[k]; k++)
            if (g_ascii_strcasecmp(each[k], ending) == 0)
                return driver;
    }
    return NULL;
}

static bool add_field(Copy *copy, guint place, const char *name, OGRFieldType type, GError **error)
{
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(copy->to);
    if (OGR_FD_GetFieldIndex(fields, name) >= 0) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s: has a field '%s' already", copy->request->name,
                    name);
        return false;
    }
    OGRFieldDefnH field = OGR_Fld_Create(name, type);
    OGR_L_CreateField(copy->to, field, TRUE);
    OGR_Fld_Destroy(field);
    copy->added[place] = OGR_FD_GetFieldCount(fields) - 1;
    return true;
}

/* The fields of the source, and those of the answers. */
static bool add_fields(Copy *copy, GError **error)
{
    static const OGRFieldType types[] = {OFTDate, OFTString, OFTReal, OFTReal}; /* of the columns of `with` */
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(copy->from.layer);
    DzWith with = 0;
    const char *name;
    for (int i = 0; i < OGR_FD_GetFieldCount(fields); i++)
        OGR_L_CreateField(copy->to, OGR_FD_GetFieldDefn(fields, i), TRUE);
    for (guint i = 0; i < ANSWERS; i++)
        if (!add_field(copy, i, ANSWER_NAMES[i], OFTString, error))
            return false;
    for (guint i = 0; (name = dz_more_column(i, &with)); i++) {
        copy->added[ANSWERS + i] = -1;
        if ((copy->request->with & with) && !add_field(copy, ANSWERS + i, name, types[i], error))
            return false;
    }
    return true;
}

static bool create(Copy *copy, const char *path, const char *target, GError **error)
{
    const char *dot = strrchr(target, '.');
    GDALDriverH driver = dot ? driver_for(dot + 1) : NULL;
    if (!driver) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "-o '%s': GDAL writes no vector format that ends so",
                    target);
        return false;
    }
    g_autofree char *name = g_path_get_basename(target);
    *strrchr(name, '.') = '\0';
    copy->file = GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, NULL);
    if (copy->file)
        copy->to = GDALDatasetCreateLayer(copy->file, name, copy->from.crs, wkbPoint, NULL);
    if (copy->to)
        return add_fields(copy, error);
    g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: GDAL cannot create it: %s", target,
                copy->from.message ? copy->from.message : "it does not say why");
    return false;
}

/* The position of a feature on WGS 84. */
static bool place_of(const Copy *copy, OGRFeatureH row, DzLonLat *at)
{
    OGRGeometryH point = OGR_F_GetGeometryRef(row);
    if (!point || wkbFlatten(OGR_G_GetGeometryType(point)) != wkbPoint || OGR_G_IsEmpty(point))
        return false;
    *at = (DzLonLat){OGR_G_GetX(point, 0), OGR_G_GetY(point, 0)};
    return dz_transform_points(copy->from.transform, at, 1, NULL);
}

/* The day of a feature. */
static bool day_of(const Copy *copy, OGRFeatureH row, DzDay *day)
{
    int field = copy->from.time, year = 0, month = 0, of_month = 0, hour = 0, minute = 0, second = 0,
        zone = 0;
    *day = copy->day;
    if (field < 0)
        return true;
    if (!OGR_F_IsFieldSetAndNotNull(row, field))
        return false;
    OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(row, field));
    if (type == OFTDate || type == OFTDateTime)
        return OGR_F_GetFieldAsDateTime(row, field, &year, &month, &of_month, &hour, &minute, &second,
                                        &zone) &&
               dz_day_of((guint)year, (guint)month, (guint)of_month, day);
    const char *text = OGR_F_GetFieldAsString(row, field);
    return dz_time_parse(copy->format, text, strlen(text), day);
}

static void note_fault(const Copy *copy, OGRFeatureH row, bool placed)
{
    const DzPointsRequest *request = copy->request;
    if (++copy->summary->faulty > request->faults || !request->tell)
        return;
    g_autofree char *date = copy->from.time >= 0 && placed
                                ? g_utf8_make_valid(OGR_F_GetFieldAsString(row, copy->from.time), -1)
                                : NULL;
    const char *remedy = date && !copy->format ? dz_time_remedy(date, strlen(date)) : NULL;
    g_autofree char *text =
        placed ? g_strdup_printf("%s: feature %" G_GINT64_FORMAT ": '%.40s' in field '%s' is no date%s%s",
                                 request->name, (gint64)OGR_F_GetFID(row), date, copy->from.time_name,
                                 remedy ? "; " : "", remedy ? remedy : "")
               : g_strdup_printf("%s: feature %" G_GINT64_FORMAT ": it has no point on the globe",
                                 request->name, (gint64)OGR_F_GetFID(row));
    request->tell(text, request->data);
}

static void set_text(OGRFeatureH row, int field, const char *text)
{
    if (field >= 0 && *text)
        OGR_F_SetFieldString(row, field, text);
}

static void set_answer(const Copy *copy, OGRFeatureH row, DzLonLat at, gint32 face, DzDay day)
{
    const DzPointAnswer *answer = dz_point_index_answer(copy->index, face, day);
    DzMore more = dz_more_find(copy->more, at, face, day);
    const int *with = copy->added + ANSWERS;
    set_text(row, copy->added[0], answer->zone);
    set_text(row, copy->added[1], answer->status);
    set_text(row, copy->added[2], answer->party);
    if (with[0] >= 0 && more.since != DZ_DAY_NONE) {
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_julian(&date, (guint32)more.since);
        OGR_F_SetFieldDateTime(row, with[0], g_date_get_year(&date), (int)g_date_get_month(&date),
                               g_date_get_day(&date), 0, 0, 0, 0);
    }
    if (with[1] >= 0 && more.settlement >= 0)
        set_text(row, with[1], DZ_SETTLEMENT(copy->set, more.settlement)->id);
    if (with[2] >= 0 && more.settlement >= 0)
        OGR_F_SetFieldDouble(row, with[2], more.settlement_km);
    if (with[3] >= 0 && more.front_km >= 0)
        OGR_F_SetFieldDouble(row, with[3], more.front_km);
}

/* Answers and writes the features at hand; false if GDAL refuses one. */
static bool flush(Copy *copy)
{
    DzLonLat at[BATCH];
    gint32 faces[BATCH];
    bool placed[BATCH] = {false}, ok = true;
    for (guint i = 0; i < copy->count; i++) {
        at[i] = (DzLonLat){0, 0};
        placed[i] = place_of(copy, copy->rows[i], &at[i]);
    }
    dz_point_index_faces(copy->index, at, copy->count, faces);
    for (guint i = 0; i < copy->count; i++) {
        OGRFeatureH made = OGR_F_Create(OGR_L_GetLayerDefn(copy->to));
        DzDay day;
        OGR_F_SetFrom(made, copy->rows[i], TRUE);
        copy->summary->rows++;
        if (placed[i] && day_of(copy, copy->rows[i], &day))
            set_answer(copy, made, at[i], faces[i], day);
        else
            note_fault(copy, copy->rows[i], placed[i]);
        ok = ok && OGR_L_CreateFeature(copy->to, made) == OGRERR_NONE;
        OGR_F_Destroy(made);
        OGR_F_Destroy(copy->rows[i]);
    }
    copy->count = 0;
    if (copy->request->progress)
        copy->request->progress(copy->summary->rows, 0, copy->request->data);
    return ok;
}

static bool copy_rows(Copy *copy)
{
    bool ok = true, many = GDALDatasetStartTransaction(copy->file, FALSE) == OGRERR_NONE;
    g_clear_pointer(&copy->from.message, g_free); /* that there are no transactions is no trouble */
    for (OGRFeatureH row; ok && (row = OGR_L_GetNextFeature(copy->from.layer));) {
        copy->rows[copy->count++] = row;
        if (copy->count == BATCH)
            ok = flush(copy);
    }
    ok = flush(copy) && ok;
    return (!many || GDALDatasetCommitTransaction(copy->file) == OGRERR_NONE) && ok;
}

/* What all features are answered for where they have no dates. */
static bool settle_day(Copy *copy, GError **error)
{
    DzWhen latest = {-1, DZ_DAY_NONE};
    const DzPointsRequest *request = copy->request;
    bool undated = !request->has_when && copy->from.time < 0;
    if (undated && !dz_round_parse(copy->set, "latest", &latest, error))
        return false;
    copy->day = request->has_when ? request->when.day : latest.day;
    copy->summary->dated = copy->from.time >= 0;
    if (undated && request->tell) {
        g_autofree char *text = g_strdup_printf(
            "%s: no field of dates: all are answered for round %d; else give --time, --round or --date",
            request->name, dz_round_number(copy->set, (guint)latest.round));
        request->tell(text, request->data);
    }
    return true;
}

/* Moves the files of a folder to another; the one called `last` at last. */
static bool move_files(const char *from, const char *to, const char *last, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) folder = g_dir_open(from, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        if (strcmp(name, last) != 0)
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_add(names, g_strdup(last));
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *source = g_build_filename(from, names->pdata[i], NULL);
        g_autofree char *target = g_build_filename(to, names->pdata[i], NULL);
        if (rename(source, target) != 0) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: cannot replace: %s", target, g_strerror(errno));
            return false;
        }
    }
    return true;
}

static void remove_folder(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        unlink(file);
    }
    rmdir(path);
}

/* Writes the target in `folder`, which is beside it. */
static bool write_in(Copy *copy, const char *folder, const char *target, GError **error)
{
    g_autofree char *name = g_path_get_basename(target), *path = g_build_filename(folder, name, NULL);
    dz_point_layer_listen(&copy->from);
    bool made = create(copy, path, target, error), ok = made && copy_rows(copy);
    if (copy->file)
        GDALClose(copy->file);
    CPLPopErrorHandler();
    if (ok && !copy->from.message)
        return true;
    if (made)
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: GDAL cannot write it: %s", target,
                    copy->from.message ? copy->from.message : "it does not say why");
    return false;
}

static bool copy_to(Copy *copy, const char *target, GError **error)
{
    g_autofree char *beside = g_path_get_dirname(target), *name = g_path_get_basename(target);
    g_autofree char *folder = g_build_filename(beside, ".dezmap-XXXXXX", NULL);
    if (!g_mkdtemp(folder)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: cannot create: %s", target, g_strerror(errno));
        return false;
    }
    bool ok = write_in(copy, folder, target, error) && move_files(folder, beside, name, error);
    remove_folder(folder);
    return ok;
}

bool dz_points_copy(const DzPointIndex *index, const DzPointsRequest *request, const char *path,
                    const char *target, DzPointsSummary *summary, GError **error)
{
    g_autofree Copy *copy = g_new0(Copy, 1);
    g_autoptr(DzTimeFormat) format = NULL;
    *summary = (DzPointsSummary){0};
    if (request->time_format && !(format = dz_time_format_new(request->time_format, error)))
        return false;
    if (!dz_point_layer_open(&copy->from, request, path, error))
        return false;
    const DzComposite *composite = dz_point_index_composite(index);
    copy->index = index;
    copy->request = request;
    copy->summary = summary;
    copy->set = composite->set;
    copy->format = format;
    copy->more = dz_more_index_new(composite, request->with);
    bool ok = settle_day(copy, error) && copy_to(copy, target, error);
    dz_more_index_free(copy->more);
    dz_point_layer_close(&copy->from);
    return ok;
}
