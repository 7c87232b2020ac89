/*
 * A scene as a picture.
 */
#ifndef DZ_PAINT_PICTURE_H
#define DZ_PAINT_PICTURE_H

#include "paint/typeset.h"

/* The scene as a whole file in memory; `dpi` is a PNG's. NULL and an error if that fails. The caller owns it.
 */
GBytes *dz_picture_draw(const DzScene *scene, DzPango *pango, DzPicture picture, double dpi, GError **error);

#endif
