/*
 * A map in the making: what the files of this room share while they add their marks. Inside: only src/scene
 * includes it.
 *
 * First the things on the map are gathered, each a feature of a source layer of the style with the place it
 * has on the page; then the page's furniture takes its place, then the symbols and labels; then all is drawn,
 * one style layer after the other, and at last the panel, whose legend has what was gathered.
 */
#ifndef DZ_SCENE_SCENE_IN_H
#define DZ_SCENE_SCENE_IN_H

#include "composite/status.h"
#include "scene/scene.h"
#include "scene/view.h"
#include "style/page.h"
#include "style/sources.h"
#include "style/style.h"
#include "words/words.h"

/* The height of a symbol at an icon-size of 1 (style/sources.h) [px]. */
enum { DZ_SYMBOL_PX = 10 };

/* A thing on the map: what the style sees of it, and where it lies. */
typedef struct DzThing {
    DzStyleFeature feature;
    DzStyleField fields[DZ_SOURCE_FIELDS_MAX];
    DzPath *path;       /* lines or rings on the page; NULL for a point */
    bool closed;        /* lines that go around an area: their name stands inside */
    DzPath *outline;    /* lines of an area that are drawn instead of its rings; NULL: the rings */
    const DzPath *core; /* the part of an area where its name stands if it can; NULL: anywhere in it */
    DzPage at;          /* of a point */
    guint column;       /* how many things of its kind stand above it at the same point */
    int rank;           /* of a settlement */
    double fade;        /* its opacity is multiplied by this */
    bool ends;          /* lines that fade where the record does */
    bool shows;         /* is any of it on the map? */
    bool still;         /* is it the same on every day? */
    /* what an area is, as in DzMark; NULL: not that */
    const char *zone, *status, *party, *name;
    double km2;
} DzThing;

/* A place on the map where nothing else may go. */
typedef struct DzTaken {
    DzPageBox box;
    bool text; /* is it that of a text, from which others keep a distance? */
} DzTaken;

/* One line of the legend: things whose looks make up its sample, from the bottom up, and what it means. */
typedef struct DzEntry {
    int rank;          /* entries stand in the order of it */
    GPtrArray *things; /* of DzThing */
    char *text;
} DzEntry;

struct DzMemory {
    DzStyle *style; /* NULL: none yet */
    char *style_name;
    DzProjection *projection; /* NULL: none yet */
    char *plane;              /* what it is of */
    DzView view;              /* in which `paths` are; it owns nothing */
    DzPage shift;             /* from there to where the view of the map at work lies on the page */
    double unit;
    GHashTable *paths; /* what they are of -> DzPath */
};

typedef struct DzMap {
    const DzComposite *composite;
    const DzDataset *set;
    const DzMapRequest *request;
    const DzStyle *style;
    const DzTypesetter *typesetter;
    DzMemory *memory;
    DzScene *scene;
    DzView view;
    double aspect; /* width by height of the ground that was asked for */
    double zoom;   /* of the style */
    double unit;   /* how much larger than 271 x 203 mm the page is: the style's lengths times this */
    guint order;   /* of the marks that are added now */
    DzLang lang;
    DzDay day, before;                           /* shown; compared with, DZ_DAY_NONE if nothing */
    bool recorded;                               /* is `day` on record? */
    int *holders, *drawn_holders, *drawn_before; /* by face; `drawn` goes on under the fading edge. NULL off
                                                    the record */
    int *zones;
    DzZoneStatus *statuses;      /* by zone */
    DzPath *record;              /* where the record is drawn at all */
    GPtrArray **things;          /* of DzThing, by source layer */
    GArray *taken;               /* of DzTaken */
    GArray *changed;             /* the rings of what changed hands, while texts are placed; else NULL */
    GArray *entries;             /* of DzEntry */
    guint letters;               /* measured for symbol layers */
    const DzStyleLayer *verbose; /* the one whose text went beyond DZ_LIMIT_LETTERS; NULL: none did */
    /* on a sheet of several maps */
    bool sheet;     /* the legend is that of all */
    DzPageBox cell; /* the frame of this one, on a left-to-right page; empty: the page has its own layout */
} DzMap;

/* ---- scene.c: the steps */

/* Can the request be drawn? Its style, which is the memory's; NULL and an error if not. */
const DzStyle *dz_map_check(const DzComposite *composite, const DzMapRequest *request, DzMemory *memory,
                            GError **error);

/* Begins a map that adds its marks to `scene`; all that it is given must outlive it. To be ended. */
void dz_map_begin(DzMap *map, const DzComposite *composite, const DzMapRequest *request, const DzStyle *style,
                  const DzTypesetter *typesetter, DzMemory *memory, DzScene *scene);
void dz_map_end(DzMap *map);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzMap, dz_map_end)

/* Opens the view and gathers the things that may be on the map, for its day. */
bool dz_map_gather(DzMap *map, GError **error);

/* ---- memory.c: what stays the same from map to map. All is the memory's but the paths that it gives. */

const DzStyle *dz_memory_style(DzMemory *memory, const char *name, const char *folder, GError **error);

/* That of `crs`, or where that is empty an equal-area one about `middle`. */
DzProjection *dz_memory_projection(DzMemory *memory, const char *crs, DzLonLat middle, GError **error);

/* From now on paths are of that view, on a page with that unit. Those of another are forgotten, but, where it
 * may be `anywhere` on the page, for one that shows the same; moved, they may differ in their last bits. */
void dz_memory_look(DzMemory *memory, const DzView *view, double unit, bool anywhere);

/* The path that was kept of `key`, a pointer that means the same from map to map; NULL if none was. The
 * caller owns it. dz_memory_keep gives back `path`, which stays the caller's. */
DzPath *dz_memory_recall(const DzMemory *memory, const void *key);
DzPath *dz_memory_keep(DzMemory *memory, const void *key, DzPath *path);

/* ---- map.c: small things */

/* A length of the page's INI on this page [mm]; and one of the style's, in pixels. */
double dz_map_mm(const DzMap *map, double page_mm);
double dz_map_px(const DzMap *map, double pixels);

/* A position of the left-to-right page on this one: mirrored for right-to-left languages. */
DzPage dz_map_at(const DzMap *map, double x, double y);

DzTextSize dz_map_measure(const DzMap *map, const char *text, const DzFont *font, double wrap_mm);

/* The font of a part of the page in that of its sizes. */
DzFont dz_map_font(const DzMap *map, DzPart part, DzPageKey size, bool bold);

/* Adds a shape, an area if `rings`; the scene takes `path`. */
DzMark *dz_map_shape(DzMap *map, const char *layer, DzPath *path, bool rings);

/* A text of the page's furniture, placed as on a left-to-right page; `anchor` as in DzMark. */
DzMark *dz_map_text(DzMap *map, const char *layer, const char *text, DzPage left_to_right, double anchor,
                    DzFont font, DzColour colour, double wrap_mm);

/* Puts the page's halo around a text on the map. */
void dz_map_halo(const DzMap *map, DzMark *mark);

/* A solid line of the page's furniture. */
DzStroke dz_map_stroke(double width_mm, DzColour colour);

/* A rectangle as a ring. */
DzPath *dz_map_box_path(const DzPageBox *box);

/* Says that no label may go there; is it the letters of one? */
void dz_map_take(DzMap *map, DzPageBox box, bool text);

/* Is there no text in the one box, and nothing else in the other? */
bool dz_map_is_clear(const DzMap *map, const DzPageBox *of_texts, const DzPageBox *of_others);

/* Is the box inside the frame, and free of what was placed? */
bool dz_map_is_free(const DzMap *map, const DzPageBox *box);

/* ---- things.c: features of the style */

/* A new thing of that source layer, which the map keeps; the thing takes `path`. */
DzThing *dz_thing_new(DzMap *map, const char *source, DzPath *path);
DzThing *dz_thing_new_point(DzMap *map, const char *source, DzPage at);

/* Sets a field; strings are copied, and an empty or absent one is left out. */
void dz_thing_text(DzMap *map, DzThing *thing, const char *field, const char *text);
void dz_thing_number(DzThing *thing, const char *field, double number);
void dz_thing_boolean(DzThing *thing, const char *field, bool value);
void dz_thing_colour(DzMap *map, DzThing *thing, const char *field, DzColour colour);

/* The things of a source layer. They are the map's. */
const GPtrArray *dz_map_things(const DzMap *map, const char *source);

/* A line of the legend that the thing is the sample of, once for each text; the entry begun first keeps its
 * sample. Returns it for more things to be added, NULL if there was one. */
DzEntry *dz_map_entry(DzMap *map, int rank, DzThing *thing, const char *text);

/* Is any of the path, which lies within the frame's surroundings, on the map? */
bool dz_map_path_shows(const DzMap *map, const DzPath *path, bool rings);

/* ---- gathering the things */

/* Where the legend's entries stand; each kind has room for its own order. */
enum {
    DZ_RANK_CONTROL = 0,
    DZ_RANK_CHANGE = 1 << 20,
    DZ_RANK_UNRECORDED = 2 << 20,
    DZ_RANK_ZONE = 3 << 20,
    DZ_RANK_FRONT = 4 << 20,
    DZ_RANK_ARRANGEMENT = 5 << 20,
    DZ_RANK_CROSSING = 6 << 20,
    DZ_RANK_EXCHANGE = 7 << 20,
    DZ_RANK_POST = 8 << 20,
    DZ_RANK_PRECISION = 9 << 20
};

void dz_map_gather_base(DzMap *map); /* land, neighbours, water, roads, borders */
/* The worst precision of the layers of the base map that show on the map [km]; 0 if none says one. */
double dz_map_base_precision_km(const DzMap *map);

bool dz_map_gather_ground(DzMap *map, GError **error); /* control, change, the record's edge */
void dz_map_gather_changes(DzMap *map);                /* a part of the ground */
void dz_map_gather_zones(DzMap *map);                  /* after the ground */
void dz_map_gather_fronts(DzMap *map);
bool dz_map_gather_arrangements(DzMap *map, GError **error);
void dz_map_gather_points(DzMap *map); /* crossings, exchanges, posts, settlements */

/* Their outline, but for where the record ends: that is no edge of anything. */
DzPath *dz_map_outline(const DzMap *map, const int *state, int wanted);

/* The party's place among those that hold ground. */
guint dz_map_party_order(const DzMap *map, int party);

/* "Changed hands since round 9", since when the map compares. g_free it. */
char *dz_map_change_text(const DzMap *map);

/* The faces whose state is `wanted`, dissolved, on the page. */
DzPath *dz_map_state_path(DzMap *map, const int *state, int wanted);

/* ---- drawing by the style */

/* How many steps there are from nothing to the full opacity of a line. */
enum { DZ_FADE_STEPS = 8 };

/* How wide the record's fading edge is on the page [mm]; 0 if it has none. */
double dz_map_fade_mm(const DzMap *map);

/* Cuts lines by how far inside the record they are: into DZ_FADE_STEPS + 1 paths, the first outside, the last
 * deeper than `fade_mm`. The caller owns them. */
void dz_map_fade_lines(const DzMap *map, const DzPath *lines, double fade_mm, DzPath **paths);

/* How the style layer draws a feature; false if it does not. `mark` is set but for its path. */
bool dz_map_look(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, double fade,
                 DzMark *mark);

/* What of the frame lies beyond the base map, where that is cut; NULL if nothing does. */
DzPath *dz_map_unmapped(const DzMap *map);

/* Puts symbols and labels where they meet nothing; draws backgrounds, areas, lines and circles. */
bool dz_map_place_symbols(DzMap *map, GError **error);
void dz_map_draw_layers(DzMap *map);

/* A symbol of the program as a style layer draws it. */
typedef struct DzIcon {
    const char *name; /* of style/sources.h; it is static */
    double size_mm;   /* height */
    double angle_deg; /* clockwise */
    DzColour colour, light;
    double edge_mm;  /* of a light edge around it */
    DzPage shift_mm; /* right, down */
} DzIcon;

/* The icon of a symbol layer for a feature; false if it has none. */
bool dz_map_icon(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, DzIcon *icon);

/* Draws it about `at`; `plate_mm` is the width and height of what stands on a shield, else 0. */
void dz_map_draw_icon(DzMap *map, const char *layer, const DzIcon *icon, DzPage at, DzPage plate_mm,
                      bool in_frame);

/* Half the width and height of what it covers. */
DzPage dz_icon_reach(const DzIcon *icon, DzPage plate_mm);

/* ---- in words (about.c, caption.c)
 *
 * What a file says of the map beside showing it, once the title is known. The texts are g_free'd by who asked
 * for them. */
void dz_map_about(DzMap *map);
char *dz_map_describe(const DzMap *map); /* for those who cannot see it */
char *dz_map_caption(const DzMap *map);  /* to be printed under it */

/* The zones with their figures, a sentence each, behind what `text` has. */
void dz_map_add_zones(GString *text, const DzMap *map);

/* What is noted of the zones, and how much of their ground is inferred. */
void dz_map_add_notes(GString *text, const DzMap *map);

/* ---- the page */

/* The page's parts on a left-to-right page, before anything is drawn: the frame of the map, which takes all
 * the room that the panel leaves; the panel beside it or, on an upright page where that shows the ground
 * larger, under it in two columns. `aspect` is the width by the height of the ground that was asked for. */
typedef struct DzLayout {
    DzPageBox frame, panel;
    guint columns; /* of the panel; 0: there is none */
} DzLayout;
DzLayout dz_map_layout(const DzMap *map, double aspect);

/* A box of that size in the corner of the map that the place names, if it covers no zone there, else in the
 * one where least lies under it. */
DzPageBox dz_map_corner(const DzMap *map, DzPagePlace place, double width, double height);

/* Does the box cover any of a zone? Sampled. */
bool dz_map_covers_zone(const DzMap *map, DzPageBox box);

/* The box around the land; false if the base map has none. */
bool dz_map_land_box(const DzMap *map, DzBox *out);

void dz_map_scalebar(DzMap *map);
void dz_map_corner_inset(DzMap *map);
void dz_map_north(DzMap *map);
void dz_map_graticule(DzMap *map);
bool dz_map_has_panel(const DzMap *map); /* is anything in the panel beside the map? */
void dz_map_panel(DzMap *map, const DzLayout *layout);
void dz_map_parts_upon(DzMap *map); /* time line, table and legend that stand on the map */
void dz_map_furniture(DzMap *map);  /* frame, title, panel, credit */

/* Parts of it. */
void dz_map_frame(DzMap *map);
void dz_map_title(DzMap *map, const char *title, const char *subtitle);
void dz_map_credit(DzMap *map);

#endif
