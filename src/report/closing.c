/*
 * The sections after the rounds: the zones one by one, what the figures rest on, and the sources.
 */
#include "report/document_in.h"

#include "words/report.h"
#include "words/words.h"

void dz_document_zone(DzDocument *document, guint zone)
{
    DzLang lang = document->lang;
    const DzZone *agreed = DZ_ZONE(document->set, zone);
    const char *name = dz_text_in(&agreed->name, lang);
    const DzGridColumn columns[] = {
        {DZ_CELL_HEAD, dz_say(DZ_SAY_ROUND, lang)},        {DZ_CELL_TEXT, dz_say(DZ_SAY_DATE, lang)},
        {DZ_CELL_TEXT, dz_say(DZ_SAY_STATUS, lang)},       {DZ_CELL_NUMBER, dz_say(DZ_SAY_AGREED_KM2, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_HELD_KM2, lang)},   {DZ_CELL_NUMBER, dz_say(DZ_SAY_SHARE, lang)},
        {DZ_CELL_NUMBER, dz_say(DZ_SAY_CHANGE_KM2, lang)}, {DZ_CELL_NUMBER, dz_say(DZ_SAY_INFERRED, lang)},
        {DZ_CELL_TEXT, dz_say(DZ_SAY_NOTE, lang)}};
    dz_document_heading(document, DZ_PART_OF_ZONE, 1, name, "zone-%s", agreed->id);
    dz_document_text(document, g_strdup(dz_text_in(&agreed->note, lang)));
    dz_document_figure(document, DZ_FIGURE_CHART, (DzWhen){-1, DZ_DAY_NONE}, (int)zone, "area-%s",
                       agreed->id);
    DzGrid *grid = dz_document_grid(document, name, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < document->whens->len; i++) {
        DzWhen when = g_array_index(document->whens, DzWhen, i);
        dz_grid_number(grid, lang, true, DZ_ROUND(document->set, when.round)->number, 0, false);
        dz_grid_take(grid, dz_words_day(when.day, lang));
        dz_document_status_row(document, grid, zone, when);
    }
}

/* How many episodes of the record there are of each basis and confidence. */
static void add_basis(DzDocument *document)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {{DZ_CELL_HEAD, dz_say(DZ_SAY_BASIS, lang)},
                                    {DZ_CELL_NUMBER, dz_word(DZ_WORD_CONFIDENCE_HIGH, lang)},
                                    {DZ_CELL_NUMBER, dz_word(DZ_WORD_CONFIDENCE_MEDIUM, lang)},
                                    {DZ_CELL_NUMBER, dz_word(DZ_WORD_CONFIDENCE_LOW, lang)},
                                    {DZ_CELL_NUMBER, dz_say(DZ_SAY_ENTRIES, lang)}};
    guint counts[DZ_BASIS_RECALLED + 1][DZ_CONFIDENCE_HIGH + 1] = {{0}};
    const GArray *episodes = document->set->episodes;
    if (episodes->len == 0)
        return;
    for (guint i = 0; i < episodes->len; i++) {
        const DzEpisode *episode = &g_array_index(episodes, DzEpisode, i);
        counts[episode->basis][episode->confidence]++;
    }
    DzGrid *grid =
        dz_document_grid(document, dz_say(DZ_SAY_BASIS_TABLE, lang), columns, G_N_ELEMENTS(columns));
    for (guint basis = 0; basis <= DZ_BASIS_RECALLED; basis++) {
        guint total = 0;
        dz_grid_add(grid, dz_say(DZ_SAY_REPORTED + basis, lang));
        for (int confidence = DZ_CONFIDENCE_HIGH; confidence >= 0; confidence--) {
            dz_grid_number(grid, lang, true, counts[basis][confidence], 0, false);
            total += counts[basis][confidence];
        }
        dz_grid_number(grid, lang, true, total, 0, false);
    }
}

void dz_document_method(DzDocument *document)
{
    const DzDataset *set = document->set;
    DzLang lang = document->lang;
    g_autofree char *reach = dz_words_number(set->reach_km, 0, false, lang);
    g_autofree char *in_force = dz_words_number(set->in_force_share * 100, 0, false, lang);
    g_autofree char *ended = dz_words_number(set->ended_share * 100, 0, false, lang);
    bool cells = set->themes[DZ_THEME_CONTROL].form == DZ_FORM_SETTLEMENTS ||
                 set->themes[DZ_THEME_ZONES].form == DZ_FORM_SETTLEMENTS;
    bool polygons = set->themes[DZ_THEME_CONTROL].form == DZ_FORM_POLYGONS ||
                    set->themes[DZ_THEME_ZONES].form == DZ_FORM_POLYGONS;
    dz_document_heading(document, DZ_PART_OF_METHOD, 1, dz_say(DZ_SAY_METHOD, lang), "method");
    if (cells)
        dz_document_text(document, g_strdup_printf(dz_say(DZ_SAY_METHOD_CELLS, lang), reach));
    if (polygons)
        dz_document_text(document, g_strdup(dz_say(DZ_SAY_METHOD_POLYGONS, lang)));
    dz_document_text(document, g_strdup(dz_say(DZ_SAY_METHOD_AREAS, lang)));
    if (set->zones->len)
        dz_document_text(document, g_strdup_printf(dz_say(DZ_SAY_METHOD_STATUS, lang), in_force, ended));
    dz_document_text(document, g_strdup(dz_say(DZ_SAY_METHOD_LIMITS, lang)));
    dz_document_text(document, g_strdup(dz_say(DZ_SAY_METHOD_BASIS, lang)));
    add_basis(document);
}

/* What the base map's layers owe: each credit with its licence once. g_free it; NULL if there are none. */
static char *base_map_text(const DzDocument *document)
{
    g_autoptr(GPtrArray) owed = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < DZ_LAYER_COUNT; i++) {
        const DzLayer *layer = &document->set->layers[i];
        const char *credit = dz_text_in(&layer->credit, document->lang);
        const char *licence = layer->licence ? layer->licence : "";
        if (!layer->present || !(*credit || *licence))
            continue;
        char *text = *licence && *credit ? g_strdup_printf("%s (%s)", credit, licence)
                                         : g_strdup(*credit ? credit : licence);
        if (g_ptr_array_find_with_equal_func(owed, text, g_str_equal, NULL))
            g_free(text);
        else
            g_ptr_array_add(owed, text);
    }
    if (owed->len == 0)
        return NULL;
    g_ptr_array_add(owed, NULL);
    g_autofree char *list =
        g_strjoinv(dz_lang_is_rtl(document->lang) ? "؛ " : "; ", (char **)(gpointer)owed->pdata);
    return g_strdup_printf(dz_say(DZ_SAY_BASE_MAP, document->lang), list);
}

static void add_licences(DzDocument *document)
{
    const DzDataset *set = document->set;
    DzLang lang = document->lang;
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, dz_word(DZ_WORD_DATA, lang), dz_text_in(&set->credit, lang));
    g_string_append(text, ". ");
    g_string_append_printf(text, dz_word(DZ_WORD_LICENCE, lang), set->licence);
    g_string_append_c(text, '.');
    dz_document_heading(document, DZ_PART_OF_SOURCES, 2, dz_say(DZ_SAY_LICENCES, lang), "licences");
    dz_document_text(document, g_strdup(text->str));
    dz_document_text(document, base_map_text(document));
}

void dz_document_sources(DzDocument *document)
{
    DzLang lang = document->lang;
    const DzGridColumn columns[] = {{DZ_CELL_HEAD, dz_say(DZ_SAY_SOURCE, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_TITLE, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_PUBLISHER, lang)},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_DATE, lang)},
                                    {DZ_CELL_LINK, "URL"},
                                    {DZ_CELL_TEXT, dz_say(DZ_SAY_LICENCE, lang)}};
    dz_document_heading(document, DZ_PART_OF_SOURCES, 1, dz_say(DZ_SAY_SOURCES, lang), "sources");
    if (document->set->sources->len) {
        DzGrid *grid =
            dz_document_grid(document, dz_say(DZ_SAY_SOURCES, lang), columns, G_N_ELEMENTS(columns));
        for (guint i = 0; i < document->set->sources->len; i++) {
            const DzSource *source = &g_array_index(document->set->sources, DzSource, i);
            const char *cells[] = {source->id,   source->title, source->publisher,
                                   source->date, source->url,   source->licence};
            dz_grid_name_row(grid, source->id);
            for (guint c = 0; c < G_N_ELEMENTS(cells); c++)
                dz_grid_add(grid, cells[c]);
        }
    }
    add_licences(document);
}
