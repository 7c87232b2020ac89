/*
 * SVG by cairo, letters as outlines. cairo numbers the surfaces, clips and glyphs of its SVG through the
 * whole process; that is mended here, so that the same scene gives the same bytes.
 */
#include "paint/paint_in.h"

#include <cairo-svg.h>
#include <string.h>

cairo_status_t dz_cairo_append(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Paints the scene and ends the surface; the bytes have then been written. */
static cairo_status_t paint(cairo_surface_t *surface, double units_per_mm, DzPango *pango,
                            const DzScene *scene)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, units_per_mm, units_per_mm);
    dz_paint_marks(cr, pango, scene);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static GBytes *finish(GByteArray *bytes, cairo_status_t status, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return g_byte_array_free_to_bytes(bytes);
    dz_cairo_fail(status, error);
    g_byte_array_unref(bytes);
    return NULL;
}

/* The length of a name such as surface12 or glyph3-7 that ends an id or a reference. */
static gsize name_length(const char *at)
{
    gsize length = 0;
    while (g_ascii_isalnum(at[length]) || at[length] == '-')
        length++;
    return length;
}

/* The new name of an id: its letters and a number by first appearance. */
static const char *renamed(GHashTable *names, const char *old, gsize length)
{
    g_autofree char *key = g_strndup(old, length);
    char *name = g_hash_table_lookup(names, key);
    if (!name) {
        gsize letters = strcspn(key, "0123456789");
        name = g_strdup_printf("%.*s%u", (int)letters, key, g_hash_table_size(names) + 1);
        g_hash_table_insert(names, g_strdup(key), name);
    }
    return name;
}

/* Gives every id a name that depends on the file alone; ids and references to them follow `id="` and `#`. */
static GByteArray *rename_ids(GByteArray *svg)
{
    guint8 nul = 0;
    g_byte_array_append(svg, &nul, 1);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GString *out = g_string_sized_new(svg->len);
    const char *at = (const char *)svg->data;
    while (*at) {
        gsize skip = g_str_has_prefix(at, "id=\"")      ? 4
                     : g_str_has_prefix(at, "url(#")    ? 5
                     : g_str_has_prefix(at, "href=\"#") ? 7
                                                        : 0;
        gsize length = skip ? name_length(at + skip) : 0;
        if (!length) {
            g_string_append_c(out, *at++);
            continue;
        }
        g_string_append_len(out, at, (gssize)skip);
        g_string_append(out, renamed(names, at + skip, length));
        at += skip + length;
    }
    g_byte_array_unref(svg);
    gsize length = out->len;
    return g_byte_array_new_take((guint8 *)g_string_free(out, FALSE), length);
}

/* Puts title and description where a reader of the picture looks for them: as the first children of the root.
 */
static GByteArray *add_texts(GByteArray *svg, const DzScene *scene)
{
    g_autofree char *texts =
        g_markup_printf_escaped("\n<title>%s</title>\n<desc>%s %s. %s.</desc>", scene->title,
                                scene->description, scene->credit, scene->licence);
    const char *root = g_strstr_len((const char *)svg->data, (gssize)svg->len, "<svg");
    const char *end = root ? memchr(root, '>', svg->len - (gsize)(root - (const char *)svg->data)) : NULL;
    if (!end)
        return svg;
    GByteArray *out = g_byte_array_sized_new(svg->len + 1024);
    guint head = (guint)(end + 1 - (const char *)svg->data);
    g_byte_array_append(out, svg->data, head);
    g_byte_array_append(out, (const guint8 *)texts, (guint)strlen(texts));
    g_byte_array_append(out, svg->data + head, svg->len - head);
    g_byte_array_unref(svg);
    return out;
}

GBytes *dz_paint_outlines(const DzScene *scene, DzPango *pango, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(dz_cairo_append, bytes, scene->width_mm, scene->height_mm);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_MM);
    cairo_status_t status = paint(surface, 1, pango, scene);
    if (status == CAIRO_STATUS_SUCCESS)
        bytes = add_texts(rename_ids(bytes), scene);
    return finish(bytes, status, error);
}

void dz_cairo_fail(cairo_status_t status, GError **error)
{
    g_set_error(error, DZ_ERROR, DZ_ERROR_LIBRARY, "cairo cannot draw the map: %s",
                cairo_status_to_string(status));
}
