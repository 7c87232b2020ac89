/*
 * The composite as bytes: what comes back is what went in, and what is damaged or of another data set is
 * refused.
 */
#include "composite/stored.h"

#include "composite/front.h"
#include "geo/measure.h"

#include "../folder.h"

#include <string.h>

/* Two settlements, west and east of 10 E, on a square of land: their front is a meridian. */
static DzDataset *two_sides(double east_lon)
{
    static const char head[] =
        "[dataset]\nformat=1\nid=two\ntitle=Two\nversion=1\ndate=2020-03-01\nlicence=CC0\ncredit=none\n"
        "[record]\nfrom=2020-01-01\nto=2020-02-20\n[map]\nextent=9.5,9.5,10.5,10.5\n[zones]\nfrom="
        "settlements\n"
        "[control]\nfrom=settlements\nreach_km=100\ncoverage=9.6,9.6,10.4,10.4\n"
        "[party a]\nname=A\ncolour=#111111\n[party b]\nname=B\ncolour=#222222\n"
        "[layer land]\nfile=land.geojson\nprecision_km=0\n";
    static const char land[] =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
        "{\"type\":\"Polygon\",\"coordinates\":[[[9.7,9.7],[10.3,9.7],[10.3,10.3],[9.7,10.3],[9.7,9.7]]]}}]}";
    char *folder = folder_new();
    g_autofree char *places = g_strdup_printf("id,name,lon,lat,kind,zone,rank,precision_km,source\n"
                                              "west,West,9.9,10,settlement,,5,0,x\n"
                                              "east,East,%.3f,10,settlement,,5,0,x\n",
                                              east_lon);
    folder_write(folder, "dataset.ini", head, -1);
    folder_write(folder, "land.geojson", land, -1);
    folder_write(folder, "settlements.csv", places, -1);
    folder_write(folder, "control.csv",
                 "settlement,from,party,observed,basis,confidence,source\n"
                 "west,2020-01-01,a,,reported,high,x\neast,2020-01-01,b,,reported,high,x\n"
                 "east,2020-01-20,a,,reported,high,x\n",
                 -1);
    folder_write(folder, "rounds.csv",
                 "id,start,end,city,country,outcome,source\n1,2020-01-10,2020-01-10,X,Y,Z,x\n", -1);
    folder_write(folder, "sources.csv", "id,title,publisher,date,url,licence\nx,X,X,,,\n", -1);
    GError *error = NULL;
    DzDataset *set = dz_dataset_open(folder, &error);
    g_assert_no_error(error);
    folder_free(folder);
    return set;
}

static DzComposite *build(const DzDataset *set)
{
    GError *error = NULL;
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    return composite;
}

/* Along 10 E from 9.7 to 10.3 N: 66.364665 km by GeographicLib's GeodSolve -i. */
static void front_length(void)
{
    DzDay day = 0, later = 0;
    g_autoptr(DzDataset) set = two_sides(10.1);
    g_autoptr(DzComposite) composite = build(set);
    g_assert_true(dz_day_parse("2020-01-05", &day));
    g_assert_true(dz_day_parse("2020-01-20", &later));
    g_assert_cmpfloat_with_epsilon(dz_front_km(composite, day), 66.364665, 0.001);
    g_assert_cmpfloat(dz_front_km(composite, later), ==, 0);
}

static void comes_back(void)
{
    g_autoptr(DzDataset) set = two_sides(10.1);
    g_autoptr(DzComposite) made = build(set);
    set->stored = dz_composite_pack(made);
    g_autoptr(DzComposite) read = dz_composite_unpack(set);
    g_assert_nonnull(read);
    const DzArrangement *a = made->arrangement, *b = read->arrangement;
    g_assert_cmpuint(a->face_count, ==, b->face_count);
    g_assert_cmpuint(a->arc_count, ==, b->arc_count);
    for (guint f = 0; f < a->face_count; f++) {
        g_assert_cmpfloat(a->faces[f].area_km2, ==, b->faces[f].area_km2);
        g_assert_cmpint(made->ground[f].settlement, ==, read->ground[f].settlement);
        g_assert_cmpint(made->ground[f].on_record, ==, read->ground[f].on_record);
    }
    g_autoptr(GBytes) again = dz_composite_pack(read);
    g_assert_true(g_bytes_equal(set->stored, again));
}

static void another_place(void)
{
    g_autoptr(DzDataset) set = two_sides(10.1);
    g_autoptr(DzDataset) moved = two_sides(10.101);
    g_autoptr(DzComposite) composite = build(set);
    moved->stored = dz_composite_pack(composite);
    g_assert_null(dz_composite_unpack(moved));
}

/* Cut anywhere, or with any byte of its numbers changed, it is refused or harmless; run with sanitizers to
 * see. */
static void damage(void)
{
    g_autoptr(DzDataset) set = two_sides(10.1);
    g_autoptr(DzComposite) composite = build(set);
    g_autoptr(GBytes) whole = dz_composite_pack(composite);
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data(whole, &size);
    for (gsize length = 0; length < size; length += 7) {
        set->stored = g_bytes_new(bytes, length);
        g_assert_null(dz_composite_unpack(set));
        g_clear_pointer(&set->stored, g_bytes_unref);
    }
    for (gsize at = 0; at < size; at++) {
        g_autofree guint8 *spoilt = g_memdup2(bytes, size);
        spoilt[at] ^= 0xff;
        set->stored = g_bytes_new(spoilt, size);
        g_autoptr(DzComposite) read = dz_composite_unpack(set);
        if (at < 28)
            g_assert_null(read);
        if (read)
            dz_front_km(read, set->record_from);
        g_clear_pointer(&set->stored, g_bytes_unref);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/front/its length is that of the meridian between two sides, and nought between one",
                    front_length);
    g_test_add_func("/stored/what comes back is what went in", comes_back);
    g_test_add_func("/stored/it is refused when a settlement has moved", another_place);
    g_test_add_func("/stored/damage is refused or harmless", damage);
    return g_test_run();
}
