/*
 * Where symbols and labels go. What may overlap others is placed first and never hidden; then the style's
 * layers from the top down, as MapLibre has it, each in the order of its sort key: a thing goes where it
 * meets nothing that was placed before, or is left out. A text beside a point has eight positions, the best
 * liked first (E. Imhof, Positioning names on maps, The American Cartographer 2, 1975).
 */
#include "scene/symbols_in.h"
#include "style/limits.h"

#include <math.h>
#include <string.h>

static const double GAP = 0.16;         /* between a symbol and its text, of the em */
static const double SHIELD_PAD = 0.24;  /* around the text on a shield, of the em */
static const double TOUCH = 0.6;        /* of its size: how much of a symbol must be clear of others */
static const double SAME_MM = 1e-6;     /* two places nearer to each other are one */
static const double CORNER_REACH = 0.7; /* texts at a symbol's corners come nearer to its middle */

/* How much of a patch of changed ground a name may hide: at first less, then more, never all. */
static const double HIDDEN[] = {0.12, 0.35};

enum { SIDES = 8 };

/* A thing that a symbol layer draws. */
typedef struct Candidate {
    guint order; /* of the style layer */
    guint index; /* of the thing in its source layer */
    double key;
    const DzThing *thing;
    bool has_icon, icon_reserved, icon_placed, text_placed;
    DzIcon icon;
    DzPage moved; /* away from its point, because something else stands there */
} Candidate;

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *left = a, *right = b;
    if (left->order != right->order)
        return left->order > right->order ? -1 : 1;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static GArray *candidates(const DzMap *map)
{
    GArray *list = g_array_new(FALSE, TRUE, sizeof(Candidate));
    for (guint i = 0; i < dz_style_layer_count(map->style); i++) {
        const DzStyleLayer *layer = dz_style_layer_at(map->style, i);
        if (dz_style_layer_kind(layer) != DZ_STYLE_SYMBOL)
            continue;
        const GPtrArray *things = dz_map_things(map, dz_style_layer_source(layer));
        for (guint k = 0; k < things->len; k++) {
            Candidate candidate = {.order = i, .index = k, .thing = things->pdata[k]};
            const DzStyleFeature *feature = &candidate.thing->feature;
            if (!dz_style_layer_admits(layer, feature, map->zoom))
                continue;
            candidate.key = dz_style_number(layer, DZ_SYMBOL_SORT_KEY, feature, map->zoom);
            candidate.has_icon = dz_map_icon(map, layer, feature, &candidate.icon);
            g_array_append_val(list, candidate);
        }
    }
    g_array_sort(list, compare_candidates);
    return list;
}

/* The point of a thing: several of a kind at one point are in a column. */
static DzPage point_of(const Candidate *candidate)
{
    DzPage at = candidate->thing->at;
    if (candidate->has_icon)
        at.y += candidate->thing->column * candidate->icon.size_mm;
    return at;
}

/* Where its symbol stands. */
static DzPage stand(const Candidate *candidate)
{
    DzPage at = point_of(candidate);
    if (candidate->has_icon) {
        at.x += candidate->icon.shift_mm.x + candidate->moved.x;
        at.y += candidate->icon.shift_mm.y + candidate->moved.y;
    }
    return at;
}

static DzPageBox box_about(DzPage at, DzPage reach)
{
    return (DzPageBox){at.x - reach.x, at.y - reach.y, at.x + reach.x, at.y + reach.y};
}

static void place_icon(DzMap *map, Candidate *candidate, DzPage at, DzPage plate)
{
    map->order = candidate->order;
    dz_map_draw_icon(map, candidate->thing->feature.source, &candidate->icon, at, plate, true);
    dz_map_take(map, box_about(at, dz_icon_reach(&candidate->icon, plate)), false);
    candidate->icon_placed = true;
}

/* The box of a text whose part `anchor` stands at the point. */
static DzPageBox anchored_box(const DzLabel *label, DzTextAnchor anchor, DzPage at)
{
    static const DzPage sides[] = {/* as DzTextAnchor: where the text lies from the point */
                                   {0, 0}, {1, 0},  {-1, 0}, {0, 1},  {0, -1},
                                   {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
    DzPage half = {label->size.width_mm / 2, dz_label_ink_height(label) / 2};
    DzPage middle = {at.x + sides[anchor].x * half.x, at.y + sides[anchor].y * half.y};
    return box_about(middle, half);
}

/* Where the style itself says that a text goes; false if it leaves that to the program. */
static bool fixed_box(const DzMap *map, const Candidate *candidate, const DzLabel *label, DzPageBox *out)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, candidate->order);
    const DzStyleFeature *feature = &candidate->thing->feature;
    double offset[2] = {0};
    if (!dz_style_has(layer, DZ_TEXT_ANCHOR))
        return false;
    DzTextAnchor anchor = (DzTextAnchor)dz_style_choice(layer, DZ_TEXT_ANCHOR, feature, map->zoom);
    dz_style_numbers(layer, DZ_TEXT_OFFSET, feature, map->zoom, offset, 2);
    DzPage at = point_of(candidate);
    at.x += candidate->moved.x + offset[0] * label->font.size_mm;
    at.y += candidate->moved.y + offset[1] * label->font.size_mm;
    *out = anchored_box(label, anchor, at);
    return true;
}

/* How far what stands at a point reaches from it, its own symbol or that of another layer. */
static double reach_at(const DzMap *map, const Candidate *candidate, DzPage at)
{
    double reach = candidate->has_icon ? candidate->icon.size_mm / 2 : 0;
    for (guint i = 0; i < map->taken->len; i++) {
        const DzPageBox *box = &g_array_index(map->taken, DzTaken, i).box;
        DzPage middle = {(box->min_x + box->max_x) / 2, (box->min_y + box->max_y) / 2};
        if (fabs(middle.x - at.x) + fabs(middle.y - at.y) < SAME_MM)
            reach = MAX(reach, (box->max_x - box->min_x) / 2);
    }
    return reach;
}

/* One of the eight positions beside a point. */
static DzPageBox beside_box(const Candidate *candidate, const DzLabel *label, double radius, guint side)
{
    static const DzPage sides[SIDES] = {{1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}, {0, -1}, {0, 1}};
    DzPage at = stand(candidate), half = {label->size.width_mm / 2, dz_label_ink_height(label) / 2};
    bool corner = sides[side].x != 0 && sides[side].y != 0;
    double reach = (corner ? CORNER_REACH * radius : radius) + label->font.size_mm * GAP;
    return box_about(
        (DzPage){at.x + sides[side].x * (reach + half.x), at.y + sides[side].y * (reach + half.y)}, half);
}

/* Where the text of a point goes: as the style has it, or in the first free of the eight positions; if it may
 * overlap, in the first if none is free. False if there is no room. */
static bool text_box(const DzMap *map, const Candidate *candidate, const DzLabel *label, DzPageBox *out)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, candidate->order);
    bool overlaps = dz_style_boolean(layer, DZ_TEXT_ALLOW_OVERLAP, &candidate->thing->feature, map->zoom);
    if (fixed_box(map, candidate, label, out))
        return overlaps || dz_label_fits(map, label, *out);
    double radius = reach_at(map, candidate, stand(candidate));
    for (guint pass = 0; pass < G_N_ELEMENTS(HIDDEN); pass++) {
        for (guint side = 0; side < SIDES; side++) {
            *out = beside_box(candidate, label, radius, side);
            if (dz_label_fits(map, label, *out) && dz_map_hidden_share(map, out) <= HIDDEN[pass])
                return true;
        }
    }
    *out = beside_box(candidate, label, radius, 0);
    return overlaps;
}

static bool inside(const DzPageBox *inner, const DzPageBox *outer)
{
    return inner->min_x >= outer->min_x && inner->max_x <= outer->max_x && inner->min_y >= outer->min_y &&
           inner->max_y <= outer->max_y;
}

/* Moves a symbol beside what stands at its point already: one upon the other, neither could be read. */
static void move_aside(const DzMap *map, Candidate *candidate)
{
    static const DzPage sides[] = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    double step = candidate->icon.size_mm;
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        candidate->moved = (DzPage){sides[i].x * step, sides[i].y * step};
        DzPage reach = {step / 2 * TOUCH, step / 2 * TOUCH};
        DzPageBox box = box_about(stand(candidate), reach);
        if (dz_map_is_free(map, &box))
            return;
    }
    candidate->moved = (DzPage){0, 0};
}

/* Does the style keep both the symbol and the text of a point, at fixed places beside it? Then the two are
 * one row, and several at one point are a column. */
static bool is_row(DzMap *map, const Candidate *candidate, DzLabel *label)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, candidate->order);
    const DzStyleFeature *feature = &candidate->thing->feature;
    return feature->geometry == DZ_GEOMETRY_POINT && candidate->has_icon &&
           dz_style_boolean(layer, DZ_ICON_ALLOW_OVERLAP, feature, map->zoom) &&
           dz_style_boolean(layer, DZ_TEXT_ALLOW_OVERLAP, feature, map->zoom) &&
           dz_style_has(layer, DZ_TEXT_ANCHOR) &&
           dz_label_read(map, candidate->order, candidate->thing, label);
}

static DzPageBox both(const DzPageBox *a, const DzPageBox *b)
{
    return (DzPageBox){MIN(a->min_x, b->min_x), MIN(a->min_y, b->min_y), MAX(a->max_x, b->max_x),
                       MAX(a->max_y, b->max_y)};
}

static DzPageBox row_box(const DzMap *map, const Candidate *candidate, const DzLabel *label)
{
    DzPageBox icon = box_about(stand(candidate), dz_icon_reach(&candidate->icon, (DzPage){0, 0})),
              text = icon;
    fixed_box(map, candidate, label, &text);
    return both(&icon, &text);
}

/* How the column is moved so that nothing else is under it: as little as can be, to the sides first. If there
 * is no such place near, as far as the frame asks. */
static DzPage column_shift(const DzMap *map, DzPageBox box, double step)
{
    static const DzPage sides[] = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    enum { STEPS = 16 };
    const DzPageBox *frame = &map->view.frame;
    for (guint i = 0; i <= STEPS; i++) {
        for (guint side = 0; side < (i ? G_N_ELEMENTS(sides) : 1); side++) {
            DzPage shift = {sides[side].x * step * i, sides[side].y * step * i};
            DzPageBox there = {box.min_x + shift.x, box.min_y + shift.y, box.max_x + shift.x,
                               box.max_y + shift.y};
            if (dz_map_is_free(map, &there))
                return shift;
        }
    }
    return (DzPage){MAX(frame->min_x - box.min_x, 0) + MIN(frame->max_x - box.max_x, 0),
                    MAX(frame->min_y - box.min_y, 0) + MIN(frame->max_y - box.max_y, 0)};
}

/* Of the list, the rows that stand at the point of `first`, which is the top one: pointers to them. */
static GPtrArray *column_of(DzMap *map, GArray *list, guint first)
{
    const Candidate *top = &g_array_index(list, Candidate, first);
    GPtrArray *rows = g_ptr_array_new();
    DzLabel label;
    for (guint i = first; i < list->len; i++) {
        Candidate *row = &g_array_index(list, Candidate, i);
        DzPage a = top->thing->at, b = row->thing->at;
        if (row->order == top->order && hypot(a.x - b.x, a.y - b.y) < SAME_MM && is_row(map, row, &label))
            g_ptr_array_add(rows, row);
    }
    return rows;
}

static void place_column(DzMap *map, GArray *list, guint first)
{
    g_autoptr(GPtrArray) rows = column_of(map, list, first);
    DzPageBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY}, text = {0};
    DzLabel label = {0};
    for (guint i = 0; i < rows->len; i++) {
        if (!is_row(map, rows->pdata[i], &label))
            continue; /* the letters that may be measured are used up */
        DzPageBox one = row_box(map, rows->pdata[i], &label);
        box = both(&box, &one);
    }
    DzPage shift = column_shift(map, box, g_array_index(list, Candidate, first).icon.size_mm / 2);
    for (guint i = 0; i < rows->len; i++) {
        Candidate *row = rows->pdata[i];
        row->moved = shift;
        if (!is_row(map, row, &label) || !fixed_box(map, row, &label, &text))
            continue;
        place_icon(map, row, stand(row), (DzPage){0, 0});
        dz_label_add(map, &label, text, 0);
        row->text_placed = true;
    }
}

/* What may overlap stands whatever else there is, if it is on the map at all. A symbol whose text may not has
 * its place kept for it: without its text it is not drawn, as MapLibre has it. */
static void place_stubborn(DzMap *map, Candidate *candidate)
{
    const DzStyleLayer *layer = dz_style_layer_at(map->style, candidate->order);
    const DzStyleFeature *feature = &candidate->thing->feature;
    DzLabel label;
    DzPageBox box;
    if (feature->geometry != DZ_GEOMETRY_POINT || is_row(map, candidate, &label))
        return;
    const DzPage none = {0, 0};
    bool has_text = dz_label_read(map, candidate->order, candidate->thing, &label);
    bool keeps_text = has_text && dz_style_boolean(layer, DZ_TEXT_ALLOW_OVERLAP, feature, map->zoom);
    if (candidate->has_icon && dz_style_boolean(layer, DZ_ICON_ALLOW_OVERLAP, feature, map->zoom)) {
        move_aside(map, candidate);
        DzPageBox icon = box_about(stand(candidate), dz_icon_reach(&candidate->icon, none));
        candidate->icon_reserved = inside(&icon, &map->view.frame);
        if (candidate->icon_reserved && (keeps_text || !has_text))
            place_icon(map, candidate, stand(candidate), none);
        else if (candidate->icon_reserved)
            dz_map_take(map, icon, false);
    }
    if (keeps_text && fixed_box(map, candidate, &label, &box)) {
        dz_label_add(map, &label, box, 0);
        candidate->text_placed = true;
    }
}

/* First symbols, then columns beside them. */
static void place_all_stubborn(DzMap *map, GArray *list)
{
    DzLabel label;
    for (guint i = 0; i < list->len; i++)
        place_stubborn(map, &g_array_index(list, Candidate, i));
    for (guint i = 0; i < list->len; i++) {
        const Candidate *candidate = &g_array_index(list, Candidate, i);
        if (!candidate->text_placed && is_row(map, candidate, &label))
            place_column(map, list, i);
    }
}

static void place_point(DzMap *map, Candidate *candidate)
{
    DzLabel label;
    DzPage at = stand(candidate), none = {0, 0};
    DzPageBox icon =
        candidate->has_icon ? box_about(at, dz_icon_reach(&candidate->icon, none)) : (DzPageBox){0};
    bool wants_icon = candidate->has_icon && !candidate->icon_placed;
    if (candidate->icon_placed && candidate->text_placed)
        return;
    if (wants_icon && !candidate->icon_reserved && !dz_map_is_free(map, &icon))
        return;
    bool wants_text =
        !candidate->text_placed && dz_label_read(map, candidate->order, candidate->thing, &label);
    if (wants_text) {
        DzPageBox box;
        if (!text_box(map, candidate, &label, &box))
            return;
        dz_label_add(map, &label, box, 0);
    }
    if (wants_icon)
        place_icon(map, candidate, at, none);
}

/* The middle of the line's edge that is farthest from the frame's sides, of those where nothing stands; false
 * if none is well inside. */
static bool place_on_line(const DzMap *map, const DzPath *line, DzPage reach, DzPage *out)
{
    const DzPageBox *frame = &map->view.frame;
    double best = 3 * reach.x;
    bool found = false;
    for (guint part = 0; part < dz_path_count(line); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(line, part, &count);
        for (guint i = 1; i < count; i++) {
            DzPage middle = {(points[i - 1].x + points[i].x) / 2, (points[i - 1].y + points[i].y) / 2};
            double room = MIN(MIN(middle.x - frame->min_x, frame->max_x - middle.x),
                              MIN(middle.y - frame->min_y, frame->max_y - middle.y));
            DzPageBox box = box_about(middle, reach);
            if (room > best && dz_map_is_free(map, &box)) {
                best = room;
                *out = middle;
                found = true;
            }
        }
    }
    return found;
}

/* A line's name at a point of it, on a plate if it has one. */
static void place_shield(DzMap *map, Candidate *candidate, const DzLabel *label)
{
    DzPage at;
    double pad = 2 * SHIELD_PAD * label->font.size_mm;
    DzPage plate = {label->size.width_mm + pad, dz_label_ink_height(label) + pad};
    if (!place_on_line(map, candidate->thing->path, (DzPage){plate.x / 2, plate.y / 2}, &at))
        return;
    if (candidate->has_icon)
        place_icon(map, candidate, at, plate);
    dz_label_add(map, label, anchored_box(label, DZ_ANCHOR_CENTER, at), 0);
}

static void place_line(DzMap *map, Candidate *candidate)
{
    DzLabel label;
    if (!dz_label_read(map, candidate->order, candidate->thing, &label))
        return;
    const DzStyleLayer *layer = dz_style_layer_at(map->style, candidate->order);
    bool along = dz_style_choice(layer, DZ_SYMBOL_PLACEMENT, &candidate->thing->feature, map->zoom) ==
                 DZ_PLACEMENT_LINE;
    if (candidate->has_icon || !along)
        place_shield(map, candidate, &label);
    else
        dz_map_label_line(map, candidate->thing->path, &label);
}

/* False and an error if the texts of the style's symbol layers were too many for one map. */
static bool check_letters(const DzMap *map, GError **error)
{
    if (!map->verbose)
        return true;
    g_set_error(
        error, DZ_ERROR, DZ_ERROR_ARGUMENT,
        "style '%s': layer '%s': the texts of the symbol layers have more than %u letters to measure on "
        "this map; give the layer a filter or shorter texts",
        dz_style_name(map->style), dz_style_layer_id(map->verbose), dz_limit(DZ_LIMIT_LETTERS));
    return false;
}

bool dz_map_place_symbols(DzMap *map, GError **error)
{
    g_autoptr(GArray) list = candidates(map);
    g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL); /* areas, by their things */
    g_autoptr(GArray) changed = dz_map_changed_rings(map);
    map->changed = changed;
    place_all_stubborn(map, list);
    map->order = dz_style_layer_count(map->style); /* above all of the style's layers */
    if (!map->sheet && dz_page_shows(map->style, DZ_PART_GRATICULE))
        dz_map_graticule(map); /* its names make way for what stands fast, and others for them */
    for (guint i = 0; i < list->len && !map->verbose; i++) {
        Candidate *candidate = &g_array_index(list, Candidate, i);
        const DzThing *thing = candidate->thing;
        if (thing->feature.geometry == DZ_GEOMETRY_POINT)
            place_point(map, candidate);
        else if (thing->feature.geometry == DZ_GEOMETRY_LINE && !thing->closed)
            place_line(map, candidate);
        else if (g_hash_table_add(named, (gpointer)thing))
            dz_map_label_area(map, thing);
    }
    map->changed = NULL;
    return check_letters(map, error);
}
