/*
 * Texts and symbols while they look for their places. Inside: only src/scene includes it.
 */
#ifndef DZ_SCENE_SYMBOLS_IN_H
#define DZ_SCENE_SYMBOLS_IN_H

#include "scene/scene_in.h"

/* A text as a style layer sets it. */
typedef struct DzLabel {
    const char *source, *text; /* the text is the scene's */
    guint order;               /* of its style layer */
    DzFont font;
    DzColour colour, halo;
    double halo_mm, wrap_mm;
    DzTextSize size;
} DzLabel;

/* The text of symbol layer `order` for a thing; false if it has none, or if the map has had too many letters.
 */
bool dz_label_read(DzMap *map, guint order, const DzThing *thing, DzLabel *out);

/* The same in another size. */
DzLabel dz_label_scaled(const DzMap *map, const DzLabel *label, double factor);

double dz_label_ink_height(const DzLabel *label);

/* Writes it with its letters in `ink`, turned clockwise about its middle, and takes the place. */
void dz_label_add(DzMap *map, const DzLabel *label, DzPageBox ink, double angle_deg);

/* Names a line along the first of its stretches that is long and straight enough, not too steep, and free. */
void dz_map_label_line(DzMap *map, const DzPath *line, const DzLabel *label);

/* May it stand in the box: is that inside the frame, clear of symbols, and not too near to other texts? */
bool dz_label_fits(const DzMap *map, const DzLabel *label, DzPageBox box);

/* The rings of the ground that changed hands, for dz_map_hidden_share: the caller's, while the things live.
 */
GArray *dz_map_changed_rings(const DzMap *map);

/* How much of a patch of changed ground a text in the box would hide, of the one of which it hides most: from
 * 0 to 1. */
double dz_map_hidden_share(const DzMap *map, const DzPageBox *box);

/* Names an area: all that the symbol layers say of it, one below the other, inside it or, where it is one
 * that must be named, beside it. */
void dz_map_label_area(DzMap *map, const DzThing *thing);

#endif
