/*
 * The pages that laws are held against: of the shipped data set all rounds, each zone, other languages, a
 * place and a comparison. And what the laws ask of a page.
 */
#ifndef DZ_TESTS_PAGES_H
#define DZ_TESTS_PAGES_H

#include "paint/typeset.h"
#include "scene/scene.h"
#include "scene/view.h"

#include <math.h>
#include <string.h>

typedef struct Page {
    char *name;
    DzScene *scene;
} Page;

typedef struct Pages {
    DzDataset *set;
    DzComposite *composite;
    DzPango *pango;
    DzTypesetter typesetter;
    GArray *list; /* of Page */
} Pages;

static Pages pages;

static inline DzMapRequest request_of(guint round)
{
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = dz_round_at(pages.set, round);
    request.styles = "styles";
    return request;
}

static inline void pages_add(DzMapRequest request, const char *format, ...) G_GNUC_PRINTF(2, 3);

static inline void pages_add(DzMapRequest request, const char *format, ...)
{
    GError *error = NULL;
    va_list arguments;
    va_start(arguments, format);
    Page page = {.name = g_strdup_vprintf(format, arguments),
                 .scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error)};
    va_end(arguments);
    g_assert_no_error(error);
    g_array_append_val(pages.list, page);
}

static inline void page_clear(gpointer data)
{
    g_free(((Page *)data)->name);
    dz_scene_free(((Page *)data)->scene);
}

static inline void pages_add_all(void)
{
    static const char *const zones[] = {"idlib", "homs", "ghouta", "south"};
    static const char *const codes[] = {"en", "ar", "tr", "ru", "fr"};
    static const char *const styles[] = {"report", "print", "night"};
    for (guint i = 0; i < dz_round_count(pages.set); i++)
        pages_add(request_of(i), "round %d", dz_round_number(pages.set, i));
    /* each round with two of the zones; styles and languages take turns, so that each meets each */
    for (guint i = 0; i < dz_round_count(pages.set); i++) {
        for (guint z = i % 2; z < G_N_ELEMENTS(zones); z += 2) {
            DzMapRequest request = request_of(i);
            request.zone = zones[z];
            request.style = styles[(i + z) % G_N_ELEMENTS(styles)];
            request.lang = (DzLang)((2 * i + z) % DZ_LANG_COUNT);
            pages_add(request, "%s, round %d, %s, %s", zones[z], dz_round_number(pages.set, i), request.style,
                      codes[request.lang]);
        }
    }
    for (guint lang = 1; lang < DZ_LANG_COUNT; lang++) {
        DzMapRequest request = request_of(10);
        request.lang = (DzLang)lang;
        pages_add(request, "round 11 in %s", codes[lang]);
        request.zone = "homs";
        pages_add(request, "homs, round 11 in %s", codes[lang]);
    }
    DzMapRequest around = request_of(13), compared = request_of(17), small = request_of(9);
    around.around = "Saraqib";
    pages_add(around, "around Saraqib, round 14");
    compared.has_compare = true;
    compared.compare = dz_round_at(pages.set, 8);
    pages_add(compared, "round 18 beside round 9");
    for (guint lang = 0; lang < DZ_LANG_COUNT; lang++) { /* with the exchanges of a year at two crossings */
        DzMapRequest year = request_of(13);
        year.has_compare = true;
        year.compare = dz_round_at(pages.set, 9);
        year.zone = "idlib";
        year.lang = (DzLang)lang;
        pages_add(year, "idlib, round 14 beside round 10, %s", codes[lang]);
    }
    for (guint i = 1; i < G_N_ELEMENTS(styles); i++) {
        DzMapRequest country = request_of(8), zone = request_of(13), change = compared;
        country.style = zone.style = change.style = styles[i];
        zone.zone = "idlib";
        pages_add(country, "round 9, %s", styles[i]);
        pages_add(zone, "idlib, round 14, %s", styles[i]);
        pages_add(change, "round 18 beside round 9, %s", styles[i]);
    }
    small.width_mm = 120;
    small.height_mm = 160;
    pages_add(small, "round 10 on a small upright page");
}

/* Opens the data set, without any page. */
static inline void pages_begin(void)
{
    pages.set = dz_dataset_open("geodata/syria", NULL);
    pages.composite = dz_composite_build(pages.set, NULL);
    pages.pango = dz_pango_new();
    pages.typesetter = dz_pango_typesetter(pages.pango);
    pages.list = g_array_new(FALSE, FALSE, sizeof(Page));
    g_array_set_clear_func(pages.list, page_clear);
}

static inline void pages_open(void)
{
    pages_begin();
    pages_add_all();
}

static inline void pages_close(void)
{
    g_array_unref(pages.list);
    dz_pango_free(pages.pango);
    dz_composite_free(pages.composite);
    dz_dataset_free(pages.set);
}

/* Holds a law against every page. */
static inline void over_all(void (*law)(const Page *page))
{
    for (guint i = 0; i < pages.list->len; i++)
        law(&g_array_index(pages.list, Page, i));
}

/* The test fails; the others of its faults are found too. */
static inline void page_fault(const Page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);

static inline void page_fault(const Page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_test_message("%s: %s", page->name, text);
    g_test_fail();
}

static inline const DzMark *mark_at(const DzScene *scene, guint i)
{
    return &g_array_index(scene->marks, DzMark, i);
}

static inline bool is_layer(const DzMark *mark, const char *layer)
{
    return strcmp(mark->layer, layer) == 0;
}

static inline bool is_label(const DzMark *mark)
{
    return mark->kind == DZ_MARK_TEXT && mark->in_frame;
}

/* The box around a text's letters, without its halo. */
static inline DzPageBox text_box(const DzMark *mark)
{
    DzTextSize size =
        pages.typesetter.measure(pages.typesetter.data, mark->text, &mark->font, mark->wrap_mm, mark->lang);
    double half_x = size.width_mm / 2, half_y = (size.ink_bottom_mm - size.ink_top_mm) / 2;
    double x = mark->at.x + (0.5 - mark->anchor) * size.width_mm, y = mark->at.y + size.ink_top_mm + half_y;
    double c = fabs(cos(mark->angle_deg * G_PI / 180)), s = fabs(sin(mark->angle_deg * G_PI / 180));
    double reach_x = c * half_x + s * half_y, reach_y = s * half_x + c * half_y;
    return (DzPageBox){x - reach_x, y - reach_y, x + reach_x, y + reach_y};
}

static inline DzPageBox path_box(const DzPath *path)
{
    DzPageBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < path->points->len; i++) {
        DzPage at = g_array_index(path->points, DzPage, i);
        box = (DzPageBox){MIN(box.min_x, at.x), MIN(box.min_y, at.y), MAX(box.max_x, at.x),
                          MAX(box.max_y, at.y)};
    }
    return box;
}

#endif
