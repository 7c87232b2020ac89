/*
 * Small multiples: the maps of several rounds on one page, all of one size, place and scale, with one legend
 * of what is on any of them. Each map is composed as on a page of its own, but into its cell.
 */
#include "scene/scene_in.h"

/* In ems of the page's text: between two cells, above a cell for its heading, from the heading's baseline to
 * the cell. */
static const double GAP = 1.1, HEADING = 1.75, ABOVE = 0.4;
static const double HEADING_SIZE = 1.1, DAYS_SIZE = 0.9; /* of the page's text */
static const double LEAST_MM = 25;                       /* of a cell's sides */
/* How large letters and lines of a cell are against those of a page of its size: what is small must still be
 * read; and at least, against those of the whole page. */
static const double CELL_UNIT = 2.4, LEAST_UNIT = 0.66;

typedef struct Sheet {
    const DzSheetRequest *request;
    DzMap page;             /* title, legend and credit; its scene takes the marks of all */
    DzMapRequest *requests; /* of the cells */
    DzMap *cells;
    guint begun; /* of them */
    DzLayout layout;
    GString *words; /* the cells in words */
} Sheet;

static double em(const Sheet *sheet)
{
    return dz_map_font(&sheet->page, DZ_PART_PAGE, DZ_KEY_SIZE, false).size_mm;
}

/* The frame of the i-th map, on a left-to-right page; its heading is above it. */
static DzPageBox cell_of(const Sheet *sheet, guint index)
{
    const DzSheetRequest *request = sheet->request;
    double gap = GAP * em(sheet), heading = HEADING * em(sheet);
    const DzPageBox *all = &sheet->layout.frame;
    double width = (all->max_x - all->min_x - (request->columns - 1) * gap) / request->columns;
    double height = (all->max_y - all->min_y - (request->rows - 1) * gap) / request->rows;
    double x = all->min_x + (index % request->columns) * (width + gap);
    double y = all->min_y + (index / request->columns) * (height + gap);
    return (DzPageBox){x, y + heading, x + width, y + height};
}

/* Is there room for a map in each cell? */
static bool check_room(const Sheet *sheet, GError **error)
{
    DzPageBox cell = cell_of(sheet, 0);
    if (cell.max_x - cell.min_x >= LEAST_MM && cell.max_y - cell.min_y >= LEAST_MM)
        return true;
    g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                "%u x %u maps do not fit on the page: each would be less than %g mm wide or high",
                sheet->request->columns, sheet->request->rows, LEAST_MM);
    return false;
}

/* The page's font at a size at which `text` fits into one line of `width`. */
static DzFont fitting_font(const Sheet *sheet, const char *text, double size, bool bold, double width)
{
    DzFont font = dz_map_font(&sheet->page, DZ_PART_PAGE, DZ_KEY_SIZE, bold);
    font.size_mm *= size;
    double natural = dz_map_measure(&sheet->page, text, &font, 0).width_mm;
    if (natural > width)
        font.size_mm *= width / natural * 0.995;
    return font;
}

/* "Round 4" and, smaller, its days; of a plain day the day. */
static void add_heading(Sheet *sheet, const DzMap *map)
{
    DzMap *page = &sheet->page;
    const DzRound *round = map->request->when.round < 0 ? NULL : DZ_ROUND(map->set, map->request->when.round);
    double width = map->cell.max_x - map->cell.min_x, baseline = map->cell.min_y - ABOVE * em(sheet);
    g_autofree char *name = round ? g_strdup_printf(dz_word(DZ_WORD_ROUND, map->lang), round->number)
                                  : dz_words_day(map->day, map->lang);
    g_autofree char *days = round ? dz_words_span(round->start, round->end, map->lang) : g_strdup("");
    DzFont bold = fitting_font(sheet, name, HEADING_SIZE, true, *days ? width * 0.45 : width);
    DzTextSize size = dz_map_measure(page, name, &bold, 0);
    dz_map_text(page, "heading", name, (DzPage){map->cell.min_x, baseline - size.baseline_mm}, 0, bold,
                dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_COLOUR), 0);
    g_autofree char *both = *days ? g_strdup_printf("%s, %s", name, days) : g_strdup(name);
    g_autofree char *label = g_strdup_printf(dz_word(DZ_WORD_LABELLED, map->lang), both, "");
    g_string_append_printf(sheet->words, " %s", g_strchomp(label));
    if (!*days)
        return;
    DzFont plain = fitting_font(sheet, days, DAYS_SIZE, false, width * 0.5);
    size = dz_map_measure(page, days, &plain, 0);
    dz_map_text(page, "heading", days, (DzPage){map->cell.max_x, baseline - size.baseline_mm}, 1, plain,
                dz_page_colour(map->style, DZ_PART_PAGE, DZ_KEY_SOFT), 0);
}

static bool add_cell(Sheet *sheet, guint index, GError **error)
{
    DzMap *page = &sheet->page, *map = &sheet->cells[index];
    DzMapRequest *request = &sheet->requests[index];
    *request = *page->request;
    request->when = sheet->request->whens[index];
    dz_map_begin(map, page->composite, request, page->style, page->typesetter, page->memory, page->scene);
    sheet->begun++;
    map->sheet = true;
    map->cell = cell_of(sheet, index);
    map->unit = MAX(
        MIN((map->cell.max_x - map->cell.min_x) / 271, (map->cell.max_y - map->cell.min_y) / 203) * CELL_UNIT,
        page->unit * LEAST_UNIT);
    guint first = map->scene->marks->len;
    if (!dz_map_gather(map, error))
        return false;
    map->order = dz_style_layer_count(map->style); /* above all of the style's layers */
    dz_map_frame(map);
    if (index == 0 && dz_page_shows(map->style, DZ_PART_SCALEBAR))
        dz_map_scalebar(map);
    if (!dz_map_place_symbols(map, error))
        return false;
    dz_map_draw_layers(map);
    dz_scene_sort(map->scene, first);
    add_heading(sheet, map);
    dz_map_add_zones(sheet->words, map);
    dz_map_add_notes(sheet->words, map);
    return true;
}

/* The legend has what is on any of the maps, once; samples are the first map's that has one. */
static void gather_entries(Sheet *sheet)
{
    for (guint i = 0; i < sheet->begun; i++) {
        const GArray *entries = sheet->cells[i].entries;
        for (guint k = 0; k < entries->len; k++) {
            const DzEntry *entry = &g_array_index(entries, DzEntry, k);
            DzEntry *added = dz_map_entry(&sheet->page, entry->rank, entry->things->pdata[0], entry->text);
            for (guint t = 1; added && t < entry->things->len; t++)
                g_ptr_array_add(added->things, entry->things->pdata[t]);
        }
    }
}

/* "Rounds 4-15", or the days. */
static char *title_of(const Sheet *sheet)
{
    const DzSheetRequest *request = sheet->request;
    const DzWhen *first = &request->whens[0], *last = &request->whens[request->count - 1];
    DzLang lang = sheet->page.lang;
    if (first->round >= 0 && last->round >= 0 && first->round != last->round)
        return g_strdup_printf(dz_word(DZ_WORD_ROUNDS, lang), DZ_ROUND(sheet->page.set, first->round)->number,
                               DZ_ROUND(sheet->page.set, last->round)->number);
    return dz_words_span(first->day, last->day, lang);
}

static void add_words(Sheet *sheet, const char *title)
{
    DzMap *page = &sheet->page;
    DzScene *scene = page->scene;
    scene->collection = g_strdup(dz_text_in(&page->set->title, page->lang));
    scene->heading = g_strdup(title);
    scene->dataset = g_strdup_printf("%s %s", page->set->id, page->set->version);
    scene->disclaimer = g_strdup(dz_text_in(&page->set->disclaimer, page->lang));
    g_autofree char *alone = g_strdup_printf(dz_word(DZ_WORD_MAP_OF, page->lang), scene->title);
    g_autofree char *licence = g_strdup_printf(dz_word(DZ_WORD_LICENCE, page->lang), page->set->licence);
    scene->description = g_strconcat(alone, sheet->words->str, NULL);
    const char *note = dz_text_in(&page->set->note, page->lang);
    scene->caption =
        g_strdup_printf("%s.%s%s%s %s %s. %s. dezmap, %s.", scene->title, sheet->words->str, *note ? " " : "",
                        note, scene->disclaimer, scene->credit, licence, scene->dataset);
}

static void add_page(Sheet *sheet)
{
    DzMap *page = &sheet->page;
    g_autofree char *title = title_of(sheet);
    gather_entries(sheet);
    page->view.frame = sheet->layout.frame; /* title and credit stand about all cells */
    page->zoom = sheet->cells[0].zoom;
    dz_map_title(page, title, dz_text_in(&page->set->title, page->lang));
    GPtrArray **own = page->things; /* what shows of the base map shows in the cells */
    page->things = sheet->cells[0].things;
    dz_map_credit(page);
    page->things = own;
    dz_map_panel(page, &sheet->layout);
    add_words(sheet, title);
}

DzScene *dz_scene_build_sheet(const DzComposite *composite, const DzMapRequest *request,
                              const DzSheetRequest *sheet_request, const DzTypesetter *typesetter,
                              DzMemory *memory, GError **error)
{
    Sheet sheet = {.request = sheet_request};
    const DzStyle *style = dz_map_check(composite, request, memory, error);
    if (!style)
        return NULL;
    DzScene *scene = dz_scene_new(request->width_mm, request->height_mm, request->lang);
    dz_map_begin(&sheet.page, composite, request, style, typesetter, memory, scene);
    sheet.page.sheet = true;
    sheet.page.order = dz_style_layer_count(style);
    sheet.layout = dz_map_layout(&sheet.page, request->width_mm / request->height_mm);
    sheet.layout.columns = 1;
    sheet.requests = g_new0(DzMapRequest, sheet_request->count);
    sheet.cells = g_new0(DzMap, sheet_request->count);
    sheet.words = g_string_new(NULL);
    bool ok = check_room(&sheet, error);
    for (guint i = 0; ok && i < sheet_request->count; i++)
        ok = add_cell(&sheet, i, error);
    if (ok)
        add_page(&sheet);
    else
        g_clear_pointer(&scene, dz_scene_free);
    for (guint i = 0; i < sheet.begun; i++)
        dz_map_end(&sheet.cells[i]);
    dz_map_end(&sheet.page);
    g_string_free(sheet.words, TRUE);
    g_free(sheet.cells);
    g_free(sheet.requests);
    return scene;
}
