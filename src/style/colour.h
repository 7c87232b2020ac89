/*
 * How colours look beside each other: to the eye, and to eyes that lack a kind of cone.
 */
#ifndef DZ_STYLE_COLOUR_H
#define DZ_STYLE_COLOUR_H

#include "model/model.h"

typedef enum { DZ_VISION_PROTAN, DZ_VISION_DEUTAN, DZ_VISION_TRITAN, DZ_VISION_COUNT } DzVision;

/* "protanopia" and so on. Static. */
const char *dz_vision_word(DzVision vision);

/* `over` laid on an opaque colour, in sRGB as all renderers do. */
DzColour dz_colour_over(DzColour over, DzColour under);

/* Contrast of two opaque colours, 1 to 21: WCAG 2.1, https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
double dz_colour_contrast(DzColour a, DzColour b);

/* The colour as it is seen without one kind of cone: Machado, Oliveira and Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency" (2009), severity 1, in linear light.
 */
DzColour dz_colour_seen(DzColour colour, DzVision vision);

/* CIELAB of an opaque sRGB colour, white D65. */
typedef struct DzLab {
    double l, a, b;
} DzLab;

DzLab dz_colour_lab(DzColour colour);

/* How far apart two colours are for the eye: CIEDE2000; about 1 can just be seen side by side. Sharma, Wu and
 * Dalal, "The CIEDE2000 color-difference formula: implementation notes" (2005). */
double dz_lab_difference(DzLab a, DzLab b);

/* "#1f6f8b": an opaque colour. g_free it. */
char *dz_colour_text(DzColour colour);

#endif
