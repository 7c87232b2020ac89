#include "composite/composite_in.h"

#include <math.h>
#include <string.h>

static double size_of(const DzShape *rings)
{
    double sum = 0; /* holes count too: rings need not run the right way around, and only the order matters */
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        double twice = 0;
        for (guint i = 0; i < count; i++) {
            DzLonLat a = ring[i], b = ring[i + 1 < count ? i + 1 : 0];
            twice +=
                (a.lon - ring[0].lon) * (b.lat - ring[0].lat) - (b.lon - ring[0].lon) * (a.lat - ring[0].lat);
        }
        sum += fabs(twice / 2);
    }
    return sum;
}

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
    return compare_points(one->rings, other->rings);
}

GArray *dz_claims_new(const DzDataset *set)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(DzClaim));
    for (guint t = 0; t < DZ_THEME_COUNT; t++) {
        for (guint i = 0; i < set->themes[t].polygons->len; i++) {
            DzClaim claim = {.polygon = DZ_POLYGON(&set->themes[t], i), .theme = (DzThemeId)t};
            claim.size = size_of(claim.polygon->rings);
            g_array_append_val(claims, claim);
        }
    }
    g_array_sort(claims, compare_claims);
    return claims;
}
