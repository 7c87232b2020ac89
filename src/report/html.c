/*
 * The report as one page of HTML. Its pictures are parts of one another (paint/stack.h), all defined before
 * the first; style and script stand in it as they do in this folder.
 */
#include "report/html_in.h"

#include "words/report.h"
#include "words/words.h"

#include <math.h>
#include <string.h>

static const double LEGEND_REM_PER_MM = 0.36; /* its text is then as large as the page's lesser text */

static const char *const TAGS[DZ_LANG_COUNT] = {"en", "ar", "tr", "ru", "fr"};

void dz_html_text(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(out, escaped);
}

void dz_html_element(GString *out, const char *tag, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s>", tag);
    dz_html_text(out, text);
    g_string_append_printf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void dz_html_drawing(const DzHtml *html, guint drawing, const char *attributes)
{
    g_string_append_printf(html->out, "<svg %s", attributes);
    dz_stack_write_attributes(html->stack, drawing, html->out);
    g_string_append_c(html->out, '>');
    dz_stack_write(html->stack, drawing, html->out);
    g_string_append(html->out, "</svg>\n");
}

void dz_html_legend(const DzHtml *html, guint drawing, bool hidden)
{
    DzPageBox box = dz_stack_box(html->stack, drawing);
    double width_rem = (box.max_x - box.min_x) * LEGEND_REM_PER_MM;
    g_autofree char *attributes =
        g_strdup_printf("class=\"legend\" aria-hidden=\"true\" style=\"width:%drem%s\"", (int)ceil(width_rem),
                        hidden ? ";display:none" : "");
    dz_html_drawing(html, drawing, attributes);
}

/* The id of the row of a source. g_free it. */
static char *source_anchor(const char *id)
{
    char *anchor = g_strconcat("source-", id, NULL);
    return g_strcanon(anchor, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.", '-');
}

static void add_sources(GString *out, const char *ids)
{
    g_auto(GStrv) all = g_strsplit(ids, ";", -1);
    for (guint i = 0; all[i]; i++) {
        const char *id = g_strstrip(all[i]);
        g_autofree char *anchor = source_anchor(id);
        g_string_append_printf(out, "%s<a href=\"#%s\"><bdi>", i ? "; " : "", anchor);
        dz_html_text(out, id);
        g_string_append(out, "</bdi></a>");
    }
}

static void add_link(GString *out, const char *url)
{
    bool known = g_str_has_prefix(url, "https://") || g_str_has_prefix(url, "http://");
    if (known) {
        g_string_append(out, "<a rel=\"noreferrer\" href=\"");
        dz_html_text(out, url);
        g_string_append(out, "\">");
    }
    g_string_append(out, "<bdi>");
    dz_html_text(out, url);
    g_string_append(out, known ? "</bdi></a>" : "</bdi>");
}

static void add_cell(GString *out, DzCellKind kind, const char *text)
{
    g_string_append(out, kind == DZ_CELL_HEAD     ? "<th scope=\"row\">"
                         : kind == DZ_CELL_NUMBER ? "<td class=\"number\">"
                                                  : "<td>");
    if (text && kind == DZ_CELL_SOURCES)
        add_sources(out, text);
    else if (text && kind == DZ_CELL_LINK)
        add_link(out, text);
    else if (text)
        dz_html_text(out, text);
    g_string_append(out, kind == DZ_CELL_HEAD ? "</th>" : "</td>");
}

static void add_row(GString *out, const DzGrid *grid, guint row)
{
    const char *id = dz_grid_id(grid, row);
    g_autofree char *anchor = id ? source_anchor(id) : NULL;
    if (anchor)
        g_string_append_printf(out, "<tr id=\"%s\">", anchor);
    else
        g_string_append(out, "<tr>");
    for (guint c = 0; c < grid->columns->len; c++)
        if (dz_grid_shows(grid, c))
            add_cell(out, g_array_index(grid->columns, DzGridColumn, c).kind, dz_grid_at(grid, row, c));
    g_string_append(out, "</tr>\n");
}

/* A long list is folded behind its caption and how many rows it has. */
static void add_grid(GString *out, const DzGrid *grid, DzLang lang)
{
    g_autofree char *count = dz_words_number(dz_grid_rows(grid), 0, false, lang);
    if (grid->long_list) {
        g_string_append(out, "<details><summary>");
        dz_html_text(out, grid->caption);
        g_string_append_printf(out, " (%s)</summary>\n", count);
    }
    g_string_append(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    dz_html_text(out, grid->caption);
    g_string_append(out, "\"><table>\n<caption>");
    dz_html_text(out, grid->caption);
    g_string_append(out, "</caption>\n<thead><tr>");
    for (guint c = 0; c < grid->columns->len; c++) {
        const DzGridColumn *column = &g_array_index(grid->columns, DzGridColumn, c);
        if (!dz_grid_shows(grid, c))
            continue;
        g_string_append(out, column->kind == DZ_CELL_NUMBER ? "<th scope=\"col\" class=\"number\">"
                                                            : "<th scope=\"col\">");
        dz_html_text(out, column->name);
        g_string_append(out, "</th>");
    }
    g_string_append(out, "</tr></thead>\n<tbody>\n");
    for (guint row = 0; row < dz_grid_rows(grid); row++)
        add_row(out, grid, row);
    g_string_append(out, "</tbody></table></div>\n");
    g_string_append(out, grid->long_list ? "</details>\n" : "");
}

/* The picture is named by its description, which those who see it need not read. */
static void add_figure(const DzHtml *html, guint figure)
{
    const DzFigure *of = &g_array_index(html->document->figures, DzFigure, figure);
    const DzScene *scene = html->report->scenes->pdata[figure];
    bool map = of->kind == DZ_FIGURE_MAP;
    g_autoptr(GString) attributes = g_string_new("role=\"img\" aria-label=\"");
    dz_html_text(attributes, scene->description);
    g_string_append_c(attributes, '"');
    g_string_append_printf(html->out, "<figure class=\"%s\" id=\"figure-%s\">\n<div class=\"drawings\">\n",
                           map ? "map" : "chart", of->name);
    dz_html_drawing(html, html->drawings[figure], attributes->str);
    if (map)
        dz_html_legend(html, html->legends[figure], false);
    g_string_append(html->out, "</div>\n");
    dz_html_element(html->out, "figcaption", scene->caption);
    g_string_append(html->out, "</figure>\n");
}

static void add_heading(const DzHtml *html, const DzBlock *block, bool open)
{
    GString *out = html->out;
    guint level = block->level + 1;
    if (block->level == 1)
        g_string_append_printf(out, "%s<section id=\"%s\" aria-labelledby=\"%s-title\">\n",
                               open ? "</section>\n" : "", block->id, block->id);
    g_string_append_printf(out, "<h%u id=\"%s%s\">", level, block->id, block->level == 1 ? "-title" : "");
    dz_html_text(out, block->text);
    g_string_append_printf(out, "</h%u>\n", level);
}

/* The map that goes through the rounds follows the summary. */
static void add_blocks(const DzHtml *html)
{
    bool summary = false;
    for (guint i = 0; i < html->document->blocks->len; i++) {
        const DzBlock *block = &g_array_index(html->document->blocks, DzBlock, i);
        bool leaves = summary && block->section != DZ_PART_OF_SUMMARY;
        if (leaves) {
            g_string_append(html->out, "</section>\n");
            dz_html_map(html);
        }
        summary = block->section == DZ_PART_OF_SUMMARY;
        if (block->kind == DZ_BLOCK_HEADING)
            add_heading(html, block, i > 0 && !leaves);
        else if (block->kind == DZ_BLOCK_TEXT)
            dz_html_element(html->out, "p", block->text);
        else if (block->kind == DZ_BLOCK_GRID)
            add_grid(html->out, block->grid, html->document->lang);
        else
            add_figure(html, block->figure);
    }
    g_string_append(html->out, "</section>\n");
}

static void add_contents(const DzHtml *html)
{
    GString *out = html->out;
    DzSectionKind before = DZ_PART_OF_SUMMARY;
    g_string_append(out, "<nav aria-labelledby=\"contents\">\n");
    dz_html_element(out, "h2 id=\"contents\"", dz_say(DZ_SAY_CONTENTS, html->document->lang));
    g_string_append(out, "<ul>\n");
    for (guint i = 0; i < html->document->blocks->len; i++) {
        const DzBlock *block = &g_array_index(html->document->blocks, DzBlock, i);
        if (block->kind != DZ_BLOCK_HEADING || block->level > 1)
            continue;
        if (before == DZ_PART_OF_SUMMARY && block->section != DZ_PART_OF_SUMMARY) {
            g_string_append(out, "<li><a href=\"#map\">");
            dz_html_text(out, dz_say(DZ_SAY_MAP, html->document->lang));
            g_string_append(out, "</a></li>\n");
        }
        before = block->section;
        g_string_append_printf(out, "<li><a href=\"#%s\">", block->id);
        dz_html_text(out, block->text);
        g_string_append(out, "</a></li>\n");
    }
    g_string_append(out, "</ul>\n</nav>\n");
}

static void add_logo(const DzHtml *html)
{
    gsize size = 0;
    if (!html->report->request.logo)
        return;
    const guchar *bytes = g_bytes_get_data(html->report->request.logo, &size);
    g_autofree char *text = g_base64_encode(bytes, size);
    g_string_append_printf(html->out, "<img class=\"logo\" alt=\"\" src=\"data:image/png;base64,%s\">\n",
                           text);
}

static void add_meta(GString *out, const char *name, const char *content)
{
    if (!content)
        return;
    g_string_append_printf(out, "<meta name=\"%s\" content=\"", name);
    dz_html_text(out, content);
    g_string_append(out, "\">\n");
}

static void add_head(const DzHtml *html)
{
    GString *out = html->out;
    const DzDocument *document = html->document;
    g_string_append_printf(
        out,
        "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        TAGS[document->lang], dz_lang_is_rtl(document->lang) ? "rtl" : "ltr");
    dz_html_element(out, "title", document->title);
    add_meta(out, "author", document->author);
    add_meta(out, "description", document->subtitle ? document->subtitle : document->title);
    add_meta(out, "generator", "dezmap");
    g_string_append_printf(out, "<style>\n%s</style>\n</head>\n<body>\n", dz_report_page_css);
}

static void add_header(const DzHtml *html)
{
    GString *out = html->out;
    const DzDocument *document = html->document;
    g_autofree char *author =
        document->author ? g_strdup_printf(dz_say(DZ_SAY_AUTHOR, document->lang), document->author) : NULL;
    dz_html_element(out, "a class=\"skip\" href=\"#content\"", dz_say(DZ_SAY_SKIP, document->lang));
    g_string_append(out, "<header>\n");
    add_logo(html);
    dz_html_element(out, "h1", document->title);
    dz_html_element(out, "p class=\"subtitle\"", document->subtitle);
    dz_html_element(out, "p", author);
    dz_html_element(out, "p class=\"disclaimer\"", document->disclaimer);
    g_string_append(out, "</header>\n");
}

static void add_footer(const DzHtml *html)
{
    const DzDocument *document = html->document;
    g_autofree char *licence =
        g_strdup_printf(dz_word(DZ_WORD_LICENCE, document->lang), document->set->licence);
    g_string_append(html->out, "<footer>\n");
    dz_html_element(html->out, "p", document->made);
    dz_html_element(html->out, "p", licence);
    g_string_append(html->out, "</footer>\n");
}

/* Draws all pictures. The rounds' maps come one after the other in the stack, so that they can be piled. */
static bool draw(DzHtml *html, GError **error)
{
    guint count = html->document->figures->len;
    if (!dz_report_draw(html->report, error))
        return false;
    for (guint i = 0; i < count; i++)
        if (g_array_index(html->document->figures, DzFigure, i).kind == DZ_FIGURE_MAP) {
            html->drawings[i] = dz_stack_add(html->stack, html->report->scenes->pdata[i], DZ_STACK_MAP);
            html->map_count++;
        }
    for (guint i = 0; i < count; i++) {
        const DzScene *scene = html->report->scenes->pdata[i];
        if (g_array_index(html->document->figures, DzFigure, i).kind == DZ_FIGURE_MAP)
            html->legends[i] = dz_stack_add(html->stack, scene, DZ_STACK_LEGEND);
        else
            html->drawings[i] = dz_stack_add(html->stack, scene, DZ_STACK_ALL);
    }
    return true;
}

static void write_page(DzHtml *html)
{
    GString *out = html->out;
    g_autofree char *data = dz_report_data(html->report);
    add_head(html);
    add_header(html);
    add_contents(html);
    g_string_append(out, "<main id=\"content\">\n<svg class=\"definitions\" aria-hidden=\"true\"><defs>\n");
    dz_stack_write_definitions(html->stack, out);
    g_string_append(out, "</defs></svg>\n");
    add_blocks(html);
    g_string_append(out, "</main>\n");
    add_footer(html);
    g_string_append_printf(
        out, "<script type=\"application/json\" id=\"data\">%s</script>\n<script>\n%s%s</script>\n", data,
        dz_report_locate_js, dz_report_page_js);
    g_string_append(out, "</body>\n</html>\n");
}

GBytes *dz_report_html(DzReport *report, GError **error)
{
    guint count = report->document->figures->len;
    g_autofree guint *drawings = g_new0(guint, MAX(count, 1)), *legends = g_new0(guint, MAX(count, 1));
    g_autoptr(DzStack) stack = dz_stack_new(report->pango);
    DzHtml html = {.report = report,
                   .document = report->document,
                   .out = g_string_sized_new(1 << 22),
                   .stack = stack,
                   .drawings = drawings,
                   .legends = legends};
    if (draw(&html, error))
        write_page(&html);
    else
        g_string_truncate(html.out, 0);
    if (html.out->len)
        return g_string_free_to_bytes(html.out);
    g_string_free(html.out, TRUE);
    return NULL;
}
