/*
 * A map in the making: what the files of this room share while they add their marks. Inside: only src/scene
 * includes it.
 */
#ifndef DZ_SCENE_SCENE_IN_H
#define DZ_SCENE_SCENE_IN_H

#include "composite/status.h"
#include "scene/scene.h"
#include "scene/view.h"
#include "style/look.h"
#include "words/words.h"

/* Symbols of points; each is drawn the same on the map and in the legend. */
typedef enum {
    DZ_SYMBOL_CROSSING_OPEN, /* in the order of DzCrossingState */
    DZ_SYMBOL_CROSSING_CLOSED,
    DZ_SYMBOL_CROSSING_EXCHANGES,
    DZ_SYMBOL_EXCHANGE,
    DZ_SYMBOL_POST_FIRST, /* of the first party that has posts */
    DZ_SYMBOL_POST_OTHER,
    DZ_SYMBOL_POST_FIRST_ENCIRCLED, /* the same, in a circle */
    DZ_SYMBOL_POST_OTHER_ENCIRCLED
} DzSymbol;

typedef enum { DZ_ENTRY_AREA, DZ_ENTRY_LINE, DZ_ENTRY_SYMBOL } DzEntryKind;

/* One line of the legend: a sample and what it means. */
typedef struct DzEntry {
    DzEntryKind kind;
    DzMark sample; /* style of an area or line; owns nothing */
    DzSymbol symbol;
    char *text;
} DzEntry;

typedef struct DzMap {
    const DzComposite *composite;
    const DzDataset *set;
    const DzMapRequest *request;
    const DzLook *look;
    const DzTypesetter *typesetter;
    DzScene *scene;
    DzView view;
    double unit; /* how much larger than 271 x 203 mm the page is: look's lengths times this */
    DzLang lang;
    DzDay day, before; /* shown; compared with, DZ_DAY_NONE if nothing */
    bool recorded;     /* is `day` on record? */
    int *holders, *drawn_holders,
        *holders_before; /* by face; `drawn` goes on under the fading edge. NULL off the record */
    int *zones;
    DzZoneStatus *statuses; /* by zone */
    DzPath *record;         /* where the record is drawn at all */
    GArray *taken;          /* of DzPageBox: where no label may go */
    GArray *entries;        /* of DzEntry */
} DzMap;

/* A length of the look on this page [mm]. */
double dz_map_mm(const DzMap *map, double look_mm);

/* A position of the left-to-right page on this one: mirrored for right-to-left languages. */
DzPage dz_map_at(const DzMap *map, double x, double y);

DzTextSize dz_map_measure(const DzMap *map, const char *text, const DzFont *font, double wrap_mm);

/* A text of the page's furniture, placed as on a left-to-right page; `anchor` as in DzMark. */
DzMark *dz_map_text(DzMap *map, const char *layer, const char *text, DzPage left_to_right, double anchor,
                    DzFont font, DzColour colour, double wrap_mm);

void dz_map_take(DzMap *map, DzPageBox box);

/* Adds a line to the legend, once for each text; the sample's style is copied. */
void dz_map_entry(DzMap *map, DzEntryKind kind, const DzMark *sample, DzSymbol symbol, const char *text);

/* Draws a symbol centred at `at`. */
void dz_map_symbol(DzMap *map, const char *layer, DzSymbol symbol, DzPage at, bool in_frame);

/* Where a post's symbol stands; false if the map does not show it: too small, another day, another place. */
bool dz_map_post_place(const DzMap *map, guint post, DzPage *at);

/* The steps, in the order in which they are drawn. */
bool dz_map_ground(DzMap *map, GError **error);     /* sea, land, control, change, the record's edge */
void dz_map_base(DzMap *map);                       /* neighbours, water, borders, governorates */
void dz_map_zones(DzMap *map);                      /* outlines of the agreed extents, fronts */
void dz_map_roads(DzMap *map);                      /* roads, under the lines between areas */
void dz_map_shields(DzMap *map);                    /* the names of roads, on them */
bool dz_map_provisions(DzMap *map, GError **error); /* what agreements lay down by a rule */
void dz_map_points(DzMap *map);                     /* crossings, exchanges, posts */
void dz_map_scalebar(DzMap *map);
void dz_map_labels(DzMap *map);
void dz_map_panel(DzMap *map, DzPageBox box); /* `box` as on a left-to-right page */
void dz_map_furniture(DzMap *map);            /* frame, title, panel, credit */

/* The page's parts on a left-to-right page, before anything is drawn: frame of the map, panel beside it. */
typedef struct DzLayout {
    DzPageBox frame, panel;
    double title_y, credit_y, margin;
} DzLayout;
DzLayout dz_map_layout(const DzMap *map, double aspect);

#endif
