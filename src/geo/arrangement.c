#include "geo/arrangement.h"

#include "geo/overlay.h"

DzArrangement *dz_arrangement_build(const DzShape *lines, double grid_deg, GError **error)
{
    g_autoptr(DzOverlay) overlay = dz_overlay_new(grid_deg, 0);
    dz_overlay_add_lines(overlay, lines);
    return dz_overlay_build(overlay, NULL, NULL, error);
}

void dz_arrangement_free(DzArrangement *arrangement)
{
    if (!arrangement)
        return;
    g_free(arrangement->faces);
    g_free(arrangement->arcs);
    g_free(arrangement->points);
    g_free(arrangement);
}
