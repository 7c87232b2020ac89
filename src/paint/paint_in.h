/*
 * Inside: only src/paint includes it.
 */
#ifndef DZ_PAINT_PAINT_IN_H
#define DZ_PAINT_PAINT_IN_H

#include "paint/typeset.h"

#include <cairo.h>

/* Draws a text mark; the context's unit is the millimetre. */
void dz_pango_draw(DzPango *pango, cairo_t *cr, const DzMark *mark);

/* Draws all marks; the context's unit is the millimetre. */
void dz_paint_marks(cairo_t *cr, DzPango *pango, const DzScene *scene);

/* The scene as a whole file, or NULL and an error. */
GBytes *dz_paint_png(const DzScene *scene, DzPango *pango, double dpi, GError **error);
GBytes *dz_paint_svg(const DzScene *scene, DzPango *pango, GError **error);
GBytes *dz_paint_pdf(const DzScene *scene, DzPango *pango, GError **error);

/* Sets DZ_ERROR_LIBRARY from cairo's status. */
void dz_cairo_fail(cairo_status_t status, GError **error);

#endif
