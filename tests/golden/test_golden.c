/*
 * Golden maps: each scene as text, exactly, and as a small picture, with a tolerance. DEZMAP_GOLDEN=accept
 * (make golden) writes what is drawn now in their place; then look at every picture that git says has
 * changed.
 */
#include "paint/paint_in.h"
#include "scene/scene.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* Of the pixels, at most this share may differ by more than so much in a channel: letters drawn by another
 * version of FreeType differ at their edges, a label that moved or a colour that changed by far more. */
static const double PIXELS_ALLOWED = 0.002;
enum { CHANNEL_ALLOWED = 48 };

typedef struct Golden {
    const char *name;
    guint round; /* its number */
    const char *zone, *around;
    guint compare; /* number of the round compared with; 0: the one before */
    DzLang lang;
} Golden;

static const Golden GOLDEN[] = {
    {"round-02-no-record", 2, NULL, NULL, 0, DZ_LANG_EN},
    {"round-09", 9, NULL, NULL, 0, DZ_LANG_EN},
    {"round-10", 10, NULL, NULL, 0, DZ_LANG_EN},
    {"round-08-ghouta", 8, "ghouta", NULL, 0, DZ_LANG_EN},
    {"round-11-arabic", 11, NULL, NULL, 0, DZ_LANG_AR},
    {"round-14-around-saraqib", 14, NULL, "Saraqib", 0, DZ_LANG_EN},
    {"round-18-since-round-9", 18, NULL, NULL, 9, DZ_LANG_EN},
};

static DzDataset *set;
static DzComposite *composite;
static DzPango *pango;

static bool accepting(void)
{
    return g_strcmp0(g_getenv("DEZMAP_GOLDEN"), "accept") == 0;
}

static char *path_of(const char *name, const char *suffix)
{
    return g_strdup_printf("%s/golden/%s.%s", DZ_TESTS_DIR, name, suffix);
}

static DzWhen round_of(guint number)
{
    g_autofree char *text = g_strdup_printf("%u", number);
    DzWhen when = {-1, DZ_DAY_NONE};
    g_assert_true(dz_round_parse(set, text, &when, NULL));
    return when;
}

static DzScene *scene_of(const Golden *golden)
{
    GError *error = NULL;
    DzTypesetter typesetter = dz_pango_typesetter(pango);
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = round_of(golden->round);
    request.styles = "styles";
    request.zone = golden->zone;
    request.around = golden->around;
    request.lang = golden->lang;
    request.has_compare = golden->compare != 0;
    if (golden->compare)
        request.compare = round_of(golden->compare);
    DzScene *scene = dz_scene_build(composite, &request, &typesetter, &error);
    g_assert_no_error(error);
    return scene;
}

/* Names the first line that differs: the whole would be hard to read. */
static void compare_text(const char *name, const char *text)
{
    g_autofree char *path = path_of(name, "txt"), *expected = NULL;
    GError *error = NULL;
    if (accepting())
        g_file_set_contents(path, text, -1, &error);
    else
        g_file_get_contents(path, &expected, NULL, &error);
    g_assert_no_error(error);
    if (!expected || strcmp(expected, text) == 0)
        return;
    g_auto(GStrv) want = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) got = g_strsplit(text, "\n", -1);
    guint line = 0;
    while (want[line] && got[line] && strcmp(want[line], got[line]) == 0)
        line++;
    g_test_message("%s: line %u\nexpected: %s\nfound:    %s", path, line + 1,
                   want[line] ? want[line] : "the end", got[line] ? got[line] : "the end");
    g_test_fail();
}

static void the_scene_is_as_it_was(gconstpointer data)
{
    const Golden *golden = data;
    g_autoptr(DzScene) scene = scene_of(golden);
    g_autofree char *text = dz_scene_dump(scene);
    compare_text(golden->name, text);
}

/* Red, green and blue of each pixel; g_free it. */
static guint8 *pixels_of(const void *bytes, gsize length, guint *width, guint *height)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    g_assert_true(png_image_begin_read_from_memory(&image, bytes, length));
    image.format = PNG_FORMAT_RGB;
    guint8 *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    g_assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    *width = image.width;
    *height = image.height;
    return pixels;
}

static void compare_picture(const char *name, const void *bytes, gsize length, const char *expected,
                            gsize expected_length)
{
    guint width[2], height[2], differ = 0;
    g_autofree guint8 *got = pixels_of(bytes, length, &width[0], &height[0]);
    g_autofree guint8 *want = pixels_of(expected, expected_length, &width[1], &height[1]);
    g_assert_cmpuint(width[0], ==, width[1]);
    g_assert_cmpuint(height[0], ==, height[1]);
    for (guint i = 0; i < width[0] * height[0]; i++) {
        bool other = false;
        for (guint k = 0; k < 3; k++)
            other = other || abs(got[3 * i + k] - want[3 * i + k]) > CHANNEL_ALLOWED;
        differ += other;
    }
    g_test_message("%s: %u pixels differ", name, differ);
    g_assert_cmpfloat(differ, <=, PIXELS_ALLOWED * width[0] * height[0]);
}

/* 747 x 560 pixels: the files stay small, and letters can still be read. */
static void the_picture_is_as_it_was(gconstpointer data)
{
    const Golden *golden = data;
    GError *error = NULL;
    g_autoptr(DzScene) scene = scene_of(golden);
    g_autoptr(GBytes) bytes = dz_paint_png(scene, pango, 70, &error);
    g_assert_no_error(error);
    g_autofree char *path = path_of(golden->name, "png"), *expected = NULL;
    gsize length = 0, expected_length = 0;
    const void *png = g_bytes_get_data(bytes, &length);
    if (accepting())
        g_file_set_contents(path, png, (gssize)length, &error);
    else
        g_file_get_contents(path, &expected, &expected_length, &error);
    g_assert_no_error(error);
    if (expected)
        compare_picture(golden->name, png, length, expected, expected_length);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    set = dz_dataset_open("geodata/syria", NULL);
    composite = dz_composite_build(set, NULL);
    pango = dz_pango_new();
    for (guint i = 0; i < G_N_ELEMENTS(GOLDEN); i++) {
        g_autofree char *scene = g_strdup_printf("/golden/%s/the scene is as it was", GOLDEN[i].name);
        g_autofree char *picture = g_strdup_printf("/golden/%s/the picture is as it was", GOLDEN[i].name);
        g_test_add_data_func(scene, &GOLDEN[i], the_scene_is_as_it_was);
        g_test_add_data_func(picture, &GOLDEN[i], the_picture_is_as_it_was);
    }
    int status = g_test_run();
    dz_pango_free(pango);
    dz_composite_free(composite);
    dz_dataset_free(set);
    return status;
}
