/*
 * Laws of the page: what is written and drawn keeps clear of what else is there.
 */
#include "pages.h"

/* Do they share more than a hair's breadth of area? */
static bool overlap(DzPageBox a, DzPageBox b)
{
    const double hair_mm = 0.05;
    return MIN(a.max_x, b.max_x) - MAX(a.min_x, b.min_x) > hair_mm &&
           MIN(a.max_y, b.max_y) - MAX(a.min_y, b.min_y) > hair_mm;
}

static bool within(DzPageBox inner, DzPageBox outer)
{
    return inner.min_x >= outer.min_x - 1e-6 && inner.max_x <= outer.max_x + 1e-6 &&
           inner.min_y >= outer.min_y - 1e-6 && inner.max_y <= outer.max_y + 1e-6;
}

/* Is it of what the page has on the map, beside symbols and labels? */
static bool on_the_map(const DzMark *mark)
{
    return is_layer(mark, "scalebar") || is_layer(mark, "north") || is_layer(mark, "graticule");
}

static const char *name_of(const DzMark *mark)
{
    return mark->text ? mark->text : mark->layer;
}

static void labels_keep_clear(const Page *page)
{
    const DzScene *scene = page->scene;
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(DzPageBox));
    g_autoptr(GPtrArray) marks = g_ptr_array_new();
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_label(mark) && !on_the_map(mark))
            continue;
        DzPageBox box = mark->kind == DZ_MARK_TEXT ? text_box(mark) : path_box(mark->path);
        if (!within(box, scene->frame))
            page_fault(page, "'%s' leaves the frame", name_of(mark));
        for (guint k = 0; k < boxes->len; k++)
            if ((is_label(mark) || is_label(g_ptr_array_index(marks, k))) &&
                overlap(box, g_array_index(boxes, DzPageBox, k)))
                page_fault(page, "'%s' overlaps '%s'", name_of(mark), name_of(g_ptr_array_index(marks, k)));
        g_array_append_val(boxes, box);
        g_ptr_array_add(marks, (gpointer)mark);
    }
    g_assert_cmpuint(boxes->len, >, 5);
}

static bool is_symbol(const DzMark *mark)
{
    return mark->kind == DZ_MARK_SHAPE && mark->in_frame && mark->rings &&
           (is_layer(mark, "crossing") || is_layer(mark, "exchange") || is_layer(mark, "post"));
}

/* A text may touch the corner of a symbol's box, where a diamond or a triangle has nothing; not more. */
static void texts_hide_no_symbol(const Page *page)
{
    for (guint i = 0; i < page->scene->marks->len; i++) {
        const DzMark *symbol = mark_at(page->scene, i);
        if (!is_symbol(symbol))
            continue;
        DzPageBox box = path_box(symbol->path);
        double x = (box.max_x - box.min_x) / 5, y = (box.max_y - box.min_y) / 5;
        DzPageBox heart = {box.min_x + x, box.min_y + y, box.max_x - x, box.max_y - y};
        for (guint k = 0; k < page->scene->marks->len; k++) {
            const DzMark *text = mark_at(page->scene, k);
            if ((is_label(text) || (on_the_map(text) && text->kind == DZ_MARK_TEXT)) &&
                overlap(text_box(text), heart))
                page_fault(page, "'%s' hides a symbol of the layer %s", text->text, symbol->layer);
        }
    }
}

static void symbols_are_not_written_over(void)
{
    over_all(texts_hide_no_symbol);
}

/* As many stars as numbers, each to the left of its own, and none under another symbol. */
static void exchanges_have_their_stars(const Page *page)
{
    guint stars = 0, numbers = 0;
    for (guint i = 0; i < page->scene->marks->len; i++) {
        const DzMark *mark = mark_at(page->scene, i);
        if (!is_layer(mark, "exchange") || !mark->in_frame)
            continue;
        numbers += mark->kind == DZ_MARK_TEXT;
        stars += mark->kind == DZ_MARK_SHAPE;
        for (guint k = 0; mark->kind == DZ_MARK_SHAPE && k < page->scene->marks->len; k++) {
            const DzMark *other = mark_at(page->scene, k);
            if (is_symbol(other) && !is_layer(other, "exchange") &&
                overlap(path_box(other->path), path_box(mark->path)))
                page_fault(page, "an exchange lies upon a symbol of the layer %s", other->layer);
        }
    }
    if (stars < numbers)
        page_fault(page, "%u numbers of exchanges have %u stars", numbers, stars);
}

static void every_exchange_has_its_star(void)
{
    over_all(exchanges_have_their_stars);
}

static void labels_do_not_overlap(void)
{
    over_all(labels_keep_clear);
}

/* Is it a text of the page around the map? */
static bool is_furniture(const DzMark *mark)
{
    return mark->kind == DZ_MARK_TEXT && !is_label(mark) && !on_the_map(mark);
}

static void furniture_keeps_its_place(const Page *page)
{
    const DzScene *scene = page->scene;
    DzPageBox paper = {0, 0, scene->width_mm, scene->height_mm};
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_furniture(mark))
            continue;
        DzPageBox box = text_box(mark);
        if (!within(box, paper))
            page_fault(page, "'%s' leaves the page", mark->text);
        if (overlap(box, scene->frame))
            page_fault(page, "'%s' lies over the map", mark->text);
        for (guint k = 0; k < i; k++)
            if (is_furniture(mark_at(scene, k)) && overlap(box, text_box(mark_at(scene, k))))
                page_fault(page, "'%s' overlaps '%s'", mark->text, mark_at(scene, k)->text);
    }
}

static void texts_around_the_map_keep_their_place(void)
{
    over_all(furniture_keeps_its_place);
}

static bool segment_meets(DzPage a, DzPage b, DzPageBox box)
{
    for (guint i = 0; i <= 16; i++) {
        DzPage at = {a.x + (b.x - a.x) * i / 16, a.y + (b.y - a.y) * i / 16};
        if (dz_page_box_has(&box, at))
            return true;
    }
    return false;
}

static bool touches(const DzPath *path, DzPageBox box)
{
    for (guint part = 0; part < dz_path_count(path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(path, part, &count);
        for (guint i = 0; i + 1 < count; i++)
            if (segment_meets(points[i], points[i + 1], box))
                return true;
    }
    return false;
}

/* Is any of a zone's outline, or of what is held of it, in the box? */
static bool covers_zone(const DzScene *scene, DzPageBox box)
{
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (is_layer(mark, "zone") && mark->kind == DZ_MARK_SHAPE &&
            (mark->rings ? dz_path_shows(mark->path, &box) : touches(mark->path, box)))
            return true;
    }
    return false;
}

/* Around all marks of the layer; empty if there is none. */
static DzPageBox box_of(const DzScene *scene, const char *layer)
{
    DzPageBox all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, layer))
            continue;
        DzPageBox box = mark->kind == DZ_MARK_TEXT ? text_box(mark) : path_box(mark->path);
        all = (DzPageBox){MIN(all.min_x, box.min_x), MIN(all.min_y, box.min_y), MAX(all.max_x, box.max_x),
                          MAX(all.max_y, box.max_y)};
    }
    return all;
}

/* Unless every corner of the map has a zone or other furniture: where the whole frame is in a zone, all of it
 * must be too. */
static void furniture_is_off_the_zones(const Page *page)
{
    static const char *const layers[] = {"scalebar", "north"};
    DzPageBox frame = page->scene->frame;
    for (guint l = 0; l < G_N_ELEMENTS(layers); l++) {
        DzPageBox box = box_of(page->scene, layers[l]), other = box_of(page->scene, layers[1 - l]);
        double width = box.max_x - box.min_x, height = box.max_y - box.min_y;
        g_assert_cmpfloat(width, >, 0);
        for (guint corner = 0; covers_zone(page->scene, box) && corner < 4; corner++) {
            double x = corner % 2 ? frame.min_x : frame.max_x - width - 5;
            double y = corner / 2 ? frame.min_y : frame.max_y - height - 5;
            DzPageBox there = {x, y, x + width + 5, y + height + 5};
            if (!covers_zone(page->scene, there) && !overlap(there, other))
                page_fault(page, "the layer %s covers a zone, and need not", layers[l]);
        }
    }
}

static void furniture_covers_no_zone(void)
{
    over_all(furniture_is_off_the_zones);
}

static void off_the_record_nothing_is_claimed(void)
{
    static const char *const claims[] = {"control", "change", "front", "zone"};
    DzMapRequest early = request_of(1);
    g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &early, &pages.typesetter, NULL);
    bool said = false;
    for (guint i = 0; i < scene->marks->len; i++) {
        for (guint k = 0; k < G_N_ELEMENTS(claims); k++)
            g_assert_false(is_layer(mark_at(scene, i), claims[k]));
        said = said || (is_layer(mark_at(scene, i), "notice") &&
                        strcmp(mark_at(scene, i)->text, "There is no record before 4 May 2017.") == 0);
    }
    g_assert_true(said);
}

static void arabic_is_mirrored(void)
{
    DzMapRequest request = request_of(10);
    g_autoptr(DzScene) english = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
    request.lang = DZ_LANG_AR;
    g_autoptr(DzScene) arabic = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
    g_assert_cmpfloat_with_epsilon(arabic->frame.max_x, english->width_mm - english->frame.min_x, 1e-9);
    g_assert_cmpfloat_with_epsilon(arabic->frame.min_x, english->width_mm - english->frame.max_x, 1e-9);
}

static void the_same_request_gives_the_same_scene(void)
{
    DzMapRequest request = request_of(13);
    g_autoptr(DzScene) first = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
    g_autoptr(DzScene) second = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
    g_autofree char *a = dz_scene_dump(first), *b = dz_scene_dump(second);
    g_assert_cmpstr(a, ==, b);
}

static void what_is_not_there_is_refused(void)
{
    DzMapRequest requests[12];
    for (guint i = 0; i < G_N_ELEMENTS(requests); i++)
        requests[i] = request_of(8);
    requests[0].zone = "atlantis";
    requests[1].around = "Atlantis";
    requests[2].style = "poster";
    requests[3].width_mm = 79;
    requests[4].height_mm = 1201;
    requests[5].dpi = NAN;
    requests[6].has_extent = true; /* 0, 0, 0, 0 */
    requests[7].around = "Saraqib";
    requests[7].radius_km = 0;
    requests[8].around = "Saraqib";
    requests[8].radius_km = 2001;
    requests[9].width_mm = 1200;
    requests[9].dpi = 1200;
    requests[10].dpi = 29;
    requests[11].has_extent = true; /* east of the record */
    memcpy(requests[11].extent, (double[4]){39, 34, 41, 36}, sizeof requests[11].extent);
    for (guint i = 0; i < G_N_ELEMENTS(requests); i++) {
        GError *error = NULL;
        g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &requests[i], &pages.typesetter, &error);
        g_test_message("request %u: %s", i, error ? error->message : "");
        g_assert_null(scene);
        g_assert_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT);
        g_error_free(error);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_open();
    g_test_add_func("/scene/scene/labels do not overlap and stay in the frame", labels_do_not_overlap);
    g_test_add_func("/scene/scene/no text hides a symbol", symbols_are_not_written_over);
    g_test_add_func("/scene/scene/every exchange has its star beside its numbers",
                    every_exchange_has_its_star);
    g_test_add_func("/scene/scene/texts around the map overlap neither it nor each other",
                    texts_around_the_map_keep_their_place);
    g_test_add_func("/scene/scene/scale bar and arrow cover no zone where they need not",
                    furniture_covers_no_zone);
    g_test_add_func("/scene/scene/off the record nothing is claimed, and that is said",
                    off_the_record_nothing_is_claimed);
    g_test_add_func("/scene/scene/a page in Arabic is mirrored", arabic_is_mirrored);
    g_test_add_func("/scene/scene/the same request gives the same scene",
                    the_same_request_gives_the_same_scene);
    g_test_add_func("/scene/scene/what is not there or too large is refused", what_is_not_there_is_refused);
    int status = g_test_run();
    pages_close();
    return status;
}
