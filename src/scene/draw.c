/*
 * Backgrounds, areas, lines and circles as the style's layers draw them, from the bottom up. Places of
 * symbols and labels have been found before.
 */
#include "scene/scene_in.h"

#include <math.h>

static DzColour faded(DzColour colour, double opacity)
{
    colour.a *= opacity;
    return colour;
}

static bool fill_look(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, double fade,
                      DzMark *mark)
{
    double opacity = fade * dz_style_number(layer, DZ_FILL_OPACITY, feature, map->zoom);
    mark->fill = faded(dz_style_colour(layer, DZ_FILL_COLOUR, feature, map->zoom), opacity);
    if (dz_style_has(layer, DZ_FILL_OUTLINE_COLOUR)) {
        DzColour colour = dz_style_colour(layer, DZ_FILL_OUTLINE_COLOUR, feature, map->zoom);
        mark->stroke = dz_map_stroke(dz_map_px(map, 1), faded(colour, opacity)); /* as MapLibre: one pixel */
    }
    DzStyleHatch hatch;
    if (dz_style_hatch(layer, feature, map->zoom, &hatch)) {
        mark->fill.a = 0;
        mark->hatch = (DzHatch){.pattern = hatch.pattern,
                                .width_mm = dz_map_px(map, hatch.width),
                                .distance_mm = dz_map_px(map, hatch.distance),
                                .angle_deg = hatch.angle_deg,
                                .colour = faded(hatch.colour, opacity)};
    }
    bool hatched = mark->hatch.pattern != DZ_PATTERN_NONE && mark->hatch.colour.a > 0;
    return mark->fill.a > 0 || hatched || mark->stroke.colour.a > 0;
}

static bool line_look(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, double fade,
                      DzMark *mark)
{
    DzStroke *stroke = &mark->stroke;
    double dashes[DZ_DASHES_MAX];
    double opacity = fade * dz_style_number(layer, DZ_LINE_OPACITY, feature, map->zoom);
    stroke->width_mm = dz_map_px(map, dz_style_number(layer, DZ_LINE_WIDTH, feature, map->zoom));
    stroke->colour = faded(dz_style_colour(layer, DZ_LINE_COLOUR, feature, map->zoom), opacity);
    stroke->cap = (DzLineCap)dz_style_choice(layer, DZ_LINE_CAP, feature, map->zoom);
    stroke->join = (DzLineJoin)dz_style_choice(layer, DZ_LINE_JOIN, feature, map->zoom);
    guint count = dz_style_numbers(layer, DZ_LINE_DASHARRAY, feature, map->zoom, dashes, DZ_DASHES_MAX);
    double sum = 0;
    stroke->dashes = MIN(count, DZ_DASHES_MAX);
    for (guint i = 0; i < stroke->dashes; i++)
        sum += stroke->dash_mm[i] = dashes[i] * stroke->width_mm;
    if (sum <= 0)
        stroke->dashes = 0;
    return stroke->width_mm > 0 && stroke->colour.a > 0;
}

static bool circle_look(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature,
                        double fade, DzMark *mark)
{
    double opacity = fade * dz_style_number(layer, DZ_CIRCLE_OPACITY, feature, map->zoom);
    double stroke_opacity = fade * dz_style_number(layer, DZ_CIRCLE_STROKE_OPACITY, feature, map->zoom);
    double width = dz_map_px(map, dz_style_number(layer, DZ_CIRCLE_STROKE_WIDTH, feature, map->zoom));
    DzColour edge = dz_style_colour(layer, DZ_CIRCLE_STROKE_COLOUR, feature, map->zoom);
    mark->fill = faded(dz_style_colour(layer, DZ_CIRCLE_COLOUR, feature, map->zoom), opacity);
    mark->stroke = dz_map_stroke(width, faded(edge, stroke_opacity));
    return mark->fill.a > 0 || (width > 0 && mark->stroke.colour.a > 0);
}

bool dz_map_look(const DzMap *map, const DzStyleLayer *layer, const DzStyleFeature *feature, double fade,
                 DzMark *mark)
{
    if (!dz_style_layer_admits(layer, feature, map->zoom))
        return false;
    switch (dz_style_layer_kind(layer)) {
    case DZ_STYLE_FILL:
        return feature->geometry == DZ_GEOMETRY_POLYGON && fill_look(map, layer, feature, fade, mark);
    case DZ_STYLE_LINE:
        return feature->geometry != DZ_GEOMETRY_POINT && line_look(map, layer, feature, fade, mark);
    case DZ_STYLE_CIRCLE:
        return feature->geometry == DZ_GEOMETRY_POINT && circle_look(map, layer, feature, fade, mark);
    default:
        return false;
    }
}

/* The circle's middle line of the stroke lies outside of the radius: MapLibre's does. */
static DzPath *circle_path(const DzMap *map, const DzStyleLayer *layer, const DzThing *thing, double width_mm)
{
    enum { CORNERS = 48 };
    double radius = dz_map_px(map, dz_style_number(layer, DZ_CIRCLE_RADIUS, &thing->feature, map->zoom));
    DzPath *path = dz_path_new();
    for (guint i = 0; i < CORNERS; i++) {
        double angle = 2 * G_PI * i / CORNERS, reach = radius + width_mm / 2;
        dz_path_add(path, (DzPage){thing->at.x + reach * cos(angle), thing->at.y + reach * sin(angle)});
    }
    dz_path_end(path);
    return path;
}

/* Says on a mark what the thing is that it shows. */
static void set_data(DzMark *mark, const DzThing *thing)
{
    mark->zone = thing->zone;
    mark->status = thing->status;
    mark->party = thing->party;
    mark->name = thing->name;
    mark->km2 = thing->km2;
}

/* Lines that end with the record, a mark for each opacity; the strongest says what they are. */
static void draw_fading(DzMap *map, const DzThing *thing, const DzMark *look, const DzPath *lines)
{
    DzPath *paths[DZ_FADE_STEPS + 1];
    dz_map_fade_lines(map, lines, dz_map_fade_mm(map), paths);
    dz_path_free(paths[0]);
    DzMark *mark = NULL;
    for (guint i = 1; i <= DZ_FADE_STEPS; i++) {
        if (dz_path_count(paths[i]) == 0) {
            dz_path_free(paths[i]);
            continue;
        }
        mark = dz_map_shape(map, thing->feature.source, paths[i], false);
        mark->in_frame = true;
        mark->stroke = look->stroke;
        mark->stroke.colour = faded(look->stroke.colour, (double)i / DZ_FADE_STEPS);
    }
    if (mark)
        set_data(mark, thing);
}

static void draw_thing(DzMap *map, const DzStyleLayer *layer, const DzThing *thing)
{
    DzMark look = {0};
    if (!dz_map_look(map, layer, &thing->feature, thing->fade, &look))
        return;
    bool area = dz_style_layer_kind(layer) == DZ_STYLE_FILL, rings = true;
    if (!area && thing->ends && dz_map_fade_mm(map) > 0) {
        draw_fading(map, thing, &look, thing->outline ? thing->outline : thing->path);
        return;
    }
    DzPath *path = NULL;
    if (!thing->path) {
        path = circle_path(map, layer, thing, look.stroke.width_mm);
    } else if (!area && thing->outline) {
        path = dz_path_share(thing->outline);
        rings = false;
    } else {
        path = dz_path_share(thing->path);
        rings = thing->feature.geometry == DZ_GEOMETRY_POLYGON;
    }
    DzMark *mark = dz_map_shape(map, thing->feature.source, path, rings);
    mark->in_frame = true;
    mark->fill = look.fill;
    mark->hatch = look.hatch;
    mark->stroke = look.stroke;
    mark->still = thing->still;
    set_data(mark, thing);
}

static void draw_background(DzMap *map, const DzStyleLayer *layer)
{
    if (!dz_style_layer_admits(layer, NULL, map->zoom))
        return;
    double opacity = dz_style_number(layer, DZ_BACKGROUND_OPACITY, NULL, map->zoom);
    DzMark *mark = dz_map_shape(map, "background", dz_map_box_path(&map->view.frame), true);
    mark->in_frame = true;
    mark->still = true;
    mark->fill = faded(dz_style_colour(layer, DZ_BACKGROUND_COLOUR, NULL, map->zoom), opacity);
    DzPath *unmapped = dz_map_unmapped(map);
    if (!unmapped)
        return;
    mark = dz_map_shape(map, "unmapped", unmapped, true);
    mark->in_frame = true;
    mark->still = true;
    mark->fill = dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_BACKGROUND);
}

void dz_map_draw_layers(DzMap *map)
{
    for (guint i = 0; i < dz_style_layer_count(map->style); i++) {
        const DzStyleLayer *layer = dz_style_layer_at(map->style, i);
        DzStyleKind kind = dz_style_layer_kind(layer);
        map->order = i;
        if (kind == DZ_STYLE_BACKGROUND)
            draw_background(map, layer);
        if (kind == DZ_STYLE_BACKGROUND || kind == DZ_STYLE_SYMBOL)
            continue;
        const GPtrArray *things = dz_map_things(map, dz_style_layer_source(layer));
        for (guint k = 0; k < things->len; k++)
            draw_thing(map, layer, things->pdata[k]);
    }
}
