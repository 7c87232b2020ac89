/*
 * What a page needs to answer for any place in it: the rounds, how each zone stands at each, the places'
 * names and the faces. A face knows its history as runs of answers; answers are worked out here, by the room
 * that answers everywhere else, so that the page only looks them up. Faces of one history are one: arcs
 * between them are left out.
 *
 * Arcs are whole millionths of a degree, the first point, then steps. The page's plane is given as a grid of
 * positions over the map, between which a page may go in straight lines: within 20 m on a map of 500 km.
 */
#include "report/report_in.h"

#include "geo/project.h"
#include "locate/evidence.h"
#include "model/day.h"
#include "words/report.h"
#include "words/words.h"

#include <math.h>

enum { GRID = 24 };
static const double PER_DEGREE = 1e6;

typedef struct Data {
    const DzReport *report;
    const DzDocument *document;
    GString *out;
    GHashTable *answers;   /* text -> index + 1 */
    GString *answer_list;  /* the texts, in their order */
    GHashTable *histories; /* text -> index + 1 */
    GString *history_list;
    gint *history_of;   /* by face; -1: nothing is known of it */
    DzStatus *statuses; /* by round of the document and zone */
    guint round;        /* the one under way */
} Data;

/* A JSON string, in which no tag can end or begin. */
static void add_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        guchar byte = (guchar)*text;
        if (byte < 0x20 || byte == '<' || byte == '"' || byte == '\\')
            g_string_append_printf(out, "\\u%04x", byte);
        else
            g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void add_key(GString *out, const char *key)
{
    g_string_append_printf(out, "%s\"%s\":", out->str[out->len - 1] == '{' ? "" : ",", key);
}

static void add_word(GString *out, const char *key, const char *text)
{
    add_key(out, key);
    add_string(out, text);
}

static void add_words(Data *data)
{
    static const struct {
        const char *key;
        DzSay word;
    } words[] = {{"play", DZ_SAY_PLAY},
                 {"pause", DZ_SAY_PAUSE},
                 {"history", DZ_SAY_HISTORY},
                 {"position", DZ_SAY_POSITION},
                 {"off", DZ_SAY_OFF_RECORD},
                 {"none", DZ_SAY_NO_SUCH_PLACE},
                 {"before", DZ_SAY_BEFORE},
                 {"round", DZ_SAY_ROUND},
                 {"zone", DZ_SAY_ZONE},
                 {"party", DZ_SAY_PARTY},
                 {"since", DZ_SAY_SINCE},
                 {"basis", DZ_SAY_BASIS},
                 {"confidence", DZ_SAY_CONFIDENCE},
                 {"source", DZ_SAY_SOURCE},
                 {"status", DZ_SAY_STATUS},
                 {"settlement", DZ_SAY_SETTLEMENT}};
    DzLang lang = data->document->lang;
    add_key(data->out, "words");
    g_string_append_c(data->out, '{');
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        add_word(data->out, words[i].key, dz_say(words[i].word, lang));
    add_word(data->out, "noRecord", dz_word(DZ_WORD_NO_RECORD, lang));
    add_word(data->out, "outside", dz_word(DZ_WORD_OUTSIDE_ZONES, lang));
    add_word(data->out, "nobody", dz_word(DZ_WORD_NOBODY, lang));
    g_string_append_c(data->out, '}');
}

static void add_list(GString *out, const char *key, guint count, const char *(*text)(const Data *, guint),
                     const Data *data)
{
    add_key(out, key);
    g_string_append_c(out, '[');
    for (guint i = 0; i < count; i++) {
        g_string_append(out, i ? "," : "");
        add_string(out, text(data, i));
    }
    g_string_append_c(out, ']');
}

static const char *basis_name(const Data *data, guint i)
{
    return dz_say(DZ_SAY_REPORTED + i, data->document->lang);
}

static const char *confidence_name(const Data *data, guint i)
{
    return dz_word(DZ_WORD_CONFIDENCE_LOW + i, data->document->lang);
}

static const char *status_name(const Data *data, guint i)
{
    return dz_word(DZ_WORD_NO_RECORD + i, data->document->lang);
}

static DzWhen when_at(const Data *data, guint i)
{
    return g_array_index(data->document->whens, DzWhen, i);
}

static void add_rounds(Data *data)
{
    add_key(data->out, "rounds");
    g_string_append_c(data->out, '[');
    for (guint i = 0; i < data->document->whens->len; i++) {
        DzWhen when = when_at(data, i);
        g_autofree char *name = dz_document_round_name(data->document, (guint)when.round);
        g_string_append_printf(data->out, "%s{\"number\":%d", i ? "," : "",
                               DZ_ROUND(data->document->set, when.round)->number);
        add_word(data->out, "name", name);
        g_string_append_c(data->out, '}');
    }
    g_string_append_c(data->out, ']');
}

static void add_parties(Data *data)
{
    add_key(data->out, "parties");
    g_string_append_c(data->out, '[');
    for (guint p = 0; p < data->document->set->parties->len; p++) {
        g_string_append(data->out, p ? ",{" : "{");
        add_word(data->out, "id", DZ_PARTY(data->document->set, p)->id);
        add_word(data->out, "name", dz_document_party(data->document, (int)p));
        g_string_append_c(data->out, '}');
    }
    g_string_append_c(data->out, ']');
}

/* Each zone with what is said of it at each round. */
static void add_zones(Data *data)
{
    const DzDataset *set = data->document->set;
    add_key(data->out, "zones");
    g_string_append_c(data->out, '[');
    for (guint z = 0; z < set->zones->len; z++) {
        g_string_append(data->out, z ? ",{" : "{");
        add_word(data->out, "id", DZ_ZONE(set, z)->id);
        add_word(data->out, "name", dz_text_in(&DZ_ZONE(set, z)->name, data->document->lang));
        add_key(data->out, "says");
        g_string_append_c(data->out, '[');
        for (guint i = 0; i < data->document->whens->len; i++) {
            g_autofree char *text = dz_document_zone_words(data->document, z, when_at(data, i));
            g_string_append(data->out, i ? "," : "");
            add_string(data->out, text);
        }
        g_string_append(data->out, "]}");
    }
    g_string_append_c(data->out, ']');
}

/* The index of a text in a list that has each once. */
static guint index_in(GHashTable *known, GString *list, const char *text)
{
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(known, text));
    if (index)
        return index - 1;
    g_string_append_printf(list, "%s%s", list->len ? ",\n" : "", text);
    index = g_hash_table_size(known);
    g_hash_table_insert(known, g_strdup(text), GUINT_TO_POINTER(index + 1));
    return index;
}

static DzStatus status_known(guint zone, DzDay day, gconstpointer user)
{
    const Data *data = user;
    (void)day;
    return data->statuses[data->round * data->document->set->zones->len + zone];
}

/* [zone, status, party, since, may be longer, basis, confidence, source, settlement]; nothing is 0. */
static char *answer_text(const Data *data, guint face, DzDay day)
{
    DzLocation location = dz_evidence_with(data->document->composite, (gint32)face, day, status_known, data);
    if (!location.recorded)
        return NULL;
    const DzGround *ground = &data->document->composite->ground[face];
    const DzEpisode *episode = location.episode;
    g_autofree char *since =
        location.since == DZ_DAY_NONE ? g_strdup("") : dz_words_day(location.since, data->document->lang);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "[%d,%d,%d,", location.zone, (int)location.status, location.party);
    add_string(text, since);
    g_string_append_printf(text, ",%d,%d,%d,", location.since_before, episode ? (int)episode->basis : -1,
                           (int)location.confidence);
    add_string(text, episode && episode->source ? episode->source : "");
    g_string_append_printf(text, ",%d]", ground->on_record ? ground->settlement : -1);
    return g_strdup(text->str);
}

/* The face's history: from which round on which answer, -1 for no record. */
static gint history_of(Data *data, guint face)
{
    g_autoptr(GString) text = g_string_new("[");
    bool known = false;
    gint before = -2;
    for (guint i = 0; i < data->document->whens->len; i++) {
        data->round = i;
        g_autofree char *answer = answer_text(data, face, when_at(data, i).day);
        gint index = answer ? (gint)index_in(data->answers, data->answer_list, answer) : -1;
        known = known || answer;
        if (index != before)
            g_string_append_printf(text, "%s%u,%d", i ? "," : "", i, index);
        before = index;
    }
    g_string_append_c(text, ']');
    return known ? (gint)index_in(data->histories, data->history_list, text->str) : -1;
}

static void add_arc(Data *data, const DzArc *arc, gint left, gint right)
{
    const DzLonLat *points = data->document->composite->arrangement->points + arc->first;
    long x = 0, y = 0;
    g_string_append_printf(data->out, "[%d,%d", left, right);
    for (guint i = 0; i < arc->count; i++) {
        long to_x = lround(points[i].lon * PER_DEGREE), to_y = lround(points[i].lat * PER_DEGREE);
        g_string_append_printf(data->out, ",%ld,%ld", to_x - x, to_y - y);
        x = to_x;
        y = to_y;
    }
    g_string_append_c(data->out, ']');
}

static void add_faces(Data *data)
{
    const DzArrangement *arrangement = data->document->composite->arrangement;
    bool first = true;
    for (guint f = 0; f < arrangement->face_count; f++)
        data->history_of[f] = history_of(data, f);
    g_string_append_printf(data->out, ",\"answers\":[%s],\"histories\":[%s],\"arcs\":[",
                           data->answer_list->str, data->history_list->str);
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        gint left = arc->left == DZ_NO_FACE ? -1 : data->history_of[arc->left];
        gint right = arc->right == DZ_NO_FACE ? -1 : data->history_of[arc->right];
        if (left == right)
            continue;
        g_string_append(data->out, first ? "" : ",\n");
        add_arc(data, arc, left, right);
        first = false;
    }
    g_string_append_c(data->out, ']');
}

/* [id, name, plain name, longitude, latitude] of each settlement. */
static void add_places(Data *data)
{
    char lon[G_ASCII_DTOSTR_BUF_SIZE], lat[G_ASCII_DTOSTR_BUF_SIZE];
    add_key(data->out, "places");
    g_string_append_c(data->out, '[');
    for (guint i = 0; i < data->document->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(data->document->set, i);
        const char *name = dz_text_in(&place->name, data->document->lang);
        const char *plain = dz_text_in(&place->name, DZ_LANG_EN);
        g_ascii_formatd(lon, sizeof lon, "%.6f", place->at.lon);
        g_ascii_formatd(lat, sizeof lat, "%.6f", place->at.lat);
        g_string_append(data->out, i ? ",\n[" : "[");
        add_string(data->out, place->id);
        g_string_append_c(data->out, ',');
        add_string(data->out, name);
        g_string_append_c(data->out, ',');
        add_string(data->out, g_str_equal(plain, name) ? "" : plain);
        g_string_append_printf(data->out, ",%s,%s]", lon, lat);
    }
    g_string_append_c(data->out, ']');
}

/* The first map of the document: all rounds' maps have one frame. */
static const DzScene *a_map(const DzReport *report)
{
    for (guint i = 0; i < report->scenes->len; i++)
        if (g_array_index(report->document->figures, DzFigure, i).kind == DZ_FIGURE_MAP)
            return report->scenes->pdata[i];
    return NULL;
}

static void add_plane(Data *data)
{
    const DzScene *scene = a_map(data->report);
    g_autoptr(DzProjection) projection =
        scene && scene->place.crs ? dz_projection_new(scene->place.crs, NULL) : NULL;
    if (!projection)
        return;
    const DzPageBox *frame = &scene->frame;
    char numbers[2][G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(data->out, ",\"plane\":{\"steps\":%d,\"at\":[", GRID);
    for (guint i = 0; i <= GRID; i++) {
        for (guint k = 0; k <= GRID; k++) {
            double x = frame->min_x + (frame->max_x - frame->min_x) * k / GRID;
            double y = frame->min_y + (frame->max_y - frame->min_y) * i / GRID;
            DzLonLat at = {0, 0};
            dz_unproject(projection,
                         (DzMetre){scene->place.corner.x + x / scene->place.mm_per_metre,
                                   scene->place.corner.y - y / scene->place.mm_per_metre},
                         &at);
            g_ascii_formatd(numbers[0], sizeof numbers[0], "%.6f", at.lon);
            g_ascii_formatd(numbers[1], sizeof numbers[1], "%.6f", at.lat);
            g_string_append_printf(data->out, "%s%s,%s", i + k ? "," : "", numbers[0], numbers[1]);
        }
    }
    g_string_append(data->out, "]}");
}

static void look_up_statuses(Data *data)
{
    guint zones = data->document->set->zones->len;
    for (guint i = 0; i < data->document->whens->len; i++)
        for (guint z = 0; z < zones; z++)
            data->statuses[i * zones + z] =
                dz_zone_status_since(data->document->composite, z, when_at(data, i).day, DZ_DAY_NONE).status;
}

char *dz_report_data(DzReport *report)
{
    const DzDocument *document = report->document;
    guint faces = document->composite->arrangement->face_count;
    g_autofree gint *history = g_new(gint, MAX(faces, 1));
    g_autofree DzStatus *statuses = g_new(DzStatus, document->whens->len * document->set->zones->len + 1);
    g_autoptr(GHashTable) answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) histories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GString) answer_list = g_string_new(NULL), history_list = g_string_new(NULL);
    Data data = {.report = report,
                 .document = document,
                 .out = g_string_new("{"),
                 .answers = answers,
                 .answer_list = answer_list,
                 .histories = histories,
                 .history_list = history_list,
                 .history_of = history,
                 .statuses = statuses};
    look_up_statuses(&data);
    add_words(&data);
    add_list(data.out, "bases", DZ_BASIS_RECALLED + 1, basis_name, &data);
    add_list(data.out, "confidences", DZ_CONFIDENCE_HIGH + 1, confidence_name, &data);
    add_list(data.out, "statuses", DZ_STATUS_COUNT, status_name, &data);
    add_rounds(&data);
    add_parties(&data);
    add_zones(&data);
    add_faces(&data);
    add_places(&data);
    add_plane(&data);
    g_string_append_c(data.out, '}');
    return g_string_free(data.out, FALSE);
}
