/*
 * Maps of other data sets than the shipped one.
 */
#include "pages.h"
#include "unit/folder.h"

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* Control by polygons needs no land: the ground between and around them is then no sea. */
static void ground_without_a_land_layer_is_no_sea(void)
{
    static const char ini[] = "[dataset]\nformat=1\nid=test\ntitle=Test\nversion=1\ndate=2026-01-01\n"
                              "licence=CC0\ncredit=nobody\n\n[control]\nfrom=polygons\n"
                              "source=areas.geojson\nfield_party=party\nfield_date=day\n";
    static const char areas[] =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
        "{\"party\":\"a\",\"day\":\"2020-01-01\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        "[[[10,10],[11,10],[11,11],[10,11],[10,10]]]}}]}";
    GError *error = NULL;
    char *folder = folder_new();
    put(folder, "dataset.ini", ini);
    put(folder, "areas.geojson", areas);
    DzDataset *set = dz_dataset_open(folder, &error);
    g_assert_no_error(error);
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = dz_round_at(set, 0);
    request.styles = "styles";
    DzScene *scene = dz_scene_build(composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    guint ground = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "land") || mark->fill.a <= 0)
            continue;
        DzPageBox box = path_box(mark->path);
        ground += box.min_x <= scene->frame.min_x && box.max_x >= scene->frame.max_x &&
                  box.min_y <= scene->frame.min_y && box.max_y >= scene->frame.max_y;
    }
    g_assert_cmpuint(ground, ==, 1);
    dz_scene_free(scene);
    dz_composite_free(composite);
    dz_dataset_free(set);
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_begin();
    g_test_add_func("/scene/sets/ground without a layer of land is no sea",
                    ground_without_a_land_layer_is_no_sea);
    int status = g_test_run();
    pages_close();
    return status;
}
