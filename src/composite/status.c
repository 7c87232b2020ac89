#include "composite/status.h"

/* Does the zone's party hold the face on `day`? Without a theme of control the outline says so itself. */
static bool is_held(const DzComposite *composite, guint zone, guint face, const DzEpisode *episode, DzDay day)
{
    if (composite->set->themes[DZ_THEME_CONTROL].form == DZ_FORM_NONE && composite->first_spell)
        return dz_composite_zone(composite, face, day) == (int)zone;
    return episode && episode->party == DZ_ZONE(composite->set, zone)->party;
}

/*
 * The sums over a zone's faces on a day of the record. A settlement's ground that nobody is recorded to hold
 * or not to hold on that day would count as not held: then there are no figures. What polygons leave out is
 * held by nobody.
 */
static void add_figures(const DzComposite *composite, guint zone, DzDay day, DzZoneStatus *out)
{
    DzDay extent_day = dz_composite_extent_day(composite, zone, day);
    double inferred_km2 = 0;
    bool complete = true;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        double area_km2 = composite->arrangement->faces[f].area_km2;
        bool inside = dz_composite_zone(composite, f, extent_day) == (int)zone;
        const DzEpisode *episode = dz_composite_episode(composite, f, day);
        if (inside)
            out->agreed_km2 += area_km2;
        if ((inside || extent_day != day) && is_held(composite, zone, f, episode, day))
            out->held_km2 += area_km2;
        if (!inside)
            continue;
        complete =
            complete && (episode || composite->set->themes[DZ_THEME_CONTROL].form != DZ_FORM_SETTLEMENTS);
        if (!episode)
            continue;
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
    if (day >= zone->ended)
        return DZ_STATUS_ENDED;
    if (day < zone->in_force) /* what has not begun has not ended, whoever holds the ground */
        return DZ_STATUS_AGREED;
    if (share < set->ended_share)
        return DZ_STATUS_ENDED;
    return share >= set->in_force_share ? DZ_STATUS_IN_FORCE : DZ_STATUS_REDUCED;
}

/* Had the zone an outline before `day`? Then one that has none on that day has ended. */
static bool had_outline(const DzComposite *composite, guint zone, DzDay day)
{
    for (guint i = 0; composite->first_spell && i < composite->spells->len; i++) {
        const DzSpell *spell = &g_array_index(composite->spells, DzSpell, i);
        if (spell->zone == (int)zone && spell->from < day)
            return true;
    }
    return false;
}

static DzZoneStatus status_on(const DzComposite *composite, guint zone, DzDay day)
{
    const DzZone *agreed = DZ_ZONE(composite->set, zone);
    DzZoneStatus status = {.status = DZ_STATUS_NO_RECORD, .as_recorded = DZ_DAY_NONE};
    if (day < agreed->agreed) {
        status.status = DZ_STATUS_NOT_AGREED;
    } else if (dz_dataset_on_record(composite->set, day)) {
        add_figures(composite, zone, day, &status);
        if (status.has_figures)
            status.status = judge(composite->set, agreed, day, status.share);
        else if (had_outline(composite, zone, day))
            status.status = DZ_STATUS_ENDED;
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

static void add_holdings(const DzComposite *composite, DzDay day, DzPartyStatus *statuses)
{
    double all_km2 = 0;
    guint count = composite->set->parties->len;
    for (guint f = 0; f < composite->arrangement->face_count; f++) {
        const DzEpisode *episode = dz_composite_episode(composite, f, day);
        if (!episode)
            continue;
        double area_km2 = composite->arrangement->faces[f].area_km2;
        all_km2 += area_km2;
        statuses[episode->party].held_km2 += area_km2;
        if (episode->basis != DZ_BASIS_REPORTED)
            statuses[episode->party].inferred_share += area_km2;
    }
    for (guint p = 0; p < count; p++) {
        DzPartyStatus *status = &statuses[p];
        status->has_figures = dz_dataset_on_record(composite->set, day);
        status->share = all_km2 > 0 ? status->held_km2 / all_km2 : 0;
        status->inferred_share = status->held_km2 > 0 ? status->inferred_share / status->held_km2 : 0;
    }
}

DzPartyStatus *dz_party_statuses(const DzComposite *composite, DzDay day)
{
    guint count = composite->set->parties->len;
    DzPartyStatus *statuses = g_new0(DzPartyStatus, MAX(count, 1));
    add_holdings(composite, day, statuses);
    int round = dz_round_before(composite->set, day);
    if (round < 0)
        return statuses;
    g_autofree DzPartyStatus *before = g_new0(DzPartyStatus, MAX(count, 1));
    add_holdings(composite, DZ_ROUND(composite->set, round)->as_of, before);
    for (guint p = 0; p < count; p++) {
        statuses[p].has_change = statuses[p].has_figures && before[p].has_figures;
        statuses[p].change_km2 = statuses[p].has_change ? statuses[p].held_km2 - before[p].held_km2 : 0;
    }
    return statuses;
}
