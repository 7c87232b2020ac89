/*
 * Expressions: JSON is compiled once into a typed tree, in which what is constant is evaluated, and the tree
 * is evaluated for each feature. Types, coercions and faults follow maplibre-gl-style-spec, against which
 * tests/oracle compares them: https://maplibre.org/maplibre-style-spec/expressions/.
 *
 * Compiling and evaluating recurse, no deeper than JSON may nest: DZ_LIMIT_DEPTH.
 */
#ifndef DZ_STYLE_EXPRESSION_IN_H
#define DZ_STYLE_EXPRESSION_IN_H

#include "style/json_in.h"
#include "style/style.h"
#include "style/value_in.h"

/* The operators; the first ones are what compiling adds. */
typedef enum {
    DZ_OP_ASSERT, /* of the expression's type, or a fault */
    DZ_OP_LITERAL,
    DZ_OP_GET,
    DZ_OP_HAS,
    DZ_OP_GEOMETRY_TYPE,
    DZ_OP_ZOOM,
    DZ_OP_EQUAL,
    DZ_OP_UNEQUAL,
    DZ_OP_LESS,
    DZ_OP_LESS_EQUAL,
    DZ_OP_GREATER,
    DZ_OP_GREATER_EQUAL,
    DZ_OP_ALL,
    DZ_OP_ANY,
    DZ_OP_NOT,
    DZ_OP_CASE,
    DZ_OP_MATCH,
    DZ_OP_COALESCE,
    DZ_OP_STEP,
    DZ_OP_INTERPOLATE,
    DZ_OP_TO_NUMBER,
    DZ_OP_TO_STRING,
    DZ_OP_TO_COLOUR,
    DZ_OP_TO_BOOLEAN,
    DZ_OP_RGB,
    DZ_OP_RGBA,
    DZ_OP_ADD,
    DZ_OP_SUBTRACT,
    DZ_OP_MULTIPLY,
    DZ_OP_DIVIDE,
    DZ_OP_CONCAT,
} DzOperator;

/* How an operator's arguments are read. */
typedef enum {
    DZ_SHAPE_PLAIN, /* all arguments are of one type */
    DZ_SHAPE_LITERAL,
    DZ_SHAPE_COMPARISON,
    DZ_SHAPE_CONVERSION,
    DZ_SHAPE_CASE,
    DZ_SHAPE_MATCH,
    DZ_SHAPE_COALESCE,
    DZ_SHAPE_STEP,
    DZ_SHAPE_INTERPOLATE
} DzShapeOfOperator;

/* A row of the table of operators. */
typedef struct DzOperatorRow {
    const char *name;
    DzOperator op;
    DzShapeOfOperator shape;
    guint min, max; /* arguments */
    DzTypeKind takes, gives;
    const char *usage, *meaning; /* for docs/style.md */
} DzOperatorRow;

guint dz_operator_count(void);
const DzOperatorRow *dz_operator_at(guint index);

/* The operator of that name; NULL if a style may use none such. */
const DzOperatorRow *dz_operator_find(const char *name);

/* A label of a match: a number, or a string if `text` is not NULL; and which output it leads to. */
typedef struct DzLabel {
    const char *text;
    double number;
    guint output;
} DzLabel;

/*
 * Arguments by operator: case has tests and results by turns and the fallback; match the input, the outputs
 * and the fallback; step and interpolate the input and the outputs, whose stops are in `stops`.
 */
typedef struct DzExpression {
    DzOperator op;
    DzType type;
    const struct DzExpression **args;
    guint count;
    DzValue value; /* of a literal */
    double base;   /* of an interpolation; 1: linear */
    double *stops;
    DzLabel *labels;
    guint label_count;
    bool uses_feature, uses_zoom;
    guint line;
} DzExpression;

/* Memory that is freed together. */
typedef struct DzArena {
    GPtrArray *blocks;
    GStringChunk *texts;
} DzArena;

DzArena *dz_arena_new(void);
void dz_arena_free(DzArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzArena, dz_arena_free)

/* Zeroed; the arena's. */
gpointer dz_arena_take(DzArena *arena, gsize count, gsize size);

/* What is wrong with an expression, and where. */
typedef struct DzFault {
    const DzNode *node;
    GString *text;
} DzFault;

/* Compiles an expression that is to give the type `expected`. What it makes is the arena's. NULL and `fault`
 * filled in if it cannot. */
const DzExpression *dz_expression_compile(DzArena *arena, const DzNode *node, DzType expected,
                                          DzFault *fault);

/* A constant as an expression. It is the arena's; texts and items in `value` must last as long. */
const DzExpression *dz_expression_literal(DzArena *arena, DzValue value);

/*
 * The rules for a property's expression (MapLibre's createPropertyExpression): what it may depend on, and
 * that `zoom` is the input of one step or interpolate at the top. False and `fault` filled in.
 */
bool dz_expression_suits(const DzExpression *expression, const DzPropertyRow *row, const DzNode *node,
                         DzFault *fault);

/* What an expression is evaluated for. */
typedef struct DzEvaluation {
    const DzStyleFeature *feature; /* NULL: none */
    double zoom;
    GStringChunk *texts; /* of strings made on the way; NULL until there is one */
    GPtrArray *blocks;   /* of arrays made on the way */
    const char *why;     /* when it failed: what something was not, "a colour". Static. */
} DzEvaluation;

void dz_evaluation_clear(DzEvaluation *evaluation);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzEvaluation, dz_evaluation_clear)

/* Evaluates; false if that fails for this feature. What is in `value` lasts as long as `evaluation` and the
 * expression. */
bool dz_expression_evaluate(const DzExpression *expression, DzEvaluation *evaluation, DzValue *value);

/* Calls `visit` with every literal that may become the value of the expression. */
typedef void (*DzLeafVisit)(const DzExpression *literal, gpointer data);
void dz_expression_leaves(const DzExpression *expression, DzLeafVisit visit, gpointer data);

/* Whether all values that it may have are literals in it; text-font must be so. */
bool dz_expression_is_listed(const DzExpression *expression);

#endif
