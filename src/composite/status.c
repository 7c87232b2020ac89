#include "composite/status.h"

/*
 * The sums over a zone's faces on a day of the record. Ground of the zone that nobody is recorded to hold or
 * not to hold on that day would count as not held: then there are no figures.
 */
static void add_figures(const DzComposite *composite, guint zone, DzDay day, DzZoneStatus *out)
{
    const DzZone *agreed = DZ_ZONE(composite->set, zone);
    double inferred_km2 = 0;
    bool complete = true;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        const DzGround *ground = &composite->ground[f];
        if (ground->zone != (int)zone || !ground->on_record)
            continue;
        double area_km2 = composite->arrangement->faces[f].area_km2;
        const DzEpisode *episode = dz_composite_episode(composite, f, day);
        out->agreed_km2 += area_km2;
        complete = complete && episode;
        if (!episode)
            continue;
        if (episode->party == agreed->party)
            out->held_km2 += area_km2;
        if (episode->basis != DZ_BASIS_REPORTED)
            inferred_km2 += area_km2;
        if (episode->observed > day)
            out->as_recorded = MAX(out->as_recorded, episode->observed);
    }
    if (out->agreed_km2 <= 0 || !complete) {
        *out = (DzZoneStatus){.status = out->status, .as_recorded = DZ_DAY_NONE};
        return;
    }
    out->has_figures = true;
    out->share = out->held_km2 / out->agreed_km2;
    out->inferred_share = inferred_km2 / out->agreed_km2;
}

static DzStatus judge(const DzDataset *set, const DzZone *zone, DzDay day, double share)
{
    if (day >= zone->ended || share < set->ended_share)
        return DZ_STATUS_ENDED;
    if (day < zone->in_force)
        return DZ_STATUS_AGREED;
    return share >= set->in_force_share ? DZ_STATUS_IN_FORCE : DZ_STATUS_REDUCED;
}

static DzZoneStatus status_on(const DzComposite *composite, guint zone, DzDay day)
{
    const DzZone *agreed = DZ_ZONE(composite->set, zone);
    DzZoneStatus status = {.status = DZ_STATUS_NO_RECORD, .as_recorded = DZ_DAY_NONE};
    if (day < agreed->agreed) {
        status.status = DZ_STATUS_NOT_AGREED;
    } else if (dz_dataset_on_record(composite->set, day)) {
        add_figures(composite, zone, day, &status);
        status.status =
            status.has_figures ? judge(composite->set, agreed, day, status.share) : DZ_STATUS_NO_RECORD;
    }
    return status;
}

DzZoneStatus dz_zone_status_since(const DzComposite *composite, guint zone, DzDay day, DzDay since)
{
    DzZoneStatus status = status_on(composite, zone, day);
    if (!status.has_figures || since == DZ_DAY_NONE)
        return status;
    DzZoneStatus before = status_on(composite, zone, since);
    status.has_change = before.has_figures;
    status.change_km2 = before.has_figures ? status.held_km2 - before.held_km2 : 0;
    return status;
}

DzZoneStatus dz_zone_status(const DzComposite *composite, guint zone, DzDay day)
{
    int round = dz_round_before(composite->set, day);
    return dz_zone_status_since(composite, zone, day,
                                round < 0 ? DZ_DAY_NONE : DZ_ROUND(composite->set, round)->as_of);
}
