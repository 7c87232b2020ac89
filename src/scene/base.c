/*
 * What lies over the ground: neighbours, water, borders, governorates.
 */
#include "scene/scene_in.h"

static void add_features(DzMap *map, DzLayerId id, const char *layer, DzColour fill, DzStroke stroke)
{
    const DzLayer *features = &map->set->layers[id];
    for (guint i = 0; i < features->features->len; i++) {
        const DzFeature *feature = &g_array_index(features->features, DzFeature, i);
        DzMark *mark = dz_scene_add_shape(
            map->scene, layer, dz_view_path(&map->view, feature->shape, features->rings), features->rings);
        mark->in_frame = true;
        mark->fill = fill;
        mark->stroke = stroke;
    }
}

static DzStroke line(const DzMap *map, double width_mm, DzColour colour)
{
    return (DzStroke){dz_map_mm(map, width_mm), colour, {0, 0}};
}

void dz_map_base(DzMap *map)
{
    const DzLook *look = map->look;
    const DzColour none = {0};
    DzStroke governorate = line(map, look->governorate_mm, look->governorate);
    governorate.dash_mm[0] = dz_map_mm(map, 1.6);
    governorate.dash_mm[1] = dz_map_mm(map, 0.8);
    add_features(map, DZ_LAYER_GOVERNORATES, "governorate", none, governorate);
    add_features(map, DZ_LAYER_NEIGHBOURS, "neighbour", look->neighbour,
                 line(map, look->border_mm, look->border));
    add_features(map, DZ_LAYER_RIVERS, "river", none, line(map, look->river_mm, look->river));
    add_features(map, DZ_LAYER_LAKES, "lake", look->lake, line(map, look->coast_mm, look->river));
    add_features(map, DZ_LAYER_LAND, "border", none, line(map, look->border_mm, look->border));
}
