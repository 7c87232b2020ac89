/*
 * PNG by libpng itself rather than through cairo: cairo knows neither resolution nor text chunks, and
 * compresses at zlib's default, which on these maps costs five times what level 1 without filters does for a
 * file of the same size.
 */
#include "paint/paint_in.h"

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
    const char *const keys[] = {"Title", "Description", "Copyright", "Source", "Software"};
    const char *const values[] = {scene->title, scene->description, scene->licence, scene->credit, "dezmap"};
    png_text texts[G_N_ELEMENTS(keys)] = {0};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        texts[i].compression = PNG_ITXT_COMPRESSION_NONE;
        texts[i].key = (png_charp)(gpointer)keys[i];
        texts[i].text = (png_charp)(gpointer)values[i];
        texts[i].itxt_length = strlen(values[i]);
    }
    png_set_text(png, info, texts, G_N_ELEMENTS(keys));
}

/* Writes one row, from cairo's 32-bit words to red, green, blue. */
static void write_row(png_structp png, const unsigned char *words, png_uint_32 width, png_bytep row)
{
    const guint32 *pixels = (const guint32 *)(const void *)words;
    for (gsize x = 0; x < width; x++) {
        row[3 * x] = (png_byte)(pixels[x] >> 16 & 255);
        row[3 * x + 1] = (png_byte)(pixels[x] >> 8 & 255);
        row[3 * x + 2] = (png_byte)(pixels[x] & 255);
    }
    png_write_row(png, row);
}

static bool encode(cairo_surface_t *surface, const DzScene *scene, double dpi, Writer *writer)
{
    png_uint_32 width = (png_uint_32)cairo_image_surface_get_width(surface);
    png_uint_32 height = (png_uint_32)cairo_image_surface_get_height(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    gsize stride = (gsize)cairo_image_surface_get_stride(surface);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    png_bytep row = g_malloc(3 * (gsize)width);
    bool ok = false;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, writer, on_write, on_flush);
        png_set_compression_level(png, 3);
        png_set_filter(png, 0, PNG_FILTER_NONE);
        png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_uint_32 per_metre = (png_uint_32)lround(dpi / 0.0254);
        png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
        set_texts(png, info, scene);
        png_write_info(png, info);
        for (png_uint_32 y = 0; y < height; y++)
            write_row(png, data + y * stride, width, row);
        png_write_end(png, NULL);
        ok = true;
    }
    png_destroy_write_struct(&png, &info);
    g_free(row);
    return ok;
}

GBytes *dz_paint_png(const DzScene *scene, DzPango *pango, double dpi, GError **error)
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
    Writer writer = {.bytes = g_byte_array_new()};
    bool ok = status == CAIRO_STATUS_SUCCESS && encode(surface, scene, dpi, &writer);
    if (status != CAIRO_STATUS_SUCCESS)
        dz_cairo_fail(status, error);
    else if (!ok)
        g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "libpng cannot write the picture: %s",
                    writer.message ? writer.message : "out of memory");
    cairo_surface_destroy(surface);
    g_free(writer.message);
    if (ok)
        return g_byte_array_free_to_bytes(writer.bytes);
    g_byte_array_unref(writer.bytes);
    return NULL;
}
