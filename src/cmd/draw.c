/*
 * From maps to files. Several maps are drawn by two threads, each with an atlas of its own: drawing shares
 * nothing that changes, and a third would have to wait for memory more than it helps. What is said about a
 * failure does not depend on which thread came first: it is the first map's that failed.
 */
#include "cmd/render_in.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *const CMD_ENDINGS[CMD_FORM_COUNT] = {"png", "svg", "pdf", "tif", "gif"};

void cmd_render_clear(CmdRender *render)
{
    for (guint i = 0; render->captions && i < render->count; i++)
        g_free(render->captions[i]);
    g_free(render->captions);
    g_free(render->whens);
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

/* Where a moment's file goes: the pattern with %r filled in, or round-NN in the folder. g_free it. */
static char *target_for(const CmdRender *render, const char *output, const char *ending, const DzWhen *when)
{
    g_autofree char *number = when->round < 0
                                  ? g_strdup("day")
                                  : g_strdup_printf("%02d", dz_round_number(render->set, (guint)when->round));
    if (g_str_has_suffix(output, "/"))
        return g_strdup_printf("%sround-%s.%s", output, number, ending);
    g_auto(GStrv) parts = g_strsplit(output, "%r", -1);
    return g_strjoinv(number, parts);
}

/* Does the name stand for a file a map? */
static bool is_pattern(const char *output)
{
    return g_str_has_suffix(output, "/") || strstr(output, "%r");
}

/* Writes a text to a file whose name is `target` with another ending. */
static bool write_beside(const char *target, const char *ending, bool replace, char *text, GError **error)
{
    const char *dot = strrchr(target, '.'), *slash = strrchr(target, '/');
    gsize length = replace && dot && (!slash || dot > slash) ? (gsize)(dot - target) : strlen(target);
    g_autofree char *path = g_strdup_printf("%.*s%s", (int)length, target, ending);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    return dz_file_write(path, bytes, error);
}

/* The picture's bytes, and beside it on disk what goes with them. */
static GBytes *draw_plate(const CmdRender *render, const DzPlate *plate, const char *target, GError **error)
{
    static const DzPicture pictures[] = {DZ_PICTURE_PNG, DZ_PICTURE_SVG, DZ_PICTURE_PDF,
                                         DZ_PICTURE_PNG}; /* as CmdForm */
    DzPicture picture = render->outlines ? DZ_PICTURE_SVG_OUTLINES : pictures[render->form];
    g_autoptr(GBytes) bytes = dz_plate_draw(plate, picture, error);
    if (bytes && render->form == CMD_FORM_TIF) {
        g_autofree char *place = dz_plate_aux_xml(plate);
        return dz_geotiff_bytes(bytes, place, error);
    }
    if (bytes && render->georeference &&
        (!write_beside(target, ".pgw", true, dz_plate_world_file(plate), error) ||
         !write_beside(target, ".aux.xml", false, dz_plate_aux_xml(plate), error)))
        return NULL;
    return g_steal_pointer(&bytes);
}

/* Composes the i-th map and keeps its caption. */
static DzPlate *compose(const CmdRender *render, DzAtlas *atlas, guint index, GError **error)
{
    DzMapRequest request = render->request;
    request.when = render->whens[index];
    DzPlate *plate = dz_plate_compose(atlas, &request, error);
    if (plate)
        render->captions[index] = g_strdup(dz_plate_caption(plate));
    return plate;
}

/* Draws the i-th map into its file. */
static bool draw_one(const CmdRender *render, DzAtlas *atlas, guint index, GError **error)
{
    gint64 start = g_get_monotonic_time();
    g_autofree char *target =
        target_for(render, render->output, CMD_ENDINGS[render->form], &render->whens[index]);
    g_autoptr(DzPlate) plate = compose(render, atlas, index, error);
    g_autoptr(GBytes) bytes = plate ? draw_plate(render, plate, target, error) : NULL;
    if (!bytes)
        return false;
    if (strcmp(target, "-") == 0)
        return cmd_write(target, bytes) == CMD_DONE;
    if (!dz_file_write(target, bytes, error))
        return false;
    if (render->common->verbose)
        fprintf(stderr, "dezmap: drew %s in %.3f s, %" G_GSIZE_FORMAT " bytes\n", target,
                (double)(g_get_monotonic_time() - start) / 1e6, g_bytes_get_size(bytes));
    return true;
}

/* What the threads share; `next`, `done` and `failed` are guarded by `lock`. */
typedef struct Work {
    const CmdRender *render;
    GMutex lock;
    guint next, done;
    guint failed;  /* the first map that failed; the count of maps if none */
    GError *error; /* its */
} Work;

/* On a terminal, when the work takes over a second: how far it has come. */
static void show_progress(const CmdRender *render, guint done)
{
    bool slow = g_get_monotonic_time() - render->started > G_USEC_PER_SEC;
    if (render->common->quiet || render->common->verbose || !slow || !isatty(STDERR_FILENO))
        return;
    enum { WIDTH = 40 };
    int full = (int)(WIDTH * done / render->count);
    fprintf(stderr, "\r[%.*s%*s] %u of %u%s", full, "========================================", WIDTH - full,
            "", done, render->count, done == render->count ? "\n" : "");
}

static gpointer draw_some(gpointer data)
{
    Work *work = data;
    g_autoptr(DzAtlas) atlas = dz_atlas_new(work->render->composite);
    g_mutex_lock(&work->lock);
    while (work->next < work->render->count && work->failed == work->render->count) {
        guint mine = work->next++;
        g_mutex_unlock(&work->lock);
        GError *error = NULL;
        bool ok = draw_one(work->render, atlas, mine, &error);
        g_mutex_lock(&work->lock);
        if (!ok && mine < work->failed) {
            work->failed = mine;
            g_clear_error(&work->error);
            work->error = g_steal_pointer(&error);
        }
        g_clear_error(&error);
        if (ok)
            show_progress(work->render, ++work->done);
    }
    g_mutex_unlock(&work->lock);
    return NULL;
}

/* Lets what one map needed serve the next: the C library gives large blocks back to the system at once, and
 * to get them anew took a tenth of a map's time. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
}

/* A file a map. */
static int draw_each(const CmdRender *render)
{
    keep_memory();
    Work work = {.render = render, .failed = render->count};
    g_mutex_init(&work.lock);
    bool two = render->count > 1 && g_get_num_processors() > 1;
    GThread *other = two ? g_thread_new("draw", draw_some, &work) : NULL;
    draw_some(&work);
    if (other)
        g_thread_join(other);
    g_mutex_clear(&work.lock);
    if (work.failed == render->count)
        return CMD_DONE;
    return work.error ? cmd_fail(work.error) : CMD_TROUBLE;
}

/* The folder that DIR/ names; false: said. */
static bool make_folder(const char *output)
{
    if (!g_str_has_suffix(output, "/") || g_mkdir_with_parents(output, 0777) == 0)
        return true;
    fprintf(stderr, "dezmap: %s: cannot create the folder: %s\n", output, g_strerror(errno));
    return false;
}

/* All maps in one file, one after another. */
static int draw_series(const CmdRender *render, DzSeriesForm form)
{
    GError *error = NULL;
    g_autoptr(DzSeries) series = dz_series_new(form);
    g_autoptr(DzAtlas) atlas = dz_atlas_new(render->composite);
    for (guint i = 0; i < render->count; i++) {
        g_autoptr(DzPlate) plate = compose(render, atlas, i, &error);
        if (!plate || !dz_series_add(series, plate, &error))
            return cmd_fail(error);
        show_progress(render, i + 1);
    }
    g_autoptr(GBytes) bytes = dz_series_end(series, &error);
    return bytes ? cmd_write(render->output, bytes) : cmd_fail(error);
}

/* Writes the captions: a file a map, or all into one, with a blank line between. */
static int write_captions(const CmdRender *render)
{
    g_autoptr(GString) all = g_string_new(NULL);
    bool many = is_pattern(render->caption);
    int status = CMD_DONE;
    guint count = render->columns ? 1 : render->count;
    for (guint i = 0; i < count && status == CMD_DONE; i++) {
        if (!many && i > 0)
            g_string_append_c(all, '\n');
        g_string_append_printf(all, "%s\n", render->captions[i]);
        if (!many && i + 1 < count)
            continue;
        g_autofree char *target = target_for(render, render->caption, "txt", &render->whens[i]);
        g_autoptr(GBytes) bytes = g_bytes_new(all->str, all->len);
        status = cmd_write(target, bytes);
        g_string_truncate(all, 0);
    }
    return status;
}

/* All maps on one page, with one caption. */
static int draw_sheet(const CmdRender *render)
{
    GError *error = NULL;
    if (is_pattern(render->output) || (render->caption && is_pattern(render->caption)))
        return cmd_usage("--grid makes one page; give it one name");
    g_autoptr(DzAtlas) atlas = dz_atlas_new(render->composite);
    g_autoptr(DzPlate) plate = dz_plate_compose_sheet(atlas, &render->request, render->whens, render->count,
                                                      render->columns, render->rows, &error);
    g_autoptr(GBytes) bytes = plate ? draw_plate(render, plate, render->output, &error) : NULL;
    if (!bytes)
        return cmd_fail(error);
    render->captions[0] = g_strdup(dz_plate_caption(plate));
    return cmd_write(render->output, bytes);
}

static int draw(const CmdRender *render)
{
    if (render->columns)
        return draw_sheet(render);
    bool one = render->count > 1 && !is_pattern(render->output);
    if (render->form == CMD_FORM_GIF && is_pattern(render->output))
        return cmd_usage("-o '%s': a GIF holds all rounds; give it one name", render->output);
    if (render->form == CMD_FORM_GIF || (one && render->form == CMD_FORM_PDF))
        return draw_series(render, render->form == CMD_FORM_GIF ? DZ_SERIES_GIF : DZ_SERIES_PDF);
    if (one)
        return cmd_usage(
            "-o '%s': %u rounds need a folder with / at the end, %%r in the name, a PDF or a GIF",
            render->output, render->count);
    return make_folder(render->output) ? draw_each(render) : CMD_TROUBLE;
}

/* Letters that no font has are drawn as boxes: a page for nobody. */
static bool warn_of_scripts(DzLang lang)
{
    g_autofree char *missing = dz_fonts_missing(lang);
    if (missing)
        fprintf(stderr,
                "dezmap: warning: no font has letters of the script %s: texts on the map are boxes or "
                "missing; Debian's package fonts-noto-core has them\n",
                missing);
    return missing != NULL;
}

/* Says once, for all maps, which fonts are not there; what else is wrong with the style, drawing says. */
static void warn_of_fonts(const DzMapRequest *request)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    const char *style = request->style ? request->style : "report";
    if (warn_of_scripts(request->lang) || !dz_style_check_fonts(style, request->styles, findings, NULL))
        return;
    g_autofree char *text = dz_findings_text(findings);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] && *lines[i]; i++)
        fprintf(stderr, "dezmap: %s\n", lines[i]);
}

int cmd_draw_maps(CmdRender *render)
{
    if (!render->common->quiet)
        warn_of_fonts(&render->request);
    render->captions = g_new0(char *, MAX(render->count, 1));
    int status = draw(render);
    if (status != CMD_DONE || !render->caption)
        return status;
    return make_folder(render->caption) ? write_captions(render) : CMD_TROUBLE;
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
    warn_of_fonts(&styled);
    g_autoptr(GBytes) bytes = dz_map_draw(composite, &styled, picture, &error);
    return bytes ? cmd_write(target, bytes) : cmd_fail(error);
}
