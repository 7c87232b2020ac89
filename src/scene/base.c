/*
 * What the base map brings: land, neighbours, water, roads, governorates; and from the outlines of land and
 * neighbours, once each, the lines where two of them meet and those where one meets the sea.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

/* Are all parts of the lines closed? Then they go around something, and their name is its. */
static bool is_closed(const DzShape *lines)
{
    for (guint part = 0; part < dz_shape_count(lines); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(lines, part, &count);
        if (count < 4 || points[0].lon != points[count - 1].lon || points[0].lat != points[count - 1].lat)
            return false;
    }
    return dz_shape_count(lines) > 0;
}

/* How far a layer's lines may lie from where they are drawn [mm, of the usual page]. */
static double offset_mm(const DzMap *map, const DzLayer *layer)
{
    return layer->precision_km * 1e3 * map->view.mm_per_metre / map->unit;
}

static void gather(DzMap *map, DzLayerId id, const char *source)
{
    static const double schematic_mm = 5;
    const DzLayer *layer = &map->set->layers[id];
    for (guint i = 0; i < layer->features->len; i++) {
        const DzFeature *feature = &g_array_index(layer->features, DzFeature, i);
        DzPath *path = dz_memory_recall(map->memory, feature->shape);
        if (!path)
            path = dz_memory_keep(map->memory, feature->shape,
                                  dz_view_path(&map->view, feature->shape, layer->rings));
        DzThing *thing = dz_thing_new(map, source, path);
        thing->still = true;
        thing->closed = !layer->rings && is_closed(feature->shape);
        dz_thing_text(map, thing, "name", dz_text_in(&feature->name, map->lang));
        if (id == DZ_LAYER_ROADS)
            dz_thing_boolean(thing, "schematic", offset_mm(map, layer) > schematic_mm);
    }
}

double dz_map_base_precision_km(const DzMap *map)
{
    static const char *const sources[] = {"land", "neighbour", "water", "river", "governorate", "road"};
    double worst = 0; /* of the layers in the order of DzLayerId */
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        const GPtrArray *things = dz_map_things(map, sources[i]);
        for (guint k = 0; k < things->len; k++)
            if (((const DzThing *)things->pdata[k])->shows)
                worst = MAX(worst, map->set->layers[i].precision_km);
    }
    return worst;
}

/* An edge of an outline, the same from either side. */
typedef struct Edge {
    DzLonLat low, high;
} Edge;
G_STATIC_ASSERT(sizeof(Edge) == 4 * sizeof(double));

static Edge edge_of(DzLonLat a, DzLonLat b)
{
    bool swap = a.lon > b.lon || (a.lon == b.lon && a.lat > b.lat);
    return swap ? (Edge){b, a} : (Edge){a, b};
}

/* GLib's hash of a number is that of its whole part: here almost always the same. */
static guint hash_edge(gconstpointer data)
{
    guint64 words[4], hash = 0;
    memcpy(words, data, sizeof words);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        hash = (hash ^ words[i]) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15); /* of the golden ratio */
    return (guint)(hash >> 32);
}

static gboolean same_edge(gconstpointer a, gconstpointer b)
{
    const Edge *left = a, *right = b;
    return left->low.lon == right->low.lon && left->low.lat == right->low.lat &&
           left->high.lon == right->high.lon && left->high.lat == right->high.lat;
}

/* What becomes of the edges of all outlines: how often each occurs, and what was drawn of them. */
typedef struct Outlines {
    GHashTable *counts; /* of Edge: how many outlines have it, or DRAWN */
    DzBox box;          /* around everything: the base map ends at it */
    DzShape *coast, *border;
} Outlines;

enum { DRAWN = 1000 };

typedef void (*OnRing)(Outlines *outlines, const DzLonLat *ring, guint count);

static void count_ring(Outlines *outlines, const DzLonLat *ring, guint count)
{
    for (guint i = 0; i < count; i++) {
        Edge edge = edge_of(ring[i], ring[(i + 1) % count]);
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(outlines->counts, &edge));
        g_hash_table_replace(outlines->counts, g_memdup2(&edge, sizeof edge), GUINT_TO_POINTER(before + 1));
        outlines->box = (DzBox){MIN(outlines->box.west, ring[i].lon), MIN(outlines->box.south, ring[i].lat),
                                MAX(outlines->box.east, ring[i].lon), MAX(outlines->box.north, ring[i].lat)};
    }
}

/* Where the base map was cut is no line of the ground. */
static bool is_cut(const Outlines *outlines, Edge edge)
{
    const DzBox *box = &outlines->box;
    return (edge.low.lon == edge.high.lon && (edge.low.lon == box->west || edge.low.lon == box->east)) ||
           (edge.low.lat == edge.high.lat && (edge.low.lat == box->south || edge.low.lat == box->north));
}

static void draw_ring(Outlines *outlines, const DzLonLat *ring, guint count)
{
    DzShape *under_way = NULL;
    for (guint i = 0; i < count; i++) {
        Edge edge = edge_of(ring[i], ring[(i + 1) % count]);
        guint met = GPOINTER_TO_UINT(g_hash_table_lookup(outlines->counts, &edge));
        DzShape *lines = met == 1 ? outlines->coast : outlines->border;
        if (met >= DRAWN || (met == 1 && is_cut(outlines, edge)))
            lines = NULL;
        if (under_way && lines != under_way)
            dz_shape_end(under_way);
        if (lines && lines != under_way)
            dz_shape_add(lines, ring[i]);
        if (lines)
            dz_shape_add(lines, ring[(i + 1) % count]);
        under_way = lines;
        g_hash_table_replace(outlines->counts, g_memdup2(&edge, sizeof edge), GUINT_TO_POINTER(DRAWN));
    }
    if (under_way)
        dz_shape_end(under_way);
}

static void over_rings(const DzMap *map, Outlines *outlines, OnRing on_ring)
{
    static const DzLayerId layers[] = {DZ_LAYER_LAND, DZ_LAYER_NEIGHBOURS};
    for (guint l = 0; l < G_N_ELEMENTS(layers); l++) {
        const GArray *features = map->set->layers[layers[l]].features;
        for (guint i = 0; i < features->len; i++) {
            const DzShape *shape = g_array_index(features, DzFeature, i).shape;
            for (guint part = 0; part < dz_shape_count(shape); part++) {
                guint count = 0;
                const DzLonLat *ring = dz_shape_part(shape, part, &count);
                on_ring(outlines, ring, count);
            }
        }
    }
}

/* What memory has the two kinds of lines under. */
static const char COAST[] = "coast", BORDER[] = "border";

static void find_outlines(DzMap *map)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(hash_edge, same_edge, g_free, NULL);
    g_autoptr(DzShape) coast = dz_shape_new();
    g_autoptr(DzShape) border = dz_shape_new();
    Outlines outlines = {counts, {INFINITY, INFINITY, -INFINITY, -INFINITY}, coast, border};
    over_rings(map, &outlines, count_ring);
    over_rings(map, &outlines, draw_ring);
    dz_path_free(dz_memory_keep(map->memory, COAST, dz_view_path(&map->view, coast, false)));
    dz_path_free(dz_memory_keep(map->memory, BORDER, dz_view_path(&map->view, border, false)));
}

static void gather_outlines(DzMap *map)
{
    const char *const kinds[] = {COAST, BORDER};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        DzPath *path = dz_memory_recall(map->memory, kinds[i]);
        if (!path) {
            find_outlines(map);
            path = dz_memory_recall(map->memory, kinds[i]);
        }
        dz_thing_new(map, kinds[i], path)->still = true;
    }
}

/* Where no layer says what is land, the ground is not water for that. */
static void gather_land(DzMap *map)
{
    gather(map, DZ_LAYER_LAND, "land");
    if (map->set->layers[DZ_LAYER_LAND].features->len == 0)
        dz_thing_new(map, "land", dz_map_box_path(&map->view.frame));
}

void dz_map_gather_base(DzMap *map)
{
    gather_land(map);
    gather(map, DZ_LAYER_NEIGHBOURS, "neighbour");
    gather(map, DZ_LAYER_LAKES, "water");
    gather(map, DZ_LAYER_RIVERS, "river");
    gather(map, DZ_LAYER_GOVERNORATES, "governorate");
    gather(map, DZ_LAYER_ROADS, "road");
    gather_outlines(map);
}
