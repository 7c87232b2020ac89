/*
 * Ticks of longitude and latitude along the frame, inside it, named at the bottom and at the side where the
 * page begins.
 */
#include "scene/scene_in.h"

#include <math.h>

/* In ems of the text: a tick's length, what is left between it and its name. */
static const double TICK = 0.75, GAP = 0.2;
enum { SAMPLES = 256, FEWEST = 3 };

/* A side of the frame, from one corner to another; the direction in which its ticks run. */
typedef struct Side {
    DzPage from, to, inward;
    bool of_longitude, named;
} Side;

static bool find_value(const DzMap *map, const Side *side, double share, double *out)
{
    DzPage at = {side->from.x + (side->to.x - side->from.x) * share,
                 side->from.y + (side->to.y - side->from.y) * share};
    DzLonLat ground;
    if (!dz_unproject(map->view.projection, dz_view_plane(&map->view, at), &ground))
        return false;
    *out = side->of_longitude ? ground.lon : ground.lat;
    return true;
}

/* The greatest step that gives the side at least so many ticks [minutes]; 0 if none does. */
static int step_for(double range_deg)
{
    static const int steps[] = {1800, 1200, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1};
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        if (range_deg * 60 / steps[i] >= FEWEST)
            return steps[i];
    return 0;
}

/* The name of a tick, beside its inner end, where nothing else stands. */
static void add_name(DzMap *map, const Side *side, DzPage end, double value)
{
    DzFont font = dz_map_font(map, DZ_PART_GRATICULE, DZ_KEY_SIZE, false);
    g_autofree char *text =
        side->of_longitude ? dz_words_longitude(value, map->lang) : dz_words_latitude(value, map->lang);
    DzTextSize size = dz_map_measure(map, text, &font, 0);
    DzPage half = {size.width_mm / 2, (size.ink_bottom_mm - size.ink_top_mm) / 2};
    double gap = GAP * font.size_mm;
    DzPage middle = {end.x + side->inward.x * (half.x + gap), end.y + side->inward.y * (half.y + gap)};
    DzPageBox ink = {middle.x - half.x, middle.y - half.y, middle.x + half.x, middle.y + half.y};
    DzPageBox room = {ink.min_x - gap, ink.min_y - gap, ink.max_x + gap, ink.max_y + gap};
    if (!dz_map_is_free(map, &room))
        return;
    DzMark *mark =
        dz_scene_add_text(map->scene, "graticule", text, (DzPage){middle.x, ink.min_y - size.ink_top_mm},
                          font, dz_page_colour(map->style, DZ_PART_GRATICULE, DZ_KEY_COLOUR));
    mark->order = map->order;
    mark->anchor = 0.5;
    dz_map_halo(map, mark);
    dz_map_take(map, ink, true);
}

static void add_tick(DzMap *map, const Side *side, double share, double value)
{
    double length = TICK * dz_map_font(map, DZ_PART_GRATICULE, DZ_KEY_SIZE, false).size_mm;
    DzPage at = {side->from.x + (side->to.x - side->from.x) * share,
                 side->from.y + (side->to.y - side->from.y) * share};
    DzPage end = {at.x + side->inward.x * length, at.y + side->inward.y * length};
    DzPath *path = dz_path_new();
    dz_path_add(path, at);
    dz_path_add(path, end);
    dz_path_end(path);
    double width = dz_map_mm(map, dz_page_number(map->style, DZ_PART_GRATICULE, DZ_KEY_WIDTH));
    dz_map_shape(map, "graticule", path, false)->stroke =
        dz_map_stroke(width, dz_page_colour(map->style, DZ_PART_GRATICULE, DZ_KEY_SOFT));
    if (side->named)
        add_name(map, side, end, value);
}

/* Between two samples longitude and latitude run evenly, but for the jump from 180 to -180. */
static void add_side(DzMap *map, const Side *side, int step)
{
    double before = 0, value = 0;
    bool known = find_value(map, side, 0, &before);
    for (guint i = 1; i <= SAMPLES; i++) {
        bool now = find_value(map, side, (double)i / SAMPLES, &value);
        bool even = known && now && fabs(value - before) < 90;
        long first = even ? (long)ceil(MIN(before, value) * 60 / step) : 0;
        long last = even ? (long)ceil(MAX(before, value) * 60 / step) : 0; /* is the next sample's */
        for (long k = first; k < last; k++) {
            double tick = (double)k * step / 60;
            add_tick(map, side, (i - 1 + (tick - before) / (value - before)) / SAMPLES, tick);
        }
        before = value;
        known = now;
    }
}

void dz_map_graticule(DzMap *map)
{
    const DzPageBox *frame = &map->view.frame;
    bool mirrored = dz_lang_is_rtl(map->lang);
    DzPage a = {frame->min_x, frame->min_y}, b = {frame->max_x, frame->min_y};
    DzPage c = {frame->max_x, frame->max_y}, d = {frame->min_x, frame->max_y};
    Side sides[] = {{d, a, {1, 0}, false, !mirrored},
                    {c, b, {-1, 0}, false, mirrored},
                    {d, c, {0, -1}, true, true},
                    {a, b, {0, 1}, true, false}};
    double west = 0, east = 0, south = 0, north = 0;
    if (!find_value(map, &sides[2], 0, &west) || !find_value(map, &sides[2], 1, &east) ||
        !find_value(map, &sides[0], 0, &south) || !find_value(map, &sides[0], 1, &north))
        return; /* a corner lies where there is no ground */
    int step = step_for(MIN(fabs(east - west), fabs(north - south)));
    for (guint i = 0; step > 0 && i < G_N_ELEMENTS(sides); i++)
        add_side(map, &sides[i], step);
}
