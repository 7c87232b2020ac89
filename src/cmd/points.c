/*
 * locate --points: a table of places as a stream.
 */
#include "cmd/points.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TOLD = 5 }; /* faulty rows that are told of */

void cmd_points_clear(CmdPoints *points)
{
    char *strings[] = {points->points,      points->x,    points->y,     points->time,
                       points->time_format, points->with, points->output};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

/* What is shown while it runs. */
typedef struct Show {
    const CmdCommon *common;
    gint64 started, shown;
    guint64 size; /* of the file; 0 if it is not known */
} Show;

static void tell(const char *text, gpointer data)
{
    const Show *show = data;
    if (!show->common->quiet)
        fprintf(stderr, "%sdezmap: %s\n", show->shown ? "\n" : "", text);
}

/* On a terminal, once it takes over a second: rows, rate, and how much of the file is done. */
static void progress(guint64 rows, guint64 bytes, gpointer data)
{
    Show *show = data;
    gint64 now = g_get_monotonic_time();
    if (show->common->quiet || now - show->started < G_USEC_PER_SEC ||
        now - show->shown < G_USEC_PER_SEC / 5 || !isatty(STDERR_FILENO))
        return;
    show->shown = now;
    fprintf(stderr, "\r%.1f million rows, %.1f million a second", (double)rows / 1e6,
            (double)rows / (double)(now - show->started));
    if (show->size > 0)
        fprintf(stderr, ", %.0f %%", 100.0 * (double)bytes / (double)show->size);
    fprintf(stderr, "  ");
}

static void sum_up(const Show *show, const DzPointsSummary *summary, const char *name)
{
    double seconds = (double)(g_get_monotonic_time() - show->started) / 1e6;
    if (show->shown)
        fprintf(stderr, "\n");
    if (summary->faulty > 0 && !show->common->quiet)
        fprintf(stderr, "dezmap: %s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " rows have no answer\n",
                name, summary->faulty, summary->rows);
    if (show->common->verbose)
        fprintf(stderr, "dezmap: answered %" G_GUINT64_FORMAT " rows in %.3f s, %.2f million a second\n",
                summary->rows - summary->faulty, seconds, (double)summary->rows / seconds / 1e6);
}

/* Is it a table in text? What GDAL reads is told by its ending. */
static bool is_text(const char *path)
{
    static const char *const endings[] = {".csv", ".tsv", ".tab", ".txt", ".dat"};
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    struct stat info;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (dot && g_ascii_strcasecmp(dot, endings[i]) == 0)
            return true;
    bool special = strcmp(path, "-") == 0 ||
                   (stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode));
    return special || !dot || (slash && slash > dot);
}

/* Faults of usage that need no data set. */
static bool check(const CmdPoints *points, const char *round, const char *date, guint *with, int *status)
{
    GError *error = NULL;
    if (points->time && (round || date))
        *status = cmd_usage("--time excludes --round and --date");
    else if (points->time_format && (round || date))
        *status = cmd_usage("--time-format excludes --round and --date");
    else if (points->output && strcmp(points->points, "-") == 0 && !is_text(points->output))
        *status = cmd_usage("-o '%s': what comes in on standard input goes out as CSV", points->output);
    else if (points->with && !dz_with_parse(points->with, with, &error))
        *status = cmd_fail(error);
    else
        return true;
    return false;
}

/* Opens what is to be read; -1: said. */
static int open_input(const CmdPoints *points, guint64 *size, int *status)
{
    struct stat info;
    bool standard = strcmp(points->points, "-") == 0;
    int in = standard ? STDIN_FILENO : open(points->points, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (in >= 0 && fstat(in, &info) == 0 && S_ISREG(info.st_mode))
        *size = (guint64)info.st_size;
    if (in < 0) {
        fprintf(stderr, "dezmap: %s: cannot open: %s\n", points->points, g_strerror(errno));
        *status = CMD_TROUBLE;
    }
    return in;
}

/* What answers go to. */
typedef struct Job {
    const CmdPoints *points;
    const DzPointIndex *index;
    const DzPointsRequest *request;
    DzPointsSummary *summary;
    bool text; /* the table is text */
    int in;
} Job;

/* Writes the table with its answers as text; what dz_file_fill fills a file with. */
static bool fill(int out, gpointer data, GError **error)
{
    const Job *job = data;
    return job->text
               ? dz_points_stream(job->index, job->request, job->in, out, job->summary, error)
               : dz_points_file(job->index, job->request, job->points->points, out, job->summary, error);
}

/* To standard output, a text file, or, by the ending of its name, another form. */
static bool run_job(Job *job, GError **error)
{
    const char *output = job->points->output;
    if (!output || strcmp(output, "-") == 0)
        return fill(STDOUT_FILENO, job, error);
    if (is_text(output))
        return dz_file_fill(output, fill, job, error);
    return dz_points_copy(job->index, job->request, job->points->points, output, job->summary, error);
}

static int answer(const CmdPoints *points, const CmdCommon *common, const DzComposite *composite,
                  DzPointsRequest *request)
{
    GError *error = NULL;
    int status = CMD_DONE;
    Show show = {.common = common, .started = g_get_monotonic_time()};
    DzPointsSummary summary = {0};
    Job job = {.points = points, .request = request, .summary = &summary, .text = is_text(points->points)};
    job.in = job.text ? open_input(points, &show.size, &status) : STDIN_FILENO;
    if (job.in < 0)
        return status;
    g_autoptr(DzPointIndex) index = dz_point_index_new(composite);
    job.index = index;
    if (common->verbose)
        fprintf(stderr, "dezmap: indexed the composite in %.3f s\n",
                (double)(g_get_monotonic_time() - show.started) / 1e6);
    request->tell = tell;
    request->progress = progress;
    request->data = &show;
    if (run_job(&job, &error))
        sum_up(&show, &summary, request->name);
    else
        status = cmd_fail(error);
    if (job.in != STDIN_FILENO)
        close(job.in);
    return status;
}

int cmd_points(const CmdPoints *points, CmdCommon *common, const char *round, const char *date)
{
    int status = CMD_DONE;
    g_autoptr(DzDataset) set = NULL;
    g_autoptr(DzComposite) composite = NULL;
    DzPointsRequest request = {.name = strcmp(points->points, "-") == 0 ? "standard input" : points->points,
                               .x = points->x,
                               .y = points->y,
                               .time = points->time,
                               .time_format = points->time_format,
                               .no_header = points->no_header,
                               .has_when = round || date,
                               .faults = TOLD};
    if (!check(points, round, date, &request.with, &status))
        return status;
    common->lean = true;
    if (!cmd_open(common, &set, &composite, &status) ||
        (request.has_when && !cmd_when(set, round, date, &request.when, &status)))
        return status;
    return answer(points, common, composite, &request);
}
