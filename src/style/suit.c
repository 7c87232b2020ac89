/*
 * Whether a compiled expression may be a property's, and what values it may have.
 */
#include "style/expression_in.h"

static bool fail(DzFault *fault, const DzNode *node, const char *text)
{
    fault->node = node;
    g_string_assign(fault->text, text);
    return false;
}

static bool is_curve(const DzExpression *e)
{
    return (e->op == DZ_OP_STEP || e->op == DZ_OP_INTERPOLATE) && e->args[0]->op == DZ_OP_ZOOM;
}

/* How many steps and interpolations over zoom there are in all of it. */
static guint count_curves(const DzExpression *e)
{
    guint count = is_curve(e);
    for (guint i = 0; i < e->count; i++)
        count += e->args[i]->uses_zoom ? count_curves(e->args[i]) : 0;
    return count;
}

/* The curve over zoom at the top, which may stand in a coalesce; NULL if there is none. */
static const DzExpression *top_curve(const DzExpression *e)
{
    if (is_curve(e))
        return e;
    const DzExpression *found = NULL;
    for (guint i = 0; e->op == DZ_OP_COALESCE && i < e->count && !found; i++)
        found = top_curve(e->args[i]);
    return found;
}

bool dz_expression_suits(const DzExpression *expression, const DzPropertyRow *row, const DzNode *node,
                         DzFault *fault)
{
    if (expression->uses_feature && row->depends != DZ_DEPENDS_FEATURE)
        return fail(fault, node, "it may not depend on the feature");
    if (!expression->uses_zoom)
        return true;
    if (row->depends == DZ_DEPENDS_NOTHING)
        return fail(fault, node, "it may not depend on the zoom");
    const DzExpression *curve = top_curve(expression);
    if (!curve)
        return fail(fault, node, "'zoom' may only be the input of a 'step' or 'interpolate' at the top");
    if (count_curves(expression) > 1)
        return fail(fault, node, "only one 'step' or 'interpolate' may be over 'zoom'");
    if (curve->op == DZ_OP_INTERPOLATE && !row->interpolated)
        return fail(fault, node, "it may not be interpolated over the zoom");
    return true;
}

/* Which argument of it is a result. */
static bool is_result(const DzExpression *e, guint index)
{
    switch (e->op) {
    case DZ_OP_CASE:
        return index % 2 == 1 || index + 1 == e->count;
    case DZ_OP_MATCH:
    case DZ_OP_STEP:
    case DZ_OP_INTERPOLATE:
        return index > 0;
    default:
        return e->op == DZ_OP_COALESCE || e->op == DZ_OP_ASSERT || e->op == DZ_OP_TO_STRING ||
               e->op == DZ_OP_TO_COLOUR;
    }
}

void dz_expression_leaves(const DzExpression *expression, DzLeafVisit visit, gpointer data)
{
    if (expression->op == DZ_OP_LITERAL)
        visit(expression, data);
    for (guint i = 0; i < expression->count; i++)
        if (is_result(expression, i))
            dz_expression_leaves(expression->args[i], visit, data);
}

bool dz_expression_is_listed(const DzExpression *expression)
{
    bool listed = expression->op >= DZ_OP_ASSERT && expression->op <= DZ_OP_LITERAL;
    listed |= expression->op >= DZ_OP_CASE && expression->op <= DZ_OP_INTERPOLATE;
    for (guint i = 0; listed && i < expression->count; i++)
        if (is_result(expression, i))
            listed = dz_expression_is_listed(expression->args[i]);
    return listed;
}
