/*
 * Polygons of both themes go into one overlay, control points' cells with them as lines.
 *
 * Building from control points. Voronoi edges, the circles of reach, the land's line and the coverage are
 * laid over each other as lines and polygonized together, instead of cutting cell after cell: so neighbours
 * share their edges exactly and there are neither gaps nor overlaps. Whose cell a face is follows from the
 * nearest settlement of a point inside it.
 */
#include "composite/composite_in.h"
#include "composite/stored.h"
#include "geo/project.h"
#include "geo/tessellate.h"

#include <math.h>

static const double MAX_EDGE_M =
    5000; /* longer edges are split before they leave the plane: less than 0.5 m off */
static const double MARGIN_M = 20000; /* ground beyond reach that still gets cells, for the fading edge */

/* What building needs and the composite does not keep. */
typedef struct Build {
    const DzDataset *set;
    DzProjection *plane; /* equal-area, centred on the settlements */
    DzMetre *sites;
    DzMetreBox box; /* around the sites' reach */
    DzSites *index; /* of sites */
    DzShape *lines;
    bool apart; /* settlements are too far from each other to share a plane */
} Build;

static void build_clear(Build *build)
{
    dz_projection_free(build->plane);
    g_free(build->sites);
    dz_sites_free(build->index);
    dz_shape_free(build->lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Build, build_clear)

static bool project_sites(Build *build, GError **error)
{
    guint count = build->set->settlements->len;
    DzBox box = {180, 90, -180, -90};
    for (guint i = 0; i < count; i++) {
        DzLonLat at = DZ_SETTLEMENT(build->set, i)->at;
        box = (DzBox){MIN(box.west, at.lon), MIN(box.south, at.lat), MAX(box.east, at.lon),
                      MAX(box.north, at.lat)};
    }
    DzLonLat centre = {(box.west + box.east) / 2, (box.south + box.north) / 2};
    build->plane = dz_projection_new_equal_area(centre, error);
    if (!build->plane)
        return false;
    build->sites = g_new0(DzMetre, count);
    build->box = (DzMetreBox){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < count; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(build->set, i);
        if (!dz_project(build->plane, place->at, &build->sites[i])) {
            build->apart = true;
            g_set_error(error, DZ_ERROR, DZ_ERROR_DATA,
                        "settlement '%s' is too far from the others to share a plane", place->id);
            return false;
        }
        build->box.min_x = MIN(build->box.min_x, build->sites[i].x);
        build->box.min_y = MIN(build->box.min_y, build->sites[i].y);
        build->box.max_x = MAX(build->box.max_x, build->sites[i].x);
        build->box.max_y = MAX(build->box.max_y, build->sites[i].y);
    }
    build->index = dz_sites_new(build->sites, count);
    return true;
}

static DzMetreBox grow_box(DzMetreBox box, double metres)
{
    return (DzMetreBox){box.min_x - metres, box.min_y - metres, box.max_x + metres, box.max_y + metres};
}

static bool add_point(Build *build, DzMetre at, GError **error)
{
    DzLonLat to;
    if (!dz_unproject(build->plane, at, &to)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "PROJ cannot bring a cell's corner back to WGS 84");
        return false;
    }
    dz_shape_add(build->lines, to);
    return true;
}

/* Brings lines, or rings as closed lines, of the plane to WGS 84, long edges split. */
static bool add_plane(Build *build, const DzPlane *parts, bool rings, GError **error)
{
    for (guint part = 0; part < dz_plane_count(parts); part++) {
        guint count = 0;
        const DzMetre *points = dz_plane_part(parts, part, &count);
        guint edges = rings ? count : count - 1;
        for (guint i = 0; i < edges; i++) {
            DzMetre a = points[i], b = points[(i + 1) % count];
            int pieces = MAX((int)ceil(hypot(b.x - a.x, b.y - a.y) / MAX_EDGE_M), 1);
            for (int k = 0; k < pieces; k++) {
                double t = (double)k / pieces;
                if (!add_point(build, (DzMetre){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, error))
                    return false;
            }
        }
        if (!add_point(build, points[rings ? 0 : count - 1], error))
            return false;
        dz_shape_end(build->lines);
    }
    return true;
}

static DzPlane *box_ring(const DzMetreBox *box)
{
    DzPlane *ring = dz_plane_new();
    dz_plane_add(ring, (DzMetre){box->min_x, box->min_y});
    dz_plane_add(ring, (DzMetre){box->max_x, box->min_y});
    dz_plane_add(ring, (DzMetre){box->max_x, box->max_y});
    dz_plane_add(ring, (DzMetre){box->min_x, box->max_y});
    dz_plane_end(ring);
    return ring;
}

static bool add_cells(Build *build, GError **error)
{
    /* The diagram reaches farther out than the frame that closes it, so that its edges cross the frame. */
    guint count = build->set->settlements->len;
    double reach_m = build->set->reach_km * 1000;
    DzMetreBox frame = grow_box(build->box, reach_m + MARGIN_M), wide = grow_box(frame, MARGIN_M);
    g_autoptr(DzPlane) edges = dz_tessellate(build->sites, count, &wide, error);
    if (!edges)
        return false;
    g_autoptr(DzPlane) reach = dz_reach_lines(build->index, build->sites, count, reach_m);
    g_autoptr(DzPlane) rim = box_ring(&frame);
    return add_plane(build, edges, false, error) && add_plane(build, reach, false, error) &&
           add_plane(build, rim, true, error);
}

static void add_box(DzShape *lines, DzBox box)
{
    DzLonLat corners[] = {
        {box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}};
    for (guint i = 0; i <= 4; i++)
        dz_shape_add(lines, corners[i % 4]);
    dz_shape_end(lines);
}

static bool on_land(const DzDataset *set, DzLonLat at)
{
    const GArray *features = set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < features->len; i++)
        if (dz_shape_covers(g_array_index(features, DzFeature, i).shape, at))
            return true;
    return false;
}

static bool in_box(DzBox box, DzLonLat at)
{
    return at.lon >= box.west && at.lon <= box.east && at.lat >= box.south && at.lat <= box.north;
}

/* What follows from the cells: the settlement, and whether the ground is on its record. */
static bool label_cells(DzComposite *composite, const Build *build, GError **error)
{
    const DzArrangement *arrangement = composite->arrangement;
    for (guint f = 0; f < arrangement->face_count; f++) {
        DzLonLat at = arrangement->faces[f].inside;
        DzMetre in_plane;
        if (!dz_project(build->plane, at, &in_plane)) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "PROJ cannot project a point of a face");
            return false;
        }
        guint site = dz_sites_nearest(build->index, in_plane);
        bool reached = dz_in_reach(build->sites[site], build->set->reach_km * 1000, in_plane);
        bool land = on_land(build->set, at);
        composite->ground[f] = (DzGround){.settlement = (int)site,
                                          .zone = DZ_SETTLEMENT(build->set, site)->zone,
                                          .in_reach = reached,
                                          .on_land = land,
                                          .on_record = land && reached && in_box(build->set->coverage, at)};
    }
    return true;
}

/* What follows from the histories: ground with a history of control is on the record of it. */
static void label_polygons(DzComposite *composite)
{
    const DzTheme *themes = composite->set->themes;
    bool control = themes[DZ_THEME_CONTROL].form != DZ_FORM_SETTLEMENTS;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        DzGround *ground = &composite->ground[f];
        bool has_episodes =
            composite->first_episode && composite->first_episode[f] < composite->first_episode[f + 1];
        bool has_spells = composite->first_spell && composite->first_spell[f] < composite->first_spell[f + 1];
        if (!ground->on_record || themes[DZ_THEME_ZONES].form != DZ_FORM_SETTLEMENTS)
            ground->zone = DZ_STATE_NONE;
        if (control && (has_episodes || has_spells))
            ground->in_reach = ground->on_land = ground->on_record = true;
    }
}

static bool has_form(const DzDataset *set, DzForm form)
{
    return set->themes[DZ_THEME_ZONES].form == form || set->themes[DZ_THEME_CONTROL].form == form;
}

/* The lines of the cells, and what cuts them. */
static bool add_cell_lines(Build *build, GError **error)
{
    if (!project_sites(build, error) || !add_cells(build, error))
        return false;
    const GArray *land = build->set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < land->len; i++)
        dz_shape_add_rings_as_lines(build->lines, g_array_index(land, DzFeature, i).shape);
    add_box(build->lines, build->set->coverage);
    return true;
}

static DzOverlay *overlay_of(const Build *build, const GArray *claims)
{
    DzOverlay *overlay = dz_overlay_new(build->set->grid_deg, build->set->tolerance_m);
    for (guint i = 0; i < claims->len; i++) {
        const DzClaim *claim = &g_array_index(claims, DzClaim, i);
        dz_overlay_add(overlay, claim->repaired ? claim->repaired : claim->polygon->rings,
                       claim->polygon->from);
    }
    dz_overlay_add_lines(overlay, build->lines);
    return overlay;
}

static DzComposite *build_anew(Build *build, DzTell tell, gpointer data, GError **error)
{
    const DzDataset *set = build->set;
    bool cells = has_form(set, DZ_FORM_SETTLEMENTS), polygons = has_form(set, DZ_FORM_POLYGONS);
    if (cells && !add_cell_lines(build, error))
        return NULL;
    g_autoptr(GArray) claims = dz_claims_new(set);
    g_autoptr(DzOverlay) overlay = overlay_of(build, claims);
    g_autoptr(DzComposite) composite = g_new0(DzComposite, 1);
    composite->set = set;
    composite->findings = dz_findings_new();
    composite->arrangement = dz_overlay_build(overlay, tell, data, error);
    if (composite->arrangement && dz_composite_repair(composite, overlay, claims) > 0) {
        dz_overlay_free(overlay);
        dz_arrangement_free(composite->arrangement);
        overlay = overlay_of(build, claims);
        composite->arrangement = dz_overlay_build(overlay, tell, data, error);
    }
    if (!composite->arrangement)
        return NULL;
    composite->ground = g_new0(DzGround, MAX(composite->arrangement->face_count, 1));
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        composite->ground[f].settlement = composite->ground[f].zone = -1;
    if (cells && !label_cells(composite, build, error))
        return NULL;
    if (polygons) {
        dz_composite_fill_histories(composite, overlay, claims);
        dz_composite_find_losses(composite, overlay, claims);
        dz_composite_find_anew(composite, overlay);
        label_polygons(composite);
    }
    if (tell)
        tell("labelled the faces with their histories", data);
    return g_steal_pointer(&composite);
}

DzComposite *dz_composite_build(const DzDataset *set, GError **error)
{
    return dz_composite_build_telling(set, NULL, NULL, error);
}

DzComposite *dz_composite_build_telling(const DzDataset *set, DzTell tell, gpointer data, GError **error)
{
    DzComposite *stored = dz_composite_unpack(set);
    if (stored)
        return stored;
    g_auto(Build) build = {.set = set, .lines = dz_shape_new()};
    return build_anew(&build, tell, data, error);
}

DzFindings *dz_composite_check(const DzDataset *set, GError **error)
{
    GError *trouble = NULL;
    g_auto(Build) build = {.set = set, .lines = dz_shape_new()};
    g_autoptr(DzComposite) composite = build_anew(&build, NULL, NULL, &trouble);
    if (composite)
        return g_steal_pointer(&composite->findings);
    if (trouble->code != DZ_ERROR_DATA) {
        g_propagate_error(error, trouble);
        return NULL;
    }
    DzFindings *findings = dz_findings_new();
    g_autofree char *path =
        g_build_filename(set->path, build.apart ? "settlements.csv" : "dataset.ini", NULL);
    dz_findings_add(findings, build.apart ? "bad-position" : "drawn-anew", DZ_SEVERITY_ERROR, path, 0, "%s",
                    trouble->message);
    g_error_free(trouble);
    return findings;
}

guint dz_composite_warning_count(const DzComposite *composite)
{
    return dz_findings_count(composite->findings, DZ_SEVERITY_WARNING);
}

const char *dz_composite_warning_at(const DzComposite *composite, guint index)
{
    return dz_findings_at(composite->findings, DZ_SEVERITY_WARNING, index)->text;
}

void dz_composite_free(DzComposite *composite)
{
    if (!composite)
        return;
    dz_arrangement_free(composite->arrangement);
    g_free(composite->ground);
    g_free(composite->arc_km);
    g_free(composite->first_episode);
    g_free(composite->first_spell);
    g_clear_pointer(&composite->episodes, g_array_unref);
    g_clear_pointer(&composite->spells, g_array_unref);
    dz_findings_free(composite->findings);
    g_free(composite);
}
