/*
 * The panel beside the map: the round's outcome, the table of zones, the legend of what is really on the
 * page.
 */
#include "scene/panel_in.h"

DzFont dz_panel_font(const DzPanel *panel, DzPart part, DzPageKey size, bool bold)
{
    DzFont font = dz_map_font(panel->map, part, size, bold);
    font.size_mm *= panel->squeeze;
    return font;
}

double dz_panel_em(const DzPanel *panel, double ems)
{
    return ems * dz_panel_font(panel, DZ_PART_PAGE, DZ_KEY_SIZE, false).size_mm;
}

void dz_panel_text(DzPanel *panel, const char *layer, const char *text, DzFont font, DzColour colour,
                   double indent)
{
    double width = panel->box.max_x - panel->box.min_x - indent;
    dz_map_text(panel->map, layer, text, (DzPage){panel->box.min_x + indent, panel->y}, 0, font, colour,
                width);
    panel->y += dz_map_measure(panel->map, text, &font, width).height_mm;
}

char *dz_map_page_text(const DzMap *map, DzPart part, DzPageKey key)
{
    DzPageWords words = {0};
    g_autofree char *number = NULL, *dates = NULL;
    if (map->request->when.round >= 0) {
        const DzRound *round = DZ_ROUND(map->set, map->request->when.round);
        number = g_strdup_printf("%d", round->number);
        dates = dz_words_span(round->start, round->end, map->lang);
        words.city = dz_text_in(&round->city, map->lang);
    } else {
        dates = dz_words_day(map->day, map->lang);
    }
    words.round = number;
    words.dates = dates;
    return dz_page_text(map->style, part, key, map->lang, &words);
}

void dz_panel_heading(DzPanel *panel, DzPart part, const char *text)
{
    static const double above = 0.58, below = 0.29, larger = 1.15;
    g_autofree char *own = dz_map_page_text(panel->map, part, DZ_KEY_TEXT);
    DzFont font = dz_panel_font(panel, part, DZ_KEY_SIZE, true);
    font.size_mm *= larger;
    panel->y += dz_panel_em(panel, above);
    dz_panel_text(panel, "heading", own ? own : text, font,
                  dz_page_colour(panel->map->style, part, DZ_KEY_COLOUR), 0);
    panel->y += dz_panel_em(panel, below);
}

static void write_outcome(DzPanel *panel)
{
    DzMap *map = panel->map;
    DzFont font = dz_panel_font(panel, DZ_PART_PAGE, DZ_KEY_SIZE, false);
    if (map->request->when.round >= 0) {
        const char *outcome = dz_text_in(&DZ_ROUND(map->set, map->request->when.round)->outcome, map->lang);
        dz_panel_text(panel, "outcome", outcome, font,
                      dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_COLOUR), 0);
    }
    if (map->recorded)
        return;
    bool early = map->day < map->set->record_from;
    g_autofree char *day = dz_words_day(early ? map->set->record_from : map->set->record_to, map->lang);
    g_autofree char *text =
        g_strdup_printf(dz_word(early ? DZ_WORD_RECORD_BEGINS : DZ_WORD_RECORD_ENDS, map->lang), day);
    panel->y += dz_panel_em(panel, 0.55);
    dz_panel_text(panel, "notice", text, font, dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_NOTICE), 0);
}

/* The parts of the page that may stand in the panel or on the map, in the order in which they follow. */
static const struct {
    DzPart part;
    void (*write)(DzPanel *panel);
} PARTS[] = {{DZ_PART_TIMELINE, dz_panel_timeline},
             {DZ_PART_TABLE, dz_panel_zones},
             {DZ_PART_LEGEND, dz_panel_legend},
             {DZ_PART_INSET, dz_panel_inset}};

static bool is_beside(const DzMap *map, DzPart part)
{
    if (map->sheet && part != DZ_PART_LEGEND)
        return false;
    return dz_page_shows(map->style, part) && dz_page_place(map->style, part) == DZ_AT_PANEL;
}

bool dz_map_has_panel(const DzMap *map)
{
    return is_beside(map, DZ_PART_TIMELINE) || is_beside(map, DZ_PART_TABLE) ||
           is_beside(map, DZ_PART_LEGEND);
}

/* A column of a panel of one or two. */
static DzPageBox column_box(const DzPanel *panel, const DzLayout *layout, guint column)
{
    DzPageBox box = layout->panel;
    double gap = dz_panel_em(panel, 2), width = (box.max_x - box.min_x - gap) / 2;
    if (layout->columns == 2 && column == 0)
        box.max_x = box.min_x + width;
    else if (layout->columns == 2)
        box.min_x = box.max_x - width;
    return box;
}

/* Writes the parts from one to before another. */
static void write_parts(DzPanel *panel, DzPart from, DzPart before)
{
    bool begun = false;
    for (guint i = 0; i < G_N_ELEMENTS(PARTS) && PARTS[i].part != before; i++) {
        begun = begun || PARTS[i].part == from;
        if (begun && is_beside(panel->map, PARTS[i].part))
            PARTS[i].write(panel);
    }
}

/* Of two columns the second is the legend's; the locator stands under the shorter one. */
static bool write_columns(DzPanel *panel, const DzLayout *layout)
{
    double bottom = panel->box.max_y;
    write_parts(panel, DZ_PART_TIMELINE, DZ_PART_LEGEND);
    DzPanel second = *panel;
    second.box = column_box(panel, layout, 1);
    second.y = second.box.min_y;
    write_parts(&second, DZ_PART_LEGEND, DZ_PART_INSET);
    write_parts(panel->y < second.y ? panel : &second, DZ_PART_INSET, DZ_PART_PAGE);
    return panel->y <= bottom && second.y <= bottom;
}

static bool write_panel(DzPanel *panel, const DzLayout *layout, guint before)
{
    g_array_set_size(panel->map->scene->marks, before);
    panel->box = column_box(panel, layout, 0);
    panel->y = panel->box.min_y;
    if (!panel->map->sheet)
        write_outcome(panel);
    if (layout->columns == 2)
        return write_columns(panel, layout);
    write_parts(panel, DZ_PART_TIMELINE, DZ_PART_PAGE);
    return panel->y <= panel->box.max_y;
}

/* Writes a part on the map, on paper of its own, in the corner that its place names. */
static void write_upon(DzMap *map, guint index)
{
    static const double width = 26, pad = 0.8; /* ems of the page's text */
    DzPanel panel = {.map = map, .squeeze = 1, .columns = 1, .most = G_MAXUINT};
    double em = dz_panel_em(&panel, 1);
    guint before = map->scene->marks->len;
    panel.box = (DzPageBox){0, 0, width * em, map->scene->height_mm};
    PARTS[index].write(&panel);
    g_array_set_size(map->scene->marks, before);
    if (panel.y <= 0)
        return;
    DzPageBox box = dz_map_corner(map, dz_page_place(map->style, PARTS[index].part), (width + 2 * pad) * em,
                                  panel.y + 2 * pad * em);
    DzMark *paper = dz_map_shape(map, "paper", dz_map_box_path(&box), true);
    paper->fill = dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_BACKGROUND);
    paper->stroke = dz_map_stroke(dz_map_mm(map, dz_page_number(map->style, DZ_PART_PAGE, DZ_KEY_WIDTH)),
                                  dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_SOFT));
    DzPage start = dz_map_at(map, dz_lang_is_rtl(map->lang) ? box.max_x : box.min_x, box.min_y);
    panel.box = (DzPageBox){start.x + pad * em, start.y + pad * em, start.x + (pad + width) * em, box.max_y};
    panel.y = panel.box.min_y;
    PARTS[index].write(&panel);
    dz_map_take(map, box, false);
}

void dz_map_parts_upon(DzMap *map)
{
    for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (dz_page_shows(map->style, PARTS[i].part) && PARTS[i].part != DZ_PART_INSET &&
            dz_page_place(map->style, PARTS[i].part) != DZ_AT_PANEL)
            write_upon(map, i);
}

/* Writes the panel as large as it fits: larger than usual where there is room, smaller where there is not; if
 * it must, the legend in two columns, and at last not all of it. */
void dz_map_panel(DzMap *map, const DzLayout *layout)
{
    static const double largest = 1.3, smallest = 0.62, step = 0.95, fewer = 0.9;
    DzPanel panel = {.map = map, .squeeze = largest, .columns = 1, .most = G_MAXUINT};
    guint before = map->scene->marks->len;
    for (; panel.columns <= 2; panel.columns++)
        for (panel.squeeze = largest; panel.squeeze >= smallest; panel.squeeze *= step)
            if (write_panel(&panel, layout, before))
                return;
    panel.columns = 2;
    panel.squeeze = smallest;
    for (panel.most = map->entries->len; panel.most > 0; panel.most = (guint)(panel.most * fewer))
        if (write_panel(&panel, layout, before))
            return;
}
