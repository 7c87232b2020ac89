/*
 * Things at a point: crossings, exchanges, posts, settlements.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

/* The position on the page; false if it is not well inside the frame. */
static bool place(const DzMap *map, DzLonLat at, DzPage *out)
{
    double inset = dz_map_px(map, DZ_SYMBOL_PX);
    const DzPageBox *frame = &map->view.frame;
    DzPageBox inner = {frame->min_x + inset, frame->min_y + inset, frame->max_x - inset,
                       frame->max_y - inset};
    return dz_view_place(&map->view, at, out) && dz_page_box_has(&inner, *out);
}

/* Where a position is known less well than the eye can see, a circle says how well. */
static void gather_precision(DzMap *map, DzPage at, double precision_km)
{
    enum { CORNERS = 64 };
    double radius = precision_km * 1000 * map->view.mm_per_metre;
    if (radius < dz_map_px(map, DZ_SYMBOL_PX))
        return;
    DzPath *path = dz_path_new();
    for (guint i = 0; i < CORNERS; i++) {
        double angle = 2 * G_PI * i / CORNERS;
        dz_path_add(path, (DzPage){at.x + radius * cos(angle), at.y - radius * sin(angle)});
    }
    dz_path_end(path);
    DzThing *thing = dz_thing_new(map, "precision", path);
    dz_map_entry(map, DZ_RANK_PRECISION, thing, dz_word(DZ_WORD_WITHIN_RING, map->lang));
}

/* How many exchanges the working group arranged there. */
static guint count_exchanges(const DzMap *map, guint crossing)
{
    guint count = 0;
    for (guint i = 0; i < map->set->exchanges->len; i++)
        count +=
            DZ_EXCHANGE(map->set, i)->crossing == (int)crossing && DZ_EXCHANGE(map->set, i)->working_group;
    return count;
}

static void gather_crossings(DzMap *map)
{
    static const char *const words[] = {"open", "closed", "exchanges"}; /* as DzCrossingState */
    for (guint i = 0; i < map->set->crossings->len; i++) {
        const DzCrossing *crossing = DZ_CROSSING(map->set, i);
        DzCrossingState state;
        DzPage at;
        if (!dz_crossing_state(map->set, i, map->day, &state) || !place(map, crossing->at, &at))
            continue;
        DzThing *thing = dz_thing_new_point(map, "crossing", at);
        gather_precision(map, at, crossing->precision_km);
        dz_thing_text(map, thing, "name", dz_text_in(&crossing->name, map->lang));
        dz_thing_text(map, thing, "status", words[state]);
        dz_thing_number(thing, "exchanges", count_exchanges(map, i));
        dz_map_entry(map, DZ_RANK_CROSSING + (int)state, thing,
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

/* The exchanges since the day compared with. */
static void gather_exchanges(DzMap *map)
{
    g_autofree guint *shown = g_new0(guint, MAX(map->set->crossings->len, 1));
    for (guint i = 0; i < map->set->exchanges->len; i++) {
        const DzExchange *exchange = DZ_EXCHANGE(map->set, i);
        const DzCrossing *crossing = DZ_CROSSING(map->set, exchange->crossing);
        DzPage at;
        bool due = map->before != DZ_DAY_NONE && exchange->date > map->before && exchange->date <= map->day;
        if (!due || !place(map, crossing->at, &at))
            continue;
        DzThing *thing = dz_thing_new_point(map, "exchange", at);
        thing->column = shown[exchange->crossing]++;
        g_autofree char *text = released_text(map, i);
        dz_thing_number(thing, "number", shown[exchange->crossing]);
        dz_thing_text(map, thing, "text", text);
        dz_thing_boolean(thing, "working_group", exchange->working_group);
        g_autofree char *entry = exchange_entry(map, crossing);
        dz_map_entry(map, DZ_RANK_EXCHANGE + exchange->crossing, thing, entry);
    }
}

/* The party's place among those that have posts, in the order of the data set. */
static guint post_order(const DzMap *map, guint post)
{
    guint order = 0;
    g_autofree bool *seen = g_new0(bool, MAX(map->set->parties->len, 1));
    for (guint i = 0; DZ_POST(map->set, i)->party != DZ_POST(map->set, post)->party; i++) {
        order += !seen[DZ_POST(map->set, i)->party];
        seen[DZ_POST(map->set, i)->party] = true;
    }
    return order;
}

/* Is a crossing or a settlement of that name on the map? Then the post beside it need not be named. */
static bool is_named(const DzMap *map, const char *name)
{
    DzPage at;
    for (guint i = 0; i < map->set->crossings->len; i++)
        if (strcmp(dz_text_in(&DZ_CROSSING(map->set, i)->name, map->lang), name) == 0 &&
            place(map, DZ_CROSSING(map->set, i)->at, &at))
            return true;
    for (guint i = 0; i < map->set->settlements->len; i++)
        if (strcmp(dz_text_in(&DZ_SETTLEMENT(map->set, i)->name, map->lang), name) == 0 &&
            place(map, DZ_SETTLEMENT(map->set, i)->at, &at))
            return true;
    return false;
}

static void gather_posts(DzMap *map)
{
    for (guint i = 0; i < map->set->posts->len; i++) {
        const DzPost *post = DZ_POST(map->set, i);
        const DzParty *party = DZ_PARTY(map->set, post->party);
        DzPage at;
        if (map->day < post->from || map->day >= post->to || !place(map, post->at, &at))
            continue;
        DzThing *thing = dz_thing_new_point(map, "post", at);
        const char *name = dz_text_in(&post->name, map->lang);
        bool encircled = post->encircled != DZ_DAY_NONE && map->day >= post->encircled;
        dz_thing_text(map, thing, "name", name);
        dz_thing_text(map, thing, "label", is_named(map, name) ? NULL : name);
        dz_thing_text(map, thing, "kind", post->kind);
        dz_thing_text(map, thing, "party", party->id);
        dz_thing_colour(map, thing, "colour", party->colour);
        dz_thing_number(thing, "order", post_order(map, i));
        dz_thing_boolean(thing, "encircled", encircled);
        g_autofree char *text =
            g_strdup_printf(dz_word(encircled ? DZ_WORD_POST_ENCIRCLED : DZ_WORD_POST, map->lang),
                            dz_text_in(&party->name, map->lang));
        dz_map_entry(map, DZ_RANK_POST + 2 * (int)post_order(map, i) + encircled, thing, text);
    }
}

/* Its name, or its position. g_free it. */
static char *marked_name(const DzPlace *place, DzLang lang)
{
    if (place->name)
        return g_strdup(place->name);
    g_autofree char *lon = dz_words_longitude(place->at.lon, lang);
    g_autofree char *lat = dz_words_latitude(place->at.lat, lang);
    return g_strdup_printf("%s %s", lon, lat);
}

static void gather_marked(DzMap *map)
{
    const DzPlace *marked = map->request->place;
    DzPage at;
    if (!marked || !place(map, marked->at, &at))
        return;
    g_autofree char *name = marked_name(marked, map->lang);
    dz_thing_text(map, dz_thing_new_point(map, "place", at), "name", name);
}

/* Is the settlement the marked place, which has its name already? */
static bool is_marked(const DzMap *map, const DzSettlement *settlement)
{
    const DzPlace *marked = map->request->place;
    return marked && marked->id && strcmp(marked->id, settlement->id) == 0;
}

static void gather_settlements(DzMap *map)
{
    static const char *const kinds[] = {"settlement", "base", "hill", "airfield",
                                        "other"}; /* as DzPlaceKind */
    for (guint i = 0; i < map->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(map->set, i);
        DzPage at;
        if (!dz_view_place(&map->view, place->at, &at) || !dz_page_box_has(&map->view.frame, at) ||
            is_marked(map, place))
            continue;
        const DzEpisode *episode = dz_settlement_episode(map->set, i, map->day);
        const DzEpisode *before =
            map->before != DZ_DAY_NONE ? dz_settlement_episode(map->set, i, map->before) : NULL;
        DzThing *thing = dz_thing_new_point(map, "settlement", at);
        dz_thing_text(map, thing, "name", dz_text_in(&place->name, map->lang));
        thing->rank = place->rank;
        dz_thing_number(thing, "rank", place->rank);
        dz_thing_text(map, thing, "kind", kinds[place->kind]);
        if (place->zone >= 0)
            dz_thing_text(map, thing, "zone", DZ_ZONE(map->set, place->zone)->id);
        if (episode)
            dz_thing_text(map, thing, "party", DZ_PARTY(map->set, episode->party)->id);
        dz_thing_boolean(thing, "changed", episode && before && episode->party != before->party);
    }
}

void dz_map_gather_points(DzMap *map)
{
    gather_crossings(map);
    gather_exchanges(map);
    gather_posts(map);
    gather_settlements(map);
    gather_marked(map);
}
