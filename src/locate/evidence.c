#include "locate/evidence.h"

const char *dz_location_status(const DzLocation *location)
{
    static const char *const names[DZ_STATUS_COUNT] = {"no-record", "not agreed", "agreed",
                                                       "in force",  "reduced",    "ended"};
    if (!location->recorded)
        return names[DZ_STATUS_NO_RECORD];
    return location->zone < 0 ? NULL : names[location->status];
}

/* A run of the same holder up to `current`: its first episode. */
static const DzEpisode *run_of(const DzEpisode *episodes, const DzEpisode *current)
{
    while (current > episodes && current[-1].party == current->party && current[-1].to == current->from)
        current--;
    return current;
}

static void add_holder(const DzComposite *composite, gint32 face, DzDay day, DzLocation *out)
{
    guint count = 0;
    const DzEpisode *episode = dz_composite_episode(composite, (guint)face, day);
    const DzEpisode *episodes = dz_composite_episodes(composite, (guint)face, &count);
    if (!episode)
        return;
    DzDay since = run_of(episodes, episode)->from;
    out->party = episode->party;
    out->episode = episode;
    out->since = MAX(since, composite->set->record_from);
    out->since_before = since <= composite->set->record_from;
    out->confidence = episode->observed > day && episode->confidence == DZ_CONFIDENCE_HIGH
                          ? DZ_CONFIDENCE_MEDIUM
                          : episode->confidence;
}

/* By adding up the zone's faces. */
static DzStatus status_of(guint zone, DzDay day, gconstpointer data)
{
    return dz_zone_status_since(data, zone, day, DZ_DAY_NONE).status;
}

DzLocation dz_evidence(const DzComposite *composite, gint32 face, DzDay day)
{
    return dz_evidence_with(composite, face, day, status_of, composite);
}

DzLocation dz_evidence_with(const DzComposite *composite, gint32 face, DzDay day,
                            DzStatus (*status)(guint zone, DzDay day, gconstpointer data), gconstpointer data)
{
    const DzDataset *set = composite->set;
    DzLocation out = {.zone = -1,
                      .status = DZ_STATUS_NO_RECORD,
                      .party = -1,
                      .since = DZ_DAY_NONE,
                      .settlement = -1,
                      .front_km = -1,
                      .day_recorded = dz_dataset_on_record(set, day)};
    bool redrawn = composite->first_spell != NULL; /* then only the record's days have zones */
    if (face != DZ_NO_FACE && (out.day_recorded || !redrawn))
        out.zone = dz_composite_zone(composite, (guint)face, day);
    if (!out.day_recorded)
        return out;
    if (face != DZ_NO_FACE)
        add_holder(composite, face, day, &out);
    if (out.zone >= 0 && status)
        out.status = status((guint)out.zone, day, data);
    /* where zones are all that there is, ground in none of them is known to be in none */
    bool zones_only = set->themes[DZ_THEME_CONTROL].form == DZ_FORM_NONE;
    out.recorded = out.episode || (out.zone >= 0 ? out.status != DZ_STATUS_NO_RECORD : zones_only);
    return out;
}

DzNear *dz_settlements_index(const DzDataset *set)
{
    g_autoptr(DzShape) places = dz_shape_new();
    for (guint i = 0; i < set->settlements->len; i++) {
        dz_shape_add(places, DZ_SETTLEMENT(set, i)->at);
        dz_shape_end(places);
    }
    return dz_near_new(places);
}

/* Part i of the index is the arc of number arcs[i]. */
struct DzFronts {
    const DzComposite *composite;
    DzNear *near;
    GArray *arcs; /* of guint */
};

void dz_fronts_free(DzFronts *fronts)
{
    if (!fronts)
        return;
    dz_near_free(fronts->near);
    g_array_unref(fronts->arcs);
    g_free(fronts);
}

static int holder_of(const DzComposite *composite, gint32 face, DzDay day)
{
    const DzEpisode *episode = face == DZ_NO_FACE ? NULL : dz_composite_episode(composite, (guint)face, day);
    return episode ? episode->party : DZ_STATE_NONE;
}

/* Is the arc between ground of two parties on that day? */
static bool is_front(const DzComposite *composite, const DzArc *arc, DzDay day)
{
    int left = holder_of(composite, arc->left, day), right = holder_of(composite, arc->right, day);
    return left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right;
}

/* May the arc be a front line on some day? Both sides are held, and not by one history. */
static bool may_be_front(const DzComposite *composite, const DzArc *arc)
{
    guint left = 0, right = 0;
    if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
        return false;
    const DzEpisode *a = dz_composite_episodes(composite, (guint)arc->left, &left);
    const DzEpisode *b = dz_composite_episodes(composite, (guint)arc->right, &right);
    for (guint i = 0; i < left; i++)
        for (guint k = 0; k < right; k++)
            if (a[i].party != b[k].party && a[i].from < b[k].to && b[k].from < a[i].to)
                return true;
    return false;
}

/* The parties of all faces on each day asked for; front lines of a day are where they differ. */
static bool is_ever_front(const DzArc *arc, GPtrArray *holders)
{
    if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE)
        return false;
    for (guint i = 0; i < holders->len; i++) {
        const int *party = holders->pdata[i];
        int left = party[arc->left], right = party[arc->right];
        if (left != DZ_STATE_NONE && right != DZ_STATE_NONE && left != right)
            return true;
    }
    return false;
}

DzFronts *dz_fronts_new(const DzComposite *composite, const DzDay *days, guint count)
{
    const DzArrangement *arrangement = composite->arrangement;
    g_autoptr(GPtrArray) holders = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; days && i < count; i++)
        if (dz_dataset_on_record(composite->set, days[i]))
            g_ptr_array_add(holders, dz_composite_holders(composite, days[i], false));
    DzFronts *fronts = g_new0(DzFronts, 1);
    fronts->composite = composite;
    fronts->arcs = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(DzShape) lines = dz_shape_new();
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        if (days ? !is_ever_front(arc, holders) : !may_be_front(composite, arc))
            continue;
        g_array_append_vals(lines->points, arrangement->points + arc->first, arc->count);
        dz_shape_end(lines);
        g_array_append_val(fronts->arcs, i);
    }
    fronts->near = dz_near_new(lines);
    return fronts;
}

typedef struct Wanted {
    const DzFronts *fronts;
    DzDay day;
} Wanted;

static bool is_wanted(guint part, gconstpointer data)
{
    const Wanted *wanted = data;
    const DzComposite *composite = wanted->fronts->composite;
    guint arc = g_array_index(wanted->fronts->arcs, guint, part);
    return is_front(composite, &composite->arrangement->arcs[arc], wanted->day);
}

bool dz_fronts_find(const DzFronts *fronts, DzLonLat at, DzDay day, double *distance_km)
{
    Wanted wanted = {fronts, day};
    return dz_dataset_on_record(fronts->composite->set, day) &&
           dz_near_find(fronts->near, at, is_wanted, &wanted, distance_km) >= 0;
}
