#include "cmd/cmd_in.h"

#include <string.h>

typedef struct Options {
    char *from, *to, *map;
    gboolean all, pairs, events;
} Options;

static void options_clear(Options *options)
{
    g_free(options->from);
    g_free(options->to);
    g_free(options->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* The moments to compare, one with the next: `count` of them, into `whens`. False: said. */
static bool moments(const DzDataset *set, const Options *options, DzWhen *whens, guint count, int *status)
{
    if (count < 2) {
        *status = cmd_usage("the data set has one round, which leaves nothing to compare");
        return false;
    }
    bool all = options->all || options->pairs;
    for (guint i = 0; all && i < count; i++)
        whens[i] = dz_round_at(set, i);
    return all || (cmd_moment(set, options->from ? options->from : "previous", &whens[0], status) &&
                   cmd_moment(set, options->to ? options->to : "latest", &whens[1], status));
}

static int draw(const DzComposite *composite, const CmdCommon *common, const char *target, DzPicture picture,
                const DzWhen ends[2])
{
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = ends[1];
    request.has_compare = true;
    request.compare = ends[0];
    request.lang = common->language;
    return cmd_draw(composite, &request, picture, target);
}

/* Faults of usage that need no data set; *picture is the form of --map. */
static bool check_options(const Options *options, DzFormat format, DzPicture *picture, int *status)
{
    if (options->all && (options->from || options->to || options->map)) {
        *status = cmd_usage("--all excludes --from, --to and --map");
        return false;
    }
    if (options->pairs && (options->all || options->from || options->to || options->map || options->events)) {
        *status = cmd_usage("--pairs excludes --all, --from, --to, --events and --map");
        return false;
    }
    if (options->pairs && format == DZ_FORMAT_GEOJSON) {
        *status = cmd_usage("--pairs gives figures without geometry: expected --format table, csv or json");
        return false;
    }
    return !options->map || cmd_map_form(options->map, picture, status);
}

static int run(int argc, char **argv)
{
    g_auto(Options) options = {0};
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &options.from, "a round (default: previous) or a date", "R"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "a round (default: latest) or a date", "R"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &options.all, "every round with the next", NULL},
        {"pairs", 0, 0, G_OPTION_ARG_NONE, &options.pairs, "every round with every later one, in total",
         NULL},
        {"events", 0, 0, G_OPTION_ARG_NONE, &options.events, "every change between, with its day", NULL},
        {"map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, "draw the changed ground too", "FILE"},
        {0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    DzPicture picture = DZ_PICTURE_PNG;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_changes, entries, &common, &argc, &argv, &status) ||
        !check_options(&options, common.table_format, &picture, &status) ||
        !cmd_open(&common, &set, &composite, &status))
        return status;
    guint count = options.all || options.pairs ? dz_round_count(set) : 2;
    g_autofree DzWhen *whens = g_new0(DzWhen, MAX(count, 2));
    if (moments(set, &options, whens, count, &status) && options.map)
        status = draw(composite, &common, options.map, picture, whens);
    if (status != CMD_DONE)
        return status;
    g_autofree char *text = options.pairs ? dz_changes_pairs(composite, whens, count, common.table_format)
                                          : dz_changes_text(composite, whens, count, options.events,
                                                            common.language, common.table_format);
    return cmd_print(text);
}

static const char *const FORMATS[] = {"table", "csv", "json", "geojson", NULL};
const CmdCommand cmd_changes = {"changes", "", "what changed between two rounds or days", run, FORMATS};
