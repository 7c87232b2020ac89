/*
 * Settlements and episodes as bytes.
 */
#include "model/packed.h"

#include "unit/world.h"

#include <glib/gstdio.h>
#include <string.h>

static DzDataset *world(void)
{
    DzDataset *set = world_new((DzBox){36, 35, 37, 36}, "POLYGON ((36 35, 37 35, 37 36, 36 36))");
    world_zone(set, "2017-06-01", "2017-07-01", NULL);
    for (guint i = 0; i < 3; i++) {
        world_settlement(set, 36.1 + i * 0.1, 35.5, (int)i % 2 - 1);
        DZ_SETTLEMENT(set, i)->source = g_strdup("source;other");
        DZ_SETTLEMENT(set, i)->name.in[DZ_LANG_AR] = i ? g_strdup("سراقب") : NULL;
        world_episode(set, "2017-05-01", 1, DZ_BASIS_RECALLED, "2017-08-01");
        world_episode(set, "2018-05-01", 0, DZ_BASIS_REPORTED, NULL);
    }
    for (guint i = 0; i < set->episodes->len; i++)
        DZ_EPISODE(set, i)->source = g_strdup_printf("source-%u", i);
    return set;
}

/* The same parties and zones, and nothing else. */
static DzDataset *empty_world(void)
{
    DzDataset *set = world_new((DzBox){36, 35, 37, 36}, "POLYGON ((36 35, 37 35, 37 36, 36 36))");
    world_zone(set, "2017-06-01", "2017-07-01", NULL);
    return set;
}

static void what_is_packed_comes_back(void)
{
    g_autoptr(DzDataset) set = world();
    g_autoptr(DzDataset) back = empty_world();
    g_autoptr(GBytes) places = dz_places_pack(set);
    g_assert_true(dz_places_unpack(back, places));
    g_autoptr(GBytes) again = dz_places_pack(back);
    g_assert_true(g_bytes_equal(places, again));
    g_assert_cmpuint(back->settlements->len, ==, 3);
    g_assert_cmpuint(back->episodes->len, ==, 6);
    g_assert_cmpfloat(DZ_SETTLEMENT(back, 1)->at.lon, ==, 36.2);
    g_assert_cmpint(DZ_SETTLEMENT(back, 0)->zone, ==, -1);
    g_assert_null(DZ_SETTLEMENT(back, 0)->name.in[DZ_LANG_AR]);
    g_assert_cmpstr(DZ_SETTLEMENT(back, 2)->name.in[DZ_LANG_AR], ==, "سراقب");
    g_assert_cmpuint(DZ_SETTLEMENT(back, 2)->first_episode, ==, 4);
    g_assert_cmpint(DZ_EPISODE(back, 4)->to, ==, world_day("2018-05-01"));
    g_assert_cmpint(DZ_EPISODE(back, 5)->to, ==, DZ_DAY_OPEN);
    g_assert_cmpint(DZ_EPISODE(back, 4)->basis, ==, DZ_BASIS_RECALLED);
    g_assert_cmpstr(DZ_EPISODE(back, 5)->source, ==, "source-5");
}

/* Whatever is cut off or changed, reading ends and either refuses or stays within what there is. */
static void damaged_bytes_do_no_harm(void)
{
    g_autoptr(DzDataset) set = world();
    g_autoptr(GBytes) places = dz_places_pack(set);
    gsize length = g_bytes_get_size(places);
    for (gsize cut = 0; cut < length; cut++) {
        g_autoptr(DzDataset) back = empty_world();
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(places, 0, cut);
        g_assert_false(dz_places_unpack(back, part));
        g_assert_cmpuint(back->settlements->len + back->episodes->len, ==, 0);
    }
    for (gsize at = 0; at < length; at++) {
        g_autoptr(DzDataset) back = empty_world();
        guint8 *bytes = g_memdup2(g_bytes_get_data(places, NULL), length);
        bytes[at] ^= 0xff;
        g_autoptr(GBytes) changed = g_bytes_new_take(bytes, length);
        if (!dz_places_unpack(back, changed))
            continue;
        for (guint i = 0; i < back->settlements->len; i++)
            g_assert_cmpuint(DZ_SETTLEMENT(back, i)->first_episode + DZ_SETTLEMENT(back, i)->episode_count,
                             <=, back->episodes->len);
    }
    g_autoptr(DzDataset) others = empty_world();
    world_zone(others, "2017-06-01", "2017-07-01", NULL);
    g_assert_false(dz_places_unpack(others, places)); /* zones are not those it was packed with */
}

/* A file's head as SQLite has it, with the count of writes, and the places after it. */
static GByteArray *file_of(guint8 writes, GBytes *places)
{
    GByteArray *file = g_byte_array_new();
    guint8 head[100] = "SQLite format 3";
    head[18] = head[19] = 1;
    head[27] = writes;
    g_byte_array_append(file, head, sizeof head);
    g_byte_array_append(file, g_bytes_get_data(places, NULL), (guint)g_bytes_get_size(places));
    return file;
}

static void a_seal_holds_until_the_file_is_written_to(void)
{
    g_autoptr(DzDataset) set = world();
    g_autoptr(GBytes) open = dz_places_pack(set);
    GError *error = NULL;
    g_autofree char *folder = g_dir_make_tmp("dezmap-XXXXXX", &error);
    g_autofree char *path = g_build_filename(folder, "set.gpkg", NULL);
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    g_autoptr(GByteArray) file = file_of(7, open);
    g_assert_true(dz_places_seal(file->data, file->len));
    g_assert_false(dz_places_seal(file->data, file->len)); /* it is sealed already */
    g_autoptr(GBytes) places = g_bytes_new(file->data + 100, file->len - 100);
    g_assert_true(g_file_set_contents(path, (char *)file->data, file->len, NULL));
    g_assert_true(dz_places_sealed(path, places));
    g_assert_false(dz_places_sealed(path, open));
    g_assert_false(dz_places_sealed("nowhere.gpkg", places));
    g_assert_true(g_file_set_contents(log, "", 0, NULL));
    g_assert_false(dz_places_sealed(path, places));
    g_unlink(log);
    for (guint at = 18; at < 28; at++) {
        if (at > 19 && at < 24)
            continue;
        file->data[at]++;
        g_assert_true(g_file_set_contents(path, (char *)file->data, file->len, NULL));
        g_assert_false(dz_places_sealed(path, places));
        file->data[at]--;
    }
    g_unlink(path);
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/packed/what is packed comes back", what_is_packed_comes_back);
    g_test_add_func("/model/packed/damaged bytes do no harm", damaged_bytes_do_no_harm);
    g_test_add_func("/model/packed/a seal holds until the file is written to",
                    a_seal_holds_until_the_file_is_written_to);
    return g_test_run();
}
