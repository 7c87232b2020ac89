/*
 * Animations, decoded by giflib.
 */
#include "paint/paint_in.h"

#include <gif_lib.h>
#include <string.h>

/* A square of 10 mm at `x` on a page of 40 x 20 mm. */
static DzScene *square_at(double x, DzColour colour)
{
    DzScene *scene = dz_scene_new(40, 20, DZ_LANG_EN);
    scene->title = g_strdup("Square");
    scene->licence = g_strdup("CC0");
    scene->credit = g_strdup("Data: nobody");
    DzPath *path = dz_path_new();
    DzPage corners[] = {{x, 5}, {x + 10, 5}, {x + 10, 15}, {x, 15}};
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    scene->paper = (DzColour){1, 1, 1, 1};
    dz_scene_add_shape(scene, "control", path, true)->fill = colour;
    return scene;
}

typedef struct Source {
    const guint8 *at, *end;
} Source;

static int on_read(GifFileType *gif, GifByteType *out, int length)
{
    Source *source = gif->UserData;
    gsize count = MIN((gsize)length, (gsize)(source->end - source->at));
    memcpy(out, source->at, count);
    source->at += count;
    return (int)count;
}

static GifFileType *decode(GBytes *bytes, Source *source)
{
    gsize length = 0;
    source->at = g_bytes_get_data(bytes, &length);
    source->end = source->at + length;
    GifFileType *gif = DGifOpen(source, on_read, NULL);
    g_assert_nonnull(gif);
    g_assert_cmpint(DGifSlurp(gif), ==, GIF_OK);
    return gif;
}

/* A red square that stands for three pages, then goes 20 mm to the right. At 25.4 dpi a pixel is a
 * millimetre. */
static GBytes *animate(void)
{
    static const double places[] = {5, 5, 5, 25};
    GError *error = NULL;
    g_autoptr(DzPango) pango = dz_pango_new();
    DzAnimation *animation = dz_animation_new();
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(DzScene) scene = square_at(places[i], (DzColour){1, 0, 0, 1});
        g_assert_true(dz_animation_add(animation, scene, pango, 25.4, &error));
    }
    GBytes *bytes = dz_animation_end(animation, &error);
    g_assert_no_error(error);
    dz_animation_free(animation);
    return bytes;
}

static void equal_pages_are_one_frame(void)
{
    g_autoptr(GBytes) bytes = animate();
    Source source;
    GifFileType *gif = decode(bytes, &source);
    g_assert_cmpint(gif->SWidth, ==, 40);
    g_assert_cmpint(gif->SHeight, ==, 20);
    g_assert_cmpint(gif->ImageCount, ==, 2);
    static const int delays[] = {450, 400}; /* three pages of 1.5 s; the last is held */
    for (int i = 0; i < 2; i++) {
        GraphicsControlBlock control;
        g_assert_cmpint(DGifSavedExtensionToGCB(gif, i, &control), ==, GIF_OK);
        g_assert_cmpint(control.DelayTime, ==, delays[i]);
        g_assert_cmpint(control.DisposalMode, ==, DISPOSE_DO_NOT);
    }
    DGifCloseFile(gif, NULL);
}

static guint colour_at(const SavedImage *image, int x, int y)
{
    const GifImageDesc *place = &image->ImageDesc;
    int index = image->RasterBits[(y - place->Top) * place->Width + x - place->Left];
    const GifColorType *colour = &place->ColorMap->Colors[index];
    return (guint)colour->Red << 16 | (guint)colour->Green << 8 | colour->Blue;
}

static void a_frame_is_what_differs(void)
{
    g_autoptr(GBytes) bytes = animate();
    Source source;
    GifFileType *gif = decode(bytes, &source);
    const SavedImage *first = &gif->SavedImages[0], *second = &gif->SavedImages[1];
    g_assert_cmphex(colour_at(first, 7, 10), ==, 0xff0000);
    g_assert_cmphex(colour_at(first, 30, 10), ==, 0xffffff);
    g_assert_cmpint(second->ImageDesc.Left, ==, 5);
    g_assert_cmpint(second->ImageDesc.Top, ==, 5);
    g_assert_cmpint(second->ImageDesc.Width, ==, 30);
    g_assert_cmpint(second->ImageDesc.Height, ==, 10);
    g_assert_cmphex(colour_at(second, 7, 10), ==, 0xffffff);
    g_assert_cmphex(colour_at(second, 30, 10), ==, 0xff0000);
    g_assert_cmpint(second->RasterBits[15], ==, 255); /* between the two: as it was */
    DGifCloseFile(gif, NULL);
}

static void twice_gives_the_same_bytes(void)
{
    g_autoptr(GBytes) first = animate();
    g_autoptr(GBytes) again = animate();
    g_assert_true(g_bytes_equal(first, again));
}

static void nothing_is_no_animation(void)
{
    g_autoptr(GError) error = NULL;
    DzAnimation *animation = dz_animation_new();
    g_assert_null(dz_animation_end(animation, &error));
    g_assert_error(error, DZ_ERROR, DZ_ERROR_LIBRARY);
    dz_animation_free(animation);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/gif/equal pages are one frame, and the last is held", equal_pages_are_one_frame);
    g_test_add_func("/paint/gif/a frame is what differs from the one before", a_frame_is_what_differs);
    g_test_add_func("/paint/gif/the same pages twice give the same bytes", twice_gives_the_same_bytes);
    g_test_add_func("/paint/gif/nothing is no animation", nothing_is_no_animation);
    return g_test_run();
}
