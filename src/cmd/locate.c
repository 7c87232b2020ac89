#include "cmd/points.h"

#include <string.h>

typedef struct Options {
    char *round, *date, *map;
    double radius_km;
} Options;

static void options_clear(Options *options)
{
    g_free(options->round);
    g_free(options->date);
    g_free(options->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* What a negative number is put behind, so that it is not taken for an option: no argument begins so. */
static const char MARK = '\1';

/* Arguments that read as coordinates are not options: -58.4 -34.6. The caller owns the new ones, and frees
 * with g_strfreev. */
static char **mark_numbers(int argc, char **argv)
{
    char **marked = g_new0(char *, (gsize)argc + 1);
    bool options = true;
    for (int i = 0; i < argc; i++) {
        options = options && strcmp(argv[i], "--") != 0;
        bool number = options && argv[i][0] == '-' && (g_ascii_isdigit(argv[i][1]) || argv[i][1] == '.') &&
                      dz_position_is_meant(argv[i]);
        marked[i] = number ? g_strdup_printf("%c%s", MARK, argv[i]) : g_strdup(argv[i]);
    }
    return marked;
}

/* The arguments that are not options, as one text; "" if there is none. g_free it. */
static char *place_text(int argc, char **argv)
{
    GString *text = g_string_new(NULL);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            continue;
        g_string_append_printf(text, "%s%s", text->len ? " " : "", argv[i] + (argv[i][0] == MARK));
    }
    return g_string_free(text, FALSE);
}

/* The place that `text` names or gives. False: said. */
static bool find_place(const DzDataset *set, const char *text, DzLang lang, DzPlace *place, int *status)
{
    GError *error = NULL;
    *place = (DzPlace){.id = NULL};
    bool found = dz_position_is_meant(text) ? dz_position_parse(text, &place->at, &error)
                                            : dz_place_find(set, text, lang, place, &error);
    if (!found)
        *status = cmd_fail(error);
    return found;
}

static int draw(const DzComposite *composite, const CmdCommon *common, const Options *options,
                DzPicture picture, const DzPlace *place, DzWhen when)
{
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = when;
    request.place = place;
    request.radius_km = options->radius_km;
    request.lang = common->language;
    return cmd_draw(composite, &request, picture, options->map);
}

/* The answer for the round or the day asked for, else for all rounds. */
static int answer(const DzComposite *composite, const DzDataset *set, const CmdCommon *common,
                  const Options *options, DzPicture picture, const DzPlace *place)
{
    int status = CMD_DONE;
    bool all = !options->round && !options->date;
    guint count = all ? dz_round_count(set) : 1;
    g_autofree DzWhen *whens = g_new0(DzWhen, MAX(count, 1));
    for (guint i = 0; all && i < count; i++)
        whens[i] = dz_round_at(set, i);
    if (!all && !cmd_when(set, options->round, options->date, &whens[0], &status))
        return status;
    if (options->map && count > 0)
        status = draw(composite, common, options, picture, place, whens[count - 1]);
    if (status != CMD_DONE)
        return status;
    g_autofree char *text =
        dz_locate_text(composite, place, whens, count, all, common->language, common->table_format);
    return cmd_print(text);
}

/* Faults of usage that need no data set; *picture is the form of --map. */
static bool check_options(const Options *options, DzPicture *picture, int *status)
{
    if (options->map && !cmd_map_form(options->map, picture, status))
        return false;
    if (!options->round || !options->date)
        return true;
    *status = cmd_usage("--round and --date exclude each other");
    return false;
}

static int run(int argc, char **argv)
{
    g_auto(Options) options = {.radius_km = 30};
    g_auto(CmdPoints) points = {0};
    const GOptionEntry entries[] = {
        {"round", 0, 0, G_OPTION_ARG_STRING, &options.round,
         "a number, latest or previous (default: every round)", "R"},
        {"date", 0, 0, G_OPTION_ARG_STRING, &options.date, "any day", "YYYY-MM-DD"},
        {"map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, "draw the place and what is around it too",
         "FILE"},
        {"radius", 0, 0, G_OPTION_ARG_DOUBLE, &options.radius_km, "how far around it (default 30)", "KM"},
        {"points", 0, 0, G_OPTION_ARG_FILENAME, &points.points,
         "answer a table of places; adds zone,status,party to each line", "FILE|-"},
        {"x", 0, 0, G_OPTION_ARG_STRING, &points.x, "its column of longitudes: name, or number from 1",
         "COL"},
        {"y", 0, 0, G_OPTION_ARG_STRING, &points.y, "its column of latitudes", "COL"},
        {"time", 0, 0, G_OPTION_ARG_STRING, &points.time, "its column of dates", "COL"},
        {"time-format", 0, 0, G_OPTION_ARG_STRING, &points.time_format,
         "how they are written, such as %d/%m/%Y (default: ISO 8601)", "F"},
        {"no-header", 0, 0, G_OPTION_ARG_NONE, &points.no_header, "its first line is a row", NULL},
        {"with", 0, 0, G_OPTION_ARG_STRING, &points.with, "add more: since,settlement,settlement_km,front_km",
         "LIST"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &points.output,
         "write the table there instead of to standard output: .csv, or any vector format of GDAL", "FILE"},
        {0}};
    g_auto(CmdCommon) common = {.arguments = G_MAXINT - 1};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    DzPicture picture = DZ_PICTURE_PNG;
    DzPlace place;
    int status = CMD_DONE;
    g_auto(GStrv) marked = mark_numbers(argc, argv);
    g_autofree char **rest = g_memdup2(marked, ((gsize)argc + 1) * sizeof *rest); /* parsing takes some out */
    char **left = rest;
    if (!cmd_parse(&cmd_locate, entries, &common, &argc, &left, &status))
        return status;
    g_autofree char *text = place_text(argc, left);
    if (points.points)
        return *text || options.map ? cmd_usage("--points excludes a place and --map")
                                    : cmd_points(&points, &common, options.round, options.date);
    if (!*text)
        return cmd_usage("which place? Give LON LAT or a name (see dezmap locate --help)");
    common.lean = !options.map;
    if (!check_options(&options, &picture, &status) || !cmd_open(&common, &set, &composite, &status) ||
        !find_place(set, text, common.language, &place, &status))
        return status;
    return answer(composite, set, &common, &options, picture, &place);
}

const CmdCommand cmd_locate = {"locate", "LON LAT | PLACE | --points FILE",
                               "which zone a place is in, and who held it", run, NULL};
