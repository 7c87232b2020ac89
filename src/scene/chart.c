/*
 * One plot a zone: what is held of it as an area in its party's colour, with steps where it changes; the
 * agreed extent as a dashed line over it; the rounds as ticks under it. Time runs as the language does.
 */
#include "scene/chart.h"

#include "composite/series.h"
#include "composite/status.h"
#include "model/day.h"
#include "style/page.h"
#include "words/words.h"

#include <math.h>

/* In ems of the text: a plot's height, room for the numbers beside it, above and below it, lengths of ticks.
 */
static const double PLOT = 9, BESIDE = 5, ABOVE = 1.9, BELOW = 3.2, EDGE = 0.8, TICK = 0.35, LONG_TICK = 0.7;
static const double HEADROOM = 1.06; /* the scale's top, in agreed extents */
static const double SHADE = 0.75;    /* opacity of the area */

typedef struct Chart {
    const DzComposite *composite;
    const DzChartRequest *request;
    const DzTypesetter *typesetter;
    const DzStyle *style;
    DzScene *scene;
    DzFont font, bold;
    DzColour ink, soft;
    double em, line_mm;
    double top_mm, bottom_mm; /* of the plot under way */
} Chart;

static double x_at(const Chart *chart, DzDay day)
{
    double left = (BESIDE + EDGE) * chart->em, right = chart->request->width_mm - EDGE * chart->em;
    double share = (double)(CLAMP(day, chart->request->from, chart->request->to) - chart->request->from) /
                   (chart->request->to - chart->request->from);
    double x = left + (right - left) * share;
    return dz_lang_is_rtl(chart->request->lang) ? chart->request->width_mm - x : x;
}

static double y_at(const Chart *chart, double share)
{
    return chart->bottom_mm - (chart->bottom_mm - chart->top_mm) * share / HEADROOM;
}

static void add_line(Chart *chart, double x1, double y1, double x2, double y2, DzColour colour, bool dashed)
{
    DzPath *path = dz_path_new();
    dz_path_add(path, (DzPage){x1, y1});
    dz_path_add(path, (DzPage){x2, y2});
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(chart->scene, "chart", path, false);
    mark->stroke.width_mm = chart->line_mm;
    mark->stroke.colour = colour;
    mark->stroke.dashes = dashed ? 2 : 0;
    mark->stroke.dash_mm[0] = mark->stroke.dash_mm[1] = dashed ? chart->line_mm * 4 : 0;
}

static void add_text(Chart *chart, const char *text, double x, double y, double anchor, DzFont font,
                     DzColour colour)
{
    DzMark *mark = dz_scene_add_text(chart->scene, "chart", text, (DzPage){x, y}, font, colour);
    mark->anchor = anchor;
    mark->lang = chart->request->lang;
}

/* A text in front of the plot, its middle at that height. */
static void add_beside(Chart *chart, const char *text, double y)
{
    bool rtl = dz_lang_is_rtl(chart->request->lang);
    double x = (BESIDE + EDGE - LONG_TICK) * chart->em;
    DzTextSize size =
        chart->typesetter->measure(chart->typesetter->data, text, &chart->font, 0, chart->request->lang);
    add_text(chart, text, rtl ? chart->request->width_mm - x : x, y - size.height_mm / 2, rtl ? 0 : 1,
             chart->font, chart->soft);
}

/* The area under the steps. */
static void add_area(Chart *chart, guint zone, double agreed_km2)
{
    g_autoptr(GArray) series = dz_zone_series(chart->composite, zone);
    const DzZone *of = DZ_ZONE(chart->composite->set, zone);
    DzDay end = MIN(chart->request->to, chart->composite->set->record_to);
    DzPath *path = dz_path_new();
    double y = chart->bottom_mm, x = 0;
    for (guint i = 0; i < series->len; i++) {
        const DzSeriesStep *step = &g_array_index(series, DzSeriesStep, i);
        if (step->day > end)
            break;
        x = x_at(chart, MAX(step->day, of->agreed));
        if (i == 0)
            dz_path_add(path, (DzPage){x, chart->bottom_mm});
        else
            dz_path_add(path, (DzPage){x, y});
        y = y_at(chart, MIN(step->held_km2 / agreed_km2, HEADROOM));
        dz_path_add(path, (DzPage){x, y});
    }
    dz_path_add(path, (DzPage){x_at(chart, end), y});
    dz_path_add(path, (DzPage){x_at(chart, end), chart->bottom_mm});
    dz_path_end(path);
    DzMark *mark = dz_scene_add_shape(chart->scene, "chart", path, true);
    mark->fill = DZ_PARTY(chart->composite->set, of->party)->colour;
    mark->fill.a = SHADE;
    mark->stroke.width_mm = chart->line_mm;
    mark->stroke.colour = chart->ink;
}

/* Ticks of the years and rounds; numbers of them where they have room. */
static void add_time(Chart *chart)
{
    int first = 0, last = 0, month = 0, day = 0;
    const DzDataset *set = chart->composite->set;
    double free_from = -1;
    dz_day_split(chart->request->from, &first, &month, &day);
    dz_day_split(chart->request->to, &last, &month, &day);
    for (int year = first + 1; year <= last; year++) {
        g_autofree char *date = g_strdup_printf("%04d-01-01", year);
        g_autofree char *text = g_strdup_printf("%d", year);
        DzDay begins = 0;
        if (!dz_day_parse(date, &begins))
            continue;
        double x = x_at(chart, begins), y = chart->bottom_mm + LONG_TICK * chart->em;
        add_line(chart, x, chart->bottom_mm, x, y, chart->soft, false);
        add_text(chart, text, x, chart->bottom_mm + BELOW / 2 * chart->em, 0.5, chart->font, chart->soft);
    }
    for (guint i = 0; i < set->rounds->len; i++) {
        const DzRound *round = DZ_ROUND(set, i);
        if (round->as_of < chart->request->from || round->as_of > chart->request->to)
            continue;
        g_autofree char *text = g_strdup_printf("%d", round->number);
        DzTextSize size =
            chart->typesetter->measure(chart->typesetter->data, text, &chart->font, 0, chart->request->lang);
        double x = x_at(chart, round->as_of), along = dz_lang_is_rtl(chart->request->lang) ? -x : x;
        add_line(chart, x, chart->bottom_mm - TICK * chart->em, x, chart->bottom_mm + TICK * chart->em,
                 chart->ink, false);
        if (free_from > 0 && fabs(along - free_from) < size.width_mm + chart->em * TICK)
            continue;
        add_text(chart, text, x, chart->bottom_mm + TICK * chart->em, 0.5, chart->font, chart->ink);
        free_from = fabs(along);
    }
}

/* The agreed extent: that of the last day on which there is one. */
static double agreed_km2(const Chart *chart, guint zone)
{
    DzDay day =
        CLAMP(chart->request->to, chart->composite->set->record_from, chart->composite->set->record_to);
    DzZoneStatus status = dz_zone_status_since(chart->composite, zone, day, DZ_DAY_NONE);
    return status.has_figures ? status.agreed_km2 : 0;
}

static void add_plot(Chart *chart, guint zone)
{
    double agreed = agreed_km2(chart, zone);
    const char *name = dz_text_in(&DZ_ZONE(chart->composite->set, zone)->name, chart->request->lang);
    bool rtl = dz_lang_is_rtl(chart->request->lang);
    double edge = EDGE * chart->em;
    chart->top_mm = chart->scene->height_mm + ABOVE * chart->em;
    chart->bottom_mm = chart->top_mm + PLOT * chart->em;
    add_text(chart, name, rtl ? chart->request->width_mm - edge : edge, chart->scene->height_mm + edge / 2,
             rtl, chart->bold, chart->ink);
    if (agreed > 0) {
        g_autofree char *number = dz_words_number(agreed, 0, false, chart->request->lang);
        add_area(chart, zone, agreed);
        add_line(chart, x_at(chart, chart->request->from), y_at(chart, 1), x_at(chart, chart->request->to),
                 y_at(chart, 1), chart->soft, true);
        add_beside(chart, number, y_at(chart, 1));
        add_beside(chart, dz_word(DZ_WORD_KM2, chart->request->lang), y_at(chart, 1) + chart->em * ABOVE / 2);
        add_beside(chart, "0", chart->bottom_mm);
    }
    add_line(chart, x_at(chart, chart->request->from), chart->bottom_mm, x_at(chart, chart->request->to),
             chart->bottom_mm, chart->soft, false);
    add_time(chart);
    chart->scene->height_mm = chart->bottom_mm + BELOW * chart->em;
}

DzScene *dz_chart_build(const DzComposite *composite, const DzChartRequest *request,
                        const DzTypesetter *typesetter, GError **error)
{
    g_autoptr(DzStyle) style =
        dz_style_open(request->style ? request->style : "report", request->styles, error);
    if (!style)
        return NULL;
    Chart chart = {.composite = composite,
                   .request = request,
                   .typesetter = typesetter,
                   .style = style,
                   .scene = dz_scene_new(request->width_mm, 0, request->lang),
                   .ink = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_COLOUR),
                   .soft = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_SOFT),
                   .em = dz_page_number(style, DZ_PART_PAGE, DZ_KEY_SIZE),
                   .line_mm = dz_page_number(style, DZ_PART_TIMELINE, DZ_KEY_WIDTH)};
    chart.font =
        (DzFont){.name = dz_scene_keep(chart.scene, dz_page_font(style, DZ_PART_PAGE)), .size_mm = chart.em};
    chart.bold = chart.font;
    chart.bold.bold = true;
    chart.scene->paper = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_BACKGROUND);
    chart.scene->date = composite->set->date;
    for (guint z = 0; z < composite->set->zones->len; z++)
        if (request->zone < 0 || request->zone == (int)z)
            add_plot(&chart, z);
    return chart.scene;
}
