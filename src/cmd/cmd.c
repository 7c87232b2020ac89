#include "cmd/cmd_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In alphabetical order. */
static const CmdCommand *const COMMANDS[] = {&cmd_changes, &cmd_check,  &cmd_export, &cmd_init,   &cmd_locate,
                                             &cmd_render,  &cmd_report, &cmd_rounds, &cmd_status, &cmd_style};

static void find_shipped(char **texts, char **package);
static DzDataset *open_set(const CmdCommon *common, const char *path, GError **error);
static DzDataset *open_package(const CmdCommon *common);

int cmd_fail(GError *error)
{
    int status = error->code == DZ_ERROR_ARGUMENT  ? CMD_USAGE
                 : error->code == DZ_ERROR_UNKNOWN ? CMD_FAULTY
                                                   : CMD_TROUBLE;
    fprintf(stderr, "dezmap: %s\n", error->message);
    g_error_free(error);
    return status;
}

int cmd_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "dezmap: %s\n", text);
    return CMD_USAGE;
}

int cmd_print(const char *text)
{
    bool ok = fputs(text, stdout) >= 0;
    ok = fflush(stdout) == 0 && ok;
    if (ok)
        return CMD_DONE;
    fprintf(stderr, "dezmap: cannot write to standard output: %s\n", g_strerror(errno));
    return CMD_TROUBLE;
}

void cmd_common_clear(CmdCommon *common)
{
    g_free(common->dataset);
    g_free(common->format);
    g_free(common->lang);
    g_free(common->path);
    g_free(common->package);
}

static const char *const TABLE_FORMATS[] = {"table", "csv", "json", "geojson", NULL}; /* as DzFormat */

static const char *const *formats_of(const CmdCommand *command)
{
    static const char *const plain[] = {"table", "csv", "json", NULL};
    return command->formats ? command->formats : plain;
}

/* What the common options say, checked. */
static bool settle(CmdCommon *common, const CmdCommand *command, int *status)
{
    if (common->format && !g_strv_contains(formats_of(command), common->format)) {
        g_autofree char *formats = g_strjoinv(", ", (char **)(gpointer)formats_of(command));
        *status = cmd_usage("--format '%s' is none of %s", common->format, formats);
        return false;
    }
    for (guint i = 0; common->format && i < G_N_ELEMENTS(TABLE_FORMATS) - 1; i++)
        if (strcmp(common->format, TABLE_FORMATS[i]) == 0)
            common->table_format = (DzFormat)i;
    if (common->lang && !dz_lang_parse(common->lang, &common->language)) {
        *status = cmd_usage("--lang '%s' is none of en, ar, tr, ru, fr", common->lang);
        return false;
    }
    if (common->dataset)
        common->path = g_strdup(common->dataset);
    else
        find_shipped(&common->path, &common->package);
    if (!common->path)
        common->path = g_steal_pointer(&common->package);
    if (!common->path) {
        *status = cmd_usage("the shipped data set is not where the program is; name one with -d");
        return false;
    }
    return true;
}

bool cmd_parse(const CmdCommand *command, const GOptionEntry *entries, CmdCommon *common, int *argc,
               char ***argv, int *status)
{
    g_autofree char *formats = g_strjoinv(", ", (char **)(gpointer)formats_of(command));
    const GOptionEntry shared[] = {
        {"dataset", 'd', 0, G_OPTION_ARG_FILENAME, &common->dataset,
         "the data set: a folder or a GeoPackage (default: the shipped one)", "PATH"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &common->format, formats, "F"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &common->lang, "en, ar, tr, ru or fr", "L"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &common->quiet, "say nothing but errors", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &common->verbose, "say what is done and how long it takes",
         NULL},
        {0}};
    g_autoptr(GOptionContext) context = g_option_context_new(command->usage);
    g_autofree char *summary = g_strconcat("dezmap ", command->name, ": ", command->summary, NULL);
    g_option_context_set_summary(context, summary);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, shared, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_autofree char *name = g_strconcat("dezmap ", command->name, NULL);
    g_set_prgname(name); /* what the help's first line calls the program */
    for (int i = 1; i < *argc && strcmp((*argv)[i], "--") != 0; i++) {
        if (strcmp((*argv)[i], "--help") == 0 || strcmp((*argv)[i], "-h") == 0) {
            g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
            *status = cmd_print(help);
            return false;
        }
    }
    GError *error = NULL;
    if (!g_option_context_parse(context, argc, argv, &error)) {
        *status = cmd_usage("%s (see dezmap %s --help)", error->message, command->name);
        g_error_free(error);
        return false;
    }
    if (*argc > 1 + common->arguments) {
        *status = cmd_usage("unexpected argument '%s' (see dezmap %s --help)", (*argv)[1 + common->arguments],
                            command->name);
        return false;
    }
    return settle(common, command, status);
}

/* Says a step of building and how long it took since the step before. */
static void say_step(const char *text, gpointer data)
{
    gint64 *before = data, now = g_get_monotonic_time();
    fprintf(stderr, "dezmap: %s in %.3f s\n", text, (double)(now - *before) / 1e6);
    *before = now;
}

bool cmd_open(const CmdCommon *common, DzDataset **set, DzComposite **composite, int *status)
{
    GError *error = NULL;
    gint64 start = g_get_monotonic_time();
    *set = open_package(common);
    const char *path = *set ? common->package : common->path;
    if (!*set)
        *set = open_set(common, common->path, &error);
    if (!*set) {
        *status = cmd_fail(error);
        return false;
    }
    gint64 opened = g_get_monotonic_time();
    if (common->verbose) {
        for (guint i = 0; i < dz_dataset_warning_count(*set); i++)
            fprintf(stderr, "dezmap: warning: %s\n", dz_dataset_warning_at(*set, i));
        fprintf(stderr, "dezmap: opened %s in %.3f s\n", path, (double)(opened - start) / 1e6);
    }
    if (!composite)
        return true;
    gint64 step = opened;
    *composite = dz_composite_build_telling(*set, common->verbose ? say_step : NULL, &step, &error);
    if (!*composite) {
        *status = cmd_fail(error);
        return false;
    }
    for (guint i = 0; common->verbose && i < dz_composite_warning_count(*composite); i++)
        fprintf(stderr, "dezmap: warning: %s\n", dz_composite_warning_at(*composite, i));
    if (common->verbose)
        fprintf(stderr, "dezmap: built the composite in %.3f s\n",
                (double)(g_get_monotonic_time() - opened) / 1e6);
    return true;
}

bool cmd_when(const DzDataset *set, const char *round, const char *date, DzWhen *when, int *status)
{
    GError *error = NULL;
    if (round && date) {
        *status = cmd_usage("--round and --date exclude each other");
        return false;
    }
    if (date) {
        *when = (DzWhen){.round = -1};
        if (dz_day_parse(date, &when->day))
            return true;
        *status = cmd_usage("--date '%s' is no date; expected one like 2018-05-15", date);
        return false;
    }
    if (dz_round_parse(set, round ? round : "latest", when, &error))
        return true;
    *status = cmd_fail(error);
    return false;
}

bool cmd_moment(const DzDataset *set, const char *text, DzWhen *when, int *status)
{
    *when = (DzWhen){.round = -1};
    if (dz_day_parse(text, &when->day))
        return true;
    if (strlen(text) == 10 && text[4] == '-' && text[7] == '-') {
        *status = cmd_usage("'%s' is no date; expected one like 2018-05-15, or a round", text);
        return false;
    }
    return cmd_when(set, text, NULL, when, status);
}

/* The path if what stands there is a regular file, else NULL. */
static char *file_at(const char *folder, const char *place)
{
    g_autofree char *path = g_build_filename(folder, place, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_canonicalize_filename(path, NULL) : NULL;
}

/*
 * Beside the program: ../../geodata/syria in the source tree, ../share/dezmap/syria once installed, and the
 * package that `make` has made of it, which opens faster. Either is NULL if it is not there.
 */
static void find_shipped(char **texts, char **package)
{
    static const struct {
        const char *head, *package;
    } places[] = {{"../../geodata/syria/dataset.ini", "syria.gpkg"},
                  {"../share/dezmap/syria/dataset.ini", "../share/dezmap/syria.gpkg"}};
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    *texts = *package = NULL;
    for (guint i = 0; folder && i < G_N_ELEMENTS(places) && !*texts && !*package; i++) {
        g_autofree char *head = file_at(folder, places[i].head);
        *texts = head ? g_path_get_dirname(head) : NULL;
        *package = file_at(folder, places[i].package);
    }
}

char *cmd_styles(void)
{
    static const char *const places[] = {"../../styles/report.json", "../share/dezmap/styles/report.json"};
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    g_autofree char *style = NULL;
    for (guint i = 0; folder && i < G_N_ELEMENTS(places) && !style; i++)
        style = file_at(folder, places[i]);
    return style ? g_path_get_dirname(style) : NULL;
}

static DzDataset *open_set(const CmdCommon *common, const char *path, GError **error)
{
    return common->lean ? dz_dataset_open_lean(path, error) : dz_dataset_open(path, error);
}

/* The shipped set from its package, if that is sound and was made of the texts as they stand; else NULL. */
static DzDataset *open_package(const CmdCommon *common)
{
    g_autoptr(DzDataset) set = common->package ? open_set(common, common->package, NULL) : NULL;
    g_autofree char *texts = set ? dz_folder_fingerprint(common->path) : NULL;
    return texts && strcmp(texts, dz_dataset_fingerprint(set)) == 0 ? g_steal_pointer(&set) : NULL;
}

/* "check, init, render": the commands there are. g_free it. */
static char *command_names(void)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", COMMANDS[i]->name);
    return g_string_free(names, FALSE);
}

static int print_help(void)
{
    GString *help = g_string_new("usage: dezmap COMMAND [OPTION...]\n\n"
                                 "Maps de-escalation zones through the rounds of a negotiation.\n\n");
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        g_string_append_printf(help, "  %-8s %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
    g_string_append(
        help,
        "\ndezmap COMMAND --help tells the options of a command; dezmap --version the version of program\n"
        "and data set. Exit status: 0 done, 1 done and the answer is \"faulty\" or \"no such place\", 2 "
        "usage, 3 trouble.\n");
    int status = cmd_print(help->str);
    g_string_free(help, TRUE);
    return status;
}

static int print_version(void)
{
    g_autofree char *texts = NULL, *package = NULL;
    find_shipped(&texts, &package);
    g_autoptr(DzDataset) set = texts     ? dz_dataset_open(texts, NULL)
                               : package ? dz_dataset_open(package, NULL)
                                         : NULL;
    g_autofree char *text =
        set ? g_strdup_printf("dezmap %s\ndata set %s %s\n", dz_version(), dz_dataset_id(set),
                              dz_dataset_version(set))
            : g_strdup_printf("dezmap %s\ndata set: none beside the program\n", dz_version());
    return cmd_print(text);
}

int cmd_main(int argc, char **argv)
{
    signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is an error of its write, to be told as one */
    signal(SIGPIPE, SIG_IGN);
    g_autofree char *names = command_names();
    if (argc < 2)
        return cmd_usage("which command? There are %s (see dezmap --help)", names);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return print_help();
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (strcmp(argv[1], COMMANDS[i]->name) == 0)
            return COMMANDS[i]->run(argc - 1, argv + 1);
    return cmd_usage("there is no command '%s'; there are %s (see dezmap --help)", argv[1], names);
}
