/*
 * Scenes as the pages of a PDF.
 */
#ifndef DZ_PAINT_BOOK_H
#define DZ_PAINT_BOOK_H

#include "paint/typeset.h"

/* A PDF of several pages, each with its heading, if it has one, as a bookmark; what is known of the
 * first scene is known of all of it. dz_book_end gives the file, once, or NULL and an error. */
typedef struct DzBook DzBook;
DzBook *dz_book_new(void);
void dz_book_add(DzBook *book, const DzScene *scene, DzPango *pango);
GBytes *dz_book_end(DzBook *book, GError **error);
void dz_book_free(DzBook *book);

#endif
