#include "geo/node_in.h"

#include "geo/cells_in.h"
#include "geo/knots_in.h"

static const double CELLS_PER_SEGMENT = 4; /* lines fill few cells; fewer make pairs, more make zeros */

/* A segment that meets the hot pixel of a vertex. */
typedef struct Hit {
    guint segment, vertex;
} Hit;

typedef struct Work {
    const DzSegments *segments;
    const DzSegment *list;
    guint count;
    DzNoded *noded;
    DzKnots knots; /* the vertices; their list becomes the noded's */
    DzEdge *ends;  /* the vertices of each segment, as it runs */
    DzCells cells;
    DzBuckets by_cell;
    GArray *hits; /* of Hit */
} Work;

static void work_clear(Work *work)
{
    dz_knots_clear(&work->knots);
    g_free(work->ends);
    dz_buckets_clear(&work->by_cell);
    g_array_unref(work->hits);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

static gint64 divide_to_nearest(DzWide value, DzWide by)
{
    DzWide twice = 2 * value + by, whole = twice / (2 * by);
    if (whole * (2 * by) > twice) /* C cuts towards 0, the nearest below is wanted */
        whole--;
    return (gint64)whole;
}

/* Where two segments cross away from the ends of both, to the nearest step; false if they do not. */
static bool crossing(const DzSegment *one, const DzSegment *other, DzKnot *at)
{
    DzWide a = dz_knot_turn(other->a, other->b, one->a), b = dz_knot_turn(other->a, other->b, one->b);
    if (dz_wide_sign(a) * dz_wide_sign(b) >= 0)
        return false;
    int c = dz_wide_sign(dz_knot_turn(one->a, one->b, other->a));
    if (c * dz_wide_sign(dz_knot_turn(one->a, one->b, other->b)) >= 0)
        return false;
    DzWide part = a > 0 ? a : -a, whole = a > 0 ? a - b : b - a;
    at->x = (gint32)(one->a.x + divide_to_nearest(part * ((gint64)one->b.x - one->a.x), whole));
    at->y = (gint32)(one->a.y + divide_to_nearest(part * ((gint64)one->b.y - one->a.y), whole));
    return true;
}

static bool boxes_meet(const DzSegment *one, const DzSegment *other)
{
    return MIN(one->a.x, one->b.x) <= MAX(other->a.x, other->b.x) &&
           MIN(other->a.x, other->b.x) <= MAX(one->a.x, one->b.x) &&
           MIN(one->a.y, one->b.y) <= MAX(other->a.y, other->b.y) &&
           MIN(other->a.y, other->b.y) <= MAX(one->a.y, one->b.y);
}

/* All crossings become vertices. */
static bool find_crossings(Work *work, guint limit)
{
    const DzBuckets *cells = &work->by_cell;
    guint cell_count = work->cells.columns * work->cells.rows;
    for (guint cell = 0; cell < cell_count; cell++) {
        for (guint i = cells->first[cell]; i < cells->first[cell + 1]; i++) {
            const DzSegment *one = &work->list[cells->items[i]];
            for (guint k = i + 1; k < cells->first[cell + 1]; k++) {
                const DzSegment *other = &work->list[cells->items[k]];
                DzMeeting meeting = {cells->items[i], cells->items[k], {0, 0}};
                if (!boxes_meet(one, other) || !crossing(one, other, &meeting.at))
                    continue;
                dz_knots_add(&work->knots, meeting.at);
                g_array_append_val(work->noded->meetings, meeting);
            }
        }
        if (work->noded->meetings->len > limit)
            return false;
    }
    return true;
}

/* A corner of a pixel, seen from a segment that runs eastwards; everything is doubled, so that corners are
 * whole. */
static int corner_turn(DzKnot a, DzKnot b, gint64 corner_x, gint64 corner_y)
{
    DzWide turn = (DzWide)((gint64)b.x - a.x) * (corner_y - 2 * (gint64)a.y) -
                  (DzWide)((gint64)b.y - a.y) * (corner_x - 2 * (gint64)a.x);
    return dz_wide_sign(turn);
}

/*
 * Does the segment meet the pixel around `at`, whose west and south sides belong to it and whose east and
 * north sides do not? The cases of JTS's HotPixel.intersectsScaled (M. Davis), in whole numbers.
 */
static bool meets_pixel(const DzSegment *segment, DzKnot at)
{
    DzKnot a = segment->a, b = segment->b;
    if (a.x > b.x) {
        a = segment->b;
        b = segment->a;
    }
    gint64 west = 2 * (gint64)at.x - 1, east = west + 2, south = 2 * (gint64)at.y - 1, north = south + 2;
    if (2 * (gint64)a.x >= east || 2 * (gint64)b.x < west || 2 * (gint64)MIN(a.y, b.y) >= north ||
        2 * (gint64)MAX(a.y, b.y) < south)
        return false;
    if (a.x == b.x || a.y == b.y)
        return true;
    int north_west = corner_turn(a, b, west, north);
    if (north_west == 0)
        return a.y > b.y; /* rising, it only touches the corner, which is outside */
    int north_east = corner_turn(a, b, east, north);
    if (north_east == 0)
        return a.y < b.y;
    if (north_west != north_east)
        return true;
    int south_west = corner_turn(a, b, west, south);
    if (south_west == 0 || south_west != north_west)
        return true;
    int south_east = corner_turn(a, b, east, south);
    if (south_east == 0)
        return a.y > b.y;
    return south_east != south_west || south_east != north_east;
}

static void find_hits(Work *work)
{
    const DzKnot *knots = (const DzKnot *)(void *)work->noded->vertices->data;
    g_auto(DzBuckets) points = dz_cells_points(&work->cells, knots, work->noded->vertices->len);
    guint cell_count = work->cells.columns * work->cells.rows;
    for (guint cell = 0; cell < cell_count; cell++) {
        for (guint i = work->by_cell.first[cell]; i < work->by_cell.first[cell + 1]; i++) {
            guint segment = work->by_cell.items[i];
            const DzSegment *line = &work->list[segment];
            gint32 west = MIN(line->a.x, line->b.x), east = MAX(line->a.x, line->b.x);
            gint32 south = MIN(line->a.y, line->b.y), north = MAX(line->a.y, line->b.y);
            for (guint k = points.first[cell]; k < points.first[cell + 1]; k++) {
                guint vertex = points.items[k];
                DzKnot at = knots[vertex];
                bool near = at.x + 1 >= west && at.x - 1 <= east && at.y + 1 >= south && at.y - 1 <= north;
                if (near && vertex != work->ends[segment].a && vertex != work->ends[segment].b &&
                    meets_pixel(line, at)) {
                    Hit hit = {segment, vertex};
                    g_array_append_val(work->hits, hit);
                }
            }
        }
    }
}

/* By segment, then along it. */
static gint compare_hits(gconstpointer a, gconstpointer b, gpointer data)
{
    const Hit *left = a, *right = b;
    const Work *work = data;
    if (left->segment != right->segment)
        return left->segment < right->segment ? -1 : 1;
    const DzSegment *line = &work->list[left->segment];
    DzKnot p = g_array_index(work->noded->vertices, DzKnot, left->vertex);
    DzKnot q = g_array_index(work->noded->vertices, DzKnot, right->vertex);
    DzWide ahead = (DzWide)((gint64)q.x - p.x) * ((gint64)line->b.x - line->a.x) +
                   (DzWide)((gint64)q.y - p.y) * ((gint64)line->b.y - line->a.y);
    return ahead ? -dz_wide_sign(ahead) : dz_knot_compare(p, q);
}

/* An edge that a segment becomes a part of. */
typedef struct Part {
    guint a, b, segment;
} Part;

static gint compare_parts(gconstpointer a, gconstpointer b)
{
    const Part *left = a, *right = b;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    if (left->b != right->b)
        return left->b < right->b ? -1 : 1;
    return left->segment < right->segment ? -1 : left->segment > right->segment;
}

static void add_part(GArray *parts, guint from, guint to, guint segment)
{
    Part part = {MIN(from, to), MAX(from, to), segment};
    g_array_append_val(parts, part);
}

/* Cuts segments at their hits. What a whole segment and a cut one have in common is listed under both. */
static GArray *cut(Work *work, bool *is_cut)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(Part));
    const Hit *hits = (const Hit *)(void *)work->hits->data;
    for (guint i = 0; i < work->hits->len;) {
        guint segment = hits[i].segment, from = work->ends[segment].a;
        is_cut[segment] = true;
        for (; i < work->hits->len && hits[i].segment == segment; i++) {
            add_part(parts, from, hits[i].vertex, segment);
            from = hits[i].vertex;
        }
        add_part(parts, from, work->ends[segment].b, segment);
    }
    const DzKnot *knots = (const DzKnot *)(void *)work->noded->vertices->data;
    for (guint i = 0, count = parts->len; i < count; i++) {
        const Part *part = &g_array_index(parts, Part, i);
        guint whole = dz_segments_find(work->segments, knots[part->a], knots[part->b]);
        if (whole != G_MAXUINT && !is_cut[whole]) {
            is_cut[whole] = true; /* from now on it is one of the parts */
            add_part(parts, part->a, part->b, whole);
        }
    }
    g_array_sort(parts, compare_parts);
    return parts;
}

static void make_edges(Work *work)
{
    g_autofree bool *is_cut = g_new0(bool, MAX(work->count, 1));
    GArray *parts = cut(work, is_cut);
    DzNoded *noded = work->noded;
    noded->first = g_new(guint, work->count + parts->len + 1);
    noded->parts = g_new(guint, work->count + parts->len + 1);
    guint filled = 0;
    for (guint i = 0; i < work->count; i++) {
        if (is_cut[i])
            continue;
        noded->first[noded->edges->len] = filled;
        noded->parts[filled++] = i;
        g_array_append_val(noded->edges, work->ends[i]);
    }
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = &g_array_index(parts, Part, i), *before = i ? part - 1 : NULL;
        if (!before || before->a != part->a || before->b != part->b) {
            DzEdge edge = {part->a, part->b};
            noded->first[noded->edges->len] = filled;
            g_array_append_val(noded->edges, edge);
        }
        noded->parts[filled++] = part->segment;
    }
    noded->first[noded->edges->len] = filled;
    g_array_unref(parts);
}

DzNoded *dz_node(const DzSegments *segments, guint limit)
{
    g_autoptr(DzNoded) noded = g_new0(DzNoded, 1);
    noded->edges = g_array_new(FALSE, FALSE, sizeof(DzEdge));
    noded->meetings = g_array_new(FALSE, FALSE, sizeof(DzMeeting));
    guint count = segments->list->len;
    g_auto(Work) work = {.segments = segments,
                         .list = (const DzSegment *)(void *)segments->list->data,
                         .count = count,
                         .noded = noded,
                         .ends = g_new(DzEdge, MAX(count, 1)),
                         .hits = g_array_new(FALSE, FALSE, sizeof(Hit))};
    dz_knots_init(&work.knots, count);
    noded->vertices = g_array_ref(work.knots.list);
    for (guint i = 0; i < count; i++)
        work.ends[i] =
            (DzEdge){dz_knots_add(&work.knots, work.list[i].a), dz_knots_add(&work.knots, work.list[i].b)};
    work.cells = dz_cells_over(work.list, count, CELLS_PER_SEGMENT);
    work.by_cell = dz_cells_segments(&work.cells, work.list, count);
    if (!find_crossings(&work, limit))
        return NULL;
    find_hits(&work);
    g_array_sort_with_data(work.hits, compare_hits, &work);
    make_edges(&work);
    return g_steal_pointer(&noded);
}

void dz_noded_free(DzNoded *noded)
{
    if (!noded)
        return;
    g_clear_pointer(&noded->vertices, g_array_unref);
    g_array_unref(noded->edges);
    g_array_unref(noded->meetings);
    g_free(noded->first);
    g_free(noded->parts);
    g_free(noded);
}
