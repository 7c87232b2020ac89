/*
 * The scale bar: its length on the page is that of a geodesic along it, at its own place.
 */
#include "geo/measure.h"
#include "scene/scene_in.h"

#include <math.h>

/* In ems of its text: the bar's height and greatest length, what is left beside it and below, a line. */
static const double BAR_HEIGHT = 0.5, LONGEST = 21, SIDE = 2.0, BELOW = 0.7, LINE = 1.45;

/* The ground under a place of the page. Beside a map of the whole world there is none, but PROJ may name some
 * pole: what does not come back to where it came from is no answer. */
static bool find_ground(const DzMap *map, DzPage at, DzLonLat *out)
{
    static const double hair_mm = 0.01;
    DzMetre plane = dz_view_plane(&map->view, at), again;
    return dz_unproject(map->view.projection, plane, out) && dz_project(map->view.projection, *out, &again) &&
           hypot(again.x - plane.x, again.y - plane.y) * map->view.mm_per_metre < hair_mm;
}

static double distance_km(const DzMap *map, DzPage a, DzPage b)
{
    DzLonLat from, to;
    bool ok = find_ground(map, a, &from) && find_ground(map, b, &to);
    return ok ? dz_distance_km(from, to) : 0;
}

/* 1, 2 or 5 times a power of ten: the greatest that is at most `km`. */
static double round_length(double km)
{
    double power = pow(10, floor(log10(km)));
    return km >= 5 * power ? 5 * power : km >= 2 * power ? 2 * power : power;
}

/* How long on the page a bar of `km` is that begins at `start`; the distance is nearly linear, so a few
 * corrections do. */
static double bar_length(const DzMap *map, DzPage start, double km, double guess_mm)
{
    double length = guess_mm;
    for (guint i = 0; i < 4; i++) {
        double reached = distance_km(map, start, (DzPage){start.x + length, start.y});
        if (reached <= 0)
            return 0;
        length *= km / reached;
    }
    return length;
}

static void add_bar(DzMap *map, DzPage start, double km, double length)
{
    const DzStyle *style = map->style;
    DzFont font = dz_map_font(map, DZ_PART_SCALEBAR, DZ_KEY_SIZE, false);
    double height = font.size_mm * BAR_HEIGHT, base = start.y;
    DzColour ink = dz_page_colour(style, DZ_PART_SCALEBAR, DZ_KEY_COLOUR);
    DzColour light = dz_page_colour(style, DZ_PART_SCALEBAR, DZ_KEY_BACKGROUND);
    double line = dz_map_mm(map, dz_page_number(style, DZ_PART_SCALEBAR, DZ_KEY_WIDTH));
    for (guint half = 0; half < 2; half++) {
        double x = start.x + half * length / 2;
        DzPageBox box = {x, base - height, x + length / 2, base};
        DzMark *mark = dz_map_shape(map, "scalebar", dz_map_box_path(&box), true);
        mark->fill = half ? light : ink;
        mark->stroke = dz_map_stroke(line, ink);
    }
    for (guint i = 0; i < 3; i++) {
        double mark_km = km * i / 2;
        int decimals = mark_km == floor(mark_km) ? 0 : MAX((int)ceil(-log10(km)), 0) + (i == 1 ? 1 : 0);
        g_autofree char *number = dz_words_number(mark_km, decimals, false, map->lang);
        g_autofree char *text = i == 2
                                    ? g_strdup_printf("%s %s", number, dz_word(DZ_WORD_SCALE_KM, map->lang))
                                    : g_strdup(number);
        DzTextSize size = dz_map_measure(map, text, &font, 0);
        DzPage at = {start.x + length * i / 2, base - height - size.height_mm};
        DzMark *mark = dz_scene_add_text(map->scene, "scalebar", text, at, font, ink);
        mark->order = map->order;
        mark->anchor = 0.5;
        dz_map_halo(map, mark);
    }
}

/* Scales of which the greatest is more than this many times the smallest want to be told. */
static const double VARIES = 1.05;

/* How much ground a millimetre stands for at a place, along the bar [km]; 0 if there is none. */
static double scale_at(const DzMap *map, DzPage at)
{
    return distance_km(map, (DzPage){at.x - 0.5, at.y}, (DzPage){at.x + 0.5, at.y});
}

/* Does the scale vary so much over the map that one bar does not tell distances everywhere? */
static bool varies(const DzMap *map)
{
    enum { SAMPLES = 5 };
    const DzPageBox *frame = &map->view.frame;
    double least = INFINITY, most = 0;
    for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
        DzPage at = {frame->min_x + (frame->max_x - frame->min_x) * (i % SAMPLES + 0.5) / SAMPLES,
                     frame->min_y + (frame->max_y - frame->min_y) * (i / SAMPLES + 0.5) / SAMPLES};
        double scale = scale_at(map, at);
        if (scale > 0) {
            least = MIN(least, scale);
            most = MAX(most, scale);
        }
    }
    return most > VARIES * least;
}

/* "at 36° N": where the bar is right. */
static void add_note(DzMap *map, DzPage start, double length)
{
    DzFont font = dz_map_font(map, DZ_PART_SCALEBAR, DZ_KEY_SIZE, false);
    DzLonLat at;
    if (!varies(map) || !find_ground(map, (DzPage){start.x + length / 2, start.y}, &at))
        return;
    g_autofree char *lat = dz_words_latitude(at.lat, map->lang);
    g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_SCALE_AT, map->lang), lat);
    DzMark *mark = dz_scene_add_text(map->scene, "scalebar", text, (DzPage){start.x + length / 2, start.y},
                                     font, dz_page_colour(map->style, DZ_PART_SCALEBAR, DZ_KEY_COLOUR));
    mark->order = map->order;
    mark->anchor = 0.5;
    dz_map_halo(map, mark);
}

void dz_map_scalebar(DzMap *map)
{
    double em = dz_map_font(map, DZ_PART_SCALEBAR, DZ_KEY_SIZE, false).size_mm, pad = em * SIDE;
    double widest = MIN(em * LONGEST, (map->view.frame.max_x - map->view.frame.min_x) * 0.4);
    double below = varies(map) ? em * LINE : em * BELOW, height = below + em * (BAR_HEIGHT + LINE);
    DzPageBox box = dz_map_corner(map, dz_page_place(map->style, DZ_PART_SCALEBAR), widest + 2 * pad, height);
    DzPage start = {box.min_x + pad, box.max_y - below};
    double longest_km = distance_km(map, start, (DzPage){start.x + widest, start.y});
    if (longest_km <= 0)
        return; /* the corner lies where the projection has no ground */
    double km = round_length(longest_km);
    double length = bar_length(map, start, km, widest * km / longest_km);
    if (box.min_x > (map->view.frame.min_x + map->view.frame.max_x) / 2) {
        start.x = box.max_x - pad - length; /* keeps to its corner */
        length = bar_length(map, start, km, length);
    }
    add_bar(map, start, km, length);
    add_note(map, start, length);
    dz_map_take(map, (DzPageBox){start.x - pad, box.min_y, start.x + length + pad, box.max_y}, false);
}
