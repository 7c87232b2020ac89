/*
 * The ground: land, who holds it, what changed hands, and the edge of the record.
 *
 * The record ends at a distance from the last settlements, which would draw scallops that look like borders.
 * So control is drawn on over the nearest cells beyond, and veils in the colour of unrecorded land are laid
 * over it: each covers all that is farther out than a smoothed line inside the record's edge, so the ground
 * fades out without an outline.
 */
#include "geo/region.h"
#include "scene/scene_in.h"

#include <math.h>

enum { VEILS = 9 };
static const double CLOSE_REACHES =
    1.6; /* gaps narrower than twice this many reaches are closed when drawing */
static const double VEIL_REACHES = 0.08; /* how much farther in each veil begins */
static const double LONE_REACHES = 5;    /* parts smaller than this many circles of reach are not drawn */
static const double HOLE_REACHES = 1;    /* nor are holes smaller than this many */

static DzPath *box_path(const DzPageBox *box)
{
    DzPath *path = dz_path_new();
    DzPage corners[] = {{box->min_x, box->min_y},
                        {box->max_x, box->min_y},
                        {box->max_x, box->max_y},
                        {box->min_x, box->max_y}};
    for (guint i = 0; i < 4; i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    return path;
}

static DzMark *add_area(DzMap *map, const char *layer, DzPath *path, DzColour fill)
{
    DzMark *mark = dz_scene_add_shape(map->scene, layer, path, true);
    mark->in_frame = true;
    mark->fill = fill;
    return mark;
}

static DzPath *state_path(DzMap *map, const int *state, int wanted)
{
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(map->composite->arrangement, state, wanted);
    return dz_view_path(&map->view, rings, true);
}

static void add_land(DzMap *map)
{
    add_area(map, "sea", box_path(&map->view.frame), map->look->sea);
    const GArray *features = map->set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < features->len; i++) {
        const DzShape *shape = g_array_index(features, DzFeature, i).shape;
        add_area(map, "land", dz_view_path(&map->view, shape, true), map->look->land);
    }
}

static void set_pattern(const DzMap *map, const DzParty *party, DzMark *mark)
{
    mark->hatch = (DzHatch){.pattern = party->pattern,
                            .width_mm = dz_map_mm(map, map->look->pattern_mm),
                            .distance_mm = dz_map_mm(map, map->look->pattern_distance_mm),
                            .angle_deg = 0,
                            .colour = map->look->pattern};
}

static void add_control(DzMap *map)
{
    for (guint p = 0; p < map->set->parties->len; p++) {
        const DzParty *party = DZ_PARTY(map->set, p);
        DzMark *mark = add_area(map, "control", state_path(map, map->drawn_holders, (int)p), party->colour);
        set_pattern(map, party, mark);
        DzMark style = *mark;
        g_autoptr(DzPath) recorded = state_path(map, map->holders, (int)p);
        if (dz_path_shows(recorded, &map->view.frame))
            dz_map_entry(map, DZ_ENTRY_AREA, &style, 0, dz_text_in(&party->name, map->lang));
    }
}

/* What a zone's party still holds of it, tinted by the zone's status. */
static void add_held(DzMap *map)
{
    guint faces = map->composite->arrangement->face_count;
    g_autofree int *held = g_new(int, MAX(faces, 1));
    for (guint z = 0; z < map->set->zones->len; z++) {
        for (guint f = 0; f < faces; f++)
            held[f] = map->zones[f] == (int)z && map->holders[f] == DZ_ZONE(map->set, z)->party;
        add_area(map, "zone", state_path(map, held, 1), map->look->zone_tint[map->statuses[z].status]);
    }
}

static void add_change(DzMap *map)
{
    if (!map->holders_before)
        return;
    guint faces = map->composite->arrangement->face_count;
    g_autofree int *changed = g_new(int, MAX(faces, 1));
    for (guint f = 0; f < faces; f++)
        changed[f] = map->holders[f] != DZ_STATE_NONE && map->holders_before[f] != DZ_STATE_NONE &&
                     map->holders[f] != map->holders_before[f];
    DzPath *path = state_path(map, changed, 1);
    bool shows = dz_path_shows(path, &map->view.frame);
    DzMark *mark = add_area(map, "change", path, (DzColour){0});
    mark->hatch = (DzHatch){.pattern = DZ_PATTERN_LINES,
                            .width_mm = dz_map_mm(map, map->look->change_mm),
                            .distance_mm = dz_map_mm(map, map->look->change_distance_mm),
                            .angle_deg = 45,
                            .colour = map->look->change};
    DzMark style = *mark;
    if (!shows)
        return;
    int round = dz_round_before(map->set, map->before + 1);
    bool of_round = round >= 0 && DZ_ROUND(map->set, round)->as_of == map->before;
    g_autofree char *day = dz_words_day(map->before, map->lang);
    g_autofree char *text = of_round ? g_strdup_printf(dz_word(DZ_WORD_CHANGED_SINCE_ROUND, map->lang),
                                                       DZ_ROUND(map->set, round)->number)
                                     : g_strdup_printf(dz_word(DZ_WORD_CHANGED_SINCE_DAY, map->lang), day);
    dz_map_entry(map, DZ_ENTRY_AREA, &style, 0, text);
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
    return closed ? dz_region_tidy(closed, LONE_REACHES * circle_km2, HOLE_REACHES * circle_km2, error)
                  : NULL;
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

static const DzPath *last_path(const DzMap *map)
{
    return g_array_index(map->scene->marks, DzMark, map->scene->marks->len - 1).path;
}

/* Each veil leaves the same part of what is under it, and the last hides the rest. */
static bool add_veils(DzMap *map, GError **error)
{
    g_autoptr(DzRegion) land = land_in_view(map, error);
    g_autoptr(DzRegion) record = land ? smooth_record(map, error) : NULL;
    if (!record)
        return false;
    for (int veil = VEILS; veil >= 0; veil--) {
        g_autoptr(DzRegion) inside =
            dz_region_grow(record, -veil * VEIL_REACHES * map->set->reach_km * 1000, error);
        g_autoptr(DzRegion) outside = inside ? dz_region_subtract(land, inside, error) : NULL;
        if (!outside)
            return false;
        g_autoptr(DzPlane) rings = dz_region_rings(outside);
        DzColour colour = map->look->land;
        colour.a = veil == 0 ? 1 : 1.0 / (veil + 1.5);
        add_area(map, "unrecorded", dz_view_plane_path(&map->view, rings), colour);
        if (veil == 0 && dz_path_shows(last_path(map), &map->view.frame))
            dz_map_entry(map, DZ_ENTRY_AREA, &(DzMark){.fill = map->look->land}, 0,
                         dz_word(DZ_WORD_NOT_RECORDED, map->lang));
    }
    g_autoptr(DzPlane) rings = dz_region_rings(record);
    map->record = dz_view_plane_path(&map->view, rings);
    return true;
}

bool dz_map_ground(DzMap *map, GError **error)
{
    add_land(map);
    if (map->recorded) {
        add_control(map);
        add_held(map);
        add_change(map);
    }
    if (map->set->themes[DZ_THEME_CONTROL].form == DZ_FORM_SETTLEMENTS)
        return add_veils(map, error);
    map->record = box_path(&map->view.frame); /* polygons have edges that are lines of the record */
    return true;
}
