/*
 * Roads, and what agreements lay down by a rule along them or along a front: lines and strips that say of
 * themselves that they lie only about there.
 */
#include "composite/provision.h"
#include "scene/scene_in.h"

#include <math.h>

/* Does any of the path show in the frame? */
static bool shows(const DzMap *map, const DzPath *path)
{
    for (guint i = 0; i < path->points->len; i++)
        if (dz_page_box_has(&map->view.frame, g_array_index(path->points, DzPage, i)))
            return true;
    return false;
}

static bool add_provision(DzMap *map, guint index, GError **error)
{
    const DzProvision *provision = DZ_PROVISION(map->set, index);
    bool strip = provision->rule == DZ_RULE_BESIDE;
    g_autoptr(DzShape) shape = dz_provision_shape(map->composite, index, error);
    if (!shape)
        return false;
    double dash = dz_map_mm(map, map->look->provision_dash_mm);
    DzPath *path = dz_view_path(&map->view, shape, strip);
    bool on_map = shows(map, path);
    DzMark *mark = dz_scene_add_shape(map->scene, "provision", path, strip);
    mark->in_frame = true;
    mark->stroke =
        (DzStroke){dz_map_mm(map, map->look->provision_mm), map->look->provision, {dash, dash * 0.6}};
    if (strip) {
        mark->fill = map->look->provision;
        mark->fill.a = 0.12;
    }
    DzMark sample = *mark;
    if (!on_map)
        return true;
    g_autofree char *text =
        g_strdup_printf(dz_word(DZ_WORD_APPROXIMATE, map->lang), dz_text_in(&provision->name, map->lang));
    dz_map_entry(map, strip ? DZ_ENTRY_AREA : DZ_ENTRY_LINE, &sample, 0, text);
    return true;
}

bool dz_map_provisions(DzMap *map, GError **error)
{
    for (guint i = 0; map->recorded && i < map->set->provisions->len; i++) {
        if (dz_provision_in_effect(map->set, i, map->day) && !add_provision(map, i, error))
            return false;
    }
    return true;
}

/* The box of a shield about `at`. */
static DzPageBox shield_box(const DzMap *map, DzPage at, DzTextSize size)
{
    double pad = dz_map_mm(map, 0.45);
    double half_x = size.width_mm / 2 + pad, half_y = (size.ink_bottom_mm - size.ink_top_mm) / 2 + pad;
    return (DzPageBox){at.x - half_x, at.y - half_y, at.x + half_x, at.y + half_y};
}

static bool meets_taken(const DzMap *map, const DzPageBox *box)
{
    for (guint i = 0; i < map->taken->len; i++)
        if (dz_page_boxes_meet(box, &g_array_index(map->taken, DzPageBox, i)))
            return true;
    return false;
}

/* The middle of the road's edge that is farthest from the frame's sides, of those where nothing stands; false
 * if none is well inside. */
static bool shield_place(const DzMap *map, const DzPath *road, DzTextSize size, DzPage *out)
{
    const DzPageBox *frame = &map->view.frame;
    double best = dz_map_mm(map, 6);
    bool found = false;
    for (guint i = 1; i < road->points->len; i++) {
        DzPage a = g_array_index(road->points, DzPage, i - 1), b = g_array_index(road->points, DzPage, i);
        DzPage middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
        double room = MIN(MIN(middle.x - frame->min_x, frame->max_x - middle.x),
                          MIN(middle.y - frame->min_y, frame->max_y - middle.y));
        DzPageBox box = shield_box(map, middle, size);
        if (room > best && !meets_taken(map, &box)) {
            best = room;
            *out = middle;
            found = true;
        }
    }
    return found;
}

/* The road's name in a box on the road. */
static void add_shield(DzMap *map, const DzPath *road, const char *name)
{
    DzFont font = {.size_mm = dz_map_mm(map, map->look->small_mm * 0.85), .bold = true};
    DzTextSize size = dz_map_measure(map, name, &font, 0);
    DzPage at;
    if (!shield_place(map, road, size, &at))
        return;
    DzPageBox box = shield_box(map, at, size);
    DzPage corners[] = {
        {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
    DzPath *ring = dz_path_new();
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
        dz_path_add(ring, corners[i]);
    dz_path_end(ring);
    DzMark *shield = dz_scene_add_shape(map->scene, "shield", ring, true);
    shield->in_frame = true;
    shield->fill = map->look->paper;
    shield->stroke = (DzStroke){dz_map_mm(map, 0.16), map->look->road, {0, 0}};
    DzPage top = {at.x, box.min_y + dz_map_mm(map, 0.45) - size.ink_top_mm};
    DzMark *text = dz_scene_add_text(map->scene, "shield", name, top, font, map->look->ink_soft);
    text->anchor = 0.5;
    dz_map_take(map, box);
}

static void add_line(DzMap *map, const DzFeature *road, double width_mm, DzColour colour)
{
    DzMark *line =
        dz_scene_add_shape(map->scene, "road", dz_view_path(&map->view, road->shape, false), false);
    line->in_frame = true;
    line->stroke = (DzStroke){dz_map_mm(map, width_mm), colour, {0, 0}};
}

void dz_map_roads(DzMap *map)
{
    const GArray *roads = map->set->layers[DZ_LAYER_ROADS].features;
    for (guint i = 0; i < roads->len; i++) {
        const DzFeature *road = &g_array_index(roads, DzFeature, i);
        add_line(map, road, map->look->road_mm * 2.2, map->look->road_casing);
        add_line(map, road, map->look->road_mm, map->look->road);
    }
}

void dz_map_shields(DzMap *map)
{
    const GArray *roads = map->set->layers[DZ_LAYER_ROADS].features;
    for (guint i = 0; i < roads->len; i++) {
        const DzFeature *road = &g_array_index(roads, DzFeature, i);
        g_autoptr(DzPath) path = dz_view_path(&map->view, road->shape, false);
        add_shield(map, path, dz_text_in(&road->name, map->lang));
    }
}
