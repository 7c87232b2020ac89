/*
 * An animated GIF by giflib. Frame after frame only what differs is written: the box around it, and in that
 * box what stays is transparent. Colours are chosen for each frame: those of flat areas exactly, so that
 * nothing flickers, and for the edges of letters and lines the commonest of each sixteenth of red, green and
 * blue. A page that is the same as the one before holds that longer.
 */
#include "paint/paint_in.h"

#include <gif_lib.h>
#include <string.h>

enum { CLEAR = 255, COLOURS = 255, FRAME_CS = 150, LAST_CS = 400 }; /* centiseconds */

struct DzAnimation {
    GByteArray *bytes;
    GifFileType *gif;
    int width, height;
    guint32 *shown,
        *next; /* pixels, 0xrrggbb: of the frame before the one that waits, of the one that waits */
    bool waits;
    bool first;
    int delay_cs; /* of the frame that waits */
    bool failed;
    char *comment;
};

/* A colour and how many pixels have it. */
typedef struct Count {
    guint32 colour, pixels;
} Count;

typedef struct Palette {
    GifColorType colours[256];
    guint count;
    GHashTable *index; /* 0xrrggbb + 1 -> place in the palette + 1 */
} Palette;

static int on_write(GifFileType *gif, const GifByteType *data, int length)
{
    g_byte_array_append(gif->UserData, data, (guint)length);
    return length;
}

DzAnimation *dz_animation_new(void)
{
    DzAnimation *animation = g_new0(DzAnimation, 1);
    animation->bytes = g_byte_array_new();
    animation->first = true;
    return animation;
}

void dz_animation_free(DzAnimation *animation)
{
    if (!animation)
        return;
    if (animation->gif)
        EGifCloseFile(animation->gif, NULL);
    g_byte_array_unref(animation->bytes);
    g_free(animation->shown);
    g_free(animation->next);
    g_free(animation->comment);
    g_free(animation);
}

/* The commonest first, equal ones by their colour. */
static gint by_pixels(gconstpointer a, gconstpointer b)
{
    const Count *left = a, *right = b;
    if (left->pixels != right->pixels)
        return left->pixels > right->pixels ? -1 : 1;
    return left->colour < right->colour ? -1 : left->colour > right->colour;
}

/* The colours of the pixels that differ from those shown, counted; all of them if `all`. */
static GArray *count_colours(const DzAnimation *animation, bool all)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    gsize count = (gsize)animation->width * (gsize)animation->height;
    for (gsize i = 0, run = 1; i < count; i += run, run = 1) {
        guint32 colour = animation->next[i];
        while (i + run < count && animation->next[i + run] == colour &&
               (all || (animation->shown[i + run] == colour) == (animation->shown[i] == colour)))
            run++;
        if (!all && animation->shown[i] == colour)
            continue;
        gpointer key = GUINT_TO_POINTER(colour + 1);
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        g_hash_table_insert(counts, key, GUINT_TO_POINTER(before + (guint)run));
    }
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Count));
    GHashTableIter iter;
    gpointer key, value;
    for (g_hash_table_iter_init(&iter, counts); g_hash_table_iter_next(&iter, &key, &value);) {
        Count entry = {GPOINTER_TO_UINT(key) - 1, GPOINTER_TO_UINT(value)};
        g_array_append_val(list, entry);
    }
    g_array_sort(list, by_pixels);
    return list;
}

static guint cell_of(guint32 colour)
{
    return (colour >> 12 & 0xf00) | (colour >> 8 & 0xf0) | (colour >> 4 & 0xf);
}

static void add_colour(Palette *palette, guint32 colour)
{
    palette->colours[palette->count] = (GifColorType){
        (GifByteType)(colour >> 16), (GifByteType)(colour >> 8 & 255), (GifByteType)(colour & 255)};
    palette->count++;
    g_hash_table_insert(palette->index, GUINT_TO_POINTER(colour + 1), GUINT_TO_POINTER(palette->count));
}

/* First what is common (a two-thousandth of what is drawn or more), then the commonest of each cell. */
static void choose(Palette *palette, const GArray *counts)
{
    enum { FLAT_MOST = 128, CELLS = 4096 };
    g_autofree bool *covered = g_new0(bool, CELLS);
    guint64 total = 0;
    guint flat = 0;
    for (guint i = 0; i < counts->len; i++)
        total += g_array_index(counts, Count, i).pixels;
    for (; flat < counts->len && flat < FLAT_MOST; flat++) {
        const Count *entry = &g_array_index(counts, Count, flat);
        if ((guint64)entry->pixels * 2000 < total)
            break;
        add_colour(palette, entry->colour);
        covered[cell_of(entry->colour)] = true;
    }
    for (guint i = flat; i < counts->len && palette->count < COLOURS; i++) {
        guint32 colour = g_array_index(counts, Count, i).colour;
        if (covered[cell_of(colour)])
            continue;
        add_colour(palette, colour);
        covered[cell_of(colour)] = true;
    }
}

static guint nearest(const Palette *palette, guint32 colour)
{
    int r = (int)(colour >> 16), g = (int)(colour >> 8 & 255), b = (int)(colour & 255);
    int least = G_MAXINT;
    guint best = 0;
    for (guint i = 0; i < palette->count; i++) {
        int dr = palette->colours[i].Red - r, dg = palette->colours[i].Green - g,
            db = palette->colours[i].Blue - b;
        int distance = 3 * dr * dr + 4 * dg * dg + 2 * db * db; /* about as the eye weighs them */
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

static GifByteType index_of(Palette *palette, guint32 colour)
{
    gpointer key = GUINT_TO_POINTER(colour + 1);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(palette->index, key));
    if (!place) {
        place = nearest(palette, colour) + 1;
        g_hash_table_insert(palette->index, key, GUINT_TO_POINTER(place));
    }
    return (GifByteType)(place - 1);
}

/* The box around the pixels that differ: left, top, right, bottom, the last two beyond it. */
static void changed_box(const DzAnimation *animation, int box[4])
{
    box[0] = animation->width;
    box[1] = animation->height;
    box[2] = box[3] = 0;
    for (int y = 0; y < animation->height; y++) {
        const guint32 *before = animation->shown + (gsize)y * (gsize)animation->width;
        const guint32 *now = animation->next + (gsize)y * (gsize)animation->width;
        for (int x = 0; x < animation->width; x++) {
            if (before[x] == now[x])
                continue;
            box[0] = MIN(box[0], x);
            box[1] = MIN(box[1], y);
            box[2] = MAX(box[2], x + 1);
            box[3] = MAX(box[3], y + 1);
        }
    }
}

static bool put_head(DzAnimation *animation)
{
    static const unsigned char forever[] = {1, 0, 0};
    GifFileType *gif = animation->gif;
    EGifSetGifVersion(gif, true);
    return EGifPutScreenDesc(gif, animation->width, animation->height, 8, 0, NULL) == GIF_OK &&
           EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(gif, sizeof forever, forever) == GIF_OK &&
           EGifPutExtensionTrailer(gif) == GIF_OK &&
           (!animation->comment || EGifPutComment(gif, animation->comment) == GIF_OK);
}

/* Writes the frame that waits, over what is shown. */
static bool put_frame(DzAnimation *animation, Palette *palette, const int box[4])
{
    GifFileType *gif = animation->gif;
    GraphicsControlBlock control = {.DisposalMode = DISPOSE_DO_NOT,
                                    .DelayTime = animation->delay_cs,
                                    .TransparentColor = animation->first ? NO_TRANSPARENT_COLOR : CLEAR};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    ColorMapObject *map = GifMakeMapObject(256, palette->colours);
    int width = box[2] - box[0];
    bool ok = map && EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof extension, extension) == GIF_OK &&
              EGifPutImageDesc(gif, box[0], box[1], width, box[3] - box[1], false, map) == GIF_OK;
    g_autofree GifByteType *line = g_malloc((gsize)width);
    for (int y = box[1]; ok && y < box[3]; y++) {
        gsize start = (gsize)y * (gsize)animation->width + (gsize)box[0];
        for (gsize x = 0; x < (gsize)width; x++) {
            guint32 colour = animation->next[start + x];
            bool stays = !animation->first && animation->shown[start + x] == colour;
            line[x] = stays ? (GifByteType)CLEAR : index_of(palette, colour);
        }
        ok = EGifPutLine(gif, line, width) == GIF_OK;
    }
    GifFreeMapObject(map);
    return ok;
}

static void flush(DzAnimation *animation)
{
    Palette palette = {.index = g_hash_table_new(NULL, NULL)};
    g_autoptr(GArray) counts = count_colours(animation, animation->first);
    int box[4] = {0, 0, animation->width, animation->height};
    if (!animation->first)
        changed_box(animation, box);
    choose(&palette, counts);
    bool ok = (!animation->first || put_head(animation)) && put_frame(animation, &palette, box);
    g_hash_table_unref(palette.index);
    animation->failed = animation->failed || !ok;
    guint32 *spare = animation->shown;
    animation->shown = animation->next;
    animation->next = spare;
    animation->waits = animation->first = false;
}

static void begin(DzAnimation *animation, const DzScene *scene, int width, int height)
{
    gsize count = (gsize)width * (gsize)height;
    animation->width = width;
    animation->height = height;
    animation->shown = g_new0(guint32, count);
    animation->next = g_new0(guint32, count);
    animation->comment = g_strdup_printf("%s. %s. %s.", scene->collection ? scene->collection : scene->title,
                                         scene->credit, scene->licence);
    animation->gif = EGifOpen(animation->bytes, on_write, NULL);
    animation->failed = animation->gif == NULL;
}

/* The surface's pixels without what cairo leaves in the highest byte. */
static guint32 *pixels_of(cairo_surface_t *surface, int width, int height)
{
    guint32 *pixels = g_new(guint32, (gsize)width * (gsize)height);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    gsize stride = (gsize)cairo_image_surface_get_stride(surface);
    for (gsize y = 0; y < (gsize)height; y++) {
        const guint32 *row = (const guint32 *)(const void *)(data + y * stride);
        for (gsize x = 0; x < (gsize)width; x++)
            pixels[y * (gsize)width + x] = row[x] & 0xffffff;
    }
    return pixels;
}

bool dz_animation_add(DzAnimation *animation, const DzScene *scene, DzPango *pango, double dpi,
                      GError **error)
{
    cairo_surface_t *surface = dz_paint_image(scene, pango, dpi, error);
    if (!surface)
        return false;
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    g_autofree guint32 *pixels = pixels_of(surface, width, height);
    cairo_surface_destroy(surface);
    if (animation->gif && (width != animation->width || height != animation->height)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "a GIF of %d x %d pixels cannot hold a page of %d x %d", animation->width,
                    animation->height, width, height);
        return false;
    }
    if (!animation->gif && !animation->failed)
        begin(animation, scene, width, height);
    gsize size = sizeof(guint32) * (gsize)animation->width * (gsize)animation->height;
    if (animation->waits && memcmp(pixels, animation->next, size) == 0) {
        animation->delay_cs += FRAME_CS;
        return true;
    }
    if (animation->waits && !animation->failed)
        flush(animation);
    memcpy(animation->next, pixels, size);
    animation->waits = true;
    animation->delay_cs = FRAME_CS;
    return true;
}

GBytes *dz_animation_end(DzAnimation *animation, GError **error)
{
    animation->delay_cs += LAST_CS - FRAME_CS;
    if (animation->waits && !animation->failed)
        flush(animation);
    bool closed = animation->gif && EGifCloseFile(animation->gif, NULL) == GIF_OK;
    animation->gif = NULL;
    if (animation->failed || !closed) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "giflib cannot write the animation");
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_byte_array_ref(animation->bytes));
}
