/*
 * The legend and the map say the same: each sample is on the map, and all that wants a sample has one.
 */
#include "pages.h"

static bool same_colour(DzColour a, DzColour b)
{
    return fabs(a.r - b.r) + fabs(a.g - b.g) + fabs(a.b - b.b) + fabs(a.a - b.a) < 1e-9;
}

static bool same_fill(const DzMark *a, const DzMark *b)
{
    bool drawn = a->fill.a > 0 || a->hatch.pattern != DZ_PATTERN_NONE;
    return drawn && a->rings && b->rings && same_colour(a->fill, b->fill) &&
           a->hatch.pattern == b->hatch.pattern &&
           (a->hatch.pattern == DZ_PATTERN_NONE || same_colour(a->hatch.colour, b->hatch.colour));
}

/* Lines that end with the record are fainter there. */
static bool same_stroke(const DzMark *a, const DzMark *b)
{
    DzColour fainter = a->stroke.colour;
    fainter.a = MIN(fainter.a, b->stroke.colour.a);
    return a->stroke.width_mm > 0 && fabs(a->stroke.width_mm - b->stroke.width_mm) < 1e-9 &&
           same_colour(fainter, b->stroke.colour) && a->stroke.dashes == b->stroke.dashes &&
           fabs(a->stroke.dash_mm[0] - b->stroke.dash_mm[0]) < 1e-9;
}

static bool is_symbol(const DzMark *mark)
{
    return mark->kind == DZ_MARK_SHAPE &&
           (is_layer(mark, "crossing") || is_layer(mark, "exchange") || is_layer(mark, "post"));
}

/* Is the sample's mark drawn as the one on the map is? A symbol must have its shape too. */
static bool stands_for(const DzMark *sample, const DzMark *mark)
{
    if (mark->kind != DZ_MARK_SHAPE || !mark->in_frame)
        return false;
    if (is_symbol(mark) && mark->path->points->len != sample->path->points->len)
        return false;
    bool filled = mark->rings && (mark->fill.a > 0 || mark->hatch.pattern != DZ_PATTERN_NONE);
    return filled ? same_fill(sample, mark) : same_stroke(sample, mark);
}

static bool opaque(const DzMark *mark)
{
    return mark->kind == DZ_MARK_SHAPE && mark->rings && mark->fill.a >= 1;
}

/* Is the mark what one sees at that place, of the opaque areas? */
static bool seen_at(const DzScene *scene, guint mark, DzPage at)
{
    if (!dz_path_covers(mark_at(scene, mark)->path, at))
        return false;
    for (guint i = mark + 1; i < scene->marks->len; i++)
        if (mark_at(scene, i)->in_frame && opaque(mark_at(scene, i)) &&
            dz_path_covers(mark_at(scene, i)->path, at))
            return false;
    return true;
}

/* Can one see the mark on the map? Areas are sampled where they lie; lines and symbols by their points. */
static bool is_seen(const DzScene *scene, guint index)
{
    enum { SAMPLES = 48 };
    const DzMark *mark = mark_at(scene, index);
    if (!mark->in_frame || mark->kind != DZ_MARK_SHAPE)
        return false;
    DzPageBox box = path_box(mark->path), frame = scene->frame;
    box = (DzPageBox){MAX(box.min_x, frame.min_x), MAX(box.min_y, frame.min_y), MIN(box.max_x, frame.max_x),
                      MIN(box.max_y, frame.max_y)};
    if (!mark->rings || is_symbol(mark)) {
        for (guint i = 0; i < mark->path->points->len; i++)
            if (dz_page_box_has(&frame, g_array_index(mark->path->points, DzPage, i)))
                return true;
        return false;
    }
    for (guint i = 0; box.min_x < box.max_x && box.min_y < box.max_y && i < SAMPLES * SAMPLES; i++) {
        DzPage at = {box.min_x + (box.max_x - box.min_x) * (i % SAMPLES + 0.5) / SAMPLES,
                     box.min_y + (box.max_y - box.min_y) * (i / SAMPLES + 0.5) / SAMPLES};
        if (seen_at(scene, index, at))
            return true;
    }
    return false;
}

/* The hair around pale areas, which only the legend has. */
static bool is_edge(const DzMark *mark)
{
    return mark->rings && mark->fill.a == 0 && mark->hatch.pattern == DZ_PATTERN_NONE &&
           mark->stroke.width_mm < 0.2;
}

static bool on_the_map(const DzScene *scene, const DzMark *sample)
{
    for (guint i = 0; i < scene->marks->len; i++)
        if (stands_for(sample, mark_at(scene, i)) && is_seen(scene, i))
            return true;
    return false;
}

/* The marks of a sample come before its text. */
static void samples_are_on_the_map(const Page *page)
{
    const DzScene *scene = page->scene;
    guint marks = 0, texts = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "legend"))
            continue;
        if (mark->kind == DZ_MARK_TEXT) {
            if (marks == 0)
                page_fault(page, "'%s' has no sample", mark->text);
            marks = 0;
            texts++;
        } else {
            marks++;
            if (!is_edge(mark) && !on_the_map(scene, mark))
                page_fault(page, "mark %u is in the legend, before its text %u, and not on the map", i,
                           texts + 1);
        }
    }
}

static void the_legend_has_only_what_is_on_the_map(void)
{
    over_all(samples_are_on_the_map);
}

/* Layers that a legend must explain. Of the veils the last alone hides what is under it. */
static bool wants_sample(const DzMark *mark)
{
    bool area = is_layer(mark, "control") || is_layer(mark, "change") || is_layer(mark, "zone") ||
                is_layer(mark, "arrangement") || (is_layer(mark, "unrecorded") && mark->fill.a >= 1);
    return mark->kind == DZ_MARK_SHAPE && mark->in_frame &&
           (area || is_layer(mark, "front") || is_layer(mark, "precision") || is_symbol(mark));
}

static void marks_are_in_the_legend(const Page *page)
{
    const DzScene *scene = page->scene;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        bool found = !wants_sample(mark) || !is_seen(scene, i);
        for (guint s = 0; s < scene->marks->len && !found; s++)
            found = is_layer(mark_at(scene, s), "legend") && mark_at(scene, s)->kind == DZ_MARK_SHAPE &&
                    stands_for(mark_at(scene, s), mark);
        if (!found)
            page_fault(page, "mark %u of layer %s is on the map and not in the legend", i, mark->layer);
    }
}

static void the_legend_has_all_that_is_on_the_map(void)
{
    over_all(marks_are_in_the_legend);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_open();
    g_test_add_func("/scene/legend/what the legend has is on the map",
                    the_legend_has_only_what_is_on_the_map);
    g_test_add_func("/scene/legend/what is on the map the legend has", the_legend_has_all_that_is_on_the_map);
    int status = g_test_run();
    pages_close();
    return status;
}
