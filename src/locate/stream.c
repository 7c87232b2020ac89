/*
 * Two threads do the same: take the next piece of the table, as many whole rows as were read; answer it; and
 * write it when it is its turn. Reading and writing are one at a time each, so while one thread reads or
 * writes the other answers, order is kept, and a few pieces are all that is ever in memory.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "locate/columns_in.h"
#include "locate/compose_in.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

enum {
    ROW_MAX = 1 << 20, /* bytes that a row may have */
    READ = 1 << 18,    /* bytes asked for at once */
    SLACK = 64,        /* bytes behind a piece that may be read */
    THREADS = 2
};

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

/* What is told of a faulty row. */
typedef struct Fault {
    guint64 line; /* of the piece, from 0 */
    char *text;
} Fault;

/* Some whole rows of the table. */
typedef struct Piece {
    char *bytes; /* with room for ROW_MAX and SLACK */
    gsize length;
    guint64 number, lines, rows, faulty;
    GByteArray *out;
    GArray *faults; /* of Fault: the first ones */
    DzRow rows_read[DZ_ROWS];
} Piece;

typedef struct Stream {
    const DzPointIndex *index;
    const DzPointsRequest *request;
    DzRowForm form;
    DzComposer *composer;
    GPtrArray *header; /* names of columns; NULL without one */
    int in, out;
    /* reading, one at a time */
    GMutex reading;
    char *rest; /* bytes read that are no whole row yet */
    gsize rest_length;
    bool ended;
    guint64 pieces;
    /* writing, one at a time and in the order of pieces */
    GMutex writing;
    GCond turn_changed;
    guint64 turn, lines;
    guint told;
    DzPointsSummary *summary;
    gint failed; /* atomic: nobody need go on */
    GError *error;
} Stream;

static void fail(Stream *stream, DzError code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Keeps the first error; from either side. */
static void fail(Stream *stream, DzError code, const char *format, ...)
{
    if (!g_atomic_int_compare_and_exchange(&stream->failed, 0, 1))
        return;
    va_list arguments;
    va_start(arguments, format);
    stream->error = g_error_new_valist(DZ_ERROR, (gint)code, format, arguments);
    va_end(arguments);
}

static void clear_fault(gpointer data)
{
    g_free(((Fault *)data)->text);
}

static Piece *piece_new(void)
{
    Piece *piece = g_new0(Piece, 1);
    piece->bytes = g_malloc0(ROW_MAX + SLACK);
    piece->out = g_byte_array_new();
    piece->faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_array_set_clear_func(piece->faults, clear_fault);
    return piece;
}

static void piece_free(Piece *piece)
{
    g_free(piece->bytes);
    g_byte_array_unref(piece->out);
    g_array_unref(piece->faults);
    g_free(piece);
}

/* Where the last whole row ends. */
static gsize last_row_end(const Stream *stream, const char *bytes, gsize length)
{
    const char *at = bytes, *end = bytes + length, *next;
    if (!memchr(bytes, '"', length)) {
        while (length > 0 && bytes[length - 1] != '\n')
            length--;
        return length;
    }
    while ((next = dz_row_skip(at, end, stream->form.separator)))
        at = next;
    return (gsize)(at - bytes);
}

/* Reads more behind `length` bytes; false at the end, or if that fails. */
static bool read_more(Stream *stream, char *bytes, gsize *length)
{
    ssize_t got;
    do
        got = read(stream->in, bytes + *length, MIN(READ, ROW_MAX - *length));
    while (got < 0 && errno == EINTR);
    if (got < 0)
        fail(stream, DZ_ERROR_IO, "%s: cannot read: %s", stream->request->name, g_strerror(errno));
    stream->ended = got <= 0;
    *length += got > 0 ? (gsize)got : 0;
    return got > 0;
}

/* Ends the piece with the row that is longer than a row may be: a quote in it is never closed, so it is taken
 * for one line. False if that is too long too. */
static bool cut_line(Stream *stream, Piece *piece, gsize *end)
{
    const char *line = memchr(piece->bytes, '\n', piece->length);
    if (!line)
        fail(stream, DZ_ERROR_DATA, "%s: a line is longer than 1 MiB", stream->request->name);
    *end = line ? (gsize)(line + 1 - piece->bytes) : 0;
    return line != NULL;
}

/* Takes the next rows; false if there are none left. */
static bool take_piece(Stream *stream, Piece *piece)
{
    gsize end = 0;
    memcpy(piece->bytes, stream->rest, stream->rest_length);
    piece->length = stream->rest_length;
    while (end == 0 && !g_atomic_int_get(&stream->failed)) {
        if (!stream->ended && piece->length < ROW_MAX)
            read_more(stream, piece->bytes, &piece->length);
        end = stream->ended ? piece->length : last_row_end(stream, piece->bytes, piece->length);
        if (stream->ended)
            break;
        if (end == 0 && piece->length == ROW_MAX && !cut_line(stream, piece, &end))
            return false;
    }
    stream->rest_length = piece->length - end;
    memcpy(stream->rest, piece->bytes + end, stream->rest_length);
    piece->length = end;
    return end > 0 && !g_atomic_int_get(&stream->failed);
}

/* The text of a field, as far as a message may hold it. g_free it. */
static char *field_text(const Stream *stream, const DzRow *row, int column)
{
    g_autoptr(GPtrArray) fields = dz_row_fields(row->start, row->end, stream->form.separator);
    g_autofree char *text = g_strndup(column < (int)fields->len ? fields->pdata[column] : "", 40);
    char *valid = g_utf8_make_valid(text, -1);
    return g_strdelimit(valid, "\r\n", ' ');
}

/* "column 'lon'", or its number. g_free it. */
static char *column_text(const Stream *stream, int column)
{
    g_autofree char *name = stream->header && column < (int)stream->header->len
                                ? g_utf8_make_valid(stream->header->pdata[column], -1)
                                : NULL;
    return name ? g_strdup_printf("column '%s'", name) : g_strdup_printf("column %d", column + 1);
}

/* Why a row has no answer. g_free it. */
static char *fault_text(const Stream *stream, const DzRow *row)
{
    const DzRowForm *form = &stream->form;
    int column = row->fault == DZ_ROW_X ? form->x : row->fault == DZ_ROW_Y ? form->y : form->time;
    if (row->fault == DZ_ROW_TEXT)
        return g_strdup("text follows a closing quote");
    if (row->fault == DZ_ROW_OPEN)
        return g_strdup("a quote is never closed");
    if (row->fault == DZ_ROW_COLUMNS && form->columns)
        return g_strdup_printf("expected %u fields as in the header, found %u", form->columns, row->columns);
    if (row->fault == DZ_ROW_COLUMNS)
        return g_strdup_printf("it has %u fields, and column %d is asked for", row->columns,
                               MAX(MAX(form->x, form->y), form->time) + 1);
    g_autofree char *text = field_text(stream, row, column), *name = column_text(stream, column);
    if (row->fault != DZ_ROW_TIME)
        return g_strdup_printf("'%s' in %s is no number from %d to %d", text, name,
                               row->fault == DZ_ROW_X ? -180 : -90, row->fault == DZ_ROW_X ? 180 : 90);
    const char *remedy = form->format ? NULL : dz_time_remedy(text, strlen(text));
    return g_strdup_printf("'%s' in %s is no date %s%s%s", text, name,
                           form->format ? "of the form that --time-format gives" : "such as 2018-05-15",
                           remedy ? "; " : "", remedy ? remedy : "");
}

static void note_row(const Stream *stream, Piece *piece, const DzRow *row)
{
    if (row->fault != DZ_ROW_BLANK)
        piece->rows++;
    if (row->fault != DZ_ROW_SOUND && row->fault != DZ_ROW_BLANK) {
        piece->faulty++;
        if (piece->faults->len < stream->request->faults) {
            Fault fault = {piece->lines, fault_text(stream, row)};
            g_array_append_val(piece->faults, fault);
        }
    }
    piece->lines += row->lines;
}

/* Answers the rows of a piece, from byte `from` on. */
static void answer(const Stream *stream, Piece *piece, gsize from)
{
    const char *at = piece->bytes + from, *end = piece->bytes + piece->length;
    piece->bytes[piece->length] = '\n'; /* where plain fields end, so that nobody need look for the end */
    while (at < end) {
        guint count = 0;
        for (; count < DZ_ROWS && at < end; count++) {
            DzRow *row = &piece->rows_read[count];
            dz_row_read(&stream->form, at, end, row);
            if (row->fault != DZ_ROW_SOUND)
                row->at = (DzLonLat){NAN, NAN};
            note_row(stream, piece, row);
            at = row->next;
        }
        dz_composer_add(stream->composer, piece->rows_read, count, piece->out);
    }
}

/* Room for a whole piece, so that who reads it is woken up once and not for each 64 KiB. No harm if it is no
 * pipe, or the system gives no more. */
static void widen_pipe(int fd)
{
#ifdef F_SETPIPE_SZ
    fcntl(fd, F_SETPIPE_SZ, 1 << 20);
#endif
}

static bool write_all(Stream *stream, const GByteArray *bytes)
{
    for (gsize done = 0; done < bytes->len;) {
        ssize_t put = write(stream->out, bytes->data + done, bytes->len - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            fail(stream, DZ_ERROR_IO, "cannot write the answers: %s", g_strerror(errno));
            return false;
        }
        done += (gsize)put;
    }
    return true;
}

/* Tells of the piece's faulty rows, as long as there are to be more. */
static void tell_faults(Stream *stream, const Piece *piece)
{
    const DzPointsRequest *request = stream->request;
    for (guint i = 0; i < piece->faults->len && stream->told < request->faults && request->tell;
         i++, stream->told++) {
        const Fault *fault = &g_array_index(piece->faults, Fault, i);
        g_autofree char *text = g_strdup_printf("%s: line %" G_GUINT64_FORMAT ": %s", request->name,
                                                stream->lines + fault->line + 1, fault->text);
        request->tell(text, request->data);
    }
}

/* Writes an answered piece when all before it are written. */
static void deliver(Stream *stream, Piece *piece)
{
    g_mutex_lock(&stream->writing);
    while (stream->turn != piece->number)
        g_cond_wait(&stream->turn_changed, &stream->writing);
    if (!g_atomic_int_get(&stream->failed) && write_all(stream, piece->out)) {
        tell_faults(stream, piece);
        stream->lines += piece->lines;
        stream->summary->rows += piece->rows;
        stream->summary->faulty += piece->faulty;
        stream->summary->bytes += piece->length;
        if (stream->request->progress)
            stream->request->progress(stream->summary->rows, stream->summary->bytes, stream->request->data);
    }
    stream->turn++;
    g_cond_broadcast(&stream->turn_changed);
    g_mutex_unlock(&stream->writing);
}

static gpointer work(gpointer data)
{
    Stream *stream = data;
    Piece *piece = piece_new();
    for (;;) {
        g_mutex_lock(&stream->reading);
        bool more = take_piece(stream, piece);
        piece->number = more ? stream->pieces++ : 0;
        g_mutex_unlock(&stream->reading);
        if (!more)
            break;
        piece->lines = piece->rows = piece->faulty = 0;
        g_byte_array_set_size(piece->out, 0);
        g_array_set_size(piece->faults, 0);
        answer(stream, piece, 0);
        deliver(stream, piece);
    }
    piece_free(piece);
    return NULL;
}

/* Is there a CR that no LF follows? All lines would be one. */
static bool has_lone_return(const char *at, const char *end)
{
    while ((at = memchr(at, '\r', (gsize)(end - at))) && at + 1 < end && at[1] == '\n')
        at++;
    return at != NULL;
}

/* What is to be known before a line is written: the separator, the columns, the form of dates. `at` is where
 * the first row begins. */
static bool settle(Stream *stream, const char *at, const char *end, GError **error)
{
    const DzPointsRequest *request = stream->request;
    const char *rows = dz_row_skip(at, end, stream->form.separator);
    const char *stop = rows ? rows : end;
    while (stop > at && (stop[-1] == '\n' || stop[-1] == '\r'))
        stop--;
    g_autoptr(GPtrArray) fields = dz_row_fields(at, stop, stream->form.separator);
    if (has_lone_return(at, stop)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA,
                    "%s: line 1: its lines end with CR alone, expected LF or CRLF", request->name);
        return false;
    }
    if (!dz_columns_settle(request, fields, &stream->form, error))
        return false;
    DzWhen latest = {-1, DZ_DAY_NONE};
    bool undated = !request->has_when && stream->form.time < 0;
    if (undated && !dz_round_parse(stream->index->composite->set, "latest", &latest, error))
        return false;
    stream->form.day = request->has_when ? request->when.day : latest.day;
    stream->summary->dated = stream->form.time >= 0;
    if (undated && request->tell) {
        g_autofree char *text = g_strdup_printf(
            "%s: no column of dates: all rows are answered for round %d; else give --time, --round or --date",
            request->name, dz_round_number(stream->index->composite->set, (guint)latest.round));
        request->tell(text, request->data);
    }
    const char *first = request->no_header ? at : rows;
    if (!request->no_header)
        stream->header = g_steal_pointer(&fields);
    if (!first || first >= end)
        return true;
    DzRow row;
    dz_row_read(&stream->form, first, end, &row);
    g_autofree char *text = row.fault == DZ_ROW_TIME ? field_text(stream, &row, stream->form.time) : NULL;
    if (!text || stream->form.format || !dz_time_remedy(text, strlen(text)))
        return true;
    g_autofree char *why = fault_text(stream, &row);
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s: line %d: %s", request->name,
                request->no_header ? 1 : 2, why);
    return false;
}

/* Adds the header with the names of what is appended; its length. */
static gsize add_header(const Stream *stream, Piece *piece)
{
    const char *next = dz_row_skip(piece->bytes, piece->bytes + piece->length, stream->form.separator);
    gsize end = next ? (gsize)(next - piece->bytes) : piece->length, stop = end;
    while (next && stop > 0 && (piece->bytes[stop - 1] == '\n' || piece->bytes[stop - 1] == '\r'))
        stop--;
    const char *names = dz_composer_header(stream->composer);
    g_byte_array_append(piece->out, (const guint8 *)piece->bytes, (guint)stop);
    g_byte_array_append(piece->out, (const guint8 *)names, (guint)strlen(names));
    g_byte_array_append(piece->out, (const guint8 *)piece->bytes + stop, (guint)(end - stop));
    for (gsize i = 0; i < end; i++)
        piece->lines += piece->bytes[i] == '\n';
    return end;
}

/* Reads the first line, which tells the separator, and leaves out a byte order mark. How long that is. */
static gsize read_start(Stream *stream)
{
    gsize mark = strlen(BYTE_ORDER_MARK);
    while (stream->rest_length < ROW_MAX && !memchr(stream->rest, '\n', stream->rest_length))
        if (!read_more(stream, stream->rest, &stream->rest_length))
            break;
    bool marked = stream->rest_length >= mark && memcmp(stream->rest, BYTE_ORDER_MARK, mark) == 0;
    if (marked)
        memmove(stream->rest, stream->rest + mark, stream->rest_length -= mark);
    const char *line = memchr(stream->rest, '\n', stream->rest_length);
    stream->form.separator = dz_row_separator(stream->rest, line ? line : stream->rest + stream->rest_length);
    return marked ? mark : 0;
}

/* The first piece, which tells how all are to be read. */
static bool begin(Stream *stream, Piece *piece, GError **error)
{
    const DzPointsRequest *request = stream->request;
    gsize mark = read_start(stream), from = 0;
    take_piece(stream, piece);
    if (g_atomic_int_get(&stream->failed))
        return false;
    if (!request->no_header && piece->length == 0) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s: expected a header, found an empty file",
                    request->name);
        return false;
    }
    piece->bytes[piece->length] = '\n';
    if (!settle(stream, piece->bytes, piece->bytes + piece->length, error))
        return false;
    stream->composer = dz_composer_new(stream->index, request->with, stream->form.separator);
    g_byte_array_append(piece->out, (const guint8 *)BYTE_ORDER_MARK, (guint)mark);
    stream->summary->bytes = mark;
    if (!request->no_header)
        from = add_header(stream, piece);
    piece->number = stream->pieces++;
    answer(stream, piece, from);
    deliver(stream, piece);
    return true;
}

bool dz_points_stream(const DzPointIndex *index, const DzPointsRequest *request, int in, int out,
                      DzPointsSummary *summary, GError **error)
{
    Stream stream = {.index = index, .request = request, .in = in, .out = out, .summary = summary};
    *summary = (DzPointsSummary){0};
    g_autoptr(DzTimeFormat) format = NULL;
    if (request->time_format && !(format = dz_time_format_new(request->time_format, error)))
        return false;
    stream.form.format = format;
    stream.rest = g_malloc(ROW_MAX);
    Piece *first = piece_new();
    bool ok = begin(&stream, first, error), more = ok && !stream.ended;
    GThread *threads[THREADS] = {NULL};
    widen_pipe(stream.out);
    for (guint i = 0; more && i < THREADS; i++)
        threads[i] = g_thread_new("points", work, &stream);
    for (guint i = 0; i < THREADS; i++)
        if (threads[i])
            g_thread_join(threads[i]);
    if (stream.error)
        g_propagate_error(error, stream.error);
    piece_free(first);
    dz_composer_free(stream.composer);
    g_clear_pointer(&stream.header, g_ptr_array_unref);
    g_free(stream.rest);
    return ok && !g_atomic_int_get(&stream.failed);
}
