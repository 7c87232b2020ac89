#include "load/place_in.h"

#include "geo/meridian.h"

#include <math.h>

static const double STEP_M = 1000;
static const double MOST_M = 1e8;     /* from the origin: two and a half times around the Earth */
static const double MOST_STEPS = 5e6; /* of one shape: then the steps are longer */

static DzShape *copy_of(const DzShape *shape)
{
    DzShape *copy = dz_shape_new();
    g_array_append_vals(copy->points, shape->points->data, shape->points->len);
    g_array_append_vals(copy->ends, shape->ends->data, shape->ends->len);
    return copy;
}

/* The length of all edges; infinite if one is too far out to be on Earth. */
static double length_m(const DzShape *shape, double unit_m)
{
    double sum = 0;
    for (guint part = 0; part < dz_shape_count(shape); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(shape, part, &count);
        for (guint i = 0; i < count; i++) {
            DzLonLat a = points[i], b = points[i + 1 < count ? i + 1 : 0];
            if (!(fabs(a.lon * unit_m) <= MOST_M && fabs(a.lat * unit_m) <= MOST_M))
                return INFINITY;
            sum += hypot(b.lon - a.lon, b.lat - a.lat) * unit_m;
        }
    }
    return sum;
}

DzShape *dz_place_shape(const DzPlacing *placing, const DzShape *shape, bool rings, GError **error)
{
    double length = placing->unit_m > 0 ? length_m(shape, placing->unit_m) : INFINITY;
    g_autoptr(DzShape) placed =
        isfinite(length) ? dz_shape_densify(shape, rings, MAX(STEP_M, length / MOST_STEPS) / placing->unit_m)
                         : copy_of(shape);
    DzLonLat *points = (DzLonLat *)(void *)placed->points->data;
    bool ok = placing->outlines ? dz_transform_outline(placing->transform, points, placed->points->len, error)
                                : dz_transform_points(placing->transform, points, placed->points->len, error);
    return ok ? g_steal_pointer(&placed) : NULL;
}

DzShape *dz_place_outline(const DzPlacing *placing, const DzShape *rings, DzSeam *seam, GError **error)
{
    g_autoptr(DzShape) placed = dz_place_shape(placing, rings, true, error);
    if (!placed)
        return NULL;
    if (placing->unit_m > 0) { /* densified edges leave nothing to doubt, but a pole has one longitude */
        g_autoptr(DzShape) opened = dz_open_poles(placed);
        return dz_cut_at_antimeridian(opened, &seam->cut);
    }
    seam->doubtful = dz_crossing_is_doubtful(placed, &seam->from, &seam->to);
    return dz_cut_at_antimeridian(placed, &seam->cut);
}
