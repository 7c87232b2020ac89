/*
 * The ground: who holds it, what changed hands, and the edge of the record.
 *
 * The record ends at a distance from the last settlements, which would draw scallops that look like borders.
 * So control is drawn on over the nearest cells beyond, and veils in the look of unrecorded land are laid
 * over it: each covers all that is farther out than a smoothed line inside the record's edge, so the ground
 * fades out without an outline.
 */
#include "geo/region.h"
#include "scene/scene_in.h"

#include <math.h>

enum { VEILS_LEAST = 9, VEILS_MOST = 30 };
static const double VEIL_MM =
    1.3; /* on the page: where veils are wider, each can be seen, and there are more */
static const double CLOSE_REACHES =
    1.6; /* gaps narrower than twice this many reaches are closed when drawing */
static const double FADE_REACHES = 0.72; /* how far in the innermost begins */
static const double LONE_REACHES = 5;    /* parts smaller than this many circles of reach are not drawn */
static const double HOLE_REACHES = 1;    /* nor are holes smaller than this many */
static const double SIMPLE_REACHES =
    0.003;                               /* the smoothed edge is drawn with no more points than this needs */
static const double SEAM_REACHES = 0.05; /* how far the veils reach under the ground beyond the record */

DzPath *dz_map_state_path(DzMap *map, const int *state, int wanted)
{
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(map->composite->arrangement, state, wanted);
    return dz_view_path(&map->view, rings, true);
}

guint dz_map_party_order(const DzMap *map, int party)
{
    guint order = 0;
    for (int p = 0; p < party; p++)
        order += DZ_PARTY(map->set, p)->holds;
    return order;
}

static void gather_control(DzMap *map)
{
    g_autofree DzPartyStatus *statuses = dz_party_statuses(map->composite, map->day);
    static const char *const patterns[] = {"none", "lines", "dots", "crosses"}; /* as DzPattern */
    for (guint p = 0; p < map->set->parties->len; p++) {
        const DzParty *party = DZ_PARTY(map->set, p);
        DzThing *thing = dz_thing_new(map, "control", dz_map_state_path(map, map->drawn_holders, (int)p));
        const char *name = dz_text_in(&party->name, map->lang);
        dz_thing_text(map, thing, "party", party->id);
        dz_thing_text(map, thing, "name", name);
        dz_thing_colour(map, thing, "colour", party->colour);
        dz_thing_text(map, thing, "pattern", patterns[party->pattern]);
        dz_thing_number(thing, "order", dz_map_party_order(map, (int)p));
        thing->party = party->id;
        thing->name = name;
        thing->km2 = statuses[p].held_km2;
        g_autoptr(DzPath) recorded = dz_map_state_path(map, map->holders, (int)p);
        if (dz_map_path_shows(map, recorded, true))
            dz_map_entry(map, DZ_RANK_CONTROL + (int)p, thing, name);
    }
}

/* Rings on WGS 84 as a region of the view's plane. */
static DzRegion *region_of(const DzMap *map, const DzShape *rings, GError **error)
{
    g_autoptr(DzPlane) plane = dz_plane_new();
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0; i < count; i++) {
            DzMetre at;
            if (dz_project(map->view.projection, ring[i], &at))
                dz_plane_add(plane, at);
        }
        dz_plane_end(plane);
    }
    return dz_region_new_rings(plane, error);
}

/* Where the record reaches, on land or not, smoothed. */
static DzRegion *smooth_record(const DzMap *map, GError **error)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree int *reached = g_new(int, MAX(arrangement->face_count, 1));
    for (guint f = 0; f < arrangement->face_count; f++)
        reached[f] = map->composite->ground[f].in_reach;
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(arrangement, reached, 1);
    double reach_m = map->set->reach_km * 1000, circle_km2 = G_PI * map->set->reach_km * map->set->reach_km;
    g_autoptr(DzRegion) raw = region_of(map, rings, error);
    g_autoptr(DzRegion) grown = raw ? dz_region_grow(raw, CLOSE_REACHES * reach_m, error) : NULL;
    g_autoptr(DzRegion) closed = grown ? dz_region_grow(grown, -CLOSE_REACHES * reach_m, error) : NULL;
    g_autoptr(DzRegion) tidy =
        closed ? dz_region_tidy(closed, LONE_REACHES * circle_km2, HOLE_REACHES * circle_km2, error) : NULL;
    return tidy ? dz_region_simplify(tidy, SIMPLE_REACHES * reach_m, error) : NULL;
}

static DzRegion *land_in_view(const DzMap *map, GError **error)
{
    g_autoptr(DzShape) rings = dz_shape_new();
    const GArray *features = map->set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < features->len; i++) {
        const DzShape *shape = g_array_index(features, DzFeature, i).shape;
        for (guint part = 0; part < dz_shape_count(shape); part++) {
            guint count = 0;
            const DzLonLat *ring = dz_shape_part(shape, part, &count);
            g_array_append_vals(rings->points, ring, count);
            dz_shape_end(rings);
        }
    }
    return region_of(map, rings, error);
}

double dz_map_fade_mm(const DzMap *map)
{
    bool fades = map->set->themes[DZ_THEME_CONTROL].form == DZ_FORM_SETTLEMENTS;
    return fades ? FADE_REACHES * map->set->reach_km * 1000 * map->view.mm_per_metre : 0;
}

/* The land that is on record and a seam beyond: what the veils are cut from. All land would do, but its
 * borders would be in each of them. */
static DzRegion *land_on_record(const DzMap *map, const DzRegion *land, const DzRegion *record,
                                GError **error)
{
    double seam_m = SEAM_REACHES * map->set->reach_km * 1000;
    g_autoptr(DzRegion) grown = dz_region_grow(record, seam_m, error);
    g_autoptr(DzRegion) away = grown ? dz_region_subtract(land, grown, error) : NULL;
    return away ? dz_region_subtract(land, away, error) : NULL;
}

/* What memory has the veils under, by their number, and the record. */
static const char VEIL[VEILS_MOST + 1], RECORD[1];

static int veil_count(const DzMap *map, double fade_m)
{
    return (int)CLAMP(fade_m * map->view.mm_per_metre / map->unit / VEIL_MM, VEILS_LEAST, VEILS_MOST);
}

static void keep_region(const DzMap *map, const void *key, const DzRegion *region)
{
    g_autoptr(DzPlane) rings = dz_region_rings(region);
    dz_path_free(dz_memory_keep(map->memory, key, dz_view_plane_path(&map->view, rings)));
}

/* The veils and the record; they are the same on every day. */
static bool make_veils(const DzMap *map, double fade_m, GError **error)
{
    int veils = veil_count(map, fade_m);
    g_autoptr(DzRegion) land = land_in_view(map, error);
    g_autoptr(DzRegion) record = land ? smooth_record(map, error) : NULL;
    g_autoptr(DzRegion) near = record ? land_on_record(map, land, record, error) : NULL;
    if (!near)
        return false;
    for (int veil = veils; veil >= 0; veil--) {
        g_autoptr(DzRegion) inside = dz_region_grow(record, -veil * fade_m / veils, error);
        g_autoptr(DzRegion) outside = inside ? dz_region_subtract(veil ? near : land, inside, error) : NULL;
        if (!outside)
            return false;
        keep_region(map, &VEIL[veil], outside);
    }
    keep_region(map, RECORD, record);
    return true;
}

/* Each veil leaves the same part of what is under it, and the last hides all that is not on record. */
static bool gather_veils(DzMap *map, GError **error)
{
    double fade_m = FADE_REACHES * map->set->reach_km * 1000;
    map->record = dz_memory_recall(map->memory, RECORD);
    if (!map->record && !make_veils(map, fade_m, error))
        return false;
    if (!map->record)
        map->record = dz_memory_recall(map->memory, RECORD);
    for (int veil = veil_count(map, fade_m); veil >= 0; veil--) {
        DzThing *thing = dz_thing_new(map, "unrecorded", dz_memory_recall(map->memory, &VEIL[veil]));
        thing->still = true;
        thing->fade = veil == 0 ? 1 : 1.0 / (veil + 1.5);
        if (veil == 0 && thing->shows)
            dz_map_entry(map, DZ_RANK_UNRECORDED, thing, dz_word(DZ_WORD_NOT_RECORDED, map->lang));
    }
    return true;
}

bool dz_map_gather_ground(DzMap *map, GError **error)
{
    if (map->recorded) {
        dz_map_gather_changes(map);
        gather_control(map);
    }
    if (map->set->themes[DZ_THEME_CONTROL].form == DZ_FORM_SETTLEMENTS)
        return gather_veils(map, error);
    map->record = dz_map_box_path(&map->view.frame); /* polygons have edges that are lines of the record */
    return true;
}
