/*
 * The pole of inaccessibility by sampling a grid, then finer about the best point. Labels ask for it in every
 * map, of rings with thousands of edges.
 */
#include "scene/view.h"

#include <math.h>

/* The square of the distance from an edge. */
static double edge_distance2(DzPage a, DzPage b, DzPage at)
{
    double dx = b.x - a.x, dy = b.y - a.y, px = at.x - a.x, py = at.y - a.y;
    double along = px * dx + py * dy, length2 = dx * dx + dy * dy;
    if (along <= 0)
        return px * px + py * py;
    if (along >= length2)
        return (at.x - b.x) * (at.x - b.x) + (at.y - b.y) * (at.y - b.y);
    double across = px * dy - py * dx;
    return across * across / length2;
}

/* Some edges of a ring that follow each other, and the box around them. */
typedef struct Chunk {
    const DzPage *ring;
    guint count;      /* of the ring's points */
    guint first, end; /* the edges that end at these points */
    DzPageBox box;
} Chunk;

/* The search for the pole: most edges are ruled out by the boxes they are in, and the edge that stood nearest
 * to the last point will often do for the next. */
typedef struct Search {
    GArray *chunks; /* of Chunk */
    const DzPageBox *box;
    DzPage from, to; /* that edge */
} Search;

static GArray *chunks_of(const DzPath *rings)
{
    enum { EDGES = 24 };
    GArray *chunks = g_array_new(FALSE, FALSE, sizeof(Chunk));
    for (guint part = 0; part < dz_path_count(rings); part++) {
        guint count = 0;
        const DzPage *ring = dz_path_part(rings, part, &count);
        for (guint first = 0; first < count; first += EDGES) {
            DzPage start = ring[first ? first - 1 : count - 1];
            Chunk chunk = {
                ring, count, first, MIN(first + EDGES, count), {start.x, start.y, start.x, start.y}};
            for (guint i = first; i < chunk.end; i++)
                chunk.box = (DzPageBox){MIN(chunk.box.min_x, ring[i].x), MIN(chunk.box.min_y, ring[i].y),
                                        MAX(chunk.box.max_x, ring[i].x), MAX(chunk.box.max_y, ring[i].y)};
            g_array_append_val(chunks, chunk);
        }
    }
    return chunks;
}

static double box_distance2(const DzPageBox *box, DzPage at)
{
    double dx = MAX(MAX(box->min_x - at.x, at.x - box->max_x), 0);
    double dy = MAX(MAX(box->min_y - at.y, at.y - box->max_y), 0);
    return dx * dx + dy * dy;
}

/* As dz_path_covers. */
static bool is_inside(const Search *search, DzPage at)
{
    bool inside = false;
    for (guint k = 0; k < search->chunks->len; k++) {
        const Chunk *chunk = &g_array_index(search->chunks, Chunk, k);
        if (chunk->box.min_y > at.y || chunk->box.max_y < at.y || chunk->box.max_x < at.x)
            continue;
        for (guint i = chunk->first; i < chunk->end; i++) {
            DzPage a = chunk->ring[i], b = chunk->ring[i ? i - 1 : chunk->count - 1];
            if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

/*
 * How far inside the rings and the box a point is, if that is more than `least`; else -1, and in `at_most`
 * what it is at most: most points of a grid lie nearer to some edge, and need not be asked for more.
 */
static double depth(Search *search, DzPage at, double least, double *at_most)
{
    const DzPageBox *box = search->box;
    double best = MIN(MIN(at.x - box->min_x, box->max_x - at.x), MIN(at.y - box->min_y, box->max_y - at.y));
    double least2 = least * least, best2 = best * best;
    double last2 = edge_distance2(search->from, search->to, at);
    *at_most = best;
    if (best <= least)
        return -1;
    *at_most = sqrt(last2);
    if (last2 <= least2)
        return -1;
    for (guint k = 0; k < search->chunks->len; k++) {
        const Chunk *chunk = &g_array_index(search->chunks, Chunk, k);
        if (box_distance2(&chunk->box, at) >= best2)
            continue;
        for (guint i = chunk->first; i < chunk->end; i++) {
            DzPage before = chunk->ring[i ? i - 1 : chunk->count - 1];
            double distance2 = edge_distance2(before, chunk->ring[i], at);
            best2 = MIN(best2, distance2);
            if (distance2 > least2)
                continue;
            search->from = before;
            search->to = chunk->ring[i];
            *at_most = sqrt(distance2);
            return -1;
        }
    }
    *at_most = 0;
    return is_inside(search, at) ? sqrt(best2) : -1;
}

bool dz_path_pole(const DzPath *rings, const DzPageBox *box, DzPage *out, double *distance_mm)
{
    enum { SAMPLES = 24, ROUNDS = 3 };
    DzPageBox area = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < rings->points->len; i++) {
        DzPage at = g_array_index(rings->points, DzPage, i);
        area = (DzPageBox){MIN(area.min_x, at.x), MIN(area.min_y, at.y), MAX(area.max_x, at.x),
                           MAX(area.max_y, at.y)};
    }
    area = (DzPageBox){MAX(area.min_x, box->min_x), MAX(area.min_y, box->min_y), MIN(area.max_x, box->max_x),
                       MIN(area.max_y, box->max_y)};
    if (rings->points->len == 0)
        return false;
    DzPage any = g_array_index(rings->points, DzPage, 0);
    g_autoptr(GArray) chunks = chunks_of(rings);
    Search search = {chunks, box, any, any};
    double best = 0;
    for (guint round = 0; round < ROUNDS; round++) {
        double width = (area.max_x - area.min_x) / SAMPLES, height = (area.max_y - area.min_y) / SAMPLES;
        for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
            DzPage at = {area.min_x + width * (i % SAMPLES + 0.5), area.min_y + height * (i / SAMPLES + 0.5)};
            double at_most = 0, inside = depth(&search, at, best, &at_most);
            if (inside > best) {
                best = inside;
                *out = at;
            }
            /* the depth of the next ones in the row is at most that and their distance */
            while (inside < 0 && (i + 1) % SAMPLES != 0 && (at_most += width) <= best)
                i++;
        }
        if (best <= 0)
            return false;
        area = (DzPageBox){out->x - 2 * width, out->y - 2 * height, out->x + 2 * width, out->y + 2 * height};
    }
    *distance_mm = best;
    return true;
}
