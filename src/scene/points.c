/*
 * Crossings, exchanges and posts: symbols of a few plain shapes.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

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

static DzPath *line(DzPage from, DzPage to)
{
    DzPath *path = dz_path_new();
    dz_path_add(path, from);
    dz_path_add(path, to);
    dz_path_end(path);
    return path;
}

static DzMark *add(DzMap *map, const char *layer, DzPath *path, bool rings, DzColour fill, DzColour stroke,
                   double width_mm)
{
    DzMark *mark = dz_scene_add_shape(map->scene, layer, path, rings);
    mark->fill = fill;
    mark->stroke = (DzStroke){dz_map_mm(map, width_mm), stroke, {0, 0}};
    return mark;
}

/* A diamond: white is open, dark with a bar is closed, half dark is for exchanges only. */
static void add_crossing(DzMap *map, const char *layer, DzSymbol symbol, DzPage at, double radius)
{
    const DzLook *look = map->look;
    bool closed = symbol == DZ_SYMBOL_CROSSING_CLOSED;
    add(map, layer, polygon(at, radius, 4, 90, 1), true, closed ? look->symbol_closed : look->symbol_open,
        look->symbol_line, 0.25);
    if (symbol == DZ_SYMBOL_CROSSING_EXCHANGES) {
        DzPath *half = polygon(at, radius * 0.8, 4, 90, 1);
        g_array_index(half->points, DzPage, 1) = at;
        add(map, layer, half, true, look->symbol_closed, look->symbol_closed, 0.05);
    }
    if (closed) {
        DzPath *bar = line((DzPage){at.x - radius * 0.5, at.y}, (DzPage){at.x + radius * 0.5, at.y});
        add(map, layer, bar, false, (DzColour){0}, look->symbol_open, 0.4);
    }
}

/* A triangle, on its base or on its tip; in a circle while it is encircled. */
static void add_post(DzMap *map, const char *layer, DzSymbol symbol, DzPage at, double radius)
{
    bool first = symbol == DZ_SYMBOL_POST_FIRST || symbol == DZ_SYMBOL_POST_FIRST_ENCIRCLED;
    DzColour colour = map->look->post[first ? 0 : 1];
    if (symbol >= DZ_SYMBOL_POST_FIRST_ENCIRCLED)
        add(map, layer, polygon(at, radius * 1.25, 32, 0, 1), true, map->look->symbol_open, colour, 0.25);
    add(map, layer, polygon(at, radius * 0.95, 3, first ? 90 : 270, 1), true, colour, map->look->symbol_open,
        0.2);
}

void dz_map_symbol(DzMap *map, const char *layer, DzSymbol symbol, DzPage at, bool in_frame)
{
    const DzLook *look = map->look;
    double radius = dz_map_mm(map, look->symbol_mm);
    guint first = map->scene->marks->len;
    if (symbol <= DZ_SYMBOL_CROSSING_EXCHANGES)
        add_crossing(map, layer, symbol, at, radius);
    else if (symbol == DZ_SYMBOL_EXCHANGE)
        add(map, layer, polygon(at, radius * 1.25, 10, 90, 0.45), true, look->exchange, look->symbol_open,
            0.22);
    else
        add_post(map, layer, symbol, at, radius);
    for (guint i = first; i < map->scene->marks->len; i++)
        g_array_index(map->scene->marks, DzMark, i).in_frame = in_frame;
}

static DzPageBox around(DzPage at, double radius)
{
    return (DzPageBox){at.x - radius, at.y - radius, at.x + radius, at.y + radius};
}

/* The position on the page; false if it is not well inside the frame. */
static bool place(const DzMap *map, DzLonLat at, DzPage *out)
{
    double inset = dz_map_mm(map, 2 * map->look->symbol_mm);
    DzPageBox inner = {map->view.frame.min_x + inset, map->view.frame.min_y + inset,
                       map->view.frame.max_x - inset, map->view.frame.max_y - inset};
    return dz_view_place(&map->view, at, out) && dz_page_box_has(&inner, *out);
}

/* Where a position is known less well than the eye can see, a dotted ring says how well. */
static void add_precision(DzMap *map, DzPage at, double precision_km)
{
    double radius = precision_km * 1000 * map->view.mm_per_metre;
    if (radius < dz_map_mm(map, 2 * map->look->symbol_mm))
        return;
    DzMark *mark = add(map, "precision", polygon(at, radius, 64, 0, 1), true, (DzColour){0},
                       map->look->symbol_line, 0.2);
    mark->in_frame = true;
    mark->stroke.dash_mm[0] = dz_map_mm(map, 0.3);
    mark->stroke.dash_mm[1] = dz_map_mm(map, 0.7);
}

static void add_crossings(DzMap *map)
{
    for (guint i = 0; i < map->set->crossings->len; i++) {
        const DzCrossing *crossing = DZ_CROSSING(map->set, i);
        DzCrossingState state;
        DzPage at;
        if (!dz_crossing_state(map->set, i, map->day, &state) || !place(map, crossing->at, &at))
            continue;
        add_precision(map, at, crossing->precision_km);
        dz_map_symbol(map, "crossing", (DzSymbol)state, at, true);
        dz_map_take(map, around(at, dz_map_mm(map, map->look->symbol_mm)));
        dz_map_entry(map, DZ_ENTRY_SYMBOL, NULL, (DzSymbol)state,
                     dz_word(DZ_WORD_CROSSING_OPEN + state, map->lang));
    }
}

/* "10 : 10": what each side released, the sides as the crossing names them. */
static char *released_text(const DzMap *map, guint exchange)
{
    const DzCrossing *crossing = DZ_CROSSING(map->set, DZ_EXCHANGE(map->set, exchange)->crossing);
    int a = dz_exchange_released(map->set, exchange, crossing->between[0]);
    int b = dz_exchange_released(map->set, exchange, crossing->between[1]);
    return a >= 0 && b >= 0 ? g_strdup_printf("%d : %d", a, b) : NULL;
}

/* "Exchange of detainees (opposition : Government of Syria)": the sides in the order of the numbers. */
static char *exchange_entry(const DzMap *map, const DzCrossing *crossing)
{
    return g_strdup_printf("%s (%s : %s)", dz_word(DZ_WORD_EXCHANGE, map->lang),
                           dz_text_in(&DZ_PARTY(map->set, crossing->between[0])->name, map->lang),
                           dz_text_in(&DZ_PARTY(map->set, crossing->between[1])->name, map->lang));
}

/* The exchanges since the day compared with, in a column beside their crossing. */
static void add_exchanges(DzMap *map)
{
    double step = dz_map_mm(map, 3.2), radius = dz_map_mm(map, map->look->symbol_mm * 1.25);
    DzFont font = {.size_mm = dz_map_mm(map, map->look->small_mm), .bold = true};
    g_autofree guint *shown = g_new0(guint, MAX(map->set->crossings->len, 1));
    for (guint i = 0; i < map->set->exchanges->len; i++) {
        const DzExchange *exchange = DZ_EXCHANGE(map->set, i);
        const DzCrossing *crossing = DZ_CROSSING(map->set, exchange->crossing);
        DzPage at;
        bool due = map->before != DZ_DAY_NONE && exchange->date > map->before && exchange->date <= map->day;
        if (!due || !place(map, crossing->at, &at))
            continue;
        DzPage star = {at.x + step, at.y + step * (0.35 + shown[exchange->crossing]++)};
        dz_map_symbol(map, "exchange", DZ_SYMBOL_EXCHANGE, star, true);
        dz_map_take(map, around(star, radius));
        g_autofree char *entry = exchange_entry(map, crossing);
        dz_map_entry(map, DZ_ENTRY_SYMBOL, NULL, DZ_SYMBOL_EXCHANGE, entry);
        g_autofree char *text = released_text(map, i);
        if (!text)
            continue;
        DzTextSize size = dz_map_measure(map, text, &font, 0);
        DzPage beside = {star.x + radius * 1.2, star.y - size.height_mm / 2};
        DzMark *mark = dz_scene_add_text(map->scene, "exchange", text, beside, font, map->look->exchange);
        mark->halo_mm = dz_map_mm(map, map->look->halo_mm);
        mark->halo = map->look->halo;
        dz_map_take(map,
                    (DzPageBox){beside.x, beside.y, beside.x + size.width_mm, beside.y + size.height_mm});
    }
}

/* Where a post's symbol stands: at its place, or above a crossing that is shown there, which it would hide.
 */
static DzPage beside_crossings(const DzMap *map, DzPage at)
{
    double apart = dz_map_mm(map, map->look->symbol_mm) * 2.3; /* a circle and a diamond */
    for (guint i = 0; i < map->set->crossings->len; i++) {
        DzPage crossing;
        if (dz_crossing_status(map->set, i, map->day) &&
            place(map, DZ_CROSSING(map->set, i)->at, &crossing) &&
            hypot(crossing.x - at.x, crossing.y - at.y) < apart)
            return (DzPage){crossing.x, crossing.y - apart};
    }
    return at;
}

bool dz_map_post_place(const DzMap *map, guint post, DzPage *at)
{
    static const double smallest_scale =
        1.6e6; /* on smaller maps they would hide the line they stand along */
    const DzPost *stands = DZ_POST(map->set, post);
    if (dz_view_denominator(&map->view) > smallest_scale || map->day < stands->from ||
        map->day >= stands->to || !place(map, stands->at, at))
        return false;
    *at = beside_crossings(map, *at);
    return true;
}

static void add_posts(DzMap *map)
{
    for (guint i = 0; i < map->set->posts->len; i++) {
        const DzPost *post = DZ_POST(map->set, i);
        DzPage at;
        if (!dz_map_post_place(map, i, &at))
            continue;
        bool first = post->party == DZ_POST(map->set, 0)->party;
        bool encircled = post->encircled != DZ_DAY_NONE && map->day >= post->encircled;
        DzSymbol symbol = encircled ? first ? DZ_SYMBOL_POST_FIRST_ENCIRCLED : DZ_SYMBOL_POST_OTHER_ENCIRCLED
                          : first   ? DZ_SYMBOL_POST_FIRST
                                    : DZ_SYMBOL_POST_OTHER;
        dz_map_symbol(map, "post", symbol, at, true);
        dz_map_take(map, around(at, dz_map_mm(map, map->look->symbol_mm) * (encircled ? 1.25 : 1)));
        g_autofree char *text =
            g_strdup_printf(dz_word(encircled ? DZ_WORD_POST_ENCIRCLED : DZ_WORD_POST, map->lang),
                            dz_text_in(&DZ_PARTY(map->set, post->party)->name, map->lang));
        dz_map_entry(map, DZ_ENTRY_SYMBOL, NULL, symbol, text);
    }
}

/* The legend's line of the rings, after those of what stands in them. */
static void explain_precision(DzMap *map)
{
    for (guint i = 0; i < map->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(map->scene->marks, DzMark, i);
        if (strcmp(mark->layer, "precision") == 0)
            dz_map_entry(map, DZ_ENTRY_LINE, mark, 0, dz_word(DZ_WORD_WITHIN_RING, map->lang));
    }
}

void dz_map_points(DzMap *map)
{
    add_crossings(map);
    add_exchanges(map);
    add_posts(map);
    explain_precision(map);
}
