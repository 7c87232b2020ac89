/*
 * What the two halves of the compiler share: compile.c has values and simple operators, branches.c those that
 * choose between results.
 */
#ifndef DZ_STYLE_COMPILE_IN_H
#define DZ_STYLE_COMPILE_IN_H

#include "style/expression_in.h"

typedef struct DzCompiler {
    DzArena *arena;
    DzFault *fault;
} DzCompiler;

/* Reads an operator whose number of arguments is right. `expected` is NULL if any type is. NULL: it failed.
 */
typedef DzExpression *DzReader(DzCompiler *c, const DzNode *node, const DzOperatorRow *row,
                               const DzType *expected);
DzReader dz_compile_case, dz_compile_match, dz_compile_coalesce, dz_compile_step, dz_compile_interpolate;

/* Any expression; `omit`: what would turn it into the expected type is left out. */
DzExpression *dz_compile(DzCompiler *c, const DzNode *node, const DzType *expected, bool omit);

/* An expression whose `count` arguments are yet to be adopted. */
DzExpression *dz_compile_make(DzCompiler *c, const DzNode *node, DzOperator op, DzType type, guint count);
void dz_compile_adopt(DzExpression *parent, guint index, const DzExpression *child);

/* A scalar as a value; its text is the node's. */
DzValue dz_compile_scalar(const DzNode *node);

/* Both fill in the fault and return NULL, which is also false. */
gpointer dz_compile_fail(DzCompiler *c, const DzNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);
gpointer dz_compile_fail_type(DzCompiler *c, const DzNode *node, DzType expected, DzType found);

#endif
