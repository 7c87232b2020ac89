/*
 * What the files that build the composite share. Inside: only src/composite includes it.
 */
#ifndef DZ_COMPOSITE_COMPOSITE_IN_H
#define DZ_COMPOSITE_COMPOSITE_IN_H

#include "composite/composite.h"
#include "geo/overlay.h"

/* A polygon of the data set in the order in which polygons go into the overlay: bit i is that of the i-th. */
typedef struct DzClaim {
    const DzPolygon *polygon;
    DzThemeId theme;
    DzShape *repaired; /* its rings if they had to be made valid, else NULL */
    double size_km2;   /* without its holes: the smaller of two that overlap wins */
} DzClaim;

/* All polygons of both themes by their first day, then by what they say and where they are, so that the order
 * of the features does not matter. Of DzClaim; g_array_unref it. */
GArray *dz_claims_new(const DzDataset *set);

/*
 * Fills the histories of all faces from what covers them, and adds findings about overlaps. Without a theme
 * of control the zones' histories make episodes too.
 */
void dz_composite_fill_histories(DzComposite *composite, const DzOverlay *overlay, const GArray *claims);

/*
 * Makes valid the polygons that the overlay found to cross themselves, and adds a finding for each. How many
 * there were: then the overlay must be built again.
 */
guint dz_composite_repair(DzComposite *composite, const DzOverlay *overlay, GArray *claims);

/* Adds a finding for each polygon that has lost more than half of its ground, but not all. */
void dz_composite_find_losses(DzComposite *composite, const DzOverlay *overlay, const GArray *claims);

/* Adds a finding if boundaries were drawn anew. */
void dz_composite_find_anew(DzComposite *composite, const DzOverlay *overlay);

#endif
