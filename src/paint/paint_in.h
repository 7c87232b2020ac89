/*
 * Inside: only src/paint includes it.
 */
#ifndef DZ_PAINT_PAINT_IN_H
#define DZ_PAINT_PAINT_IN_H

#include "paint/book.h"
#include "paint/typeset.h"

#include <cairo.h>
#include <pango/pango.h>

/* How much larger than a millimetre the unit of layouts is. */
#define DZ_PANGO_PER_MM 40.0

/* The layout of a text mark, and where on the page its left side is; its top is at mark->at.y. It is
 * pango's. */
PangoLayout *dz_pango_layout(DzPango *pango, const DzMark *mark, double *left_mm);

/* The point about which a text mark is turned: the middle of its letters. */
DzPage dz_pango_middle(PangoLayout *layout, const DzMark *mark);

/* Families, weight and slant of a font's name, which may be NULL. It is pango's. */
const PangoFontDescription *dz_pango_font(DzPango *pango, const char *name);
/* "Noto Sans Bold, Noto Sans Arabic Bold": all of the families, with the weight and slant of the first. The
 * caller owns it. */
PangoFontDescription *dz_pango_parse_fonts(const char *name);

/* Draws a text mark; the context's unit is the millimetre. */
void dz_pango_draw(DzPango *pango, cairo_t *cr, const DzMark *mark);

/* Draws a layout with its top left corner at the origin, glyphs with their text, in the colour that is set.
 */
void dz_pango_show(cairo_t *cr, PangoLayout *layout);

/*
 * Sheets with what does not change from map to map, the last few by number. dz_pango_sheet may answer NULL;
 * what it gives lasts until one is kept. dz_pango_keep_sheet takes `sheet`.
 */
cairo_pattern_t *dz_pango_sheet(DzPango *pango, guint64 number);
void dz_pango_keep_sheet(DzPango *pango, guint64 number, cairo_pattern_t *sheet);

/* Draws all marks; the context's unit is the millimetre. */
void dz_paint_marks(cairo_t *cr, DzPango *pango, const DzScene *scene);

/* The scene as a whole file, or NULL and an error. */
GBytes *dz_paint_png(const DzScene *scene, DzPango *pango, double dpi, GError **error);
GBytes *dz_paint_svg(const DzScene *scene, DzPango *pango, GError **error);
GBytes *dz_paint_outlines(const DzScene *scene, DzPango *pango, GError **error); /* SVG by cairo */
GBytes *dz_paint_pdf(const DzScene *scene, DzPango *pango, GError **error);

/* The scene in pixels, or NULL and an error. cairo_surface_destroy it. */
cairo_surface_t *dz_paint_image(const DzScene *scene, DzPango *pango, double dpi, GError **error);

/* A GIF of several frames, all of one size. dz_animation_end gives the file, once, or NULL and an error. */
typedef struct DzAnimation DzAnimation;
DzAnimation *dz_animation_new(void);
bool dz_animation_add(DzAnimation *animation, const DzScene *scene, DzPango *pango, double dpi,
                      GError **error);
GBytes *dz_animation_end(DzAnimation *animation, GError **error);
void dz_animation_free(DzAnimation *animation);

/* Where the pixels of the scene's PNG lie: ESRI's world file, GDAL's .aux.xml. g_free them. */
char *dz_paint_world_file(const DzScene *scene, double dpi);
char *dz_paint_aux_xml(const DzScene *scene, double dpi);

/* The parts of a structured SVG. */
void dz_svg_number(GString *svg, double value, int decimals);             /* as short as it can be */
void dz_svg_colour(GString *svg, const char *attribute, DzColour colour); /* nothing if it cannot be seen */
void dz_svg_attribute(GString *svg, const char *name, double value, int decimals);
void dz_svg_text_attribute(GString *svg, const char *name, const char *value); /* escaped */
void dz_svg_head(GString *svg, const DzScene *scene,
                 DzPango *pango); /* the root, open, and all that is said first */
void dz_svg_escaped(GString *svg, const char *text);
void dz_svg_text(GString *svg, DzPango *pango, const DzScene *scene, const DzMark *mark);
const char *dz_svg_families(DzPango *pango, const DzScene *scene); /* of the first text; NULL: none */
void dz_svg_family_list(GString *list, const char *families);      /* as CSS has it, with a way out */
const char *dz_svg_language(DzLang lang);                          /* its tag */

void dz_svg_path_data(GString *svg, const DzMark *mark);               /* the attribute d */
void dz_svg_stroke(GString *svg, const DzStroke *stroke);              /* attributes; none if it is none */
void dz_svg_data(GString *svg, const DzMark *mark);                    /* what an area is, as attributes */
void dz_svg_pattern(GString *svg, const DzHatch *hatch, guint number); /* "hatch-N" */
void dz_svg_clip(GString *svg, const DzPageBox *frame, guint number);  /* "frame-clip-N" */
bool dz_mark_is_hatched(const DzMark *mark);
bool dz_hatch_equal(const DzHatch *a, const DzHatch *b);

/* Gathers what cairo writes in the GByteArray `closure`. */
cairo_status_t dz_cairo_append(void *closure, const unsigned char *data, unsigned int length);

/* Sets DZ_ERROR_LIBRARY from cairo's status. */
void dz_cairo_fail(cairo_status_t status, GError **error);

#endif
