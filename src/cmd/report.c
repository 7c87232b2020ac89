#include "cmd/cmd_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Options {
    char *round, *from, *to, *zone, *title, *author, *disclaimer, *logo, *style, *figures, *paper, *output;
} Options;

static void options_clear(Options *options)
{
    char *strings[] = {options->round, options->from,    options->to,         options->zone,
                       options->title, options->author,  options->disclaimer, options->logo,
                       options->style, options->figures, options->paper,      options->output};
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

/* All figures as files whose names begin with `prefix`. */
static int write_figures(DzReport *report, const char *prefix)
{
    for (guint i = 0; i < dz_report_figure_count(report); i++) {
        GError *error = NULL;
        g_autoptr(GBytes) bytes = dz_report_figure(report, i, &error);
        g_autofree char *target = g_strconcat(prefix, dz_report_figure_name(report, i), NULL);
        int status = bytes ? cmd_write(target, bytes) : cmd_fail(error);
        if (status != CMD_DONE)
            return status;
    }
    return CMD_DONE;
}

/* The figures into a folder, with what there is to say of them. */
static int write_folder(DzReport *report, const char *folder)
{
    GError *error = NULL;
    g_autofree char *prefix = g_strconcat(folder, G_DIR_SEPARATOR_S, NULL);
    g_autofree char *target = g_build_filename(folder, "figures.json", NULL);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        fprintf(stderr, "dezmap: %s: cannot create the folder: %s\n", folder, g_strerror(errno));
        return CMD_TROUBLE;
    }
    int status = write_figures(report, prefix);
    char *json = status == CMD_DONE ? dz_report_figures_json(report, &error) : NULL;
    if (!json)
        return status == CMD_DONE ? cmd_fail(error) : status;
    g_autoptr(GBytes) bytes = g_bytes_new_take(json, strlen(json));
    return cmd_write(target, bytes);
}

/* Markdown with its pictures beside it: those of report.md are called report-round-09.png and so on. */
static int write_markdown(DzReport *report, const char *target)
{
    GError *error = NULL;
    g_autofree char *stem = g_strndup(target, strlen(target) - strlen(".md"));
    g_autofree char *name = g_path_get_basename(stem);
    g_autofree char *prefix = g_strconcat(stem, "-", NULL), *short_prefix = g_strconcat(name, "-", NULL);
    g_autoptr(GBytes) bytes = dz_report_markdown(report, short_prefix, &error);
    if (!bytes)
        return cmd_fail(error);
    int status = write_figures(report, prefix);
    return status == CMD_DONE ? cmd_write(target, bytes) : status;
}

static int write_report(const DzComposite *composite, const DzReportRequest *request, const Options *options)
{
    GError *error = NULL;
    g_autoptr(DzReport) report = dz_report_new(composite, request, &error);
    if (!report)
        return cmd_fail(error);
    int status = options->figures ? write_folder(report, options->figures) : CMD_DONE;
    if (status != CMD_DONE || !options->output)
        return status;
    if (g_str_has_suffix(options->output, ".md"))
        return write_markdown(report, options->output);
    bool atlas = g_str_has_suffix(options->output, ".pdf");
    g_autoptr(GBytes) bytes = atlas ? dz_report_pdf(report, &error) : dz_report_html(report, &error);
    return bytes ? cmd_write(options->output, bytes) : cmd_fail(error);
}

static bool check_options(const Options *options, const char *format, int *status)
{
    const char *output = options->output;
    bool known = output && (g_str_has_suffix(output, ".html") || g_str_has_suffix(output, ".md") ||
                            g_str_has_suffix(output, ".pdf") || strcmp(output, "-") == 0);
    if (!output && !options->figures)
        *status = cmd_usage("where to? Give -o FILE.html, -o FILE.pdf, -o FILE.md or --figures DIR (see "
                            "dezmap report --help)");
    else if (output && !known)
        *status = cmd_usage("-o '%s': a report is written as HTML, PDF or Markdown: expected a file that "
                            "ends in .html, .pdf or .md, or - for HTML",
                            output);
    else if (format && output &&
             strcmp(format, strcmp(output, "-") == 0 ? "html" : strrchr(output, '.') + 1) != 0)
        *status = cmd_usage("--format %s: -o '%s' names another", format, output);
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
        {"logo", 0, 0, G_OPTION_ARG_FILENAME, &options.logo, "a PNG to stand at the top of the HTML", "FILE"},
        {"style", 0, 0, G_OPTION_ARG_STRING, &options.style,
         "of the maps: one of `dezmap style list`, or the path of one", "S"},
        {"paper", 0, 0, G_OPTION_ARG_STRING, &options.paper,
         "of the PDF: a0 to a5 or letter; a4-portrait and so on", "P"},
        {"figures", 0, 0, G_OPTION_ARG_FILENAME, &options.figures,
         "write all pictures there, with a figures.json", "DIR"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
         "FILE.html, FILE.pdf, FILE.md with pictures beside it, or -", "FILE"},
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
        !check_options(&options, common.format, &status) ||
        (options.paper && !cmd_paper(options.paper, &request.width_mm, &request.height_mm, &status)) ||
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
    return write_report(composite, &request, &options);
}

static const char *const FORMATS[] = {"html", "pdf", "md", NULL};
const CmdCommand cmd_report = {
    "report", "", "write maps, figures, words and sources as HTML, PDF or Markdown", run, FORMATS};
