/*
 * What is old lies in square cells of four tolerances, in each that it comes within the tolerance of, so that
 * one look into one cell finds all that is near a position.
 */
#include "geo/snap_in.h"

#include "geo/knots_in.h"

#include <math.h>

static const double METRES_PER_DEGREE = 111195;
static const double CELL_TOLERANCES = 4;
static const double LEAST_NARROWING =
    0.05; /* meridians farther north converge, and nobody draws borders there */

/* One thing in a cell: a vertex, or a segment if the flag is set; and the cell's next. */
typedef struct Entry {
    guint item;
    bool is_segment;
    guint next; /* index + 1 */
} Entry;

/* A point where an earlier vertex stands beside a segment: how far along, and which. */
typedef struct Beside {
    double along;
    DzKnot at;
} Beside;

struct DzSnapper {
    double per_degree, reach; /* the tolerance in steps of latitude */
    double size;              /* of a cell, in steps */
    bool begun;               /* there is an earlier version */
    DzKnots old;              /* vertices of earlier versions */
    DzKnots cells;            /* cells by column and row */
    GArray *heads;            /* of guint: each cell's first entry + 1 */
    GArray *entries;
    GArray *knots, *ends, *owners; /* the version under way: rings, where each ends, and whose it is */
    DzKnots seen;                  /* its vertices so far */
    guint last;                    /* number of the vertex before, in `seen` */
    GArray *moved_to;              /* of DzKnot: where each of them goes */
    GArray *beside;                /* of Beside */
};

DzSnapper *dz_snapper_new(double tolerance_m, double per_degree)
{
    DzSnapper *snapper = g_new0(DzSnapper, 1);
    snapper->per_degree = per_degree;
    snapper->reach = tolerance_m / METRES_PER_DEGREE * per_degree;
    snapper->size = MAX(snapper->reach * CELL_TOLERANCES, 8);
    dz_knots_init(&snapper->old, 0);
    dz_knots_init(&snapper->cells, 0);
    dz_knots_init(&snapper->seen, 0);
    snapper->heads = g_array_new(FALSE, TRUE, sizeof(guint));
    snapper->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    snapper->knots = g_array_new(FALSE, FALSE, sizeof(DzKnot));
    snapper->ends = g_array_new(FALSE, FALSE, sizeof(guint));
    snapper->owners = g_array_new(FALSE, FALSE, sizeof(guint));
    snapper->moved_to = g_array_new(FALSE, FALSE, sizeof(DzKnot));
    snapper->beside = g_array_new(FALSE, FALSE, sizeof(Beside));
    return snapper;
}

void dz_snapper_free(DzSnapper *snapper)
{
    if (!snapper)
        return;
    DzKnots *sets[] = {&snapper->old, &snapper->cells, &snapper->seen};
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++)
        dz_knots_clear(sets[i]);
    GArray *arrays[] = {snapper->heads,  snapper->entries,  snapper->knots, snapper->ends,
                        snapper->owners, snapper->moved_to, snapper->beside};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_free(snapper);
}

void dz_snapper_add(DzSnapper *snapper, guint owner, const DzKnot *ring, guint count)
{
    g_array_append_vals(snapper->knots, ring, count);
    g_array_append_val(snapper->ends, snapper->knots->len);
    g_array_append_val(snapper->owners, owner);
}

/* How much shorter a step of longitude is than one of latitude. */
static double narrowing(const DzSnapper *snapper, gint32 y)
{
    return MAX(cos(y / snapper->per_degree * G_PI / 180), LEAST_NARROWING);
}

static gint32 cell_at(const DzSnapper *snapper, double at)
{
    return (gint32)floor(at / snapper->size);
}

static void put(DzSnapper *snapper, DzKnot cell, guint item, bool is_segment)
{
    guint number = dz_knots_add(&snapper->cells, cell);
    if (number >= snapper->heads->len)
        g_array_set_size(snapper->heads, number + 1);
    guint *head = &g_array_index(snapper->heads, guint, number);
    Entry entry = {item, is_segment, *head};
    g_array_append_val(snapper->entries, entry);
    *head = snapper->entries->len;
}

/* Puts a thing into every cell that the segment a, b, which it is, comes within the tolerance of. */
static void put_near(DzSnapper *snapper, DzKnot a, DzKnot b, guint item, bool is_segment)
{
    double reach =
        snapper->reach * 1.5 + 2; /* half more, for looks along a line that are a tolerance apart */
    double reach_x = reach / MIN(narrowing(snapper, a.y), narrowing(snapper, b.y)) * 1.01 + 2;
    gint32 low = cell_at(snapper, MIN(a.y, b.y) - reach), high = cell_at(snapper, MAX(a.y, b.y) + reach);
    for (gint32 row = low; row <= high; row++) {
        double west = MIN(a.x, b.x), east = MAX(a.x, b.x);
        if (low != high && a.y != b.y) {
            double slope = ((double)b.x - a.x) / ((double)b.y - a.y);
            double south = row * snapper->size - reach, north = south + snapper->size + 2 * reach;
            double at_south = a.x + (south - a.y) * slope, at_north = a.x + (north - a.y) * slope;
            west = MAX(west, MIN(at_south, at_north));
            east = MIN(east, MAX(at_south, at_north));
        }
        gint32 to = cell_at(snapper, east + reach_x);
        for (gint32 column = cell_at(snapper, west - reach_x); column <= to; column++)
            put(snapper, (DzKnot){column, row}, item, is_segment);
    }
}

static guint head_of(const DzSnapper *snapper, DzKnot cell)
{
    guint number = dz_knots_find(&snapper->cells, cell);
    return number == G_MAXUINT ? 0 : g_array_index(snapper->heads, guint, number);
}

/* The nearest point of segment a, b to `at`, and its distance in steps of latitude. */
static double nearest_on(DzKnot a, DzKnot b, DzKnot at, double narrow, DzKnot *on)
{
    double dx = ((double)b.x - a.x) * narrow, dy = (double)b.y - a.y;
    double px = ((double)at.x - a.x) * narrow, py = (double)at.y - a.y, length = dx * dx + dy * dy;
    double t = length > 0 ? CLAMP((px * dx + py * dy) / length, 0, 1) : 0;
    *on = (DzKnot){(gint32)llround(a.x + t * ((double)b.x - a.x)),
                   (gint32)llround(a.y + t * ((double)b.y - a.y))};
    return sqrt((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy));
}

/* Where a vertex of the version under way goes: the nearest old vertex within reach, else the nearest old
 * line. */
static DzKnot destination(const DzSnapper *snapper, const DzSegments *segments, DzKnot at)
{
    if (dz_knots_find(&snapper->old, at) != G_MAXUINT)
        return at;
    double narrow = narrowing(snapper, at.y), best_vertex = snapper->reach, best_line = snapper->reach;
    DzKnot vertex = at, on_line = at;
    bool has_vertex = false;
    DzKnot cell = {cell_at(snapper, at.x), cell_at(snapper, at.y)};
    for (guint e = head_of(snapper, cell); e;) {
        const Entry *entry = &g_array_index(snapper->entries, Entry, e - 1);
        e = entry->next;
        if (entry->is_segment) {
            const DzSegment *line = &g_array_index(segments->list, DzSegment, entry->item);
            DzKnot on;
            double far = nearest_on(line->a, line->b, at, narrow, &on);
            if (far < best_line || (far == best_line && dz_knot_compare(on, on_line) < 0)) {
                best_line = far;
                on_line = on;
            }
        } else {
            DzKnot old = g_array_index(snapper->old.list, DzKnot, entry->item);
            double dx = ((double)old.x - at.x) * narrow, dy = (double)old.y - at.y;
            double far =
                sqrt(dx * dx + dy * dy); /* hypot would guard against what cannot be, at ten times the cost */
            bool nearer =
                far < best_vertex || (has_vertex && far == best_vertex && dz_knot_compare(old, vertex) < 0);
            if (nearer) {
                best_vertex = far;
                vertex = old;
                has_vertex = true;
            }
        }
    }
    return has_vertex ? vertex : on_line;
}

/* The number of a vertex in `seen`: mostly that beside the last one, because neighbours follow each other's
 * lines. */
static guint number_of(DzSnapper *snapper, DzKnot at)
{
    const DzKnot *list = (const DzKnot *)(void *)snapper->seen.list->data;
    guint last = snapper->last, count = snapper->seen.list->len;
    if (last + 1 < count && dz_knot_equal(list[last + 1], at))
        return last + 1;
    if (last > 0 && last <= count && dz_knot_equal(list[last - 1], at))
        return last - 1;
    return dz_knots_add(&snapper->seen, at);
}

static DzKnot snapped(DzSnapper *snapper, const DzSegments *segments, DzKnot at, guint *moved)
{
    guint known = snapper->seen.list->len, number = number_of(snapper, at);
    snapper->last = number;
    if (number == known) {
        DzKnot to = destination(snapper, segments, at);
        *moved += !dz_knot_equal(to, at);
        g_array_append_val(snapper->moved_to, to);
    }
    return g_array_index(snapper->moved_to, DzKnot, number);
}

typedef struct Line {
    DzKnot a, b;
} Line;

/* Old vertices of a cell that stand beside the line under way. */
static void look(DzSnapper *snapper, DzKnot cell, const Line *line)
{
    double narrow = narrowing(snapper, line->a.y);
    double dx = ((double)line->b.x - line->a.x) * narrow, dy = (double)line->b.y - line->a.y;
    double length = hypot(dx, dy);
    for (guint e = head_of(snapper, cell); e;) {
        const Entry *entry = &g_array_index(snapper->entries, Entry, e - 1);
        e = entry->next;
        if (entry->is_segment)
            continue;
        DzKnot old = g_array_index(snapper->old.list, DzKnot, entry->item);
        double px = ((double)old.x - line->a.x) * narrow, py = (double)old.y - line->a.y;
        double along = (px * dx + py * dy) / length, off = fabs(px * dy - py * dx) / length;
        if (along > 0 && along < length && off < snapper->reach && !dz_knot_equal(old, line->a) &&
            !dz_knot_equal(old, line->b)) {
            Beside beside = {along, old};
            g_array_append_val(snapper->beside, beside);
        }
    }
}

static gint compare_beside(gconstpointer a, gconstpointer b)
{
    const Beside *left = a, *right = b;
    if (left->along != right->along)
        return left->along < right->along ? -1 : 1;
    return dz_knot_compare(left->at, right->at);
}

/* Collects what stands beside a line, in its order; from several cells, so some of it may come twice. */
static void find_beside(DzSnapper *snapper, const Line *line)
{
    g_array_set_size(snapper->beside, 0);
    double step = snapper->size / CELL_TOLERANCES;
    double dx = (double)line->b.x - line->a.x, dy = (double)line->b.y - line->a.y;
    guint pieces = (guint)ceil(MAX(fabs(dx), fabs(dy)) / step);
    DzKnot last = {G_MININT32, G_MININT32};
    for (guint i = 0; i <= pieces; i++) {
        double t = pieces ? (double)i / pieces : 0;
        DzKnot cell = {cell_at(snapper, line->a.x + t * dx), cell_at(snapper, line->a.y + t * dy)};
        if (!dz_knot_equal(cell, last))
            look(snapper, cell, line);
        last = cell;
    }
    g_array_sort(snapper->beside, compare_beside);
}

/* Adds the line between two snapped positions, led through the old vertices beside it. */
static void add_line(DzSnapper *snapper, DzSegments *segments, guint owner, DzKnot from, DzKnot to)
{
    if (dz_knot_equal(from, to))
        return;
    bool forward = dz_knot_compare(from, to) < 0; /* the way back must be the same */
    Line line = forward ? (Line){from, to} : (Line){to, from};
    bool known = dz_segments_find(segments, from, to) != G_MAXUINT;
    if (known)
        g_array_set_size(snapper->beside, 0);
    else
        find_beside(snapper, &line);
    DzKnot before = from;
    for (guint i = 0; i < snapper->beside->len; i++) {
        guint k = forward ? i : snapper->beside->len - 1 - i;
        DzKnot at = g_array_index(snapper->beside, Beside, k).at;
        dz_segments_add(segments, owner, before, at);
        before = at;
    }
    dz_segments_add(segments, owner, before, to);
}

static void add_ring(DzSnapper *snapper, DzSegments *segments, guint owner, const DzKnot *ring, guint count,
                     guint *moved)
{
    DzKnot first = snapper->begun ? snapped(snapper, segments, ring[0], moved) : ring[0], before = first;
    for (guint i = 1; i <= count; i++) {
        DzKnot at = i == count ? first : ring[i];
        if (!snapper->begun) {
            dz_segments_add(segments, owner, before, at);
        } else {
            at = i == count ? first : snapped(snapper, segments, at, moved);
            add_line(snapper, segments, owner, before, at);
        }
        before = at;
    }
}

/* From now on what the version has brought is old. */
static void keep_version(DzSnapper *snapper, const DzSegments *segments, guint first)
{
    for (guint i = first; i < segments->list->len; i++) {
        const DzSegment *segment = &g_array_index(segments->list, DzSegment, i);
        put_near(snapper, segment->a, segment->b, i, true);
        DzKnot ends[] = {segment->a, segment->b};
        for (int k = 0; k < 2; k++) {
            guint known = snapper->old.list->len, number = dz_knots_add(&snapper->old, ends[k]);
            if (number == known)
                put_near(snapper, ends[k], ends[k], number, false);
        }
    }
}

guint dz_snapper_end_version(DzSnapper *snapper, DzSegments *segments)
{
    guint first = segments->list->len, moved = 0, from = 0;
    for (guint part = 0; part < snapper->ends->len; part++) {
        guint end = g_array_index(snapper->ends, guint, part),
              owner = g_array_index(snapper->owners, guint, part);
        add_ring(snapper, segments, owner, &g_array_index(snapper->knots, DzKnot, from), end - from, &moved);
        from = end;
    }
    keep_version(snapper, segments, first);
    snapper->begun = true;
    g_array_set_size(snapper->knots, 0);
    g_array_set_size(snapper->ends, 0);
    g_array_set_size(snapper->owners, 0);
    g_array_set_size(snapper->moved_to, 0);
    dz_knots_clear(&snapper->seen);
    dz_knots_init(&snapper->seen, 0);
    return moved;
}
