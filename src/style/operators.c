/*
 * The table of operators, and the memory of expressions.
 */
#include "style/expression_in.h"

#include <string.h>

#define MANY     G_MAXUINT
#define ANY_TYPE DZ_TYPE_VALUE
#define NUM      DZ_TYPE_NUMBER
#define STR      DZ_TYPE_STRING
#define BOOL     DZ_TYPE_BOOLEAN
#define COL      DZ_TYPE_COLOUR

/* clang-format off */
static const DzOperatorRow ROWS[] = {
    {"literal", DZ_OP_LITERAL, DZ_SHAPE_LITERAL, 1, 1, ANY_TYPE, ANY_TYPE, "[1, 2]", "an array as a value"},
    {"get", DZ_OP_GET, DZ_SHAPE_PLAIN, 1, 1, STR, ANY_TYPE, "field", "the field's value; null if the feature has it not"},
    {"has", DZ_OP_HAS, DZ_SHAPE_PLAIN, 1, 1, STR, BOOL, "field", "whether the feature has the field"},
    {"geometry-type", DZ_OP_GEOMETRY_TYPE, DZ_SHAPE_PLAIN, 0, 0, ANY_TYPE, STR, "", "Point, LineString or Polygon"},
    {"zoom", DZ_OP_ZOOM, DZ_SHAPE_PLAIN, 0, 0, ANY_TYPE, NUM, "", "the map's zoom"},
    {"==", DZ_OP_EQUAL, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "equal, and of the same type"},
    {"!=", DZ_OP_UNEQUAL, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "not equal, or not of the same type"},
    {"<", DZ_OP_LESS, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "less; both numbers or both strings"},
    {"<=", DZ_OP_LESS_EQUAL, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "less or equal"},
    {">", DZ_OP_GREATER, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "greater"},
    {">=", DZ_OP_GREATER_EQUAL, DZ_SHAPE_COMPARISON, 2, 2, ANY_TYPE, BOOL, "a, b", "greater or equal"},
    {"all", DZ_OP_ALL, DZ_SHAPE_PLAIN, 0, MANY, BOOL, BOOL, "test, ...", "whether all are true"},
    {"any", DZ_OP_ANY, DZ_SHAPE_PLAIN, 0, MANY, BOOL, BOOL, "test, ...", "whether one is true"},
    {"!", DZ_OP_NOT, DZ_SHAPE_PLAIN, 1, 1, BOOL, BOOL, "test", "whether it is false"},
    {"case", DZ_OP_CASE, DZ_SHAPE_CASE, 3, MANY, ANY_TYPE, ANY_TYPE, "test, value, ..., otherwise",
        "the value after the first test that is true"},
    {"match", DZ_OP_MATCH, DZ_SHAPE_MATCH, 4, MANY, ANY_TYPE, ANY_TYPE, "input, label, value, ..., otherwise",
        "the value after the label that is the input; a label is a string, a whole number, or an array of them"},
    {"coalesce", DZ_OP_COALESCE, DZ_SHAPE_COALESCE, 1, MANY, ANY_TYPE, ANY_TYPE, "value, ...", "the first that is not null"},
    {"step", DZ_OP_STEP, DZ_SHAPE_STEP, 4, MANY, ANY_TYPE, ANY_TYPE, "input, value, stop, value, ...",
        "the value after the last stop that is not above the input"},
    {"interpolate", DZ_OP_INTERPOLATE, DZ_SHAPE_INTERPOLATE, 4, MANY, ANY_TYPE, ANY_TYPE,
        "[\"linear\"] or [\"exponential\", base], input, stop, value, ...", "a value between those of the stops around the input"},
    {"to-number", DZ_OP_TO_NUMBER, DZ_SHAPE_CONVERSION, 1, MANY, ANY_TYPE, NUM, "value, ...", "the first that can be a number; null is 0"},
    {"to-string", DZ_OP_TO_STRING, DZ_SHAPE_CONVERSION, 1, 1, ANY_TYPE, STR, "value", "as a string; null is empty"},
    {"to-color", DZ_OP_TO_COLOUR, DZ_SHAPE_CONVERSION, 1, MANY, ANY_TYPE, COL, "value, ...", "the first that can be a colour"},
    {"to-boolean", DZ_OP_TO_BOOLEAN, DZ_SHAPE_CONVERSION, 1, 1, ANY_TYPE, BOOL, "value",
        "false for null, 0 and the empty string, else true"},
    {"rgb", DZ_OP_RGB, DZ_SHAPE_PLAIN, 3, 3, NUM, COL, "red, green, blue", "a colour; each 0 to 255"},
    {"rgba", DZ_OP_RGBA, DZ_SHAPE_PLAIN, 4, 4, NUM, COL, "red, green, blue, opacity", "a colour; opacity is 0 to 1"},
    {"+", DZ_OP_ADD, DZ_SHAPE_PLAIN, 0, MANY, NUM, NUM, "number, ...", "their sum"},
    {"-", DZ_OP_SUBTRACT, DZ_SHAPE_PLAIN, 1, 2, NUM, NUM, "a, b", "a less b; of one number, its negative"},
    {"*", DZ_OP_MULTIPLY, DZ_SHAPE_PLAIN, 0, MANY, NUM, NUM, "number, ...", "their product"},
    {"/", DZ_OP_DIVIDE, DZ_SHAPE_PLAIN, 2, 2, NUM, NUM, "a, b", "a by b"},
    {"concat", DZ_OP_CONCAT, DZ_SHAPE_PLAIN, 0, MANY, ANY_TYPE, STR, "value, ...", "all as strings, one after the other"},
};
/* clang-format on */

guint dz_operator_count(void)
{
    return G_N_ELEMENTS(ROWS);
}

const DzOperatorRow *dz_operator_at(guint index)
{
    g_assert(index < G_N_ELEMENTS(ROWS));
    return &ROWS[index];
}

const DzOperatorRow *dz_operator_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
        if (strcmp(ROWS[i].name, name) == 0)
            return &ROWS[i];
    return NULL;
}

DzArena *dz_arena_new(void)
{
    DzArena *arena = g_new0(DzArena, 1);
    arena->blocks = g_ptr_array_new_with_free_func(g_free);
    arena->texts = g_string_chunk_new(1024);
    return arena;
}

void dz_arena_free(DzArena *arena)
{
    if (!arena)
        return;
    g_ptr_array_unref(arena->blocks);
    g_string_chunk_free(arena->texts);
    g_free(arena);
}

gpointer dz_arena_take(DzArena *arena, gsize count, gsize size)
{
    gpointer block = g_malloc0_n(MAX(count, 1), size);
    g_ptr_array_add(arena->blocks, block);
    return block;
}
