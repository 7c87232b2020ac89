/*
 * Areas of the base map that lie over each other, with how much. Two maps of neighbours seldom agree to the
 * metre, so slivers are passed over.
 */
#include "geo/measure.h"
#include "geo/region.h"
#include "load/load_in.h"

#include <math.h>

static const double SLIVER_KM2 = 0.5;

/* The shape's degrees as a plane, in which areas can be cut with each other. */
static DzRegion *region_of(const DzShape *rings)
{
    g_autoptr(DzPlane) plane = dz_plane_new();
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(rings, part, &count);
        for (guint i = 0; i < count; i++)
            dz_plane_add(plane, (DzMetre){points[i].lon, points[i].lat});
        dz_plane_end(plane);
    }
    return dz_region_new_rings(plane, NULL);
}

/* GEOS lets outer rings run one way and holes the other, so the signed areas add up to the area. */
static double region_km2(const DzRegion *region)
{
    g_autoptr(DzPlane) rings = dz_region_rings(region);
    double km2 = 0;
    for (guint part = 0; part < dz_plane_count(rings); part++) {
        guint count = 0;
        const DzMetre *points = dz_plane_part(rings, part, &count);
        g_autofree DzLonLat *ring = g_new(DzLonLat, count);
        for (guint i = 0; i < count; i++)
            ring[i] = (DzLonLat){points[i].x, points[i].y};
        km2 += dz_ring_area_km2(ring, count);
    }
    return fabs(km2);
}

static bool boxes_meet(DzBox a, DzBox b)
{
    return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

/* An area of the base map, ready to be compared. */
typedef struct Area {
    const DzFeature *feature;
    const char *layer; /* static */
    guint number;      /* of the feature in its file, from 1 */
    DzBox box;
    DzRegion *region; /* NULL until it is needed, and if GEOS cannot make one */
} Area;

static void clear_area(gpointer data)
{
    dz_region_free(((Area *)data)->region);
}

static void compare(DzLoader *loader, Area *one, Area *two, const char *file)
{
    if (!boxes_meet(one->box, two->box))
        return;
    if (!one->region)
        one->region = region_of(one->feature->shape);
    if (!two->region)
        two->region = region_of(two->feature->shape);
    g_autoptr(DzRegion) both =
        one->region && two->region ? dz_region_intersect(one->region, two->region, NULL) : NULL;
    double km2 = both ? region_km2(both) : 0;
    if (km2 >= SLIVER_KM2)
        dz_load_warn(loader, "overlapping-polygons", file, 0,
                     "feature %u ('%s') lies over feature %u ('%s') of %s by %.1f km2", two->number,
                     dz_text_in(&two->feature->name, DZ_LANG_EN), one->number,
                     dz_text_in(&one->feature->name, DZ_LANG_EN), one->layer, km2);
}

void dz_check_overlaps(DzLoader *loader)
{
    static const struct {
        DzLayerId id;
        const char *name;
    } layers[] = {{DZ_LAYER_LAND, "land"}, {DZ_LAYER_NEIGHBOURS, "neighbours"}};
    g_autoptr(GArray) areas = g_array_new(FALSE, FALSE, sizeof(Area));
    g_array_set_clear_func(areas, clear_area);
    for (guint l = 0; l < G_N_ELEMENTS(layers); l++) {
        g_autofree char *group = g_strconcat("layer ", layers[l].name, NULL);
        g_autofree char *file = dz_ini_text(loader->ini, group, "file");
        const GArray *features = loader->set->layers[layers[l].id].features;
        for (guint i = 0; i < features->len; i++) {
            const DzFeature *feature = &g_array_index(features, DzFeature, i);
            Area area = {feature, layers[l].name, i + 1, dz_shape_box(feature->shape), NULL};
            g_array_append_val(areas, area);
            Area *last = &g_array_index(areas, Area, areas->len - 1);
            for (guint k = 0; k + 1 < areas->len; k++)
                compare(loader, &g_array_index(areas, Area, k), last, file);
        }
    }
}
