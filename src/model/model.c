#include "model/model.h"

#include "base/number.h"

#include <string.h>

static const char *const CODES[DZ_LANG_COUNT] = {"en", "ar", "tr", "ru", "fr"};

bool dz_lang_parse(const char *code, DzLang *lang)
{
    for (guint i = 0; code && i < DZ_LANG_COUNT; i++) {
        if (strcmp(code, CODES[i]) == 0) {
            *lang = (DzLang)i;
            return true;
        }
    }
    return false;
}

const char *dz_text_in(const DzText *text, DzLang lang)
{
    if (text->in[lang])
        return text->in[lang];
    return text->in[DZ_LANG_EN] ? text->in[DZ_LANG_EN] : "";
}

bool dz_dataset_on_record(const DzDataset *set, DzDay day)
{
    return day >= set->record_from && day <= set->record_to;
}

const DzEpisode *dz_settlement_episode(const DzDataset *set, guint settlement, DzDay day)
{
    const DzSettlement *place = DZ_SETTLEMENT(set, settlement);
    for (guint i = 0; i < place->episode_count; i++) {
        const DzEpisode *episode = DZ_EPISODE(set, place->first_episode + i);
        if (episode->from <= day && day < episode->to)
            return episode;
    }
    return NULL;
}

const DzCrossingStatus *dz_crossing_status(const DzDataset *set, guint crossing, DzDay day)
{
    const DzCrossingStatus *latest = NULL;
    for (guint i = 0; i < set->crossing_statuses->len; i++) {
        const DzCrossingStatus *status = &g_array_index(set->crossing_statuses, DzCrossingStatus, i);
        if (status->crossing == (int)crossing && status->from <= day &&
            (!latest || status->from >= latest->from))
            latest = status;
    }
    return latest;
}

bool dz_crossing_state(const DzDataset *set, guint crossing, DzDay day, DzCrossingState *state)
{
    const DzCrossingStatus *status = dz_crossing_status(set, crossing, day);
    if (status)
        *state = status->state;
    return status != NULL;
}

bool dz_provision_in_effect(const DzDataset *set, guint provision, DzDay day)
{
    return DZ_PROVISION(set, provision)->from <= day && day < DZ_PROVISION(set, provision)->to;
}

int dz_exchange_released(const DzDataset *set, guint exchange, int party)
{
    for (guint i = 0; i < set->releases->len; i++) {
        const DzRelease *release = &g_array_index(set->releases, DzRelease, i);
        if (release->exchange == (int)exchange && release->party == party)
            return release->released;
    }
    return -1;
}

int dz_zone_find(const DzDataset *set, const char *id)
{
    for (guint i = 0; i < set->zones->len; i++)
        if (strcmp(DZ_ZONE(set, i)->id, id) == 0)
            return (int)i;
    return -1;
}

static bool is_called(const DzSettlement *settlement, const char *folded)
{
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) {
        g_autofree char *name =
            settlement->name.in[lang] ? g_utf8_casefold(settlement->name.in[lang], -1) : NULL;
        if (name && strcmp(name, folded) == 0)
            return true;
    }
    return false;
}

int dz_settlement_find(const DzDataset *set, const char *name)
{
    int best = -1;
    g_autofree char *folded = g_utf8_casefold(name, -1);
    for (guint i = 0; i < set->settlements->len; i++) {
        const DzSettlement *settlement = DZ_SETTLEMENT(set, i);
        if (strcmp(settlement->id, name) == 0)
            return (int)i;
        if ((best < 0 || settlement->rank < DZ_SETTLEMENT(set, best)->rank) && is_called(settlement, folded))
            best = (int)i;
    }
    return best;
}

int dz_round_before(const DzDataset *set, DzDay day)
{
    int before = -1;
    for (guint i = 0; i < set->rounds->len; i++)
        if (DZ_ROUND(set, i)->as_of < day)
            before = (int)i;
    return before;
}

const char *dz_dataset_id(const DzDataset *set)
{
    return set->id;
}

const char *dz_dataset_title(const DzDataset *set, DzLang lang)
{
    return dz_text_in(&set->title, lang);
}

const char *dz_dataset_version(const DzDataset *set)
{
    return set->version;
}

const char *dz_dataset_fingerprint(const DzDataset *set)
{
    return set->fingerprint ? set->fingerprint : "";
}

guint dz_dataset_warning_count(const DzDataset *set)
{
    return dz_findings_count(set->findings, DZ_SEVERITY_WARNING);
}

const char *dz_dataset_warning_at(const DzDataset *set, guint index)
{
    return dz_findings_at(set->findings, DZ_SEVERITY_WARNING, index)->text;
}

guint dz_round_count(const DzDataset *set)
{
    return set->rounds->len;
}

DzWhen dz_round_at(const DzDataset *set, guint index)
{
    return (DzWhen){(int)index, DZ_ROUND(set, index)->as_of};
}

int dz_round_number(const DzDataset *set, guint index)
{
    return DZ_ROUND(set, index)->number;
}

bool dz_round_parse(const DzDataset *set, const char *text, DzWhen *when, GError **error)
{
    guint count = set->rounds->len;
    int found = -1;
    gint64 number = 0;
    if (strcmp(text, "latest") == 0 && count > 0)
        found = (int)count - 1;
    else if (strcmp(text, "previous") == 0 && count > 1)
        found = (int)count - 2;
    else if (dz_integer_parse(text, 1, G_MAXINT, &number))
        for (guint i = 0; i < count; i++)
            found = DZ_ROUND(set, i)->number == (int)number ? (int)i : found;
    if (found < 0) {
        int first = count ? DZ_ROUND(set, 0)->number : 0, last = count ? DZ_ROUND(set, count - 1)->number : 0;
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "there is no round '%s': give a number from %d to %d, latest or previous", text, first,
                    last);
        return false;
    }
    *when = dz_round_at(set, (guint)found);
    return true;
}
