/*
 * The north arrow: it points along the meridian of its own place, which on many projections is not straight
 * up.
 */
#include "scene/scene_in.h"

#include <math.h>

/* Parts of the arrow's height: its half width, how deep its tail is cut, the letter over it. */
static const double HALF_WIDTH = 0.27, NOTCH = 0.22, LETTER = 0.42;
static const double EDGE = 0.03;

/* The direction of north on the page, as a unit vector; false if there is no ground. */
static bool find_north(const DzMap *map, DzPage at, DzPage *out)
{
    static const double step_deg = 0.01;
    DzLonLat ground;
    DzPage from, to;
    if (!dz_unproject(map->view.projection, dz_view_plane(&map->view, at), &ground) ||
        !dz_view_place(&map->view, ground, &from) ||
        !dz_view_place(&map->view, (DzLonLat){ground.lon, MIN(ground.lat + step_deg, 90)}, &to))
        return false;
    double length = hypot(to.x - from.x, to.y - from.y);
    if (!(length > 0))
        return false;
    *out = (DzPage){(to.x - from.x) / length, (to.y - from.y) / length};
    return true;
}

/* The point so far along the arrow and to its right, in parts of its height, from its middle. */
static DzPage along(DzPage middle, DzPage north, double height, double up, double right)
{
    return (DzPage){middle.x + height * (up * north.x - right * north.y),
                    middle.y + height * (up * north.y + right * north.x)};
}

static void add_half(DzMap *map, DzPage middle, DzPage north, double height, double side, DzColour fill)
{
    DzPath *path = dz_path_new();
    dz_path_add(path, along(middle, north, height, 0.5, 0));
    dz_path_add(path, along(middle, north, height, -0.5, side * HALF_WIDTH));
    dz_path_add(path, along(middle, north, height, -0.5 + NOTCH, 0));
    dz_path_end(path);
    DzMark *mark = dz_map_shape(map, "north", path, true);
    mark->fill = fill;
    mark->stroke = dz_map_stroke(height * EDGE, dz_page_colour(map->style, DZ_PART_NORTH, DZ_KEY_COLOUR));
}

void dz_map_north(DzMap *map)
{
    double height = dz_map_mm(map, dz_page_number(map->style, DZ_PART_NORTH, DZ_KEY_SIZE));
    DzColour dark = dz_page_colour(map->style, DZ_PART_NORTH, DZ_KEY_COLOUR);
    DzFont font = dz_map_font(map, DZ_PART_PAGE, DZ_KEY_SIZE, true);
    font.size_mm = height * LETTER;
    DzPageBox box =
        dz_map_corner(map, dz_page_place(map->style, DZ_PART_NORTH), height, height + font.size_mm);
    DzPage middle = {(box.min_x + box.max_x) / 2, box.max_y - height / 2}, north;
    if (!find_north(map, middle, &north))
        return;
    add_half(map, middle, north, height, -1, dark);
    add_half(map, middle, north, height, 1, dz_page_colour(map->style, DZ_PART_NORTH, DZ_KEY_BACKGROUND));
    const char *letter = dz_words_north(map->lang);
    DzTextSize size = dz_map_measure(map, letter, &font, 0);
    DzPage tip = along(middle, north, height, 0.5 + LETTER / 2, 0);
    DzPage at = {tip.x, tip.y - (size.ink_top_mm + size.ink_bottom_mm) / 2};
    DzMark *mark = dz_scene_add_text(map->scene, "north", letter, at, font, dark);
    mark->order = map->order;
    mark->anchor = 0.5;
    dz_map_halo(map, mark);
    dz_map_take(map, box, false);
}
