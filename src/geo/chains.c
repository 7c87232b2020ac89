/*
 * Lines out of arcs. The ends of the chosen arcs are sorted by node, so that the arcs at a node stand beside
 * each other.
 */
#include "geo/arrangement.h"

typedef struct End {
    guint node, arc;
    bool last; /* the arc's last point is here, else its first */
} End;

typedef struct Chains {
    const DzArrangement *arrangement;
    GArray *ends; /* of End, by node */
    bool *used;   /* an arc */
    DzShape *lines;
} Chains;

static int compare_ends(const void *a, const void *b)
{
    const End *left = a, *right = b;
    if (left->node != right->node)
        return left->node < right->node ? -1 : 1;
    if (left->arc != right->arc)
        return left->arc < right->arc ? -1 : 1;
    return (int)left->last - (int)right->last;
}

static GArray *collect_ends(const DzArrangement *arrangement, const bool *chosen)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(End));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        End first = {arrangement->arcs[i].from, i, false}, last = {arrangement->arcs[i].to, i, true};
        if (!chosen[i])
            continue;
        g_array_append_val(ends, first);
        g_array_append_val(ends, last);
    }
    g_array_sort(ends, compare_ends);
    return ends;
}

/* The ends at `node`: from *first, as many as returned. */
static guint ends_at(const Chains *chains, guint node, guint *first)
{
    guint low = 0, high = chains->ends->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(chains->ends, End, middle).node < node)
            low = middle + 1;
        else
            high = middle;
    }
    guint count = 0;
    while (low + count < chains->ends->len && g_array_index(chains->ends, End, low + count).node == node)
        count++;
    *first = low;
    return count;
}

/* Adds arc after arc, beginning with the one at `end`, until a node where the way is not plain. */
static void follow(Chains *chains, const End *end)
{
    for (;;) {
        const DzArc *arc = &chains->arrangement->arcs[end->arc];
        bool fresh = chains->lines->points->len == 0 || chains->lines->ends->len == 0;
        guint start = fresh ? 0 : g_array_index(chains->lines->ends, guint, chains->lines->ends->len - 1);
        bool begins = chains->lines->points->len == start;
        chains->used[end->arc] = true;
        for (guint i = begins ? 0 : 1; i < arc->count; i++)
            dz_shape_add(chains->lines,
                         chains->arrangement->points[arc->first + (end->last ? arc->count - 1 - i : i)]);
        guint node = end->last ? arc->from : arc->to, first = 0;
        if (ends_at(chains, node, &first) != 2)
            break;
        const End *a = &g_array_index(chains->ends, End, first), *b = a + 1;
        end = chains->used[a->arc] ? b : a;
        if (chains->used[end->arc])
            break;
    }
    dz_shape_end(chains->lines);
}

DzShape *dz_arrangement_chains(const DzArrangement *arrangement, const bool *chosen)
{
    Chains chains = {.arrangement = arrangement,
                     .ends = collect_ends(arrangement, chosen),
                     .used = g_new0(bool, MAX(arrangement->arc_count, 1)),
                     .lines = dz_shape_new()};
    for (int loops = 0; loops < 2;
         loops++) { /* lines begin where the way is not plain; what is left then are loops */
        for (guint i = 0; i < chains.ends->len; i++) {
            const End *end = &g_array_index(chains.ends, End, i);
            guint first = 0;
            if (!chains.used[end->arc] && (loops || ends_at(&chains, end->node, &first) != 2))
                follow(&chains, end);
        }
    }
    g_array_unref(chains.ends);
    g_free(chains.used);
    return chains.lines;
}
