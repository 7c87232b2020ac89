/*
 * The page is composed for what it shows: the map takes all the room that the panel leaves, and the ground
 * fills it.
 */
#include "pages.h"

typedef struct Case {
    const char *zone;
    double width_mm, height_mm;
    bool below; /* does the panel lie under the map? */
} Case;

/* An upright page gives a tall ground all its height, with the panel beside it, and a wide one all its width.
 */
static const Case CASES[] = {{NULL, 271, 203, false},   {"south", 271, 203, false},
                             {"homs", 271, 203, false}, {NULL, 210, 297, false},
                             {"homs", 210, 297, true},  {"ghouta", 135, 169, true},
                             {"idlib", 210, 297, true}, {"homs", 297, 210, false}};

static DzScene *scene_of(const Case *at)
{
    GError *error = NULL;
    DzMapRequest request = request_of(8);
    request.zone = at->zone;
    request.width_mm = at->width_mm;
    request.height_mm = at->height_mm;
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    return scene;
}

/* The box around all texts of the panel. */
static DzPageBox panel_box(const DzScene *scene)
{
    DzPageBox panel = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (mark->kind != DZ_MARK_TEXT ||
            !(is_layer(mark, "table") || is_layer(mark, "legend") || is_layer(mark, "heading")))
            continue;
        DzPageBox box = text_box(mark);
        panel = (DzPageBox){MIN(panel.min_x, box.min_x), MIN(panel.min_y, box.min_y),
                            MAX(panel.max_x, box.max_x), MAX(panel.max_y, box.max_y)};
    }
    return panel;
}

static void the_map_takes_what_the_panel_leaves(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(DzScene) scene = scene_of(&CASES[i]);
        DzPageBox panel = panel_box(scene), frame = scene->frame;
        g_test_message("%s on %g x %g: frame %.0f x %.0f mm", CASES[i].zone ? CASES[i].zone : "all",
                       CASES[i].width_mm, CASES[i].height_mm, frame.max_x - frame.min_x,
                       frame.max_y - frame.min_y);
        g_assert_cmpint(panel.min_y > frame.max_y, ==, CASES[i].below);
        g_assert_cmpint(panel.min_x > frame.max_x, ==, !CASES[i].below);
        g_assert_cmpfloat(panel.max_x, <, CASES[i].width_mm);
        g_assert_cmpfloat(panel.max_y, <, CASES[i].height_mm);
        double gap = CASES[i].below ? panel.min_y - frame.max_y : panel.min_x - frame.max_x;
        g_assert_cmpfloat(gap, <, 0.05 * CASES[i].width_mm);
    }
}

/* The data set's extent is half as wide as the frame: land, here in the east, fills the rest, and what was
 * asked for stays whole with some room around it. */
static void the_land_fills_the_frame(void)
{
    g_autoptr(DzScene) scene = scene_of(&CASES[0]);
    DzPageBox land = {INFINITY, INFINITY, -INFINITY, -INFINITY}, record = land;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (mark->in_frame && mark->path && is_layer(mark, "land"))
            land = path_box(mark->path);
        if (mark->in_frame && mark->path && is_layer(mark, "zone") && mark->path->points->len) {
            DzPageBox box = path_box(mark->path);
            record = (DzPageBox){MIN(record.min_x, box.min_x), MIN(record.min_y, box.min_y),
                                 MAX(record.max_x, box.max_x), MAX(record.max_y, box.max_y)};
        }
    }
    DzPageBox frame = scene->frame;
    double seen = MIN(land.max_x, frame.max_x) - MAX(land.min_x, frame.min_x);
    g_test_message("%.0f of %.0f mm of land in a frame of %.0f mm", seen, land.max_x - land.min_x,
                   frame.max_x - frame.min_x);
    g_assert_cmpfloat(seen, >, 0.85 * (land.max_x - land.min_x));
    g_assert_cmpfloat(record.min_x - frame.min_x, >, 10);
    g_assert_cmpfloat(frame.max_x - record.max_x, >, 10);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_begin();
    g_test_add_func("/scene/layout/the map takes all the room that the panel leaves",
                    the_map_takes_what_the_panel_leaves);
    g_test_add_func("/scene/layout/the land fills the frame of the whole map", the_land_fills_the_frame);
    int status = g_test_run();
    pages_close();
    return status;
}
