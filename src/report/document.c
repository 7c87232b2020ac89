#include "report/document_in.h"

#include "words/report.h"
#include "words/words.h"

static void grid_free(DzGrid *grid)
{
    if (!grid)
        return;
    g_free(grid->caption);
    g_array_unref(grid->columns);
    g_ptr_array_unref(grid->cells);
    g_ptr_array_unref(grid->ids);
    g_free(grid);
}

static void clear_block(gpointer data)
{
    DzBlock *block = data;
    g_free(block->id);
    g_free(block->text);
    grid_free(block->grid);
}

static void clear_figure(gpointer data)
{
    g_free(((DzFigure *)data)->name);
    g_free(((DzFigure *)data)->file);
}

DzDocument *dz_document_new(const DzComposite *composite, DzLang lang)
{
    DzDocument *document = g_new0(DzDocument, 1);
    document->composite = composite;
    document->set = composite->set;
    document->lang = lang;
    document->zone = -1;
    document->whens = g_array_new(FALSE, FALSE, sizeof(DzWhen));
    document->blocks = g_array_new(FALSE, TRUE, sizeof(DzBlock));
    document->figures = g_array_new(FALSE, TRUE, sizeof(DzFigure));
    document->names = g_ptr_array_new_with_free_func(g_free);
    g_array_set_clear_func(document->blocks, clear_block);
    g_array_set_clear_func(document->figures, clear_figure);
    return document;
}

void dz_document_free(DzDocument *document)
{
    if (!document)
        return;
    g_free(document->title);
    g_free(document->subtitle);
    g_free(document->author);
    g_free(document->disclaimer);
    g_free(document->made);
    g_array_unref(document->whens);
    g_array_unref(document->blocks);
    g_array_unref(document->figures);
    g_ptr_array_unref(document->names);
    g_free(document);
}

/* A block of the section that the last one is part of. */
static DzBlock *add_block(DzDocument *document, DzBlockKind kind)
{
    DzBlock block = {.kind = kind};
    if (document->blocks->len)
        block.section = g_array_index(document->blocks, DzBlock, document->blocks->len - 1).section;
    g_array_append_val(document->blocks, block);
    return &g_array_index(document->blocks, DzBlock, document->blocks->len - 1);
}

void dz_document_heading(DzDocument *document, DzSectionKind section, guint level, const char *text,
                         const char *id_format, ...)
{
    va_list arguments;
    DzBlock *block = add_block(document, DZ_BLOCK_HEADING);
    block->section = section;
    block->level = level;
    block->text = g_strdup(text);
    va_start(arguments, id_format);
    block->id = g_strdup_vprintf(id_format, arguments);
    va_end(arguments);
    g_strcanon(block->id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-", '-');
}

void dz_document_text(DzDocument *document, char *text)
{
    if (text && *text)
        add_block(document, DZ_BLOCK_TEXT)->text = text;
    else
        g_free(text);
}

DzGrid *dz_document_grid(DzDocument *document, const char *caption, const DzGridColumn *columns, guint count)
{
    DzGrid *grid = g_new0(DzGrid, 1);
    grid->caption = g_strdup(caption);
    grid->columns = g_array_new(FALSE, FALSE, sizeof(DzGridColumn));
    g_array_append_vals(grid->columns, columns, count);
    grid->cells = g_ptr_array_new_with_free_func(g_free);
    grid->ids = g_ptr_array_new_with_free_func(g_free);
    add_block(document, DZ_BLOCK_GRID)->grid = grid;
    return grid;
}

void dz_document_figure(DzDocument *document, DzFigureKind kind, DzWhen when, int zone,
                        const char *name_format, ...)
{
    va_list arguments;
    DzFigure figure = {.kind = kind, .when = when, .zone = zone};
    va_start(arguments, name_format);
    figure.name = g_strdup_vprintf(name_format, arguments);
    va_end(arguments);
    g_strcanon(figure.name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", '-');
    figure.file = g_strconcat(figure.name, ".png", NULL);
    add_block(document, DZ_BLOCK_FIGURE)->figure = document->figures->len;
    g_array_append_val(document->figures, figure);
}

void dz_grid_take(DzGrid *grid, char *text)
{
    g_ptr_array_add(grid->cells, text);
}

void dz_grid_add(DzGrid *grid, const char *text)
{
    dz_grid_take(grid, text && *text ? g_strdup(text) : NULL);
}

void dz_grid_number(DzGrid *grid, DzLang lang, bool known, double value, int decimals, bool sign)
{
    dz_grid_take(grid, known ? dz_words_number(value, decimals, sign, lang) : NULL);
}

void dz_grid_name_row(DzGrid *grid, const char *id)
{
    g_ptr_array_set_size(grid->ids, (gint)(grid->cells->len / grid->columns->len) + 1);
    grid->ids->pdata[grid->ids->len - 1] = g_strdup(id);
}

guint dz_grid_rows(const DzGrid *grid)
{
    return grid->cells->len / grid->columns->len;
}

const char *dz_grid_at(const DzGrid *grid, guint row, guint column)
{
    return grid->cells->pdata[row * grid->columns->len + column];
}

const char *dz_grid_id(const DzGrid *grid, guint row)
{
    return row < grid->ids->len ? grid->ids->pdata[row] : NULL;
}

bool dz_grid_shows(const DzGrid *grid, guint column)
{
    for (guint row = 0; row < dz_grid_rows(grid); row++)
        if (dz_grid_at(grid, row, column))
            return true;
    return false;
}

bool dz_document_shows_zone(const DzDocument *document, guint zone)
{
    return document->zone < 0 || document->zone == (int)zone;
}

const char *dz_document_party(const DzDocument *document, int party)
{
    return party < 0 ? dz_word(DZ_WORD_NOBODY, document->lang)
                     : dz_text_in(&DZ_PARTY(document->set, party)->name, document->lang);
}

char *dz_document_round_name(const DzDocument *document, guint round)
{
    const DzRound *talks = DZ_ROUND(document->set, round);
    const char *comma = dz_lang_is_rtl(document->lang) ? "، " : ", ";
    g_autofree char *number = g_strdup_printf(dz_word(DZ_WORD_ROUND, document->lang), talks->number);
    g_autofree char *days = dz_words_span(talks->start, talks->end, document->lang);
    const char *city = dz_text_in(&talks->city, document->lang);
    return g_strdup_printf("%s · %s%s%s", number, city, *city ? comma : "", days);
}

bool dz_document_before(const DzDocument *document, DzWhen when, DzWhen *before)
{
    int round = dz_round_before(document->set, when.day);
    if (round < 0)
        return false;
    *before = (DzWhen){round, DZ_ROUND(document->set, round)->as_of};
    return true;
}
