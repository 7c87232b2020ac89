#include "style/expression_in.h"

#include <math.h>
#include <string.h>

void dz_evaluation_clear(DzEvaluation *evaluation)
{
    g_clear_pointer(&evaluation->texts, g_string_chunk_free);
    g_clear_pointer(&evaluation->blocks, g_ptr_array_unref);
}

static bool fail(DzEvaluation *ev, const char *why)
{
    ev->why = why;
    return false;
}

static DzValue number(double value)
{
    return (DzValue){.kind = DZ_TYPE_NUMBER, .number = value};
}

static DzValue boolean(bool value)
{
    return (DzValue){.kind = DZ_TYPE_BOOLEAN, .number = value};
}

static DzValue keep_text(DzEvaluation *ev, const char *text)
{
    if (!ev->texts)
        ev->texts = g_string_chunk_new(256);
    return (DzValue){.kind = DZ_TYPE_STRING, .text = g_string_chunk_insert(ev->texts, text)};
}

static bool evaluate(const DzExpression *e, DzEvaluation *ev, DzValue *out);

/* ---- features ---- */

static const DzStyleField *field_of(const DzEvaluation *ev, const char *name)
{
    for (guint i = 0; ev->feature && i < ev->feature->count; i++)
        if (strcmp(ev->feature->fields[i].name, name) == 0)
            return &ev->feature->fields[i];
    return NULL;
}

static DzValue field_value(const DzStyleField *field)
{
    if (!field)
        return (DzValue){.kind = DZ_TYPE_NULL};
    if (field->text)
        return (DzValue){.kind = DZ_TYPE_STRING, .text = field->text};
    return field->is_boolean ? boolean(field->number != 0) : number(field->number);
}

static DzValue geometry_type(const DzEvaluation *ev)
{
    static const char *const words[] = {"Point", "LineString", "Polygon"};
    if (!ev->feature)
        return (DzValue){.kind = DZ_TYPE_NULL};
    return (DzValue){.kind = DZ_TYPE_STRING, .text = words[ev->feature->geometry]};
}

static bool evaluate_field(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    DzValue name;
    if (!evaluate(e->args[0], ev, &name))
        return false;
    /* `geometry-type` of no feature is null although its type is string */
    const DzStyleField *field = name.text ? field_of(ev, name.text) : NULL;
    *out = e->op == DZ_OP_HAS ? boolean(field != NULL) : field_value(field);
    return true;
}

/* ---- tests ---- */

static bool equal(const DzValue *a, const DzValue *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == DZ_TYPE_STRING)
        return strcmp(a->text, b->text) == 0;
    return a->kind == DZ_TYPE_NULL || a->number == b->number;
}

static bool ordered(DzOperator op, const DzValue *a, const DzValue *b)
{
    bool texts = a->kind == DZ_TYPE_STRING;
    double x = texts ? dz_text_compare(a->text, b->text) : a->number, y = texts ? 0 : b->number;
    switch (op) {
    case DZ_OP_LESS:
        return x < y;
    case DZ_OP_LESS_EQUAL:
        return x <= y;
    case DZ_OP_GREATER:
        return x > y;
    default:
        return x >= y;
    }
}

static bool compare(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    DzValue a, b;
    if (!evaluate(e->args[0], ev, &a) || !evaluate(e->args[1], ev, &b))
        return false;
    if (e->op == DZ_OP_EQUAL || e->op == DZ_OP_UNEQUAL) {
        *out = boolean(equal(&a, &b) == (e->op == DZ_OP_EQUAL));
        return true;
    }
    if (a.kind != b.kind || (a.kind != DZ_TYPE_STRING && a.kind != DZ_TYPE_NUMBER))
        return fail(ev, "a pair of numbers or of strings");
    *out = boolean(ordered(e->op, &a, &b));
    return true;
}

/* `all` ends at the first that is false, `any` at the first that is true. */
static bool combine(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    bool end = e->op == DZ_OP_ANY;
    *out = boolean(!end);
    for (guint i = 0; i < e->count; i++) {
        DzValue test;
        if (!evaluate(e->args[i], ev, &test))
            return false;
        if (dz_value_truth(&test) != end)
            continue;
        *out = boolean(end);
        break;
    }
    return true;
}

/* ---- branches ---- */

static bool evaluate_case(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    for (guint i = 0; i + 1 < e->count; i += 2) {
        DzValue test;
        if (!evaluate(e->args[i], ev, &test))
            return false;
        if (dz_value_truth(&test))
            return evaluate(e->args[i + 1], ev, out);
    }
    return evaluate(e->args[e->count - 1], ev, out);
}

static bool evaluate_match(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    DzValue input;
    if (!evaluate(e->args[0], ev, &input))
        return false;
    for (guint i = 0; i < e->label_count; i++) {
        const DzLabel *label = &e->labels[i];
        bool same = label->text ? input.kind == DZ_TYPE_STRING && strcmp(label->text, input.text) == 0
                                : input.kind == DZ_TYPE_NUMBER && label->number == input.number;
        if (same)
            return evaluate(e->args[label->output], ev, out);
    }
    return evaluate(e->args[e->count - 1], ev, out);
}

static bool coalesce(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    for (guint i = 0; i < e->count; i++) {
        if (!evaluate(e->args[i], ev, out))
            return false;
        if (out->kind != DZ_TYPE_NULL)
            break;
    }
    return true;
}

/* The last of `count` stops that is not above the input; false if the input is not a number. */
static bool find_stop(const DzExpression *e, DzEvaluation *ev, guint count, guint *found, double *input)
{
    DzValue value;
    *found = 0;
    if (!evaluate(e->args[0], ev, &value))
        return false;
    *input = value.number;
    if (isnan(*input))
        return fail(ev, "a number");
    while (*found + 1 < count && e->stops[*found + 1] <= *input)
        ++*found;
    return true;
}

static bool step(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    guint found = 0;
    double input = 0;
    return find_stop(e, ev, e->count - 1, &found, &input) && evaluate(e->args[found + 1], ev, out);
}

static double between(double a, double b, double t)
{
    return a + t * (b - a);
}

static DzValue between_values(DzEvaluation *ev, const DzValue *a, const DzValue *b, double t)
{
    DzValue made = *a;
    if (a->kind == DZ_TYPE_NUMBER) {
        made.number = between(a->number, b->number, t);
    } else if (a->kind == DZ_TYPE_COLOUR) {
        const DzColour *from = &a->colour, *to = &b->colour;
        made.colour = (DzColour){between(from->r, to->r, t), between(from->g, to->g, t),
                                 between(from->b, to->b, t), between(from->a, to->a, t)};
    } else {
        DzValue *items = g_new0(DzValue, MAX(a->count, 1));
        for (guint i = 0; i < a->count; i++)
            items[i] = number(between(a->items[i].number, i < b->count ? b->items[i].number : NAN, t));
        if (!ev->blocks)
            ev->blocks = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(ev->blocks, items);
        made.items = items;
    }
    return made;
}

static bool interpolate(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    guint count = e->count - 1, found = 0;
    double input = 0;
    if (count == 1) /* its input is not even looked at */
        return evaluate(e->args[1], ev, out);
    if (!find_stop(e, ev, count, &found, &input))
        return false;
    if (input <= e->stops[0] || found + 1 == count)
        return evaluate(e->args[found + 1], ev, out);
    double progress = input - e->stops[found], whole = e->stops[found + 1] - e->stops[found];
    double t = e->base == 1 ? progress / whole : (pow(e->base, progress) - 1) / (pow(e->base, whole) - 1);
    DzValue low, high;
    if (!evaluate(e->args[found + 1], ev, &low) || !evaluate(e->args[found + 2], ev, &high))
        return false;
    *out = between_values(ev, &low, &high, t);
    return true;
}

/* ---- conversions ---- */

/* Red, green and blue of 0 to 255, opacity of 0 to 1 or none. */
static bool mix(const DzValue *parts, guint count, DzColour *colour)
{
    bool ok = count == 3 || count == 4;
    for (guint i = 0; ok && i < count; i++)
        ok = parts[i].kind == DZ_TYPE_NUMBER && parts[i].number >= 0 && parts[i].number <= (i < 3 ? 255 : 1);
    if (ok)
        *colour = (DzColour){parts[0].number / 255, parts[1].number / 255, parts[2].number / 255,
                             count == 4 ? parts[3].number : 1};
    return ok;
}

/* MapLibre takes the components of an array for ones that are multiplied by the opacity already. */
static bool mix_array(const DzValue *array, DzColour *colour)
{
    if (!mix(array->items, array->count, colour))
        return false;
    double by = colour->a != 0 ? colour->a : INFINITY;
    *colour = (DzColour){colour->r / by, colour->g / by, colour->b / by, colour->a};
    return true;
}

static bool to_colour(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    for (guint i = 0; i < e->count; i++) {
        DzValue value;
        if (!evaluate(e->args[i], ev, &value))
            return false;
        bool ok = value.kind == DZ_TYPE_COLOUR ||
                  (value.kind == DZ_TYPE_STRING && dz_css_parse(value.text, &value.colour)) ||
                  (value.kind == DZ_TYPE_ARRAY && mix_array(&value, &value.colour));
        *out = (DzValue){.kind = DZ_TYPE_COLOUR, .colour = value.colour};
        if (ok)
            return true;
    }
    return fail(ev, "a colour");
}

static bool to_number(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    for (guint i = 0; i < e->count; i++) {
        DzValue value;
        if (!evaluate(e->args[i], ev, &value))
            return false;
        *out = number(value.kind == DZ_TYPE_NULL ? 0 : dz_value_number(&value));
        if (!isnan(out->number))
            return true;
    }
    return fail(ev, "a number");
}

static bool to_text(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    if (!evaluate(e->args[0], ev, out))
        return false;
    g_autofree char *text = dz_value_text(out);
    *out = keep_text(ev, text);
    if (e->type.kind == DZ_TYPE_IMAGE && !*text)
        *out = (DzValue){.kind = DZ_TYPE_NULL}; /* no name, no image */
    return true;
}

static bool concat(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < e->count; i++) {
        if (!evaluate(e->args[i], ev, out))
            return false;
        g_autofree char *text = dz_value_text(out);
        g_string_append(all, text);
    }
    *out = keep_text(ev, all->str);
    return true;
}

static bool colour_of(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    DzValue parts[4];
    for (guint i = 0; i < e->count; i++)
        if (!evaluate(e->args[i], ev, &parts[i]))
            return false;
    *out = (DzValue){.kind = DZ_TYPE_COLOUR};
    return mix(parts, e->count, &out->colour) ||
           fail(ev, "a colour: red, green and blue are 0 to 255, opacity 0 to 1");
}

static bool assert_type(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    if (!evaluate(e->args[0], ev, out))
        return false;
    return dz_type_is(e->type, dz_value_type(out)) || fail(ev, "of the type that is expected");
}

/* ---- arithmetic ---- */

static bool reckon(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    double result = e->op == DZ_OP_MULTIPLY ? 1 : 0;
    for (guint i = 0; i < e->count; i++) {
        DzValue value;
        if (!evaluate(e->args[i], ev, &value))
            return false;
        if (e->op == DZ_OP_ADD)
            result += value.number;
        else if (e->op == DZ_OP_MULTIPLY)
            result *= value.number;
        else if (i == 0)
            result = e->count == 1 ? -value.number : value.number;
        else
            result = e->op == DZ_OP_SUBTRACT ? result - value.number : result / value.number;
    }
    *out = number(result);
    return true;
}

static bool negate(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    if (!evaluate(e->args[0], ev, out))
        return false;
    *out = boolean(!dz_value_truth(out));
    return true;
}

static bool evaluate(const DzExpression *e, DzEvaluation *ev, DzValue *out)
{
    switch (e->op) {
    case DZ_OP_LITERAL:
        *out = e->value;
        return true;
    case DZ_OP_ASSERT:
        return assert_type(e, ev, out);
    case DZ_OP_GET:
    case DZ_OP_HAS:
        return evaluate_field(e, ev, out);
    case DZ_OP_GEOMETRY_TYPE:
        *out = geometry_type(ev);
        return true;
    case DZ_OP_ZOOM:
        *out = number(ev->zoom);
        return true;
    case DZ_OP_EQUAL:
    case DZ_OP_UNEQUAL:
    case DZ_OP_LESS:
    case DZ_OP_LESS_EQUAL:
    case DZ_OP_GREATER:
    case DZ_OP_GREATER_EQUAL:
        return compare(e, ev, out);
    case DZ_OP_ALL:
    case DZ_OP_ANY:
        return combine(e, ev, out);
    case DZ_OP_NOT:
        return negate(e, ev, out);
    case DZ_OP_CASE:
        return evaluate_case(e, ev, out);
    case DZ_OP_MATCH:
        return evaluate_match(e, ev, out);
    case DZ_OP_COALESCE:
        return coalesce(e, ev, out);
    case DZ_OP_STEP:
        return step(e, ev, out);
    case DZ_OP_INTERPOLATE:
        return interpolate(e, ev, out);
    case DZ_OP_TO_NUMBER:
        return to_number(e, ev, out);
    case DZ_OP_TO_STRING:
        return to_text(e, ev, out);
    case DZ_OP_TO_COLOUR:
        return to_colour(e, ev, out);
    case DZ_OP_TO_BOOLEAN:
        if (!evaluate(e->args[0], ev, out))
            return false;
        *out = boolean(dz_value_truth(out));
        return true;
    case DZ_OP_RGB:
    case DZ_OP_RGBA:
        return colour_of(e, ev, out);
    case DZ_OP_CONCAT:
        return concat(e, ev, out);
    default:
        return reckon(e, ev, out);
    }
}

bool dz_expression_evaluate(const DzExpression *expression, DzEvaluation *evaluation, DzValue *value)
{
    return evaluate(expression, evaluation, value);
}
