/*
 * The zones: the extent that was agreed for each, and what its party holds of it.
 */
#include "scene/scene_in.h"

/* As DzStatus; what the style calls them. */
static const char *const STATUSES[] = {"no-record", "not-agreed", "agreed", "in-force", "reduced", "ended"};

/* Is the ground beyond an area's edge something else, rather than unknown? Then the edge is one. Under the
 * record's fading edge it is as its nearest settlement. */
static bool is_edge(const DzMap *map, gint32 beyond)
{
    const DzGround *ground = beyond == DZ_NO_FACE ? NULL : &map->composite->ground[beyond];
    return !ground || !ground->on_land || ground->on_record || ground->settlement >= 0;
}

DzPath *dz_map_outline(const DzMap *map, const int *state, int wanted)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree bool *chosen = g_new0(bool, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        bool left = arc->left != DZ_NO_FACE && state[arc->left] == wanted;
        bool right = arc->right != DZ_NO_FACE && state[arc->right] == wanted;
        chosen[i] = left != right && is_edge(map, left ? arc->right : arc->left);
    }
    g_autoptr(DzShape) lines = dz_arrangement_chains(arrangement, chosen);
    return dz_view_path(&map->view, lines, false);
}

/* Under a zone's name: its status, and how much of it is held if that is not all. */
static char *note_of(const DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    const char *word = dz_word(DZ_WORD_NO_RECORD + status->status, map->lang);
    if (status->status != DZ_STATUS_REDUCED)
        return g_strdup(word);
    g_autofree char *percent = dz_words_percent(status->share, map->lang);
    g_autofree char *share = g_strdup_printf(dz_word(DZ_WORD_HELD_SHARE, map->lang), percent);
    return g_strdup_printf("%s · %s", word, share);
}

/* The fields that both things of a zone have. */
static void set_zone(DzMap *map, DzThing *thing, guint zone, const char *part)
{
    const DzZone *it = DZ_ZONE(map->set, zone);
    const DzZoneStatus *status = &map->statuses[zone];
    const DzParty *party = DZ_PARTY(map->set, it->party);
    g_autofree char *note = note_of(map, zone);
    dz_thing_text(map, thing, "zone", it->id);
    dz_thing_text(map, thing, "name", dz_text_in(&it->name, map->lang));
    dz_thing_text(map, thing, "note", note);
    dz_thing_text(map, thing, "part", part);
    dz_thing_text(map, thing, "status", STATUSES[status->status]);
    dz_thing_text(map, thing, "party", party->id);
    dz_thing_colour(map, thing, "colour", party->colour);
    if (status->has_figures)
        dz_thing_number(thing, "share", status->share);
    thing->zone = it->id;
    thing->name = dz_text_in(&it->name, map->lang);
    thing->status = dz_word(DZ_WORD_NO_RECORD + status->status, DZ_LANG_EN); /* as the tables have it */
}

/* The legend's sample: the ground of its party, what is held of the zone, the outline. */
static void add_entry(DzMap *map, guint zone, DzThing *extent, DzThing *held)
{
    DzStatus status = map->statuses[zone].status;
    g_autofree char *text =
        g_strdup_printf(dz_word(DZ_WORD_LABELLED, map->lang), dz_word(DZ_WORD_AGREED_EXTENT, map->lang),
                        dz_word(DZ_WORD_NO_RECORD + status, map->lang));
    bool filled = held->shows && status != DZ_STATUS_ENDED;
    int party = DZ_ZONE(map->set, zone)->party;
    DzThing *ground = dz_map_things(map, "control")->pdata[party];
    DzEntry *entry = dz_map_entry(map, DZ_RANK_ZONE + (int)status, filled ? ground : extent, text);
    if (!entry || !filled)
        return;
    g_ptr_array_add(entry->things, held);
    g_ptr_array_add(entry->things, extent);
}

/* The zone of a face, going on under the record's fading edge as who holds it does. */
static int drawn_zone(const DzMap *map, guint face)
{
    const DzGround *ground = &map->composite->ground[face];
    bool beyond = map->zones[face] == DZ_STATE_NONE && ground->on_land && !ground->on_record;
    return beyond ? ground->zone : map->zones[face];
}

static bool is_filled(const DzMap *map, int zone)
{
    return zone >= 0 && map->statuses[zone].has_figures && map->statuses[zone].status != DZ_STATUS_ENDED;
}

/* Is so much of a party's ground outside of its zones on the map that one can find it there? */
static bool has_plain_ground(DzMap *map, int party)
{
    static const double least_mm = 0.6; /* to its edges, in its middle */
    guint faces = map->composite->arrangement->face_count;
    g_autofree int *plain = g_new(int, MAX(faces, 1));
    for (guint f = 0; f < faces; f++) {
        int zone = drawn_zone(map, f);
        plain[f] =
            map->holders[f] == party && !(is_filled(map, zone) && DZ_ZONE(map->set, zone)->party == party);
    }
    g_autoptr(DzPath) path = dz_map_state_path(map, plain, 1);
    DzPage at;
    double depth_mm = 0;
    return dz_path_pole(path, &map->view.frame, &at, &depth_mm) && depth_mm > dz_map_mm(map, least_mm);
}

/* A party all of whose ground on the map lies in its zones is found there in the look of those. */
static void settle_party(DzMap *map, guint zone, DzThing *held)
{
    int party = DZ_ZONE(map->set, zone)->party;
    for (guint i = 0; i < map->entries->len; i++) {
        const DzEntry *entry = &g_array_index(map->entries, DzEntry, i);
        if (entry->rank == DZ_RANK_CONTROL + party && entry->things->len == 1 && held->shows &&
            is_filled(map, (int)zone) && !has_plain_ground(map, party))
            g_ptr_array_add(entry->things, held);
    }
}

static void gather_zone(DzMap *map, guint zone)
{
    guint faces = map->composite->arrangement->face_count;
    g_autofree int *is_held = g_new(int, MAX(faces, 1));
    DzThing *extent = dz_thing_new(map, "zone", dz_map_state_path(map, map->zones, (int)zone));
    g_autofree int *drawn = g_new(int, MAX(faces, 1));
    for (guint f = 0; f < faces; f++)
        drawn[f] = drawn_zone(map, f);
    extent->outline = dz_map_outline(map, drawn, (int)zone);
    extent->ends = true;
    set_zone(map, extent, zone, "extent");
    extent->km2 = map->statuses[zone].agreed_km2;
    for (guint f = 0; f < faces; f++)
        is_held[f] =
            drawn_zone(map, f) == (int)zone && map->drawn_holders[f] == DZ_ZONE(map->set, zone)->party;
    DzThing *held = dz_thing_new(map, "zone", dz_map_state_path(map, is_held, 1));
    set_zone(map, held, zone, "held");
    held->party = DZ_PARTY(map->set, DZ_ZONE(map->set, zone)->party)->id;
    held->km2 = map->statuses[zone].held_km2;
    if (dz_path_count(held->path) > 0)
        extent->core = held->path;
    if (dz_map_path_shows(map, extent->outline, false))
        add_entry(map, zone, extent, held);
    settle_party(map, zone, held);
}

void dz_map_gather_zones(DzMap *map)
{
    for (guint z = 0; map->recorded && z < map->set->zones->len; z++)
        if (map->statuses[z].has_figures)
            gather_zone(map, z);
}
