/*
 * The symbols that the program draws: a few plain shapes, whose parts are in proportion to their size.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

/* Parts of a symbol's radius. */
static const double EDGE = 0.19, BAR_HALF = 0.5, BAR_WIDTH = 0.3, HALF_INSET = 0.8, STAR_INNER = 0.45,
                    DISC = 1.25;

bool dz_map_icon(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, DzIcon *icon)
{
    g_autofree char *name = dz_style_text(layer, DZ_ICON_IMAGE, feature, map->zoom);
    double shift[2] = {0};
    icon->name = NULL;
    for (guint i = 0; i < dz_source_symbol_count(); i++)
        if (strcmp(dz_source_symbol_at(i)->name, name) == 0)
            icon->name = dz_source_symbol_at(i)->name;
    if (!icon->name)
        return false;
    double scale = dz_style_number(layer, DZ_ICON_SIZE, feature, map->zoom);
    double opacity = dz_style_number(layer, DZ_ICON_OPACITY, feature, map->zoom);
    dz_style_numbers(layer, DZ_ICON_OFFSET, feature, map->zoom, shift, 2);
    icon->size_mm = dz_map_px(map, DZ_SYMBOL_PX * scale);
    icon->angle_deg = dz_style_number(layer, DZ_ICON_ROTATE, feature, map->zoom);
    icon->colour = dz_style_colour(layer, DZ_ICON_COLOUR, feature, map->zoom);
    icon->light = dz_style_colour(layer, DZ_ICON_HALO_COLOUR, feature, map->zoom);
    icon->edge_mm = dz_map_px(map, dz_style_number(layer, DZ_ICON_HALO_WIDTH, feature, map->zoom));
    icon->colour.a *= opacity;
    icon->light.a *= opacity;
    icon->shift_mm = (DzPage){dz_map_px(map, shift[0] * scale), dz_map_px(map, shift[1] * scale)};
    return icon->size_mm > 0;
}

DzPage dz_icon_reach(const DzIcon *icon, DzPage plate_mm)
{
    if (strcmp(icon->name, "shield") == 0)
        return (DzPage){plate_mm.x / 2, plate_mm.y / 2};
    return (DzPage){icon->size_mm / 2, icon->size_mm / 2};
}

/* A regular polygon, or a star if every other corner is drawn in to `inner` of the radius. */
static DzPath *polygon(DzPage at, double radius, guint corners, double start_deg, double inner)
{
    DzPath *path = dz_path_new();
    for (guint i = 0; i < corners; i++) {
        double angle = (start_deg + 360.0 * i / corners) * G_PI / 180, r = i % 2 ? radius * inner : radius;
        dz_path_add(path, (DzPage){at.x + r * cos(angle), at.y - r * sin(angle)});
    }
    dz_path_end(path);
    return path;
}

static DzMark *add(DzMap *map, const char *layer, DzPath *path, DzColour fill, DzColour edge, double width_mm)
{
    DzMark *mark = dz_map_shape(map, layer, path, true);
    mark->fill = fill;
    mark->stroke = (DzStroke){.width_mm = width_mm, .colour = edge, .join = DZ_JOIN_ROUND};
    return mark;
}

/* A diamond: light is open, dark with a bar is closed, half dark is for exchanges only. */
static void add_crossing(DzMap *map, const char *layer, const DzIcon *icon, DzPage at)
{
    double radius = icon->size_mm / 2, start = 90 - icon->angle_deg;
    bool closed = strcmp(icon->name, "crossing-closed") == 0;
    add(map, layer, polygon(at, radius, 4, start, 1), closed ? icon->colour : icon->light, icon->colour,
        radius * EDGE);
    if (strcmp(icon->name, "crossing-exchanges") == 0) {
        DzPath *half = polygon(at, radius * HALF_INSET, 4, start, 1);
        g_array_index(half->points, DzPage, 1) = at;
        add(map, layer, half, icon->colour, icon->colour, 0);
    }
    if (!closed)
        return;
    double half = radius * BAR_HALF, tall = radius * BAR_WIDTH / 2;
    DzPageBox bar = {at.x - half, at.y - tall, at.x + half, at.y + tall};
    add(map, layer, dz_map_box_path(&bar), icon->light, icon->light, 0);
}

/* A triangle; in a disc that is a little larger while the post is encircled. */
static void add_post(DzMap *map, const char *layer, const DzIcon *icon, DzPage at)
{
    enum { DISC_CORNERS = 32 };
    double radius = icon->size_mm / 2;
    if (strcmp(icon->name, "post-encircled") == 0)
        add(map, layer, polygon(at, radius * DISC, DISC_CORNERS, 0, 1), icon->light, icon->colour,
            radius * EDGE);
    add(map, layer, polygon(at, radius, 3, 90 - icon->angle_deg, 1), icon->colour, icon->light,
        icon->edge_mm);
}

static void add_shield(DzMap *map, const char *layer, const DzIcon *icon, DzPage at, DzPage plate)
{
    DzPageBox box = {at.x - plate.x / 2, at.y - plate.y / 2, at.x + plate.x / 2, at.y + plate.y / 2};
    add(map, layer, dz_map_box_path(&box), icon->light, icon->colour, icon->size_mm / 2 * EDGE / 2);
}

void dz_map_draw_icon(DzMap *map, const char *layer, const DzIcon *icon, DzPage at, DzPage plate_mm,
                      bool in_frame)
{
    enum { DISC_CORNERS = 24 };
    double radius = icon->size_mm / 2, start = 90 - icon->angle_deg;
    guint first = map->scene->marks->len;
    if (strcmp(icon->name, "shield") == 0)
        add_shield(map, layer, icon, at, plate_mm);
    else if (g_str_has_prefix(icon->name, "crossing"))
        add_crossing(map, layer, icon, at);
    else if (strcmp(icon->name, "exchange") == 0)
        add(map, layer, polygon(at, radius, 10, start, STAR_INNER), icon->colour, icon->light, icon->edge_mm);
    else if (g_str_has_prefix(icon->name, "post"))
        add_post(map, layer, icon, at);
    else
        add(map, layer, polygon(at, radius, DISC_CORNERS, start, 1), icon->colour, icon->light,
            icon->edge_mm);
    for (guint i = first; i < map->scene->marks->len; i++)
        g_array_index(map->scene->marks, DzMark, i).in_frame = in_frame;
}
