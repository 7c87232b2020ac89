/*
 * Every stretch of days in which the zone's party holds a face of the zone adds its area on the first day and
 * takes it away after the last; sorted by day, the sums are the series.
 */
#include "composite/series.h"

#include <math.h>

static const double SMALLEST_STEP_KM2 = 1e-9; /* less is what rounding leaves */

static void add_step(GArray *steps, DzDay day, double km2)
{
    DzSeriesStep step = {day, km2};
    g_array_append_val(steps, step);
}

/* The days of [from, to) on which the episode lasts, if it is of the zone's party. */
static void add_episode(GArray *steps, const DzEpisode *episode, int party, DzDay from, DzDay to, double km2)
{
    DzDay begin = MAX(from, episode->from), end = MIN(to, episode->to);
    if (episode->party != party || begin >= end)
        return;
    add_step(steps, begin, km2);
    add_step(steps, end, -km2);
}

static void add_face(const DzComposite *composite, guint face, guint zone, GArray *steps)
{
    const DzDataset *set = composite->set;
    guint count = 0;
    const DzEpisode *episodes = dz_composite_episodes(composite, face, &count);
    double km2 = composite->arrangement->faces[face].area_km2;
    int party = DZ_ZONE(set, zone)->party;
    DzDay end = set->record_to + 1;
    if (!composite->first_spell) {
        if (dz_composite_zone(composite, face, set->record_from) != (int)zone)
            return;
        for (guint i = 0; i < count; i++)
            add_episode(steps, &episodes[i], party, set->record_from, end, km2);
        return;
    }
    for (guint s = composite->first_spell[face]; s < composite->first_spell[face + 1]; s++) {
        const DzSpell *spell = &g_array_index(composite->spells, DzSpell, s);
        if (spell->zone != (int)zone)
            continue;
        for (guint i = 0; i < count; i++)
            add_episode(steps, &episodes[i], party, MAX(spell->from, set->record_from), MIN(spell->to, end),
                        km2);
    }
}

static gint compare_steps(gconstpointer a, gconstpointer b)
{
    DzDay left = ((const DzSeriesStep *)a)->day, right = ((const DzSeriesStep *)b)->day;
    return left < right ? -1 : left > right;
}

GArray *dz_zone_series(const DzComposite *composite, guint zone)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(DzSeriesStep));
    GArray *series = g_array_new(FALSE, FALSE, sizeof(DzSeriesStep));
    add_step(steps, composite->set->record_from, 0);
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        add_face(composite, f, zone, steps);
    g_array_sort(steps, compare_steps);
    double held_km2 = 0;
    for (guint i = 0; i < steps->len; i++) {
        const DzSeriesStep *step = &g_array_index(steps, DzSeriesStep, i);
        held_km2 += step->held_km2;
        bool last = i + 1 == steps->len || step[1].day != step->day;
        double before = series->len ? g_array_index(series, DzSeriesStep, series->len - 1).held_km2 : -1;
        if (last && step->day <= composite->set->record_to && fabs(held_km2 - before) > SMALLEST_STEP_KM2)
            add_step(series, step->day, MAX(held_km2, 0));
    }
    return series;
}
