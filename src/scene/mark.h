/*
 * Marks: all that a map is made of, decided; what is left to a painter is to put them on paper in their
 * order. Lengths are millimetres on the page, from the top left corner, y down.
 */
#ifndef DZ_SCENE_MARK_H
#define DZ_SCENE_MARK_H

#include "geo/shape.h"
#include "model/model.h"
#include "style/property.h"

enum { DZ_DASHES_MAX = 8 };

typedef struct DzStroke {
    double width_mm; /* 0: no stroke */
    DzColour colour;
    double dash_mm[DZ_DASHES_MAX]; /* drawn and left out by turns */
    guint dashes;                  /* how many there are; 0: solid */
    DzLineCap cap;
    DzLineJoin join;
} DzStroke;

/* Parallel lines over an area; dots or crosses where `pattern` says so. */
typedef struct DzHatch {
    DzPattern pattern; /* DZ_PATTERN_NONE: no hatch */
    double width_mm, distance_mm, angle_deg;
    DzColour colour;
} DzHatch;

typedef struct DzFont {
    const char *name;  /* families with their weight and slant, the first that has a letter counts: "Noto Sans
                          Bold, Noto Sans Arabic"; NULL: any */
    double size_mm;    /* of the em */
    bool bold;         /* where the name says no weight */
    double spacing_mm; /* between letters; only for scripts that do not join */
} DzFont;

typedef enum { DZ_MARK_SHAPE, DZ_MARK_TEXT } DzMarkKind;

typedef struct DzMark {
    DzMarkKind kind;
    const char *layer; /* static: the source layer of the style, or the part of the page: "control" */
    guint order;       /* marks are drawn from the lowest to the highest, equal ones as they were added */
    bool in_frame;     /* cut at the map's frame, which is `frame` */
    /* a shape */
    DzPath *path;
    bool rings;    /* its parts are rings, filled by the even-odd rule */
    DzColour fill; /* a = 0: no fill */
    DzHatch hatch;
    DzStroke stroke;
    /* a text */
    char *text;
    DzPage at;        /* of the text's box: `anchor` along its top, its top */
    double anchor;    /* 0: `at` is the left end, 0.5 the middle, 1 the right end */
    double wrap_mm;   /* lines break at this width; 0: one line */
    double angle_deg; /* turned by so much about the middle of its letters, clockwise */
    DzFont font;
    DzLang lang;
    DzColour colour;
    double halo_mm; /* width of a halo around the letters; 0: none */
    DzColour halo;
    /* what an area is, for forms that can say so; NULL: not that. Ids and name are the data set's */
    const char *zone, *status, *party, *name;
    double km2;      /* of it, on the map or beside it; where one of the ids is given */
    DzPageBox frame; /* the scene's when the mark was added */
    bool still;      /* the same on every day: a painter of many days may keep it */
} DzMark;

/* Where a page lies on the ground; its sides are parallel to the plane's axes. */
typedef struct DzPageGround {
    char *crs;      /* the plane's coordinate system, as well-known text; NULL: the page lies nowhere */
    DzMetre corner; /* the page's top left corner in the plane */
    double mm_per_metre;
    DzBox shown; /* what the frame covers */
} DzPageGround;

typedef struct DzScene {
    double width_mm, height_mm;
    DzPageBox frame;
    DzColour paper;
    GArray *marks; /* of DzMark, from the bottom up */
    GStringChunk *strings;
    GPtrArray *layers; /* the ids of the style's layers, by the order of their marks */
    DzLang lang;
    char *title, *description, *licence, *credit;
    DzDay date; /* of the data set's version: the only date a file may carry */
    DzPageGround place;
    int round_number;           /* -1: none, a plain day */
    DzDay day;                  /* that is shown */
    char *dataset, *disclaimer; /* "syria 1.0.0"; what the data set wants said */
    char *caption;              /* to be printed under it, with credit and licence */
    char *collection, *heading; /* the data set's title; "Round 9", with place and days */
} DzScene;

DzScene *dz_scene_new(double width_mm, double height_mm, DzLang lang);
void dz_scene_free(DzScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzScene, dz_scene_free)

/* A copy of the string that lives as long as the scene; equal ones are kept once. */
const char *dz_scene_keep(DzScene *scene, const char *text);

/* Puts the marks from the `first` on into their order. */
void dz_scene_sort(DzScene *scene, guint first);

/* Adds an area or a line and returns it to be styled, valid until the next one is added; the scene takes
 * `path`. */
DzMark *dz_scene_add_shape(DzScene *scene, const char *layer, DzPath *path, bool rings);

/* Adds a text and returns it to be styled; `text` is copied. */
DzMark *dz_scene_add_text(DzScene *scene, const char *layer, const char *text, DzPage at, DzFont font,
                          DzColour colour);

/* The scene as text, a mark a line, for tests: what is drawn and where, places in tenths of a millimetre,
 * widths in hundredths. g_free it. */
char *dz_scene_dump(const DzScene *scene);

/* How large a text is, as told by whoever will paint it. */
typedef struct DzTextSize {
    double width_mm, height_mm;       /* of its lines, as they are set */
    double baseline_mm;               /* of the first line, from the top */
    double ink_top_mm, ink_bottom_mm; /* where the letters really begin and end, from the top */
} DzTextSize;

typedef struct DzTypesetter {
    void *data;
    DzTextSize (*measure)(void *data, const char *text, const DzFont *font, double wrap_mm, DzLang lang);
} DzTypesetter;

#endif
