/*
 * What is old lies in square cells of four tolerances, in each that it comes within the tolerance of, so that
 * one look into one cell finds all that is near a position.
 *
 * Segments that would lie in very many of them (an edge of 10 degrees at a tolerance of half a metre: half a
 * million) lie in cells of a coarser grid, each 16 times as wide as the one below; there are few such grids
 * with anything in them. Along a line old vertices are looked for from coarse to fine: a coarse cell that no
 * vertex comes near is passed over.
 */
#include "geo/snap_in.h"

#include "geo/knots_in.h"

#include <math.h>

static const double METRES_PER_DEGREE = 111195;
static const double CELL_TOLERANCES = 4;
static const double LEAST_NARROWING =
    0.05; /* meridians farther north converge, and nobody draws borders there */

enum { LEVELS = 8, FINER = 16, MOST_CELLS = 64 }; /* of grids; along a segment or a line in one of them */

/* One of the grids. */
typedef struct Level {
    double size;      /* of a cell, in steps */
    DzKnots cells;    /* cells with something in them, by column and row */
    GArray *heads;    /* of guint: each cell's first entry + 1 */
    DzKnots crossed;  /* but for the finest: cells that an old vertex comes near */
    DzKnot low, high; /* the range of them that the last one came near: mostly that of the next too */
} Level;

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

/* A stretch of a line, of which it is 0 to 1, to be looked along in a grid. */
typedef struct Stretch {
    double from, to;
    guint level;
} Stretch;

struct DzSnapper {
    double per_degree, reach; /* the tolerance in steps of latitude */
    bool begun;               /* there is an earlier version */
    DzKnots old;              /* vertices of earlier versions */
    Level levels[LEVELS];     /* from the finest */
    GArray *entries;
    GArray *knots, *ends, *owners; /* the version under way: rings, where each ends, and whose it is */
    DzKnots seen;                  /* its vertices so far */
    guint last;                    /* number of the vertex before, in `seen` */
    GArray *moved_to;              /* of DzKnot: where each of them goes */
    GArray *beside;                /* of Beside */
    GArray *stretches;             /* of Stretch: yet to be looked along */
};

DzSnapper *dz_snapper_new(double tolerance_m, double per_degree)
{
    DzSnapper *snapper = g_new0(DzSnapper, 1);
    snapper->per_degree = per_degree;
    snapper->reach = tolerance_m / METRES_PER_DEGREE * per_degree;
    double size = MAX(snapper->reach * CELL_TOLERANCES, 8);
    for (guint i = 0; i < LEVELS; i++, size *= FINER) {
        Level *level = &snapper->levels[i];
        level->size = size;
        dz_knots_init(&level->cells, 0);
        dz_knots_init(&level->crossed, 0);
        level->heads = g_array_new(FALSE, TRUE, sizeof(guint));
    }
    dz_knots_init(&snapper->old, 0);
    dz_knots_init(&snapper->seen, 0);
    snapper->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    snapper->knots = g_array_new(FALSE, FALSE, sizeof(DzKnot));
    snapper->ends = g_array_new(FALSE, FALSE, sizeof(guint));
    snapper->owners = g_array_new(FALSE, FALSE, sizeof(guint));
    snapper->moved_to = g_array_new(FALSE, FALSE, sizeof(DzKnot));
    snapper->beside = g_array_new(FALSE, FALSE, sizeof(Beside));
    snapper->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    return snapper;
}

void dz_snapper_free(DzSnapper *snapper)
{
    if (!snapper)
        return;
    for (guint i = 0; i < LEVELS; i++) {
        dz_knots_clear(&snapper->levels[i].cells);
        dz_knots_clear(&snapper->levels[i].crossed);
        g_array_unref(snapper->levels[i].heads);
    }
    dz_knots_clear(&snapper->old);
    dz_knots_clear(&snapper->seen);
    GArray *arrays[] = {snapper->entries,  snapper->knots,  snapper->ends,     snapper->owners,
                        snapper->moved_to, snapper->beside, snapper->stretches};
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

static gint32 cell_at(const Level *level, double at)
{
    return (gint32)floor(at / level->size);
}

static void put(DzSnapper *snapper, Level *level, DzKnot cell, guint item, bool is_segment)
{
    guint number = dz_knots_add(&level->cells, cell);
    if (number >= level->heads->len)
        g_array_set_size(level->heads, number + 1);
    guint *head = &g_array_index(level->heads, guint, number);
    Entry entry = {item, is_segment, *head};
    g_array_append_val(snapper->entries, entry);
    *head = snapper->entries->len;
}

/* Puts a thing into every cell that the segment a, b, which it is, comes within the tolerance of. */
static void put_near(DzSnapper *snapper, Level *level, DzKnot a, DzKnot b, guint item, bool is_segment)
{
    double reach =
        snapper->reach * 1.5 + 2; /* half more, for looks along a line that are a tolerance apart */
    double reach_x = reach / MIN(narrowing(snapper, a.y), narrowing(snapper, b.y)) * 1.01 + 2;
    gint32 low = cell_at(level, MIN(a.y, b.y) - reach), high = cell_at(level, MAX(a.y, b.y) + reach);
    for (gint32 row = low; row <= high; row++) {
        double west = MIN(a.x, b.x), east = MAX(a.x, b.x);
        if (low != high && a.y != b.y) {
            double slope = ((double)b.x - a.x) / ((double)b.y - a.y);
            double south = row * level->size - reach, north = south + level->size + 2 * reach;
            double at_south = a.x + (south - a.y) * slope, at_north = a.x + (north - a.y) * slope;
            west = MAX(west, MIN(at_south, at_north));
            east = MIN(east, MAX(at_south, at_north));
        }
        gint32 to = cell_at(level, east + reach_x);
        for (gint32 column = cell_at(level, west - reach_x); column <= to; column++)
            put(snapper, level, (DzKnot){column, row}, item, is_segment);
    }
}

static double extent(DzKnot a, DzKnot b)
{
    return MAX(fabs((double)b.x - a.x), fabs((double)b.y - a.y));
}

/* The finest grid of which something as long goes through a bounded number of cells. */
static guint level_of(const DzSnapper *snapper, double length)
{
    guint i = 0;
    while (i + 1 < LEVELS && length > MOST_CELLS * snapper->levels[i].size)
        i++;
    return i;
}

/* A new old vertex: into the finest grid, and in the coarser ones it is noted where looks along a line a
 * quarter of a cell apart must turn to the finer one. */
static void put_vertex(DzSnapper *snapper, DzKnot at, guint number)
{
    double reach = snapper->reach * 1.5 + 2, reach_x = reach / narrowing(snapper, at.y) * 1.01 + 2;
    put_near(snapper, &snapper->levels[0], at, at, number, false);
    for (guint i = 1; i < LEVELS; i++) {
        Level *level = &snapper->levels[i];
        double more = level->size / 4;
        DzKnot low = {cell_at(level, at.x - reach_x - more), cell_at(level, at.y - reach - more)};
        DzKnot high = {cell_at(level, at.x + reach_x + more), cell_at(level, at.y + reach + more)};
        if (level->crossed.list->len > 0 && dz_knot_equal(low, level->low) &&
            dz_knot_equal(high, level->high))
            continue;
        level->low = low;
        level->high = high;
        for (gint32 row = low.y; row <= high.y; row++)
            for (gint32 column = low.x; column <= high.x; column++)
                dz_knots_add(&level->crossed, (DzKnot){column, row});
    }
}

static guint head_of(const Level *level, DzKnot cell)
{
    guint number = dz_knots_find(&level->cells, cell);
    return number == G_MAXUINT ? 0 : g_array_index(level->heads, guint, number);
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

/* The nearest old vertex and the nearest old line so far. */
typedef struct Nearest {
    double narrow, to_vertex, to_line;
    DzKnot vertex, on_line;
    bool has_vertex;
} Nearest;

static void look_around(const DzSnapper *snapper, const Level *level, const DzSegments *segments, DzKnot at,
                        Nearest *nearest)
{
    DzKnot cell = {cell_at(level, at.x), cell_at(level, at.y)};
    for (guint e = head_of(level, cell); e;) {
        const Entry *entry = &g_array_index(snapper->entries, Entry, e - 1);
        e = entry->next;
        if (entry->is_segment) {
            const DzSegment *line = &g_array_index(segments->list, DzSegment, entry->item);
            DzKnot on;
            double far = nearest_on(line->a, line->b, at, nearest->narrow, &on);
            if (far < nearest->to_line ||
                (far == nearest->to_line && dz_knot_compare(on, nearest->on_line) < 0)) {
                nearest->to_line = far;
                nearest->on_line = on;
            }
        } else {
            DzKnot old = g_array_index(snapper->old.list, DzKnot, entry->item);
            double dx = ((double)old.x - at.x) * nearest->narrow, dy = (double)old.y - at.y;
            double far =
                sqrt(dx * dx + dy * dy); /* hypot would guard against what cannot be, at ten times the cost */
            bool nearer = far < nearest->to_vertex || (nearest->has_vertex && far == nearest->to_vertex &&
                                                       dz_knot_compare(old, nearest->vertex) < 0);
            if (nearer) {
                nearest->to_vertex = far;
                nearest->vertex = old;
                nearest->has_vertex = true;
            }
        }
    }
}

/* Where a vertex of the version under way goes: the nearest old vertex within reach, else the nearest old
 * line. */
static DzKnot destination(const DzSnapper *snapper, const DzSegments *segments, DzKnot at)
{
    if (dz_knots_find(&snapper->old, at) != G_MAXUINT)
        return at;
    Nearest nearest = {narrowing(snapper, at.y), snapper->reach, snapper->reach, at, at, false};
    for (guint i = 0; i < LEVELS; i++)
        if (snapper->levels[i].heads->len > 0)
            look_around(snapper, &snapper->levels[i], segments, at, &nearest);
    return nearest.has_vertex ? nearest.vertex : nearest.on_line;
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
    for (guint e = head_of(&snapper->levels[0], cell); e;) {
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

/* Looks along a stretch; those of its parts that an old vertex may be near go to `more`, or, in the finest
 * grid, are looked into. */
static void look_along(DzSnapper *snapper, const Line *line, Stretch stretch, GArray *more)
{
    const Level *level = &snapper->levels[stretch.level];
    double dx = (double)line->b.x - line->a.x, dy = (double)line->b.y - line->a.y;
    double length = extent(line->a, line->b) * (stretch.to - stretch.from);
    guint pieces = (guint)ceil(length / (level->size / CELL_TOLERANCES));
    double part = pieces ? (stretch.to - stretch.from) / pieces : 0;
    DzKnot last = {G_MININT32, G_MININT32};
    for (guint i = 0; i <= pieces; i++) {
        double t = pieces ? stretch.from + (stretch.to - stretch.from) * i / pieces : stretch.from;
        DzKnot cell = {cell_at(level, line->a.x + t * dx), cell_at(level, line->a.y + t * dy)};
        if (stretch.level == 0 && !dz_knot_equal(cell, last))
            look(snapper, cell, line);
        if (stretch.level > 0 && dz_knots_find(&level->crossed, cell) != G_MAXUINT) {
            Stretch finer = {MAX(t - part / 2, stretch.from), MIN(t + part / 2, stretch.to),
                             stretch.level - 1};
            g_array_append_val(more, finer);
        }
        last = cell;
    }
}

/* Collects what stands beside a line, in its order; from several cells, so some of it may come twice. */
static void find_beside(DzSnapper *snapper, const Line *line)
{
    g_array_set_size(snapper->beside, 0);
    g_array_set_size(snapper->stretches, 0);
    Stretch whole = {0, 1, level_of(snapper, extent(line->a, line->b))};
    if (whole.level == 0)
        look_along(snapper, line, whole, NULL);
    else
        g_array_append_val(snapper->stretches, whole);
    while (snapper->stretches->len > 0) {
        Stretch stretch = g_array_index(snapper->stretches, Stretch, snapper->stretches->len - 1);
        g_array_set_size(snapper->stretches, snapper->stretches->len - 1);
        look_along(snapper, line, stretch, snapper->stretches);
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
        guint level = level_of(snapper, extent(segment->a, segment->b));
        put_near(snapper, &snapper->levels[level], segment->a, segment->b, i, true);
        DzKnot ends[] = {segment->a, segment->b};
        for (int k = 0; k < 2; k++) {
            guint known = snapper->old.list->len, number = dz_knots_add(&snapper->old, ends[k]);
            if (number == known)
                put_vertex(snapper, ends[k], number);
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
