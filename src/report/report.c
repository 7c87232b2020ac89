#include "report/report_in.h"

#include "scene/chart.h"
#include "words/report.h"
#include "words/words.h"

static const double CHART_WIDTH_MM = 150;

DzReport *dz_report_new(const DzComposite *composite, const DzReportRequest *request, GError **error)
{
    g_autoptr(DzDocument) document = dz_document_compose(composite, request, error);
    if (!document)
        return NULL;
    const DzMapRequest page = DZ_MAP_REQUEST_INIT;
    DzReport *report = g_new0(DzReport, 1);
    report->request = *request;
    report->request.zone = g_strdup(request->zone);
    report->request.style = g_strdup(request->style);
    report->request.styles = g_strdup(request->styles);
    if (request->logo)
        g_bytes_ref(request->logo);
    report->pango = dz_pango_new();
    report->memory = dz_memory_new();
    report->map_width_mm = page.width_mm;
    report->map_height_mm = page.height_mm;
    report->scenes = g_ptr_array_new_with_free_func((GDestroyNotify)dz_scene_free);
    g_ptr_array_set_size(report->scenes, (gint)document->figures->len);
    report->document = g_steal_pointer(&document);
    return report;
}

void dz_report_free(DzReport *report)
{
    if (!report)
        return;
    g_free((char *)report->request.zone);
    g_free((char *)report->request.style);
    g_free((char *)report->request.styles);
    g_clear_pointer(&report->request.logo, g_bytes_unref);
    g_ptr_array_unref(report->scenes);
    dz_document_free(report->document);
    dz_memory_free(report->memory);
    dz_pango_free(report->pango);
    g_free(report);
}

static DzScene *map_scene(const DzReport *report, const DzFigure *figure, GError **error)
{
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    DzTypesetter typesetter = dz_pango_typesetter(report->pango);
    request.when = figure->when;
    request.has_compare = figure->kind == DZ_FIGURE_CHANGES;
    request.compare = figure->since;
    request.zone = figure->zone < 0 ? NULL : DZ_ZONE(report->document->set, figure->zone)->id;
    request.style = report->request.style;
    request.styles = report->request.styles;
    request.lang = report->document->lang;
    request.width_mm = report->map_width_mm;
    request.height_mm = report->map_height_mm;
    return dz_scene_build_again(report->document->composite, &request, &typesetter, report->memory, error);
}

/* The axis of time: from the first day of the rounds to the last, or all of the record if that is one. */
static DzChartRequest chart_request(const DzReport *report, const DzFigure *figure)
{
    const DzDocument *document = report->document;
    const GArray *whens = document->whens;
    DzChartRequest request = {.zone = figure->zone,
                              .from = g_array_index(whens, DzWhen, 0).day,
                              .to = g_array_index(whens, DzWhen, whens->len - 1).day,
                              .lang = document->lang,
                              .width_mm = CHART_WIDTH_MM,
                              .style = report->request.style,
                              .styles = report->request.styles};
    if (request.from >= request.to) {
        request.from = document->set->record_from;
        request.to = document->set->record_to;
    }
    return request;
}

static DzScene *chart_scene(const DzReport *report, const DzFigure *figure, GError **error)
{
    const DzDocument *document = report->document;
    DzTypesetter typesetter = dz_pango_typesetter(report->pango);
    DzChartRequest request = chart_request(report, figure);
    DzScene *scene = dz_chart_build(document->composite, &request, &typesetter, error);
    if (!scene)
        return NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%s.", dz_say(DZ_SAY_CHART, document->lang));
    for (guint z = 0; z < document->set->zones->len; z++)
        if (figure->zone < 0 || figure->zone == (int)z)
            dz_document_tell_zone(document, z, text);
    scene->title = g_strdup(dz_say(DZ_SAY_CHART, document->lang));
    scene->description = g_strdup(text->str);
    scene->caption = g_strdup(text->str);
    scene->credit = g_strdup_printf(dz_word(DZ_WORD_DATA, document->lang),
                                    dz_text_in(&document->set->credit, document->lang));
    scene->licence = g_strdup(document->set->licence);
    scene->dataset = g_strconcat(document->set->id, " ", document->set->version, NULL);
    scene->disclaimer = g_strdup(document->disclaimer);
    return scene;
}

static DzScene *figure_scene(const DzReport *report, const DzFigure *figure, GError **error)
{
    return figure->kind == DZ_FIGURE_CHART ? chart_scene(report, figure, error)
                                           : map_scene(report, figure, error);
}

/* Every second figure, by a thread that has fonts of its own. */
typedef struct Share {
    DzReport alike; /* the report with those fonts */
    guint first;
    GError *error; /* the first there was, or NULL */
} Share;

static gpointer make_share(gpointer data)
{
    Share *share = data;
    const DzReport *report = &share->alike;
    for (guint i = share->first; i < report->document->figures->len && !share->error; i += 2) {
        const DzFigure *figure = &g_array_index(report->document->figures, DzFigure, i);
        if (!report->scenes->pdata[i])
            report->scenes->pdata[i] = figure_scene(report, figure, &share->error);
        if (share->first == 0 && report->request.progress)
            report->request.progress(MIN(i + 2, report->document->figures->len),
                                     report->document->figures->len, report->request.data);
    }
    return NULL;
}

static gpointer make_other(gpointer data)
{
    Share *share = data;
    share->alike.pango = dz_pango_new(); /* pango's fonts are its thread's own */
    share->alike.memory = dz_memory_new();
    make_share(share);
    dz_memory_free(share->alike.memory);
    dz_pango_free(share->alike.pango);
    return NULL;
}

bool dz_report_draw(DzReport *report, GError **error)
{
    if (report->drawn)
        return true;
    Share own = {*report, 0, NULL}, other = {*report, 1, NULL};
    GThread *thread = g_thread_new("figures", make_other, &other);
    make_share(&own);
    g_thread_join(thread);
    GError *found = own.error ? own.error : other.error;
    if (own.error && other.error)
        g_error_free(other.error);
    if (found)
        g_propagate_error(error, found);
    report->drawn = !found;
    return report->drawn;
}
