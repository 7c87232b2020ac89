/*
 * The panel beside the map: the round's outcome, the table of zones, the legend of what is really on the
 * page.
 */
#include "scene/scene_in.h"

void dz_map_entry(DzMap *map, DzEntryKind kind, const DzMark *sample, DzSymbol symbol, const char *text)
{
    for (guint i = 0; i < map->entries->len; i++)
        if (g_str_equal(g_array_index(map->entries, DzEntry, i).text, text))
            return;
    DzEntry entry = {.kind = kind, .symbol = symbol, .text = g_strdup(text)};
    if (sample)
        entry.sample = *sample;
    g_array_append_val(map->entries, entry);
}

/* The panel is written from the top down; `y` is where the next thing goes. */
typedef struct Panel {
    DzMap *map;
    DzPageBox box;
    double y;
    double squeeze; /* sizes are multiplied by this so that all of it fits */
} Panel;

static DzFont panel_font(const Panel *panel, double look_mm, bool bold)
{
    return (DzFont){.size_mm = dz_map_mm(panel->map, look_mm) * panel->squeeze, .bold = bold};
}

static double panel_mm(const Panel *panel, double look_mm)
{
    return dz_map_mm(panel->map, look_mm) * panel->squeeze;
}

static void panel_text(Panel *panel, const char *layer, const char *text, DzFont font, DzColour colour,
                       double indent)
{
    double width = panel->box.max_x - panel->box.min_x - indent;
    dz_map_text(panel->map, layer, text, (DzPage){panel->box.min_x + indent, panel->y}, 0, font, colour,
                width);
    panel->y += dz_map_measure(panel->map, text, &font, width).height_mm;
}

static void panel_heading(Panel *panel, const char *text)
{
    panel->y += panel_mm(panel, 1.6);
    panel_text(panel, "heading", text, panel_font(panel, panel->map->look->body_mm * 1.1, true),
               panel->map->look->ink, 0);
    panel->y += panel_mm(panel, 0.8);
}

static void panel_rule(Panel *panel)
{
    DzPath *path = dz_path_new();
    dz_path_add(path, dz_map_at(panel->map, panel->box.min_x, panel->y));
    dz_path_add(path, dz_map_at(panel->map, panel->box.max_x, panel->y));
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(panel->map->scene, "table", path, false);
    mark->stroke = (DzStroke){dz_map_mm(panel->map, 0.15), panel->map->look->ink_soft, {0, 0}};
    panel->y += panel_mm(panel, 0.5);
}

static void panel_outcome(Panel *panel)
{
    DzMap *map = panel->map;
    if (map->request->when.round >= 0) {
        const char *outcome = dz_text_in(&DZ_ROUND(map->set, map->request->when.round)->outcome, map->lang);
        panel_text(panel, "outcome", outcome, panel_font(panel, map->look->body_mm, false), map->look->ink,
                   0);
    }
    if (map->recorded)
        return;
    bool early = map->day < map->set->record_from;
    g_autofree char *day = dz_words_day(early ? map->set->record_from : map->set->record_to, map->lang);
    g_autofree char *text =
        g_strdup_printf(dz_word(early ? DZ_WORD_RECORD_BEGINS : DZ_WORD_RECORD_ENDS, map->lang), day);
    panel->y += panel_mm(panel, 1.5);
    panel_text(panel, "notice", text, panel_font(panel, map->look->body_mm * 1.1, true), map->look->change,
               0);
}

/* A table whose columns are as wide as what stands in them; the first gets what is left, and a second line
 * for the status. */
enum { COLUMNS = 4 };

typedef struct Row {
    char *cells[COLUMNS];
    const char *below; /* static: under the first cell; NULL for none */
    DzColour colour, below_colour;
} Row;

static void clear_row(gpointer data)
{
    for (guint i = 0; i < COLUMNS; i++)
        g_free(((Row *)data)->cells[i]);
}

static Row heading_row(const DzMap *map)
{
    return (Row){.cells = {g_strdup(dz_word(DZ_WORD_KM2, map->lang)),
                           g_strdup(dz_word(DZ_WORD_AGREED_AREA, map->lang)),
                           g_strdup(dz_word(DZ_WORD_HELD_AREA, map->lang)),
                           g_strdup(dz_word(DZ_WORD_CHANGE_AREA, map->lang))},
                 .colour = map->look->ink_soft};
}

static char *figure(const DzMap *map, bool known, double km2, bool sign)
{
    return known ? dz_words_number(km2, 0, sign, map->lang) : g_strdup("–");
}

static Row zone_row(const DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    DzColour line = map->look->zone_line[status->status];
    return (Row){.cells = {g_strdup(dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang)),
                           figure(map, status->has_figures, status->agreed_km2, false),
                           figure(map, status->has_figures, status->held_km2, false),
                           figure(map, status->has_change, status->change_km2, true)},
                 .below = dz_word(DZ_WORD_NO_RECORD + status->status, map->lang),
                 .colour = map->look->ink,
                 .below_colour = line.a > 0 ? line : map->look->ink_soft};
}

/* How the table is set: where each column ends, from the panel's start, the font in which all of it fits, and
 * how far the tallest cell of all rows reaches above and below the line. */
typedef struct Setting {
    double ends[COLUMNS], above, below;
    DzFont font;
} Setting;

static Setting fit_columns(const Panel *panel, const GArray *rows)
{
    Setting setting = {0};
    double *ends = setting.ends;
    double width = panel->box.max_x - panel->box.min_x, gap = panel_mm(panel, 2.6);
    DzFont font = panel_font(panel, panel->map->look->body_mm * 0.95, false);
    for (guint attempt = 0; attempt < 16; attempt++) {
        double widths[COLUMNS] = {0}, total = 0;
        setting.above = setting.below = 0;
        for (guint r = 0; r < rows->len; r++) {
            const Row *row = &g_array_index(rows, Row, r);
            for (guint i = 0; i < COLUMNS; i++) {
                DzTextSize size = dz_map_measure(panel->map, row->cells[i], &font, 0);
                widths[i] = MAX(widths[i], size.width_mm);
                setting.above = MAX(setting.above, size.baseline_mm);
                setting.below = MAX(setting.below, size.height_mm - size.baseline_mm);
            }
        }
        ends[COLUMNS - 1] = width;
        for (guint i = COLUMNS - 1; i > 0; i--)
            ends[i - 1] = ends[i] - widths[i] - gap;
        for (guint i = 0; i < COLUMNS; i++)
            total += widths[i] + (i ? gap : 0);
        if (total <= width)
            break;
        font.size_mm *= 0.96;
    }
    setting.font = font;
    return setting;
}

/* All cells stand on one baseline, whatever script they are in, and all rows are as tall as the tallest. */
static void panel_row(Panel *panel, const Row *row, const Setting *setting)
{
    DzMap *map = panel->map;
    DzFont font = setting->font;
    for (guint i = 0; i < COLUMNS; i++) {
        double baseline = dz_map_measure(map, row->cells[i], &font, 0).baseline_mm;
        DzPage at = {panel->box.min_x + (i ? setting->ends[i] : 0), panel->y + setting->above - baseline};
        dz_map_text(map, "table", row->cells[i], at, i ? 1 : 0, font, row->colour, 0);
    }
    panel->y += setting->above + setting->below;
    if (row->below) {
        DzFont small = {.size_mm = font.size_mm * 0.86};
        DzPage at = {panel->box.min_x, panel->y - panel_mm(panel, 0.4)};
        dz_map_text(map, "table", row->below, at, 0, small, row->below_colour, 0);
        panel->y += dz_map_measure(map, row->below, &small, 0).height_mm;
    }
    panel->y += panel_mm(panel, 0.35);
}

static void panel_table(Panel *panel)
{
    DzMap *map = panel->map;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g_array_set_clear_func(rows, clear_row);
    Row heading = heading_row(map);
    g_array_append_val(rows, heading);
    for (guint z = 0; z < map->set->zones->len; z++) {
        Row row = zone_row(map, z);
        g_array_append_val(rows, row);
    }
    Setting setting = fit_columns(panel, rows);
    for (guint r = 0; r < rows->len; r++) {
        panel_row(panel, &g_array_index(rows, Row, r), &setting);
        if (r == 0 || r + 1 == rows->len)
            panel_rule(panel);
    }
}

/* What the round's notes and the record itself say of a zone, under the table. */
static void zone_notes(Panel *panel, guint zone)
{
    DzMap *map = panel->map;
    DzFont font = panel_font(panel, map->look->small_mm, false);
    const char *name = dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang);
    for (guint i = 0; i < map->set->zone_notes->len; i++) {
        const DzZoneNote *note = &g_array_index(map->set->zone_notes, DzZoneNote, i);
        if (note->zone != (int)zone || note->round != map->request->when.round)
            continue;
        g_autofree char *text = g_strdup_printf("%s: %s", name, dz_text_in(&note->text, map->lang));
        panel_text(panel, "note", text, font, map->look->ink_soft, 0);
    }
    if (map->statuses[zone].inferred_share >= 0.005) {
        g_autofree char *percent =
            dz_words_number(map->statuses[zone].inferred_share * 100, 0, false, map->lang);
        g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_INFERRED_SHARE, map->lang), name, percent);
        panel_text(panel, "note", text, font, map->look->ink_soft, 0);
    }
}

static DzDay as_recorded(const DzMap *map)
{
    DzDay latest = DZ_DAY_NONE;
    for (guint z = 0; z < map->set->zones->len; z++)
        latest = MAX(latest, map->statuses[z].as_recorded);
    return latest;
}

static void panel_zones(Panel *panel)
{
    DzMap *map = panel->map;
    if (map->set->zones->len == 0)
        return;
    panel_heading(panel, dz_word(DZ_WORD_AREAS, map->lang));
    panel_table(panel);
    panel->y += panel_mm(panel, 0.6);
    for (guint z = 0; z < map->set->zones->len; z++)
        zone_notes(panel, z);
    DzDay observed = as_recorded(map);
    if (observed == DZ_DAY_NONE)
        return;
    g_autofree char *day = dz_words_day(observed, map->lang);
    g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_AS_RECORDED, map->lang), day);
    panel_text(panel, "note", text, panel_font(panel, map->look->small_mm, false), map->look->change, 0);
}

/* The sample left of a legend line whose text is `height` tall. */
static void add_sample(Panel *panel, const DzEntry *entry, double height)
{
    DzMap *map = panel->map;
    double width = panel_mm(panel, 7), tall = panel_mm(panel, 2.9), middle = panel->y + height / 2;
    DzPage a = dz_map_at(map, panel->box.min_x, middle - tall / 2);
    DzPage b = dz_map_at(map, panel->box.min_x + width, middle + tall / 2);
    if (entry->kind == DZ_ENTRY_SYMBOL) {
        dz_map_symbol(map, "legend", entry->symbol, dz_map_at(map, panel->box.min_x + width / 2, middle),
                      false);
        return;
    }
    DzPath *path = dz_path_new();
    if (entry->kind == DZ_ENTRY_LINE) {
        dz_path_add(path, (DzPage){a.x, middle});
        dz_path_add(path, (DzPage){b.x, middle});
    } else {
        DzPage corners[] = {{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}};
        for (guint i = 0; i < 4; i++)
            dz_path_add(path, corners[i]);
    }
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(map->scene, "legend", path, entry->kind == DZ_ENTRY_AREA);
    mark->fill = entry->sample.fill;
    mark->hatch = entry->sample.hatch;
    mark->stroke = entry->sample.stroke;
    if (entry->kind == DZ_ENTRY_AREA && mark->stroke.width_mm <= 0)
        mark->stroke = (DzStroke){dz_map_mm(map, 0.12), map->look->ink_soft, {0, 0}};
}

static void panel_legend(Panel *panel)
{
    DzMap *map = panel->map;
    double indent = panel_mm(panel, 9);
    DzFont font = panel_font(panel, map->look->body_mm * 0.92, false);
    panel_heading(panel, dz_word(DZ_WORD_LEGEND, map->lang));
    for (guint i = 0; i < map->entries->len; i++) {
        const DzEntry *entry = &g_array_index(map->entries, DzEntry, i);
        double width = panel->box.max_x - panel->box.min_x - indent;
        add_sample(panel, entry, dz_map_measure(map, entry->text, &font, width).height_mm);
        panel_text(panel, "legend", entry->text, font, map->look->ink, indent);
        panel->y += panel_mm(panel, 0.75);
    }
    const char *note = dz_text_in(&map->set->note, map->lang);
    if (*note)
        panel_text(panel, "note", note, panel_font(panel, map->look->small_mm, false), map->look->ink_soft,
                   0);
}

static void write_panel(Panel *panel)
{
    panel->y = panel->box.min_y;
    panel_outcome(panel);
    panel_zones(panel);
    panel_legend(panel);
}

/* Writes the panel as large as it fits: larger than usual where there is room, smaller where there is not. */
void dz_map_panel(DzMap *map, DzPageBox box)
{
    static const double largest = 1.3, step = 0.95;
    Panel panel = {.map = map, .box = box, .squeeze = largest};
    guint before = map->scene->marks->len;
    for (guint attempt = 0; attempt < 24; attempt++) {
        g_array_set_size(map->scene->marks, before);
        write_panel(&panel);
        if (panel.y <= panel.box.max_y)
            return;
        panel.squeeze *= step;
    }
}
