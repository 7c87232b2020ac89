/*
 * The report as Markdown (CommonMark with the tables of GitHub's dialect), and its figures as files.
 */
#include "report/report_in.h"

#include "paint/picture.h"
#include "words/report.h"
#include "words/words.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const double FIGURE_DPI = 150;

/* A text as it is, whatever Markdown would make of it. */
static void add_text(GString *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>|#~", *text))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text == '\n' ? ' ' : *text);
    }
}

static void add_paragraph(GString *out, const char *text)
{
    if (!text || !*text)
        return;
    add_text(out, text);
    g_string_append(out, "\n\n");
}

static void add_anchor(GString *out, const char *id)
{
    g_autofree char *name = g_strdup(id);
    g_strcanon(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.", '-');
    g_string_append(out, name);
}

static void add_sources(GString *out, const char *ids)
{
    g_auto(GStrv) all = g_strsplit(ids, ";", -1);
    for (guint i = 0; all[i]; i++) {
        const char *id = g_strstrip(all[i]);
        g_string_append(out, i ? "; [" : "[");
        add_text(out, id);
        g_string_append(out, "](#source-");
        add_anchor(out, id);
        g_string_append_c(out, ')');
    }
}

static void add_cell(GString *out, const DzGrid *grid, guint row, guint column)
{
    DzCellKind kind = g_array_index(grid->columns, DzGridColumn, column).kind;
    const char *text = dz_grid_at(grid, row, column), *id = dz_grid_id(grid, row);
    if (kind == DZ_CELL_HEAD && id) {
        g_string_append(out, "<a id=\"source-");
        add_anchor(out, id);
        g_string_append(out, "\"></a>");
    }
    if (text && kind == DZ_CELL_SOURCES)
        add_sources(out, text);
    else if (text)
        add_text(out, text);
    g_string_append(out, " |");
}

static void add_grid(GString *out, const DzGrid *grid)
{
    g_string_append(out, "**");
    add_text(out, grid->caption);
    g_string_append(out, "**\n\n|");
    for (guint c = 0; c < grid->columns->len; c++) {
        if (!dz_grid_shows(grid, c))
            continue;
        g_string_append_c(out, ' ');
        add_text(out, g_array_index(grid->columns, DzGridColumn, c).name);
        g_string_append(out, " |");
    }
    g_string_append(out, "\n|");
    for (guint c = 0; c < grid->columns->len; c++)
        if (dz_grid_shows(grid, c))
            g_string_append(
                out, g_array_index(grid->columns, DzGridColumn, c).kind == DZ_CELL_NUMBER ? "---:|" : "---|");
    for (guint row = 0; row < dz_grid_rows(grid); row++) {
        g_string_append(out, "\n|");
        for (guint c = 0; c < grid->columns->len; c++) {
            if (!dz_grid_shows(grid, c))
                continue;
            g_string_append_c(out, ' ');
            add_cell(out, grid, row, c);
        }
    }
    g_string_append(out, "\n\n");
}

static void add_figure(GString *out, const DzReport *report, guint figure, const char *prefix)
{
    const DzScene *scene = report->scenes->pdata[figure];
    g_autofree char *file = g_strconcat(prefix, dz_report_figure_name(report, figure), NULL);
    g_autofree char *address = g_uri_escape_string(file, "/", FALSE);
    g_string_append(out, "![");
    add_text(out, scene->description);
    g_string_append_printf(out, "](%s)\n\n", address);
    add_paragraph(out, scene->caption);
}

static void add_block(GString *out, const DzReport *report, const DzBlock *block, const char *prefix)
{
    if (block->kind == DZ_BLOCK_HEADING) {
        g_string_append(out, block->level == 1 ? "## " : "### ");
        add_paragraph(out, block->text);
    } else if (block->kind == DZ_BLOCK_TEXT) {
        add_paragraph(out, block->text);
    } else if (block->kind == DZ_BLOCK_GRID) {
        add_grid(out, block->grid);
    } else {
        add_figure(out, report, block->figure, prefix);
    }
}

GBytes *dz_report_markdown(DzReport *report, const char *prefix, GError **error)
{
    const DzDocument *document = report->document;
    bool rtl = dz_lang_is_rtl(document->lang);
    if (!dz_report_draw(report, error))
        return NULL;
    g_autofree char *author =
        document->author ? g_strdup_printf(dz_say(DZ_SAY_AUTHOR, document->lang), document->author) : NULL;
    g_autofree char *licence =
        g_strdup_printf(dz_word(DZ_WORD_LICENCE, document->lang), document->set->licence);
    GString *out = g_string_new(rtl ? "<div dir=\"rtl\">\n\n# " : "# ");
    add_paragraph(out, document->title);
    add_paragraph(out, document->subtitle);
    add_paragraph(out, author);
    add_paragraph(out, document->disclaimer);
    for (guint i = 0; i < document->blocks->len; i++)
        add_block(out, report, &g_array_index(document->blocks, DzBlock, i), prefix);
    g_string_append(out, "---\n\n");
    add_paragraph(out, document->made);
    add_paragraph(out, licence);
    g_string_truncate(out, out->len - 1);
    g_string_append(out, rtl ? "\n</div>\n" : "");
    return g_string_free_to_bytes(out);
}

guint dz_report_figure_count(const DzReport *report)
{
    return report->document->figures->len;
}

const char *dz_report_figure_name(const DzReport *report, guint index)
{
    return g_array_index(report->document->figures, DzFigure, index).file;
}

GBytes *dz_report_figure(DzReport *report, guint index, GError **error)
{
    if (!dz_report_draw(report, error))
        return NULL;
    return dz_picture_draw(report->scenes->pdata[index], report->pango, DZ_PICTURE_PNG, FIGURE_DPI, error);
}

char *dz_report_figures_json(DzReport *report, GError **error)
{
    if (!dz_report_draw(report, error))
        return NULL;
    json_t *rows = json_array();
    for (guint i = 0; i < report->scenes->len; i++) {
        const DzScene *scene = report->scenes->pdata[i];
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "file",
                                              dz_report_figure_name(report, i), "title", scene->title,
                                              "caption", scene->caption, "alt", scene->description, "credit",
                                              scene->credit, "licence", scene->licence));
    }
    char *text = json_dumps(rows, JSON_INDENT(1));
    json_decref(rows);
    char *out = g_strconcat(text, "\n", NULL);
    free(text);
    return out;
}
