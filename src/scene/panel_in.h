/*
 * The panel beside the map while it is written. Inside: only src/scene includes it.
 */
#ifndef DZ_SCENE_PANEL_IN_H
#define DZ_SCENE_PANEL_IN_H

#include "scene/scene_in.h"

/* It is written from the top down; `y` is where the next thing goes. Boxes are those of a left-to-right page.
 */
typedef struct DzPanel {
    DzMap *map;
    DzPageBox box;
    double y;
    double squeeze; /* sizes are multiplied by this so that all of it fits */
    guint columns;  /* of the legend */
    guint most;     /* entries of the legend that are written */
} DzPanel;

/* The font of a part, as large as the panel has room for; and a length in ems of the page's text. */
DzFont dz_panel_font(const DzPanel *panel, DzPart part, DzPageKey size, bool bold);
double dz_panel_em(const DzPanel *panel, double ems);

/* Writes a text under what is there, `indent` from the panel's start. */
void dz_panel_text(DzPanel *panel, const char *layer, const char *text, DzFont font, DzColour colour,
                   double indent);

/* The heading that the style gives the part, else `text`. */
void dz_panel_heading(DzPanel *panel, DzPart part, const char *text);

/* The text that the style gives a part in the map's language; NULL if none. g_free it. */
char *dz_map_page_text(const DzMap *map, DzPart part, DzPageKey key);

void dz_panel_inset(DzPanel *panel);
void dz_panel_timeline(DzPanel *panel);
void dz_panel_zones(DzPanel *panel);
void dz_panel_legend(DzPanel *panel);

#endif
