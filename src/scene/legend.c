/*
 * The legend: what is really on the page, each thing drawn as the style draws it on the map.
 */
#include "scene/panel_in.h"

#include <math.h>
#include <string.h>

/* In ems: a sample's width and height, where its text begins, and what is left between two. */
static const double SAMPLE = 2.8, TALL = 1.15, INDENT = 3.55, BETWEEN = 0.3;

static int compare_entries(const void *a, const void *b)
{
    return ((const DzEntry *)a)->rank - ((const DzEntry *)b)->rank;
}

/* The box of a sample on a page of any direction. */
typedef struct Sample {
    DzPageBox box;
    DzPage middle;
} Sample;

static DzPath *sample_path(const Sample *sample, const DzThing *thing, const DzMark *look)
{
    enum { CORNERS = 32 };
    const DzPageBox *box = &sample->box;
    if (thing->feature.geometry == DZ_GEOMETRY_POLYGON)
        return dz_map_box_path(box);
    DzPath *path = dz_path_new();
    if (thing->feature.geometry == DZ_GEOMETRY_LINE) {
        dz_path_add(path, (DzPage){box->min_x, sample->middle.y});
        dz_path_add(path, (DzPage){box->max_x, sample->middle.y});
    }
    double radius = (box->max_y - box->min_y) / 2 - look->stroke.width_mm;
    for (guint i = 0; thing->feature.geometry == DZ_GEOMETRY_POINT && i < CORNERS; i++) {
        double angle = 2 * G_PI * i / CORNERS;
        dz_path_add(path,
                    (DzPage){sample->middle.x + radius * cos(angle), sample->middle.y + radius * sin(angle)});
    }
    dz_path_end(path);
    return path;
}

/* Draws one style layer's part of the sample, if `map` is to be drawn on; is there one? */
static bool draw_part(DzMap *map, bool draw, const Sample *sample, const DzStyleLayer *layer,
                      const DzThing *thing)
{
    DzMark look = {0};
    DzIcon icon;
    if (dz_style_layer_kind(layer) == DZ_STYLE_SYMBOL) {
        bool shown = dz_style_layer_admits(layer, &thing->feature, map->zoom) &&
                     dz_map_icon(map, layer, &thing->feature, &icon);
        if (shown && draw)
            dz_map_draw_icon(map, "legend", &icon, sample->middle, (DzPage){0, 0}, false);
        return shown;
    }
    if (!dz_map_look(map, layer, &thing->feature, thing->fade, &look))
        return false;
    if (draw) {
        bool rings = thing->feature.geometry != DZ_GEOMETRY_LINE;
        DzMark *mark = dz_map_shape(map, "legend", sample_path(sample, thing, &look), rings);
        mark->fill = look.fill;
        mark->hatch = look.hatch;
        mark->stroke = look.stroke;
    }
    return true;
}

/* The layers one over the other, each with the entry's things in it. */
static bool draw_sample(DzMap *map, bool draw, const Sample *sample, const DzEntry *entry)
{
    bool any = false;
    for (guint i = 0; i < dz_style_layer_count(map->style); i++) {
        const DzStyleLayer *layer = dz_style_layer_at(map->style, i);
        if (dz_style_layer_kind(layer) == DZ_STYLE_BACKGROUND)
            continue;
        for (guint k = 0; k < entry->things->len; k++)
            any = draw_part(map, draw, sample, layer, entry->things->pdata[k]) || any;
    }
    return any;
}

/* Areas have an edge, so that a pale one can be seen on the paper. */
static void draw_edge(DzMap *map, const Sample *sample, const DzEntry *entry)
{
    const DzThing *top = entry->things->pdata[entry->things->len - 1];
    if (top->feature.geometry != DZ_GEOMETRY_POLYGON || entry->rank >= DZ_RANK_ZONE)
        return;
    DzMark *mark = dz_map_shape(map, "legend", dz_map_box_path(&sample->box), true);
    double width = dz_map_mm(map, dz_page_number(map->style, DZ_PART_TABLE, DZ_KEY_WIDTH));
    mark->stroke = dz_map_stroke(width, dz_page_colour(map->style, DZ_PART_LEGEND, DZ_KEY_SOFT));
}

static void write_entry(DzPanel *panel, const DzEntry *entry, double left, double right)
{
    DzMap *map = panel->map;
    DzFont font = dz_panel_font(panel, DZ_PART_LEGEND, DZ_KEY_SIZE, false);
    double em = font.size_mm, width = right - left - INDENT * em;
    double height = dz_map_measure(map, entry->text, &font, width).height_mm, middle = panel->y + height / 2;
    DzPage a = dz_map_at(map, left, middle - TALL * em / 2);
    DzPage b = dz_map_at(map, left + SAMPLE * em, middle + TALL * em / 2);
    Sample sample = {.box = {MIN(a.x, b.x), a.y, MAX(a.x, b.x), b.y}, .middle = {(a.x + b.x) / 2, middle}};
    draw_sample(map, true, &sample, entry);
    draw_edge(map, &sample, entry);
    dz_map_text(map, "legend", entry->text, (DzPage){left + INDENT * em, panel->y}, 0, font,
                dz_page_colour(map->style, DZ_PART_LEGEND, DZ_KEY_COLOUR), width);
    panel->y += height + BETWEEN * em;
}

/* The entries in columns, each filled from the top. */
static void write_entries(DzPanel *panel, guint count)
{
    double top = panel->y, bottom = top, width = panel->box.max_x - panel->box.min_x;
    guint rows = (count + panel->columns - 1) / panel->columns;
    for (guint i = 0; i < count; i++) {
        guint column = i / rows;
        if (i % rows == 0)
            panel->y = top;
        double left = panel->box.min_x + width * column / panel->columns;
        write_entry(panel, &g_array_index(panel->map->entries, DzEntry, i), left,
                    left + width / panel->columns);
        bottom = MAX(bottom, panel->y);
    }
    panel->y = bottom;
}

/* Leaves out what the style does not draw, and puts the rest into its order. */
static void settle_entries(DzMap *map)
{
    const Sample none = {0};
    for (guint i = map->entries->len; i > 0; i--)
        if (!draw_sample(map, false, &none, &g_array_index(map->entries, DzEntry, i - 1)))
            g_array_remove_index(map->entries, i - 1);
    g_array_sort(map->entries, compare_entries);
}

void dz_panel_legend(DzPanel *panel)
{
    DzMap *map = panel->map;
    settle_entries(map);
    guint count = MIN(map->entries->len, panel->most);
    const char *note = dz_text_in(&map->set->note, map->lang);
    DzColour soft = dz_page_colour(map->style, DZ_PART_LEGEND, DZ_KEY_SOFT);
    dz_panel_heading(panel, DZ_PART_LEGEND, dz_word(DZ_WORD_LEGEND, map->lang));
    write_entries(panel, count);
    if (count < map->entries->len) {
        g_autofree char *more =
            g_strdup_printf(dz_word(DZ_WORD_AND_MORE, map->lang), map->entries->len - count);
        dz_panel_text(panel, "legend", more, dz_panel_font(panel, DZ_PART_LEGEND, DZ_KEY_SIZE, false), soft,
                      0);
    }
    if (*note)
        dz_panel_text(panel, "note", note, dz_panel_font(panel, DZ_PART_LEGEND, DZ_KEY_SMALL, false), soft,
                      0);
}
