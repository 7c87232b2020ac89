#include "composite/composite.h"

const DzEpisode *dz_composite_episodes(const DzComposite *composite, guint face, guint *count)
{
    *count = 0;
    if (!composite->ground[face].on_record)
        return NULL;
    if (composite->first_episode) {
        guint first = composite->first_episode[face];
        *count = composite->first_episode[face + 1] - first;
        return *count ? &g_array_index(composite->episodes, DzEpisode, first) : NULL;
    }
    int settlement = composite->ground[face].settlement;
    if (settlement < 0)
        return NULL;
    const DzSettlement *place = DZ_SETTLEMENT(composite->set, settlement);
    *count = place->episode_count;
    return *count ? DZ_EPISODE(composite->set, place->first_episode) : NULL;
}

/* The first of `count` episodes in time that ends after `day`, if it has begun. */
static const DzEpisode *find_episode(const DzEpisode *episodes, guint count, DzDay day)
{
    guint low = 0, high = count;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (episodes[middle].to <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && episodes[low].from <= day ? &episodes[low] : NULL;
}

const DzEpisode *dz_composite_episode(const DzComposite *composite, guint face, DzDay day)
{
    if (!dz_dataset_on_record(composite->set, day))
        return NULL;
    guint count = 0;
    const DzEpisode *episodes = dz_composite_episodes(composite, face, &count);
    return find_episode(episodes, count, day);
}

/* Ground off the record takes the nearest settlement's. */
static const DzEpisode *episode_beyond(const DzComposite *composite, guint face, DzDay day)
{
    const DzGround *ground = &composite->ground[face];
    if (ground->on_record || !ground->on_land || ground->settlement < 0 || composite->first_episode ||
        !dz_dataset_on_record(composite->set, day))
        return dz_composite_episode(composite, face, day);
    return dz_settlement_episode(composite->set, (guint)ground->settlement, day);
}

/* The holders of polygons' faces: most have one or two episodes, so no search is the fastest. */
static void find_holders(const DzComposite *composite, DzDay day, int *holders)
{
    const DzEpisode *episodes = (const DzEpisode *)(void *)composite->episodes->data;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        guint at = composite->first_episode[f], end = composite->first_episode[f + 1];
        while (at < end && episodes[at].to <= day)
            at++;
        holders[f] = at < end && episodes[at].from <= day ? episodes[at].party : DZ_STATE_NONE;
    }
}

int *dz_composite_holders(const DzComposite *composite, DzDay day, bool beyond)
{
    guint count = composite->arrangement->face_count;
    int *holders = g_new(int, MAX(count, 1));
    if (composite->first_episode && dz_dataset_on_record(composite->set, day)) {
        find_holders(composite, day, holders);
        return holders;
    }
    for (guint f = 0; f < count; f++) {
        const DzEpisode *episode =
            beyond ? episode_beyond(composite, f, day) : dz_composite_episode(composite, f, day);
        holders[f] = episode ? episode->party : DZ_STATE_NONE;
    }
    return holders;
}

int dz_composite_zone(const DzComposite *composite, guint face, DzDay day)
{
    const DzGround *ground = &composite->ground[face];
    if (!composite->first_spell)
        return ground->on_record ? ground->zone : DZ_STATE_NONE;
    for (guint i = composite->first_spell[face]; i < composite->first_spell[face + 1]; i++) {
        const DzSpell *spell = &g_array_index(composite->spells, DzSpell, i);
        if (spell->from <= day && day < spell->to)
            return spell->zone;
    }
    return DZ_STATE_NONE;
}

int *dz_composite_zones(const DzComposite *composite, DzDay day)
{
    guint count = composite->arrangement->face_count;
    int *zones = g_new(int, MAX(count, 1));
    for (guint f = 0; f < count; f++)
        zones[f] = dz_composite_zone(composite, f, day);
    return zones;
}

DzDay dz_composite_extent_day(const DzComposite *composite, guint zone, DzDay day)
{
    const DzTheme *themes = composite->set->themes;
    if (themes[DZ_THEME_ZONES].form != DZ_FORM_POLYGONS || themes[DZ_THEME_CONTROL].form != DZ_FORM_NONE)
        return day;
    DzDay first = DZ_DAY_OPEN;
    for (guint i = 0; i < themes[DZ_THEME_ZONES].polygons->len; i++) {
        const DzPolygon *polygon = DZ_POLYGON(&themes[DZ_THEME_ZONES], i);
        if (polygon->owner == (int)zone)
            first = MIN(first, polygon->from);
    }
    return first;
}
