#include "composite/front.h"

#include "geo/measure.h"

static double arc_km(const DzArrangement *arrangement, const DzArc *arc)
{
    const DzLonLat *points = arrangement->points + arc->first;
    double km = 0;
    for (guint i = 0; i + 1 < arc->count; i++)
        km += dz_distance_km(points[i], points[i + 1]);
    return km;
}

double dz_front_km(const DzComposite *composite, DzDay day)
{
    const DzArrangement *arrangement = composite->arrangement;
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    double km = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        int left = holders[arc->left], right = holders[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            km += arc_km(arrangement, arc);
    }
    return km;
}
