/*
 * What a file says of the map beside showing it: where it lies, what it is of.
 */
#include "scene/scene_in.h"

#include <math.h>

/* The range in degrees that the frame covers, its edges densely sampled. */
static DzBox shown(const DzView *view)
{
    enum { SAMPLES = 32 };
    DzBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    const DzPageBox *frame = &view->frame;
    for (guint i = 0; i <= SAMPLES; i++) {
        double x = frame->min_x + (frame->max_x - frame->min_x) * i / SAMPLES;
        double y = frame->min_y + (frame->max_y - frame->min_y) * i / SAMPLES;
        DzPage edges[] = {{x, frame->min_y}, {x, frame->max_y}, {frame->min_x, y}, {frame->max_x, y}};
        for (guint k = 0; k < G_N_ELEMENTS(edges); k++) {
            DzLonLat at;
            if (dz_unproject(view->projection, dz_view_plane(view, edges[k]), &at))
                box = (DzBox){MIN(box.west, at.lon), MIN(box.south, at.lat), MAX(box.east, at.lon),
                              MAX(box.north, at.lat)};
        }
    }
    return box;
}

void dz_map_about(DzMap *map)
{
    DzScene *scene = map->scene;
    int round = map->request->when.round;
    scene->place.crs = g_strdup(dz_projection_wkt(map->view.projection));
    scene->place.corner = dz_view_plane(&map->view, (DzPage){0, 0});
    scene->place.mm_per_metre = map->view.mm_per_metre;
    scene->place.shown = shown(&map->view);
    scene->round_number = round < 0 ? -1 : DZ_ROUND(map->set, round)->number;
    scene->day = map->day;
    scene->dataset = g_strdup_printf("%s %s", map->set->id, map->set->version);
    scene->collection = g_strdup(dz_text_in(&map->set->title, map->lang));
    scene->disclaimer = g_strdup(dz_text_in(&map->set->disclaimer, map->lang));
    for (guint i = 0; i < dz_style_layer_count(map->style); i++)
        g_ptr_array_add(scene->layers, g_strdup(dz_style_layer_id(dz_style_layer_at(map->style, i))));
    scene->description = dz_map_describe(map);
    scene->caption = dz_map_caption(map);
}
