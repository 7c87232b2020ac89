#include "cmd/cmd_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Options {
    char *round, *date, *compare, *zone, *extent, *around, *style, *size, *paper, *output;
    double radius_km, dpi;
} Options;

static void options_clear(Options *options)
{
    char *strings[] = {options->round,  options->date,  options->compare, options->zone,  options->extent,
                       options->around, options->style, options->size,    options->paper, options->output};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* Reads the whole of `text` as numbers between separators; false if it is not just that. */
static bool parse_numbers(const char *text, const char *separator, double *numbers, guint count)
{
    g_auto(GStrv) parts = g_strsplit(text, separator, -1);
    if (g_strv_length(parts) != count)
        return false;
    for (guint i = 0; i < count; i++) {
        char *end = NULL;
        numbers[i] = g_ascii_strtod(parts[i], &end);
        if (end == parts[i] || *end)
            return false;
    }
    return true;
}

/* --size and --paper: the page in millimetres. */
static bool settle_page(const Options *options, DzMapRequest *request, int *status)
{
    static const struct {
        const char *name;
        double width_mm, height_mm;
    } papers[] = {{"a5", 210, 148}, {"a4", 297, 210},  {"a3", 420, 297},        {"a2", 594, 420},
                  {"a1", 841, 594}, {"a0", 1189, 841}, {"letter", 279.4, 215.9}};
    double pixels[2];
    if (options->size && options->paper) {
        *status = cmd_usage("--size and --paper exclude each other");
        return false;
    }
    if (options->size) {
        if (!parse_numbers(options->size, "x", pixels, 2) || pixels[0] < 1 || pixels[1] < 1) {
            *status =
                cmd_usage("--size '%s': expected WIDTHxHEIGHT in pixels, such as 1600x1200", options->size);
            return false;
        }
        request->width_mm = pixels[0] * 25.4 / request->dpi;
        request->height_mm = pixels[1] * 25.4 / request->dpi;
        return true;
    }
    if (!options->paper) {
        request->width_mm = 1600 * 25.4 / 150;
        request->height_mm = 1200 * 25.4 / 150;
        return true;
    }
    g_autofree char *name = g_ascii_strdown(options->paper, -1);
    bool portrait = g_str_has_suffix(name, "-portrait");
    if (portrait)
        name[strlen(name) - strlen("-portrait")] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (strcmp(name, papers[i].name) == 0) {
            request->width_mm = portrait ? papers[i].height_mm : papers[i].width_mm;
            request->height_mm = portrait ? papers[i].width_mm : papers[i].height_mm;
            return true;
        }
    }
    *status = cmd_usage("--paper '%s' is none of a0, a1, a2, a3, a4, a5, letter (or these with -portrait)",
                        options->paper);
    return false;
}

static bool settle_place(const Options *options, DzMapRequest *request, int *status)
{
    int places = (options->zone != NULL) + (options->extent != NULL) + (options->around != NULL);
    if (places > 1) {
        *status = cmd_usage("--zone, --extent and --around exclude each other");
        return false;
    }
    request->zone = options->zone;
    request->around = options->around;
    request->radius_km = options->radius_km;
    request->has_extent = options->extent != NULL;
    if (options->extent && !parse_numbers(options->extent, ",", request->extent, 4)) {
        *status = cmd_usage("--extent '%s': expected west,south,east,north in degrees", options->extent);
        return false;
    }
    return true;
}

/* The rounds that --round names: one, A-B, or all. The index of the first and how many. */
static bool parse_rounds(const DzDataset *set, const char *text, guint *first, guint *count, int *status)
{
    DzWhen from, to;
    GError *error = NULL;
    if (strcmp(text, "all") == 0) {
        *first = 0;
        *count = dz_round_count(set);
        return true;
    }
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    bool range =
        ends[0] && *ends[0] && ends[1] && *ends[1]; /* else it is no round, and called as it was given */
    const char *last = range ? ends[1] : text;
    const char *start = range ? ends[0] : text;
    if (!dz_round_parse(set, start, &from, &error) || !dz_round_parse(set, last, &to, &error)) {
        *status = cmd_fail(error);
        return false;
    }
    if (to.round < from.round) {
        *status = cmd_usage("--round '%s': the first round is later than the last", text);
        return false;
    }
    *first = (guint)from.round;
    *count = (guint)(to.round - from.round + 1);
    return true;
}

bool cmd_picture_of(const char *name, DzPicture *picture)
{
    static const char *const names[] = {"png", "svg", "pdf"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(name, names[i]) == 0) {
            *picture = (DzPicture)i;
            return true;
        }
    }
    return false;
}

/* The form: --format, else the file's ending; a folder, a device and - are PNG. */
static bool settle_picture(const CmdCommon *common, const char *output, DzPicture *picture, int *status)
{
    const char *dot = strrchr(output, '.'), *slash = strrchr(output, '/');
    bool ending = dot && (!slash || dot > slash);
    *picture = DZ_PICTURE_PNG;
    if (common->format)
        return cmd_picture_of(common->format, picture); /* it is one of FORMATS */
    bool special =
        strcmp(output, "-") == 0 || g_str_has_suffix(output, "/") || g_str_has_prefix(output, "/dev/");
    if (special || (ending && cmd_picture_of(dot + 1, picture)))
        return true;
    *status = cmd_usage(
        "-o '%s': expected a file that ends in .png, .svg or .pdf, a folder with / at the end, or -", output);
    return false;
}

/* Where a moment's picture goes: the pattern with %r filled in, or round-NN in the folder. */
static char *target_for(const DzDataset *set, const char *output, DzPicture picture, const DzWhen *when)
{
    static const char *const endings[] = {"png", "svg", "pdf"};
    g_autofree char *number =
        when->round < 0 ? g_strdup("day") : g_strdup_printf("%02d", dz_round_number(set, (guint)when->round));
    if (g_str_has_suffix(output, "/"))
        return g_strdup_printf("%sround-%s.%s", output, number, endings[picture]);
    g_auto(GStrv) parts = g_strsplit(output, "%r", -1);
    return g_strjoinv(number, parts);
}

int cmd_write(const char *target, GBytes *bytes)
{
    GError *error = NULL;
    if (strcmp(target, "-") != 0)
        return dz_file_write(target, bytes, &error) ? CMD_DONE : cmd_fail(error);
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    if (fwrite(data, 1, length, stdout) == length && fflush(stdout) == 0)
        return CMD_DONE;
    fprintf(stderr, "dezmap: cannot write to standard output: %s\n", g_strerror(errno));
    return CMD_TROUBLE;
}

bool cmd_map_form(const char *map, DzPicture *picture, int *status)
{
    const char *dot = strrchr(map, '.');
    if (dot && cmd_picture_of(dot + 1, picture))
        return true;
    *status = cmd_usage("--map '%s': expected a file that ends in .png, .svg or .pdf", map);
    return false;
}

int cmd_draw(const DzComposite *composite, const DzMapRequest *request, DzPicture picture, const char *target)
{
    GError *error = NULL;
    g_autofree char *styles = cmd_styles();
    DzMapRequest styled = *request;
    styled.styles = styles;
    g_autoptr(GBytes) bytes = dz_map_draw(composite, &styled, picture, &error);
    return bytes ? cmd_write(target, bytes) : cmd_fail(error);
}

typedef struct Job {
    const CmdCommon *common;
    const DzDataset *set;
    const DzComposite *composite;
    DzMapRequest request;
    DzPicture picture;
    const char *output;
    gint64 started;
} Job;

/* On a terminal, when the work takes over a second: which picture is under way. */
static void show_progress(const Job *job, guint done, guint count)
{
    bool slow = g_get_monotonic_time() - job->started > G_USEC_PER_SEC;
    if (job->common->quiet || count < 2 || !slow || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%u of %u%s", done, count, done == count ? "\n" : "");
}

static int draw_one(Job *job, DzWhen when)
{
    GError *error = NULL;
    gint64 start = g_get_monotonic_time();
    job->request.when = when;
    g_autoptr(GBytes) bytes = dz_map_draw(job->composite, &job->request, job->picture, &error);
    if (!bytes)
        return cmd_fail(error);
    g_autofree char *target = target_for(job->set, job->output, job->picture, &when);
    int status = cmd_write(target, bytes);
    if (status == CMD_DONE && job->common->verbose)
        fprintf(stderr, "dezmap: drew %s in %.3f s, %" G_GSIZE_FORMAT " bytes\n", target,
                (double)(g_get_monotonic_time() - start) / 1e6, g_bytes_get_size(bytes));
    return status;
}

/* The folder that -o DIR/ names; false: said. */
static bool make_folder(const Job *job)
{
    if (!g_str_has_suffix(job->output, "/") || g_mkdir_with_parents(job->output, 0777) == 0)
        return true;
    fprintf(stderr, "dezmap: %s: cannot create the folder: %s\n", job->output, g_strerror(errno));
    return false;
}

static int draw_rounds(Job *job, guint first, guint count)
{
    bool many = g_str_has_suffix(job->output, "/") || strstr(job->output, "%r");
    if (count > 1 && !many)
        return cmd_usage("-o '%s': %u rounds need a folder with / at the end, or %%r in the name",
                         job->output, count);
    if (!make_folder(job))
        return CMD_TROUBLE;
    for (guint i = 0; i < count; i++) {
        int status = draw_one(job, dz_round_at(job->set, first + i));
        if (status != CMD_DONE)
            return status;
        show_progress(job, i + 1, count);
    }
    return CMD_DONE;
}

static int draw(Job *job, const Options *options)
{
    int status = CMD_DONE;
    guint first = 0, count = 0;
    DzWhen when;
    if (options->compare) {
        job->request.has_compare = true;
        if (!cmd_moment(job->set, options->compare, &job->request.compare, &status))
            return status;
    }
    if (options->date) {
        if (!cmd_when(job->set, options->round, options->date, &when, &status))
            return status;
        return make_folder(job) ? draw_one(job, when) : CMD_TROUBLE;
    }
    if (!parse_rounds(job->set, options->round ? options->round : "latest", &first, &count, &status))
        return status;
    return draw_rounds(job, first, count);
}

static int run(int argc, char **argv)
{
    g_auto(Options) options = {.radius_km = 30, .dpi = 150};
    const GOptionEntry entries[] = {
        {"round", 0, 0, G_OPTION_ARG_STRING, &options.round,
         "a number, latest (default), previous, A-B or all", "R"},
        {"date", 0, 0, G_OPTION_ARG_STRING, &options.date, "any day", "YYYY-MM-DD"},
        {"compare", 0, 0, G_OPTION_ARG_STRING, &options.compare,
         "hatch what changed hands since this round or date", "R"},
        {"zone", 0, 0, G_OPTION_ARG_STRING, &options.zone, "show this zone", "ID"},
        {"extent", 0, 0, G_OPTION_ARG_STRING, &options.extent, "show this range, in degrees", "W,S,E,N"},
        {"around", 0, 0, G_OPTION_ARG_STRING, &options.around, "show what is around a place", "PLACE"},
        {"radius", 0, 0, G_OPTION_ARG_DOUBLE, &options.radius_km, "how far around it (default 30)", "KM"},
        {"style", 0, 0, G_OPTION_ARG_STRING, &options.style,
         "a style of `dezmap style list`, or the path of one (default report)", "S"},
        {"size", 0, 0, G_OPTION_ARG_STRING, &options.size, "page in pixels at --dpi (default 1600x1200)",
         "WxH"},
        {"paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, "a0 to a5 or letter; a4-portrait and so on",
         "P"},
        {"dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi, "resolution of a PNG (default 150)", "N"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "FILE, DIR/, a name with %r, or -",
         "TARGET"},
        {0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    g_autofree char *styles = cmd_styles();
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_render, entries, &common, &argc, &argv, &status))
        return status;
    if (!options.output)
        return cmd_usage("where to? Give -o FILE, -o DIR/ or -o - (see dezmap render --help)");
    Job job = {.common = &common, .request = DZ_MAP_REQUEST_INIT, .output = options.output};
    job.started = g_get_monotonic_time();
    job.request.lang = common.language;
    job.request.style = options.style;
    job.request.styles = styles;
    job.request.dpi = options.dpi;
    if (!(options.dpi >= 30 && options.dpi <= 1200))
        return cmd_usage("--dpi must be from 30 to 1200");
    if (!settle_page(&options, &job.request, &status) || !settle_place(&options, &job.request, &status) ||
        !settle_picture(&common, options.output, &job.picture, &status) ||
        !cmd_open(&common, &set, &composite, &status))
        return status;
    job.set = set;
    job.composite = composite;
    return draw(&job, &options);
}

static const char *const FORMATS[] = {"png", "svg", "pdf", NULL};
const CmdCommand cmd_render = {"render", "", "draw the map of a round or a day as PNG, SVG or PDF", run,
                               FORMATS};
