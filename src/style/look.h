/*
 * The look of a map: colours, widths and sizes, in one table, so that neither scene nor paint holds any.
 * Lengths are millimetres on a page of 271 x 203 mm (1600 x 1200 pixels at 150 dpi); other pages scale them.
 */
#ifndef DZ_STYLE_LOOK_H
#define DZ_STYLE_LOOK_H

#include "model/model.h"

typedef struct DzLook {
    const char *name;
    /* ground */
    DzColour paper, sea, land, neighbour, lake, river, coast, border, governorate;
    double coast_mm, border_mm, river_mm, governorate_mm;
    /* zones, by DzStatus (six): the held part's tint, the extent's outline */
    DzColour zone_tint[6], zone_line[6];
    double zone_line_mm;
    double zone_dash_mm[6]; /* 0: solid */
    /* change and fronts */
    DzColour change, front;
    double change_mm, change_distance_mm, front_mm, front_dash_mm;
    /* a party's second cue */
    DzColour pattern;
    double pattern_mm, pattern_distance_mm;
    /* what agreements lay down by a rule; roads */
    DzColour provision, road, road_casing;
    double provision_mm, provision_dash_mm, road_mm;
    /* symbols */
    DzColour symbol_line, symbol_open, symbol_closed, exchange, post[2];
    double symbol_mm; /* radius */
    /* texts */
    DzColour ink, ink_soft, halo, neighbour_name;
    double title_mm, subtitle_mm, body_mm, small_mm, halo_mm;
    double label_mm[6]; /* of settlements, by rank 1 to 6 */
    double zone_label_mm, town_mm;
} DzLook;

/* The look of that name; NULL if there is none. Static. */
const DzLook *dz_look_find(const char *name);

#endif
