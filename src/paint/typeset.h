/*
 * Text by pango: measured for the scene, drawn for the painter, by one and the same layout.
 */
#ifndef DZ_PAINT_TYPESET_H
#define DZ_PAINT_TYPESET_H

#include "scene/mark.h"

typedef struct DzPango DzPango;

DzPango *dz_pango_new(void);
void dz_pango_free(DzPango *pango);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPango, dz_pango_free)

/* The measuring side, to hand to the scene. It must not outlive `pango`. */
DzTypesetter dz_pango_typesetter(DzPango *pango);

#endif
