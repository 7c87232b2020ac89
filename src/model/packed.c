/*
 * Layout: magic, count of writes, counts of settlements, episodes, zones, parties; then settlements (id, five
 * names, source, lon, lat, precision, kind, zone, rank, first episode, count of episodes) and episodes
 * (source, from, to, observed, settlement, party, basis, confidence). A text is its length and its bytes; a
 * length of all ones is no text.
 */
#include "model/packed.h"

#include <stdio.h>
#include <string.h>

static const char MAGIC[] = "DZPLACE1\n"; /* 9 bytes */
enum { MAGIC_LENGTH = 9, HEAD = MAGIC_LENGTH + 4, NO_COUNT = 0x7e7e7e7e, SQLITE_HEAD = 28 };

static const guint32 NO_TEXT = G_MAXUINT32;

static void put_32(GByteArray *out, gint64 value)
{
    guint32 bits = GUINT32_TO_LE((guint32)value);
    g_byte_array_append(out, (const guint8 *)&bits, sizeof bits);
}

static void put_double(GByteArray *out, double value)
{
    guint64 bits;
    memcpy(&bits, &value, sizeof bits);
    bits = GUINT64_TO_LE(bits);
    g_byte_array_append(out, (const guint8 *)&bits, sizeof bits);
}

static void put_text(GByteArray *out, const char *text)
{
    put_32(out, text ? (gint64)strlen(text) : NO_TEXT);
    if (text)
        g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
}

static void put_settlement(GByteArray *out, const DzSettlement *place)
{
    put_text(out, place->id);
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++)
        put_text(out, place->name.in[lang]);
    put_text(out, place->source);
    put_double(out, place->at.lon);
    put_double(out, place->at.lat);
    put_double(out, place->precision_km);
    gint64 numbers[] = {place->kind, place->zone, place->rank, place->first_episode, place->episode_count};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        put_32(out, numbers[i]);
}

GBytes *dz_places_pack(const DzDataset *set)
{
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)MAGIC, MAGIC_LENGTH);
    gint64 head[] = {NO_COUNT, set->settlements->len, set->episodes->len, set->zones->len, set->parties->len};
    for (guint i = 0; i < G_N_ELEMENTS(head); i++)
        put_32(out, head[i]);
    for (guint i = 0; i < set->settlements->len; i++)
        put_settlement(out, DZ_SETTLEMENT(set, i));
    for (guint i = 0; i < set->episodes->len; i++) {
        const DzEpisode *episode = DZ_EPISODE(set, i);
        gint64 numbers[] = {episode->from,  episode->to,    episode->observed,  episode->settlement,
                            episode->party, episode->basis, episode->confidence};
        put_text(out, episode->source);
        for (guint k = 0; k < G_N_ELEMENTS(numbers); k++)
            put_32(out, numbers[k]);
    }
    return g_byte_array_free_to_bytes(out);
}

/* How often the file was written to, as SQLite counts it in its head; false if it is none that tells. */
static bool writes_of(const guint8 *head, guint32 *writes)
{
    enum { WRITE_VERSION = 18, READ_VERSION = 19, COUNTER = 24, ROLLBACK = 1 };
    if (memcmp(head, "SQLite format 3", 16) != 0 || head[WRITE_VERSION] != ROLLBACK ||
        head[READ_VERSION] != ROLLBACK)
        return false;
    memcpy(writes, head + COUNTER, sizeof *writes);
    *writes = GUINT32_FROM_BE(*writes);
    return true;
}

bool dz_places_seal(guint8 *file, gsize length)
{
    guint32 writes = 0, none = GUINT32_TO_LE((guint32)NO_COUNT);
    guint8 open[HEAD];
    memcpy(open, MAGIC, MAGIC_LENGTH);
    memcpy(open + MAGIC_LENGTH, &none, sizeof none);
    if (length < SQLITE_HEAD || !writes_of(file, &writes))
        return false;
    for (const guint8 *at = file; (at = memchr(at, MAGIC[0], length - (gsize)(at - file))); at++) {
        gsize place = (gsize)(at - file);
        if (length - place < HEAD || memcmp(at, open, HEAD) != 0)
            continue;
        writes = GUINT32_TO_LE(writes);
        memcpy(file + place + MAGIC_LENGTH, &writes, sizeof writes);
        return true;
    }
    return false;
}

bool dz_places_sealed(const char *path, GBytes *places)
{
    guint8 head[SQLITE_HEAD];
    gsize length = 0;
    guint32 writes = 0, sealed = 0;
    const guint8 *bytes = g_bytes_get_data(places, &length);
    g_autofree char *log = g_strconcat(path, "-wal", NULL), *journal = g_strconcat(path, "-journal", NULL);
    if (length < HEAD || g_file_test(log, G_FILE_TEST_EXISTS) || g_file_test(journal, G_FILE_TEST_EXISTS))
        return false;
    FILE *file = fopen(path, "rb");
    bool read = file && fread(head, sizeof head, 1, file) == 1;
    if (file)
        fclose(file);
    memcpy(&sealed, bytes + MAGIC_LENGTH, sizeof sealed);
    return read && writes_of(head, &writes) && GUINT32_FROM_LE(sealed) == writes;
}

/* Bytes being read; `sound` is false once they have run out or made no sense. */
typedef struct Reader {
    const guint8 *at, *end;
    bool sound;
} Reader;

static gint32 get_32(Reader *reader)
{
    guint32 bits = 0;
    if (reader->end - reader->at < (gssize)sizeof bits) {
        reader->sound = false;
        return 0;
    }
    memcpy(&bits, reader->at, sizeof bits);
    reader->at += sizeof bits;
    return (gint32)GUINT32_FROM_LE(bits);
}

/* A number from `low` to `high`, both included. */
static gint32 get_within(Reader *reader, gint64 low, gint64 high)
{
    gint32 number = get_32(reader);
    if (number >= low && number <= high)
        return number;
    reader->sound = false;
    return 0;
}

static double get_double(Reader *reader)
{
    guint64 low = (guint32)get_32(reader), bits = low | (guint64)(guint32)get_32(reader) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static char *get_text(Reader *reader)
{
    guint32 length = (guint32)get_32(reader);
    if (!reader->sound || length == NO_TEXT)
        return NULL;
    if ((gsize)(reader->end - reader->at) < length) {
        reader->sound = false;
        return NULL;
    }
    reader->at += length;
    return g_strndup((const char *)reader->at - length, length);
}

static void get_settlement(Reader *reader, DzDataset *set, gint64 episodes)
{
    DzSettlement place = {.id = get_text(reader)};
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++)
        place.name.in[lang] = get_text(reader);
    place.source = get_text(reader);
    place.at.lon = get_double(reader);
    place.at.lat = get_double(reader);
    place.precision_km = get_double(reader);
    place.kind = (DzPlaceKind)get_within(reader, 0, DZ_PLACE_OTHER);
    place.zone = get_within(reader, -1, (gint64)set->zones->len - 1);
    place.rank = get_within(reader, 1, 9);
    place.first_episode = (guint)get_within(reader, 0, episodes);
    place.episode_count = (guint)get_within(reader, 0, episodes - place.first_episode);
    g_array_append_val(set->settlements, place);
    if (!place.id || !place.source || !(place.at.lon >= -180 && place.at.lon <= 180) ||
        !(place.at.lat >= -90 && place.at.lat <= 90))
        reader->sound = false;
}

static void get_episode(Reader *reader, DzDataset *set, gint64 settlements)
{
    DzEpisode episode = {.source = get_text(reader)};
    episode.from = get_32(reader);
    episode.to = get_32(reader);
    episode.observed = get_32(reader);
    episode.settlement = get_within(reader, 0, settlements - 1);
    episode.party = get_within(reader, 0, (gint64)set->parties->len - 1);
    episode.basis = (DzBasis)get_within(reader, 0, DZ_BASIS_RECALLED);
    episode.confidence = (DzConfidence)get_within(reader, 0, DZ_CONFIDENCE_HIGH);
    g_array_append_val(set->episodes, episode);
    if (!episode.source)
        reader->sound = false;
}

bool dz_places_unpack(DzDataset *set, GBytes *places)
{
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(places, &length);
    Reader reader = {bytes, bytes + length, length >= HEAD && memcmp(bytes, MAGIC, MAGIC_LENGTH) == 0};
    if (!reader.sound)
        return false;
    reader.at += HEAD;
    gint32 settlements = get_within(&reader, 0, G_MAXINT32), episodes = get_within(&reader, 0, G_MAXINT32);
    get_within(&reader, set->zones->len, set->zones->len);
    get_within(&reader, set->parties->len, set->parties->len);
    for (gint32 i = 0; reader.sound && i < settlements; i++)
        get_settlement(&reader, set, episodes);
    for (gint32 i = 0; reader.sound && i < episodes; i++)
        get_episode(&reader, set, settlements);
    if (reader.sound && reader.at == reader.end)
        return true;
    g_array_set_size(set->settlements, 0);
    g_array_set_size(set->episodes, 0);
    return false;
}
