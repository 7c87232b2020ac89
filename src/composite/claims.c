#include "composite/composite_in.h"

#include "geo/measure.h"
#include "geo/repair.h"

#include <string.h>

static int compare_numbers(double a, double b)
{
    return a < b ? -1 : a > b;
}

static int compare_points(const DzShape *a, const DzShape *b)
{
    if (a->points->len != b->points->len)
        return a->points->len < b->points->len ? -1 : 1;
    for (guint i = 0; i < a->points->len; i++) {
        DzLonLat p = g_array_index(a->points, DzLonLat, i), q = g_array_index(b->points, DzLonLat, i);
        int order = compare_numbers(p.lon, q.lon);
        if (order == 0)
            order = compare_numbers(p.lat, q.lat);
        if (order)
            return order;
    }
    return 0;
}

static gint compare_claims(gconstpointer a, gconstpointer b)
{
    const DzClaim *left = a, *right = b;
    const DzPolygon *one = left->polygon, *other = right->polygon;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    if (left->theme != right->theme)
        return left->theme < right->theme ? -1 : 1;
    if (one->owner != other->owner)
        return one->owner < other->owner ? -1 : 1;
    if (one->to != other->to)
        return one->to < other->to ? -1 : 1;
    int order = compare_points(one->rings, other->rings);
    return order ? order : g_strcmp0(one->source, other->source);
}

static void claim_clear(gpointer data)
{
    dz_shape_free(((DzClaim *)data)->repaired);
}

GArray *dz_claims_new(const DzDataset *set)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(DzClaim));
    g_array_set_clear_func(claims, claim_clear);
    for (guint t = 0; t < DZ_THEME_COUNT; t++) {
        for (guint i = 0; i < set->themes[t].polygons->len; i++) {
            DzClaim claim = {.polygon = DZ_POLYGON(&set->themes[t], i), .theme = (DzThemeId)t};
            claim.size_km2 = dz_rings_area_km2(claim.polygon->rings);
            g_array_append_val(claims, claim);
        }
    }
    g_array_sort(claims, compare_claims);
    return claims;
}

guint dz_composite_repair(DzComposite *composite, const DzOverlay *overlay, GArray *claims)
{
    const DzDataset *set = composite->set;
    const GArray *faults = dz_overlay_faults(overlay);
    guint count = 0;
    for (guint i = 0; i < faults->len; i++) {
        DzClaim *claim = &g_array_index(claims, DzClaim, g_array_index(faults, DzOverlayFault, i).polygon);
        DzLonLat at;
        if (claim->repaired || !dz_shape_crosses_itself(claim->polygon->rings, set->grid_deg, &at))
            continue; /* snapping has done it, not the source */
        claim->repaired = dz_shape_repair(claim->polygon->rings, NULL);
        if (claim->repaired)
            claim->size_km2 = dz_rings_area_km2(claim->repaired);
        count += claim->repaired != NULL;
        g_autofree char *path = g_build_filename(set->path, set->themes[claim->theme].file, NULL);
        dz_findings_add(composite->findings, "invalid-polygon", DZ_SEVERITY_WARNING, path, 0,
                        "feature %u crosses itself at %.7f, %.7f and %s", claim->polygon->feature, at.lon,
                        at.lat, claim->repaired ? "was made valid" : "is taken by the even-odd rule");
    }
    return count;
}

void dz_composite_find_losses(DzComposite *composite, const DzOverlay *overlay, const GArray *claims)
{
    const DzDataset *set = composite->set;
    g_autofree double *source_km2 = g_new(double, MAX(claims->len, 1));
    for (guint i = 0; i < claims->len; i++)
        source_km2[i] = g_array_index(claims, DzClaim, i).size_km2;
    g_autoptr(GArray) losses = dz_overlay_losses(overlay, composite->arrangement, source_km2);
    for (guint i = 0; i < losses->len; i++) {
        const DzOverlayLoss *loss = &g_array_index(losses, DzOverlayLoss, i);
        const DzClaim *claim = &g_array_index(claims, DzClaim, loss->polygon);
        if (loss->kept_km2 <= 0)
            continue; /* it has vanished, which is told */
        g_autofree char *path = g_build_filename(set->path, set->themes[claim->theme].file, NULL);
        dz_findings_add(composite->findings, "lost-ground", DZ_SEVERITY_WARNING, path, 0,
                        "feature %u has %.6g km2, of which %.6g are left: the rest is narrower than "
                        "tolerance_m or the grid",
                        claim->polygon->feature, loss->source_km2, loss->kept_km2);
    }
}

void dz_composite_find_anew(DzComposite *composite, const DzOverlay *overlay)
{
    const DzDataset *set = composite->set;
    DzOverlayCounts counts = dz_overlay_counts(overlay);
    if (counts.later == 0 || counts.anew * 2 < counts.later || counts.crossings * 10 < counts.distinct ||
        set->tolerance_m > 0)
        return;
    g_autofree char *path = g_build_filename(set->path, "dataset.ini", NULL);
    dz_findings_add(
        composite->findings, "drawn-anew", DZ_SEVERITY_WARNING, path, 0,
        "%.0f %% of the boundaries of later versions were drawn anew, and cross earlier ones %u times; if "
        "they mean the same lines, give [dataset] tolerance_m, the distance in metres within which they do",
        100.0 * counts.anew / counts.later, counts.crossings);
}
