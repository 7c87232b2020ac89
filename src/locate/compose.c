/*
 * There are few answers that differ, so their texts are made once and copied; copies are of whole blocks,
 * whose ends the next copy overwrites, because copying so many bytes that nobody need count them is the
 * fastest.
 */
#include "locate/compose_in.h"

#include "geo/measure.h"
#include "model/day.h"

#include <math.h>
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
    gsize longest;       /* of them */
    gsize most_more;     /* what the columns of `with` can take up */
    DzNear *settlements; /* if asked for, else NULL */
    DzFronts *fronts;
};

static const struct {
    DzWith with;
    const char *name;
} COLUMNS[] = {{DZ_WITH_SINCE, "since"},
               {DZ_WITH_SETTLEMENT, "settlement"},
               {DZ_WITH_SETTLEMENT_KM, "settlement_km"},
               {DZ_WITH_FRONT_KM, "front_km"}};

bool dz_with_parse(const char *text, guint *with, GError **error)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    guint set = 0;
    for (guint i = 0; names[i]; i++) {
        guint found = 0;
        for (guint k = 0; k < G_N_ELEMENTS(COLUMNS); k++)
            if (strcmp(names[i], COLUMNS[k].name) == 0)
                found = COLUMNS[k].with;
        if (!found) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                        "--with '%s' is none of since, settlement, settlement_km, front_km", names[i]);
            return false;
        }
        set |= found;
    }
    *with = set;
    return true;
}

/* A field, quoted if it must be (RFC 4180), after its separator. */
static void add_field(GString *out, char separator, const char *text)
{
    g_string_append_c(out, separator);
    if (!strchr(text, separator) && !strpbrk(text, "\"\r\n")) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
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
    for (guint k = 0; k < G_N_ELEMENTS(COLUMNS); k++)
        if (with & COLUMNS[k].with)
            g_string_append_printf(header, "%c%s", separator, COLUMNS[k].name);
    composer->header = g_string_free(header, FALSE);
    for (guint i = 0; with && i < index->composite->set->settlements->len; i++)
        composer->most_more =
            MAX(composer->most_more, 2 * strlen(DZ_SETTLEMENT(index->composite->set, i)->id));
    composer->most_more += with ? 4 * FIGURES : 0;
    if (with & (DZ_WITH_SETTLEMENT | DZ_WITH_SETTLEMENT_KM))
        composer->settlements = dz_settlements_index(index->composite->set);
    if (with & DZ_WITH_FRONT_KM)
        composer->fronts = dz_fronts_new(index->composite, NULL, 0);
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
    dz_near_free(composer->settlements);
    dz_fronts_free(composer->fronts);
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

/* The settlement whose record answers; off the record, the nearest. */
static int settlement_of(const DzComposer *composer, const DzRow *row, gint32 face, double *km)
{
    const DzComposite *composite = composer->index->composite;
    const DzGround *ground = face == DZ_NO_FACE ? NULL : &composite->ground[face];
    if (!ground || !ground->on_record || ground->settlement < 0)
        return dz_near_find(composer->settlements, row->at, NULL, NULL, km);
    *km = dz_distance_km(row->at, DZ_SETTLEMENT(composite->set, ground->settlement)->at);
    return ground->settlement;
}

/* Adds the columns of `with`; empty ones for a row without an answer. */
static void add_more(const DzComposer *composer, const DzRow *row, gint32 face, GString *out)
{
    const DzComposite *composite = composer->index->composite;
    bool sound = row->fault == DZ_ROW_SOUND;
    double km = 0;
    if (composer->with & DZ_WITH_SINCE) {
        DzLocation location = {.since = DZ_DAY_NONE};
        if (sound)
            location = dz_evidence_with(composite, face, row->day, NULL, NULL);
        g_autofree char *since = dz_day_text(location.since);
        add_field(out, composer->separator, since);
    }
    int settlement = composer->settlements && sound ? settlement_of(composer, row, face, &km) : -1;
    if (composer->with & DZ_WITH_SETTLEMENT)
        add_field(out, composer->separator,
                  settlement >= 0 ? DZ_SETTLEMENT(composite->set, settlement)->id : "");
    if (composer->with & DZ_WITH_SETTLEMENT_KM)
        add_km(out, composer->separator, settlement >= 0, km);
    if (composer->with & DZ_WITH_FRONT_KM) {
        bool front = sound && dz_fronts_find(composer->fronts, row->at, row->day, &km);
        add_km(out, composer->separator, front, km);
    }
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
    dz_point_index_faces(composer->index, at, count, faces);
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
