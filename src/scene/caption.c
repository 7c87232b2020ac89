/*
 * The map in words, made of the same figures as its table: a description for those who cannot see the
 * picture, which every file carries, and a caption to print under it, which also owes credit and licence.
 */
#include "scene/scene_in.h"

#include <math.h>

/* What changed of a zone, with a comma before it: "-2,871 km² since round 8"; nothing if nothing did. */
static void add_change(GString *text, const DzMap *map, const DzZoneStatus *status)
{
    if (!status->has_change || fabs(status->change_km2) < 0.5)
        return;
    int round = dz_round_before(map->set, map->before + 1);
    g_autofree char *km2 = dz_words_number(status->change_km2, 0, true, map->lang);
    g_autofree char *day = dz_words_day(map->before, map->lang);
    g_string_append(text, dz_lang_is_rtl(map->lang) ? "، " : ", ");
    if (round >= 0 && DZ_ROUND(map->set, round)->as_of == map->before)
        g_string_append_printf(text, dz_word(DZ_WORD_KM2_SINCE_ROUND, map->lang), km2,
                               DZ_ROUND(map->set, round)->number);
    else
        g_string_append_printf(text, dz_word(DZ_WORD_KM2_SINCE_DAY, map->lang), km2, day);
}

/* " Idlib area: reduced, 6,155 of 9,447 km² held (65 %), -2,871 km² since round 8." */
static void add_zone(GString *text, const DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    const char *name = dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang);
    const char *word = dz_word(DZ_WORD_NO_RECORD + status->status, map->lang);
    g_string_append_c(text, ' ');
    if (!status->has_figures) {
        g_string_append_printf(text, dz_word(DZ_WORD_LABELLED, map->lang), name, word);
        g_string_append_c(text, '.');
        return;
    }
    g_autofree char *held = dz_words_number(status->held_km2, 0, false, map->lang);
    g_autofree char *agreed = dz_words_number(status->agreed_km2, 0, false, map->lang);
    g_autofree char *share = dz_words_percent(status->share, map->lang);
    g_string_append_printf(text, dz_word(DZ_WORD_ZONE_FIGURES, map->lang), name, word, held, agreed, share);
    add_change(text, map, status);
    g_string_append_c(text, '.');
}

static void add_limits(GString *text, const DzMap *map)
{
    bool before = map->day < map->set->record_from;
    g_autofree char *day = dz_words_day(before ? map->set->record_from : map->set->record_to, map->lang);
    g_string_append_c(text, ' ');
    g_string_append_printf(text, dz_word(before ? DZ_WORD_RECORD_BEGINS : DZ_WORD_RECORD_ENDS, map->lang),
                           day);
}

/* Who holds how much, as far as the record goes; those who hold nothing are left out. */
static void add_parties(GString *text, const DzMap *map)
{
    g_autofree DzPartyStatus *statuses = dz_party_statuses(map->composite, map->day);
    g_autoptr(GString) list = g_string_new(NULL);
    static const char *const separators[DZ_LANG_COUNT] = {"; ", "؛ ", "; ", "; ", "\u00a0; "};
    for (guint p = 0; p < map->set->parties->len; p++) {
        if (statuses[p].held_km2 < 0.5)
            continue;
        g_autofree char *km2 = dz_words_number(statuses[p].held_km2, 0, false, map->lang);
        g_string_append_printf(list, "%s%s %s %s", list->len ? separators[map->lang] : "",
                               dz_text_in(&DZ_PARTY(map->set, p)->name, map->lang), km2,
                               dz_word(DZ_WORD_KM2, map->lang));
    }
    if (!list->len)
        return;
    g_string_append_c(text, ' ');
    g_string_append_printf(text, dz_word(DZ_WORD_HELD_ON_RECORD, map->lang), list->str);
}

/* " Northern Homs: being handed over." */
static void add_notes(GString *text, const DzMap *map)
{
    for (guint i = 0; i < map->set->zone_notes->len; i++) {
        const DzZoneNote *note = &g_array_index(map->set->zone_notes, DzZoneNote, i);
        if (note->round != map->request->when.round)
            continue;
        g_string_append_c(text, ' ');
        g_string_append_printf(text, dz_word(DZ_WORD_LABELLED, map->lang),
                               dz_text_in(&DZ_ZONE(map->set, note->zone)->name, map->lang),
                               dz_text_in(&note->text, map->lang));
        g_string_append_c(text, '.');
    }
}

static void add_inferred(GString *text, const DzMap *map)
{
    for (guint z = 0; z < map->set->zones->len; z++) {
        double share = map->statuses[z].inferred_share;
        if (!map->statuses[z].has_figures || share < 0.005)
            continue;
        g_autofree char *percent = dz_words_percent(share, map->lang);
        g_string_append_c(text, ' ');
        g_string_append_printf(text, dz_word(DZ_WORD_INFERRED_SHARE, map->lang),
                               dz_text_in(&DZ_ZONE(map->set, z)->name, map->lang), percent);
    }
}

void dz_map_add_zones(GString *text, const DzMap *map)
{
    if (!map->recorded)
        add_limits(text, map);
    for (guint z = 0; z < map->set->zones->len; z++)
        add_zone(text, map, z);
}

void dz_map_add_notes(GString *text, const DzMap *map)
{
    add_notes(text, map);
    add_inferred(text, map);
}

char *dz_map_describe(const DzMap *map)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, dz_word(DZ_WORD_MAP_OF, map->lang), map->scene->title);
    dz_map_add_zones(text, map);
    if (map->recorded && map->set->zones->len == 0)
        add_parties(text, map);
    return g_string_free(text, FALSE);
}

char *dz_map_caption(const DzMap *map)
{
    GString *text = g_string_new(map->scene->title);
    g_autofree char *licence = g_strdup_printf(dz_word(DZ_WORD_LICENCE, map->lang), map->set->licence);
    g_string_append_c(text, '.');
    dz_map_add_zones(text, map);
    if (map->recorded)
        add_parties(text, map);
    dz_map_add_notes(text, map);
    if (*dz_text_in(&map->set->note, map->lang))
        g_string_append_printf(text, " %s", dz_text_in(&map->set->note, map->lang));
    if (*map->scene->disclaimer)
        g_string_append_printf(text, " %s", map->scene->disclaimer);
    g_string_append_printf(text, " %s. %s. dezmap, %s.", map->scene->credit, licence, map->scene->dataset);
    return g_string_free(text, FALSE);
}
