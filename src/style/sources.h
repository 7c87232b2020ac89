/*
 * What a style may use: the source layers of a map with the fields of their features, and the symbols that
 * the program draws. The same for any data set; a name that is here stays. docs/style.md is made of it.
 */
#ifndef DZ_STYLE_SOURCES_H
#define DZ_STYLE_SOURCES_H

#include "style/style.h"

typedef enum { DZ_FIELD_TEXT, DZ_FIELD_NUMBER, DZ_FIELD_BOOLEAN } DzFieldType;

typedef struct DzSourceField {
    const char *name;
    DzFieldType type;
    const char *meaning; /* what it is, its unit, the values it may have */
} DzSourceField;

enum { DZ_SOURCE_FIELDS_MAX = 12 };

typedef struct DzSourceLayer {
    const char *name;
    DzGeometry geometry;
    const char *meaning;
    DzSourceField fields[DZ_SOURCE_FIELDS_MAX]; /* up to the first without a name */
} DzSourceLayer;

/* The source layers, in the order of docs/style.md. Static. */
guint dz_source_layer_count(void);
const DzSourceLayer *dz_source_layer_at(guint index);

/* The one of that name; NULL if there is none. */
const DzSourceLayer *dz_source_layer_find(const char *name);

/* A symbol for icon-image; at an icon-size of 1 it is 10 pixels high. */
typedef struct DzSourceSymbol {
    const char *name, *meaning;
} DzSourceSymbol;

guint dz_source_symbol_count(void);
const DzSourceSymbol *dz_source_symbol_at(guint index);

#endif
