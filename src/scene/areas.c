/*
 * Names of areas: inside them about their pole of inaccessibility, or beside them. All that the style's
 * symbol layers say of an area is one block, a line for each layer.
 */
#include "scene/symbols_in.h"

#include <math.h>
#include <string.h>

enum { BLOCK_MAX = 4 };
static const double LEADING = 0.35; /* between two lines, of the first one's em */
static const double NARROW = 0.85;  /* how much smaller a name may be set to fit inside */
static const double HIDDEN = 0.025; /* of a patch of changed ground may be under a name that is not its own */
static const double CLEAR = 0.6;    /* ems from all else: names that are there for orientation */

typedef struct Block {
    DzLabel lines[BLOCK_MAX];
    guint count;
    double width_mm, height_mm, gap_mm;
    double clear_mm; /* how far it keeps from everything else, beyond what texts do */
    double hidden;   /* how much of a patch of changed ground it may hide */
} Block;

static void measure_block(Block *block)
{
    block->gap_mm = block->lines[0].font.size_mm * LEADING;
    block->width_mm = 0;
    block->height_mm = (block->count - 1) * block->gap_mm;
    for (guint i = 0; i < block->count; i++) {
        block->width_mm = MAX(block->width_mm, block->lines[i].size.width_mm);
        block->height_mm += dz_label_ink_height(&block->lines[i]);
    }
}

/* What the style's symbol layers say of the thing; false if they say nothing. */
static bool read_block(DzMap *map, const DzThing *thing, Block *block)
{
    block->count = 0;
    for (guint i = 0; i < dz_style_layer_count(map->style) && block->count < BLOCK_MAX; i++) {
        const DzStyleLayer *layer = dz_style_layer_at(map->style, i);
        if (dz_style_layer_kind(layer) == DZ_STYLE_SYMBOL &&
            strcmp(dz_style_layer_source(layer), thing->feature.source) == 0 &&
            dz_label_read(map, i, thing, &block->lines[block->count]))
            block->count++;
    }
    if (block->count > 0)
        measure_block(block);
    return block->count > 0;
}

static DzPageBox block_box(const Block *block, DzPage middle)
{
    return (DzPageBox){middle.x - block->width_mm / 2, middle.y - block->height_mm / 2,
                       middle.x + block->width_mm / 2, middle.y + block->height_mm / 2};
}

/* Puts the block there if nothing is in the way, and it would hide no changed ground. */
static bool place_block(DzMap *map, const Block *block, DzPage middle)
{
    DzPageBox box = block_box(block, middle);
    DzPageBox room = {box.min_x - block->clear_mm, box.min_y - block->clear_mm, box.max_x + block->clear_mm,
                      box.max_y + block->clear_mm};
    if (!dz_label_fits(map, &block->lines[0], box) || dz_map_hidden_share(map, &box) > block->hidden ||
        (block->clear_mm > 0 && !dz_map_is_clear(map, &room, &room)))
        return false;
    double y = box.min_y;
    for (guint i = 0; i < block->count; i++) {
        const DzLabel *line = &block->lines[i];
        double half = line->size.width_mm / 2, bottom = y + dz_label_ink_height(line);
        dz_label_add(map, line, (DzPageBox){middle.x - half, y, middle.x + half, bottom}, 0);
        y = bottom + block->gap_mm;
    }
    return true;
}

/* Does the block lie in the area? Sampled, its sides and corners too. */
static bool fits_inside(const DzPath *area, DzPageBox box)
{
    enum { ACROSS = 7, DOWN = 3 };
    for (guint i = 0; i < ACROSS * DOWN; i++) {
        DzPage at = {box.min_x + (box.max_x - box.min_x) * (i % ACROSS) / (ACROSS - 1),
                     box.min_y + (box.max_y - box.min_y) * (i / ACROSS) / (DOWN - 1)};
        if (!dz_path_covers(area, at))
            return false;
    }
    return true;
}

/* Inside the area, as near to its pole as there is room. */
static bool place_inside(DzMap *map, const Block *block, const DzPath *area)
{
    enum { STEPS = 12 };
    DzPage pole;
    double depth = 0;
    if (!dz_path_pole(area, &map->view.frame, &pole, &depth))
        return false;
    for (int ring = 0; ring <= STEPS; ring++) {
        for (int i = 0; i < (ring ? 16 : 1); i++) {
            double angle = 2 * G_PI * i / 16, reach = ring * block->height_mm * 0.4;
            DzPage at = {pole.x + 1.6 * reach * cos(angle), pole.y + reach * sin(angle)};
            if (fits_inside(area, block_box(block, at)) && place_block(map, block, at))
                return true;
        }
    }
    return false;
}

/* The part of the frame that the area takes up; false if it is none. */
static bool box_in_frame(const DzMap *map, const DzPath *area, DzPageBox *out)
{
    const DzPageBox *frame = &map->view.frame;
    DzPageBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < area->points->len; i++) {
        DzPage at = g_array_index(area->points, DzPage, i);
        if (dz_page_box_has(frame, at))
            box = (DzPageBox){MIN(box.min_x, at.x), MIN(box.min_y, at.y), MAX(box.max_x, at.x),
                              MAX(box.max_y, at.y)};
    }
    *out = box;
    return box.min_x <= box.max_x;
}

/* Is there an important town in the box, or so near before it that its name would have to make way? */
static bool near_town(const DzMap *map, DzPageBox box, double em)
{
    static const double before = 6, around = 0.8; /* ems: names stand behind their towns if they can */
    DzPageBox room = {box.min_x - before * em, box.min_y - around * em, box.max_x + around * em,
                      box.max_y + around * em};
    const GPtrArray *towns = dz_map_things(map, "settlement");
    for (guint i = 0; i < towns->len; i++) {
        const DzThing *town = towns->pdata[i];
        if (town->rank == 1 && dz_page_box_has(&room, town->at))
            return true;
    }
    return false;
}

/* Does a corner of the box lie in another country? A name there would be taken for one of it. */
static bool abroad(const DzMap *map, DzPageBox box)
{
    const DzPage corners[] = {
        {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
    const GPtrArray *neighbours = dz_map_things(map, "neighbour");
    for (guint i = 0; i < neighbours->len; i++)
        for (guint c = 0; c < G_N_ELEMENTS(corners); c++)
            if (dz_path_covers(((const DzThing *)neighbours->pdata[i])->path, corners[c]))
                return true;
    return false;
}

/* The point of the box that is nearest to another. */
static DzPage nearest(const DzPageBox *box, DzPage to)
{
    return (DzPage){CLAMP(to.x, box->min_x, box->max_x), CLAMP(to.y, box->min_y, box->max_y)};
}

/* A line from a name that stands apart to its area. Nothing else may be written on it. */
static void add_leader(DzMap *map, const Block *block, DzPageBox room, DzPage to)
{
    enum { STEPS = 8 };
    static const double width_px = 0.75, gap_ems = 0.15;
    double gap = gap_ems * block->lines[0].font.size_mm;
    DzPageBox around = {room.min_x - gap, room.min_y - gap, room.max_x + gap, room.max_y + gap};
    DzPage from = nearest(&around, to);
    DzPath *path = dz_path_new();
    dz_path_add(path, from);
    dz_path_add(path, to);
    dz_path_end(path);
    DzMark *mark = dz_map_shape(map, "leader", path, false);
    mark->order = block->lines[0].order;
    mark->in_frame = true;
    mark->stroke = dz_map_stroke(dz_map_px(map, width_px), block->lines[0].colour);
    for (guint i = 0; i <= STEPS; i++) {
        DzPage at = {from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS};
        dz_map_take(map, (DzPageBox){at.x - gap, at.y - gap, at.x + gap, at.y + gap}, false);
    }
}

/* Beside an area too small to hold the block: at the sides of its box, then at its corners, then farther out,
 * at last with a line to it; where it drives no important town's name away and lies in no other country, if
 * there is such a place. */
static bool place_beside(DzMap *map, const Block *block, const DzPath *area)
{
    static const DzPage sides[] = {{1, 0},    {-1, 0},  {0, 1},    {0, -1},   {1, 0.4},
                                   {1, -0.4}, {1, 0.8}, {-1, 0.8}, {1, -0.8}, {-1, -0.8}};
    enum { STEPS = 10, NEAR = 1 };
    DzPageBox box;
    if (!box_in_frame(map, area, &box))
        return false;
    DzPage middle = {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}, pole = middle;
    double half_x = (box.max_x - box.min_x) / 2, half_y = (box.max_y - box.min_y) / 2, depth = 0;
    dz_path_pole(area, &map->view.frame, &pole, &depth);
    const guint places = (guint)STEPS * (guint)G_N_ELEMENTS(sides);
    for (guint i = 0; i < 2 * places; i++) {
        bool careless = i >= places;
        const DzPage *side = &sides[i % G_N_ELEMENTS(sides)];
        guint step = (guint)(i / G_N_ELEMENTS(sides) % STEPS);
        double out = block->gap_mm + step * block->height_mm * 0.5;
        DzPage at = {middle.x + side->x * (half_x + out + block->width_mm / 2),
                     middle.y + side->y * (half_y + out + block->height_mm / 2)};
        DzPageBox room = block_box(block, at);
        if (!careless && (near_town(map, room, block->lines[0].font.size_mm) || abroad(map, room)))
            continue;
        if (!place_block(map, block, at))
            continue;
        if (step >= NEAR)
            add_leader(map, block, room, pole);
        return true;
    }
    return false;
}

/* On the area, though it is wider than that: its middle is in it. */
static bool place_upon(DzMap *map, const Block *block, const DzPath *area)
{
    enum { AROUND = 8 };
    DzPage pole;
    double depth = 0;
    if (!dz_path_pole(area, &map->view.frame, &pole, &depth))
        return false;
    if (place_block(map, block, pole))
        return true;
    for (guint i = 0; i < AROUND; i++) {
        double angle = 2 * G_PI * i / AROUND;
        if (place_block(map, block, (DzPage){pole.x + depth * cos(angle), pole.y + depth * sin(angle)}))
            return true;
    }
    return false;
}

/* Changed ground tells its area if there is so much of it that one can see whose the text is. */
static void label_change(DzMap *map, const DzThing *thing, const Block *narrow)
{
    DzPageBox box;
    if (place_inside(map, narrow, thing->path) || !box_in_frame(map, thing->path, &box))
        return;
    if (MAX(box.max_x - box.min_x, box.max_y - box.min_y) > narrow->width_mm)
        place_upon(map, narrow, thing->path);
}

/* Does the area go on beyond the frame? Then a name beside what is left of it would stand on its neighbour.
 */
static bool is_cut(const DzMap *map, const DzPath *area)
{
    for (guint i = 0; i < area->points->len; i++)
        if (!dz_page_box_has(&map->view.frame, g_array_index(area->points, DzPage, i)))
            return true;
    return false;
}

static void label_zone(DzMap *map, const DzThing *thing, const Block *block, const Block *narrow)
{
    DzPageBox box;
    double small = block->width_mm;
    if (place_inside(map, narrow, thing->path)) /* its status stands in the table and in the legend */
        return;
    if (is_cut(map, thing->path))
        return;
    if (place_beside(map, block, thing->path) && box_in_frame(map, thing->path, &box) &&
        box.max_x - box.min_x < small && box.max_y - box.min_y < small)
        dz_map_take(map, box, false); /* so small that a town's name would hide it */
}

/* The room of a town and of its name behind it, as the style's first layer that has it would set it. False if
 * none does. */
static bool town_room(DzMap *map, const DzThing *town, DzTaken *room)
{
    static const double symbol = 0.3; /* of the em */
    for (guint i = 0; i < dz_style_layer_count(map->style); i++) {
        const DzStyleLayer *layer = dz_style_layer_at(map->style, i);
        DzLabel label;
        if (dz_style_layer_kind(layer) != DZ_STYLE_SYMBOL ||
            strcmp(dz_style_layer_source(layer), town->feature.source) != 0 ||
            !dz_label_read(map, i, town, &label))
            continue;
        double radius = symbol * label.font.size_mm, half = MAX(radius, dz_label_ink_height(&label) / 2);
        *room = (DzTaken){{town->at.x - radius, town->at.y - half,
                           town->at.x + 2 * radius + label.size.width_mm, town->at.y + half},
                          true};
        return true;
    }
    return false;
}

/* The rooms of the towns that matter most on this map, of DzTaken. */
static GArray *town_rooms(DzMap *map)
{
    enum { LOWEST = 2 };
    const GPtrArray *towns = dz_map_things(map, "settlement");
    GArray *rooms = g_array_new(FALSE, FALSE, sizeof(DzTaken));
    for (guint i = 0; i < towns->len; i++) {
        DzTaken room;
        if (((const DzThing *)towns->pdata[i])->rank <= LOWEST && town_room(map, towns->pdata[i], &room))
            g_array_append_val(rooms, room);
    }
    return rooms;
}

/* Inside the area, at first clear of `rooms`, then wherever there is space. */
static bool place_name(DzMap *map, const Block *block, const DzPath *area, const GArray *rooms)
{
    guint before = map->taken->len;
    g_array_append_vals(map->taken, rooms->data, rooms->len);
    bool placed = rooms->len > 0 && place_inside(map, block, area);
    g_array_remove_range(map->taken, before, rooms->len);
    return placed || place_inside(map, block, area);
}

void dz_map_label_area(DzMap *map, const DzThing *thing)
{
    Block block;
    bool zone = strcmp(thing->feature.source, "zone") == 0;
    if (!read_block(map, thing, &block))
        return;
    /* a zone's name leaves its towns free if it can, and stands in what is held where there is room */
    g_autoptr(GArray) rooms = zone ? town_rooms(map) : g_array_new(FALSE, FALSE, sizeof(DzTaken));
    bool change = strcmp(thing->feature.source, "change") == 0;
    block.hidden = change ? 1 : HIDDEN;
    block.clear_mm = zone || change ? 0 : CLEAR * block.lines[0].font.size_mm;
    if ((thing->core && place_name(map, &block, thing->core, rooms)) ||
        place_name(map, &block, thing->path, rooms))
        return;
    Block narrow = {.lines = {dz_label_scaled(map, &block.lines[0], NARROW)},
                    .count = 1,
                    .clear_mm = block.clear_mm,
                    .hidden = block.hidden};
    measure_block(&narrow);
    if (zone)
        label_zone(map, thing, &block, &narrow);
    else if (change)
        label_change(map, thing, &narrow);
    else
        place_inside(map, &narrow, thing->path);
}
