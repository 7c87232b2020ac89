/*
 * PDF by cairo: one page or a book of pages with bookmarks. cairo stamps the clock into a PDF unless told a
 * date; the data set's is told.
 */
#include "paint/paint_in.h"

#include "model/day.h"

#include <cairo-pdf.h>

static const double POINTS_PER_MM = 72 / 25.4;

struct DzBook {
    GByteArray *bytes;
    cairo_surface_t *surface;
    guint pages;
};

DzBook *dz_book_new(void)
{
    DzBook *book = g_new0(DzBook, 1);
    book->bytes = g_byte_array_new();
    book->surface = cairo_pdf_surface_create_for_stream(dz_cairo_append, book->bytes, 72, 72);
    return book;
}

void dz_book_free(DzBook *book)
{
    if (!book)
        return;
    cairo_surface_destroy(book->surface);
    g_byte_array_unref(book->bytes);
    g_free(book);
}

static void set_metadata(cairo_surface_t *surface, const DzScene *scene, const char *title)
{
    g_autofree char *day = dz_day_text(scene->date);
    g_autofree char *date = g_strconcat(day, "T00:00:00Z", NULL);
    g_autofree char *subject =
        g_strdup_printf("%s (%s; %s)", scene->description, scene->credit, scene->licence);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, scene->dataset);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dezmap");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void add_bookmark(DzBook *book, const DzScene *scene)
{
    if (!scene->heading)
        return;
    g_autofree char *where = g_strdup_printf("page=%u", book->pages);
    cairo_pdf_surface_add_outline(book->surface, CAIRO_PDF_OUTLINE_ROOT, scene->heading, where, 0);
}

/* Of several pages the title is what they are all of, and the subject is not the first one's. */
static void name_book(cairo_surface_t *surface, const DzScene *scene)
{
    g_autofree char *subject =
        g_strdup_printf("%s (%s; %s)", scene->collection, scene->credit, scene->licence);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->collection);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject);
}

void dz_book_add(DzBook *book, const DzScene *scene, DzPango *pango)
{
    book->pages++;
    if (book->pages == 1)
        set_metadata(book->surface, scene, scene->title);
    else if (book->pages == 2 && scene->collection)
        name_book(book->surface, scene);
    cairo_pdf_surface_set_size(book->surface, scene->width_mm * POINTS_PER_MM,
                               scene->height_mm * POINTS_PER_MM);
    add_bookmark(book, scene);
    cairo_t *cr = cairo_create(book->surface);
    cairo_scale(cr, POINTS_PER_MM, POINTS_PER_MM);
    dz_paint_marks(cr, pango, scene);
    cairo_show_page(cr);
    cairo_destroy(cr);
}

GBytes *dz_book_end(DzBook *book, GError **error)
{
    cairo_surface_finish(book->surface);
    cairo_status_t status = cairo_surface_status(book->surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        dz_cairo_fail(status, error);
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_byte_array_ref(book->bytes));
}

GBytes *dz_paint_pdf(const DzScene *scene, DzPango *pango, GError **error)
{
    DzBook *book = dz_book_new();
    dz_book_add(book, scene, pango);
    GBytes *bytes = dz_book_end(book, error);
    dz_book_free(book);
    return bytes;
}
