#include "composite/front.h"

#include "geo/measure.h"

/* The length of each arc: measured when first asked for. Of threads that ask at once all measure, and one
 * keeps. */
static const double *arc_lengths(const DzComposite *composite)
{
    double **lengths = &((DzComposite *)composite)->arc_km, *km = g_atomic_pointer_get(lengths);
    const DzArrangement *arrangement = composite->arrangement;
    if (km)
        return km;
    km = g_new(double, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++)
        km[i] = dz_line_km(arrangement->points + arrangement->arcs[i].first, arrangement->arcs[i].count);
    if (!g_atomic_pointer_compare_and_exchange(lengths, NULL, km)) {
        g_free(km);
        km = g_atomic_pointer_get(lengths);
    }
    return km;
}

double dz_front_km_of(const DzComposite *composite, const int *holders)
{
    const DzArrangement *arrangement = composite->arrangement;
    const double *lengths = arc_lengths(composite);
    double km = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        int left = holders[arc->left], right = holders[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            km += lengths[i];
    }
    return km;
}

double dz_front_km(const DzComposite *composite, DzDay day)
{
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    return dz_front_km_of(composite, holders);
}
