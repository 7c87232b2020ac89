/*
 * Exports of a made-up data set of two settlements: the same bytes twice, no clock, and a package that opens.
 */
#include "dezmap.h"

#include "../folder.h"

#include <string.h>

static char *write_set(void)
{
    char *folder = folder_new();
    folder_write(
        folder, "dataset.ini",
        "[dataset]\nformat=1\nid=two\ntitle=Two\nversion=1\ndate=2020-03-01\nlicence=CC0\ncredit=none\n"
        "[record]\nfrom=2020-01-01\nto=2020-02-20\n[map]\nextent=9.5,9.5,10.5,10.5\n"
        "[zones]\nfrom=settlements\n"
        "[control]\nfrom=settlements\nreach_km=100\ncoverage=9.6,9.6,10.4,10.4\n"
        "[party a]\nname=A & Co\ncolour=#111111\n[party b]\nname=B\ncolour=#222222\n"
        "[layer land]\nfile=land.geojson\nprecision_km=0\n",
        -1);
    folder_write(folder, "land.geojson",
                 "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                 "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                 "[[[9.7,9.7],[10.3,9.7],[10.3,10.3],[9.7,10.3],[9.7,9.7]]]}}]}",
                 -1);
    folder_write(folder, "settlements.csv",
                 "id,name,lon,lat,kind,zone,rank,precision_km,source,note\n"
                 "west,West,9.9,10,settlement,,5,0,x,\"kept, too\"\neast,East,10.1,10,settlement,,5,0,x,\n",
                 -1);
    folder_write(folder, "control.csv",
                 "settlement,from,party,observed,basis,confidence,source\n"
                 "west,2020-01-01,a,,reported,high,x\neast,2020-01-01,b,,reported,high,x\n"
                 "east,2020-01-20,a,,inferred,low,x\n",
                 -1);
    folder_write(folder, "rounds.csv",
                 "id,start,end,city,country,outcome,source\n1,2020-01-10,2020-01-10,X,Y,Z,x\n"
                 "2,2020-02-10,2020-02-10,X,Y,Z,x\n",
                 -1);
    folder_write(folder, "sources.csv", "id,title,publisher,date,url,licence\nx,X,X,,,\n", -1);
    return folder;
}

static GBytes *export_set(const char *path, DzExport form, char **changes)
{
    GError *error = NULL;
    g_autoptr(DzDataset) set = dz_dataset_open(path, &error);
    g_assert_no_error(error);
    g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    GBytes *bytes = dz_export_bytes(composite, form, &error);
    g_assert_no_error(error);
    DzWhen whens[] = {dz_round_at(set, 0), dz_round_at(set, 1)};
    if (changes)
        *changes = dz_changes_text(composite, whens, 2, false, DZ_LANG_EN, DZ_FORMAT_JSON);
    return bytes;
}

static void same_bytes(void)
{
    char *folder = write_set();
    for (int form = DZ_EXPORT_GPKG; form <= DZ_EXPORT_FGB; form++) {
        g_autoptr(GBytes) once = export_set(folder, (DzExport)form, NULL);
        g_usleep(1100000); /* a clock would show in seconds */
        g_autoptr(GBytes) twice = export_set(folder, (DzExport)form, NULL);
        g_assert_cmpuint(g_bytes_get_size(once), >, 500);
        g_assert_true(g_bytes_equal(once, twice));
    }
    folder_free(folder);
}

static void opens(void)
{
    GError *error = NULL;
    char *folder = write_set();
    g_autofree char *texts = NULL, *packaged = NULL;
    g_autofree char *path = g_build_filename(folder, "two.gpkg", NULL);
    g_autoptr(GBytes) bytes = export_set(folder, DZ_EXPORT_GPKG, &texts);
    g_assert_true(dz_file_write(path, bytes, &error));
    g_assert_no_error(error);
    g_autoptr(GBytes) again = export_set(path, DZ_EXPORT_GPKG, &packaged);
    g_assert_cmpstr(texts, ==, packaged);
    g_assert_nonnull(strstr(texts, "\"inferred\""));
    g_assert_true(g_bytes_equal(bytes, again));
    folder_free(folder);
}

static void cut_short(void)
{
    GError *error = NULL;
    char *folder = write_set();
    g_autofree char *path = g_build_filename(folder, "two.gpkg", NULL);
    g_autoptr(GBytes) bytes = export_set(folder, DZ_EXPORT_GPKG, NULL);
    for (gsize k = 0; k < 8; k++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(bytes, 0, g_bytes_get_size(bytes) * k / 8);
        g_assert_true(dz_file_write(path, part, &error));
        g_autoptr(DzDataset) set = dz_dataset_open(path, &error);
        g_assert_null(set);
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_clear_error(&error);
    }
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/export/the same data set gives the same bytes", same_bytes);
    g_test_add_func("/export/a package opens and says the same", opens);
    g_test_add_func("/export/a package cut short is refused", cut_short);
    return g_test_run();
}
