/*
 * PNG by libpng itself rather than through cairo: cairo knows neither resolution nor text chunks, and
 * compresses at zlib's default, which on these maps costs five times what level 1 without filters does for a
 * file of the same size. The pixels are compressed by libdeflate, in one piece: 1600 x 1200 pixels take 12.9
 * ms for 358 kB; zlib took 15.2 ms for 388 kB at level 1 and 16.6 ms for 376 kB at level 3.
 */
#include "paint/paint_in.h"

#include "model/day.h"

#include <libdeflate.h>
#include <math.h>
#include <png.h>
#include <string.h>

/* What libpng's callbacks share; `error` is set by the first trouble. */
typedef struct Writer {
    GByteArray *bytes;
    char *message;
} Writer;

static void on_error(png_structp png, png_const_charp message)
{
    Writer *writer = png_get_error_ptr(png);
    if (!writer->message)
        writer->message = g_strdup(message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png G_GNUC_UNUSED, png_const_charp message G_GNUC_UNUSED)
{
}

static void on_write(png_structp png, png_bytep data, size_t length)
{
    Writer *writer = png_get_io_ptr(png);
    g_byte_array_append(writer->bytes, data, (guint)length);
}

static void on_flush(png_structp png G_GNUC_UNUSED)
{
}

static void set_texts(png_structp png, png_infop info, const DzScene *scene)
{
    g_autofree char *round = scene->round_number < 0 ? NULL : g_strdup_printf("%d", scene->round_number);
    g_autofree char *day = scene->day == DZ_DAY_NONE ? NULL : dz_day_text(scene->day);
    const struct {
        const char *key, *value;
    } all[] = {{"Title", scene->title},
               {"Description", scene->description},
               {"Copyright", scene->licence},
               {"Source", scene->credit},
               {"Disclaimer", scene->disclaimer},
               {"Data set", scene->dataset},
               {"Round", round},
               {"Date", day},
               {"Software", "dezmap"}};
    png_text texts[G_N_ELEMENTS(all)] = {0};
    int count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        if (!all[i].value || !*all[i].value)
            continue;
        texts[count].compression = PNG_ITXT_COMPRESSION_NONE;
        texts[count].key = (png_charp)(gpointer)all[i].key;
        texts[count].text = (png_charp)(gpointer)all[i].value;
        texts[count++].itxt_length = strlen(all[i].value);
    }
    png_set_text(png, info, texts, count);
}

/* The rows as a PNG has them, each behind its filter's number, none; from cairo's 32-bit words to red, green,
 * blue. NULL if there is no memory for them. g_free it. */
static guint8 *rows_of(cairo_surface_t *surface, gsize *length)
{
    gsize width = (gsize)cairo_image_surface_get_width(surface);
    gsize height = (gsize)cairo_image_surface_get_height(surface);
    gsize stride = (gsize)cairo_image_surface_get_stride(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    *length = height * (1 + 3 * width);
    guint8 *rows = g_try_malloc(*length), *to = rows;
    for (gsize y = 0; rows && y < height; y++) {
        const guint32 *pixels = (const guint32 *)(const void *)(data + y * stride);
        *to++ = PNG_FILTER_VALUE_NONE;
        for (gsize x = 0; x < width; x++, to += 3) {
            to[0] = (guint8)(pixels[x] >> 16 & 255);
            to[1] = (guint8)(pixels[x] >> 8 & 255);
            to[2] = (guint8)(pixels[x] & 255);
        }
    }
    return rows;
}

/* The rows compressed; NULL if there is no memory for it. g_free it. */
static guint8 *compressed(cairo_surface_t *surface, gsize *length)
{
    enum { LEVEL = 4 };
    gsize plain = 0;
    g_autofree guint8 *rows = rows_of(surface, &plain);
    struct libdeflate_compressor *compressor = rows ? libdeflate_alloc_compressor(LEVEL) : NULL;
    gsize most = compressor ? libdeflate_zlib_compress_bound(compressor, plain) : 0;
    guint8 *out = most ? g_try_malloc(most) : NULL;
    *length = out ? libdeflate_zlib_compress(compressor, rows, plain, out, most) : 0;
    libdeflate_free_compressor(compressor);
    if (*length == 0)
        g_clear_pointer(&out, g_free);
    return out;
}

/* A chunk holds less than 2 GiB. */
static void write_pixels(png_structp png, const guint8 *data, gsize length)
{
    static const png_byte pixels[] = "IDAT", end[] = "IEND";
    enum { MOST = 1 << 30 };
    for (gsize at = 0; at < length; at += MOST)
        png_write_chunk(png, pixels, data + at, MIN(length - at, MOST));
    png_write_chunk(png, end, NULL, 0);
}

static bool encode(cairo_surface_t *surface, const DzScene *scene, double dpi, Writer *writer)
{
    png_uint_32 width = (png_uint_32)cairo_image_surface_get_width(surface);
    png_uint_32 height = (png_uint_32)cairo_image_surface_get_height(surface);
    gsize length = 0;
    guint8 *data = compressed(surface, &length);
    png_structp png =
        data ? png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning) : NULL;
    png_infop info = png ? png_create_info_struct(png) : NULL;
    bool ok = false;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, writer, on_write, on_flush);
        png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_uint_32 per_metre = (png_uint_32)lround(dpi / 0.0254);
        png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
        set_texts(png, info, scene);
        png_write_info(png, info);
        write_pixels(png, data, length);
        ok = true;
    }
    png_destroy_write_struct(&png, &info);
    g_free(data);
    return ok;
}

cairo_surface_t *dz_paint_image(const DzScene *scene, DzPango *pango, double dpi, GError **error)
{
    double pixels_per_mm = dpi / 25.4;
    int width = (int)lround(scene->width_mm * pixels_per_mm),
        height = (int)lround(scene->height_mm * pixels_per_mm);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, pixels_per_mm, pixels_per_mm);
    dz_paint_marks(cr, pango, scene);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return surface;
    dz_cairo_fail(status, error);
    cairo_surface_destroy(surface);
    return NULL;
}

GBytes *dz_paint_png(const DzScene *scene, DzPango *pango, double dpi, GError **error)
{
    cairo_surface_t *surface = dz_paint_image(scene, pango, dpi, error);
    if (!surface)
        return NULL;
    Writer writer = {.bytes = g_byte_array_new()};
    bool ok = encode(surface, scene, dpi, &writer);
    if (!ok)
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "libpng cannot write the picture: %s",
                    writer.message ? writer.message : "out of memory");
    cairo_surface_destroy(surface);
    g_free(writer.message);
    if (ok)
        return g_byte_array_free_to_bytes(writer.bytes);
    g_byte_array_unref(writer.bytes);
    return NULL;
}
