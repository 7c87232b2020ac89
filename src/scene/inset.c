/*
 * The locator: the land in small, with the place of the map on it. Where the map shows most of the land it
 * would say nothing and is left out.
 */
#include "scene/panel_in.h"

#include <math.h>

static const double MOST = 0.4;    /* of the land's box, that a map with a locator may show */
static const double TALLEST = 1.2; /* times its width */
static const double INSIDE = 0.05; /* left free around the land, of its width */
static const double LEAST = 0.03;  /* of its width: a smaller place is drawn as large as this */

bool dz_map_land_box(const DzMap *map, DzBox *out)
{
    const GArray *features = map->set->layers[DZ_LAYER_LAND].features;
    DzBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < features->len; i++) {
        DzBox part = dz_shape_box(g_array_index(features, DzFeature, i).shape);
        box = (DzBox){MIN(box.west, part.west), MIN(box.south, part.south), MAX(box.east, part.east),
                      MAX(box.north, part.north)};
    }
    *out = box;
    return box.west < box.east && box.south < box.north;
}

/* What of the plane the land takes up; false if there is no land, or the map shows most of it. */
static bool land_range(const DzMap *map, DzMetreBox *out)
{
    DzBox box;
    if (!dz_map_land_box(map, &box) || !dz_view_range(map->view.projection, box, out))
        return false;
    DzMetreBox seen = dz_view_window(&map->view, 0);
    double width = MIN(seen.max_x, out->max_x) - MAX(seen.min_x, out->min_x);
    double height = MIN(seen.max_y, out->max_y) - MAX(seen.min_y, out->min_y);
    return width > 0 && height > 0 &&
           width * height < MOST * (out->max_x - out->min_x) * (out->max_y - out->min_y);
}

static bool inset_size(const DzMap *map, DzPage *out)
{
    DzMetreBox range;
    if (!dz_page_shows(map->style, DZ_PART_INSET) || !land_range(map, &range))
        return false;
    double width = dz_map_mm(map, dz_page_number(map->style, DZ_PART_INSET, DZ_KEY_SIZE));
    double aspect = (range.max_y - range.min_y) / (range.max_x - range.min_x);
    *out = (DzPage){width, width * MIN(aspect, TALLEST)};
    return true;
}

/* A rectangle with the given fill, edged by the inset's line. */
static void add_box(DzMap *map, const DzPageBox *box, DzColour fill, DzColour edge)
{
    DzMark *mark = dz_map_shape(map, "inset", dz_map_box_path(box), true);
    mark->fill = fill;
    mark->stroke =
        dz_map_stroke(dz_map_mm(map, dz_page_number(map->style, DZ_PART_INSET, DZ_KEY_WIDTH)), edge);
}

/* The map's place, not too small to be seen, inside the inset. */
static DzPageBox place_of(const DzMap *map, const DzView *view)
{
    DzMetreBox seen = dz_view_window(&map->view, 0);
    DzPage a = dz_view_page(view, (DzMetre){seen.min_x, seen.max_y});
    DzPage b = dz_view_page(view, (DzMetre){seen.max_x, seen.min_y});
    const DzPageBox *in = &view->frame;
    double least = LEAST * (in->max_x - in->min_x) / 2, x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
    return (DzPageBox){MAX(MIN(a.x, x - least), in->min_x), MAX(MIN(a.y, y - least), in->min_y),
                       MIN(MAX(b.x, x + least), in->max_x), MIN(MAX(b.y, y + least), in->max_y)};
}

static void add_inset(DzMap *map, DzPageBox box)
{
    const DzColour none = {0};
    DzMetreBox range;
    if (!land_range(map, &range))
        return;
    double free = 1 - 2 * INSIDE, width = box.max_x - box.min_x, height = box.max_y - box.min_y;
    DzView view = {.projection = map->view.projection,
                   .frame = box,
                   .mm_per_metre =
                       free * MIN(width / (range.max_x - range.min_x), height / (range.max_y - range.min_y)),
                   .centre = {(range.min_x + range.max_x) / 2, (range.min_y + range.max_y) / 2}};
    DzColour line = dz_page_colour(map->style, DZ_PART_INSET, DZ_KEY_SOFT);
    DzColour notice = dz_page_colour(map->style, DZ_PART_INSET, DZ_KEY_NOTICE), tint = notice;
    add_box(map, &box, dz_page_colour(map->style, DZ_PART_INSET, DZ_KEY_BACKGROUND), none);
    const GArray *features = map->set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < features->len; i++) {
        const DzShape *shape = g_array_index(features, DzFeature, i).shape;
        DzMark *land = dz_map_shape(map, "inset", dz_view_path(&view, shape, true), true);
        land->fill = dz_page_colour(map->style, DZ_PART_INSET, DZ_KEY_COLOUR);
        land->stroke =
            dz_map_stroke(dz_map_mm(map, dz_page_number(map->style, DZ_PART_INSET, DZ_KEY_WIDTH)), line);
        land->stroke.join = DZ_JOIN_ROUND;
    }
    DzPageBox place = place_of(map, &view);
    tint.a *= 0.25;
    add_box(map, &place, tint, notice);
    add_box(map, &box, none, line);
}

/* On the map, where it covers no zone and nothing else; without such a corner it is left out. */
void dz_map_corner_inset(DzMap *map)
{
    DzPage size;
    if (!inset_size(map, &size))
        return;
    DzPageBox box = dz_map_corner(map, dz_page_place(map->style, DZ_PART_INSET), size.x, size.y);
    if (dz_map_covers_zone(map, box) || !dz_map_is_free(map, &box))
        return;
    add_inset(map, box);
    dz_map_take(map, box, false);
}

/* In the panel, under all else. */
void dz_panel_inset(DzPanel *panel)
{
    static const double above = 0.6;
    DzPage size;
    if (!inset_size(panel->map, &size))
        return;
    double y = panel->y + dz_panel_em(panel, above);
    DzPage a = dz_map_at(panel->map, panel->box.min_x, y);
    DzPage b = dz_map_at(panel->map, panel->box.min_x + size.x, y + size.y);
    add_inset(panel->map, (DzPageBox){MIN(a.x, b.x), a.y, MAX(a.x, b.x), b.y});
    panel->y = y + size.y;
}
