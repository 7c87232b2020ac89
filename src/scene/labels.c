/*
 * Labels: the zones' names first, then neighbours, crossings, and settlements by rank; each goes where it
 * meets nothing that was placed before, or is left out. Eight positions around a point, the best liked first
 * (E. Imhof, Positioning names on maps, The American Cartographer 2, 1975).
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

enum { POST_RANK = 4 }; /* posts are labelled like settlements of this rank */

static bool is_free(const DzMap *map, const DzPageBox *box)
{
    double inset = dz_map_mm(map, 0.8);
    const DzPageBox *frame = &map->view.frame;
    if (box->min_x < frame->min_x + inset || box->max_x > frame->max_x - inset ||
        box->min_y < frame->min_y + inset || box->max_y > frame->max_y - inset)
        return false;
    for (guint i = 0; i < map->taken->len; i++)
        if (dz_page_boxes_meet(box, &g_array_index(map->taken, DzPageBox, i)))
            return false;
    return true;
}

/* Writes a label whose letters fill `ink` from its top; `size` is what the text measures. */
static void add_label(DzMap *map, const char *layer, const char *text, DzPageBox ink, DzTextSize size,
                      DzFont font, DzColour colour)
{
    DzPage at = {(ink.min_x + ink.max_x) / 2, ink.min_y - size.ink_top_mm};
    DzMark *mark = dz_scene_add_text(map->scene, layer, text, at, font, colour);
    mark->anchor = 0.5;
    mark->halo = map->look->halo;
    mark->halo_mm = dz_map_mm(map, map->look->halo_mm);
    dz_map_take(map, ink);
}

static double ink_height(DzTextSize size)
{
    return size.ink_bottom_mm - size.ink_top_mm;
}

/* The text beside a symbol of radius `radius`, in the first free of eight positions. */
static bool label_point(DzMap *map, const char *layer, const char *text, DzPage at, double radius,
                        DzFont font, DzColour colour)
{
    static const struct {
        double x, y;
    } sides[] = {{1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}, {0, -1}, {0, 1}};
    DzTextSize size = dz_map_measure(map, text, &font, 0);
    double gap = dz_map_mm(map, 0.45), half_x = size.width_mm / 2, half_y = ink_height(size) / 2;
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        bool corner = sides[i].x != 0 && sides[i].y != 0;
        double reach = (corner ? 0.7 * radius : radius) + gap;
        double x = at.x + sides[i].x * (reach + half_x), y = at.y + sides[i].y * (reach + half_y);
        DzPageBox ink = {x - half_x, y - half_y, x + half_x, y + half_y};
        if (is_free(map, &ink)) {
            add_label(map, layer, text, ink, size, font, colour);
            return true;
        }
    }
    return false;
}

/* A label of one or two lines: a name, and what is said of it in smaller letters. */
typedef struct Block {
    const char *layer, *name, *note; /* note: NULL for none */
    DzFont font, small;
    DzColour colour;
    DzTextSize first, second;           /* of the name, of the note */
    double width_mm, height_mm, gap_mm; /* of both, between them */
} Block;

static Block block_new(const DzMap *map, const char *layer, const char *name, const char *note, DzFont font,
                       DzColour colour)
{
    Block block = {.layer = layer, .name = name, .note = note, .font = font, .colour = colour};
    block.small = (DzFont){.size_mm = font.size_mm * 0.78};
    block.first = dz_map_measure(map, name, &font, 0);
    block.width_mm = block.first.width_mm;
    block.height_mm = ink_height(block.first);
    if (note) {
        block.second = dz_map_measure(map, note, &block.small, 0);
        block.gap_mm = font.size_mm * 0.35;
        block.width_mm = MAX(block.width_mm, block.second.width_mm);
        block.height_mm += block.gap_mm + ink_height(block.second);
    }
    return block;
}

static DzPageBox block_box(const Block *block, DzPage middle)
{
    return (DzPageBox){middle.x - block->width_mm / 2, middle.y - block->height_mm / 2,
                       middle.x + block->width_mm / 2, middle.y + block->height_mm / 2};
}

/* Puts the block there if nothing is in the way. */
static bool place_block(DzMap *map, const Block *block, DzPage middle)
{
    DzPageBox box = block_box(block, middle);
    if (!is_free(map, &box))
        return false;
    DzPageBox name = box, note = box;
    name.max_y = box.min_y + ink_height(block->first);
    note.min_y = name.max_y + block->gap_mm;
    add_label(map, block->layer, block->name, name, block->first, block->font, block->colour);
    if (block->note)
        add_label(map, block->layer, block->note, note, block->second, block->small, block->colour);
    return true;
}

/* Do the corners and the middles of the sides of the block lie in the area? */
static bool fits_inside(const DzPath *area, DzPageBox box)
{
    for (guint i = 0; i < 9; i++) {
        DzPage at = {box.min_x + (box.max_x - box.min_x) * (i % 3) / 2,
                     box.min_y + (box.max_y - box.min_y) * (i / 3) / 2};
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

/* Beside an area too small to hold the block: at the sides of its box, then at its corners, then farther out.
 */
static bool place_beside(DzMap *map, const Block *block, const DzPath *area)
{
    static const DzPage sides[] = {{1, 0},   {-1, 0},   {0, 1},    {0, -1},
                                   {1, 0.8}, {-1, 0.8}, {1, -0.8}, {-1, -0.8}};
    DzPageBox box;
    if (!box_in_frame(map, area, &box))
        return false;
    DzPage middle = {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    double gap = dz_map_mm(map, 0.6), half_x = (box.max_x - box.min_x) / 2,
           half_y = (box.max_y - box.min_y) / 2;
    for (int step = 0; step < 4; step++) {
        for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
            double out = gap + step * block->height_mm * 0.5;
            DzPage at = {middle.x + sides[i].x * (half_x + out + block->width_mm / 2),
                         middle.y + sides[i].y * (half_y + out + block->height_mm / 2)};
            if (place_block(map, block, at))
                return true;
        }
    }
    return false;
}

static char *zone_note(const DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    const char *word = dz_word(DZ_WORD_NO_RECORD + status->status, map->lang);
    if (status->status != DZ_STATUS_REDUCED)
        return g_strdup(word);
    g_autofree char *percent = dz_words_number(status->share * 100, 0, false, map->lang);
    g_autofree char *share = g_strdup_printf(dz_word(DZ_WORD_HELD_SHARE, map->lang), percent);
    return g_strdup_printf("%s · %s", word, share);
}

/* Takes the room of the towns that matter most on this map and of their names, as these will be set if they
 * can, so that a zone's name leaves them alone. How many boxes were taken. */
static guint reserve_towns(DzMap *map)
{
    guint before = map->taken->len;
    double radius = dz_map_mm(map, map->look->town_mm);
    for (guint i = 0; i < map->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(map->set, i);
        DzPage at;
        if (place->rank > 2 || !dz_view_place(&map->view, place->at, &at))
            continue;
        DzFont font = {.size_mm = dz_map_mm(map, map->look->label_mm[place->rank - 1]),
                       .bold = place->rank == 1};
        DzTextSize size = dz_map_measure(map, dz_text_in(&place->name, map->lang), &font, 0);
        double half = MAX(radius, ink_height(size) / 2);
        dz_map_take(map,
                    (DzPageBox){at.x - radius, at.y - half, at.x + 2 * radius + size.width_mm, at.y + half});
    }
    return map->taken->len - before;
}

/* Inside the area and clear of the towns that matter most. */
static bool place_clear_of_towns(DzMap *map, const Block *block, const DzPath *area)
{
    guint before = map->taken->len, towns = reserve_towns(map);
    bool placed = place_inside(map, block, area);
    g_array_remove_range(map->taken, before, towns);
    return placed;
}

static void label_zone(DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    DzFont font = {.size_mm = dz_map_mm(map, map->look->zone_label_mm), .bold = true};
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(map->composite->arrangement, map->zones, (int)zone);
    g_autoptr(DzPath) area = dz_view_path(&map->view, rings, true);
    g_autofree char *note = zone_note(map, zone);
    Block block = block_new(map, "zone-label", dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang), note,
                            font, map->look->zone_line[status->status]);
    DzPageBox box;
    if (place_clear_of_towns(map, &block, area) || place_inside(map, &block, area))
        return;
    DzFont smaller = {.size_mm = font.size_mm * 0.85, .bold = true};
    Block narrow = block_new(map, block.layer, block.name, NULL, smaller, block.colour);
    if (place_inside(map, &narrow, area)) /* its status stands in the table and in the legend */
        return;
    bool beside = place_beside(map, &block, area);
    double small = block.width_mm;
    if (beside && box_in_frame(map, area, &box) && box.max_x - box.min_x < small &&
        box.max_y - box.min_y < small)
        dz_map_take(map, box); /* so small that a town's name would hide it */
}

static void label_zones(DzMap *map)
{
    for (guint z = 0; z < map->set->zones->len; z++)
        if (map->statuses[z].has_figures)
            label_zone(map, z);
}

static void label_neighbours(DzMap *map)
{
    DzFont font = {.size_mm = dz_map_mm(map, map->look->label_mm[0]), .italic = map->lang != DZ_LANG_AR};
    const GArray *features = map->set->layers[DZ_LAYER_NEIGHBOURS].features;
    for (guint i = 0; i < features->len; i++) {
        const DzFeature *feature = &g_array_index(features, DzFeature, i);
        g_autoptr(DzPath) area = dz_view_path(&map->view, feature->shape, true);
        Block block = block_new(map, "neighbour-label", dz_text_in(&feature->name, map->lang), NULL, font,
                                map->look->neighbour_name);
        place_inside(map, &block, area);
    }
}

/* Is the crossing one that people were exchanged at? Then it is named on every map. */
static bool has_exchanges(const DzMap *map, guint crossing)
{
    for (guint i = 0; i < map->set->exchanges->len; i++)
        if (DZ_EXCHANGE(map->set, i)->crossing == (int)crossing && DZ_EXCHANGE(map->set, i)->working_group)
            return true;
    return false;
}

static void label_crossings(DzMap *map)
{
    static const double smallest_scale = 1.6e6; /* below it only the crossings of exchanges are named */
    DzFont font = {.size_mm = dz_map_mm(map, map->look->label_mm[2]), .italic = map->lang != DZ_LANG_AR};
    for (guint i = 0; i < map->set->crossings->len; i++) {
        const DzCrossing *crossing = DZ_CROSSING(map->set, i);
        DzCrossingState state;
        DzPage at;
        bool named = dz_view_denominator(&map->view) * map->unit < smallest_scale || has_exchanges(map, i);
        if (named && dz_crossing_state(map->set, i, map->day, &state) &&
            dz_view_place(&map->view, crossing->at, &at))
            label_point(map, "crossing-label", dz_text_in(&crossing->name, map->lang), at,
                        dz_map_mm(map, map->look->symbol_mm), font, map->look->ink);
    }
}

/* The lowest rank that a map of this scale has room for. */
static int lowest_rank(const DzMap *map)
{
    /* below these: rank 3, 4, 5 ... */
    static const double denominators[] = {2.6e6, 1.1e6, 3.5e5, 2.2e5, 6e4};
    double denominator = dz_view_denominator(&map->view) * map->unit;
    int rank = 2;
    for (guint i = 0; i < G_N_ELEMENTS(denominators); i++)
        if (denominator < denominators[i])
            rank = (int)i + 3;
    return rank;
}

typedef struct Candidate {
    guint settlement;
    int rank;
    DzPage at;
    DzPageBox dot;
    bool reserved; /* nothing may be written over its dot, even before it is drawn */
} Candidate;

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank - right->rank;
    return left->settlement < right->settlement ? -1 : left->settlement > right->settlement;
}

static GArray *candidates(const DzMap *map)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Candidate));
    int lowest = lowest_rank(map);
    for (guint i = 0; i < map->set->settlements->len; i++) {
        const DzSettlement *place = DZ_SETTLEMENT(map->set, i);
        Candidate candidate = {.settlement = i, .rank = place->rank};
        bool fits = place->rank <= lowest && dz_view_place(&map->view, place->at, &candidate.at) &&
                    dz_page_box_has(&map->view.frame, candidate.at);
        if (fits)
            g_array_append_val(list, candidate);
    }
    g_array_sort(list, compare_candidates);
    return list;
}

static void add_town(DzMap *map, DzPage at, double radius)
{
    enum { CORNERS = 20 };
    DzPath *path = dz_path_new();
    for (guint i = 0; i < CORNERS; i++) {
        double angle = 2 * G_PI * i / CORNERS;
        dz_path_add(path, (DzPage){at.x + radius * cos(angle), at.y + radius * sin(angle)});
    }
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(map->scene, "settlement", path, true);
    mark->in_frame = true;
    mark->fill = map->look->ink;
    mark->stroke = (DzStroke){radius * 0.5, map->look->halo, {0, 0}};
}

static double dot_radius(const DzMap *map, int rank)
{
    return dz_map_mm(map, map->look->town_mm) * (rank == 1 ? 1.3 : rank == 2 ? 1 : 0.75);
}

/* Keeps the places of towns free, lest one name of a rank hides the next town of it. */
static void reserve_dots(DzMap *map, GArray *list, int first, int last)
{
    enum { TOWNS = 3 }; /* of lower ranks there are too many */
    for (guint i = 0; i < list->len; i++) {
        Candidate *candidate = &g_array_index(list, Candidate, i);
        double radius = dot_radius(map, candidate->rank);
        DzPage at = candidate->at;
        candidate->dot = (DzPageBox){at.x - radius, at.y - radius, at.x + radius, at.y + radius};
        if (candidate->rank < first || candidate->rank > MIN(last, TOWNS))
            continue;
        candidate->reserved = candidate->rank == 1 || is_free(map, &candidate->dot);
        if (candidate->reserved)
            dz_map_take(map, candidate->dot);
    }
}

/* Settlements of the ranks `first` to `last`. */
static void label_settlements(DzMap *map, int first, int last)
{
    g_autoptr(GArray) list = candidates(map);
    reserve_dots(map, list, first, last);
    for (guint i = 0; i < list->len; i++) {
        const Candidate *candidate = &g_array_index(list, Candidate, i);
        const DzSettlement *place = DZ_SETTLEMENT(map->set, candidate->settlement);
        int rank = CLAMP(candidate->rank, 1, 6);
        double radius = dot_radius(map, candidate->rank);
        DzFont font = {.size_mm = dz_map_mm(map, map->look->label_mm[rank - 1]), .bold = rank == 1};
        if (candidate->rank < first || candidate->rank > last ||
            (!candidate->reserved && !is_free(map, &candidate->dot)))
            continue;
        if (!label_point(map, "settlement-label", dz_text_in(&place->name, map->lang), candidate->at, radius,
                         font, map->look->ink))
            continue;
        add_town(map, candidate->at, radius);
        if (!candidate->reserved)
            dz_map_take(map, candidate->dot);
    }
}

/* Does a name stand on the map already? */
static bool is_named(const DzMap *map, const char *name)
{
    for (guint i = 0; i < map->scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(map->scene->marks, DzMark, i);
        if (mark->kind == DZ_MARK_TEXT && g_str_has_suffix(mark->layer, "-label") &&
            strcmp(mark->text, name) == 0)
            return true;
    }
    return false;
}

/* Posts are named like villages, but for those beside a town or crossing of the same name. */
static void label_posts(DzMap *map)
{
    DzFont font = {.size_mm = dz_map_mm(map, map->look->label_mm[POST_RANK - 1]),
                   .italic = map->lang != DZ_LANG_AR};
    for (guint i = 0; lowest_rank(map) >= POST_RANK && i < map->set->posts->len; i++) {
        const char *name = dz_text_in(&DZ_POST(map->set, i)->name, map->lang);
        DzPage at;
        if (dz_map_post_place(map, i, &at) && !is_named(map, name))
            label_point(map, "post-label", name, at, dz_map_mm(map, map->look->symbol_mm), font,
                        map->look->ink);
    }
}

void dz_map_labels(DzMap *map)
{
    label_zones(map);
    label_settlements(map, 1, 1);
    label_crossings(map);
    dz_map_shields(map);
    label_settlements(map, 2, POST_RANK - 1);
    label_posts(map);
    label_settlements(map, POST_RANK, 9);
    label_neighbours(map);
}
