/*
 * One pass over the faces: each whose holder differs is a row of (zone, from, to), and so is each settlement;
 * equal ones are added up. A table of all such triples would need no hashing, and 30 GB for a thousand zones
 * of as many parties.
 */
#include "composite/changes.h"

#include "composite/front.h"

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const DzAreaChange *left = a, *right = b;
    if (left->zone != right->zone)
        return (guint)left->zone < (guint)right->zone ? -1 : 1; /* none comes last */
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    return left->to < right->to ? -1 : left->to > right->to;
}

static guint hash_row(gconstpointer key)
{
    const DzAreaChange *row = key;
    return ((guint)row->zone * 31 + (guint)row->from) * 31 + (guint)row->to;
}

static gboolean is_same_row(gconstpointer a, gconstpointer b)
{
    return compare_rows(a, b) == 0;
}

/* The rows so far; the last one is mostly that of the next face too. */
typedef struct Rows {
    GHashTable *set; /* of DzAreaChange */
    DzAreaChange *last;
} Rows;

static DzAreaChange *row_of(Rows *rows, int zone, int from, int to)
{
    DzAreaChange row = {.zone = zone, .from = from, .to = to};
    if (rows->last && is_same_row(rows->last, &row))
        return rows->last;
    rows->last = g_hash_table_lookup(rows->set, &row);
    if (!rows->last) {
        rows->last = g_memdup2(&row, sizeof row);
        g_hash_table_add(rows->set, rows->last);
    }
    return rows->last;
}

/* The zone that a face was part of at the earlier end, else at the later: either way round the same. */
static int zone_of(const DzComposite *composite, guint face, DzDay earlier, DzDay later)
{
    int zone = dz_composite_zone(composite, face, earlier);
    return zone == DZ_STATE_NONE ? dz_composite_zone(composite, face, later) : zone;
}

static void add_faces(const DzComposite *composite, DzChanges *changes, Rows *rows)
{
    g_autofree int *from = dz_composite_holders(composite, changes->from, false);
    g_autofree int *to = dz_composite_holders(composite, changes->to, false);
    DzDay earlier = MIN(changes->from, changes->to), later = MAX(changes->from, changes->to);
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        if (from[f] == to[f])
            continue;
        row_of(rows, zone_of(composite, f, earlier, later), from[f], to[f])->km2 +=
            composite->arrangement->faces[f].area_km2;
    }
    changes->front_from_km = dz_front_km_of(composite, from);
    changes->front_to_km = dz_front_km_of(composite, to);
}

static int holder_of(const DzDataset *set, guint settlement, DzDay day)
{
    const DzEpisode *episode = dz_settlement_episode(set, settlement, day);
    return episode ? episode->party : DZ_STATE_NONE;
}

/* The episode with which the holder on `day` began to hold, whatever was observed again since; if nobody
 * holds it, the last one before. NULL if there is none. */
static const DzEpisode *last_change(const DzDataset *set, guint settlement, DzDay day)
{
    const DzSettlement *place = DZ_SETTLEMENT(set, settlement);
    const DzEpisode *found = NULL;
    for (guint i = 0; i < place->episode_count; i++) {
        const DzEpisode *episode = DZ_EPISODE(set, place->first_episode + i);
        if (episode->from > day)
            break;
        if (!found || episode->party != found->party || episode->from > found->to)
            found = episode;
    }
    return found;
}

static void add_places(const DzDataset *set, DzChanges *changes, Rows *rows)
{
    DzDay later = MAX(changes->from, changes->to);
    for (guint i = 0; i < set->settlements->len; i++) {
        DzPlaceChange place = {.settlement = i,
                               .from = holder_of(set, i, changes->from),
                               .to = holder_of(set, i, changes->to),
                               .episode = last_change(set, i, later)};
        if (place.from == place.to)
            continue;
        bool held = (changes->to >= changes->from ? place.to : place.from) != DZ_STATE_NONE;
        place.day = !place.episode ? DZ_DAY_NONE : held ? place.episode->from : place.episode->to;
        g_array_append_val(changes->places, place);
        row_of(rows, DZ_SETTLEMENT(set, i)->zone, place.from, place.to)->settlements++;
    }
}

static void keep_rows(DzChanges *changes, const Rows *rows)
{
    GHashTableIter iter;
    g_hash_table_iter_init(&iter, rows->set);
    for (gpointer row = NULL; g_hash_table_iter_next(&iter, &row, NULL);)
        g_array_append_vals(changes->areas, row, 1);
    g_array_sort(changes->areas, compare_rows);
}

static void add_crossings(const DzDataset *set, DzChanges *changes)
{
    for (guint i = 0; i < set->crossings->len; i++) {
        const DzCrossingStatus *from = dz_crossing_status(set, i, changes->from);
        const DzCrossingStatus *to = dz_crossing_status(set, i, changes->to);
        if (!from || !to || from->state == to->state)
            continue;
        const DzCrossingStatus *last = from->from > to->from ? from : to;
        DzCrossingChange change = {i, from->state, to->state, last->from, last->precision};
        g_array_append_val(changes->crossings, change);
    }
    DzDay earlier = MIN(changes->from, changes->to), later = MAX(changes->from, changes->to);
    for (guint i = 0; i < set->exchanges->len; i++)
        if (DZ_EXCHANGE(set, i)->date > earlier && DZ_EXCHANGE(set, i)->date <= later)
            g_array_append_val(changes->exchanges, i);
}

static void add_provisions(const DzDataset *set, DzChanges *changes)
{
    bool forward = changes->from <= changes->to;
    for (guint i = 0; i < set->provisions->len; i++) {
        const DzProvision *provision = DZ_PROVISION(set, i);
        bool before = dz_provision_in_effect(set, i, changes->from);
        bool after = dz_provision_in_effect(set, i, changes->to);
        bool ends = forward ? before : after;
        DzProvisionChange change = {i, after, ends ? provision->to : provision->from};
        if (before != after)
            g_array_append_val(changes->provisions, change);
    }
}

DzChanges *dz_changes_build(const DzComposite *composite, DzDay from, DzDay to)
{
    const DzDataset *set = composite->set;
    DzChanges *changes = g_new0(DzChanges, 1);
    changes->from = from;
    changes->to = to;
    changes->comparable = dz_dataset_on_record(set, from) && dz_dataset_on_record(set, to);
    changes->areas = g_array_new(FALSE, FALSE, sizeof(DzAreaChange));
    changes->places = g_array_new(FALSE, FALSE, sizeof(DzPlaceChange));
    changes->crossings = g_array_new(FALSE, FALSE, sizeof(DzCrossingChange));
    changes->exchanges = g_array_new(FALSE, FALSE, sizeof(guint));
    changes->provisions = g_array_new(FALSE, FALSE, sizeof(DzProvisionChange));
    if (!changes->comparable)
        return changes;
    Rows rows = {.set = g_hash_table_new_full(hash_row, is_same_row, g_free, NULL)};
    add_faces(composite, changes, &rows);
    add_places(set, changes, &rows);
    keep_rows(changes, &rows);
    g_hash_table_unref(rows.set);
    add_crossings(set, changes);
    add_provisions(set, changes);
    return changes;
}

void dz_changes_free(DzChanges *changes)
{
    if (!changes)
        return;
    g_array_unref(changes->areas);
    g_array_unref(changes->places);
    g_array_unref(changes->crossings);
    g_array_unref(changes->exchanges);
    g_array_unref(changes->provisions);
    g_free(changes);
}

bool dz_changes_is_empty(const DzChanges *changes)
{
    return changes->areas->len == 0 && changes->places->len == 0 && changes->crossings->len == 0 &&
           changes->exchanges->len == 0 && changes->provisions->len == 0;
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    DzDay left = *(const DzDay *)a, right = *(const DzDay *)b;
    return left < right ? -1 : left > right;
}

static gint compare_days_backwards(gconstpointer a, gconstpointer b)
{
    return compare_days(b, a);
}

/* Every day on which something may differ from the day before, unsorted. */
static GArray *all_days(const DzComposite *composite)
{
    const DzDataset *set = composite->set;
    const GArray *episodes = composite->first_episode ? composite->episodes : set->episodes;
    GArray *days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    for (guint i = 0; i < episodes->len; i++) {
        const DzEpisode *episode = &g_array_index(episodes, DzEpisode, i);
        g_array_append_val(days, episode->from);
        g_array_append_val(days, episode->to);
    }
    for (guint i = 0; i < set->crossing_statuses->len; i++)
        g_array_append_val(days, g_array_index(set->crossing_statuses, DzCrossingStatus, i).from);
    for (guint i = 0; i < set->exchanges->len; i++)
        g_array_append_val(days, DZ_EXCHANGE(set, i)->date);
    for (guint i = 0; i < set->provisions->len; i++) {
        g_array_append_val(days, DZ_PROVISION(set, i)->from);
        g_array_append_val(days, DZ_PROVISION(set, i)->to);
    }
    return days;
}

GArray *dz_changes_days(const DzComposite *composite, DzDay from, DzDay to)
{
    const DzDataset *set = composite->set;
    GArray *days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    DzDay earlier = MIN(from, to), later = MAX(from, to);
    if (!dz_dataset_on_record(set, from) || !dz_dataset_on_record(set, to))
        return days;
    g_autoptr(GArray) all = all_days(composite);
    for (guint i = 0; i < all->len; i++)
        if (g_array_index(all, DzDay, i) > earlier && g_array_index(all, DzDay, i) <= later)
            g_array_append_val(days, g_array_index(all, DzDay, i));
    g_array_sort(days, from <= to ? compare_days : compare_days_backwards);
    guint kept = 0;
    for (guint i = 0; i < days->len; i++)
        if (kept == 0 || g_array_index(days, DzDay, kept - 1) != g_array_index(days, DzDay, i))
            g_array_index(days, DzDay, kept++) = g_array_index(days, DzDay, i);
    g_array_set_size(days, kept);
    return days;
}

int *dz_changes_faces(const DzComposite *composite, const DzChanges *changes)
{
    guint count = composite->arrangement->face_count;
    DzDay earlier = MIN(changes->from, changes->to), later = MAX(changes->from, changes->to);
    g_autofree int *from = dz_composite_holders(composite, changes->from, false);
    g_autofree int *to = dz_composite_holders(composite, changes->to, false);
    int *faces = g_new(int, MAX(count, 1));
    for (guint f = 0; f < count; f++) {
        faces[f] = DZ_STATE_NONE;
        if (!changes->comparable || from[f] == to[f])
            continue;
        DzAreaChange row = {zone_of(composite, f, earlier, later), from[f], to[f], 0, 0};
        guint at = 0;
        if (g_array_binary_search(changes->areas, &row, compare_rows, &at))
            faces[f] = (int)at;
    }
    return faces;
}
