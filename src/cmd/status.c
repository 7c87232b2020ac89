#include "cmd/cmd_in.h"

typedef struct Options {
    char *round, *date;
    gboolean all;
} Options;

static void options_clear(Options *options)
{
    g_free(options->round);
    g_free(options->date);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static int run(int argc, char **argv)
{
    g_auto(Options) options = {0};
    const GOptionEntry entries[] = {
        {"round", 0, 0, G_OPTION_ARG_STRING, &options.round, "a number, latest (default) or previous", "R"},
        {"date", 0, 0, G_OPTION_ARG_STRING, &options.date, "any day", "YYYY-MM-DD"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &options.all, "every round", NULL},
        {0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    DzWhen when = {-1, DZ_DAY_NONE};
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_status, entries, &common, &argc, &argv, &status))
        return status;
    if (options.all && (options.round || options.date))
        return cmd_usage("--all excludes --round and --date");
    if (!cmd_open(&common, &set, &composite, &status) ||
        (!options.all && !cmd_when(set, options.round, options.date, &when, &status)))
        return status;
    guint count = options.all ? dz_round_count(set) : 1;
    g_autofree DzWhen *whens = g_new(DzWhen, count);
    for (guint i = 0; i < count; i++)
        whens[i] = options.all ? dz_round_at(set, i) : when;
    g_autoptr(DzTable) table = dz_status_table(composite, whens, count, common.language);
    g_autofree char *text = dz_table_text(table, common.table_format);
    return cmd_print(text);
}

const CmdCommand cmd_status = {"status", "", "status and areas of the zones at a round or on a day", run,
                               NULL};
