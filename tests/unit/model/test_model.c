/*
 * Look-ups in a data set that is made by hand: two settlements, a crossing, three rounds.
 */
#include "model/day.h"
#include "model/model.h"

#include <string.h>

static DzDay day(const char *text)
{
    DzDay value = DZ_DAY_NONE;
    g_assert_true(dz_day_parse(text, &value));
    return value;
}

static void add_settlement(DzDataset *set, const char *id, int rank, const char *name, const char *arabic,
                           guint first, guint count)
{
    DzSettlement place = {.id = g_strdup(id), .rank = rank, .first_episode = first, .episode_count = count};
    place.name.in[DZ_LANG_EN] = g_strdup(name);
    place.name.in[DZ_LANG_AR] = g_strdup(arabic);
    g_array_append_val(set->settlements, place);
}

static void add_episode(DzDataset *set, int settlement, const char *from, const char *to, int party)
{
    DzEpisode episode = {
        .settlement = settlement, .from = day(from), .to = to ? day(to) : DZ_DAY_OPEN, .party = party};
    g_array_append_val(set->episodes, episode);
}

static void add_status(DzDataset *set, int crossing, const char *from, DzCrossingState state)
{
    DzCrossingStatus status = {.crossing = crossing, .from = day(from), .state = state};
    g_array_append_val(set->crossing_statuses, status);
}

static void add_round(DzDataset *set, int number, const char *as_of)
{
    DzRound round = {.number = number, .as_of = day(as_of)};
    g_array_append_val(set->rounds, round);
}

static DzDataset *by_hand(void)
{
    DzDataset *set = dz_dataset_new();
    set->record_from = day("2017-05-04");
    set->record_to = day("2024-11-26");
    add_settlement(set, "saraqib", 2, "Saraqib", "سراقب", 0, 3);
    add_settlement(set, "rastan", 3, "Rastan", NULL, 3, 1);
    add_settlement(set, "tell-1", 5, "Tell", NULL, 4, 0);
    add_settlement(set, "tell-2", 4, "Tell", NULL, 4, 0);
    add_settlement(set, "Tell", 6, "Another", NULL, 4, 0);
    add_settlement(set, "tell-3", 4, "tell", NULL, 4, 0);
    add_episode(set, 0, "2017-05-04", "2020-02-05", 1);
    add_episode(set, 0, "2020-02-05", "2020-02-27", 0);
    add_episode(set, 0, "2020-02-27", NULL, 1);
    add_episode(set, 1, "2018-01-01", NULL, 0);
    add_status(set, 0, "2020-03-15", DZ_CROSSING_EXCHANGES); /* not in the order of days */
    add_status(set, 0, "2017-03-01", DZ_CROSSING_OPEN);
    add_status(set, 1, "2018-01-01", DZ_CROSSING_CLOSED);
    add_status(set, 0, "2024-08-18", DZ_CROSSING_CLOSED);
    add_round(set, 1, "2017-01-24");
    add_round(set, 2, "2017-02-16");
    add_round(set, 4, "2017-05-04");
    DzRelease releases[] = {{0, 1, 10}, {0, 0, 0}, {1, 1, 20}};
    g_array_append_vals(set->releases, releases, 3);
    return set;
}

static void the_record_has_both_its_ends(void)
{
    g_autoptr(DzDataset) set = by_hand();
    g_assert_false(dz_dataset_on_record(set, day("2017-05-03")));
    g_assert_true(dz_dataset_on_record(set, day("2017-05-04")));
    g_assert_true(dz_dataset_on_record(set, day("2024-11-26")));
    g_assert_false(dz_dataset_on_record(set, day("2024-11-27")));
}

/* The first day belongs to an episode, the last no longer. */
static void an_episode_holds_from_its_day_until_the_next(void)
{
    static const struct {
        guint settlement;
        const char *day;
        int episode; /* -1: none */
    } cases[] = {
        {0, "2017-05-03", -1}, {0, "2017-05-04", 0}, {0, "2020-02-04", 0},  {0, "2020-02-05", 1},
        {0, "2020-02-26", 1},  {0, "2020-02-27", 2}, {0, "2099-01-01", 2},  {1, "2017-12-31", -1},
        {1, "2018-01-01", 3},  {1, "2020-02-05", 3}, {2, "2020-02-05", -1},
    };
    g_autoptr(DzDataset) set = by_hand();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%u on %s", cases[i].settlement, cases[i].day);
        const DzEpisode *episode = dz_settlement_episode(set, cases[i].settlement, day(cases[i].day));
        g_assert_true(episode == (cases[i].episode < 0 ? NULL : DZ_EPISODE(set, cases[i].episode)));
    }
}

static void a_crossing_keeps_its_state_until_the_next(void)
{
    static const struct {
        guint crossing;
        const char *day;
        int state; /* -1: not known */
    } cases[] = {
        {0, "2017-02-28", -1},
        {0, "2017-03-01", DZ_CROSSING_OPEN},
        {0, "2020-03-14", DZ_CROSSING_OPEN},
        {0, "2020-03-15", DZ_CROSSING_EXCHANGES},
        {0, "2024-08-17", DZ_CROSSING_EXCHANGES},
        {0, "2024-08-18", DZ_CROSSING_CLOSED},
        {1, "2017-12-31", -1},
        {1, "2020-01-01", DZ_CROSSING_CLOSED},
        {2, "2020-01-01", -1},
    };
    g_autoptr(DzDataset) set = by_hand();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzCrossingState state = DZ_CROSSING_OPEN;
        g_test_message("%u on %s", cases[i].crossing, cases[i].day);
        bool known = dz_crossing_state(set, cases[i].crossing, day(cases[i].day), &state);
        g_assert_cmpint(known ? (int)state : -1, ==, cases[i].state);
    }
}

static void nought_released_is_not_unknown(void)
{
    g_autoptr(DzDataset) set = by_hand();
    g_assert_cmpint(dz_exchange_released(set, 0, 1), ==, 10);
    g_assert_cmpint(dz_exchange_released(set, 0, 0), ==, 0);
    g_assert_cmpint(dz_exchange_released(set, 1, 1), ==, 20);
    g_assert_cmpint(dz_exchange_released(set, 1, 0), ==, -1);
    g_assert_cmpint(dz_exchange_released(set, 2, 0), ==, -1);
}

static void settlements_are_found(void)
{
    static const struct {
        const char *name;
        int settlement;
    } cases[] = {
        {"saraqib", 0}, {"Saraqib", 0}, {"SARAQIB", 0},  {"سراقب", 0},
        {"rastan", 1},  {"tell-1", 2},  {"Tell", 4}, /* an id goes before names */
        {"TELL", 3}, /* of several of a name, the one of the best rank; of equals the first */
        {"TELL-1", -1}, {"", -1},       {"nowhere", -1}, {"Sara", -1},
    };
    g_autoptr(DzDataset) set = by_hand();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("'%s'", cases[i].name);
        g_assert_cmpint(dz_settlement_find(set, cases[i].name), ==, cases[i].settlement);
    }
}

static void zones_are_found_by_id(void)
{
    g_autoptr(DzDataset) set = dz_dataset_new();
    DzZone idlib = {.id = g_strdup("idlib")}, homs = {.id = g_strdup("homs")};
    g_array_append_val(set->zones, idlib);
    g_array_append_val(set->zones, homs);
    g_assert_cmpint(dz_zone_find(set, "idlib"), ==, 0);
    g_assert_cmpint(dz_zone_find(set, "homs"), ==, 1);
    g_assert_cmpint(dz_zone_find(set, "Homs"), ==, -1);
    g_assert_cmpint(dz_zone_find(set, ""), ==, -1);
}

static void the_round_before_is_strictly_before(void)
{
    g_autoptr(DzDataset) set = by_hand();
    g_assert_cmpint(dz_round_before(set, day("2017-01-24")), ==, -1);
    g_assert_cmpint(dz_round_before(set, day("2017-01-25")), ==, 0);
    g_assert_cmpint(dz_round_before(set, day("2017-02-16")), ==, 0);
    g_assert_cmpint(dz_round_before(set, day("2017-05-04")), ==, 1);
    g_assert_cmpint(dz_round_before(set, day("2030-01-01")), ==, 2);
}

static void rounds_go_by_number(void)
{
    static const struct {
        const char *text;
        int round; /* -1: refused */
    } cases[] = {{"1", 0},   {"2", 1}, {"4", 2},   {"latest", 2}, {"previous", 1}, {"3", -1}, {"0", -1},
                 {"-1", -1}, {"", -1}, {" 1", -1}, {"1x", -1},    {"Latest", -1},  {"5", -1}};
    g_autoptr(DzDataset) set = by_hand();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        DzWhen when = {-7, 7};
        g_test_message("'%s'", cases[i].text);
        bool ok = dz_round_parse(set, cases[i].text, &when, &error);
        g_assert_cmpint(ok ? when.round : -1, ==, cases[i].round);
        if (ok) {
            g_assert_no_error(error);
            g_assert_cmpint(when.day, ==, DZ_ROUND(set, when.round)->as_of);
            continue;
        }
        g_assert_cmpint(when.round, ==, -7);
        g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
        g_assert_nonnull(strstr(error->message, "from 1 to 4"));
        g_clear_error(&error);
    }
}

static void without_rounds_there_is_none(void)
{
    g_autoptr(DzDataset) set = dz_dataset_new();
    static const char *const texts[] = {"latest", "previous", "1"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        GError *error = NULL;
        DzWhen when;
        g_assert_false(dz_round_parse(set, texts[i], &when, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
        g_clear_error(&error);
    }
    g_assert_cmpint(dz_round_before(set, 700000), ==, -1);
    g_assert_cmpint(dz_settlement_find(set, "x"), ==, -1);
}

static void a_text_falls_back(void)
{
    char plain[] = "plain", arabic[] = "عربي";
    DzText text = {.in = {[DZ_LANG_EN] = plain, [DZ_LANG_AR] = arabic}}, nothing = {0};
    g_assert_cmpstr(dz_text_in(&text, DZ_LANG_EN), ==, "plain");
    g_assert_cmpstr(dz_text_in(&text, DZ_LANG_AR), ==, "عربي");
    g_assert_cmpstr(dz_text_in(&text, DZ_LANG_FR), ==, "plain");
    g_assert_cmpstr(dz_text_in(&nothing, DZ_LANG_RU), ==, "");
}

static void languages_go_by_their_codes(void)
{
    static const char *const codes[] = {"en", "ar", "tr", "ru", "fr"};
    static const char *const wrong[] = {"", "EN", "eng", "de", "e", "en_GB", "C"};
    for (guint i = 0; i < DZ_LANG_COUNT; i++) {
        DzLang lang = DZ_LANG_COUNT;
        g_assert_true(dz_lang_parse(codes[i], &lang));
        g_assert_cmpint(lang, ==, i);
    }
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        DzLang lang = DZ_LANG_COUNT;
        g_assert_false(dz_lang_parse(wrong[i], &lang));
        g_assert_cmpint(lang, ==, DZ_LANG_COUNT);
    }
    DzLang lang;
    g_assert_false(dz_lang_parse(NULL, &lang));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/model/the record's first and last day are on record",
                    the_record_has_both_its_ends);
    g_test_add_func("/model/model/an episode holds from its first day until the day of the next",
                    an_episode_holds_from_its_day_until_the_next);
    g_test_add_func("/model/model/a crossing keeps its state until the next, in whatever order they come",
                    a_crossing_keeps_its_state_until_the_next);
    g_test_add_func("/model/model/nobody released is not the same as not known",
                    nought_released_is_not_unknown);
    g_test_add_func("/model/model/a settlement is found by id, else by name in any language and case",
                    settlements_are_found);
    g_test_add_func("/model/model/a zone is found by its id alone", zones_are_found_by_id);
    g_test_add_func("/model/model/the round before a day is not that of the day",
                    the_round_before_is_strictly_before);
    g_test_add_func("/model/model/a round is found by its number, latest and previous", rounds_go_by_number);
    g_test_add_func("/model/model/an empty data set has no round and no place", without_rounds_there_is_none);
    g_test_add_func("/model/model/a text that is not in the language is the plain one", a_text_falls_back);
    g_test_add_func("/model/model/a language is known by its two letters", languages_go_by_their_codes);
    return g_test_run();
}
