/*
 * Small things that all files of this room need.
 */
#include "scene/scene_in.h"

double dz_map_mm(const DzMap *map, double page_mm)
{
    return page_mm * map->unit;
}

double dz_map_px(const DzMap *map, double pixels)
{
    return pixels * DZ_STYLE_PX_MM * map->unit;
}

DzPage dz_map_at(const DzMap *map, double x, double y)
{
    return (DzPage){dz_lang_is_rtl(map->lang) ? map->scene->width_mm - x : x, y};
}

DzTextSize dz_map_measure(const DzMap *map, const char *text, const DzFont *font, double wrap_mm)
{
    return map->typesetter->measure(map->typesetter->data, text, font, wrap_mm, map->lang);
}

DzFont dz_map_font(const DzMap *map, DzPart part, DzPageKey size, bool bold)
{
    return (DzFont){.name = dz_scene_keep(map->scene, dz_page_font(map->style, part)),
                    .size_mm = dz_map_mm(map, dz_page_number(map->style, part, size)),
                    .bold = bold};
}

DzMark *dz_map_shape(DzMap *map, const char *layer, DzPath *path, bool rings)
{
    DzMark *mark = dz_scene_add_shape(map->scene, layer, path, rings);
    mark->order = map->order;
    return mark;
}

DzMark *dz_map_text(DzMap *map, const char *layer, const char *text, DzPage left_to_right, double anchor,
                    DzFont font, DzColour colour, double wrap_mm)
{
    DzPage at = dz_map_at(map, left_to_right.x, left_to_right.y);
    DzMark *mark = dz_scene_add_text(map->scene, layer, text, at, font, colour);
    mark->anchor = dz_lang_is_rtl(map->lang) ? 1 - anchor : anchor;
    mark->wrap_mm = wrap_mm;
    mark->order = map->order;
    return mark;
}

void dz_map_halo(const DzMap *map, DzMark *mark)
{
    mark->halo = dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_HALO);
    mark->halo_mm = dz_map_mm(map, dz_page_number(map->style, DZ_PART_PAGE, DZ_KEY_HALO_WIDTH));
}

DzStroke dz_map_stroke(double width_mm, DzColour colour)
{
    return (DzStroke){.width_mm = width_mm, .colour = colour, .join = DZ_JOIN_MITER};
}

DzPath *dz_map_box_path(const DzPageBox *box)
{
    DzPath *path = dz_path_new();
    DzPage corners[] = {{box->min_x, box->min_y},
                        {box->max_x, box->min_y},
                        {box->max_x, box->max_y},
                        {box->min_x, box->max_y}};
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    return path;
}

void dz_map_take(DzMap *map, DzPageBox box, bool text)
{
    DzTaken taken = {box, text};
    g_array_append_val(map->taken, taken);
}

bool dz_map_is_clear(const DzMap *map, const DzPageBox *of_texts, const DzPageBox *of_others)
{
    for (guint i = 0; i < map->taken->len; i++) {
        const DzTaken *taken = &g_array_index(map->taken, DzTaken, i);
        if (dz_page_boxes_meet(taken->text ? of_texts : of_others, &taken->box))
            return false;
    }
    return true;
}

bool dz_map_is_free(const DzMap *map, const DzPageBox *box)
{
    const DzPageBox *frame = &map->view.frame;
    return box->min_x >= frame->min_x && box->max_x <= frame->max_x && box->min_y >= frame->min_y &&
           box->max_y <= frame->max_y && dz_map_is_clear(map, box, box);
}

bool dz_map_path_shows(const DzMap *map, const DzPath *path, bool rings)
{
    if (rings)
        return dz_path_shows(path, &map->view.frame);
    return dz_path_crosses(path, &map->view.frame);
}
