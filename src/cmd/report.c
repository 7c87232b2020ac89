#include "cmd/cmd_in.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Options {
    char *round, *from, *to, *zone, *title, *author, *disclaimer, *logo, *style, *output;
} Options;

static void options_clear(Options *options)
{
    char *strings[] = {options->round,  options->from,       options->to,   options->zone,  options->title,
                       options->author, options->disclaimer, options->logo, options->style, options->output};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* The rounds from --from to --to, either of which may be a day; all of them without. */
static bool settle_span(const DzDataset *set, const Options *options, DzReportRequest *request, int *status)
{
    guint count = dz_round_count(set);
    DzWhen from = {0, DZ_DAY_NONE}, to = {0, DZ_DAY_OPEN};
    if (count == 0) {
        *status = cmd_usage("the data set has no rounds to report on");
        return false;
    }
    if (options->from && !cmd_moment(set, options->from, &from, status))
        return false;
    if (options->to && !cmd_moment(set, options->to, &to, status))
        return false;
    request->first = request->count = 0;
    for (guint i = 0; i < count; i++) {
        DzDay day = dz_round_at(set, i).day;
        if (day < from.day || day > to.day)
            continue;
        if (request->count++ == 0)
            request->first = i;
    }
    if (request->count == 0)
        *status = cmd_usage("there is no round from %s to %s", options->from ? options->from : "the first",
                            options->to ? options->to : "the last");
    return request->count > 0;
}

static bool settle_rounds(const DzDataset *set, const Options *options, DzReportRequest *request, int *status)
{
    DzWhen when;
    if (!options->round)
        return settle_span(set, options, request, status);
    if (!cmd_when(set, options->round, NULL, &when, status))
        return false;
    request->first = (guint)when.round;
    request->count = 1;
    return true;
}

/* What the file holds, without blanks at its ends; NULL: said. */
static char *read_text(const char *path, int *status)
{
    GError *error = NULL;
    g_autofree char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, &error) && g_utf8_validate(text, -1, NULL))
        return g_strstrip(g_steal_pointer(&text));
    fprintf(stderr, "dezmap: %s\n", error ? error->message : "the disclaimer is not UTF-8");
    g_clear_error(&error);
    *status = CMD_TROUBLE;
    return NULL;
}

static GBytes *read_logo(const char *path, int *status)
{
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    GError *error = NULL;
    char *bytes = NULL;
    gsize size = 0;
    bool read = g_file_get_contents(path, &bytes, &size, &error);
    if (read && size > sizeof signature && memcmp(bytes, signature, sizeof signature - 1) == 0)
        return g_bytes_new_take(bytes, size);
    if (read)
        fprintf(stderr, "dezmap: %s: the logo must be a PNG\n", path);
    else
        fprintf(stderr, "dezmap: %s\n", error->message);
    g_clear_error(&error);
    g_free(bytes);
    *status = CMD_TROUBLE;
    return NULL;
}

typedef struct Progress {
    gint64 started;
    bool quiet;
} Progress;

/* On a terminal, when the work takes over a second: which picture is under way. */
static void show_progress(guint done, guint count, gpointer data)
{
    const Progress *progress = data;
    if (progress->quiet || g_get_monotonic_time() - progress->started < G_USEC_PER_SEC ||
        !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%u of %u%s", done, count, done == count ? "\n" : "");
}

static int write_report(const DzComposite *composite, const DzReportRequest *request, const char *target)
{
    GError *error = NULL;
    g_autoptr(DzReport) report = dz_report_new(composite, request, &error);
    g_autoptr(GBytes) bytes = report ? dz_report_html(report, &error) : NULL;
    return bytes ? cmd_write(target, bytes) : cmd_fail(error);
}

static bool check_options(const Options *options, int *status)
{
    if (!options->output)
        *status = cmd_usage("where to? Give -o FILE.html (see dezmap report --help)");
    else if (!g_str_has_suffix(options->output, ".html") && strcmp(options->output, "-") != 0)
        *status = cmd_usage("-o '%s': a report is written as HTML: expected a file that ends in .html, or -",
                            options->output);
    else if (options->round && (options->from || options->to))
        *status = cmd_usage("--round excludes --from and --to");
    else
        return true;
    return false;
}

static int run(int argc, char **argv)
{
    g_auto(Options) options = {0};
    const GOptionEntry entries[] = {
        {"round", 0, 0, G_OPTION_ARG_STRING, &options.round, "report on this round alone", "R"},
        {"from", 0, 0, G_OPTION_ARG_STRING, &options.from, "rounds from this one, or this day, on", "R"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "rounds up to this one, or this day", "R"},
        {"zone", 0, 0, G_OPTION_ARG_STRING, &options.zone, "report on this zone alone", "ID"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &options.title, "instead of the data set's", "TEXT"},
        {"author", 0, 0, G_OPTION_ARG_STRING, &options.author, "who has made it", "TEXT"},
        {"disclaimer", 0, 0, G_OPTION_ARG_FILENAME, &options.disclaimer, "a text instead of the data set's",
         "FILE"},
        {"logo", 0, 0, G_OPTION_ARG_FILENAME, &options.logo, "a PNG to stand at the top", "FILE"},
        {"style", 0, 0, G_OPTION_ARG_STRING, &options.style,
         "of the maps: one of `dezmap style list`, or the path of one", "S"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "FILE.html, or -", "FILE"},
        {0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    g_autoptr(GBytes) logo = NULL;
    g_autofree char *styles = cmd_styles(), *disclaimer = NULL;
    Progress progress = {.started = g_get_monotonic_time()};
    DzReportRequest request = DZ_REPORT_REQUEST_INIT;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_report, entries, &common, &argc, &argv, &status) ||
        !check_options(&options, &status) ||
        (options.disclaimer && !(disclaimer = read_text(options.disclaimer, &status))) ||
        (options.logo && !(logo = read_logo(options.logo, &status))) ||
        !cmd_open(&common, &set, &composite, &status) || !settle_rounds(set, &options, &request, &status))
        return status;
    progress.quiet = common.quiet;
    request.zone = options.zone;
    request.title = options.title;
    request.author = options.author;
    request.disclaimer = disclaimer;
    request.logo = logo;
    request.style = options.style;
    request.styles = styles;
    request.lang = common.language;
    request.progress = show_progress;
    request.data = &progress;
    return write_report(composite, &request, options.output);
}

static const char *const FORMATS[] = {"html", NULL};
const CmdCommand cmd_report = {"report", "", "write maps, figures, words and sources as one page of HTML",
                               run, FORMATS};
