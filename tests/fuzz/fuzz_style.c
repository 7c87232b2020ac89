/*
 * The style reader on any bytes. What begins with a brace is a style, with its INI after a 0; whatever else
 * is an expression. A refusal is one line that names the file; what is accepted answers every question about
 * every layer with what the headers promise, and the same when it is asked again.
 */
#include "style/page.h"
#include "style/style_in.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PROMISE(holds)                                                                                       \
    do {                                                                                                     \
        if (!(holds))                                                                                        \
            abort();                                                                                         \
    } while (0)

static const DzStyleField FIELDS[] = {{"name", "Idlib", 0, false},       {"rank", NULL, 2, false},
                                      {"open", NULL, 1, true},           {"status", "", 0, false},
                                      {"colour", "#0f8b8d80", 0, false}, {"share", NULL, -0.5, false}};

static DzStyleFeature feature_of(guint turn)
{
    return (DzStyleFeature){"", (DzGeometry)(turn % 3), FIELDS, turn % (G_N_ELEMENTS(FIELDS) + 1)};
}

static bool is_line(const char *text)
{
    return g_utf8_validate(text, -1, NULL) && !strchr(text, '\n');
}

static bool is_channel(double channel)
{
    return channel >= 0 && channel <= 1;
}

static void ask_arrays(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom)
{
    double numbers[4] = {0, 0, 0, 0};
    if (dz_property_row(property)->type == DZ_VALUE_NUMBERS) {
        dz_style_numbers(layer, property, feature, zoom, numbers, G_N_ELEMENTS(numbers));
        for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
            PROMISE(isfinite(numbers[i]));
        return;
    }
    g_auto(GStrv) texts = dz_style_texts(layer, property, feature, zoom);
    for (guint i = 0; texts[i]; i++)
        PROMISE(g_utf8_validate(texts[i], -1, NULL));
}

static void ask(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature, double zoom)
{
    const DzPropertyRow *row = dz_property_row(property);
    double number = 0;
    guint words = 0;
    DzColour colour;
    g_autofree char *text = NULL, *again = NULL;
    switch (row->type) {
    case DZ_VALUE_NUMBER:
        number = dz_style_number(layer, property, feature, zoom);
        PROMISE(isfinite(number) && number >= row->min && number <= row->max);
        PROMISE(number == dz_style_number(layer, property, feature, zoom));
        break;
    case DZ_VALUE_COLOUR:
        colour = dz_style_colour(layer, property, feature, zoom);
        PROMISE(is_channel(colour.r) && is_channel(colour.g) && is_channel(colour.b) && is_channel(colour.a));
        break;
    case DZ_VALUE_BOOLEAN:
        dz_style_boolean(layer, property, feature, zoom);
        break;
    case DZ_VALUE_CHOICE:
        while (row->words[words])
            words++;
        PROMISE(dz_style_choice(layer, property, feature, zoom) < words);
        break;
    case DZ_VALUE_TEXT:
    case DZ_VALUE_SYMBOL:
        text = dz_style_text(layer, property, feature, zoom);
        again = dz_style_text(layer, property, feature, zoom);
        PROMISE(g_utf8_validate(text, -1, NULL) && strcmp(text, again) == 0);
        break;
    default:
        ask_arrays(layer, property, feature, zoom);
    }
}

static void ask_style(const DzStyle *style)
{
    for (guint i = 0; i < dz_style_layer_count(style); i++) {
        const DzStyleLayer *layer = dz_style_layer_at(style, i);
        for (guint turn = 0; turn < 4; turn++) {
            DzStyleFeature feature = feature_of(2 * turn);
            DzStyleHatch hatch;
            double zoom = 3.5 * turn;
            feature.source = dz_style_layer_source(layer);
            dz_style_layer_admits(layer, feature.source ? &feature : NULL, zoom);
            for (guint p = 0; p < DZ_PROPERTY_COUNT; p++)
                if (dz_property_row((DzProperty)p)->kind == dz_style_layer_kind(layer))
                    ask(layer, (DzProperty)p, &feature, zoom);
            if (dz_style_layer_kind(layer) == DZ_STYLE_FILL && dz_style_hatch(layer, &feature, zoom, &hatch))
                PROMISE(hatch.width > 0 && hatch.distance >= 0.5 && hatch.pattern != DZ_PATTERN_NONE);
        }
    }
    for (guint i = 0; i < dz_page_row_count(); i++) {
        const DzPageRow *row = dz_page_row_at(i);
        DzPageWords words = {"1", NULL, "{round}"};
        g_autofree char *text = dz_page_key_type(row->key) == DZ_PAGE_TEXT
                                    ? dz_page_text(style, row->part, row->key, DZ_LANG_AR, &words)
                                    : NULL;
        PROMISE(!text || g_utf8_validate(text, -1, NULL));
        if (dz_page_key_type(row->key) == DZ_PAGE_LENGTH)
            PROMISE(dz_page_number(style, row->part, row->key) >= row->min);
        if (row->key == DZ_KEY_FONT)
            PROMISE(*dz_page_font(style, row->part));
    }
}

static void try_style(const char *text, size_t size)
{
    g_autoptr(GError) error = NULL;
    const char *end = memchr(text, 0, size);
    gsize length = end ? (gsize)(end - text) : size;
    g_autoptr(DzStyle) style =
        dz_style_parse("x.json", text, length, end ? end + 1 : NULL, end ? size - length - 1 : 0, &error);
    PROMISE(!style == (error != NULL));
    if (style)
        ask_style(style);
    else
        PROMISE(is_line(error->message) && g_str_has_prefix(error->message, "x."));
}

/* As a value of each type: what compiles evaluates to a value of that type, null, or not at all. */
static void try_expression(const DzNode *node)
{
    g_autoptr(DzArena) arena = dz_arena_new();
    for (guint p = 0; p < DZ_PROPERTY_COUNT; p++) {
        const DzPropertyRow *row = dz_property_row((DzProperty)p);
        DzType type = dz_property_type(row);
        g_autoptr(GString) text = g_string_new(NULL);
        DzFault fault = {NULL, text};
        const DzExpression *made = dz_expression_compile(arena, node, type, &fault);
        PROMISE(!made == (text->len > 0));
        if (made && !dz_expression_suits(made, row, node, &fault))
            PROMISE(text->len > 0);
        for (guint turn = 0; made && turn < 7; turn++) {
            DzStyleFeature feature = feature_of(turn);
            g_auto(DzEvaluation) evaluation = {.feature = &feature, .zoom = turn};
            DzValue value = {0};
            bool text_like = type.kind == DZ_TYPE_FORMATTED || type.kind == DZ_TYPE_IMAGE;
            if (!dz_expression_evaluate(made, &evaluation, &value) || value.kind == DZ_TYPE_NULL)
                continue;
            PROMISE(text_like ? value.kind == DZ_TYPE_STRING : dz_type_is(type, dz_value_type(&value)));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    guint line = 0;
    if (size > 0 && text[0] == '{') {
        try_style(text, size);
        return 0;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(DzJson) json = dz_json_parse(text, size, &line, &error);
    PROMISE(!json == (error != NULL));
    if (json)
        try_expression(dz_json_root(json));
    else
        PROMISE(is_line(error->message));
    return 0;
}
