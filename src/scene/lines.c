/*
 * Lines between areas: the fronts, and what agreements lay down by a rule along them or along a road.
 */
#include "composite/provision.h"
#include "geo/measure.h"
#include "scene/scene_in.h"

static const double FAR_KM =
    5; /* between two settlements: a front between them is only inferred to be there */

static bool is_reported(const DzMap *map, gint32 face)
{
    const DzEpisode *episode = dz_composite_episode(map->composite, (guint)face, map->day);
    return episode && episode->basis == DZ_BASIS_REPORTED;
}

/* Are the settlements on the two sides so near to each other that the line between them is about there? Where
 * control is given as areas the line itself is. */
static bool is_near(const DzMap *map, const DzArc *arc)
{
    int left = map->composite->ground[arc->left].settlement;
    int right = map->composite->ground[arc->right].settlement;
    if (map->set->themes[DZ_THEME_CONTROL].form != DZ_FORM_SETTLEMENTS || left < 0 || right < 0)
        return true;
    return dz_distance_km(DZ_SETTLEMENT(map->set, left)->at, DZ_SETTLEMENT(map->set, right)->at) <= FAR_KM;
}

/* The arcs between two parties' ground of one kind: reported on both sides and near to both, or not. */
static void gather_fronts(DzMap *map, bool reported)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree bool *chosen = g_new0(bool, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        int left = map->holders[arc->left], right = map->holders[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            chosen[i] = (is_reported(map, arc->left) && is_reported(map, arc->right) && is_near(map, arc)) ==
                        reported;
    }
    g_autoptr(DzShape) lines = dz_arrangement_chains(arrangement, chosen);
    DzThing *thing = dz_thing_new(map, "front", dz_view_path(&map->view, lines, false));
    thing->ends = true;
    dz_thing_text(map, thing, "basis", reported ? "reported" : "inferred");
    if (thing->shows)
        dz_map_entry(map, DZ_RANK_FRONT + !reported, thing,
                     dz_word(reported ? DZ_WORD_FRONT : DZ_WORD_FRONT_INFERRED, map->lang));
}

void dz_map_gather_fronts(DzMap *map)
{
    if (!map->recorded)
        return;
    gather_fronts(map, true);
    gather_fronts(map, false);
}

static bool gather_arrangement(DzMap *map, guint index, GError **error)
{
    const DzProvision *provision = DZ_PROVISION(map->set, index);
    bool strip = provision->rule == DZ_RULE_BESIDE;
    g_autoptr(DzShape) shape = dz_provision_shape(map->composite, index, error);
    if (!shape)
        return false;
    const char *name = dz_text_in(&provision->name, map->lang);
    DzThing *thing = dz_thing_new(map, "arrangement", dz_view_path(&map->view, shape, strip));
    thing->feature.geometry = strip ? DZ_GEOMETRY_POLYGON : DZ_GEOMETRY_LINE;
    thing->shows = dz_map_path_shows(map, thing->path, strip);
    dz_thing_text(map, thing, "name", name);
    dz_thing_text(map, thing, "rule", strip ? "beside" : "inside");
    g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_APPROXIMATE, map->lang), name);
    if (thing->shows)
        dz_map_entry(map, DZ_RANK_ARRANGEMENT + (int)index, thing, text);
    return true;
}

bool dz_map_gather_arrangements(DzMap *map, GError **error)
{
    for (guint i = 0; map->recorded && i < map->set->provisions->len; i++) {
        const DzProvision *provision = DZ_PROVISION(map->set, i);
        if (provision->from <= map->day && map->day < provision->to && !gather_arrangement(map, i, error))
            return false;
    }
    return true;
}
