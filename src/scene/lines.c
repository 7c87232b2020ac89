/*
 * Lines between areas: the outlines of what was agreed, and over them the fronts.
 */
#include "scene/scene_in.h"

/* Is any of the line's points on the map? */
static bool line_shows(const DzMap *map, const DzPath *path)
{
    for (guint i = 0; i < path->points->len; i++)
        if (dz_page_box_has(&map->view.frame, g_array_index(path->points, DzPage, i)))
            return true;
    return false;
}

/* Is the ground beyond a zone's edge something else, rather than unknown? Then the edge is one. */
static bool is_edge(const DzMap *map, gint32 beyond)
{
    return beyond == DZ_NO_FACE || !map->composite->ground[beyond].on_land ||
           map->composite->ground[beyond].on_record;
}

static DzShape *zone_lines(const DzMap *map, int zone)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree bool *chosen = g_new0(bool, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        bool left = arc->left != DZ_NO_FACE && map->zones[arc->left] == zone;
        bool right = arc->right != DZ_NO_FACE && map->zones[arc->right] == zone;
        chosen[i] = left != right && is_edge(map, left ? arc->right : arc->left);
    }
    return dz_arrangement_chains(arrangement, chosen);
}

/* `over` laid on `under`, as it looks. */
static DzColour blend(DzColour under, DzColour over)
{
    double a = over.a;
    return (DzColour){under.r + (over.r - under.r) * a, under.g + (over.g - under.g) * a,
                      under.b + (over.b - under.b) * a, 1};
}

/* The zone's outline in the line of its status, and the legend's entry for it if it shows. */
static void add_outline(DzMap *map, guint zone)
{
    DzStatus status = map->statuses[zone].status;
    g_autoptr(DzShape) lines = zone_lines(map, (int)zone);
    DzPath *path = dz_view_path(&map->view, lines, false);
    bool shows = line_shows(map, path);
    double dash = dz_map_mm(map, map->look->zone_dash_mm[status]);
    DzStroke stroke = {
        dz_map_mm(map, map->look->zone_line_mm), map->look->zone_line[status], {dash, dash * 0.7}};
    DzMark *casing = dz_scene_add_shape(map->scene, "zone", path, false);
    casing->in_frame = true;
    casing->stroke = stroke;
    if (!shows)
        return;
    DzMark sample = {.stroke = stroke};
    if (map->look->zone_tint[status].a > 0)
        sample.fill =
            blend(DZ_PARTY(map->set, DZ_ZONE(map->set, zone)->party)->colour, map->look->zone_tint[status]);
    g_autofree char *text = g_strdup_printf("%s: %s", dz_word(DZ_WORD_AGREED_EXTENT, map->lang),
                                            dz_word(DZ_WORD_NO_RECORD + status, map->lang));
    dz_map_entry(map, DZ_ENTRY_AREA, &sample, 0, text);
}

static bool is_reported(const DzMap *map, gint32 face)
{
    const DzEpisode *episode = dz_composite_episode(map->composite, (guint)face, map->day);
    return episode && episode->basis == DZ_BASIS_REPORTED;
}

/* The arcs between two parties' ground of one kind: reported on both sides, or not. */
static void add_fronts(DzMap *map, bool reported)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree bool *chosen = g_new0(bool, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        int left = map->holders[arc->left], right = map->holders[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            chosen[i] = (is_reported(map, arc->left) && is_reported(map, arc->right)) == reported;
    }
    g_autoptr(DzShape) lines = dz_arrangement_chains(arrangement, chosen);
    DzPath *path = dz_view_path(&map->view, lines, false);
    bool shows = line_shows(map, path);
    DzMark *mark = dz_scene_add_shape(map->scene, "front", path, false);
    double dash = reported ? 0 : dz_map_mm(map, map->look->front_dash_mm);
    mark->in_frame = true;
    mark->stroke = (DzStroke){dz_map_mm(map, map->look->front_mm), map->look->front, {dash, dash * 0.8}};
    DzMark style = *mark;
    if (shows)
        dz_map_entry(map, DZ_ENTRY_LINE, &style, 0,
                     dz_word(reported ? DZ_WORD_FRONT : DZ_WORD_FRONT_INFERRED, map->lang));
}

void dz_map_zones(DzMap *map)
{
    for (guint z = 0; z < map->set->zones->len; z++)
        if (map->statuses[z].has_figures)
            add_outline(map, z);
    if (!map->recorded)
        return;
    add_fronts(map, true);
    add_fronts(map, false);
}
