/*
 * The report as an atlas on paper: a cover with the zones through time, the summary, what changed hands over
 * all rounds, and for each round a page with its map and pages with its figures; then the zones, each with
 * what changed hands in it, the method and the sources. Every section begins a page with a bookmark.
 */
#include "paint/book.h"
#include "report/flow_in.h"
#include "report/report_in.h"

#include "words/report.h"
#include "words/words.h"

/* Sizes of text, in ems of the page's. */
static const double TITLE = 2.6, SUBTITLE = 1.6, HEADING = 1.7, SUBHEADING = 1.25, SMALL = 0.88;

static void name_page(const DzDocument *document, DzScene *page, const DzScene *of)
{
    page->title = g_strdup(document->title);
    page->collection = g_strdup(document->title);
    page->date = document->set->date;
    page->description = g_strdup(of->description);
    page->credit = g_strdup(of->credit);
    page->licence = g_strdup(of->licence);
    page->dataset = g_strdup(of->dataset);
}

/* The zones through time come first, if there are zones: they stand on the cover. */
static bool first_is_chart(const DzDocument *document)
{
    return g_array_index(document->figures, DzFigure, 0).kind == DZ_FIGURE_CHART;
}

/* What those who cannot see the first figure are told is what there is to say of all of it. */
static void add_cover(DzReport *report, DzFlow *flow)
{
    const DzDocument *document = report->document;
    const DzScene *first = report->scenes->pdata[0];
    g_autofree char *author =
        document->author ? g_strdup_printf(dz_say(DZ_SAY_AUTHOR, document->lang), document->author) : NULL;
    g_autofree char *licence =
        g_strdup_printf(dz_word(DZ_WORD_LICENCE, document->lang), document->set->licence);
    name_page(document, dz_flow_page(flow, document->title), first);
    dz_flow_text(flow, document->title, TITLE, true, false);
    dz_flow_text(flow, document->subtitle, SUBTITLE, false, false);
    dz_flow_text(flow, author, 1, false, false);
    dz_flow_text(flow, document->disclaimer, 1, false, true);
    dz_flow_text(flow, document->made, SMALL, false, true);
    dz_flow_text(flow, licence, SMALL, false, true);
    if (first_is_chart(document))
        dz_flow_scene(flow, first);
}

/* The rounds between which the atlas shows what changed; false if there are not two on record. */
static bool find_span(const DzDocument *document, DzWhen *first, DzWhen *last)
{
    bool found = false;
    for (guint i = 0; i < document->whens->len; i++) {
        DzWhen when = g_array_index(document->whens, DzWhen, i);
        if (!dz_dataset_on_record(document->set, when.day))
            continue;
        *(found ? last : first) = when;
        if (!found)
            *last = when;
        found = true;
    }
    return found && first->day < last->day;
}

/* Pages of changes: of all ground, and of each zone. Only the atlas has them. */
static void add_change_figures(DzDocument *paper)
{
    DzFigure figure = {.kind = DZ_FIGURE_CHANGES, .zone = -1};
    if (!find_span(paper, &figure.since, &figure.when))
        return;
    if (paper->zone < 0)
        g_array_append_val(paper->figures, figure);
    for (guint z = 0; z < paper->set->zones->len; z++) {
        figure.zone = (int)z;
        if (dz_document_shows_zone(paper, z))
            g_array_append_val(paper->figures, figure);
    }
}

/* The page of changes of a zone, -1 for that of all ground, if there is one. */
static void add_changes(DzReport *report, DzFlow *flow, int zone)
{
    const DzDocument *document = report->document;
    for (guint i = 0; i < document->figures->len; i++) {
        const DzFigure *figure = &g_array_index(document->figures, DzFigure, i);
        if (figure->kind != DZ_FIGURE_CHANGES || figure->zone != zone)
            continue;
        DzScene *scene = g_steal_pointer(&report->scenes->pdata[i]);
        g_autofree char *text = g_strdup_printf(dz_word(DZ_WORD_CHANGED_SINCE_ROUND, document->lang),
                                                DZ_ROUND(document->set, figure->since.round)->number);
        const char *name = zone < 0 ? NULL : dz_text_in(&DZ_ZONE(document->set, zone)->name, document->lang);
        g_free(scene->heading);
        scene->heading =
            name ? g_strdup_printf(dz_word(DZ_WORD_LABELLED, document->lang), name, text) : g_strdup(text);
        dz_flow_take(flow, scene);
    }
}

/* The zone that a section is of, by its heading's id. */
static int zone_of(const DzDocument *document, const DzBlock *heading)
{
    for (guint z = 0; z < document->set->zones->len; z++) {
        g_autofree char *id = g_strconcat("zone-", DZ_ZONE(document->set, z)->id, NULL);
        if (g_str_equal(heading->id, id))
            return (int)z;
    }
    return -1;
}

/* A page begins with a section; that of a round with the page of its map, that of a zone with what changed
 * hands in it. */
static void add_heading(DzReport *report, DzFlow *flow, guint index)
{
    const DzDocument *document = report->document;
    const DzBlock *block = &g_array_index(document->blocks, DzBlock, index);
    bool mapped = block->section == DZ_PART_OF_ROUND;
    if (block->level > 1) {
        dz_flow_text(flow, block->text, SUBHEADING, true, false);
        return;
    }
    for (guint i = index + 1; mapped && i < document->blocks->len; i++) {
        const DzBlock *next = &g_array_index(document->blocks, DzBlock, i);
        if (next->kind != DZ_BLOCK_FIGURE)
            continue;
        DzScene *scene = g_steal_pointer(&report->scenes->pdata[next->figure]);
        g_free(scene->heading);
        scene->heading = g_strdup(block->text);
        dz_flow_take(flow, scene);
        break;
    }
    if (block->section == DZ_PART_OF_ZONE)
        add_changes(report, flow, zone_of(document, block));
    DzScene *page = dz_flow_page(flow, mapped ? NULL : block->text);
    page->collection = g_strdup(document->title);
    dz_flow_text(flow, block->text, HEADING, true, false);
}

static void add_figure(DzReport *report, DzFlow *flow, const DzBlock *block)
{
    const DzScene *scene = report->scenes->pdata[block->figure];
    if (!scene)
        return; /* a map, which has its page */
    dz_flow_scene(flow, scene);
    dz_flow_text(flow, scene->caption, SMALL, false, true);
}

static void add_blocks(DzReport *report, DzFlow *flow)
{
    bool shown = false; /* the changes of all ground: they come before the first round */
    for (guint i = 0; i < report->document->blocks->len; i++) {
        const DzBlock *block = &g_array_index(report->document->blocks, DzBlock, i);
        if (block->section == DZ_PART_OF_ROUND && !shown) {
            add_changes(report, flow, -1);
            shown = true;
        }
        if (block->section == DZ_PART_OF_CHART)
            continue;
        if (block->kind == DZ_BLOCK_HEADING)
            add_heading(report, flow, i);
        else if (block->kind == DZ_BLOCK_TEXT)
            dz_flow_text(flow, block->text, 1, false, false);
        else if (block->kind == DZ_BLOCK_GRID)
            dz_flow_grid(flow, block->grid);
        else
            add_figure(report, flow, block);
    }
    dz_flow_number(flow);
}

static GBytes *bind(const DzReport *report, const DzFlow *flow, GError **error)
{
    DzBook *book = dz_book_new();
    for (guint i = 0; i < flow->pages->len; i++) {
        dz_scene_sort(flow->pages->pdata[i], 0);
        dz_book_add(book, flow->pages->pdata[i], report->pango);
    }
    GBytes *bytes = dz_book_end(book, error);
    dz_book_free(book);
    return bytes;
}

/* Maps are composed anew: for the atlas' paper. */
GBytes *dz_report_pdf(DzReport *report, GError **error)
{
    DzTypesetter typesetter = dz_pango_typesetter(report->pango);
    const char *style_name = report->request.style ? report->request.style : "report";
    g_autoptr(DzStyle) style = dz_style_open(style_name, report->request.styles, error);
    if (!style)
        return NULL;
    DzDocument paper = *report->document;
    g_autoptr(GArray) figures = g_array_new(FALSE, TRUE, sizeof(DzFigure));
    g_array_append_vals(figures, paper.figures->data, paper.figures->len);
    paper.figures = figures;
    add_change_figures(&paper);
    DzReport atlas = *report;
    atlas.document = &paper;
    atlas.drawn = false;
    atlas.map_width_mm = report->request.width_mm;
    atlas.map_height_mm = report->request.height_mm;
    g_autoptr(GPtrArray) scenes = g_ptr_array_new_with_free_func((GDestroyNotify)dz_scene_free);
    g_ptr_array_set_size(scenes, (gint)figures->len);
    atlas.scenes = scenes;
    g_auto(DzFlow) flow = dz_flow_new(&typesetter, style, report->document->lang, report->request.width_mm,
                                      report->request.height_mm);
    if (!dz_report_draw(&atlas, error))
        return NULL;
    add_cover(&atlas, &flow);
    add_blocks(&atlas, &flow);
    return bind(&atlas, &flow, error);
}
