/*
 * The scale bar: its length on the page is that of a geodesic along it, at its own place.
 */
#include "geo/measure.h"
#include "scene/scene_in.h"

#include <math.h>

/* Does any of a zone, held ground or outline, lie under the point? An outline counts within a hair of it. */
static bool in_zone(const DzMap *map, DzPage at, double near_mm)
{
    DzPageBox about = {at.x - near_mm, at.y - near_mm, at.x + near_mm, at.y + near_mm};
    for (guint i = 0; i < map->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(map->scene->marks, DzMark, i);
        if (!g_str_equal(mark->layer, "zone"))
            continue;
        if (mark->rings ? dz_path_covers(mark->path, at) : dz_path_crosses(mark->path, &about))
            return true;
    }
    return false;
}

/* Where, if anywhere, the least of the zones and then of the record lies under a box of that size: one of the
 * frame's four corners. */
static DzPageBox quietest_corner(const DzMap *map, double width, double height)
{
    enum { SAMPLES = 8 };
    double inset = dz_map_mm(map, 2.5);
    const DzPageBox *frame = &map->view.frame;
    double left = frame->min_x + inset, right = frame->max_x - inset - width;
    double top = frame->min_y + inset, bottom = frame->max_y - inset - height;
    DzPage corners[] = {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
    guint best = 0, least = G_MAXUINT;
    for (guint c = 0; c < G_N_ELEMENTS(corners); c++) {
        guint covered = 0;
        for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
            DzPage at = {corners[c].x + width * (i % SAMPLES + 0.5) / SAMPLES,
                         corners[c].y + height * (i / SAMPLES + 0.5) / SAMPLES};
            covered += dz_path_covers(map->record, at) ? 1 : 0;
            covered += in_zone(map, at, width / SAMPLES / 2) ? SAMPLES * SAMPLES : 0;
        }
        if (covered < least) {
            least = covered;
            best = c;
        }
    }
    return (DzPageBox){corners[best].x, corners[best].y, corners[best].x + width, corners[best].y + height};
}

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

static void add_bar(DzMap *map, DzPageBox box, double km, double length)
{
    double height = dz_map_mm(map, 1.1), base = box.max_y - dz_map_mm(map, 1.6);
    DzPage start = {box.min_x + dz_map_mm(map, 2.5), base};
    for (guint half = 0; half < 2; half++) {
        DzPath *path = dz_path_new();
        double x = start.x + half * length / 2;
        DzPage corners[] = {
            {x, base - height}, {x + length / 2, base - height}, {x + length / 2, base}, {x, base}};
        for (guint i = 0; i < 4; i++)
            dz_path_add(path, corners[i]);
        dz_path_end(path);
        DzMark *mark = dz_scene_add_shape(map->scene, "scalebar", path, true);
        mark->fill = half ? map->look->paper : map->look->ink;
        mark->stroke = (DzStroke){dz_map_mm(map, 0.2), map->look->ink, {0, 0}};
    }
    DzFont font = {.size_mm = dz_map_mm(map, map->look->small_mm)};
    for (guint i = 0; i < 3; i++) {
        double mark_km = km * i / 2;
        int decimals = mark_km == floor(mark_km) ? 0 : MAX((int)ceil(-log10(km)), 0) + (i == 1 ? 1 : 0);
        g_autofree char *number = dz_words_number(mark_km, decimals, false, map->lang);
        g_autofree char *text = i == 2
                                    ? g_strdup_printf("%s %s", number, dz_word(DZ_WORD_SCALE_KM, map->lang))
                                    : g_strdup(number);
        DzTextSize size = dz_map_measure(map, text, &font, 0);
        DzPage at = {start.x + length * i / 2, base - height - size.height_mm};
        DzMark *mark = dz_scene_add_text(map->scene, "scalebar", text, at, font, map->look->ink);
        mark->anchor = 0.5;
        mark->halo = map->look->halo;
        mark->halo_mm = dz_map_mm(map, map->look->halo_mm);
    }
}

void dz_map_scalebar(DzMap *map)
{
    double widest = MIN(dz_map_mm(map, 46), (map->view.frame.max_x - map->view.frame.min_x) * 0.4);
    DzPageBox box = quietest_corner(map, widest + dz_map_mm(map, 9), dz_map_mm(map, 6.5));
    DzPage start = {box.min_x + dz_map_mm(map, 2.5), box.max_y - dz_map_mm(map, 1.6)};
    double longest_km = distance_km(map, start, (DzPage){start.x + widest, start.y});
    if (longest_km <= 0)
        return; /* the corner lies where the projection has no ground */
    double km = round_length(longest_km);
    double length = bar_length(map, start, km, widest * km / longest_km);
    box.max_x = box.min_x + length + dz_map_mm(map, 9);
    add_bar(map, box, km, length);
    dz_map_take(map, box);
}
