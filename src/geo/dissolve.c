/*
 * Dissolving is a walk: the arcs between a face of the wanted state and one of another, each taken so that
 * the wanted state is on its left, chained end to start. Where several go out from one node, the leftmost
 * turn stays with the same ground.
 */
#include "geo/arrangement.h"

#include <math.h>

/* An arc with a direction. */
typedef struct Step {
    const DzArc *arc;
    bool forward;
    bool used;
} Step;

static guint step_start(const Step *step)
{
    return step->forward ? step->arc->from : step->arc->to;
}

static guint step_end(const Step *step)
{
    return step->forward ? step->arc->to : step->arc->from;
}

static const DzLonLat *step_point(const DzArrangement *arrangement, const Step *step, guint i)
{
    guint index = step->forward ? i : step->arc->count - 1 - i;
    return &arrangement->points[step->arc->first + index];
}

static double angle(const DzLonLat *from, const DzLonLat *to)
{
    return atan2(to->lat - from->lat, to->lon - from->lon);
}

static int compare_steps(const void *a, const void *b)
{
    const Step *left = a, *right = b;
    guint from = step_start(left), to = step_start(right);
    if (from != to)
        return from < to ? -1 : 1;
    return left->arc < right->arc ? -1 : left->arc > right->arc ? 1 : 0;
}

static GArray *border_steps(const DzArrangement *arrangement, const int *state, int wanted)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        bool left = arc->left != DZ_NO_FACE && state[arc->left] == wanted;
        bool right = arc->right != DZ_NO_FACE && state[arc->right] == wanted;
        if (left == right)
            continue;
        Step step = {.arc = arc, .forward = left};
        g_array_append_val(steps, step);
    }
    g_array_sort(steps, compare_steps);
    return steps;
}

/* The first of the sorted steps that starts at `node` or later. */
static guint first_from(const GArray *steps, guint node)
{
    guint low = 0, high = steps->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (step_start(&g_array_index(steps, Step, middle)) < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Step *next_step(const DzArrangement *arrangement, GArray *steps, const Step *before)
{
    guint node = step_end(before), last = before->arc->count - 1;
    double heading = angle(step_point(arrangement, before, last - 1), step_point(arrangement, before, last));
    Step *best = NULL;
    double best_turn = -INFINITY;
    for (guint i = first_from(steps, node); i < steps->len; i++) {
        Step *step = &g_array_index(steps, Step, i);
        if (step_start(step) != node)
            break;
        if (step->used)
            continue;
        double turn = angle(step_point(arrangement, step, 0), step_point(arrangement, step, 1)) - heading;
        turn = remainder(turn, 2 * G_PI);
        if (turn > best_turn) {
            best_turn = turn;
            best = step;
        }
    }
    return best;
}

DzShape *dz_arrangement_dissolve(const DzArrangement *arrangement, const int *state, int wanted)
{
    DzShape *rings = dz_shape_new();
    GArray *steps = border_steps(arrangement, state, wanted);
    for (guint i = 0; i < steps->len; i++) {
        Step *first = &g_array_index(steps, Step, i);
        Step *step = first;
        while (step && !step->used) {
            step->used = true;
            for (guint k = 0; k + 1 < step->arc->count; k++) /* its last point is the next one's first */
                dz_shape_add(rings, *step_point(arrangement, step, k));
            if (step_end(step) == step_start(first))
                break;
            step = next_step(arrangement, steps, step);
        }
        dz_shape_end(rings);
    }
    g_array_unref(steps);
    return rings;
}
