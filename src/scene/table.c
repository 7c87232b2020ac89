/*
 * The table of zones, and what the round's notes and the record itself say of them.
 */
#include "scene/panel_in.h"

/* In ems of the page's text: between columns, between a name and what stands under it, between rows. */
static const double GAP = 0.95, CLOSER = 0.15, APART = 0.13, RULE = 0.18;
static const double BELOW = 0.86; /* how much smaller is what stands under a name */

static void add_rule(DzPanel *panel)
{
    DzMap *map = panel->map;
    DzPath *path = dz_path_new();
    dz_path_add(path, dz_map_at(map, panel->box.min_x, panel->y));
    dz_path_add(path, dz_map_at(map, panel->box.max_x, panel->y));
    dz_path_end(path);
    double width = dz_map_mm(map, dz_page_number(map->style, DZ_PART_TABLE, DZ_KEY_WIDTH));
    dz_map_shape(map, "table", path, false)->stroke =
        dz_map_stroke(width, dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_SOFT));
    panel->y += dz_panel_em(panel, RULE);
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
                 .colour = dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_SOFT)};
}

static char *figure(const DzMap *map, bool known, double km2, bool sign)
{
    return known ? dz_words_number(km2, 0, sign, map->lang) : g_strdup("–");
}

/* The colour of the first line that the style draws around the zone; false if it draws none. */
static bool zone_colour(const DzMap *map, guint zone, DzColour *out)
{
    DzMark look = {0};
    const GPtrArray *things = dz_map_things(map, "zone");
    for (guint i = 0; i < things->len; i++) {
        const DzThing *thing = things->pdata[i];
        if (g_strcmp0(thing->fields[0].text, DZ_ZONE(map->set, zone)->id) != 0)
            continue;
        for (guint l = 0; l < dz_style_layer_count(map->style); l++) {
            const DzStyleLayer *layer = dz_style_layer_at(map->style, l);
            if (dz_style_layer_kind(layer) == DZ_STYLE_LINE &&
                dz_map_look(map, layer, &thing->feature, 1, &look)) {
                *out = look.stroke.colour;
                return true;
            }
        }
    }
    return false;
}

static Row zone_row(const DzMap *map, guint zone)
{
    const DzZoneStatus *status = &map->statuses[zone];
    DzColour soft = dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_SOFT), line;
    return (Row){.cells = {g_strdup(dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang)),
                           figure(map, status->has_figures, status->agreed_km2, false),
                           figure(map, status->has_figures, status->held_km2, false),
                           figure(map, status->has_change, status->change_km2, true)},
                 .below = dz_word(DZ_WORD_NO_RECORD + status->status, map->lang),
                 .colour = dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_COLOUR),
                 .below_colour = zone_colour(map, zone, &line) ? line : soft};
}

/* How the table is set: where each column ends, from the panel's start, the font in which all of it fits, and
 * how far the tallest cell of all rows reaches above and below the line. */
typedef struct Setting {
    double ends[COLUMNS], above, below;
    DzFont font;
} Setting;

static Setting fit_columns(const DzPanel *panel, const GArray *rows)
{
    Setting setting = {0};
    double *ends = setting.ends;
    double width = panel->box.max_x - panel->box.min_x, gap = dz_panel_em(panel, GAP);
    DzFont font = dz_panel_font(panel, DZ_PART_TABLE, DZ_KEY_SIZE, false);
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
static void write_row(DzPanel *panel, const Row *row, const Setting *setting)
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
        DzFont small = font;
        small.size_mm *= BELOW;
        DzPage at = {panel->box.min_x, panel->y - dz_panel_em(panel, CLOSER)};
        dz_map_text(map, "table", row->below, at, 0, small, row->below_colour, 0);
        panel->y += dz_map_measure(map, row->below, &small, 0).height_mm;
    }
    panel->y += dz_panel_em(panel, APART);
}

static void write_table(DzPanel *panel)
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
        write_row(panel, &g_array_index(rows, Row, r), &setting);
        if (r == 0 || r + 1 == rows->len)
            add_rule(panel);
    }
}

/* What the round's notes and the record itself say of a zone, under the table. */
static void write_notes(DzPanel *panel, guint zone)
{
    DzMap *map = panel->map;
    DzFont font = dz_panel_font(panel, DZ_PART_TABLE, DZ_KEY_SMALL, false);
    const char *name = dz_text_in(&DZ_ZONE(map->set, zone)->name, map->lang);
    for (guint i = 0; i < map->set->zone_notes->len; i++) {
        const DzZoneNote *note = &g_array_index(map->set->zone_notes, DzZoneNote, i);
        if (note->zone != (int)zone || note->round != map->request->when.round)
            continue;
        g_autofree char *text =
            g_strdup_printf(dz_word(DZ_WORD_LABELLED, map->lang), name, dz_text_in(&note->text, map->lang));
        dz_panel_text(panel, "note", text, font, dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_SOFT), 0);
    }
    if (map->statuses[zone].inferred_share >= 0.005) {
        g_autofree char *percent =
            dz_words_number(map->statuses[zone].inferred_share * 100, 0, false, map->lang);
        g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_INFERRED_SHARE, map->lang), name, percent);
        dz_panel_text(panel, "note", text, font, dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_SOFT), 0);
    }
}

static DzDay as_recorded(const DzMap *map)
{
    DzDay latest = DZ_DAY_NONE;
    for (guint z = 0; z < map->set->zones->len; z++)
        latest = MAX(latest, map->statuses[z].as_recorded);
    return latest;
}

void dz_panel_zones(DzPanel *panel)
{
    DzMap *map = panel->map;
    if (map->set->zones->len == 0)
        return;
    dz_panel_heading(panel, DZ_PART_TABLE, dz_word(DZ_WORD_AREAS, map->lang));
    write_table(panel);
    panel->y += dz_panel_em(panel, RULE);
    for (guint z = 0; z < map->set->zones->len; z++)
        write_notes(panel, z);
    DzDay observed = as_recorded(map);
    if (observed == DZ_DAY_NONE)
        return;
    g_autofree char *day = dz_words_day(observed, map->lang);
    g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_AS_RECORDED, map->lang), day);
    dz_panel_text(panel, "note", text, dz_panel_font(panel, DZ_PART_TABLE, DZ_KEY_SMALL, false),
                  dz_page_colour(map->style, DZ_PART_TABLE, DZ_KEY_NOTICE), 0);
}
