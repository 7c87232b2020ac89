#include "composite/front.h"

#include "composite/composite_in.h"
#include "geo/measure.h"

void dz_composite_measure_arcs(DzComposite *composite)
{
    const DzArrangement *arrangement = composite->arrangement;
    composite->arc_km = g_new(double, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++)
        composite->arc_km[i] =
            dz_line_km(arrangement->points + arrangement->arcs[i].first, arrangement->arcs[i].count);
}

double dz_front_km_of(const DzComposite *composite, const int *holders)
{
    const DzArrangement *arrangement = composite->arrangement;
    double km = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        int left = holders[arc->left], right = holders[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            km += composite->arc_km[i];
    }
    return km;
}

double dz_front_km(const DzComposite *composite, DzDay day)
{
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    return dz_front_km_of(composite, holders);
}
