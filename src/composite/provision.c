#include "composite/provision.h"

#include "geo/project.h"
#include "geo/region.h"

#include <math.h>
#include <string.h>

static bool in_zone(const DzComposite *composite, const int *holders, gint32 face, int zone, DzDay day)
{
    return face != DZ_NO_FACE && dz_composite_zone(composite, (guint)face, day) == zone &&
           holders[face] == DZ_ZONE(composite->set, zone)->party;
}

static DzShape *front_of(const DzComposite *composite, int zone, DzDay day)
{
    const DzArrangement *arrangement = composite->arrangement;
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    g_autofree bool *chosen = g_new0(bool, MAX(arrangement->arc_count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        bool left = in_zone(composite, holders, arc->left, zone, day);
        bool right = in_zone(composite, holders, arc->right, zone, day);
        gint32 beyond = left ? arc->right : arc->left;
        chosen[i] = left != right && beyond != DZ_NO_FACE && holders[beyond] != DZ_STATE_NONE &&
                    holders[beyond] != DZ_ZONE(composite->set, zone)->party;
    }
    return dz_arrangement_chains(arrangement, chosen);
}

/* What the zone's party holds of the zone, as rings. */
static DzShape *held_of(const DzComposite *composite, int zone, DzDay day)
{
    guint count = composite->arrangement->face_count;
    g_autofree int *holders = dz_composite_holders(composite, day, false);
    g_autofree int *held = g_new(int, MAX(count, 1));
    for (guint f = 0; f < count; f++)
        held[f] = in_zone(composite, holders, (gint32)f, zone, day);
    return dz_arrangement_dissolve(composite->arrangement, held, true);
}

/* A place along a line: between two of its points. */
typedef struct Place {
    guint edge;
    double along, off; /* 0 to 1 between its ends; squared distance from the line */
} Place;

/* The place of the line that is nearest to `at`; in degrees, longitudes shortened. */
static Place nearest_place(const DzLonLat *line, guint count, DzLonLat at)
{
    double shorten = cos(at.lat * G_PI / 180);
    Place best = {0, 0, INFINITY};
    for (guint i = 0; i + 1 < count; i++) {
        double ax = (line[i].lon - at.lon) * shorten, ay = line[i].lat - at.lat;
        double dx = (line[i + 1].lon - line[i].lon) * shorten, dy = line[i + 1].lat - line[i].lat;
        double length = dx * dx + dy * dy, t = length > 0 ? CLAMP(-(ax * dx + ay * dy) / length, 0, 1) : 0;
        double off = (ax + t * dx) * (ax + t * dx) + (ay + t * dy) * (ay + t * dy);
        if (off < best.off)
            best = (Place){i, t, off};
    }
    return best;
}

static DzLonLat position_of(const DzLonLat *line, Place place)
{
    DzLonLat a = line[place.edge], b = line[place.edge + 1];
    return (DzLonLat){a.lon + place.along * (b.lon - a.lon), a.lat + place.along * (b.lat - a.lat)};
}

/* The road between the places nearest to two settlements. */
static void add_between(DzShape *out, const DzLonLat *line, guint count, DzLonLat one, DzLonLat two)
{
    Place from = nearest_place(line, count, one), to = nearest_place(line, count, two);
    if (from.edge + from.along > to.edge + to.along) {
        Place swap = from;
        from = to;
        to = swap;
    }
    dz_shape_add(out, position_of(line, from));
    for (guint i = from.edge + 1; i <= to.edge; i++)
        dz_shape_add(out, line[i]);
    dz_shape_add(out, position_of(line, to));
    dz_shape_end(out);
}

static DzShape *road_of(const DzDataset *set, const DzProvision *provision)
{
    const GArray *roads = set->layers[DZ_LAYER_ROADS].features;
    DzShape *out = dz_shape_new();
    for (guint r = 0; r < roads->len; r++) {
        const DzFeature *road = &g_array_index(roads, DzFeature, r);
        if (strcmp(dz_text_in(&road->name, DZ_LANG_EN), provision->road) != 0)
            continue;
        for (guint part = 0; part < dz_shape_count(road->shape); part++) {
            guint count = 0;
            const DzLonLat *line = dz_shape_part(road->shape, part, &count);
            bool whole = provision->ends[0] < 0;
            if (!whole && count >= 2)
                add_between(out, line, count, DZ_SETTLEMENT(set, provision->ends[0])->at,
                            DZ_SETTLEMENT(set, provision->ends[1])->at);
            for (guint i = 0; whole && i < count; i++)
                dz_shape_add(out, line[i]);
            dz_shape_end(out);
        }
    }
    return out;
}

DzShape *dz_provision_base(const DzComposite *composite, guint index)
{
    const DzProvision *provision = DZ_PROVISION(composite->set, index);
    if (provision->rule == DZ_RULE_INSIDE)
        return front_of(composite, provision->zone, provision->from);
    return road_of(composite->set, provision);
}

/* Adds the edge from `a`, without its end, in pieces of about 2 km that keep its course. False if PROJ
 * cannot. */
static bool add_edge(DzPlane *plane, const DzProjection *projection, DzLonLat a, DzLonLat b)
{
    static const double longest_deg = 0.02;
    int pieces = MAX((int)ceil(hypot(b.lon - a.lon, b.lat - a.lat) / longest_deg), 1);
    for (int k = 0; k < pieces; k++) {
        double t = (double)k / pieces;
        DzMetre at;
        if (!dz_project(projection, (DzLonLat){a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)},
                        &at))
            return false;
        dz_plane_add(plane, at);
    }
    return true;
}

/* Lines, or with `rings` rings, in the plane. NULL if PROJ cannot. */
static DzPlane *to_plane(const DzProjection *projection, const DzShape *shape, bool rings, GError **error)
{
    g_autoptr(DzPlane) plane = dz_plane_new();
    bool ok = true;
    for (guint part = 0; part < dz_shape_count(shape); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(shape, part, &count);
        for (guint i = 0; i + 1 < count; i++)
            ok = ok && add_edge(plane, projection, points[i], points[i + 1]);
        ok = ok && add_edge(plane, projection, points[count - 1], points[rings ? 0 : count - 1]);
        dz_plane_end(plane);
    }
    if (ok)
        return g_steal_pointer(&plane);
    g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "PROJ cannot project the line of an arrangement");
    return NULL;
}

static DzShape *to_ground(const DzProjection *projection, const DzPlane *plane, GError **error)
{
    g_autoptr(DzShape) shape = dz_shape_new();
    for (guint part = 0; part < dz_plane_count(plane); part++) {
        guint count = 0;
        const DzMetre *points = dz_plane_part(plane, part, &count);
        for (guint i = 0; i < count; i++) {
            DzLonLat at;
            if (!dz_unproject(projection, points[i], &at)) {
                g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "PROJ cannot bring a line back to WGS 84");
                return NULL;
            }
            dz_shape_add(shape, at);
        }
        dz_shape_end(shape);
    }
    return g_steal_pointer(&shape);
}

/* Rings as lines that end where they began. */
static DzPlane *as_lines(const DzPlane *rings)
{
    DzPlane *lines = dz_plane_new();
    for (guint part = 0; part < dz_plane_count(rings); part++) {
        guint count = 0;
        const DzMetre *ring = dz_plane_part(rings, part, &count);
        for (guint i = 0; i <= count; i++)
            dz_plane_add(lines, ring[i % count]);
        dz_plane_end(lines);
    }
    return lines;
}

/* The rim of the ground near the front, as far as it lies in what is held. */
static DzPlane *line_inside(const DzComposite *composite, const DzProvision *provision,
                            const DzProjection *projection, const DzPlane *base, GError **error)
{
    g_autoptr(DzShape) held = held_of(composite, provision->zone, provision->from);
    g_autoptr(DzPlane) rings = to_plane(projection, held, true, error);
    g_autoptr(DzRegion) ground = rings ? dz_region_new_rings(rings, error) : NULL;
    g_autoptr(DzRegion) near =
        ground ? dz_region_new_around(base, provision->distance_km * 1000, false, error) : NULL;
    if (!near)
        return NULL;
    g_autoptr(DzPlane) rim = dz_region_rings(near);
    g_autoptr(DzPlane) lines = as_lines(rim);
    return dz_region_clip(ground, lines, error);
}

/* An agreement binds its own country: what a strip would take of the sea or of a neighbour is cut off. */
static DzPlane *strip_beside(const DzComposite *composite, const DzProvision *provision,
                             const DzProjection *projection, const DzPlane *base, GError **error)
{
    g_autoptr(DzShape) land = dz_shape_new();
    const GArray *features = composite->set->layers[DZ_LAYER_LAND].features;
    for (guint i = 0; i < features->len; i++) {
        const DzShape *shape = g_array_index(features, DzFeature, i).shape;
        for (guint part = 0; part < dz_shape_count(shape); part++) {
            guint count = 0;
            const DzLonLat *points = dz_shape_part(shape, part, &count);
            g_array_append_vals(land->points, points, count);
            dz_shape_end(land);
        }
    }
    g_autoptr(DzPlane) rings = to_plane(projection, land, true, error);
    g_autoptr(DzRegion) ground = rings ? dz_region_new_rings(rings, error) : NULL;
    g_autoptr(DzRegion) strip =
        ground ? dz_region_new_around(base, provision->distance_km * 1000, true, error) : NULL;
    g_autoptr(DzRegion) both = strip ? dz_region_intersect(strip, ground, error) : NULL;
    return both ? dz_region_rings(both) : NULL;
}

DzShape *dz_provision_shape(const DzComposite *composite, guint index, GError **error)
{
    const DzProvision *provision = DZ_PROVISION(composite->set, index);
    g_autoptr(DzShape) line = dz_provision_base(composite, index);
    if (dz_shape_count(line) == 0)
        return g_steal_pointer(&line);
    DzBox box = dz_shape_box(line);
    DzLonLat centre = {(box.west + box.east) / 2, (box.south + box.north) / 2};
    g_autoptr(DzProjection) projection = dz_projection_new_equal_area(centre, error);
    g_autoptr(DzPlane) base = projection ? to_plane(projection, line, false, error) : NULL;
    if (!base)
        return NULL;
    g_autoptr(DzPlane) shape = provision->rule == DZ_RULE_INSIDE
                                   ? line_inside(composite, provision, projection, base, error)
                                   : strip_beside(composite, provision, projection, base, error);
    return shape ? to_ground(projection, shape, error) : NULL;
}
