/*
 * Points out of any format that GDAL reads, answered as CSV: they become a table of number, longitude,
 * latitude and date, which goes through the same stream as any other (dz_points_stream), from a thread of its
 * own. GDAL hands out many rows at a time (its Arrow stream), and only what is needed of them: geometry and
 * date.
 */
#include "export/points_in.h"

#include "base/csv_field.h"
#include "locate/number.h"
#include "model/day.h"

#include <cpl_error.h>
#include <cpl_string.h>
#include <errno.h>
#include <math.h>
#include <ogr_recordbatch.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

/* The columns of a batch that are wanted. */
typedef struct Columns {
    int fid, geometry, time; /* -1: none */
} Columns;

typedef struct Producer {
    DzPointLayer *points;
    int to;
    bool failed; /* GDAL could not read on */
} Producer;

/* Sends all of the text; false if nobody reads it any more. */
static bool send_all(int to, const GString *text)
{
    for (gsize done = 0; done < text->len;) {
        ssize_t put = send(to, text->str + done, text->len - done, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        done += (gsize)put;
    }
    return true;
}

static Columns columns_of(const struct ArrowSchema *schema, const DzPointLayer *points)
{
    Columns columns = {-1, -1, -1};
    const char *fid = OGR_L_GetFIDColumn(points->layer);
    for (int i = 0; i < schema->n_children; i++) {
        const struct ArrowSchema *child = schema->children[i];
        if (points->time_name && strcmp(child->name, points->time_name) == 0)
            columns.time = i;
        else if (child->format[0] == 'z' || child->format[0] == 'Z')
            columns.geometry = i;
        else if (strcmp(child->name, *fid ? fid : "OGC_FID") == 0 && strcmp(child->format, "l") == 0)
            columns.fid = i;
    }
    return columns;
}

static bool is_null(const struct ArrowArray *array, gint64 row)
{
    const guint8 *valid = array->buffers[0];
    row += array->offset;
    return valid && !(valid[row / 8] >> (row % 8) & 1);
}

/* The bytes of a row of variable length, with offsets of 32 bits or, by a capital letter, of 64. */
static const char *bytes_at(const struct ArrowArray *array, const char *format, gint64 row, gsize *length)
{
    const gint32 *small = array->buffers[1];
    const gint64 *large = array->buffers[1];
    bool wide = g_ascii_isupper(format[0]);
    row += array->offset;
    gint64 from = wide ? large[row] : small[row], to = wide ? large[row + 1] : small[row + 1];
    *length = (gsize)(to - from);
    return (const char *)array->buffers[2] + from;
}

/* Adds the date of a row: days, or seconds and their parts, since 1970, or a text as it stands. */
static void add_time(GString *out, const struct ArrowArray *array, const char *format, gint64 row)
{
    static const DzDay epoch = 719163; /* 1 January 1970 */
    gint64 days = G_MININT64;
    gsize length = 0;
    if (is_null(array, row))
        return;
    if (format[0] == 'u' || format[0] == 'U') {
        const char *text = bytes_at(array, format, row, &length);
        dz_csv_field_add(out, text, length, ',');
    } else if (strcmp(format, "tdD") == 0) {
        days = ((const gint32 *)array->buffers[1])[row + array->offset];
    } else if (g_str_has_prefix(format, "ts")) {
        gint64 per_day = (gint64)86400 * (format[2] == 's'   ? 1
                                          : format[2] == 'm' ? 1000
                                          : format[2] == 'u' ? 1000000
                                                             : 1000000000);
        gint64 time = ((const gint64 *)array->buffers[1])[row + array->offset];
        days = time / per_day - (time % per_day < 0);
    } else if (strcmp(format, "l") == 0 || strcmp(format, "i") == 0) {
        const void *values = array->buffers[1];
        gint64 at = row + array->offset;
        g_string_append_printf(out, "%" G_GINT64_FORMAT,
                               format[0] == 'l' ? ((const gint64 *)values)[at]
                                                : ((const gint32 *)values)[at]);
    }
    if (days > -epoch && days < 3652060 - epoch) {
        g_autofree char *iso = dz_day_text(epoch + (DzDay)days);
        g_string_append(out, iso);
    }
}

/* Adds the rows of a batch; false if nobody reads them any more. */
static bool add_batch(const Producer *producer, const struct ArrowSchema *schema,
                      const struct ArrowArray *batch, const Columns *columns, guint64 *number, GString *out)
{
    for (gint64 row = 0; row < batch->length; row++, (*number)++) {
        const struct ArrowArray *fids = columns->fid >= 0 ? batch->children[columns->fid] : NULL;
        const struct ArrowArray *shapes = columns->geometry >= 0 ? batch->children[columns->geometry] : NULL;
        gint64 fid = fids ? ((const gint64 *)fids->buffers[1])[row + fids->offset] : (gint64)*number;
        gsize length = 0;
        DzLonLat at;
        const char *wkb = shapes && !is_null(shapes, row)
                              ? bytes_at(shapes, schema->children[columns->geometry]->format, row, &length)
                              : NULL;
        g_string_append_printf(out, "%" G_GINT64_FORMAT ",", fid);
        if (dz_point_layer_place(producer->points, (const guint8 *)wkb, length, &at)) {
            dz_degrees_add(out, at.lon);
            g_string_append_c(out, ',');
            dz_degrees_add(out, at.lat);
        } else {
            g_string_append_c(out, ',');
        }
        if (columns->time >= 0) {
            g_string_append_c(out, ',');
            add_time(out, batch->children[columns->time], schema->children[columns->time]->format, row);
        }
        g_string_append_c(out, '\n');
        if (out->len > PIECE) {
            if (!send_all(producer->to, out))
                return false;
            g_string_truncate(out, 0);
        }
    }
    return true;
}

/* Leaves out all fields but that of the dates. */
static void ignore_fields(const DzPointLayer *points)
{
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(points->layer);
    char **ignored = CSLAddString(NULL, "OGR_STYLE");
    for (int i = 0; i < OGR_FD_GetFieldCount(fields); i++)
        if (i != points->time)
            ignored = CSLAddString(ignored, OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i)));
    OGR_L_SetIgnoredFields(points->layer, (const char **)ignored);
    CSLDestroy(ignored);
}

static bool produce_rows(Producer *producer, struct ArrowArrayStream *stream, GString *out)
{
    struct ArrowSchema schema;
    guint64 number = 1;
    if (stream->get_schema(stream, &schema) != 0)
        return false;
    Columns columns = columns_of(&schema, producer->points);
    bool ok = true, read = true;
    while (ok && read) {
        struct ArrowArray batch = {0};
        ok = stream->get_next(stream, &batch) == 0;
        if (!ok || !batch.release)
            break;
        read = add_batch(producer, &schema, &batch, &columns, &number, out);
        batch.release(&batch);
    }
    schema.release(&schema);
    if (read)
        send_all(producer->to, out);
    return ok;
}

static gpointer produce(gpointer data)
{
    Producer *producer = data;
    DzPointLayer *points = producer->points;
    struct ArrowArrayStream stream;
    GString *out = g_string_new("fid,lon,lat");
    if (points->time_name) {
        g_string_append_c(out, ',');
        dz_csv_field_add(out, points->time_name, strlen(points->time_name), ',');
    }
    g_string_append_c(out, '\n');
    dz_point_layer_listen(points);
    ignore_fields(points);
    producer->failed = !OGR_L_GetArrowStream(points->layer, &stream, NULL);
    if (!producer->failed) {
        producer->failed = !produce_rows(producer, &stream, out);
        stream.release(&stream);
    }
    CPLPopErrorHandler();
    shutdown(producer->to, SHUT_WR);
    g_string_free(out, TRUE);
    return NULL;
}

bool dz_points_file(const DzPointIndex *index, const DzPointsRequest *request, const char *path, int out,
                    DzPointsSummary *summary, GError **error)
{
    DzPointLayer points;
    int ends[2];
    *summary = (DzPointsSummary){0};
    if (!dz_point_layer_open(&points, request, path, error))
        return false;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_IO, "%s: cannot be passed on: %s", request->name,
                    g_strerror(errno));
        dz_point_layer_close(&points);
        return false;
    }
    DzPointsRequest table = *request;
    table.x = "2";
    table.y = "3";
    table.time = points.time_name ? "4" : NULL;
    table.no_header = false;
    Producer producer = {&points, ends[0], false};
    GThread *thread = g_thread_new("read", produce, &producer);
    bool ok = dz_points_stream(index, &table, ends[1], out, summary, error);
    close(ends[1]);
    g_thread_join(thread);
    close(ends[0]);
    if (ok && (producer.failed || points.message)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s: GDAL cannot read on: %s", request->name,
                    points.message ? points.message : "it does not say why");
        ok = false;
    }
    dz_point_layer_close(&points);
    return ok;
}
