/*
 * Most faces are in the same state from a day to the next. So each day is a list of faces that differ from
 * the day before, and from each first day on a sum is carried along: a face's area comes in when its holder
 * becomes another than on the first day, and goes out when it becomes the same again.
 */
#include "composite/totals.h"

#include <math.h>

/* A face that has another holder than on the day before. */
typedef struct Step {
    guint face;
    int holder;
} Step;

gsize dz_totals_at(guint i, guint j, guint count)
{
    return (gsize)i * count - (gsize)i * (i + 1) / 2 + (j - i - 1);
}

/* The recorded days' steps, one after another; first[k] is where those of the k-th recorded day begin. */
static GArray *steps_of(const DzComposite *composite, const DzDay *days, const GArray *recorded, guint *first)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));
    guint faces = composite->arrangement->face_count;
    g_autofree int *before = NULL;
    for (guint k = 0; k < recorded->len; k++) {
        int *now = dz_composite_holders(composite, days[g_array_index(recorded, guint, k)], false);
        first[k] = steps->len;
        for (guint f = 0; f < faces; f++) {
            Step step = {f, now[f]};
            if (now[f] != (before ? before[f] : DZ_STATE_NONE))
                g_array_append_val(steps, step);
        }
        g_free(before);
        before = now;
    }
    first[recorded->len] = steps->len;
    return steps;
}

/* Areas in billionths of a km2: the earth has 5.1e17 of them. */
static gint64 *areas_of(const DzArrangement *arrangement)
{
    gint64 *areas = g_new(gint64, MAX(arrangement->face_count, 1));
    for (guint f = 0; f < arrangement->face_count; f++)
        areas[f] = (gint64)llround(arrangement->faces[f].area_km2 * 1e9);
    return areas;
}

/* The recorded days from the k-th on, compared with the k-th. `base` is its holders; `now` is for working. */
static void add_row(const GArray *steps, const guint *first, const GArray *recorded, guint k, guint count,
                    const gint64 *areas, const int *base, int *now, double *totals)
{
    guint i = g_array_index(recorded, guint, k);
    gint64 sum = 0;
    for (guint m = k + 1; m < recorded->len; m++) {
        for (guint s = first[m]; s < first[m + 1]; s++) {
            const Step *step = &g_array_index(steps, Step, s);
            sum += areas[step->face] *
                   ((step->holder != base[step->face]) - (now[step->face] != base[step->face]));
            now[step->face] = step->holder;
        }
        totals[dz_totals_at(i, g_array_index(recorded, guint, m), count)] = (double)sum / 1e9;
    }
}

double *dz_changes_totals(const DzComposite *composite, const DzDay *days, guint count)
{
    guint faces = composite->arrangement->face_count;
    gsize pairs = (gsize)count * (count > 0 ? count - 1 : 0) / 2;
    double *totals = g_new(double, MAX(pairs, 1));
    for (gsize p = 0; p < pairs; p++)
        totals[p] = NAN;
    g_autoptr(GArray) recorded = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < count; i++)
        if (dz_dataset_on_record(composite->set, days[i]))
            g_array_append_val(recorded, i);
    g_autofree guint *first = g_new(guint, recorded->len + 1);
    g_autoptr(GArray) steps = steps_of(composite, days, recorded, first);
    g_autofree gint64 *areas = areas_of(composite->arrangement);
    g_autofree int *base = g_new(int, MAX(faces, 1)), *now = g_new(int, MAX(faces, 1));
    for (guint f = 0; f < faces; f++)
        base[f] = DZ_STATE_NONE;
    for (guint k = 0; k < recorded->len; k++) {
        for (guint s = first[k]; s < first[k + 1]; s++)
            base[g_array_index(steps, Step, s).face] = g_array_index(steps, Step, s).holder;
        for (guint f = 0; f < faces; f++)
            now[f] = base[f];
        add_row(steps, first, recorded, k, count, areas, base, now, totals);
    }
    return totals;
}
