/*
 * Layout: magic, key, counts of faces, arcs, points; then faces (lon, lat, km2, settlement, zone, flags),
 * arcs (first, count, from, to, left, right), points (lon, lat). The key is a hash (FNV-1a) of all that cells
 * are made of: who edits a package's tables in a GIS gets a composite built anew, not one that is wrong.
 */
#include "composite/stored.h"

#include "composite/composite_in.h"

#include <string.h>

static const char MAGIC[8] = "DZCOMP1\n";

G_STATIC_ASSERT(sizeof(DzGround) == 12); /* whoever gives it a field stores that too */

static void put_32(GByteArray *out, gint64 value)
{
    guint32 bits = GUINT32_TO_LE((guint32)value);
    g_byte_array_append(out, (const guint8 *)&bits, sizeof bits);
}

static void put_64(GByteArray *out, guint64 value)
{
    guint64 bits = GUINT64_TO_LE(value);
    g_byte_array_append(out, (const guint8 *)&bits, sizeof bits);
}

static void put_double(GByteArray *out, double value)
{
    guint64 bits;
    memcpy(&bits, &value, sizeof bits);
    put_64(out, bits);
}

static void hash_double(guint64 *hash, double value)
{
    guint64 bits;
    memcpy(&bits, &value, sizeof bits);
    for (guint i = 0; i < 8; i++)
        *hash = (*hash ^ (bits >> (8 * i) & 255)) * 1099511628211u;
}

static guint64 key_of(const DzDataset *set)
{
    guint64 hash = 14695981039346656037u;
    const GArray *land = set->layers[DZ_LAYER_LAND].features;
    double head[] = {set->reach_km,       set->coverage.west,    set->coverage.south, set->coverage.east,
                     set->coverage.north, set->settlements->len, set->zones->len};
    for (guint i = 0; i < G_N_ELEMENTS(head); i++)
        hash_double(&hash, head[i]);
    for (guint i = 0; i < set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(set, i);
        hash_double(&hash, place->at.lon);
        hash_double(&hash, place->at.lat);
        hash_double(&hash, place->zone);
    }
    for (guint i = 0; i < land->len; i++) {
        const DzShape *shape = g_array_index(land, DzFeature, i).shape;
        for (guint k = 0; k < shape->points->len; k++) {
            hash_double(&hash, g_array_index(shape->points, DzLonLat, k).lon);
            hash_double(&hash, g_array_index(shape->points, DzLonLat, k).lat);
        }
    }
    return hash;
}

static guint point_count(const DzArrangement *arrangement)
{
    guint count = 0;
    for (guint i = 0; i < arrangement->arc_count; i++)
        count = MAX(count, arrangement->arcs[i].first + arrangement->arcs[i].count);
    return count;
}

static void put_arc(GByteArray *out, const DzArc *arc)
{
    gint64 numbers[] = {arc->first, arc->count, arc->from, arc->to, arc->left, arc->right};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        put_32(out, numbers[i]);
}

GBytes *dz_composite_pack(const DzComposite *composite)
{
    const DzArrangement *arrangement = composite->arrangement;
    guint points = point_count(arrangement);
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)MAGIC, sizeof MAGIC);
    put_64(out, key_of(composite->set));
    put_32(out, arrangement->face_count);
    put_32(out, arrangement->arc_count);
    put_32(out, points);
    for (guint f = 0; f < arrangement->face_count; f++) {
        const DzGround *ground = &composite->ground[f];
        put_double(out, arrangement->faces[f].inside.lon);
        put_double(out, arrangement->faces[f].inside.lat);
        put_double(out, arrangement->faces[f].area_km2);
        put_32(out, ground->settlement);
        put_32(out, ground->zone);
        put_32(out, ground->in_reach | ground->on_land << 1 | ground->on_record << 2);
    }
    for (guint i = 0; i < arrangement->arc_count; i++)
        put_arc(out, &arrangement->arcs[i]);
    for (guint i = 0; i < points; i++) {
        put_double(out, arrangement->points[i].lon);
        put_double(out, arrangement->points[i].lat);
    }
    return g_byte_array_free_to_bytes(out);
}

static guint32 get_32(const guint8 **at)
{
    guint32 bits;
    memcpy(&bits, *at, sizeof bits);
    *at += sizeof bits;
    return GUINT32_FROM_LE(bits);
}

static guint64 get_64(const guint8 **at)
{
    guint64 bits;
    memcpy(&bits, *at, sizeof bits);
    *at += sizeof bits;
    return GUINT64_FROM_LE(bits);
}

static double get_double(const guint8 **at)
{
    guint64 bits = get_64(at);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static bool get_faces(const guint8 **at, DzComposite *composite)
{
    DzArrangement *arrangement = composite->arrangement;
    for (guint f = 0; f < arrangement->face_count; f++) {
        DzFace *face = &arrangement->faces[f];
        DzGround *ground = &composite->ground[f];
        face->inside.lon = get_double(at);
        face->inside.lat = get_double(at);
        face->area_km2 = get_double(at);
        ground->settlement = (gint32)get_32(at);
        ground->zone = (gint32)get_32(at);
        guint flags = get_32(at);
        ground->in_reach = flags & 1;
        ground->on_land = flags >> 1 & 1;
        ground->on_record = flags >> 2 & 1;
        if (ground->settlement < 0 || ground->settlement >= (int)composite->set->settlements->len ||
            ground->zone < -1 || ground->zone >= (int)composite->set->zones->len || !(face->area_km2 >= 0))
            return false;
    }
    return true;
}

static bool get_arcs(const guint8 **at, DzArrangement *arrangement, guint points)
{
    gint32 faces = (gint32)arrangement->face_count;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        DzArc arc = {0};
        arc.first = get_32(at);
        arc.count = get_32(at);
        arc.from = get_32(at);
        arc.to = get_32(at);
        arc.left = (gint32)get_32(at);
        arc.right = (gint32)get_32(at);
        if (arc.count < 2 || arc.first > points || arc.count > points - arc.first || arc.left < DZ_NO_FACE ||
            arc.left >= faces || arc.right < DZ_NO_FACE || arc.right >= faces)
            return false;
        arrangement->arcs[i] = arc;
    }
    return true;
}

DzComposite *dz_composite_unpack(const DzDataset *set)
{
    enum { HEAD = 28, FACE = 36, ARC = 24, POINT = 16 };
    gsize size = 0;
    bool polygons =
        set->themes[DZ_THEME_ZONES].form == DZ_FORM_POLYGONS ||
        set->themes[DZ_THEME_CONTROL].form == DZ_FORM_POLYGONS; /* their histories are not stored */
    const guint8 *at = set->stored && !polygons ? g_bytes_get_data(set->stored, &size) : NULL;
    if (size < HEAD || memcmp(at, MAGIC, sizeof MAGIC) != 0)
        return NULL;
    at += sizeof MAGIC;
    guint64 key = get_64(&at);
    if (!set->sealed && key != key_of(set))
        return NULL;
    guint faces = get_32(&at), arcs = get_32(&at), points = get_32(&at);
    if ((guint64)faces * FACE + (guint64)arcs * ARC + (guint64)points * POINT != size - HEAD)
        return NULL;
    g_autoptr(DzComposite) composite = g_new0(DzComposite, 1);
    DzArrangement *arrangement = composite->arrangement = g_new0(DzArrangement, 1);
    composite->set = set;
    composite->ground = g_new0(DzGround, MAX(faces, 1));
    composite->findings = dz_findings_new();
    arrangement->face_count = faces;
    arrangement->faces = g_new0(DzFace, MAX(faces, 1));
    arrangement->arc_count = arcs;
    arrangement->arcs = g_new0(DzArc, MAX(arcs, 1));
    arrangement->points = g_new0(DzLonLat, MAX(points, 1));
    if (!get_faces(&at, composite) || !get_arcs(&at, arrangement, points))
        return NULL;
    for (guint i = 0; i < points; i++) {
        arrangement->points[i].lon = get_double(&at);
        arrangement->points[i].lat = get_double(&at);
    }
    return g_steal_pointer(&composite);
}
