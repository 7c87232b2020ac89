#include "scene/view.h"

#include <math.h>

static const double THINNEST_MM = 0.03; /* a fifth of a pixel at 150 dpi */
static const double LONGEST_EDGE_DEG = 0.2;
static const double MARGIN_MM = 5;

bool dz_view_range(const DzProjection *projection, DzBox box, DzMetreBox *out)
{
    enum { SAMPLES = 32 };
    DzMetreBox range = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i <= SAMPLES; i++) {
        double lon = box.west + (box.east - box.west) * i / SAMPLES;
        double lat = box.south + (box.north - box.south) * i / SAMPLES;
        DzLonLat edge[] = {{lon, box.south}, {lon, box.north}, {box.west, lat}, {box.east, lat}};
        for (guint k = 0; k < G_N_ELEMENTS(edge); k++) {
            DzMetre at;
            if (!dz_project(projection, edge[k], &at))
                return false;
            range = (DzMetreBox){MIN(range.min_x, at.x), MIN(range.min_y, at.y), MAX(range.max_x, at.x),
                                 MAX(range.max_y, at.y)};
        }
    }
    *out = range;
    return range.max_x - range.min_x > 1 && range.max_y - range.min_y > 1;
}

DzPage dz_view_page(const DzView *view, DzMetre at)
{
    return (DzPage){
        (view->frame.min_x + view->frame.max_x) / 2 + (at.x - view->centre.x) * view->mm_per_metre,
        (view->frame.min_y + view->frame.max_y) / 2 - (at.y - view->centre.y) * view->mm_per_metre};
}

DzMetre dz_view_plane(const DzView *view, DzPage at)
{
    return (DzMetre){
        view->centre.x + (at.x - (view->frame.min_x + view->frame.max_x) / 2) / view->mm_per_metre,
        view->centre.y - (at.y - (view->frame.min_y + view->frame.max_y) / 2) / view->mm_per_metre};
}

DzMetreBox dz_view_window(const DzView *view, double margin_mm)
{
    DzMetre low = dz_view_plane(view, (DzPage){view->frame.min_x - margin_mm, view->frame.max_y + margin_mm});
    DzMetre high =
        dz_view_plane(view, (DzPage){view->frame.max_x + margin_mm, view->frame.min_y - margin_mm});
    return (DzMetreBox){low.x, low.y, high.x, high.y};
}

bool dz_view_place(const DzView *view, DzLonLat at, DzPage *out)
{
    DzMetre plane;
    if (!dz_project(view->projection, at, &plane))
        return false;
    *out = dz_view_page(view, plane);
    return true;
}

double dz_view_denominator(const DzView *view)
{
    return 1000 / view->mm_per_metre;
}

/* The part under way of a path, with the box it has reached so far. */
typedef struct Run {
    DzPath *path;
    guint start; /* index of its first point */
    DzPageBox box;
} Run;

static void run_begin(Run *run)
{
    run->start = run->path->points->len;
    run->box = (DzPageBox){INFINITY, INFINITY, -INFINITY, -INFINITY};
}

static void run_add(Run *run, DzPage at)
{
    guint count = run->path->points->len;
    if (count > run->start) {
        DzPage last = g_array_index(run->path->points, DzPage, count - 1);
        if (fabs(last.x - at.x) < THINNEST_MM && fabs(last.y - at.y) < THINNEST_MM)
            return;
    }
    dz_path_add(run->path, at);
    run->box = (DzPageBox){MIN(run->box.min_x, at.x), MIN(run->box.min_y, at.y), MAX(run->box.max_x, at.x),
                           MAX(run->box.max_y, at.y)};
}

/* Keeps the part if it can be seen and still has a shape. */
static void run_end(Run *run, const DzPageBox *seen, guint least)
{
    if (run->path->points->len - run->start < least || !dz_page_boxes_meet(&run->box, seen))
        g_array_set_size(run->path->points, run->start);
    dz_path_end(run->path);
}

static DzPageBox seen_box(const DzView *view)
{
    return (DzPageBox){view->frame.min_x - MARGIN_MM, view->frame.min_y - MARGIN_MM,
                       view->frame.max_x + MARGIN_MM, view->frame.max_y + MARGIN_MM};
}

DzPath *dz_view_path(const DzView *view, const DzShape *shape, bool rings)
{
    Run run = {.path = dz_path_new()};
    DzPageBox seen = seen_box(view);
    for (guint part = 0; part < dz_shape_count(shape); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(shape, part, &count);
        run_begin(&run);
        for (guint i = 0; i < count; i++) {
            DzLonLat a = points[i], b = i + 1 < count ? points[i + 1] : points[rings ? 0 : i];
            int pieces = MAX((int)ceil(hypot(b.lon - a.lon, b.lat - a.lat) / LONGEST_EDGE_DEG), 1);
            for (int k = 0; k < pieces; k++) {
                double t = (double)k / pieces;
                DzPage at;
                if (dz_view_place(view, (DzLonLat){a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)},
                                  &at))
                    run_add(&run, at);
            }
        }
        run_end(&run, &seen, rings ? 3 : 2);
    }
    return run.path;
}

DzPath *dz_view_plane_path(const DzView *view, const DzPlane *rings)
{
    Run run = {.path = dz_path_new()};
    DzPageBox seen = seen_box(view);
    for (guint part = 0; part < dz_plane_count(rings); part++) {
        guint count = 0;
        const DzMetre *points = dz_plane_part(rings, part, &count);
        run_begin(&run);
        for (guint i = 0; i < count; i++)
            run_add(&run, dz_view_page(view, points[i]));
        run_end(&run, &seen, 3);
    }
    return run.path;
}

bool dz_page_box_has(const DzPageBox *box, DzPage at)
{
    return at.x >= box->min_x && at.x <= box->max_x && at.y >= box->min_y && at.y <= box->max_y;
}

bool dz_page_boxes_meet(const DzPageBox *a, const DzPageBox *b)
{
    return a->min_x <= b->max_x && a->max_x >= b->min_x && a->min_y <= b->max_y && a->max_y >= b->min_y;
}

bool dz_path_covers(const DzPath *rings, DzPage at)
{
    bool inside = false;
    for (guint part = 0; part < dz_path_count(rings); part++) {
        guint count = 0;
        const DzPage *ring = dz_path_part(rings, part, &count);
        for (guint i = 0, before = count - 1; i < count; before = i++) {
            DzPage a = ring[i], b = ring[before];
            if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

/* Narrows [from, to], the part of an edge that is in the box, by one pair of its sides (Liang and Barsky
 * 1984). */
static void narrow(double start, double step, double low, double high, double *from, double *to)
{
    if (step == 0) {
        if (start < low || start > high)
            *to = -1;
        return;
    }
    double a = (low - start) / step, b = (high - start) / step;
    *from = MAX(*from, MIN(a, b));
    *to = MIN(*to, MAX(a, b));
}

bool dz_path_crosses(const DzPath *lines, const DzPageBox *box)
{
    for (guint part = 0; part < dz_path_count(lines); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(lines, part, &count);
        for (guint i = 0; i + 1 < count; i++) {
            double from = 0, to = 1;
            narrow(points[i].x, points[i + 1].x - points[i].x, box->min_x, box->max_x, &from, &to);
            narrow(points[i].y, points[i + 1].y - points[i].y, box->min_y, box->max_y, &from, &to);
            if (from <= to)
                return true;
        }
    }
    return false;
}

bool dz_path_shows(const DzPath *rings, const DzPageBox *box)
{
    enum { SAMPLES = 12 };
    for (guint i = 0; i < rings->points->len; i++)
        if (dz_page_box_has(box, g_array_index(rings->points, DzPage, i)))
            return true;
    for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
        DzPage at = {box->min_x + (box->max_x - box->min_x) * (i % SAMPLES + 0.5) / SAMPLES,
                     box->min_y + (box->max_y - box->min_y) * (i / SAMPLES + 0.5) / SAMPLES};
        if (dz_path_covers(rings, at))
            return true;
    }
    return false;
}
