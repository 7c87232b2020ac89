/*
 * What changed hands is never hidden by a name.
 */
#include "pages.h"

/* Of the ring's area, by the shoelace formula. */
static double ring_area(const DzPage *ring, guint count)
{
    double area = 0;
    for (guint i = 0; i < count; i++) {
        DzPage a = ring[i], b = ring[(i + 1) % count];
        area += (a.x * b.y - b.x * a.y) / 2;
    }
    return fabs(area);
}

/* The ring's part under the box, by a grid of samples a fifth of a millimetre apart. */
static double covered_area(const DzPath *ring, DzPageBox box)
{
    const double step_mm = 0.2;
    guint hits = 0;
    for (double y = box.min_y + step_mm / 2; y < box.max_y; y += step_mm)
        for (double x = box.min_x + step_mm / 2; x < box.max_x; x += step_mm)
            hits += dz_path_covers(ring, (DzPage){x, y});
    return hits * step_mm * step_mm;
}

static DzPath *ring_of(const DzPath *path, guint part)
{
    guint count = 0;
    const DzPage *points = dz_path_part(path, part, &count);
    DzPath *ring = dz_path_new();
    for (guint i = 0; i < count; i++)
        dz_path_add(ring, points[i]);
    dz_path_end(ring);
    return ring;
}

/* Names of areas may hide next to nothing of a patch, those of places less than half. */
static void hold(const Page *page, const DzMark *change, const DzMark *label)
{
    bool place = is_layer(label, "settlement") || is_layer(label, "crossing") || is_layer(label, "post");
    DzPageBox box = text_box(label);
    for (guint part = 0; part < dz_path_count(change->path); part++) {
        g_autoptr(DzPath) ring = ring_of(change->path, part);
        DzPageBox around = path_box(ring);
        if (ring->points->len < 3 || !dz_page_boxes_meet(&around, &box))
            continue;
        double area = ring_area((const DzPage *)(const void *)ring->points->data, ring->points->len);
        double share = area > 1 ? covered_area(ring, box) / area : 0;
        if (share > (place ? 0.45 : 0.05))
            page_fault(page, "'%s' hides %.0f %% of a patch of %.1f mm2", label->text, share * 100, area);
    }
}

static void names_leave_changed_ground_open(const Page *page)
{
    for (guint i = 0; i < page->scene->marks->len; i++) {
        const DzMark *change = mark_at(page->scene, i);
        if (!is_layer(change, "change") || change->kind != DZ_MARK_SHAPE || !change->rings)
            continue;
        for (guint k = 0; k < page->scene->marks->len; k++) {
            const DzMark *label = mark_at(page->scene, k);
            if (is_label(label) && !is_layer(label, "change") && !is_layer(label, "exchange") &&
                !is_layer(label, "road"))
                hold(page, change, label);
        }
    }
}

static void what_changed_hands_is_not_hidden(void)
{
    over_all(names_leave_changed_ground_open);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_open();
    g_test_add_func("/scene/covered/names hide no ground that changed hands",
                    what_changed_hands_is_not_hidden);
    int status = g_test_run();
    pages_close();
    return status;
}
