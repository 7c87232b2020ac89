/*
 * What only the whole can tell: one function a rule.
 */
#include "geo/measure.h"
#include "load/load_in.h"

#include <math.h>
#include <string.h>

static void warn(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

static void warn(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *path = g_build_filename(loader->set->path, file, NULL);
    dz_findings_add(loader->set->findings, rule, DZ_SEVERITY_WARNING, path, line, "%s", text);
}

/* A settlement nobody is recorded to hold has a cell without a state. */
static void check_holders(DzLoader *loader)
{
    for (guint i = 0; i < loader->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        if (place->episode_count == 0)
            warn(loader, "no-holder", "settlements.csv", place->line, "'%s' has no row in control.csv",
                 place->id);
    }
}

static void check_spots(DzLoader *loader)
{
    GHashTable *spots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < loader->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        char *spot = g_strdup_printf("%.7f %.7f", place->at.lon, place->at.lat);
        const DzSettlement *other = g_hash_table_lookup(spots, spot);
        if (other)
            dz_load_fault(loader, "same-spot", "settlements.csv", place->line,
                          "'%s' stands on the same spot as '%s' (line %u)", place->id, other->id,
                          other->line);
        g_hash_table_insert(spots, spot, (gpointer)place);
    }
    g_hash_table_unref(spots);
}

/* Roughly how far a point is from the nearest edge [km]: good to a per cent at these distances. */
static double distance_to_edges_km(const DzShape *rings, DzLonLat at)
{
    double per_lat = 111.2, per_lon = per_lat * cos(at.lat * G_PI / 180), best = INFINITY;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        for (guint i = 0; i < count; i++) {
            DzLonLat a = ring[i], b = ring[(i + 1) % count];
            double ax = (a.lon - at.lon) * per_lon, ay = (a.lat - at.lat) * per_lat;
            double dx = (b.lon - a.lon) * per_lon, dy = (b.lat - a.lat) * per_lat;
            double length = dx * dx + dy * dy;
            double t = length > 0 ? CLAMP(-(ax * dx + ay * dy) / length, 0, 1) : 0;
            best = MIN(best, hypot(ax + t * dx, ay + t * dy));
        }
    }
    return best;
}

static bool on_land(const DzLayer *land, DzLonLat at, double precision_km)
{
    double nearest = INFINITY;
    for (guint i = 0; i < land->features->len; i++) {
        const DzShape *shape = g_array_index(land->features, DzFeature, i).shape;
        if (dz_shape_covers(shape, at))
            return true;
        nearest = MIN(nearest, distance_to_edges_km(shape, at));
    }
    return nearest <= precision_km;
}

static void check_land(DzLoader *loader)
{
    const DzLayer *land = &loader->set->layers[DZ_LAYER_LAND];
    for (guint i = 0; land->features->len && i < loader->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(loader->set, i);
        if (!on_land(land, place->at, place->precision_km + land->precision_km))
            warn(loader, "off-land", "settlements.csv", place->line,
                 "'%s' lies off the land, by more than its precision", place->id);
    }
}

static void check_sources(DzLoader *loader)
{
    for (guint i = 0; i < loader->set->sources->len; i++) {
        const DzSource *source = &g_array_index(loader->set->sources, DzSource, i);
        if (!g_hash_table_contains(loader->source_used, source->id))
            warn(loader, "unused-source", "sources.csv", i + 2, "no row cites source '%s'", source->id);
    }
}

/* Without land the cells would have no coast and no border; without settlements there is nothing to map. */
static void check_presence(DzLoader *loader)
{
    if (!loader->set->layers[DZ_LAYER_LAND].features->len)
        dz_load_fault(loader, "missing-layer", "dataset.ini", 0,
                      "there is no [layer land], which cells are cut with");
    if (!loader->set->settlements->len)
        dz_load_fault(loader, "no-settlements", "settlements.csv", 0, "has no row");
    if (!loader->set->rounds->len)
        dz_load_fault(loader, "no-rounds", "rounds.csv", 0, "has no row");
    if (!loader->set->parties->len)
        dz_load_fault(loader, "no-parties", "dataset.ini", 0, "there is no [party ...]");
}

void dz_load_check(DzLoader *loader)
{
    if (dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR) > 0)
        return; /* the rules below would only repeat what is already said */
    check_presence(loader);
    check_holders(loader);
    check_spots(loader);
    check_land(loader);
    check_sources(loader);
}
