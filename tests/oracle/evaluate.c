/*
 * What our expressions give, for tests/oracle/oracle.mjs to compare: reads a JSON object a line,
 *
 *     {"kind": "fill", "section": "paint", "name": "fill-color", "expression": [...], "contexts":
 *      [{"zoom": 7, "geometry": "Polygon", "fields": {"rank": 3}}]}
 *
 * where the name "filter" stands for a filter, and writes one a line: {"fault": "text", "at": "[2][1]"}, or
 * {"values": [...]} with {"error": true}, {"null": true}, {"number": "17 digits"}, {"text": ...}, {"boolean":
 * ...},
 * {"colour": [r, g, b, a]} or {"array": [...]} for each context.
 */
#include "style/style_in.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FIELDS = 16 };

static void print_text(const char *text)
{
    putchar('"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            printf("\\%c", *c);
        else if ((guchar)*c < 0x20)
            printf("\\u%04x", (guint)*c);
        else
            putchar(*c);
    }
    putchar('"');
}

static void print_scalar(const DzValue *value)
{
    const DzColour *c = &value->colour;
    switch (value->kind) {
    case DZ_TYPE_NULL:
        printf("{\"null\": true}");
        break;
    case DZ_TYPE_NUMBER:
        printf("{\"number\": \"%.17g\"}", value->number);
        break;
    case DZ_TYPE_BOOLEAN:
        printf("{\"boolean\": %s}", value->number != 0 ? "true" : "false");
        break;
    case DZ_TYPE_COLOUR:
        printf("{\"colour\": [\"%.17g\", \"%.17g\", \"%.17g\", \"%.17g\"]}", c->r, c->g, c->b, c->a);
        break;
    default:
        printf("{\"text\": ");
        print_text(value->text);
        putchar('}');
    }
}

static void print_value(const DzValue *value)
{
    if (value->kind != DZ_TYPE_ARRAY) {
        print_scalar(value);
        return;
    }
    printf("{\"array\": [");
    for (guint i = 0; i < value->count; i++) {
        printf("%s", i ? ", " : "");
        print_scalar(&value->items[i]);
    }
    printf("]}");
}

static DzGeometry geometry_of(const char *word)
{
    return strcmp(word, "Point") == 0        ? DZ_GEOMETRY_POINT
           : strcmp(word, "LineString") == 0 ? DZ_GEOMETRY_LINE
                                             : DZ_GEOMETRY_POLYGON;
}

static void evaluate(const DzExpression *expression, const DzNode *context)
{
    const DzNode *fields = dz_json_member(context, "fields");
    DzStyleField list[MAX_FIELDS];
    guint count = 0;
    for (guint i = 0; i < fields->count && count < MAX_FIELDS; i++) {
        const DzNode *field = dz_json_child(fields, i);
        if (field->kind == DZ_JSON_NULL)
            continue;
        list[count++] = (DzStyleField){.name = field->key,
                                       .text = field->text,
                                       .number = field->number,
                                       .is_boolean = field->kind == DZ_JSON_BOOLEAN};
    }
    DzStyleFeature feature = {"", geometry_of(dz_json_member(context, "geometry")->text), list, count};
    g_auto(DzEvaluation) evaluation = {.feature = &feature, .zoom = dz_json_member(context, "zoom")->number};
    DzValue value = {0};
    if (dz_expression_evaluate(expression, &evaluation, &value))
        print_value(&value);
    else
        printf("{\"error\": true}");
}

static const DzExpression *compile(DzArena *arena, const DzNode *root, DzFault *fault)
{
    const DzNode *expression = dz_json_member(root, "expression");
    const char *name = dz_json_member(root, "name")->text;
    const char *kind = dz_json_member(root, "kind")->text, *section = dz_json_member(root, "section")->text;
    DzProperty property = 0;
    if (strcmp(name, "filter") == 0)
        return dz_expression_compile(arena, expression, DZ_TYPE(DZ_TYPE_BOOLEAN), fault);
    for (guint i = 0; i < DZ_STYLE_KIND_COUNT; i++)
        if (strcmp(dz_style_kind_word((DzStyleKind)i), kind) == 0 &&
            !dz_property_find((DzStyleKind)i,
                              strcmp(section, "paint") == 0 ? DZ_SECTION_PAINT : DZ_SECTION_LAYOUT, name,
                              &property))
            abort();
    const DzPropertyRow *row = dz_property_row(property);
    const DzExpression *made = dz_expression_compile(arena, expression, dz_property_type(row), fault);
    return made && dz_expression_suits(made, row, expression, fault) ? made : NULL;
}

/* "[2][1]": the way from an expression to a node in it, as MapLibre names places. */
static void print_way(const DzNode *from, const DzNode *to)
{
    putchar('"');
    while (from != to) {
        const DzNode *child = from + 1;
        guint index = 0;
        for (; to >= child + child->size; child += child->size)
            index++;
        printf("[%u]", index);
        from = child;
    }
    putchar('"');
}

static void answer(const DzNode *root)
{
    g_autoptr(DzArena) arena = dz_arena_new();
    g_autoptr(GString) text = g_string_new(NULL);
    DzFault fault = {NULL, text};
    const DzExpression *expression = compile(arena, root, &fault);
    const DzNode *contexts = dz_json_member(root, "contexts");
    if (!expression) {
        printf("{\"fault\": ");
        print_text(text->str);
        printf(", \"at\": ");
        print_way(dz_json_member(root, "expression"), fault.node);
        printf("}\n");
        return;
    }
    printf("{\"values\": [");
    for (guint i = 0; i < contexts->count; i++) {
        printf("%s", i ? ", " : "");
        evaluate(expression, dz_json_child(contexts, i));
    }
    printf("]}\n");
}

static void print_operators(void)
{
    for (guint i = 0; i < dz_operator_count(); i++)
        puts(dz_operator_at(i)->name);
}

static void print_limit(const char *name, double limit)
{
    if (isinf(limit))
        printf(", \"%s\": null", name);
    else
        printf(", \"%s\": %g", name, limit);
}

/* The rows of the table that are MapLibre's. */
static void print_properties(void)
{
    static const char *const types[] = {"number", "colour", "boolean", "choice",
                                        "text",   "symbol", "numbers", "texts"};
    static const char *const depends[] = {"nothing", "zoom", "feature"};
    for (guint i = 0; i < DZ_PROPERTY_COUNT; i++) {
        const DzPropertyRow *row = dz_property_row((DzProperty)i);
        if (row->section == DZ_SECTION_HATCH)
            continue;
        printf("{\"kind\": \"%s\", \"section\": \"%s\", \"name\": \"%s\", \"type\": \"%s\"",
               dz_style_kind_word(row->kind), row->section == DZ_SECTION_PAINT ? "paint" : "layout",
               row->name, types[row->type]);
        printf(", \"depends\": \"%s\", \"interpolated\": %s, \"length\": %u, \"default\": %s",
               depends[row->depends], row->interpolated ? "true" : "false", row->length, row->fallback);
        print_limit("min", row->min);
        print_limit("max", row->max);
        printf(", \"words\": [");
        for (guint w = 0; row->words && row->words[w]; w++)
            printf("%s\"%s\"", w ? ", " : "", row->words[w]);
        printf("]}\n");
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        if (strcmp(argv[1], "--operators") == 0)
            print_operators();
        else
            print_properties();
        return 0;
    }
    char *line = NULL;
    size_t size = 0;
    ssize_t length = 0;
    while ((length = getline(&line, &size, stdin)) > 0) {
        GError *error = NULL;
        guint where = 0;
        g_autoptr(DzJson) json = dz_json_parse(line, (gsize)length, &where, &error);
        if (!json) {
            fprintf(stderr, "%s\n", error->message);
            return 1;
        }
        answer(dz_json_root(json));
    }
    free(line);
    return 0;
}
