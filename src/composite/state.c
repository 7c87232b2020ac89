#include "composite/composite.h"

static const DzEpisode *episode_of(const DzComposite *composite, guint face, DzDay day)
{
    if (!dz_dataset_on_record(composite->set, day))
        return NULL;
    return dz_settlement_episode(composite->set, (guint)composite->ground[face].settlement, day);
}

const DzEpisode *dz_composite_episode(const DzComposite *composite, guint face, DzDay day)
{
    return composite->ground[face].on_record ? episode_of(composite, face, day) : NULL;
}

int *dz_composite_holders(const DzComposite *composite, DzDay day, bool beyond)
{
    guint count = composite->arrangement->face_count;
    int *holders = g_new(int, MAX(count, 1));
    for (guint f = 0; f < count; f++) {
        bool asked = composite->ground[f].on_record || (beyond && composite->ground[f].on_land);
        const DzEpisode *episode = asked ? episode_of(composite, f, day) : NULL;
        holders[f] = episode ? episode->party : DZ_STATE_NONE;
    }
    return holders;
}

int *dz_composite_zones(const DzComposite *composite)
{
    guint count = composite->arrangement->face_count;
    int *zones = g_new(int, MAX(count, 1));
    for (guint f = 0; f < count; f++)
        zones[f] = composite->ground[f].on_record ? composite->ground[f].zone : DZ_STATE_NONE;
    return zones;
}
