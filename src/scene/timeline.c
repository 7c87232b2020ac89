/*
 * The time line: all rounds by their days, with this one marked.
 */
#include "model/day.h"
#include "scene/panel_in.h"

/* In ems of its text: the round's mark, another round's tick, the height of a year's tick, what is left. */
static const double MARK = 0.42, TICK = 0.35, YEAR_TICK = 0.75, LINE = 1.3, APART = 0.5;

typedef struct Timeline {
    DzPanel *panel;
    DzDay from, to; /* its ends */
    double y, em;
    DzColour soft, notice;
} Timeline;

static double x_of(const Timeline *line, DzDay day)
{
    const DzPageBox *box = &line->panel->box;
    double inset = line->em;
    return box->min_x + inset +
           (box->max_x - box->min_x - 2 * inset) * (day - line->from) / MAX(line->to - line->from, 1);
}

static void add_line(const Timeline *line, double x1, double y1, double x2, double y2)
{
    DzMap *map = line->panel->map;
    DzPath *path = dz_path_new();
    dz_path_add(path, dz_map_at(map, x1, y1));
    dz_path_add(path, dz_map_at(map, x2, y2));
    dz_path_end(path);
    double width = dz_map_mm(map, dz_page_number(map->style, DZ_PART_TIMELINE, DZ_KEY_WIDTH));
    dz_map_shape(map, "timeline", path, false)->stroke = dz_map_stroke(width, line->soft);
}

static DzFont font_of(const Timeline *line, bool bold)
{
    return dz_panel_font(line->panel, DZ_PART_TIMELINE, DZ_KEY_SIZE, bold);
}

/* Ticks and numbers of the years that begin, as many as there is room for; if none does, the one it is. */
static void add_years(const Timeline *line)
{
    DzMap *map = line->panel->map;
    DzFont font = font_of(line, false);
    int first = 0, last = 0, month = 0, day = 0;
    double free_from = -1;
    dz_day_split(line->from, &first, &month, &day);
    dz_day_split(line->to, &last, &month, &day);
    if (first == last) {
        g_autofree char *text = g_strdup_printf("%d", first);
        dz_map_text(map, "timeline", text, (DzPage){line->panel->box.min_x, line->y + YEAR_TICK * line->em},
                    0, font, line->soft, 0);
    }
    for (int year = first + 1; year <= last; year++) {
        g_autofree char *date = g_strdup_printf("%04d-01-01", year);
        g_autofree char *text = g_strdup_printf("%d", year);
        DzDay begins = 0;
        if (!dz_day_parse(date, &begins))
            continue;
        double x = x_of(line, begins), width = dz_map_measure(map, text, &font, 0).width_mm;
        add_line(line, x, line->y, x, line->y + YEAR_TICK * line->em);
        if (x - width / 2 < free_from || x + width / 2 > line->panel->box.max_x)
            continue;
        dz_map_text(map, "timeline", text, (DzPage){x, line->y + YEAR_TICK * line->em}, 0.5, font, line->soft,
                    0);
        free_from = x + width / 2 + line->em * APART;
    }
}

/* The moment that the map shows: a diamond, with the round's number over it. */
static void add_moment(const Timeline *line, DzDay day, const char *number)
{
    DzMap *map = line->panel->map;
    DzFont font = font_of(line, true);
    double x = x_of(line, CLAMP(day, line->from, line->to)), reach = MARK * line->em;
    DzPath *path = dz_path_new();
    dz_path_add(path, dz_map_at(map, x - reach, line->y));
    dz_path_add(path, dz_map_at(map, x, line->y - reach));
    dz_path_add(path, dz_map_at(map, x + reach, line->y));
    dz_path_add(path, dz_map_at(map, x, line->y + reach));
    dz_path_end(path);
    dz_map_shape(map, "timeline", path, true)->fill = line->notice;
    if (number)
        dz_map_text(
            map, "timeline", number,
            (DzPage){x, line->y - reach - dz_map_measure(map, number, &font, 0).ink_bottom_mm - reach / 2},
            0.5, font, line->notice, 0);
}

void dz_panel_timeline(DzPanel *panel)
{
    DzMap *map = panel->map;
    guint count = map->set->rounds->len;
    if (count < 2)
        return;
    Timeline line = {.panel = panel,
                     .from = DZ_ROUND(map->set, 0)->start,
                     .to = DZ_ROUND(map->set, count - 1)->end,
                     .soft = dz_page_colour(map->style, DZ_PART_TIMELINE, DZ_KEY_SOFT),
                     .notice = dz_page_colour(map->style, DZ_PART_TIMELINE, DZ_KEY_NOTICE)};
    line.em = font_of(&line, false).size_mm;
    line.y = panel->y + line.em * (LINE + APART);
    add_line(&line, panel->box.min_x, line.y, panel->box.max_x, line.y);
    add_years(&line);
    for (guint i = 0; i < count; i++) {
        double x = x_of(&line, DZ_ROUND(map->set, i)->start);
        add_line(&line, x, line.y - TICK * line.em, x, line.y + TICK * line.em);
    }
    int round = map->request->when.round;
    g_autofree char *number = round >= 0 ? g_strdup_printf("%d", DZ_ROUND(map->set, round)->number) : NULL;
    add_moment(&line, round >= 0 ? DZ_ROUND(map->set, round)->start : map->day, number);
    panel->y = line.y + line.em * (YEAR_TICK + LINE);
}
