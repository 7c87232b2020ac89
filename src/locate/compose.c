/*
 * There are few answers that differ, so their texts are made once and copied; copies are of whole blocks,
 * whose ends the next copy overwrites, because copying so many bytes that nobody need count them is the
 * fastest.
 */
#include "locate/compose_in.h"

#include "base/csv_field.h"
#include "locate/more.h"
#include "model/day.h"

#include <string.h>

enum { BLOCK = 16, FIGURES = 40 /* most that a distance or a day takes up */ };

/* The text of an answer, with room to copy it by blocks. */
typedef struct Tail {
    char *text;
    gsize length;
} Tail;

struct DzComposer {
    const DzPointIndex *index;
    guint with;
    char separator;
    char *header;
    Tail *tails; /* one for each answer, and that of a row without one at last */
    guint count;
    gsize longest;   /* of them */
    gsize most_more; /* what the columns of `with` can take up */
    DzMoreIndex *more;
};

/* A field after its separator. */
static void add_field(GString *out, char separator, const char *text)
{
    g_string_append_c(out, separator);
    dz_csv_field_add(out, text, strlen(text), separator);
}

static Tail tail_of(const char *zone, const char *status, const char *party, char separator)
{
    GString *text = g_string_new(NULL);
    add_field(text, separator, zone);
    add_field(text, separator, status);
    add_field(text, separator, party);
    Tail tail = {.length = text->len};
    g_string_set_size(text, text->len + BLOCK);
    tail.text = g_string_free(text, FALSE);
    return tail;
}

DzComposer *dz_composer_new(const DzPointIndex *index, guint with, char separator)
{
    DzComposer *composer = g_new0(DzComposer, 1);
    GString *header = g_string_new(NULL);
    composer->index = index;
    composer->with = with;
    composer->separator = separator;
    composer->count = dz_answers_count(index->answers);
    composer->tails = g_new(Tail, composer->count + 1);
    for (guint i = 0; i <= composer->count; i++) {
        static const DzPointAnswer none = {"", "", ""};
        const DzPointAnswer *answer = i < composer->count ? dz_answers_at(index->answers, i) : &none;
        composer->tails[i] = tail_of(answer->zone, answer->status, answer->party, separator);
        composer->longest = MAX(composer->longest, composer->tails[i].length);
    }
    g_string_append_printf(header, "%czone%cstatus%cparty", separator, separator, separator);
    DzWith one = 0;
    const char *name;
    for (guint k = 0; (name = dz_more_column(k, &one)); k++)
        if (with & one)
            g_string_append_printf(header, "%c%s", separator, name);
    composer->header = g_string_free(header, FALSE);
    for (guint i = 0; with && i < index->composite->set->settlements->len; i++)
        composer->most_more =
            MAX(composer->most_more, 2 * strlen(DZ_SETTLEMENT(index->composite->set, i)->id));
    composer->most_more += with ? 4 * FIGURES : 0;
    composer->more = dz_more_index_new(index->composite, with);
    return composer;
}

void dz_composer_free(DzComposer *composer)
{
    if (!composer)
        return;
    for (guint i = 0; i <= composer->count; i++)
        g_free(composer->tails[i].text);
    g_free(composer->tails);
    g_free(composer->header);
    dz_more_index_free(composer->more);
    g_free(composer);
}

const char *dz_composer_header(const DzComposer *composer)
{
    return composer->header;
}

static void add_km(GString *out, char separator, bool known, double km)
{
    char figures[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_c(out, separator);
    if (known)
        g_string_append(out, g_ascii_formatd(figures, sizeof figures, "%.1f", km));
}

/* Adds the columns of `with`; empty ones for a row without an answer. */
static void add_more(const DzComposer *composer, const DzRow *row, gint32 face, GString *out)
{
    const DzDataset *set = composer->index->composite->set;
    DzMore more = {.since = DZ_DAY_NONE, .settlement = -1, .front_km = -1};
    if (row->fault == DZ_ROW_SOUND)
        more = dz_more_find(composer->more, row->at, face, row->day);
    g_autofree char *since = dz_day_text(more.since);
    if (composer->with & DZ_WITH_SINCE)
        add_field(out, composer->separator, since);
    if (composer->with & DZ_WITH_SETTLEMENT)
        add_field(out, composer->separator,
                  more.settlement >= 0 ? DZ_SETTLEMENT(set, more.settlement)->id : "");
    if (composer->with & DZ_WITH_SETTLEMENT_KM)
        add_km(out, composer->separator, more.settlement >= 0, more.settlement_km);
    if (composer->with & DZ_WITH_FRONT_KM)
        add_km(out, composer->separator, more.front_km >= 0, more.front_km);
}

/* Copies by blocks; up to BLOCK - 1 bytes after `length` are overwritten, and read. */
static inline char *copy(char *to, const char *from, gsize length)
{
    for (gsize done = 0; done < length; done += BLOCK)
        memcpy(to + done, from + done, BLOCK);
    return to + length;
}

void dz_composer_add(const DzComposer *composer, const DzRow *rows, guint count, GByteArray *out)
{
    DzLonLat at[DZ_ROWS];
    gint32 faces[DZ_ROWS];
    gsize room = count * (composer->longest + composer->most_more) + BLOCK, used = out->len;
    g_autoptr(GString) more = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        at[i] = rows[i].at;
    if (count > 0)
        room += (gsize)(rows[count - 1].next - rows[0].start);
    if (composer->with)
        dz_point_index_faces(composer->index, at, count, faces);
    else
        dz_point_index_alike(composer->index, at, count, faces);
    g_byte_array_set_size(out, (guint)(used + room));
    char *to = (char *)out->data + used;
    for (guint i = 0; i < count; i++) {
        const DzRow *row = &rows[i];
        guint number = row->fault != DZ_ROW_SOUND
                           ? composer->count
                           : dz_answers_find(composer->index->answers, faces[i], row->day);
        to = copy(to, row->start, (gsize)(row->end - row->start));
        if (row->fault != DZ_ROW_BLANK) {
            to = copy(to, composer->tails[number].text, composer->tails[number].length);
            if (composer->with) {
                g_string_truncate(more, 0);
                add_more(composer, row, faces[i], more);
                memcpy(to, more->str, more->len);
                to += more->len;
            }
        }
        for (const char *end = row->end; end < row->next; end++)
            *to++ = *end;
    }
    g_byte_array_set_size(out, (guint)(to - (char *)out->data));
}
