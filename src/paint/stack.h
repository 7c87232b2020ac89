/*
 * Several drawings for one page of the web, such as the maps of all rounds, where what is in several of them
 * is written once: each is a list of parts, a part being what stands together in it, and every shape of some
 * length is defined once whoever draws it.
 */
#ifndef DZ_PAINT_STACK_H
#define DZ_PAINT_STACK_H

#include "paint/typeset.h"

typedef struct DzStack DzStack;

/* `pango` must outlive it. The caller owns it. */
DzStack *dz_stack_new(DzPango *pango);
void dz_stack_free(DzStack *stack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzStack, dz_stack_free)

/* What of a scene a drawing shows. */
typedef enum {
    DZ_STACK_ALL,
    DZ_STACK_MAP,   /* what lies in the map's frame */
    DZ_STACK_LEGEND /* the legend beside it */
} DzStackPart;

/* Adds a drawing of that part of the scene; its number, from 0. */
guint dz_stack_add(DzStack *stack, const DzScene *scene, DzStackPart part);

/* What the drawing covers of its page; empty if nothing is drawn. */
DzPageBox dz_stack_box(const DzStack *stack, guint drawing);

/* All that drawings refer to, as children of a <defs> of the page. */
void dz_stack_write_definitions(const DzStack *stack, GString *svg);

/* Attributes of the <svg> that a drawing is in: view box, fonts. */
void dz_stack_write_attributes(const DzStack *stack, guint drawing, GString *svg);

/* The drawing, as children of that <svg>. */
void dz_stack_write(const DzStack *stack, guint drawing, GString *svg);

/*
 * The drawings `first` to `first` + `count` - 1 over each other: each part once, in an order that is right
 * for all of them, with the layer it is of as data-layer, and, if it is not in all of them, the numbers of
 * those that it is in, from 0, as data-in. Parts that the last drawing does not have are hidden.
 */
void dz_stack_write_pile(const DzStack *stack, guint first, guint count, GString *svg);

#endif
