/*
 * What the style is made of, and what the readers of its two files share.
 */
#ifndef DZ_STYLE_STYLE_IN_H
#define DZ_STYLE_STYLE_IN_H

#include "style/expression_in.h"
#include "style/limits.h"
#include "style/page.h"
#include "style/sources.h"

struct DzStyleLayer {
    const DzStyle *style;
    const char *id;
    DzStyleKind kind;
    const DzSourceLayer *source; /* NULL: a background */
    double minzoom, maxzoom;
    bool hatched;
    const DzExpression *filter; /* NULL: every feature passes */
    const DzExpression *values[DZ_PROPERTY_COUNT];
    guint lines[DZ_PROPERTY_COUNT]; /* where they stand in the file; 0: they do not */
    guint line, hatch_line;
};

/* A value of the page's INI. */
typedef struct DzPageValue {
    double number; /* also of a choice and of yes or no */
    DzColour colour;
    DzText text; /* a font is the plain one */
    guint line;  /* where the part itself gives it; 0: it does not */
} DzPageValue;

struct DzStyle {
    char *name, *path, *description;
    DzArena *arena;
    GPtrArray *layers;                                /* of DzStyleLayer, the arena's */
    const DzExpression *fallbacks[DZ_PROPERTY_COUNT]; /* NULL: none */
    DzPageValue page[DZ_PART_COUNT][DZ_KEY_COUNT];
};

/* Reads a style while noting what is wrong with it. */
typedef struct DzStyleReader {
    DzStyle *style;
    DzFindings *findings;
    const char *path;
    const char *layer;            /* the one being read; NULL: none */
    guint counts[DZ_LIMIT_COUNT]; /* of layers of each limited kind */
} DzStyleReader;

/* Notes a fault at a node: "layer 'x': PROPERTY: TEXT". `property` may be NULL. Returns false. */
bool dz_style_fault(DzStyleReader *reader, const char *rule, const DzNode *node, const char *property,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Notes every member of an object whose name is not among `names`. */
void dz_style_expect_keys(DzStyleReader *reader, const DzNode *object, const char *what,
                          const char *const *names);

/* Reads the document of a style into `reader->style`. */
void dz_style_read(DzStyleReader *reader, const DzNode *root);

/* Reads a property's value into `layer`. */
void dz_style_read_value(DzStyleReader *reader, DzStyleLayer *layer, DzProperty property, const DzNode *node);

/* Reads a filter into `layer`. */
void dz_style_read_filter(DzStyleReader *reader, DzStyleLayer *layer, const DzNode *node);

/* The type that a property's expression is to give. */
DzType dz_property_type(const DzPropertyRow *row);

/* A value that is no expression. NULL and `fault` filled in if it is not one of the row's; what it makes is
 * the arena's. */
const DzExpression *dz_property_constant(DzArena *arena, const DzPropertyRow *row, const DzNode *node,
                                         DzFault *fault);

/* Whether a number is in the range of the row, and a string among its words or symbols; else `why` says so.
 */
bool dz_property_check_number(const DzPropertyRow *row, double number, GString *why);
bool dz_property_check_text(const DzPropertyRow *row, const char *text, GString *why);

/* Whether an array has no more items than can be drawn, and a text no more letters; else `why` says so. */
bool dz_property_check_count(const DzPropertyRow *row, guint count, GString *why);
bool dz_text_check_length(const char *text, GString *why);

/* The defaults of all properties, of the arena. */
void dz_property_fallbacks(DzArena *arena, const DzExpression *fallbacks[DZ_PROPERTY_COUNT]);

/* No length, angle or size is larger, whatever a style reckons. */
#define DZ_STYLE_LARGEST 1e5

/* The page's defaults, and what an INI says instead. */
void dz_page_begin(DzStyle *style);
void dz_page_read(DzStyle *style, DzFindings *findings, const char *path, const char *text, gsize length);
void dz_page_clear(DzStyle *style);

/* The INI beside a style's JSON. g_free it. */
char *dz_page_path(const char *path);

#endif
