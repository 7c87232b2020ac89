/*
 * Tables in other formats and under other names. GDAL writes them itself, from the small data set's CSV
 * files.
 */
#include "load/load.h"
#include "load/load_in.h"
#include "small.h"

#include <string.h>

/* Everything the tables say of a data set, as text; g_free it. Lines differ between formats and stay out. */
static char *told(const DzDataset *set)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < set->sources->len; i++) {
        const DzSource *source = &g_array_index(set->sources, DzSource, i);
        g_string_append_printf(out, "source %s|%s|%s|%s|%s|%s\n", source->id, source->title,
                               source->publisher, source->date, source->url, source->licence);
    }
    for (guint i = 0; i < set->rounds->len; i++) {
        const DzRound *round = DZ_ROUND(set, i);
        g_string_append_printf(out, "round %d %d %d %d|%s|%s|%s\n", round->number, round->start, round->end,
                               round->as_of, dz_text_in(&round->city, DZ_LANG_AR),
                               dz_text_in(&round->outcome, DZ_LANG_EN), round->source);
    }
    for (guint i = 0; i < set->zones->len; i++) {
        const DzZone *zone = DZ_ZONE(set, i);
        g_string_append_printf(out, "zone %s %d %d %d %d|%s|%s\n", zone->id, zone->party, zone->agreed,
                               zone->in_force, zone->ended, dz_text_in(&zone->name, DZ_LANG_AR),
                               dz_text_in(&zone->note, DZ_LANG_EN));
    }
    for (guint i = 0; i < set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(set, i);
        g_string_append_printf(out, "place %s %.9f %.9f %d %d %d %.9f %u|%s|%s\n", place->id, place->at.lon,
                               place->at.lat, place->kind, place->zone, place->rank, place->precision_km,
                               place->episode_count, dz_text_in(&place->name, DZ_LANG_AR), place->source);
    }
    for (guint i = 0; i < set->episodes->len; i++) {
        const DzEpisode *episode = DZ_EPISODE(set, i);
        g_string_append_printf(out, "episode %d %d %d %d %d %d %d %s\n", episode->settlement, episode->party,
                               episode->from, episode->to, episode->observed, episode->basis,
                               episode->confidence, episode->source);
    }
    for (guint i = 0; i < set->posts->len; i++)
        g_string_append_printf(out, "post %s|%s %d %d\n", DZ_POST(set, i)->id, DZ_POST(set, i)->kind,
                               DZ_POST(set, i)->from, DZ_POST(set, i)->to);
    for (guint i = 0; i < set->releases->len; i++)
        g_string_append_printf(out, "release %d\n", g_array_index(set->releases, DzRelease, i).released);
    return g_string_free(out, FALSE);
}

static char *told_of(const char *folder)
{
    GError *error = NULL;
    g_autoptr(DzDataset) set = dz_dataset_open(folder, &error);
    g_assert_no_error(error);
    return told(set);
}

/* Runs ogr2ogr in the folder; false if there is none on this machine. */
static bool ogr2ogr(const char *folder, const char *arguments)
{
    g_autofree char *program = g_find_program_in_path("ogr2ogr");
    if (!program)
        return false;
    GError *error = NULL;
    int status = 0;
    g_auto(GStrv) words = g_strsplit(arguments, " ", -1);
    GPtrArray *argv = g_ptr_array_new();
    g_ptr_array_add(argv, program);
    for (guint i = 0; words[i]; i++)
        g_ptr_array_add(argv, words[i]);
    g_ptr_array_add(argv, NULL);
    g_autofree char *trouble = NULL;
    g_spawn_sync(folder, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &trouble,
                 &status, &error);
    g_ptr_array_unref(argv);
    g_assert_no_error(error);
    if (status != 0)
        g_test_message("%s", trouble);
    g_assert_cmpint(status, ==, 0);
    return true;
}

static const char *const TABLES[] = {"sources",     "rounds",   "zones",     "zone_notes",
                                     "settlements", "control",  "crossings", "crossing_status",
                                     "exchanges",   "releases", "posts"};

static bool has_positions(const char *table)
{
    return strcmp(table, "settlements") == 0 || strcmp(table, "crossings") == 0 ||
           strcmp(table, "posts") == 0;
}

/* All tables in a format of one file each, or those alone that have positions; these become points. */
static void check_format(const char *suffix, const char *options, bool all)
{
    char *folder = small_new();
    g_autofree char *expected = told_of(folder);
    GString *ini = g_string_new(SMALL_INI);
    bool able = true;
    for (guint i = 0; able && i < G_N_ELEMENTS(TABLES); i++) {
        if (!all && !has_positions(TABLES[i]))
            continue;
        const char *points = has_positions(TABLES[i]) ? "-oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat "
                                                        "-oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326 "
                                                      : "";
        g_autofree char *arguments =
            g_strdup_printf("%s%s %s.%s %s.csv", points, options, TABLES[i], suffix, TABLES[i]);
        g_autofree char *csv = g_strconcat(TABLES[i], ".csv", NULL);
        able = ogr2ogr(folder, arguments);
        g_string_append_printf(ini, "[table %s]\nfile=%s.%s\n", TABLES[i], TABLES[i], suffix);
        if (able)
            small_spoil(folder, csv, NULL, NULL);
    }
    if (able) {
        folder_write(folder, "dataset.ini", ini->str, -1);
        g_autofree char *got = told_of(folder);
        g_assert_cmpstr(got, ==, expected);
    } else {
        g_test_skip("there is no ogr2ogr");
    }
    g_string_free(ini, TRUE);
    folder_free(folder);
}

static void geojson_says_the_same(void)
{
    check_format("geojson", "-f GeoJSON -lco RFC7946=NO", true);
}

static void typed_geojson_says_the_same(void)
{
    check_format("geojson", "-oo AUTODETECT_TYPE=YES -f GeoJSON", true);
}

static void geopackages_say_the_same(void)
{
    check_format("gpkg", "-oo AUTODETECT_TYPE=YES -f GPKG", true);
}

/* Of FlatGeobuf, GDAL 3.6 writes no table without positions; an index would put its rows into another order.
 */
static void flatgeobuf_says_the_same(void)
{
    check_format("fgb", "-oo AUTODETECT_TYPE=YES -f FlatGeobuf -lco SPATIAL_INDEX=NO", false);
}

static void one_geopackage_holds_all(void)
{
    char *folder = small_new();
    g_autofree char *expected = told_of(folder);
    GString *ini = g_string_new(SMALL_INI);
    bool able = true;
    for (guint i = 0; able && i < G_N_ELEMENTS(TABLES); i++) {
        g_autofree char *arguments = g_strdup_printf("-f GPKG %s-nln the_%s all.gpkg %s.csv",
                                                     i ? "-update " : "", TABLES[i], TABLES[i]);
        g_autofree char *csv = g_strconcat(TABLES[i], ".csv", NULL);
        able = ogr2ogr(folder, arguments);
        g_string_append_printf(ini, "[table %s]\nfile=all.gpkg\nlayer=the_%s\n", TABLES[i], TABLES[i]);
        if (able)
            small_spoil(folder, csv, NULL, NULL);
    }
    if (able) {
        folder_write(folder, "dataset.ini", ini->str, -1);
        g_autofree char *got = told_of(folder);
        g_assert_cmpstr(got, ==, expected);
    } else {
        g_test_skip("there is no ogr2ogr");
    }
    g_string_free(ini, TRUE);
    folder_free(folder);
}

/* Points in another CRS come to WGS 84; within a micrometre, which is 1e-11 degrees. */
static void points_are_brought_to_wgs84(void)
{
    char *folder = small_new();
    if (!ogr2ogr(folder, "-oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO "
                         "-s_srs EPSG:4326 -t_srs EPSG:32637 -f GPKG s.gpkg settlements.csv")) {
        g_test_skip("there is no ogr2ogr");
        folder_free(folder);
        return;
    }
    folder_write(folder, "dataset.ini", SMALL_INI "[table settlements]\nfile=s.gpkg\n", -1);
    g_autoptr(DzDataset) set = dz_dataset_open(folder, NULL);
    g_assert_nonnull(set);
    g_assert_cmpfloat_with_epsilon(DZ_SETTLEMENT(set, 3)->at.lon, 37.25, 1e-9);
    g_assert_cmpfloat_with_epsilon(DZ_SETTLEMENT(set, 3)->at.lat, 34.5, 1e-9);
    folder_free(folder);
}

static void columns_may_have_other_names(void)
{
    char *folder = small_new();
    g_autofree char *expected = told_of(folder);
    small_spoil(folder, "rounds.csv", "id,start,end,as_of,city,city_ar,country,outcome,source",
                "round,first day,last day,as_of,stadt,stadt_ar,country,result,refs");
    folder_write(folder, "dataset.ini",
                 SMALL_INI "[table rounds]\nid=round\nstart=first day\nend=last day\ncity=stadt\n"
                           "city_ar=stadt_ar\noutcome=result\nsource=refs\n",
                 -1);
    g_autofree char *got = told_of(folder);
    g_assert_cmpstr(got, ==, expected);
    folder_free(folder);
}

static void renamed_columns_must_be_there(void)
{
    char *folder = small_new();
    GError *error = NULL;
    folder_write(folder, "dataset.ini", SMALL_INI "[table rounds]\nstart=first day\n", -1);
    g_assert_null(dz_dataset_open(folder, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "rounds.csv: line 1: there is no column 'first day'"));
    g_clear_error(&error);
    folder_free(folder);
}

static void a_named_file_must_be_there(void)
{
    static const char *const files[] = {"posts.geojson", "../posts.csv", "/etc/passwd"};
    static const char *const says[] = {"posts.geojson: there is no such file",
                                       "line 41: '../posts.csv' lies outside",
                                       "line 41: '/etc/passwd' lies outside"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        char *folder = small_new();
        GError *error = NULL;
        g_autofree char *ini = g_strdup_printf("%s[table posts]\nfile=%s\n", SMALL_INI, files[i]);
        folder_write(folder, "dataset.ini", ini, -1);
        g_assert_null(dz_dataset_open(folder, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_test_message("%s", error->message);
        g_assert_nonnull(strstr(error->message, says[i]));
        g_clear_error(&error);
        folder_free(folder);
    }
}

/* A name that ends in capitals is a CSV file too, and is gone through as strictly. */
static void capitals_do_not_evade_the_strict_reader(void)
{
    char *folder = small_new();
    GError *error = NULL;
    g_autofree char *text = folder_read(folder, "posts.csv");
    g_autofree char *spoilt = g_strconcat(text, "p2,too,few\n", NULL);
    folder_write(folder, "POSTS.CSV", spoilt, -1);
    folder_write(folder, "dataset.ini", SMALL_INI "[table posts]\nfile=POSTS.CSV\n", -1);
    g_assert_null(dz_dataset_open(folder, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "POSTS.CSV: line 3: expected 10 fields"));
    g_clear_error(&error);
    folder_free(folder);
}

static void tables_of_no_name_are_refused(void)
{
    char *folder = small_new();
    GError *error = NULL;
    folder_write(folder, "dataset.ini", SMALL_INI "[table ruonds]\nid=round\n", -1);
    g_assert_null(dz_dataset_open(folder, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "line 40"));
    g_assert_nonnull(strstr(error->message, "there is no table 'ruonds'"));
    g_clear_error(&error);
    folder_free(folder);
}

/* The twin: GDAL behind our own reader says what was written. */
static void gdal_reads_what_was_written(void)
{
    static const char *const titles[] = {
        "plain", "a,b",        "say \"no\"", " led ",  "two\nlines", "007",  "1e3",
        "NULL",  "نص",         "tab\there",  "semi;x", "POINT(1 2)", "true", "\\N",
        "'q'",   "2018-01-01", "é",          "-",      "#",          "a\\b",
    };
    char *folder = small_new();
    GString *table = g_string_new("id,title,publisher,date,url,licence\n"
                                  "s1,One,,,,\ns2,Two,,,,\n");
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_auto(GStrv) parts = g_strsplit(titles[i], "\"", -1);
        g_autofree char *doubled = g_strjoinv("\"\"", parts);
        g_string_append_printf(table, "t%u,\"%s\",,,,\n", i, doubled);
    }
    folder_write(folder, "sources.csv", table->str, -1);
    g_autoptr(DzDataset) set = dz_dataset_open(folder, NULL);
    g_assert_nonnull(set);
    g_assert_cmpuint(set->sources->len, ==, 2 + G_N_ELEMENTS(titles));
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
        g_assert_cmpstr(g_array_index(set->sources, DzSource, 2 + i).title, ==, titles[i]);
    g_string_free(table, TRUE);
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/load/sheet/GeoJSON says what CSV says", geojson_says_the_same);
    g_test_add_func("/load/sheet/GeoJSON with numbers and dates says what CSV says",
                    typed_geojson_says_the_same);
    g_test_add_func("/load/sheet/GeoPackages with numbers and dates say what CSV says",
                    geopackages_say_the_same);
    g_test_add_func("/load/sheet/FlatGeobuf says what CSV says", flatgeobuf_says_the_same);
    g_test_add_func("/load/sheet/one GeoPackage holds all tables as layers", one_geopackage_holds_all);
    g_test_add_func("/load/sheet/points in another CRS are brought to WGS 84", points_are_brought_to_wgs84);
    g_test_add_func("/load/sheet/columns may have other names", columns_may_have_other_names);
    g_test_add_func("/load/sheet/a column's other name must be there", renamed_columns_must_be_there);
    g_test_add_func("/load/sheet/a table's file must be there, in the folder", a_named_file_must_be_there);
    g_test_add_func("/load/sheet/a CSV file in capitals is read as strictly",
                    capitals_do_not_evade_the_strict_reader);
    g_test_add_func("/load/sheet/a table that is none is refused", tables_of_no_name_are_refused);
    g_test_add_func("/load/sheet/GDAL behind the strict reader says what was written",
                    gdal_reads_what_was_written);
    return g_test_run();
}
