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

/* The map of the last round of tests/sets/NAME in a shipped style. */
static DzScene *scene_of_set(const char *name, const char *style)
{
    GError *error = NULL;
    g_autofree char *path = g_build_filename(DZ_TESTS_DIR, "sets", name, NULL);
    DzDataset *set = dz_dataset_open(path, &error);
    g_assert_no_error(error);
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = dz_round_at(set, dz_round_count(set) - 1);
    request.styles = "styles";
    request.style = style;
    DzScene *scene = dz_scene_build(composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    dz_composite_free(composite);
    dz_dataset_free(set);
    return scene;
}

/* By the ellipsoid's radii of curvature at the middle latitude. */
static double ground_km(DzLonLat a, DzLonLat b)
{
    const double major_km = 6378.137, flattening = 1 / 298.257223563, e2 = flattening * (2 - flattening);
    double lat = (a.lat + b.lat) / 2 * G_PI / 180, w = 1 - e2 * sin(lat) * sin(lat);
    double meridian = major_km * (1 - e2) / pow(w, 1.5), normal = major_km / sqrt(w);
    return hypot((b.lat - a.lat) * G_PI / 180 * meridian, (b.lon - a.lon) * G_PI / 180 * normal * cos(lat));
}

/* How many mm of the page a km of the ground takes from the land's westernmost point to its easternmost. */
static double land_mm_per_km(const DzScene *scene, DzLonLat west, DzLonLat east)
{
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "land") || !mark->in_frame || mark->kind != DZ_MARK_SHAPE)
            continue;
        DzPage left = {INFINITY, 0}, right = {-INFINITY, 0};
        for (guint k = 0; k < mark->path->points->len; k++) {
            DzPage at = g_array_index(mark->path->points, DzPage, k);
            left = at.x < left.x ? at : left;
            right = at.x > right.x ? at : right;
        }
        return hypot(right.x - left.x, right.y - left.y) / ground_km(west, east);
    }
    return 0;
}

/* What the bar says a km is [mm]: from its first box to its last, by its last number. */
static double bar_mm_per_km(const DzScene *scene)
{
    double from = INFINITY, to = -INFINITY, km = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "scalebar"))
            continue;
        if (mark->kind == DZ_MARK_TEXT) {
            km = MAX(km, g_ascii_strtod(mark->text, NULL));
            continue;
        }
        DzPageBox box = path_box(mark->path);
        from = MIN(from, box.min_x);
        to = MAX(to, box.max_x);
    }
    return (to - from) / km;
}

/* UTM of zone 19 south in the Andes; in Asia the projection that the program chooses. The land's ends are
 * those of its file. */
static void scale_bars_of_other_continents_are_right(void)
{
    static const struct {
        const char *name;
        DzLonLat west, east;
    } cases[] = {{"altiplano", {-67.4088, -20.2005}, {-65.5384, -20.298}},
                 {"steppe", {73.9504, 44.7862}, {76.5222, 44.6952}}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzScene) scene = scene_of_set(cases[i].name, "report");
        double land = land_mm_per_km(scene, cases[i].west, cases[i].east), bar = bar_mm_per_km(scene);
        g_test_message("%s: %.5f mm a km, the bar says %.5f", cases[i].name, land, bar);
        g_assert_cmpfloat(fabs(bar / land - 1), <, 0.005);
    }
}

/* Labels meet no others, and what is around a landlocked ground is a neighbour, not sea. */
static void maps_of_other_continents_are_sound(void)
{
    static const char *const names[] = {"altiplano", "steppe"}, *const styles[] = {"report", "print",
                                                                                   "night"};
    for (guint s = 0; s < G_N_ELEMENTS(names) * G_N_ELEMENTS(styles); s++) {
        g_autoptr(DzScene) scene = scene_of_set(names[s % 2], styles[s / 2]);
        g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(DzPageBox));
        guint neighbours = 0;
        for (guint i = 0; i < scene->marks->len; i++) {
            const DzMark *mark = mark_at(scene, i);
            neighbours += is_label(mark) && is_layer(mark, "neighbour");
            if (!is_label(mark))
                continue;
            DzPageBox box = text_box(mark);
            for (guint k = 0; k < boxes->len; k++) {
                DzPageBox other = g_array_index(boxes, DzPageBox, k);
                if (MIN(box.max_x, other.max_x) - MAX(box.min_x, other.min_x) > 0.05 &&
                    MIN(box.max_y, other.max_y) - MAX(box.min_y, other.min_y) > 0.05)
                    g_test_fail_printf("%s, %s: '%s' overlaps another", names[s % 2], styles[s / 2],
                                       mark->text);
            }
            g_array_append_val(boxes, box);
        }
        g_assert_cmpuint(boxes->len, >, 12);
        g_assert_cmpuint(neighbours, ==, 2);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_begin();
    g_test_add_func("/scene/sets/ground without a layer of land is no sea",
                    ground_without_a_land_layer_is_no_sea);
    g_test_add_func("/scene/sets/scale bars in South America and Asia are right",
                    scale_bars_of_other_continents_are_right);
    g_test_add_func("/scene/sets/maps of South America and Asia are sound",
                    maps_of_other_continents_are_sound);
    int status = g_test_run();
    pages_close();
    return status;
}
