/*
 * Faces as polygons, what they are, and what became of them. Each polygon is the dissolving of one face
 * alone, over its own arcs instead of all, so that the cost is that of the arcs and not of faces times arcs.
 */
#include "export/export_in.h"
#include "geo/polygons.h"

#include <cpl_string.h>

/* The arcs of face f: arcs[start[f]] to arcs[start[f + 1] - 1]. */
typedef struct Faces {
    const DzArrangement *arrangement;
    guint *start;
    DzArc *arcs;
    int *state; /* all 0 between calls */
} Faces;

static void faces_clear(Faces *faces)
{
    g_free(faces->start);
    g_free(faces->arcs);
    g_free(faces->state);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Faces, faces_clear)

static void faces_init(Faces *faces, const DzArrangement *arrangement)
{
    guint count = arrangement->face_count;
    faces->arrangement = arrangement;
    faces->start = g_new0(guint, count + 1);
    faces->arcs = g_new(DzArc, MAX(2 * arrangement->arc_count, 1));
    faces->state = g_new0(int, MAX(count, 1));
    for (guint i = 0; i < arrangement->arc_count; i++) {
        gint32 sides[] = {arrangement->arcs[i].left, arrangement->arcs[i].right};
        for (guint k = 0; k < 2; k++)
            if (sides[k] != DZ_NO_FACE)
                faces->start[sides[k] + 1]++;
    }
    for (guint f = 0; f < count; f++)
        faces->start[f + 1] += faces->start[f];
    g_autofree guint *next = g_memdup2(faces->start, (count + 1) * sizeof *next);
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left != DZ_NO_FACE)
            faces->arcs[next[arc->left]++] = *arc;
        if (arc->right != DZ_NO_FACE)
            faces->arcs[next[arc->right]++] = *arc;
    }
}

static void add_ring(OGRGeometryH polygon, const DzShape *rings, guint index)
{
    guint count = 0;
    const DzLonLat *points = dz_shape_part(rings, index, &count);
    OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing);
    for (guint i = 0; i <= count; i++)
        OGR_G_AddPoint_2D(ring, points[i % count].lon, points[i % count].lat);
    OGR_G_AddGeometryDirectly(polygon, ring);
}

/* The face as a MultiPolygon: of one part, unless it touches itself in a point. */
static OGRGeometryH polygon_of(Faces *faces, guint face)
{
    DzArrangement alone = *faces->arrangement;
    alone.arcs = faces->arcs + faces->start[face];
    alone.arc_count = faces->start[face + 1] - faces->start[face];
    faces->state[face] = 1;
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(&alone, faces->state, 1);
    faces->state[face] = 0;
    g_autofree guint *owners = dz_polygon_owners(rings);
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    for (guint outer = 0; outer < dz_shape_count(rings); outer++) {
        if (owners[outer] != outer)
            continue;
        OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
        add_ring(polygon, rings, outer);
        for (guint hole = 0; hole < dz_shape_count(rings); hole++)
            if (hole != outer && owners[hole] == outer)
                add_ring(polygon, rings, hole);
        OGR_G_AddGeometryDirectly(all, polygon);
    }
    return all;
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    DzDay left = *(const DzDay *)a, right = *(const DzDay *)b;
    return left < right ? -1 : left > right;
}

static void add_inside(GArray *days, const DzDataset *set, DzDay day)
{
    if (day > set->record_from && day <= set->record_to)
        g_array_append_val(days, day);
}

/* The days of the record on which anything may change, its first day included, in order: holders and, where
 * outlines are redrawn, zones. */
static GArray *days_of(const DzComposite *composite)
{
    const DzDataset *set = composite->set;
    const GArray *episodes = composite->first_episode ? composite->episodes : set->episodes;
    GArray *days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    g_array_append_val(days, set->record_from);
    for (guint i = 0; i < episodes->len; i++) {
        const DzEpisode *episode = &g_array_index(episodes, DzEpisode, i);
        add_inside(days, set, episode->from);
        add_inside(days, set, episode->to);
    }
    for (guint i = 0; composite->first_spell && i < composite->spells->len; i++) {
        const DzSpell *spell = &g_array_index(composite->spells, DzSpell, i);
        add_inside(days, set, spell->from);
        add_inside(days, set, spell->to);
    }
    g_array_sort(days, compare_days);
    guint kept = 0;
    for (guint i = 0; i < days->len; i++)
        if (kept == 0 || g_array_index(days, DzDay, kept - 1) != g_array_index(days, DzDay, i))
            g_array_index(days, DzDay, kept++) = g_array_index(days, DzDay, i);
    g_array_set_size(days, kept);
    return days;
}

/* A face's state from `from` until the day before `to`: NULL for the episode where nobody is recorded to hold
 * it, DZ_STATE_NONE where it is in no zone, but not both. */
typedef struct State {
    guint face;
    DzDay from, to;
    const DzEpisode *episode;
    int zone;
} State;

/* The states of a face, one after the other; of State. Zones that are the same on every day make no states of
 * their own: without a holder there is nothing to say of a day. */
static void states_of(const DzComposite *composite, guint face, const GArray *days, GArray *states)
{
    State last = {.zone = DZ_STATE_NONE};
    g_array_set_size(states, 0);
    for (guint i = 0; i < days->len; i++) {
        DzDay day = g_array_index(days, DzDay, i);
        State state = {face, day, composite->set->record_to + 1, dz_composite_episode(composite, face, day),
                       dz_composite_zone(composite, face, day)};
        if (!state.episode && !composite->first_spell)
            state.zone = DZ_STATE_NONE;
        if (state.episode == last.episode && state.zone == last.zone)
            continue;
        if (last.episode || last.zone != DZ_STATE_NONE)
            g_array_index(states, State, states->len - 1).to = day;
        if (state.episode || state.zone != DZ_STATE_NONE)
            g_array_append_val(states, state);
        last = state;
    }
}

enum { FACE, ZONE, SETTLEMENT, AREA };
enum { PARTY = AREA + 1, FROM, TO, OBSERVED, BASIS, CONFIDENCE, SOURCE };

static const DzField FIELDS[] = {
    {"face", OFTInteger}, {"zone", OFTString},       {"settlement", OFTString}, {"km2", OFTReal},
    {"party", OFTString}, {"from", OFTDate},         {"to", OFTDate},           {"observed", OFTDate},
    {"basis", OFTString}, {"confidence", OFTString}, {"source", OFTString},
};

static void set_ground(OGRFeatureH feature, const DzComposite *composite, guint face, int zone)
{
    const DzDataset *set = composite->set;
    const DzGround *ground = &composite->ground[face];
    OGR_F_SetFieldInteger(feature, FACE, (int)face);
    dz_export_text(feature, ZONE, zone < 0 ? NULL : DZ_ZONE(set, zone)->id);
    dz_export_text(feature, SETTLEMENT,
                   ground->settlement < 0 ? NULL : DZ_SETTLEMENT(set, ground->settlement)->id);
    OGR_F_SetFieldDouble(feature, AREA, composite->arrangement->faces[face].area_km2);
}

static void set_state(OGRFeatureH feature, const DzDataset *set, const State *state)
{
    static const char *const bases[] = {"reported", "inferred", "recalled"};
    static const char *const confidences[] = {"low", "medium", "high"};
    dz_export_day(feature, FROM, state->from);
    dz_export_day(feature, TO, state->to);
    if (!state->episode)
        return;
    dz_export_text(feature, PARTY, DZ_PARTY(set, state->episode->party)->id);
    dz_export_day(feature, OBSERVED, state->episode->observed);
    dz_export_text(feature, BASIS, bases[state->episode->basis]);
    dz_export_text(feature, CONFIDENCE, confidences[state->episode->confidence]);
    dz_export_text(feature, SOURCE, state->episode->source);
}

/* Adds the states of all faces on the record to `layer`, whose fields are FIELDS; `faces` NULL: without
 * geometry. */
static bool add_states(DzExporter *exporter, OGRLayerH layer, Faces *faces)
{
    const DzComposite *composite = exporter->composite;
    g_autoptr(GArray) days = days_of(composite);
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(State));
    bool ok = true;
    for (guint f = 0; ok && f < composite->arrangement->face_count; f++) {
        states_of(composite, f, days, states);
        for (guint i = 0; ok && i < states->len; i++) {
            OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
            set_ground(feature, composite, f, g_array_index(states, State, i).zone);
            set_state(feature, exporter->set, &g_array_index(states, State, i));
            if (faces)
                OGR_F_SetGeometryDirectly(feature, polygon_of(faces, f));
            ok = dz_export_add(layer, feature);
        }
    }
    return ok;
}

/* The zone that the face is part of on all days of the record; where that changes the histories tell it. */
static int lasting_zone(const DzComposite *composite, guint face)
{
    const DzDataset *set = composite->set;
    int zone = dz_composite_zone(composite, face, set->record_from);
    for (guint i = composite->first_spell ? composite->first_spell[face] : 0;
         composite->first_spell && i < composite->first_spell[face + 1]; i++) {
        const DzSpell *spell = &g_array_index(composite->spells, DzSpell, i);
        bool ends = spell->to <= set->record_to && spell->to > set->record_from;
        bool begins = spell->from <= set->record_to && spell->from > set->record_from;
        if (ends || begins)
            return DZ_STATE_NONE;
    }
    return zone;
}

bool dz_export_faces(DzExporter *exporter)
{
    const DzComposite *composite = exporter->composite;
    char **options = CSLSetNameValue(NULL, "SPATIAL_INDEX", "NO");
    OGRLayerH ground = dz_export_layer(exporter, "faces", wkbMultiPolygon, options, FIELDS, PARTY);
    OGRLayerH histories =
        ground ? dz_export_layer(exporter, "histories", wkbNone, NULL, FIELDS, G_N_ELEMENTS(FIELDS)) : NULL;
    CSLDestroy(options);
    if (!histories)
        return false;
    g_auto(Faces) faces;
    faces_init(&faces, composite->arrangement);
    bool ok = true;
    for (guint f = 0; ok && f < composite->arrangement->face_count; f++) {
        if (!composite->ground[f].on_record)
            continue;
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(ground));
        set_ground(feature, composite, f, lasting_zone(composite, f));
        OGR_F_SetGeometryDirectly(feature, polygon_of(&faces, f));
        ok = dz_export_add(ground, feature);
    }
    return ok && add_states(exporter, histories, NULL);
}

bool dz_export_state(DzExporter *exporter)
{
    char **options =
        CSLSetNameValue(NULL, "COORDINATE_PRECISION", "7"); /* the grid; a GeoPackage does not ask */
    if (exporter->dates)
        options = CSLSetNameValue(options, "COORDINATE_PRECISION", NULL);
    OGRLayerH layer =
        dz_export_layer(exporter, "state", wkbMultiPolygon, options, FIELDS, G_N_ELEMENTS(FIELDS));
    CSLDestroy(options);
    g_auto(Faces) faces;
    faces_init(&faces, exporter->composite->arrangement);
    return layer && add_states(exporter, layer, &faces);
}
