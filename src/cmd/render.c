#include "cmd/render_in.h"

#include <string.h>

static const double NO_RADIUS = -1e300; /* none was given */

typedef struct Options {
    char *round, *date, *compare, *zone, *extent, *around, *style, *size, *paper, *output, *caption, *grid;
    double radius_km, dpi;
    gboolean georeference, outlines;
} Options;

static void options_clear(Options *options)
{
    char *strings[] = {options->round,  options->date,   options->compare, options->zone,
                       options->extent, options->around, options->style,   options->size,
                       options->paper,  options->output, options->caption, options->grid};
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
    return cmd_paper(options->paper, &request->width_mm, &request->height_mm, status);
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
    if (options->radius_km == NO_RADIUS) {
        request->radius_km = 30;
    } else if (!options->around) {
        *status = cmd_usage("--radius goes with --around");
        return false;
    } else {
        request->radius_km = options->radius_km;
    }
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

static bool form_of(const char *name, CmdForm *form)
{
    for (guint i = 0; i < CMD_FORM_COUNT; i++) {
        if (g_ascii_strcasecmp(name, CMD_ENDINGS[i]) == 0) {
            *form = (CmdForm)i;
            return true;
        }
    }
    return false;
}

/* The form: --format, else the file's ending; a folder, a device and - are PNG. */
static bool settle_form(const CmdCommon *common, const char *output, CmdForm *form, int *status)
{
    const char *dot = strrchr(output, '.'), *slash = strrchr(output, '/');
    bool ending = dot && (!slash || dot > slash);
    *form = CMD_FORM_PNG;
    if (common->format)
        return form_of(common->format, form); /* it is one of FORMATS */
    bool special =
        strcmp(output, "-") == 0 || g_str_has_suffix(output, "/") || g_str_has_prefix(output, "/dev/");
    if (special || (ending && form_of(dot + 1, form)))
        return true;
    *status =
        cmd_usage("-o '%s': expected a file that ends in .png, .svg, .pdf, .tif or .gif, a folder with / at "
                  "the end, or -",
                  output);
    return false;
}

/* --grid: how many maps beside and above each other. */
static bool settle_grid(const Options *options, CmdRender *render, int *status)
{
    double grid[2];
    if (!options->grid)
        return true;
    if (!parse_numbers(options->grid, "x", grid, 2) || grid[0] < 1 || grid[1] < 1 || grid[0] > 100 ||
        grid[1] > 100 || grid[0] != (guint)grid[0] || grid[1] != (guint)grid[1]) {
        *status = cmd_usage("--grid '%s': expected COLUMNSxROWS, such as 4x3", options->grid);
        return false;
    }
    if (render->form == CMD_FORM_TIF || render->form == CMD_FORM_GIF || render->georeference) {
        *status =
            cmd_usage("--grid: a sheet of maps lies nowhere and does not move; give it as PNG, SVG or PDF");
        return false;
    }
    render->columns = (guint)grid[0];
    render->rows = (guint)grid[1];
    return true;
}

/* What goes together: files beside a picture need one that is a file, and only an SVG has letters as shapes.
 */
static bool check_extras(const Options *options, const CmdRender *render, int *status)
{
    if (options->outlines && render->form != CMD_FORM_SVG) {
        *status = cmd_usage("--svg-outlines is for an SVG; -o '%s' is none", options->output);
        return false;
    }
    if (options->caption && strcmp(options->caption, options->output) == 0) {
        *status = cmd_usage("--caption '%s': the picture goes there", options->caption);
        return false;
    }
    if (!options->georeference)
        return true;
    bool file = strcmp(options->output, "-") != 0 && !g_str_has_prefix(options->output, "/dev/");
    if (render->form == CMD_FORM_PNG && file)
        return true;
    *status = cmd_usage("--georef writes files beside a PNG; -o '%s' is none%s", options->output,
                        render->form == CMD_FORM_TIF ? " (and a GeoTIFF knows its place itself)" : "");
    return false;
}

/* The moments that --round, --date and --compare name. */
static bool settle_moments(const Options *options, CmdRender *render, int *status)
{
    guint first = 0;
    if (options->compare) {
        render->request.has_compare = true;
        if (!cmd_moment(render->set, options->compare, &render->request.compare, status))
            return false;
    }
    if (options->date) {
        render->count = 1;
        render->whens = g_new(DzWhen, 1);
        return cmd_when(render->set, options->round, options->date, render->whens, status);
    }
    const char *round = options->round ? options->round : "latest";
    if (!parse_rounds(render->set, round, &first, &render->count, status))
        return false;
    if (render->count == 0) {
        *status = cmd_usage("the data set has no rounds; give a --date");
        return false;
    }
    render->whens = g_new(DzWhen, render->count);
    for (guint i = 0; i < render->count; i++)
        render->whens[i] = dz_round_at(render->set, first + i);
    return true;
}

static int run(int argc, char **argv)
{
    g_auto(Options) options = {.radius_km = NO_RADIUS, .dpi = 150};
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
        {"svg-outlines", 0, 0, G_OPTION_ARG_NONE, &options.outlines,
         "letters of an SVG as shapes, which need no fonts", NULL},
        {"grid", 0, 0, G_OPTION_ARG_STRING, &options.grid,
         "all rounds as small maps on one page, columns by rows", "CxR"},
        {"georef", 0, 0, G_OPTION_ARG_NONE, &options.georeference,
         "write where a PNG lies beside it: a world file and .aux.xml", NULL},
        {"caption", 0, 0, G_OPTION_ARG_FILENAME, &options.caption,
         "write the map in words, with credit and licence: FILE, DIR/ or a name with %r", "TARGET"},
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
    g_auto(CmdRender) render = {.common = &common,
                                .request = DZ_MAP_REQUEST_INIT,
                                .output = options.output,
                                .caption = options.caption,
                                .georeference = options.georeference,
                                .outlines = options.outlines};
    render.started = g_get_monotonic_time();
    render.request.lang = common.language;
    render.request.style = options.style;
    render.request.styles = styles;
    render.request.dpi = options.dpi;
    if (!(options.dpi >= 30 && options.dpi <= 1200))
        return cmd_usage("--dpi must be from 30 to 1200");
    if (!settle_page(&options, &render.request, &status) ||
        !settle_place(&options, &render.request, &status) ||
        !settle_form(&common, options.output, &render.form, &status) ||
        !check_extras(&options, &render, &status) || !settle_grid(&options, &render, &status) ||
        !cmd_open(&common, &set, &composite, &status))
        return status;
    render.set = set;
    render.composite = composite;
    return settle_moments(&options, &render, &status) ? cmd_draw_maps(&render) : status;
}

static const char *const FORMATS[] = {"png", "svg", "pdf", "tif", "gif", NULL};
const CmdCommand cmd_render = {
    "render", "", "draw the map of a round or a day as PNG, SVG, PDF, GeoTIFF or GIF", run, FORMATS};
