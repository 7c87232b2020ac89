/*
 * What a style answers for a feature at a zoom.
 */
#include "style/style_in.h"

#include <math.h>
#include <string.h>

static const DzStyleFeature NO_FEATURE = {.source = ""};

/* The property's value. False if it has none: it is not set, or cannot be evaluated for the feature. */
static bool value_of(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                     DzEvaluation *evaluation, DzValue *value)
{
    const DzExpression *expression = layer->values[property];
    evaluation->feature = feature ? feature : &NO_FEATURE;
    bool ok = expression && dz_expression_evaluate(expression, evaluation, value) &&
              value->kind != DZ_TYPE_NULL && !(value->kind == DZ_TYPE_NUMBER && isnan(value->number));
    if (ok)
        return true;
    expression = layer->style->fallbacks[property];
    return expression && dz_expression_evaluate(expression, evaluation, value);
}

static const DzPropertyRow *row_of(const DzStyleLayer *layer, DzProperty property)
{
    const DzPropertyRow *row = dz_property_row(property);
    g_assert(row->kind == layer->kind);
    return row;
}

bool dz_style_layer_admits(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom)
{
    static const DzProperty visibility[DZ_STYLE_KIND_COUNT] = {DZ_BACKGROUND_VISIBILITY, DZ_FILL_VISIBILITY,
                                                               DZ_LINE_VISIBILITY, DZ_CIRCLE_VISIBILITY,
                                                               DZ_SYMBOL_VISIBILITY};
    if (dz_style_choice(layer, visibility[layer->kind], NULL, zoom) != DZ_VISIBLE || zoom < layer->minzoom ||
        zoom >= layer->maxzoom)
        return false;
    if (!layer->source || !feature)
        return !layer->source && !feature;
    if (strcmp(layer->source->name, feature->source) != 0)
        return false;
    if (!layer->filter)
        return true;
    g_auto(DzEvaluation) evaluation = {.feature = feature, .zoom = zoom};
    DzValue value = {0};
    return dz_expression_evaluate(layer->filter, &evaluation, &value) && dz_value_truth(&value);
}

bool dz_style_has(const DzStyleLayer *layer, DzProperty property)
{
    return layer->values[property] != NULL;
}

double dz_style_number(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom)
{
    const DzPropertyRow *row = row_of(layer, property);
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    g_assert(row->type == DZ_VALUE_NUMBER);
    if (!value_of(layer, property, feature, &evaluation, &value))
        return 0;
    return CLAMP(value.number, MAX(row->min, -DZ_STYLE_LARGEST), MIN(row->max, DZ_STYLE_LARGEST));
}

DzColour dz_style_colour(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                         double zoom)
{
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    g_assert(row_of(layer, property)->type == DZ_VALUE_COLOUR);
    if (!value_of(layer, property, feature, &evaluation, &value)) {
        g_assert(property == DZ_FILL_OUTLINE_COLOUR);
        return dz_style_colour(layer, DZ_FILL_COLOUR, feature, zoom);
    }
    DzColour colour = value.colour;
    return (DzColour){CLAMP(colour.r, 0, 1), CLAMP(colour.g, 0, 1), CLAMP(colour.b, 0, 1),
                      CLAMP(colour.a, 0, 1)};
}

bool dz_style_boolean(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    g_assert(row_of(layer, property)->type == DZ_VALUE_BOOLEAN);
    return value_of(layer, property, feature, &evaluation, &value) && value.number != 0;
}

/* The index of a word of the row; false if it is none of them. */
static bool find_word(const DzPropertyRow *row, const DzValue *value, guint *index)
{
    for (guint i = 0; row->words[i]; i++) {
        if (strcmp(row->words[i], value->text) != 0)
            continue;
        *index = i;
        return true;
    }
    return false;
}

guint dz_style_choice(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    const DzPropertyRow *row = row_of(layer, property);
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    guint index = 0;
    g_assert(row->type == DZ_VALUE_CHOICE);
    if (value_of(layer, property, feature, &evaluation, &value) && find_word(row, &value, &index))
        return index;
    find_word(row, &layer->style->fallbacks[property]->value, &index);
    return index;
}

/* What an expression makes of data may be of any length; what sets it may not be kept by it for ever. */
static char *cut(const char *text)
{
    glong most = (glong)dz_limit(DZ_LIMIT_TEXT);
    if (g_utf8_strlen(text, -1) <= most)
        return g_strdup(text);
    g_autofree char *head = g_utf8_substring(text, 0, most - 1);
    return g_strconcat(head, "\342\200\246", NULL); /* an ellipsis */
}

char *dz_style_text(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                    double zoom)
{
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    DzValueType type = row_of(layer, property)->type;
    g_assert(type == DZ_VALUE_TEXT || type == DZ_VALUE_SYMBOL);
    return cut(value_of(layer, property, feature, &evaluation, &value) ? value.text : "");
}

guint dz_style_numbers(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                       double zoom, double *out, guint max)
{
    const DzPropertyRow *row = row_of(layer, property);
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    g_assert(row->type == DZ_VALUE_NUMBERS);
    if (!value_of(layer, property, feature, &evaluation, &value))
        return 0;
    for (guint i = 0; i < value.count && i < max; i++) {
        double number = isnan(value.items[i].number) ? 0 : value.items[i].number;
        out[i] = CLAMP(number, MAX(row->min, -DZ_STYLE_LARGEST), MIN(row->max, DZ_STYLE_LARGEST));
    }
    return value.count;
}

char **dz_style_texts(const DzStyleLayer *layer, DzProperty property, const DzStyleFeature *feature,
                      double zoom)
{
    g_auto(DzEvaluation) evaluation = {.zoom = zoom};
    DzValue value = {0};
    g_assert(row_of(layer, property)->type == DZ_VALUE_TEXTS);
    value_of(layer, property, feature, &evaluation, &value);
    char **texts = g_new0(char *, value.count + 1);
    for (guint i = 0; i < value.count; i++)
        texts[i] = g_strdup(value.items[i].text);
    return texts;
}

bool dz_style_hatch(const DzStyleLayer *layer, const DzStyleFeature *feature, double zoom,
                    DzStyleHatch *hatch)
{
    /* in the order of the property's words */
    static const DzPattern patterns[] = {DZ_PATTERN_NONE, DZ_PATTERN_LINES, DZ_PATTERN_DOTS,
                                         DZ_PATTERN_CROSSES};
    if (!layer->hatched)
        return false;
    *hatch = (DzStyleHatch){
        .pattern = patterns[dz_style_choice(layer, DZ_HATCH_PATTERN, feature, zoom)],
        .width = dz_style_number(layer, DZ_HATCH_WIDTH, feature, zoom),
        .distance = dz_style_number(layer, DZ_HATCH_DISTANCE, feature, zoom),
        .angle_deg = dz_style_number(layer, DZ_HATCH_ANGLE, feature, zoom),
        .colour = dz_style_colour(layer, DZ_HATCH_COLOUR, feature, zoom),
    };
    return hatch->pattern != DZ_PATTERN_NONE && hatch->width > 0 && hatch->colour.a > 0;
}

double dz_style_zoom(double ground_m, double lat_deg)
{
    const double equator_m = 40075016.686, tile = 512;
    double zoom = log2(cos(lat_deg * G_PI / 180) * equator_m / (tile * ground_m));
    return isnan(zoom) ? 0 : CLAMP(zoom, 0, 24);
}
