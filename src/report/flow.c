#include "report/flow_in.h"

#include "words/report.h"
#include "words/words.h"

/* In ems of the text: the page's margin, what is left after a block and a row and between columns, the least
 * and the most width of a column, smaller text. */
static const double MARGIN = 5.5, AFTER = 0.7, AFTER_ROW = 0.3, GAP = 0.9, LEAST = 4.5, MOST = 26,
                    SMALL = 0.88;
static const double SMALLEST = 0.6; /* a picture is made no smaller to find room */

DzFlow dz_flow_new(const DzTypesetter *typesetter, const DzStyle *style, DzLang lang, double width_mm,
                   double height_mm)
{
    double size_mm = dz_page_number(style, DZ_PART_PAGE, DZ_KEY_SIZE);
    return (DzFlow){.typesetter = typesetter,
                    .lang = lang,
                    .font = dz_page_font(style, DZ_PART_PAGE),
                    .size_mm = size_mm,
                    .width_mm = width_mm,
                    .height_mm = height_mm,
                    .margin_mm = MARGIN * size_mm,
                    .ink = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_COLOUR),
                    .soft = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_SOFT),
                    .paper = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_BACKGROUND),
                    .line_mm = dz_page_number(style, DZ_PART_TABLE, DZ_KEY_WIDTH),
                    .pages = g_ptr_array_new_with_free_func((GDestroyNotify)dz_scene_free),
                    .y = height_mm};
}

void dz_flow_clear(DzFlow *flow)
{
    g_ptr_array_unref(flow->pages);
}

DzScene *dz_flow_page(DzFlow *flow, const char *bookmark)
{
    DzScene *page = dz_scene_new(flow->width_mm, flow->height_mm, flow->lang);
    page->paper = flow->paper;
    page->heading = g_strdup(bookmark);
    g_ptr_array_add(flow->pages, page);
    flow->y = flow->margin_mm;
    return page;
}

void dz_flow_take(DzFlow *flow, DzScene *scene)
{
    g_ptr_array_add(flow->pages, scene);
    flow->y = flow->height_mm;
}

static DzScene *last_page(const DzFlow *flow)
{
    return flow->pages->pdata[flow->pages->len - 1];
}

/* Is there room on the last page? Else the next one is begun, and false. */
static bool make_room(DzFlow *flow, double height_mm)
{
    if (flow->pages->len && flow->y + height_mm <= flow->height_mm - flow->margin_mm)
        return true;
    dz_flow_page(flow, NULL);
    return false;
}

static DzFont font_of(const DzFlow *flow, double ems, bool bold)
{
    return (DzFont){.name = flow->font, .size_mm = flow->size_mm * ems, .bold = bold};
}

static DzTextSize measure(const DzFlow *flow, const char *text, const DzFont *font, double wrap_mm)
{
    return flow->typesetter->measure(flow->typesetter->data, text, font, wrap_mm, flow->lang);
}

/* A text at `x` from where lines begin; `anchor` 1: it ends there. */
static void put(DzFlow *flow, const char *text, double x, double y, double anchor, double wrap_mm,
                DzFont font, DzColour colour)
{
    bool rtl = dz_lang_is_rtl(flow->lang);
    DzScene *page = last_page(flow);
    DzPage at = {rtl ? flow->width_mm - flow->margin_mm - x : flow->margin_mm + x, y};
    font.name = dz_scene_keep(page, font.name);
    DzMark *mark = dz_scene_add_text(page, "text", text, at, font, colour);
    mark->anchor = rtl ? 1 - anchor : anchor;
    mark->wrap_mm = wrap_mm;
    mark->lang = flow->lang;
}

static double column_mm(const DzFlow *flow)
{
    return flow->width_mm - 2 * flow->margin_mm;
}

void dz_flow_text(DzFlow *flow, const char *text, double ems, bool bold, bool soft)
{
    DzFont font = font_of(flow, ems, bold);
    if (!text || !*text)
        return;
    double height = measure(flow, text, &font, column_mm(flow)).height_mm;
    make_room(flow, height);
    put(flow, text, 0, flow->y, 0, column_mm(flow), font, soft ? flow->soft : flow->ink);
    flow->y += height + AFTER * flow->size_mm;
}

static void rule(DzFlow *flow)
{
    DzPath *path = dz_path_new();
    dz_path_add(path, (DzPage){flow->margin_mm, flow->y});
    dz_path_add(path, (DzPage){flow->width_mm - flow->margin_mm, flow->y});
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(last_page(flow), "text", path, false);
    mark->stroke.width_mm = flow->line_mm;
    mark->stroke.colour = flow->soft;
    flow->y += AFTER_ROW * flow->size_mm;
}

static DzCellKind kind_of(const DzGrid *grid, guint column)
{
    return g_array_index(grid->columns, DzGridColumn, column).kind;
}

static const char *cell_of(const DzGrid *grid, int row, guint column)
{
    const char *text = row < 0 ? g_array_index(grid->columns, DzGridColumn, column).name
                               : dz_grid_at(grid, (guint)row, column);
    return text ? text : "";
}

/* In a table's head. */
static double longest_word(const DzFlow *flow, const char *text)
{
    DzFont font = font_of(flow, SMALL, true);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    double width_mm = 0;
    for (guint i = 0; words[i]; i++)
        width_mm = MAX(width_mm, measure(flow, words[i], &font, 0).width_mm);
    return width_mm;
}

/* As wide as what stands in them if that goes; else the widest give way. 0: not shown. */
static double *column_widths(const DzFlow *flow, const DzGrid *grid)
{
    guint count = grid->columns->len;
    double *widths = g_new0(double, count), room = column_mm(flow), most = MOST * flow->size_mm;
    DzFont font = font_of(flow, SMALL, false);
    for (guint c = 0; c < count; c++) {
        if (!dz_grid_shows(grid, c))
            continue;
        room -= GAP * flow->size_mm;
        widths[c] = longest_word(flow, cell_of(grid, -1, c));
        for (guint row = 0; row < dz_grid_rows(grid); row++)
            widths[c] = MAX(widths[c], measure(flow, cell_of(grid, (int)row, c), &font, 0).width_mm);
        widths[c] = MAX(widths[c] * 1.01, LEAST * flow->size_mm);
    }
    for (guint attempt = 0; attempt < 64; attempt++) {
        double sum = 0;
        for (guint c = 0; c < count; c++)
            sum += widths[c] = MIN(widths[c], most);
        if (sum <= room)
            break;
        most *= 0.93;
    }
    return widths;
}

/* How far the tallest cell of a row reaches below its first line, and how far above: scripts differ. */
static double row_height(const DzFlow *flow, const DzGrid *grid, int row, const double *widths,
                         double *above_mm)
{
    DzFont font = font_of(flow, SMALL, row < 0);
    double below = 0, above = 0;
    for (guint c = 0; c < grid->columns->len; c++) {
        if (widths[c] <= 0)
            continue;
        DzTextSize size = measure(flow, cell_of(grid, row, c), &font, widths[c]);
        above = MAX(above, size.baseline_mm);
        below = MAX(below, size.height_mm - size.baseline_mm);
    }
    if (above_mm)
        *above_mm = above;
    return above + below;
}

/* All first lines stand on one. */
static void add_row(DzFlow *flow, const DzGrid *grid, int row, const double *widths)
{
    DzFont font = font_of(flow, SMALL, row < 0);
    double x = 0, above = 0, height = row_height(flow, grid, row, widths, &above);
    for (guint c = 0; c < grid->columns->len; c++) {
        if (widths[c] <= 0)
            continue;
        bool number = kind_of(grid, c) == DZ_CELL_NUMBER;
        const char *text = cell_of(grid, row, c);
        double y = flow->y + above - measure(flow, text, &font, widths[c]).baseline_mm;
        if (*text)
            put(flow, text, number ? x + widths[c] : x, y, number, widths[c], font, flow->ink);
        x += widths[c] + GAP * flow->size_mm;
    }
    flow->y += height + AFTER_ROW * flow->size_mm;
}

void dz_flow_grid(DzFlow *flow, const DzGrid *grid)
{
    g_autofree double *widths = column_widths(flow, grid);
    double head = row_height(flow, grid, -1, widths, NULL);
    make_room(flow, head + 6 * flow->size_mm);
    dz_flow_text(flow, grid->caption, 1, true, false);
    add_row(flow, grid, -1, widths);
    rule(flow);
    for (guint row = 0; row < dz_grid_rows(grid); row++) {
        double height = row_height(flow, grid, (int)row, widths, NULL);
        if (!make_room(flow, height)) {
            add_row(flow, grid, -1, widths);
            rule(flow);
        }
        add_row(flow, grid, (int)row, widths);
    }
    flow->y += AFTER * flow->size_mm;
}

/* The path `scale` times as large, moved. */
static DzPath *moved(const DzPath *path, double scale, double x, double y)
{
    DzPath *out = dz_path_new();
    for (guint part = 0; part < dz_path_count(path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(path, part, &count);
        for (guint i = 0; i < count; i++)
            dz_path_add(out, (DzPage){points[i].x * scale + x, points[i].y * scale + y});
        dz_path_end(out);
    }
    return out;
}

static void copy_mark(DzScene *page, const DzMark *mark, double scale, double x, double y)
{
    if (mark->kind == DZ_MARK_TEXT) {
        DzFont font = mark->font;
        font.name = font.name ? dz_scene_keep(page, font.name) : NULL;
        font.size_mm *= scale;
        DzPage at = {mark->at.x * scale + x, mark->at.y * scale + y};
        DzMark *text = dz_scene_add_text(page, mark->layer, mark->text, at, font, mark->colour);
        text->anchor = mark->anchor;
        text->lang = mark->lang;
        return;
    }
    DzMark *shape = dz_scene_add_shape(page, mark->layer, moved(mark->path, scale, x, y), mark->rings);
    shape->fill = mark->fill;
    shape->stroke = mark->stroke;
}

void dz_flow_scene(DzFlow *flow, const DzScene *scene)
{
    double room = flow->height_mm - flow->margin_mm - flow->y;
    double scale = MIN(column_mm(flow) / scene->width_mm, 1);
    if (room < scene->height_mm * scale && room > scene->height_mm * SMALLEST)
        scale = room / scene->height_mm;
    make_room(flow, scene->height_mm * scale);
    scale = MIN(scale, (flow->height_mm - flow->margin_mm - flow->y) / scene->height_mm);
    double x = dz_lang_is_rtl(flow->lang) ? flow->width_mm - flow->margin_mm - scene->width_mm * scale
                                          : flow->margin_mm;
    for (guint i = 0; i < scene->marks->len; i++)
        copy_mark(last_page(flow), &g_array_index(scene->marks, DzMark, i), scale, x, flow->y);
    flow->y += scene->height_mm * scale + AFTER * flow->size_mm;
}

void dz_flow_number(DzFlow *flow)
{
    bool rtl = dz_lang_is_rtl(flow->lang);
    for (guint i = 0; i < flow->pages->len; i++) {
        DzScene *page = flow->pages->pdata[i];
        g_autofree char *text = g_strdup_printf(dz_say(DZ_SAY_PAGE, flow->lang), i + 1, flow->pages->len);
        DzFont font = font_of(flow, SMALL * SMALL, false);
        font.name = dz_scene_keep(page, font.name);
        double height = measure(flow, text, &font, 0).height_mm, edge = flow->margin_mm / 3;
        DzMark *mark = dz_scene_add_text(
            page, "page", text,
            (DzPage){rtl ? edge : flow->width_mm - edge, flow->height_mm - height - edge / 4}, font,
            flow->soft);
        mark->anchor = rtl ? 0 : 1;
        mark->lang = flow->lang;
        mark->order = G_MAXUINT;
    }
}
