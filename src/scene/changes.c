/*
 * What changed hands. On a map of a round it is one feature from one party to another; on a map of changes
 * the larger patches are features of their own, which tell their areas, and the rest of the ground is one
 * too.
 */
#include "scene/scene_in.h"

enum { PATCHES = 60 }; /* that tell their area: more would not find room */

/* A patch of ground: faces that lie beside each other and went from the same party to the same party. */
typedef struct Patch {
    guint root; /* of its faces */
    double km2;
} Patch;

/* What a face went from and to, as one number; -1 if it did not change. Under the record's fading edge it is
 * as with its nearest settlement. */
static int pair_of(const DzMap *map, guint face)
{
    int from = map->drawn_before[face], to = map->drawn_holders[face];
    bool changed = from != DZ_STATE_NONE && to != DZ_STATE_NONE && from != to;
    return changed ? from * (int)map->set->parties->len + to : -1;
}

static guint root_of(guint *parents, guint face)
{
    while (parents[face] != face)
        face = parents[face] = parents[parents[face]];
    return face;
}

/* Its area if it is on record: what is only drawn does not count [km2]. */
static double area_of(const DzMap *map, guint face)
{
    return map->holders[face] == DZ_STATE_NONE ? 0 : map->composite->arrangement->faces[face].area_km2;
}

/* For each face the first one of its patch. g_free it. */
static guint *join_patches(const DzMap *map)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    guint *parents = g_new(guint, MAX(arrangement->face_count, 1));
    for (guint f = 0; f < arrangement->face_count; f++)
        parents[f] = f;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
            continue;
        guint left = root_of(parents, (guint)arc->left), right = root_of(parents, (guint)arc->right);
        if (left != right && pair_of(map, left) == pair_of(map, right))
            parents[MAX(left, right)] = MIN(left, right);
    }
    for (guint f = 0; f < arrangement->face_count; f++)
        parents[f] = root_of(parents, f);
    return parents;
}

static int compare_patches(const void *a, const void *b)
{
    const Patch *left = a, *right = b;
    if (left->km2 != right->km2)
        return left->km2 > right->km2 ? -1 : 1;
    return left->root < right->root ? -1 : left->root > right->root;
}

/* The patches that changed, the largest first. */
static GArray *find_patches(const DzMap *map, const guint *roots)
{
    const DzArrangement *arrangement = map->composite->arrangement;
    g_autofree double *km2 = g_new0(double, MAX(arrangement->face_count, 1));
    GArray *patches = g_array_new(FALSE, FALSE, sizeof(Patch));
    for (guint f = 0; f < arrangement->face_count; f++)
        km2[roots[f]] += area_of(map, f);
    for (guint f = 0; f < arrangement->face_count; f++) {
        Patch patch = {f, km2[f]};
        if (roots[f] == f && pair_of(map, f) >= 0)
            g_array_append_val(patches, patch);
    }
    g_array_sort(patches, compare_patches);
    return patches;
}

char *dz_map_change_text(const DzMap *map)
{
    if (map->sheet && !map->request->has_compare)
        return g_strdup(dz_word(DZ_WORD_CHANGED_SINCE_PREVIOUS, map->lang));
    int round = dz_round_before(map->set, map->before + 1);
    if (round >= 0 && DZ_ROUND(map->set, round)->as_of == map->before)
        return g_strdup_printf(dz_word(DZ_WORD_CHANGED_SINCE_ROUND, map->lang),
                               DZ_ROUND(map->set, round)->number);
    g_autofree char *day = dz_words_day(map->before, map->lang);
    return g_strdup_printf(dz_word(DZ_WORD_CHANGED_SINCE_DAY, map->lang), day);
}

/* What the legend calls a change: on a map of changes from whom to whom. */
static char *entry_text(const DzMap *map, int from, int to)
{
    if (!map->request->has_compare)
        return dz_map_change_text(map);
    return g_strdup_printf(dz_word(DZ_WORD_FROM_TO, map->lang),
                           dz_text_in(&DZ_PARTY(map->set, from)->name, map->lang),
                           dz_text_in(&DZ_PARTY(map->set, to)->name, map->lang));
}

static void add_change(DzMap *map, const int *state, int pair, double km2, bool told)
{
    int parties = (int)map->set->parties->len, from = pair / parties, to = pair % parties;
    DzThing *thing = dz_thing_new(map, "change", dz_map_state_path(map, state, pair));
    if (map->request->has_compare)
        thing->outline = dz_map_outline(map, state, pair);
    dz_thing_text(map, thing, "from", DZ_PARTY(map->set, from)->id);
    dz_thing_text(map, thing, "to", DZ_PARTY(map->set, to)->id);
    dz_thing_colour(map, thing, "from_colour", DZ_PARTY(map->set, from)->colour);
    dz_thing_colour(map, thing, "to_colour", DZ_PARTY(map->set, to)->colour);
    dz_thing_number(thing, "from_order", dz_map_party_order(map, from));
    dz_thing_number(thing, "to_order", dz_map_party_order(map, to));
    dz_thing_number(thing, "km2", km2);
    dz_thing_boolean(thing, "compared", map->request->has_compare);
    if (told) {
        g_autofree char *number = dz_words_number(km2, km2 < 10 ? 1 : 0, false, map->lang);
        g_autofree char *text = g_strdup_printf("%s %s", number, dz_word(DZ_WORD_KM2, map->lang));
        dz_thing_text(map, thing, "text", text);
    }
    g_autofree char *text = entry_text(map, from, to);
    if (thing->shows)
        dz_map_entry(map, DZ_RANK_CHANGE + (map->request->has_compare ? pair : 0), thing, text);
}

/* The patches that tell their areas; their faces are taken out of `state`. */
static void gather_patches(DzMap *map, int *state)
{
    guint faces = map->composite->arrangement->face_count;
    g_autofree guint *roots = join_patches(map);
    g_autofree int *patch_state = g_new(int, MAX(faces, 1));
    g_autoptr(GArray) patches = find_patches(map, roots);
    for (guint i = 0; i < MIN(patches->len, PATCHES); i++) {
        const Patch *patch = &g_array_index(patches, Patch, i);
        if (patch->km2 <= 0)
            break;
        int pair = pair_of(map, patch->root);
        for (guint f = 0; f < faces; f++) {
            patch_state[f] = roots[f] == patch->root ? pair : -1;
            if (patch_state[f] >= 0)
                state[f] = -1;
        }
        add_change(map, patch_state, pair, patch->km2, true);
    }
}

/* All that did not change, under the record's fading edge too. */
static void gather_unchanged(DzMap *map)
{
    guint faces = map->composite->arrangement->face_count;
    g_autofree int *same = g_new(int, MAX(faces, 1));
    for (guint f = 0; f < faces; f++)
        same[f] = map->drawn_holders[f] != DZ_STATE_NONE && pair_of(map, f) < 0;
    dz_thing_new(map, "unchanged", dz_map_state_path(map, same, 1));
}

void dz_map_gather_changes(DzMap *map)
{
    if (!map->drawn_before)
        return;
    guint faces = map->composite->arrangement->face_count, parties = map->set->parties->len;
    g_autofree int *state = g_new(int, MAX(faces, 1));
    g_autofree double *km2 = g_new0(double, MAX(parties * parties, 1));
    g_autofree bool *left = g_new0(bool, MAX(parties * parties, 1));
    for (guint f = 0; f < faces; f++)
        state[f] = pair_of(map, f);
    if (map->request->has_compare) {
        gather_unchanged(map);
        gather_patches(map, state);
    }
    for (guint f = 0; f < faces; f++) {
        if (state[f] < 0)
            continue;
        left[state[f]] = true;
        km2[state[f]] += area_of(map, f);
    }
    for (guint pair = 0; pair < parties * parties; pair++)
        if (left[pair])
            add_change(map, state, (int)pair, km2[pair], false);
}
