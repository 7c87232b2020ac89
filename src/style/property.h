/*
 * The properties that a style may set: one table, from which come the parser's checks, the defaults and
 * docs/style.md. Names, defaults and ranges are those of the MapLibre style specification, version 8.
 */
#ifndef DZ_STYLE_PROPERTY_H
#define DZ_STYLE_PROPERTY_H

#include <glib.h>
#include <stdbool.h>

/* What a style layer draws. */
typedef enum {
    DZ_STYLE_BACKGROUND,
    DZ_STYLE_FILL,
    DZ_STYLE_LINE,
    DZ_STYLE_CIRCLE,
    DZ_STYLE_SYMBOL,
    DZ_STYLE_KIND_COUNT
} DzStyleKind;

typedef enum {
    DZ_VALUE_NUMBER,
    DZ_VALUE_COLOUR,
    DZ_VALUE_BOOLEAN,
    DZ_VALUE_CHOICE,  /* one of the words of an enumeration */
    DZ_VALUE_TEXT,    /* a string; what else an expression gives is written out */
    DZ_VALUE_SYMBOL,  /* the name of a symbol, style/sources.h */
    DZ_VALUE_NUMBERS, /* an array of numbers */
    DZ_VALUE_TEXTS,   /* an array of strings */
} DzValueType;

typedef enum {
    DZ_BACKGROUND_VISIBILITY,
    DZ_BACKGROUND_COLOUR,
    DZ_BACKGROUND_OPACITY,
    DZ_FILL_VISIBILITY,
    DZ_FILL_COLOUR,
    DZ_FILL_OPACITY,
    DZ_FILL_OUTLINE_COLOUR, /* default: fill-color, see dz_style_has */
    DZ_HATCH_PATTERN,       /* the five of `dezmap:hatch`; dz_style_hatch gives them together */
    DZ_HATCH_WIDTH,
    DZ_HATCH_DISTANCE,
    DZ_HATCH_ANGLE,
    DZ_HATCH_COLOUR,
    DZ_LINE_VISIBILITY,
    DZ_LINE_CAP,  /* DzLineCap */
    DZ_LINE_JOIN, /* DzLineJoin */
    DZ_LINE_COLOUR,
    DZ_LINE_OPACITY,
    DZ_LINE_WIDTH,
    DZ_LINE_DASHARRAY, /* in line widths, drawn and left out by turns */
    DZ_CIRCLE_VISIBILITY,
    DZ_CIRCLE_RADIUS,
    DZ_CIRCLE_COLOUR,
    DZ_CIRCLE_OPACITY,
    DZ_CIRCLE_STROKE_WIDTH,
    DZ_CIRCLE_STROKE_COLOUR,
    DZ_CIRCLE_STROKE_OPACITY,
    DZ_SYMBOL_VISIBILITY,
    DZ_SYMBOL_PLACEMENT, /* DzSymbolPlacement */
    DZ_SYMBOL_SORT_KEY,  /* lower ones are placed first and win */
    DZ_ICON_IMAGE,       /* the name of a symbol that the program draws: style/sources.h; "" for none */
    DZ_ICON_SIZE,        /* times the symbol's own size */
    DZ_ICON_ROTATE,
    DZ_ICON_OFFSET,
    DZ_ICON_ALLOW_OVERLAP,
    DZ_ICON_COLOUR,
    DZ_ICON_OPACITY,
    DZ_ICON_HALO_COLOUR,
    DZ_ICON_HALO_WIDTH,
    DZ_TEXT_FIELD,
    DZ_TEXT_FONT,
    DZ_TEXT_SIZE,
    DZ_TEXT_MAX_WIDTH,      /* lines break at it [em] */
    DZ_TEXT_LETTER_SPACING, /* [em]; not for scripts that join */
    DZ_TEXT_ANCHOR,         /* DzTextAnchor: the part of the text that stands at the point */
    DZ_TEXT_OFFSET,         /* right and down [em] */
    DZ_TEXT_TRANSFORM,      /* DzTextTransform */
    DZ_TEXT_ALLOW_OVERLAP,
    DZ_TEXT_COLOUR,
    DZ_TEXT_OPACITY,
    DZ_TEXT_HALO_COLOUR,
    DZ_TEXT_HALO_WIDTH, /* beyond the letters' edge, on either side [px] */
    DZ_PROPERTY_COUNT
} DzProperty;

/* The enumerations, in the order of their words in the table. */
typedef enum { DZ_VISIBLE, DZ_VISIBILITY_NONE } DzVisibility;
/* The family of a text whose own are not installed: CSS's generic one. */
#define DZ_STYLE_FALLBACK_FAMILY "sans-serif"

typedef enum { DZ_CAP_BUTT, DZ_CAP_ROUND, DZ_CAP_SQUARE } DzLineCap;
typedef enum { DZ_JOIN_BEVEL, DZ_JOIN_ROUND, DZ_JOIN_MITER } DzLineJoin;
typedef enum { DZ_PLACEMENT_POINT, DZ_PLACEMENT_LINE } DzSymbolPlacement;
typedef enum { DZ_TRANSFORM_NONE, DZ_TRANSFORM_UPPERCASE, DZ_TRANSFORM_LOWERCASE } DzTextTransform;
typedef enum {
    DZ_ANCHOR_CENTER,
    DZ_ANCHOR_LEFT,
    DZ_ANCHOR_RIGHT,
    DZ_ANCHOR_TOP,
    DZ_ANCHOR_BOTTOM,
    DZ_ANCHOR_TOP_LEFT,
    DZ_ANCHOR_TOP_RIGHT,
    DZ_ANCHOR_BOTTOM_LEFT,
    DZ_ANCHOR_BOTTOM_RIGHT
} DzTextAnchor;

/* Where a property is written in a style layer. */
typedef enum { DZ_SECTION_PAINT, DZ_SECTION_LAYOUT, DZ_SECTION_HATCH } DzSection;

/* What the value may depend on. */
typedef enum {
    DZ_DEPENDS_NOTHING, /* no expression may be given */
    DZ_DEPENDS_ZOOM,
    DZ_DEPENDS_FEATURE, /* and on the zoom */
} DzDepends;

/* A row of the table. */
typedef struct DzPropertyRow {
    DzStyleKind kind;
    DzSection section;
    const char *name; /* as the specification has it: "line-width" */
    DzValueType type;
    DzDepends depends;
    bool interpolated;        /* whether `interpolate` may give it */
    guint length;             /* of an array; 0: any */
    const char *const *words; /* of a choice, NULL at the end; else NULL */
    double min, max;          /* of numbers, both included; infinite where there is none */
    const char *fallback;     /* the default, as JSON; "null" if there is none */
    const char *meaning;      /* a line for docs/style.md: what it is, with its unit */
} DzPropertyRow;

/* The row of a property. Static. */
const DzPropertyRow *dz_property_row(DzProperty property);

/* The property of that name in that section of a layer of that kind; false if there is none. */
bool dz_property_find(DzStyleKind kind, DzSection section, const char *name, DzProperty *property);

/* "background" to "symbol". Static. */
const char *dz_style_kind_word(DzStyleKind kind);

#endif
