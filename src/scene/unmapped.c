/*
 * Where the base map ends. A base map is cut from a larger one: beyond the cut there may be land or sea, and
 * to draw it as sea would be a statement. It is left blank.
 */
#include "scene/scene_in.h"

#include <math.h>

static const double FAR_DEG = 15; /* how far a side is moved on which the base map is not cut */

/* The sides of a box along which edges lie. */
typedef struct Cuts {
    DzBox box;
    bool west, south, east, north;
} Cuts;

static void over_edges(const DzMap *map, Cuts *cuts)
{
    static const DzLayerId layers[] = {DZ_LAYER_LAND, DZ_LAYER_NEIGHBOURS};
    for (guint l = 0; l < G_N_ELEMENTS(layers); l++) {
        const GArray *features = map->set->layers[layers[l]].features;
        for (guint i = 0; i < features->len; i++) {
            const DzShape *shape = g_array_index(features, DzFeature, i).shape;
            for (guint part = 0; part < dz_shape_count(shape); part++) {
                guint count = 0;
                const DzLonLat *ring = dz_shape_part(shape, part, &count);
                for (guint k = 0, before = count - 1; k < count; before = k++) {
                    DzLonLat a = ring[before], b = ring[k];
                    cuts->west |= a.lon == cuts->box.west && b.lon == cuts->box.west && a.lat != b.lat;
                    cuts->east |= a.lon == cuts->box.east && b.lon == cuts->box.east && a.lat != b.lat;
                    cuts->south |= a.lat == cuts->box.south && b.lat == cuts->box.south && a.lon != b.lon;
                    cuts->north |= a.lat == cuts->box.north && b.lat == cuts->box.north && a.lon != b.lon;
                }
            }
        }
    }
}

/* Around all land and neighbours; false if there are none. */
static bool base_box(const DzMap *map, DzBox *box)
{
    static const DzLayerId layers[] = {DZ_LAYER_LAND, DZ_LAYER_NEIGHBOURS};
    *box = (DzBox){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint l = 0; l < G_N_ELEMENTS(layers); l++) {
        const GArray *features = map->set->layers[layers[l]].features;
        for (guint i = 0; i < features->len; i++) {
            DzBox of = dz_shape_box(g_array_index(features, DzFeature, i).shape);
            *box = (DzBox){MIN(box->west, of.west), MIN(box->south, of.south), MAX(box->east, of.east),
                           MAX(box->north, of.north)};
        }
    }
    return box->west < box->east;
}

/* Is all of the frame inside? Its edges are sampled: what is mapped has no holes. */
static bool covers_frame(const DzPath *mapped, const DzPageBox *frame)
{
    enum { SAMPLES = 16 };
    for (guint i = 0; i <= SAMPLES; i++) {
        double x = frame->min_x + (frame->max_x - frame->min_x) * i / SAMPLES;
        double y = frame->min_y + (frame->max_y - frame->min_y) * i / SAMPLES;
        const DzPage edges[] = {{x, frame->min_y}, {x, frame->max_y}, {frame->min_x, y}, {frame->max_x, y}};
        for (guint k = 0; k < G_N_ELEMENTS(edges); k++)
            if (!dz_path_covers(mapped, edges[k]))
                return false;
    }
    return true;
}

DzPath *dz_map_unmapped(const DzMap *map)
{
    Cuts cuts = {0};
    if (map->set->layers[DZ_LAYER_NEIGHBOURS].features->len == 0 || !base_box(map, &cuts.box))
        return NULL;
    over_edges(map, &cuts);
    if (!cuts.west && !cuts.south && !cuts.east && !cuts.north)
        return NULL;
    double west = cuts.west ? cuts.box.west : MAX(cuts.box.west - FAR_DEG, -180);
    double east = cuts.east ? cuts.box.east : MIN(cuts.box.east + FAR_DEG, 180);
    double south = cuts.south ? cuts.box.south : MAX(cuts.box.south - FAR_DEG, -90);
    double north = cuts.north ? cuts.box.north : MIN(cuts.box.north + FAR_DEG, 90);
    g_autoptr(DzShape) mapped = dz_shape_new();
    const DzLonLat corners[] = {{west, south}, {east, south}, {east, north}, {west, north}};
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
        dz_shape_add(mapped, corners[i]);
    dz_shape_end(mapped);
    g_autoptr(DzPath) inside = dz_view_path(&map->view, mapped, true);
    if (covers_frame(inside, &map->view.frame))
        return NULL;
    DzPath *unmapped = dz_map_box_path(&map->view.frame); /* by the even-odd rule, without what is mapped */
    for (guint part = 0; part < dz_path_count(inside); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(inside, part, &count);
        for (guint i = 0; i < count; i++)
            dz_path_add(unmapped, points[i]);
        dz_path_end(unmapped);
    }
    return unmapped;
}
