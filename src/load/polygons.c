/*
 * The themes that are given as polygons: [zones] and [control] of dataset.ini with from=polygons.
 *
 * A feature is so from one day to another, or as long as its round is the last that met, or, where there is a
 * date for each snapshot, until the day of the next one; without any of these, always.
 */
#include "load/areas_in.h"
#include "load/place_in.h"
#include "load/polygons_in.h"

#include <math.h>
#include <string.h>

/* How a theme's features are read. */
typedef struct Reading {
    DzLoader *loader;
    DzTheme *theme;
    DzThemeId id;
    const char *group; /* "zones" or "control" */
    DzVector *vector;
    DzPlacing placing;
    int owner, party, from, to, round, date, source; /* fields; -1: none */
    char *constant;                                  /* the owner of all features, or NULL */
    char *constant_party;                            /* of zones */
    guint feature;
    guint cut, empty;
    guint doubted; /* the last feature whose way around the Earth is in doubt */
} Reading;

static void reading_clear(Reading *reading)
{
    dz_vector_free(reading->vector);
    dz_transform_free(reading->placing.transform);
    g_free(reading->constant);
    g_free(reading->constant_party);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

static void fault(Reading *reading, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void fault(Reading *reading, const char *rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    dz_load_fault(reading->loader, rule, reading->theme->file, 0, "feature %u: %s", reading->feature, text);
}

static void warn(Reading *reading, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void warn(Reading *reading, const char *rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    dz_load_warn(reading->loader, rule, reading->theme->file, 0, "feature %u: %s", reading->feature, text);
}

static void bad_setting(Reading *reading, const char *key, const char *text)
{
    guint line = dz_ini_line(reading->loader->ini, reading->group, key);
    dz_load_fault(reading->loader, "bad-setting", "dataset.ini",
                  line ? line : dz_ini_line(reading->loader->ini, reading->group, NULL), "[%s] %s: %s",
                  reading->group, key, text);
}

/* The field that a setting names; -1 if there is no such setting, or with a finding if there is no such
 * field. */
static int field(Reading *reading, const char *key)
{
    g_autofree char *name = dz_ini_text(reading->loader->ini, reading->group, key);
    int index = name ? dz_vector_field(reading->vector, name) : -1;
    if (name && index < 0) {
        g_autofree char *text = g_strdup_printf("'%s' has no field '%s'", reading->theme->file, name);
        bad_setting(reading, key, text);
    }
    return index;
}

static void find_fields(Reading *reading)
{
    bool zones = reading->id == DZ_THEME_ZONES;
    reading->owner = field(reading, zones ? "field_zone" : "field_party");
    reading->party = zones ? field(reading, "field_party") : -1;
    reading->from = field(reading, "field_from");
    reading->to = field(reading, "field_to");
    reading->round = field(reading, "field_round");
    reading->date = field(reading, "field_date");
    reading->source = field(reading, "field_source");
    reading->constant = dz_ini_text(reading->loader->ini, reading->group, zones ? "zone" : "party");
    reading->constant_party = zones ? dz_ini_text(reading->loader->ini, reading->group, "party") : NULL;
    if ((reading->owner >= 0) == (reading->constant != NULL))
        bad_setting(reading, zones ? "field_zone" : "field_party",
                    zones ? "expected either the name of a field or, for one zone, zone=ID"
                          : "expected either the name of a field or, for one party, party=ID");
    if ((reading->from >= 0) + (reading->round >= 0) + (reading->date >= 0) > 1)
        bad_setting(reading, "field_date", "only one of field_from, field_round and field_date can be given");
    if (reading->to >= 0 && reading->from < 0)
        bad_setting(reading, "field_to", "is of no use without field_from");
}

/* Where the theme's polygons are: *layer of the file that is returned. In a package they have a layer of
 * their own. NULL and a finding if they are nowhere. */
static char *find_layer(Reading *reading, char **layer)
{
    DzLoader *loader = reading->loader;
    if (loader->package) {
        *layer = g_strconcat(reading->group, "_polygons", NULL);
        reading->theme->file = g_strdup(*layer);
        return g_strdup(loader->set->path);
    }
    *layer = dz_ini_text(loader->ini, reading->group, "layer");
    reading->theme->file = dz_ini_text(loader->ini, reading->group, "source");
    if (!reading->theme->file) {
        bad_setting(reading, "source", "is missing: which file has the polygons?");
        return NULL;
    }
    g_autofree char *path =
        dz_load_path(loader, reading->theme->file, dz_ini_line(loader->ini, reading->group, "source"));
    if (!path || g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer(&path);
    dz_load_fault(loader, "missing-file", reading->theme->file, 0, "there is no such file");
    return NULL;
}

/* Opens the theme's layer; false and a finding if that cannot be. */
static bool open_layer(Reading *reading)
{
    DzLoader *loader = reading->loader;
    GError *error = NULL;
    g_autofree char *layer = NULL, *path = find_layer(reading, &layer);
    g_autofree char *crs = dz_ini_text(loader->ini, reading->group, "crs");
    if (!path)
        return false;
    reading->vector = dz_vector_open(path, layer, &error);
    const char *from = reading->vector ? dz_vector_crs(reading->vector) : NULL;
    if (reading->vector && !from && !crs) {
        dz_load_fault(
            loader, "missing-crs", reading->theme->file, 0,
            "has no coordinate system; give it one (ogr2ogr -a_srs EPSG:4326), or name it in dataset.ini "
            "([%s] crs=EPSG:4326)",
            reading->group);
        return false;
    }
    if (reading->vector)
        reading->placing.transform = dz_transform_new(from ? from : crs, &error);
    if (reading->placing.transform) {
        reading->placing.outlines = true;
        reading->placing.unit_m = dz_crs_unit_m(from ? from : crs);
        g_autofree char *name = g_strconcat(reading->group, "_polygons", NULL);
        dz_load_origin(loader, name, path, layer);
        return true;
    }
    dz_load_fault(loader, "unreadable", reading->theme->file, 0, "%s", error->message);
    g_error_free(error);
    return false;
}

static bool take_day(Reading *reading, int index, DzDay empty, DzDay *out)
{
    const char *text = dz_vector_text(reading->vector, index);
    *out = empty;
    if (!*text && empty != DZ_DAY_NONE)
        return true;
    if (dz_load_parse_day(text, out))
        return true;
    fault(reading, "impossible-date", "'%s' is no date; expected one like 2018-05-15", text);
    return false;
}

/* The party of that id; made if the data set lists none. -1 and a finding if it is unknown. */
static int find_party(Reading *reading, const char *id)
{
    DzLoader *loader = reading->loader;
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(loader->parties, id));
    if (found)
        return (int)found - 1;
    if (!loader->parties_from_data) {
        fault(reading, "unknown-party", "there is no [party %s] in dataset.ini", id);
        return -1;
    }
    guint count = loader->set->parties->len;
    DzParty party = {.id = g_strdup(id), .name.in[DZ_LANG_EN] = g_strdup(id), .holds = true};
    g_array_append_val(loader->set->parties, party);
    g_hash_table_insert(loader->parties, g_strdup(id), GUINT_TO_POINTER(count + 1));
    return (int)count;
}

/* Who a new zone's party is: as the feature or dataset.ini says, else, if no parties are listed, the zone
 * itself. */
static int party_of_zone(Reading *reading, const char *id)
{
    const char *party =
        reading->party >= 0 ? dz_vector_text(reading->vector, reading->party) : reading->constant_party;
    if (party && *party) {
        g_autofree char *named = g_strdup(party);
        return find_party(reading, named);
    }
    if (reading->loader->parties_from_data)
        return find_party(reading, id);
    fault(reading, "unknown-party", "zone '%s' names no party; give [zones] field_party or party", id);
    return -1;
}

/* The zone of that id; made if there is no zones.csv. -1 and a finding if it is unknown. */
static int find_zone(Reading *reading, const char *id)
{
    DzLoader *loader = reading->loader;
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(loader->zones, id));
    if (found)
        return (int)found - 1;
    if (!loader->zones_from_data) {
        fault(reading, "unknown-zone", "zone '%s' is not listed in zones.csv", id);
        return -1;
    }
    int party = party_of_zone(reading, id);
    if (party < 0)
        return -1;
    DzZone zone = {.id = g_strdup(id),
                   .name.in[DZ_LANG_EN] = g_strdup(id),
                   .party = party,
                   .agreed = DZ_DAY_OPEN,
                   .in_force = DZ_DAY_OPEN,
                   .ended = DZ_DAY_OPEN,
                   .source = g_strdup("")};
    guint count = loader->set->zones->len;
    g_array_append_val(loader->set->zones, zone);
    g_hash_table_insert(loader->zones, g_strdup(id), GUINT_TO_POINTER(count + 1));
    return (int)count;
}

static bool take_owner(Reading *reading, DzPolygon *polygon)
{
    const char *text =
        reading->constant ? reading->constant : dz_vector_text(reading->vector, reading->owner);
    if (!*text) {
        fault(reading, "empty-field", "names no %s", reading->id == DZ_THEME_ZONES ? "zone" : "party");
        return false;
    }
    g_autofree char *id = g_strdup(text); /* the vector's text lasts until the next is asked for */
    polygon->owner = reading->id == DZ_THEME_ZONES ? find_zone(reading, id) : find_party(reading, id);
    return polygon->owner >= 0;
}

static bool take_days(Reading *reading, DzPolygon *polygon)
{
    DzLoader *loader = reading->loader;
    polygon->from = DZ_DAY_NONE;
    polygon->to = DZ_DAY_OPEN;
    if (reading->date >= 0)
        return take_day(reading, reading->date, DZ_DAY_NONE, &polygon->from);
    if (reading->round >= 0) {
        const char *text = dz_vector_text(reading->vector, reading->round);
        guint found = GPOINTER_TO_UINT(g_hash_table_lookup(loader->rounds, text));
        if (!found) {
            fault(reading, "unknown-round", "round '%s' is not listed in rounds.csv", text);
            return false;
        }
        polygon->from = DZ_ROUND(loader->set, found - 1)->as_of;
        if (found < loader->set->rounds->len)
            polygon->to = DZ_ROUND(loader->set, found)->as_of;
        return true;
    }
    if (reading->from < 0)
        return true;
    if (!take_day(reading, reading->from, DZ_DAY_NONE, &polygon->from) ||
        (reading->to >= 0 && !take_day(reading, reading->to, DZ_DAY_OPEN, &polygon->to)))
        return false;
    if (polygon->to > polygon->from)
        return true;
    fault(reading, "backward-date", "it ends before it begins, or on the same day");
    return false;
}

/* Brings rings of the layer's CRS to WGS 84 and cuts them at the antimeridian; notes in *cut if it had to,
 * and tells once a feature if they can be read both ways around the Earth. NULL and a finding if a point has
 * no place there. */
static DzShape *place(Reading *reading, const DzShape *rings, bool *cut)
{
    GError *error = NULL;
    DzSeam seam = {0};
    DzShape *placed = dz_place_outline(&reading->placing, rings, &seam, &error);
    if (!placed) {
        fault(reading, "bad-geometry", "%s", error->message);
        g_error_free(error);
        return NULL;
    }
    *cut = *cut || seam.cut;
    if (seam.doubtful && reading->doubted != reading->feature) {
        reading->doubted = reading->feature;
        warn(reading, "antimeridian",
             "its edge from %.6g, %.6g to %.6g, %.6g can be meant either way around the Earth; the smaller "
             "area, "
             "or that around the pole, was taken (docs/dataset.md says how to write what is meant)",
             seam.from.lon, seam.from.lat, seam.to.lon, seam.to.lat);
    }
    return placed;
}

/* A polygon's outer ring less its holes, each cut at the antimeridian by itself: of two that lie along the
 * cut an even-odd fill by GEOS would be the whole. Adds to *sum their areas, as if no two crossed. */
static DzShape *place_polygon(Reading *reading, const DzShape *polygon, double *sum)
{
    g_autoptr(GPtrArray) rings = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    for (guint part = 0; part < dz_shape_count(polygon); part++) {
        bool cut = false;
        guint count = 0;
        const DzLonLat *points = dz_shape_part(polygon, part, &count);
        g_autoptr(DzShape) ring = dz_shape_new();
        g_array_append_vals(ring->points, points, count);
        dz_shape_end(ring);
        g_ptr_array_add(rings, place(reading, ring, &cut));
        *sum += dz_rings_area(rings->pdata[part]) * (part == 0 ? 1 : -1);
    }
    return dz_polygon_less(rings);
}

/* Polygons that go over the antimeridian mean something only once they are cut there. */
static DzShape *unite_cut(Reading *reading, const GPtrArray *polygons, DzShape *whole)
{
    static const double rounding = 1e-9;
    g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    double sum = 0;
    for (guint i = 0; i < polygons->len; i++)
        g_ptr_array_add(pieces, place_polygon(reading, polygons->pdata[i], &sum));
    g_autoptr(DzShape) united = dz_polygons_unite(pieces, true);
    double area = united ? dz_rings_area(united) : 0;
    if (!(area > 0)) {
        fault(reading, "bad-geometry", "nothing is left of it once it is cut at the antimeridian");
        g_clear_pointer(&whole, dz_shape_free);
    }
    if (!whole || fabs(sum - area) <= rounding * area)
        return whole;
    warn(reading, "invalid-polygon",
         "its rings cross or lie in each other, or its parts overlap; it was made valid");
    dz_shape_free(whole);
    return g_steal_pointer(&united);
}

/* The ground that the polygons mean, on WGS 84. One ring means an even-odd fill, and where it crosses itself
 * the overlay finds it: asking GEOS about every ring would cost more than all else of reading (0.5 us a
 * point, six times as much). */
static DzShape *outline_of(Reading *reading, const GPtrArray *polygons)
{
    bool cut = false;
    g_autoptr(DzShape) raw = dz_polygons_join(polygons);
    DzShape *placed = place(reading, raw, &cut);
    reading->cut += cut;
    if (placed && cut && reading->placing.unit_m <= 0)
        return unite_cut(reading, polygons, placed);
    bool ask = dz_shape_count(raw) > 1 || raw->points->len < 3 || reading->loader->thorough;
    g_autofree char *reason = placed && ask ? dz_polygons_invalid(polygons) : NULL;
    if (!reason)
        return placed;
    g_autoptr(DzShape) valid = dz_polygons_unite(polygons, false);
    dz_shape_free(placed);
    if (!valid) {
        fault(reading, "invalid-polygon", "%s; GEOS cannot make it valid", reason);
        return NULL;
    }
    if (dz_shape_count(valid) == 0) {
        warn(reading, "bad-geometry", "%s; it has no area and is left out", reason);
        return NULL;
    }
    warn(reading, "invalid-polygon", "%s; it was made valid", reason);
    return place(reading, valid, &cut);
}

static bool take_rings(Reading *reading, DzPolygon *polygon)
{
    DzOddity oddity;
    g_autoptr(GPtrArray) polygons = dz_vector_polygons(reading->vector, &oddity);
    if (!polygons) {
        warn(reading, "bad-geometry", "has no polygon and is left out");
        return false;
    }
    if (oddity.unclosed)
        warn(reading, "invalid-polygon", "a ring is not closed; it was");
    if (oddity.others)
        warn(reading, "bad-geometry", "what is no polygon of it is left out");
    polygon->rings = outline_of(reading, polygons);
    return polygon->rings != NULL;
}

static void take_source(Reading *reading, DzPolygon *polygon)
{
    const char *text = reading->source >= 0 ? dz_vector_text(reading->vector, reading->source) : "";
    g_auto(GStrv) ids = g_strsplit(text, ";", -1);
    bool listed = g_hash_table_size(reading->loader->sources) > 0;
    for (guint i = 0; listed && ids[i]; i++) {
        if (g_hash_table_contains(reading->loader->sources, ids[i]))
            g_hash_table_add(reading->loader->source_used, g_strdup(ids[i]));
        else
            fault(reading, "unlisted-source", "source '%s' is not listed in sources.csv", ids[i]);
    }
    polygon->source = *text ? g_strdup(text) : NULL;
}

static void read_features(Reading *reading)
{
    GError *error = NULL;
    GArray *days = reading->loader->snapshots[reading->id];
    while (dz_vector_next(reading->vector, &error)) {
        DzPolygon polygon = {.feature = ++reading->feature};
        if (!take_days(reading, &polygon))
            continue;
        if (days)
            g_array_append_val(days, polygon.from);
        if (!take_rings(reading, &polygon))
            continue;
        if (!take_owner(reading, &polygon)) {
            dz_shape_free(polygon.rings);
            continue;
        }
        take_source(reading, &polygon);
        g_array_append_val(reading->theme->polygons, polygon);
    }
    if (error) {
        dz_load_fault(reading->loader, "unreadable", reading->theme->file, 0, "%s", error->message);
        g_error_free(error);
    }
}

void dz_load_theme(DzLoader *loader, DzThemeId id, const char *group)
{
    g_auto(Reading) reading = {.loader = loader, .theme = &loader->set->themes[id], .id = id, .group = group};
    if (reading.theme->form != DZ_FORM_POLYGONS || !open_layer(&reading))
        return;
    guint errors = dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR);
    find_fields(&reading);
    if (dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR) > errors)
        return;
    if (reading.date >= 0)
        loader->snapshots[id] = g_array_new(FALSE, FALSE, sizeof(DzDay));
    read_features(&reading);
    if (reading.date >= 0)
        dz_load_end_snapshots(loader, id);
    if (reading.cut)
        dz_load_warn(loader, "antimeridian", reading.theme->file, 0,
                     "%u features crossed the antimeridian and were cut there", reading.cut);
    if (reading.theme->polygons->len == 0 &&
        dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR) == errors)
        dz_load_fault(loader, "no-polygons", reading.theme->file, 0, "has no polygon");
}
