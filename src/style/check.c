/*
 * What a style that can be read may still be wrong about. Classes, the fills that one layer chooses from by a
 * match, a case or a step, lie side by side on the map and in the legend; so does each with plain land. Their
 * contrast and, for eyes that lack a kind of cone, their distance are measured as they are drawn, over land.
 *
 * The limits: a contrast of 3:1 is what WCAG 2.1 asks of graphics (1.4.11). A distance of 10 by CIEDE2000 is
 * about ten times what can just be seen side by side, and what a legend needs, where the two are apart.
 */
#include "style/colour.h"
#include "style/style_in.h"

#include <math.h>
#include <string.h>

static const double LEAST_CONTRAST = 3, LEAST_DISTANCE = 10;

enum { MOST_CLASSES = 24 };

typedef struct Classes {
    DzColour colours[MOST_CLASSES]; /* as drawn: opaque */
    guint count;
    DzColour land;
    double opacity;
    bool crowded; /* there were more */
} Classes;

static bool same(DzColour a, DzColour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void add_class(const DzExpression *literal, gpointer data)
{
    Classes *classes = data;
    DzColour colour = literal->value.colour;
    if (literal->value.kind != DZ_TYPE_COLOUR || colour.a * classes->opacity == 0)
        return;
    colour.a *= classes->opacity;
    colour = dz_colour_over(colour, classes->land);
    for (guint i = 0; i < classes->count; i++)
        if (same(classes->colours[i], colour))
            return;
    if (classes->count < MOST_CLASSES)
        classes->colours[classes->count++] = colour;
    else
        classes->crowded = true;
}

/* What lies under a fill: the colour of the first fill over land that is the same everywhere, over the
 * background, over white. */
static DzColour land_of(const DzStyle *style)
{
    DzColour under = {1, 1, 1, 1};
    for (guint i = 0; i < style->layers->len; i++) {
        const DzStyleLayer *layer = g_ptr_array_index(style->layers, i);
        bool land = layer->kind == DZ_STYLE_FILL && strcmp(layer->source->name, "land") == 0;
        DzProperty colour = land ? DZ_FILL_COLOUR : DZ_BACKGROUND_COLOUR;
        if (layer->kind != DZ_STYLE_BACKGROUND && !land)
            continue;
        under = dz_colour_over(dz_style_colour(layer, colour, NULL, 0), under);
        if (land)
            break;
    }
    return under;
}

/* The difference that those see who see it least. */
static double least_distance(DzColour a, DzColour b, DzVision *vision)
{
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < DZ_VISION_COUNT; i++) {
        DzLab x = dz_colour_lab(dz_colour_seen(a, (DzVision)i)),
              y = dz_colour_lab(dz_colour_seen(b, (DzVision)i));
        double distance = dz_lab_difference(x, y);
        if (distance >= least)
            continue;
        least = distance;
        *vision = (DzVision)i;
    }
    return least;
}

static void compare(const DzStyleLayer *layer, DzFindings *findings, DzColour a, DzColour b, const char *of_b)
{
    g_autofree char *first = dz_colour_text(a), *second = dz_colour_text(b);
    guint line = layer->lines[DZ_FILL_COLOUR];
    double contrast = dz_colour_contrast(a, b);
    if (contrast < LEAST_CONTRAST)
        dz_findings_add(findings, "style-contrast", DZ_SEVERITY_WARNING, layer->style->path, line,
                        "layer '%s': %s beside %s%s has a contrast of %.2f:1; expected at least 3:1",
                        layer->id, first, second, of_b, floor(contrast * 100) / 100); /* 2.999 is not 3 */
    DzVision vision = DZ_VISION_PROTAN;
    double plain = dz_lab_difference(dz_colour_lab(a), dz_colour_lab(b));
    double least = least_distance(a, b, &vision);
    if (plain < LEAST_DISTANCE)
        dz_findings_add(
            findings, "style-distance", DZ_SEVERITY_WARNING, layer->style->path, line,
            "layer '%s': %s and %s%s are hard to tell apart: %.1f by CIEDE2000; expected at least 10",
            layer->id, first, second, of_b, plain);
    else if (least < LEAST_DISTANCE)
        dz_findings_add(
            findings, "style-vision", DZ_SEVERITY_WARNING, layer->style->path, line,
            "layer '%s': %s and %s%s are hard to tell apart with %s: %.1f by CIEDE2000, %.1f without; "
            "expected at least 10",
            layer->id, first, second, of_b, dz_vision_word(vision), least, plain);
}

static void check_classes(const DzStyleLayer *layer, DzColour land, DzFindings *findings)
{
    const DzExpression *opacity = layer->values[DZ_FILL_OPACITY];
    Classes classes = {.land = land, .opacity = 1};
    if (opacity && opacity->op == DZ_OP_LITERAL)
        classes.opacity = CLAMP(opacity->value.number, 0, 1);
    if (layer->values[DZ_FILL_COLOUR])
        dz_expression_leaves(layer->values[DZ_FILL_COLOUR], add_class, &classes);
    if (classes.count < 2) /* one colour is no class */
        return;
    for (guint i = 0; i < classes.count; i++) {
        compare(layer, findings, classes.colours[i], land, " (land)");
        for (guint k = i + 1; k < classes.count; k++)
            compare(layer, findings, classes.colours[i], classes.colours[k], "");
    }
    if (classes.crowded)
        dz_findings_add(
            findings, "style-classes", DZ_SEVERITY_WARNING, layer->style->path, layer->lines[DZ_FILL_COLOUR],
            "layer '%s': only the first %d of its colours were compared", layer->id, MOST_CLASSES);
}

/* A kind of layer that has nothing to draw of its features. */
static void check_geometry(const DzStyleLayer *layer, DzFindings *findings)
{
    static const char *const words[] = {"points", "lines", "areas"};
    DzGeometry geometry = layer->source->geometry;
    bool fill = layer->kind == DZ_STYLE_FILL && geometry != DZ_GEOMETRY_POLYGON;
    bool line = layer->kind == DZ_STYLE_LINE && geometry == DZ_GEOMETRY_POINT;
    if (fill || line)
        dz_findings_add(findings, "style-geometry", DZ_SEVERITY_WARNING, layer->style->path, layer->line,
                        "layer '%s': a %s layer draws nothing of '%s', whose features are %s", layer->id,
                        dz_style_kind_word(layer->kind), layer->source->name, words[geometry]);
}

typedef struct Largest {
    double size;
    guint line;
} Largest;

static void find_largest(const DzExpression *literal, gpointer data)
{
    Largest *largest = data;
    if (literal->value.kind != DZ_TYPE_NUMBER || literal->value.number <= largest->size)
        return;
    *largest = (Largest){literal->value.number, literal->line};
}

/* Texts higher than the page are left out. */
static void check_sizes(const DzStyleLayer *layer, DzFindings *findings)
{
    const DzExpression *sizes = layer->kind == DZ_STYLE_SYMBOL ? layer->values[DZ_TEXT_SIZE] : NULL;
    const double page_px = 203 / DZ_STYLE_PX_MM;
    Largest largest = {0};
    if (sizes)
        dz_expression_leaves(sizes, find_largest, &largest);
    if (largest.size > page_px)
        dz_findings_add(
            findings, "style-size", DZ_SEVERITY_WARNING, layer->style->path,
            largest.line ? largest.line : layer->lines[DZ_TEXT_SIZE],
            "layer '%s': text-size: a text of %g px is higher than the page, %.0f px, and is left "
            "out",
            layer->id, largest.size, floor(page_px));
}

DzFindings *dz_style_check(const char *name, const char *folder, GError **error)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    g_autoptr(DzStyle) style = dz_style_examine(name, folder, findings, error);
    if (!style)
        return NULL;
    if (dz_findings_count(findings, DZ_SEVERITY_ERROR) > 0)
        return g_steal_pointer(&findings);
    DzColour land = land_of(style);
    for (guint i = 0; i < style->layers->len; i++) {
        const DzStyleLayer *layer = g_ptr_array_index(style->layers, i);
        if (!layer->source)
            continue;
        check_geometry(layer, findings);
        check_sizes(layer, findings);
        if (layer->kind == DZ_STYLE_FILL && !layer->hatched)
            check_classes(layer, land, findings);
    }
    return g_steal_pointer(&findings);
}
