/*
 * What becomes of a data set: a sound one becomes what its files say, and each fault of a spoilt one becomes
 * a finding with its rule, file and line.
 */
#include "load/load.h"
#include "load/load_in.h"
#include "model/day.h"
#include "small.h"

#include <string.h>
#include <unistd.h>

static DzDay day(const char *text)
{
    DzDay value = DZ_DAY_NONE;
    g_assert_true(dz_day_parse(text, &value));
    return value;
}

static DzDataset *open_sound(const char *folder)
{
    GError *error = NULL;
    DzDataset *set = dz_dataset_open(folder, &error);
    g_assert_no_error(error);
    g_assert_nonnull(set);
    return set;
}

static void the_head_is_read(void)
{
    char *folder = small_new();
    g_autoptr(DzDataset) set = open_sound(folder);
    folder_free(folder);
    g_assert_cmpuint(dz_dataset_warning_count(set), ==, 0);
    g_assert_cmpstr(dz_dataset_id(set), ==, "small");
    g_assert_cmpstr(dz_dataset_version(set), ==, "0.1");
    g_assert_cmpstr(dz_dataset_title(set, DZ_LANG_FR), ==, "Petit");
    g_assert_cmpstr(dz_dataset_title(set, DZ_LANG_RU), ==, "Small");
    g_assert_cmpstr(set->crs, ==, "");
    g_assert_cmpint(set->record_from, ==, day("2017-05-04"));
    g_assert_cmpint(set->record_to, ==, day("2019-12-31"));
    g_assert_cmpfloat(set->in_force_share, ==, 0.9);
    g_assert_cmpfloat(set->ended_share, ==, 0.1);
    g_assert_cmpfloat(set->reach_km, ==, 20);
    g_assert_cmpfloat(set->extent.south, ==, 34);
    g_assert_cmpfloat(set->coverage.east, ==, 38);
    g_assert_cmpuint(set->parties->len, ==, 3);
    g_assert_cmpint(DZ_PARTY(set, 1)->pattern, ==, DZ_PATTERN_LINES);
    g_assert_cmpfloat_with_epsilon(DZ_PARTY(set, 0)->colour.g, 0xb8 / 255.0, 1e-12);
    g_assert_true(DZ_PARTY(set, 1)->holds && !DZ_PARTY(set, 2)->holds);
    g_assert_true(set->layers[DZ_LAYER_LAND].present && !set->layers[DZ_LAYER_RIVERS].present);
    g_assert_cmpuint(set->layers[DZ_LAYER_LAND].features->len, ==, 1);
}

static void the_tables_are_read(void)
{
    char *folder = small_new();
    g_autoptr(DzDataset) set = open_sound(folder);
    folder_free(folder);
    g_assert_cmpuint(dz_round_count(set), ==, 3);
    g_assert_cmpstr(DZ_ROUND(set, 0)->outcome.in[DZ_LANG_EN], ==, "first, \"of\" all");
    g_assert_cmpstr(DZ_ROUND(set, 0)->city.in[DZ_LANG_AR], ==, "أستانا");
    g_assert_null(DZ_ROUND(set, 1)->city.in[DZ_LANG_AR]);
    g_assert_cmpint(DZ_ROUND(set, 0)->as_of, ==, day("2017-01-24"));
    g_assert_cmpint(DZ_ZONE(set, 0)->ended, ==, DZ_DAY_OPEN);
    g_assert_cmpint(DZ_ZONE(set, 1)->ended, ==, day("2018-07-31"));
    g_assert_cmpint(g_array_index(set->zone_notes, DzZoneNote, 0).round, ==, 1);
    const DzSettlement *gamma = DZ_SETTLEMENT(set, 2);
    g_assert_true(gamma->at.lon == 36.5 && gamma->at.lat == 34.5);
    g_assert_cmpint(gamma->zone, ==, 1);
    g_assert_cmpint(DZ_SETTLEMENT(set, 1)->zone, ==, -1);
    g_assert_cmpint(DZ_SETTLEMENT(set, 1)->kind, ==, DZ_PLACE_AIRFIELD);
    g_assert_cmpuint(gamma->episode_count, ==, 2);
    const DzEpisode *first = DZ_EPISODE(set, gamma->first_episode);
    g_assert_cmpint(first->to, ==, day("2018-06-30"));
    g_assert_cmpint(first->observed, ==, day("2017-07-31"));
    g_assert_cmpint(first[1].to, ==, DZ_DAY_OPEN);
    g_assert_cmpint(first[1].basis, ==, DZ_BASIS_RECALLED);
    g_assert_cmpint(first[1].confidence, ==, DZ_CONFIDENCE_MEDIUM);
    g_assert_cmpuint(first[1].line, ==, 4);
    g_assert_cmpint(dz_settlement_episode(set, 1, day("2018-01-01"))->observed, ==, day("2017-05-04"));
    g_assert_cmpint(DZ_CROSSING(set, 0)->between[0], ==, 1);
    g_assert_cmpint(DZ_CROSSING(set, 0)->between[1], ==, 0);
    g_assert_cmpuint(set->crossing_statuses->len, ==, 2);
    g_assert_true(DZ_EXCHANGE(set, 0)->working_group);
    g_assert_cmpint(dz_exchange_released(set, 0, 0), ==, 0);
    g_assert_cmpint(DZ_POST(set, 0)->party, ==, 2);
}

/* Optional tables may be missing; their columns may not. */
static void what_need_not_be_there_need_not(void)
{
    static const char *const optional[] = {"posts.csv",      "releases.csv",        "exchanges.csv",
                                           "zone_notes.csv", "crossing_status.csv", "crossings.csv"};
    char *folder = small_new();
    for (guint i = 0; i < G_N_ELEMENTS(optional); i++) {
        small_spoil(folder, optional[i], NULL, NULL);
        g_autoptr(DzDataset) set = open_sound(folder);
    }
    folder_free(folder);
}

typedef struct Fault {
    const char *rule, *found; /* found: the file that is named */
    guint line;
    const char *file, *from, *to, *says; /* what is spoilt; says: what the text must hold */
} Fault;

/* Spoils one thing and looks for the finding; others may follow from it. */
static void check_fault(const Fault *fault, DzSeverity severity)
{
    char *folder = small_new();
    GError *error = NULL;
    small_spoil(folder, fault->file, fault->from, fault->to);
    g_autoptr(DzDataset) set = dz_load_folder(folder, DZ_CARE_USUAL, &error);
    g_assert_no_error(error);
    bool found = false;
    const DzFinding *finding = NULL;
    for (guint i = 0; !found && (finding = dz_findings_at(set->findings, severity, i)); i++) {
        g_autofree char *name = g_path_get_basename(finding->file), *text = dz_finding_text(finding);
        g_test_message("[%s] %s", finding->rule, text);
        found = strcmp(finding->rule, fault->rule) == 0 && strcmp(name, fault->found) == 0 &&
                finding->line == fault->line && strstr(finding->text, fault->says);
        g_assert_null(strchr(finding->text, '\n'));
    }
    if (!found)
        g_test_fail_printf("%s: '%s' for '%s': no %s at line %u of %s that says '%s'", fault->file, fault->to,
                           fault->from, fault->rule, fault->line, fault->found, fault->says);
    g_autoptr(DzDataset) opened = dz_dataset_open(folder, &error);
    g_assert_true((opened == NULL) == (severity == DZ_SEVERITY_ERROR));
    g_clear_error(&error);
    folder_free(folder);
}

static void faults_of_the_head(void)
{
#define INI(line, from, to, says)                                                                            \
    {                                                                                                        \
        "bad-setting", "dataset.ini", line, "dataset.ini", from, to, says                                    \
    }
    static const Fault faults[] = {
        INI(2, "format=1", "format=2", "'2' is none of 1"),
        INI(3, "id=small", "id=", "[dataset] id: is missing or empty"),
        INI(1, "title=Small\n", "", "[dataset] title: is missing or empty"),
        INI(7, "date=2020-01-01", "date=2020-13-01", "expected a date like 2018-05-15"),
        INI(5, "title[fr]", "titel[fr]", "[dataset] titel[fr]: there is no such setting"),
        INI(12, "to=2019-12-31", "to=2016-12-31", "is before [record] from"),
        INI(10, "from=2017-05-04\n", "", "[record] from: is missing or empty"),
        INI(14, "in_force=0.9", "in_force=1.9", "'1.9' is no number from 0 to 1"),
        INI(15, "ended=0.1", "ended=0.9", "must be below [status] in_force"),
        INI(15, "ended=0.1", "ended=nan", "'nan' is no number"),
        INI(17, "extent=36,34,38,36", "extent=38,34,36,36", "expected west,south,east,north"),
        INI(17, "extent=36,34,38,36", "extent=36,34,38", "expected west,south,east,north"),
        INI(17, "extent=36,34,38,36", "extent=36,34,38,96", "expected west,south,east,north"),
        INI(17, "extent=36,34,38,36", "extend=36,34,38,36", "there is no such setting"),
        INI(19, "from=settlements", "from=points", "'points' is none of none, settlements, polygons"),
        INI(22, "reach_km=20", "reach_km=0", "'0' is no number from 0.1 to 500"),
        INI(23, "coverage=36", "coverage=-190", "[control] coverage: expected west"),
        INI(26, "colour=#e2b8a2", "colour=red", "expected one like #e2b8a2"),
        INI(26, "colour=#e2b8a2", "colour=#e2b8ag", "expected one like #e2b8a2"),
        INI(24, "colour=#e2b8a2\n", "", "[party red] colour: expected one like"),
        INI(24, "name=Red\n", "", "[party red] name: is missing or empty"),
        INI(31, "pattern=lines", "pattern=waves", "'waves' is none of none, lines, dots, crosses"),
        INI(27, "holds=yes", "holds=true", "'true' is none of yes, no"),
        INI(13, "[status]", "[state]", "there is no group [state]"),
        INI(36, "[layer land]", "[layer lands]", "there is no layer 'lands'"),
        INI(36, "precision_km=1\n", "", "[layer land] precision_km: expected a number"),
        {"missing-file", "islands.geojson", 0, "dataset.ini", "land.geojson", "islands.geojson",
         "there is no such file for [layer land]"},
        {"path-outside", "dataset.ini", 37, "dataset.ini", "file=land", "file=../land", "lies outside"},
        {"path-outside", "dataset.ini", 37, "dataset.ini", "file=land.geojson", "file=a/../../land.geojson",
         "'a/../../land.geojson' lies outside"},
        {"path-outside", "dataset.ini", 37, "dataset.ini", "file=land.geojson", "file=/etc/passwd",
         "'/etc/passwd' lies outside"},
        {"missing-layer", "dataset.ini", 0, "dataset.ini",
         "[layer land]\nfile=land.geojson\nprecision_km=1\nlicence=CC0\n", "",
         "there is no land: cells are cut with the areas of [layer land]"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
        check_fault(&faults[i], DZ_SEVERITY_ERROR);
}

static void faults_of_the_tables(void)
{
#define ROW(rule, file, line, from, to, says)                                                                \
    {                                                                                                        \
        rule, file, line, file, from, to, says                                                               \
    }
    static const Fault faults[] = {
        ROW("missing-file", "sources.csv", 0, NULL, NULL, "there is no such file"),
        ROW("missing-file", "control.csv", 0, NULL, NULL, "there is no such file"),
        ROW("malformed-csv", "rounds.csv", 3, "2018-05-14", "\"2018-05-14",
            "the quote that opens here is never closed"),
        ROW("malformed-csv", "rounds.csv", 4, "Sochi", "So\xe9", "expected UTF-8"),
        ROW("malformed-csv", "zones.csv", 1, NULL, "", "found an empty file"),
        ROW("missing-column", "zones.csv", 1, "agreed", "signed", "there is no column 'agreed'"),
        ROW("duplicate-id", "sources.csv", 3, "s2", "s1", "id 's1' is used twice"),
        ROW("empty-field", "sources.csv", 2, "s1,", ",", "column 'id' is empty"),
        ROW("bad-number", "rounds.csv", 2, "\n1,", "\nI,", "'I' in column 'id' is no whole number"),
        ROW("bad-number", "rounds.csv", 3, "\n2,", "\n2.5,", "'2.5' in column 'id' is no whole number"),
        ROW("duplicate-id", "rounds.csv", 4, "\n3,", "\n2,", "id '2' is used twice"),
        ROW("impossible-date", "rounds.csv", 4, "2019-08-01", "2019-02-29", "'2019-02-29' in column 'start'"),
        ROW("impossible-date", "rounds.csv", 3, "2018-05-15,2018", "15.5.2018,2018", "'15.5.2018'"),
        ROW("backward-date", "rounds.csv", 4, "2019-08-01", "2019-08-03", "end is before start"),
        ROW("backward-date", "rounds.csv", 4, "2019-08-01,2019-08-02", "2018-01-01,2018-01-02",
            "round 3 is not later than round 2"),
        ROW("unlisted-source", "rounds.csv", 3, "s1;s2", "s1;s9", "source 's9' is not listed"),
        ROW("unlisted-source", "rounds.csv", 3, "s1;s2", "s1;", "source '' is not listed"),
        ROW("unlisted-source", "rounds.csv", 3, "s1;s2", "", "names no source"),
        ROW("unknown-party", "zones.csv", 2, "blue", "green", "party 'green' is none of blue, guard, red"),
        ROW("backward-date", "zones.csv", 2, "2017-09-15", "2017-05-03", "in_force is before agreed"),
        ROW("backward-date", "zones.csv", 3, "2018-07-31", "2016-07-31", "ended is before agreed"),
        ROW("duplicate-id", "zones.csv", 3, "\nsouth", "\nnorth", "id 'north' is used twice"),
        ROW("empty-field", "zones.csv", 2, "\nnorth", "\n", "column 'id' is empty"),
        ROW("unknown-zone", "zone_notes.csv", 2, "\nsouth", "\neast", "zone 'east' is none of north, south"),
        ROW("unknown-round", "zone_notes.csv", 2, ",2,", ",7,", "round '7' is none of 1, 2, 3"),
        ROW("duplicate-id", "settlements.csv", 4, "\ngamma", "\nalpha", "id 'alpha' is used twice"),
        ROW("empty-field", "settlements.csv", 3, "Beta", "", "column 'name' is empty"),
        ROW("bad-number", "settlements.csv", 3, "37.5", "NaN", "'NaN' in column 'lon' is no number"),
        ROW("bad-number", "settlements.csv", 3, "37.5", "0x25", "'0x25' in column 'lon'"),
        ROW("bad-number", "settlements.csv", 3, "35.5,air", "95.5,air", "'95.5' in column 'lat'"),
        ROW("bad-number", "settlements.csv", 2, ",1,0.3", ",0,0.3", "'0' in column 'rank'"),
        ROW("bad-number", "settlements.csv", 2, ",1,0.3", ",1,-1", "'-1' in column 'precision_km'"),
        ROW("swapped-position", "settlements.csv", 3, "37.5,35.5", "35.5,37.5", "with the two swapped"),
        ROW("unknown-zone", "settlements.csv", 2, ",north", ",nord", "zone 'nord' is none of north, south"),
        ROW("same-spot", "settlements.csv", 5, "37.25,34.5", "36.5,34.5", "same spot as 'gamma' (line 4)"),
        ROW("unknown-settlement", "control.csv", 3, "\nbeta", "\nbeata", "settlement 'beata' is none of"),
        ROW("unknown-party", "control.csv", 3, "red", "oposition", "party 'oposition' is none of"),
        ROW("unknown-party", "control.csv", 3, "red", "guard", "holds no ground"),
        ROW("impossible-date", "control.csv", 4, "2018-06-30,red", "2018-06-31,red", "'2018-06-31'"),
        ROW("unknown-word", "control.csv", 3, "inferred", "guessed", "basis 'guessed' is none of reported"),
        ROW("unknown-word", "control.csv", 3, "low", "none", "confidence 'none' is none of low"),
        ROW("overlapping-episodes", "control.csv", 5, "gamma,2018-06-30", "gamma,2017-05-04",
            "'gamma' has two holders from the same day (see line 4)"),
        ROW("unknown-party", "crossings.csv", 2, "blue;red", "blue", "expected two party ids"),
        ROW("unknown-party", "crossings.csv", 2, "blue;red", "blue;green", "there is no party 'green'"),
        ROW("unknown-crossing", "crossing_status.csv", 3, "gate,2018", "gait,2018", "crossing 'gait'"),
        ROW("unknown-word", "crossing_status.csv", 2, "open", "ajar",
            "status 'ajar' is none of open, closed"),
        ROW("unknown-crossing", "exchanges.csv", 2, "gate", "gait", "crossing 'gait' is none of gate"),
        ROW("unknown-word", "exchanges.csv", 2, "yes", "true", "working_group 'true' is none of no, yes"),
        ROW("unknown-exchange", "releases.csv", 3, "x1,red", "x2,red", "exchange 'x2' is none of x1"),
        ROW("bad-number", "releases.csv", 2, "10", "-10", "'-10' in column 'released'"),
        ROW("unknown-party", "posts.csv", 2, "guard", "guards", "party 'guards'"),
        ROW("backward-date", "posts.csv", 2, "2018-05-01", "2017-05-01", "to is before from"),
        ROW("empty-field", "posts.csv", 2, "observation post", "", "column 'kind' is empty"),
    };
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
        check_fault(&faults[i], DZ_SEVERITY_ERROR);
}

#define FEATURE(crs, geometry)                                                                               \
    "{\"type\":\"FeatureCollection\"," crs "\"features\":[{\"type\":\"Feature\",\"properties\":{},"          \
    "\"geometry\":" geometry "}]}"

static void faults_of_the_base_map(void)
{
    static const Fault faults[] = {
        ROW("unreadable", "land.geojson", 0, NULL, "{\"type\":\"FeatureCollection\",\"features\":[{", ""),
        ROW("unreadable", "land.geojson", 0, NULL, "", ""),
        ROW("bad-geometry", "land.geojson", 0, NULL,
            FEATURE("", "{\"type\":\"LineString\",\"coordinates\":[[36,34],[37,35]]}"),
            "feature 1: expected a polygon"),
        ROW("bad-geometry", "land.geojson", 0, NULL, FEATURE("", "null"), "feature 1: expected a polygon"),
        {"unreadable", "land.geojson", 0, "dataset.ini", "precision_km=1\n", "precision_km=1\nlayer=lands\n",
         "there is no layer 'lands'; there is land"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
        check_fault(&faults[i], DZ_SEVERITY_ERROR);
}

static void what_can_be_lived_with(void)
{
    static const Fault oddities[] = {
        ROW("unused-source", "sources.csv", 4, "2,\n", "2,\ns3,Three,,,,\n", "no row cites source 's3'"),
        ROW("off-land", "settlements.csv", 3, "37.5,35.5", "38.05,35.5", "'beta' lies 4.5 km off the land"),
        {"no-holder", "settlements.csv", 5, "control.csv",
         "delta,2017-05-04,red,2017-07-31,reported,high,s1\n", "", "'delta' has no row in control.csv"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(oddities); i++)
        check_fault(&oddities[i], DZ_SEVERITY_WARNING);
}

/* 38 E is the land's edge; 1.2 km, which is 0.0132 degrees there, is inside 0.3 km and the land's own 1 km.
 */
static void precision_is_allowed_for(void)
{
    char *folder = small_new();
    small_spoil(folder, "settlements.csv", "37.5,35.5", "38.0132,35.5");
    g_autoptr(DzDataset) set = open_sound(folder);
    g_assert_cmpuint(dz_dataset_warning_count(set), ==, 0);
    folder_free(folder);
}

/* A table that cannot be read at all makes one finding, not one for each row that refers to it. */
static void a_broken_table_is_told_once(void)
{
    static const char *const tables[] = {"sources.csv",   "zones.csv",     "settlements.csv", "control.csv",
                                         "crossings.csv", "exchanges.csv", "rounds.csv"};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        char *folder = small_new();
        small_spoil(folder, tables[i], "\n", ",\"\n");
        g_autoptr(DzDataset) set = dz_load_folder(folder, DZ_CARE_USUAL, NULL);
        g_test_message("%s", tables[i]);
        g_assert_cmpuint(dz_findings_count(set->findings, DZ_SEVERITY_ERROR), ==, 1);
        g_assert_cmpstr(dz_findings_at(set->findings, DZ_SEVERITY_ERROR, 0)->rule, ==, "malformed-csv");
        folder_free(folder);
    }
}

/* Tables with a header alone; those that would refer to their rows are emptied with them. */
static void something_must_be_there(void)
{
    static const struct {
        const char *rule, *text, *emptied[3];
    } cases[] = {
        {"no-rounds", "rounds.csv: has no row", {"rounds.csv", "zone_notes.csv"}},
        {"no-settlements", "settlements.csv: has no row", {"settlements.csv", "control.csv"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *folder = small_new();
        for (guint k = 0; cases[i].emptied[k]; k++) {
            g_autofree char *text = folder_read(folder, cases[i].emptied[k]);
            folder_write(folder, cases[i].emptied[k], text, (gssize)strcspn(text, "\n") + 1);
        }
        g_autoptr(DzDataset) set = dz_load_folder(folder, DZ_CARE_USUAL, NULL);
        const DzFinding *finding = dz_findings_at(set->findings, DZ_SEVERITY_ERROR, 0);
        g_autofree char *text = finding ? dz_finding_text(finding) : g_strdup("");
        g_assert_cmpstr(finding ? finding->rule : NULL, ==, cases[i].rule);
        g_assert_true(g_str_has_suffix(text, cases[i].text));
        folder_free(folder);
    }
}

static void links_do_not_lead_out(void)
{
    static const char *const files[] = {"land.geojson", "control.csv"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        char *folder = small_new(), *elsewhere = folder_new();
        g_autofree char *inside = g_build_filename(folder, files[i], NULL);
        g_autofree char *outside = g_build_filename(elsewhere, files[i], NULL);
        g_autofree char *renamed = g_build_filename(folder, "renamed", NULL);
        g_autofree char *text = folder_read(folder, files[i]);
        folder_write(elsewhere, files[i], text, -1);
        g_assert_cmpint(g_rename(inside, renamed), ==, 0);
        g_assert_cmpint(symlink(outside, inside), ==, 0);
        GError *error = NULL;
        g_assert_null(dz_dataset_open(folder, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_assert_nonnull(strstr(error->message, "lies outside the data set's folder"));
        g_clear_error(&error);
        g_unlink(inside);
        g_assert_cmpint(symlink("renamed", inside), ==, 0); /* a link within it does no harm */
        g_autoptr(DzDataset) set = open_sound(folder);
        folder_free(folder);
        folder_free(elsewhere);
    }
}

static void a_folder_is_asked_for(void)
{
    GError *error = NULL;
    g_assert_null(dz_dataset_open("/nonexistent", &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_IO);
    g_assert_nonnull(strstr(error->message, "/nonexistent: there is no such folder"));
    g_clear_error(&error);
    char *folder = folder_new();
    g_assert_null(dz_dataset_open(folder, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_IO);
    g_assert_nonnull(strstr(error->message, "dataset.ini"));
    g_clear_error(&error);
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/load/load/dataset.ini becomes the data set's head", the_head_is_read);
    g_test_add_func("/load/load/the tables become what they say", the_tables_are_read);
    g_test_add_func("/load/load/tables that need not be there may be missing",
                    what_need_not_be_there_need_not);
    g_test_add_func("/load/load/each fault of dataset.ini has its rule and line", faults_of_the_head);
    g_test_add_func("/load/load/each fault of a table has its rule, file and line", faults_of_the_tables);
    g_test_add_func("/load/load/each fault of the base map has its rule and file", faults_of_the_base_map);
    g_test_add_func("/load/load/what is odd but can be lived with is a warning", what_can_be_lived_with);
    g_test_add_func("/load/load/a settlement may lie off the land by the two precisions",
                    precision_is_allowed_for);
    g_test_add_func("/load/load/a table that cannot be read is told of once", a_broken_table_is_told_once);
    g_test_add_func("/load/load/without a round or a settlement there is no data set",
                    something_must_be_there);
    g_test_add_func("/load/load/links that leave the folder are refused", links_do_not_lead_out);
    g_test_add_func("/load/load/without a folder or its dataset.ini there is trouble", a_folder_is_asked_for);
    return g_test_run();
}
