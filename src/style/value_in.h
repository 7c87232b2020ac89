/*
 * Values of expressions and their types, as MapLibre has them: its specification and, where that is silent,
 * the behaviour of JavaScript, in which it is implemented.
 */
#ifndef DZ_STYLE_VALUE_IN_H
#define DZ_STYLE_VALUE_IN_H

#include "model/model.h"

typedef enum {
    DZ_TYPE_NULL,
    DZ_TYPE_NUMBER,
    DZ_TYPE_STRING,
    DZ_TYPE_BOOLEAN,
    DZ_TYPE_COLOUR,
    DZ_TYPE_VALUE,     /* not known before it is evaluated */
    DZ_TYPE_FORMATTED, /* what text-field wants: a string to which anything is turned */
    DZ_TYPE_IMAGE,     /* what icon-image wants */
    DZ_TYPE_ARRAY
} DzTypeKind;

typedef struct DzType {
    DzTypeKind kind;
    DzTypeKind item; /* of an array; DZ_TYPE_VALUE: any */
    int length;      /* of an array; -1: any */
} DzType;

#define DZ_TYPE(kind) ((DzType){(kind), DZ_TYPE_VALUE, -1})

/* A value; its kind is never DZ_TYPE_VALUE, and a formatted one is a string. */
typedef struct DzValue {
    DzTypeKind kind;
    guint count;   /* of an array's items */
    double number; /* a boolean is 0 or 1 */
    const char *text;
    DzColour colour;
    const struct DzValue *items; /* of an array: scalars */
} DzValue;

/* A colour as CSS writes it: a name, #rgb and so on, rgb(), hsl(). False if it is none. */
bool dz_css_parse(const char *text, DzColour *colour);

/* The type that a value has. */
DzType dz_value_type(const DzValue *value);

/* Whether all values of type `type` are of type `expected`. */
bool dz_type_is(DzType expected, DzType type);

/* "number", "array<string, 2>". g_free it. */
char *dz_type_text(DzType type);

/* Number as JavaScript writes it: the shortest decimal that reads back as the same. g_free it. */
char *dz_number_text(double number);

/* A value as `to-string` gives it. g_free it. */
char *dz_value_text(const DzValue *value);

/* As `to-number` does; NaN if it is none. Null is not a number here. */
double dz_value_number(const DzValue *value);

/* As `to-boolean` does. */
bool dz_value_truth(const DzValue *value);

/* Whether there are control characters in it other than tabs and line breaks. */
bool dz_text_has_controls(const char *text);

/* Order of two strings by UTF-16 units: below, at or above 0. */
int dz_text_compare(const char *a, const char *b);

#endif
