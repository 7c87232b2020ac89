/*
 * A face's history from the polygons that cover it. Mostly they follow each other in time and the history is
 * their list with equal neighbours joined. Where some overlap in time, the smallest of those of a day wins
 * (an enclave that nobody has cut out of what surrounds it), of equal ones the one whose id sorts first.
 */
#include "composite/composite_in.h"

#include "model/day.h"

#include <string.h>

/* Two owners that claimed the same ground on the same day. */
typedef struct Overlap {
    gint64 key; /* of the three that follow */
    DzThemeId theme;
    int winner, loser; /* the one with the smaller polygon, and the other */
    double km2;
    DzDay first;
    guint features[2]; /* the lowest of that day: the winner's, and the other's */
    guint face;        /* the last counted, so that each counts once */
} Overlap;

typedef struct Filling {
    DzComposite *composite;
    const GArray *claims;
    GArray **episodes_of, **spells_of; /* by face; faces are visited in no order */
    GHashTable *overlaps;              /* key -> Overlap */
    Overlap *overlap;                  /* the last noted: mostly that of the next stretch too */
    GArray *cover;                     /* of guint: claims of one theme that cover the face, by first day */
    GArray *days, *ends;               /* of DzDay */
    bool *shows;                       /* for each claim whether it covers a face */
} Filling;

static const DzClaim *claim_at(const Filling *filling, guint i)
{
    return &g_array_index(filling->claims, DzClaim, g_array_index(filling->cover, guint, i));
}

static const char *owner_id(const DzDataset *set, DzThemeId theme, int owner)
{
    return theme == DZ_THEME_ZONES ? DZ_ZONE(set, owner)->id : DZ_PARTY(set, owner)->id;
}

/* The same area from another first point differs in its last digits, which must not decide. */
static bool wins(const DzDataset *set, const DzClaim *one, const DzClaim *other)
{
    float size = (float)one->size_km2, other_size = (float)other->size_km2;
    if (size != other_size)
        return size < other_size;
    return strcmp(owner_id(set, one->theme, one->polygon->owner),
                  owner_id(set, other->theme, other->polygon->owner)) < 0;
}

static Overlap *find_overlap(Filling *filling, const DzClaim *winner, const DzClaim *loser)
{
    gint64 key =
        ((gint64)winner->theme << 60) | ((gint64)winner->polygon->owner << 30) | loser->polygon->owner;
    if (filling->overlap && filling->overlap->key == key)
        return filling->overlap;
    filling->overlap = g_hash_table_lookup(filling->overlaps, &key);
    if (filling->overlap)
        return filling->overlap;
    filling->overlap = g_new(Overlap, 1);
    *filling->overlap = (Overlap){.key = key,
                                  .theme = winner->theme,
                                  .winner = winner->polygon->owner,
                                  .loser = loser->polygon->owner,
                                  .first = DZ_DAY_OPEN,
                                  .face = G_MAXUINT};
    g_hash_table_insert(filling->overlaps, &filling->overlap->key, filling->overlap);
    return filling->overlap;
}

static void note_overlap(Filling *filling, const DzClaim *winner, const DzClaim *loser, guint face, DzDay day)
{
    if (winner->polygon->owner == loser->polygon->owner)
        return;
    Overlap *overlap = find_overlap(filling, winner, loser);
    if (overlap->face != face)
        overlap->km2 += filling->composite->arrangement->faces[face].area_km2;
    overlap->face = face;
    guint one = winner->polygon->feature, other = loser->polygon->feature;
    if (day < overlap->first ||
        (day == overlap->first &&
         (one < overlap->features[0] || (one == overlap->features[0] && other < overlap->features[1])))) {
        overlap->first = day;
        overlap->features[0] = one;
        overlap->features[1] = other;
    }
}

static void add_episode(GArray *list, const DzPolygon *polygon, int party, DzDay from, DzDay to)
{
    DzEpisode *last = list->len ? &g_array_index(list, DzEpisode, list->len - 1) : NULL;
    if (last && last->to == from && last->party == party) {
        last->to = to;
        return;
    }
    DzEpisode episode = {.from = from,
                         .to = to,
                         .observed = from,
                         .settlement = -1,
                         .party = party,
                         .basis = DZ_BASIS_REPORTED,
                         .confidence = DZ_CONFIDENCE_HIGH,
                         .source = polygon->source};
    g_array_append_val(list, episode);
}

static void add_spell(GArray *list, int zone, DzDay from, DzDay to)
{
    DzSpell *last = list->len ? &g_array_index(list, DzSpell, list->len - 1) : NULL;
    if (last && last->to == from && last->zone == zone) {
        last->to = to;
        return;
    }
    DzSpell spell = {from, to, zone};
    g_array_append_val(list, spell);
}

/* The face belongs to the claim's owner from one day to another. */
static void add_stretch(Filling *filling, guint face, const DzClaim *claim, DzDay from, DzDay to)
{
    const DzDataset *set = filling->composite->set;
    const DzPolygon *polygon = claim->polygon;
    if (claim->theme == DZ_THEME_CONTROL) {
        add_episode(filling->episodes_of[face], polygon, polygon->owner, from, to);
        return;
    }
    add_spell(filling->spells_of[face], polygon->owner, from, to);
    if (set->themes[DZ_THEME_CONTROL].form == DZ_FORM_NONE)
        add_episode(filling->episodes_of[face], polygon, DZ_ZONE(set, polygon->owner)->party, from, to);
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    DzDay left = *(const DzDay *)a, right = *(const DzDay *)b;
    return left < right ? -1 : left > right;
}

static void add_day(GArray *days, DzDay day)
{
    if (days->len == 0 || g_array_index(days, DzDay, days->len - 1) != day)
        g_array_append_val(days, day);
}

/* The days on which a claim on the face begins or ends. Claims come by their first day, and mostly their ends
 * rise with it: sorting all days anew for each face would take most of the time. */
static void collect_days(Filling *filling)
{
    bool rising = true;
    g_array_set_size(filling->days, 0);
    g_array_set_size(filling->ends, 0);
    for (guint i = 0; i < filling->cover->len; i++) {
        DzDay to = claim_at(filling, i)->polygon->to;
        rising = rising && (i == 0 || to >= claim_at(filling, i - 1)->polygon->to);
        add_day(filling->ends, to);
    }
    if (!rising)
        g_array_sort(filling->ends, compare_days);
    guint end = 0;
    for (guint i = 0; i < filling->cover->len; i++) {
        DzDay from = claim_at(filling, i)->polygon->from;
        while (end < filling->ends->len && g_array_index(filling->ends, DzDay, end) < from)
            add_day(filling->days, g_array_index(filling->ends, DzDay, end++));
        add_day(filling->days, from);
    }
    while (end < filling->ends->len)
        add_day(filling->days, g_array_index(filling->ends, DzDay, end++));
}

/* Claims that overlap in time: stretch by stretch between the days on which something changes. */
static void settle_contest(Filling *filling, guint face)
{
    const DzDataset *set = filling->composite->set;
    collect_days(filling);
    guint open = 0; /* claims before this one have all ended */
    for (guint d = 0; d + 1 < filling->days->len; d++) {
        DzDay from = g_array_index(filling->days, DzDay, d), to = g_array_index(filling->days, DzDay, d + 1);
        const DzClaim *best = NULL;
        if (from == to)
            continue;
        while (open < filling->cover->len && claim_at(filling, open)->polygon->to <= from)
            open++;
        for (guint i = open; i < filling->cover->len && claim_at(filling, i)->polygon->from <= from; i++) {
            const DzClaim *claim = claim_at(filling, i);
            if (claim->polygon->to > from && (!best || wins(set, claim, best)))
                best = claim;
        }
        for (guint i = open; best && i < filling->cover->len && claim_at(filling, i)->polygon->from <= from;
             i++)
            if (claim_at(filling, i)->polygon->to > from)
                note_overlap(filling, best, claim_at(filling, i), face, from);
        if (best)
            add_stretch(filling, face, best, from, to);
    }
}

static void fill_theme(Filling *filling, guint face, const guint64 *covers, DzThemeId theme)
{
    bool contest = false;
    DzDay until = G_MININT32;
    g_array_set_size(filling->cover, 0);
    for (guint word = 0; word < (filling->claims->len + 63) / 64; word++) {
        for (guint64 bits = covers[word]; bits; bits &= bits - 1) {
            guint claim = word * 64 + (guint)__builtin_ctzll(bits);
            const DzClaim *one = &g_array_index(filling->claims, DzClaim, claim);
            if (one->theme != theme)
                continue;
            filling->shows[claim] = true;
            contest = contest || one->polygon->from < until;
            until = MAX(until, one->polygon->to);
            g_array_append_val(filling->cover, claim);
        }
    }
    if (contest) {
        settle_contest(filling, face);
        return;
    }
    for (guint i = 0; i < filling->cover->len; i++) {
        const DzClaim *claim = claim_at(filling, i);
        add_stretch(filling, face, claim, claim->polygon->from, claim->polygon->to);
    }
}

static void fill_face(guint face, const guint64 *covers, gpointer data)
{
    Filling *filling = data;
    for (int theme = 0; theme < DZ_THEME_COUNT; theme++)
        fill_theme(filling, face, covers, (DzThemeId)theme);
}

/* One list for each face. */
static GArray **lists_new(guint count, guint size)
{
    GArray **lists = g_new(GArray *, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        lists[i] = g_array_new(FALSE, FALSE, size);
    return lists;
}

/* All lists as one, with where each begins; ends the lists. */
static GArray *join_lists(GArray **lists, guint count, guint size, guint **first)
{
    GArray *all = g_array_new(FALSE, FALSE, size);
    *first = g_new(guint, count + 1);
    for (guint i = 0; i < count; i++) {
        (*first)[i] = all->len;
        g_array_append_vals(all, lists[i]->data, lists[i]->len);
        g_array_unref(lists[i]);
    }
    (*first)[count] = all->len;
    g_free(lists);
    return all;
}

static gint compare_overlaps(gconstpointer a, gconstpointer b)
{
    const Overlap *left = *(Overlap *const *)a, *right = *(Overlap *const *)b;
    if (left->km2 != right->km2)
        return left->km2 > right->km2 ? -1 : 1;
    return left->winner != right->winner ? left->winner - right->winner : left->loser - right->loser;
}

static void tell_overlaps(const Filling *filling)
{
    static const double least_km2 = 1e-6; /* a square metre: less is what rounding to the grid leaves */
    const DzDataset *set = filling->composite->set;
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    GHashTableIter iter;
    g_hash_table_iter_init(&iter, filling->overlaps);
    for (gpointer value = NULL; g_hash_table_iter_next(&iter, NULL, &value);)
        g_ptr_array_add(all, value);
    g_ptr_array_sort(all, compare_overlaps);
    for (guint i = 0; i < all->len; i++) {
        const Overlap *overlap = all->pdata[i];
        if (overlap->km2 < least_km2)
            continue;
        g_autofree char *day = dz_day_text(overlap->first);
        g_autofree char *path = g_build_filename(set->path, set->themes[overlap->theme].file, NULL);
        dz_findings_add(
            filling->composite->findings, "overlapping-polygons", DZ_SEVERITY_WARNING, path, 0,
            "'%s' and '%s' overlap in %.6g km2, first on %s (features %u and %u); there the smaller polygon "
            "counts, mostly that of '%s'",
            owner_id(set, overlap->theme, overlap->winner), owner_id(set, overlap->theme, overlap->loser),
            overlap->km2, day, overlap->features[0], overlap->features[1],
            owner_id(set, overlap->theme, overlap->winner));
    }
}

/* Polygons that are narrower than the grid or the tolerance are gone once they are rounded to it. */
static void tell_vanished(const Filling *filling)
{
    const DzDataset *set = filling->composite->set;
    for (guint i = 0; i < filling->claims->len; i++) {
        const DzClaim *claim = &g_array_index(filling->claims, DzClaim, i);
        if (filling->shows[i])
            continue;
        g_autofree char *path = g_build_filename(set->path, set->themes[claim->theme].file, NULL);
        dz_findings_add(filling->composite->findings, "vanished-polygon", DZ_SEVERITY_WARNING, path, 0,
                        "feature %u: the polygon of '%s' is too small or narrow to be shown: nothing is left "
                        "of it on a grid of %g degrees with a tolerance of %g m",
                        claim->polygon->feature, owner_id(set, claim->theme, claim->polygon->owner),
                        set->grid_deg, set->tolerance_m);
    }
}

void dz_composite_fill_histories(DzComposite *composite, const DzOverlay *overlay, const GArray *claims)
{
    const DzTheme *themes = composite->set->themes;
    guint count = composite->arrangement->face_count;
    Filling filling = {.composite = composite,
                       .claims = claims,
                       .episodes_of = lists_new(count, sizeof(DzEpisode)),
                       .spells_of = lists_new(count, sizeof(DzSpell)),
                       .overlaps = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free),
                       .cover = g_array_new(FALSE, FALSE, sizeof(guint)),
                       .days = g_array_new(FALSE, FALSE, sizeof(DzDay)),
                       .ends = g_array_new(FALSE, FALSE, sizeof(DzDay)),
                       .shows = g_new0(bool, MAX(claims->len, 1))};
    dz_overlay_covers(overlay, fill_face, &filling);
    composite->episodes =
        join_lists(filling.episodes_of, count, sizeof(DzEpisode), &composite->first_episode);
    composite->spells = join_lists(filling.spells_of, count, sizeof(DzSpell), &composite->first_spell);
    if (themes[DZ_THEME_CONTROL].form == DZ_FORM_SETTLEMENTS)
        g_clear_pointer(&composite->first_episode, g_free);
    if (themes[DZ_THEME_ZONES].form != DZ_FORM_POLYGONS)
        g_clear_pointer(&composite->first_spell, g_free);
    tell_overlaps(&filling);
    tell_vanished(&filling);
    g_free(filling.shows);
    g_hash_table_unref(filling.overlaps);
    g_array_unref(filling.cover);
    g_array_unref(filling.days);
    g_array_unref(filling.ends);
}
