/*
 * Half-edge 2i is arc i as it runs, 2i + 1 the same arc backwards; a cycle is a closed walk of half-edges
 * with one face on its left.
 */
#include "geo/arrangement.h"
#include "geo/mesh_in.h"

typedef struct Half {
    guint node;    /* where it starts */
    DzKnot at, to; /* its first edge */
    guint id;
} Half;

typedef struct Cycle {
    DzWide twice_area; /* above 0: counter-clockwise */
    DzKnot low;
    gint32 face;
} Cycle;

typedef struct Walk {
    DzMesh *mesh;
    guint *next;     /* half-edge after each */
    guint *cycle_of; /* half-edge's cycle */
    GArray *cycles;  /* of Cycle */
} Walk;

static void walk_clear(Walk *walk)
{
    g_free(walk->next);
    g_free(walk->cycle_of);
    g_array_unref(walk->cycles);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Walk, walk_clear)

/* 0 for directions from east to just before west, 1 for the others. */
static int upper_or_lower(const Half *half)
{
    gint64 dy = (gint64)half->to.y - half->at.y, dx = (gint64)half->to.x - half->at.x;
    return dy > 0 || (dy == 0 && dx > 0) ? 0 : 1;
}

/* By node, then counter-clockwise. */
static gint compare_halves(gconstpointer a, gconstpointer b)
{
    const Half *left = a, *right = b;
    if (left->node != right->node)
        return left->node < right->node ? -1 : 1;
    int side = upper_or_lower(left) - upper_or_lower(right);
    return side ? side : -dz_wide_sign(dz_knot_turn(left->at, left->to, right->to));
}

static Half half_of(const DzMesh *mesh, guint id)
{
    const DzMeshArc *arc = DZ_MESH_ARC(mesh, id / 2);
    guint last = arc->first + arc->count - 1;
    bool forward = id % 2 == 0;
    return (Half){.node = forward ? arc->from : arc->to,
                  .at = dz_mesh_knot(mesh, forward ? arc->first : last),
                  .to = dz_mesh_knot(mesh, forward ? arc->first + 1 : last - 1),
                  .id = id};
}

/* After a half-edge that arrives at a node comes the one clockwise from where it came. */
static void link_halves(Walk *walk)
{
    guint count = 2 * walk->mesh->arcs->len;
    g_autoptr(GArray) halves = g_array_sized_new(FALSE, FALSE, sizeof(Half), count);
    for (guint id = 0; id < count; id++) {
        Half half = half_of(walk->mesh, id);
        g_array_append_val(halves, half);
    }
    g_array_sort(halves, compare_halves);
    for (guint from = 0, end = 0; from < count; from = end) {
        guint node = g_array_index(halves, Half, from).node;
        while (end < count && g_array_index(halves, Half, end).node == node)
            end++;
        for (guint i = from; i < end; i++) {
            guint before = i == from ? end - 1 : i - 1;
            walk->next[g_array_index(halves, Half, i).id ^ 1] = g_array_index(halves, Half, before).id;
        }
    }
}

static DzWide twice_area_under(const DzMesh *mesh, const DzMeshArc *arc)
{
    DzWide sum = 0;
    for (guint i = arc->first; i + 1 < arc->first + arc->count; i++) {
        DzKnot a = dz_mesh_knot(mesh, i), b = dz_mesh_knot(mesh, i + 1);
        sum += (DzWide)a.x * b.y - (DzWide)b.x * a.y;
    }
    return sum;
}

static void find_cycles(Walk *walk)
{
    const DzMesh *mesh = walk->mesh;
    guint count = 2 * mesh->arcs->len;
    g_autofree DzWide *areas = g_new0(DzWide, MAX(mesh->arcs->len, 1));
    for (guint i = 0; i < mesh->arcs->len; i++)
        areas[i] = twice_area_under(mesh, DZ_MESH_ARC(mesh, i));
    for (guint id = 0; id < count; id++)
        walk->cycle_of[id] = G_MAXUINT;
    for (guint id = 0; id < count; id++) {
        if (walk->cycle_of[id] != G_MAXUINT)
            continue;
        Cycle cycle = {.low = DZ_MESH_ARC(mesh, id / 2)->low, .face = DZ_NO_FACE};
        for (guint at = id; walk->cycle_of[at] == G_MAXUINT; at = walk->next[at]) {
            const DzMeshArc *arc = DZ_MESH_ARC(mesh, at / 2);
            walk->cycle_of[at] = walk->cycles->len;
            cycle.twice_area += at % 2 ? -areas[at / 2] : areas[at / 2];
            if (dz_knot_compare(arc->low, cycle.low) < 0)
                cycle.low = arc->low;
        }
        g_array_append_val(walk->cycles, cycle);
    }
}

/* Edges by the horizontal strips they reach into; an edge is where its arc's path has its first vertex. */
typedef struct Strips {
    gint64 min_y, height;
    guint count;
    guint *first, *items;
} Strips;

static void strips_clear(Strips *strips)
{
    g_free(strips->first);
    g_free(strips->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Strips, strips_clear)

static guint strip_of(const Strips *strips, gint32 y)
{
    return (guint)((y - strips->min_y) / strips->height);
}

static Strips strips_of(const DzMesh *mesh)
{
    gint32 low = G_MAXINT32, high = G_MININT32;
    for (guint i = 0; i < mesh->path->len; i++) {
        low = MIN(low, dz_mesh_knot(mesh, i).y);
        high = MAX(high, dz_mesh_knot(mesh, i).y);
    }
    Strips strips = {.min_y = low, .count = CLAMP(mesh->path->len / 8, 1, 16384)};
    strips.height = ((gint64)high - low) / strips.count + 1;
    strips.first = g_new0(guint, strips.count + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < mesh->arcs->len; i++) {
            const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
            for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
                gint32 a = dz_mesh_knot(mesh, k).y, b = dz_mesh_knot(mesh, k + 1).y;
                if (a == b)
                    continue;
                for (guint s = strip_of(&strips, MIN(a, b)); s <= strip_of(&strips, MAX(a, b)); s++) {
                    if (pass == 0)
                        strips.first[s + 2]++;
                    else
                        strips.items[strips.first[s + 1]++] = k;
                }
            }
        }
        for (guint s = 0; pass == 0 && s < strips.count; s++)
            strips.first[s + 2] += strips.first[s + 1];
        if (pass == 0)
            strips.items = g_new(guint, MAX(strips.first[strips.count + 1], 1));
    }
    return strips;
}

/* An edge as it rises. */
typedef struct Rise {
    DzKnot low, high;
} Rise;

static Rise rise_of(const DzMesh *mesh, guint at)
{
    DzKnot a = dz_mesh_knot(mesh, at), b = dz_mesh_knot(mesh, at + 1);
    return a.y < b.y ? (Rise){a, b} : (Rise){b, a};
}

/* Of two edges that cross the height y, is `one` farther east there, or else just above? */
static bool is_east_of(const Rise *one, const Rise *other, gint32 y)
{
    gint64 dx = (gint64)one->high.x - one->low.x, dy = (gint64)one->high.y - one->low.y;
    gint64 ex = (gint64)other->high.x - other->low.x, ey = (gint64)other->high.y - other->low.y;
    DzWide x = (DzWide)one->low.x * dy + (DzWide)((gint64)y - one->low.y) * dx;
    DzWide w = (DzWide)other->low.x * ey + (DzWide)((gint64)y - other->low.y) * ex;
    int order = dz_wide_sign(x * ey - w * dy);
    return order ? order > 0 : (DzWide)dx * ey > (DzWide)ex * dy;
}

static guint arc_at(const DzMesh *mesh, guint path_index)
{
    guint low = 0, high = mesh->arcs->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (DZ_MESH_ARC(mesh, middle)->first <= path_index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The face just west of a piece of linework whose first vertex by x, then y, is `low`. */
static gint32 face_west_of(const Walk *walk, const Strips *strips, DzKnot low)
{
    const DzMesh *mesh = walk->mesh;
    guint strip = strip_of(strips, low.y), nearest = G_MAXUINT;
    Rise best = {low, low};
    for (guint i = strips->first[strip]; i < strips->first[strip + 1]; i++) {
        Rise rise = rise_of(mesh, strips->items[i]);
        if (rise.low.y > low.y || rise.high.y <= low.y || dz_knot_turn(rise.low, rise.high, low) >= 0)
            continue;
        if (nearest == G_MAXUINT || is_east_of(&rise, &best, low.y)) {
            nearest = strips->items[i];
            best = rise;
        }
    }
    if (nearest == G_MAXUINT)
        return DZ_NO_FACE;
    bool rising = dz_mesh_knot(mesh, nearest).y < dz_mesh_knot(mesh, nearest + 1).y;
    guint half = 2 * arc_at(mesh, nearest) + (rising ? 1 : 0); /* the one that has its right for its left */
    return g_array_index(walk->cycles, Cycle, walk->cycle_of[half]).face;
}

static gint compare_lows(gconstpointer a, gconstpointer b, gpointer data)
{
    const Cycle *cycles = data;
    return dz_knot_compare(cycles[*(const guint *)a].low, cycles[*(const guint *)b].low);
}

/* Faces are the cycles that turn left; the others are given theirs from west to east, so that what is west of
 * one is always known. */
static void number_faces(Walk *walk)
{
    Cycle *cycles = (Cycle *)(void *)walk->cycles->data;
    g_autoptr(GArray) outer = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < walk->cycles->len; i++) {
        if (cycles[i].twice_area > 0)
            cycles[i].face = (gint32)walk->mesh->face_count++;
        else
            g_array_append_val(outer, i);
    }
    if (outer->len < 2)
        return;
    g_array_sort_with_data(outer, compare_lows, cycles);
    g_auto(Strips) strips = strips_of(walk->mesh);
    for (guint i = 1; i < outer->len; i++) {
        Cycle *cycle = &cycles[g_array_index(outer, guint, i)];
        cycle->face = face_west_of(walk, &strips, cycle->low);
    }
}

void dz_mesh_find_faces(DzMesh *mesh)
{
    guint halves = 2 * mesh->arcs->len;
    g_auto(Walk) walk = {.mesh = mesh,
                         .next = g_new0(guint, MAX(halves, 1)),
                         .cycle_of = g_new0(guint, MAX(halves, 1)),
                         .cycles = g_array_new(FALSE, FALSE, sizeof(Cycle))};
    link_halves(&walk);
    find_cycles(&walk);
    number_faces(&walk);
    for (guint i = 0; i < mesh->arcs->len; i++) {
        DZ_MESH_ARC(mesh, i)->left = g_array_index(walk.cycles, Cycle, walk.cycle_of[2 * (gsize)i]).face;
        DZ_MESH_ARC(mesh, i)->right = g_array_index(walk.cycles, Cycle, walk.cycle_of[2 * (gsize)i + 1]).face;
    }
}
