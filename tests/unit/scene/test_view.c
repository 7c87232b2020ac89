/*
 * The view, and questions about paths on the page.
 */
#include "scene/view.h"

#include <math.h>

static const char LCC[] = "+proj=lcc +lat_1=33 +lat_2=36.5 +lat_0=34.75 +lon_0=37 +datum=WGS84 +units=m";

static DzView view_new(const char *crs, DzLonLat centre, double denominator)
{
    DzView view = {.projection = dz_projection_new(crs, NULL),
                   .frame = {20, 30, 180, 150},
                   .mm_per_metre = 1000 / denominator};
    g_assert_nonnull(view.projection);
    g_assert_true(dz_project(view.projection, centre, &view.centre));
    return view;
}

static void the_centre_is_in_the_middle(void)
{
    DzView view = view_new(LCC, (DzLonLat){36.7, 35.6}, 1e6);
    DzPage at;
    g_assert_true(dz_view_place(&view, (DzLonLat){36.7, 35.6}, &at));
    g_assert_cmpfloat_with_epsilon(at.x, 100, 1e-9);
    g_assert_cmpfloat_with_epsilon(at.y, 90, 1e-9);
    g_assert_cmpfloat_with_epsilon(dz_view_denominator(&view), 1e6, 1e-3);
    dz_projection_free(view.projection);
}

/* 10 km of the plane at 1 : 1,000,000 are 10 mm; north is up, east is right. */
static void the_plane_lies_on_the_page(void)
{
    DzView view = view_new(LCC, (DzLonLat){36.7, 35.6}, 1e6);
    DzPage at = dz_view_page(&view, (DzMetre){view.centre.x + 10000, view.centre.y + 20000});
    g_assert_cmpfloat_with_epsilon(at.x, 110, 1e-9);
    g_assert_cmpfloat_with_epsilon(at.y, 70, 1e-9);
    DzMetreBox window = dz_view_window(&view, 5);
    g_assert_cmpfloat_with_epsilon(window.max_x - window.min_x, 170000, 1e-6);
    g_assert_cmpfloat_with_epsilon(window.max_y - window.min_y, 130000, 1e-6);
    g_assert_cmpfloat_with_epsilon(window.min_x, view.centre.x - 85000, 1e-6);
    dz_projection_free(view.projection);
}

static void there_and_back(void)
{
    DzView view = view_new(LCC, (DzLonLat){36.7, 35.6}, 1.3e6);
    GRand *rand = g_rand_new_with_seed(11);
    for (guint i = 0; i < 1000; i++) {
        DzPage at = {g_rand_double_range(rand, 0, 300), g_rand_double_range(rand, 0, 300)};
        DzPage again = dz_view_page(&view, dz_view_plane(&view, at));
        g_assert_cmpfloat_with_epsilon(hypot(again.x - at.x, again.y - at.y), 0, 1e-9);
    }
    g_rand_free(rand);
    dz_projection_free(view.projection);
}

/* The box of a conic projection bulges: its middle reaches farther south than its corners. */
static void a_range_holds_its_curved_edges(void)
{
    g_autoptr(DzProjection) projection = dz_projection_new(LCC, NULL);
    DzMetreBox range;
    DzMetre corner, middle;
    g_assert_true(dz_view_range(projection, (DzBox){33, 32, 41, 37}, &range));
    g_assert_true(dz_project(projection, (DzLonLat){33, 32}, &corner));
    g_assert_true(dz_project(projection, (DzLonLat){37, 32}, &middle));
    g_assert_cmpfloat(middle.y, <, corner.y - 1000);
    g_assert_cmpfloat_with_epsilon(range.min_y, middle.y, 1e-3);
    g_assert_cmpfloat_with_epsilon(range.min_x, corner.x, 1e-3);
}

static void what_cannot_be_shown_is_said(void)
{
    g_autoptr(DzProjection) gnomonic = dz_projection_new("+proj=gnom +lat_0=0 +lon_0=0 +units=m", NULL);
    DzMetreBox range = {1, 2, 3, 4};
    g_assert_false(dz_view_range(gnomonic, (DzBox){0, 0, 100, 10}, &range));
    g_assert_cmpfloat(range.min_x, ==, 1);
    g_assert_false(dz_view_range(gnomonic, (DzBox){10, 10, 10, 10}, &range)); /* a point has no range */
}

static DzShape *line_of(const DzLonLat *points, guint count)
{
    DzShape *shape = dz_shape_new();
    for (guint i = 0; i < count; i++)
        dz_shape_add(shape, points[i]);
    dz_shape_end(shape);
    return shape;
}

/* Along a parallel a conic map's line is curved: points are set so that none is off it by what the eye can
 * see. */
static void long_edges_follow_the_projection(void)
{
    DzView view = view_new(LCC, (DzLonLat){37, 34.5}, 1e6);
    DzLonLat ends[] = {{36.2, 34.5}, {37.8, 34.5}};
    g_autoptr(DzShape) line = line_of(ends, 2);
    g_autoptr(DzPath) path = dz_view_path(&view, line, false);
    guint count = 0;
    const DzPage *points = dz_path_part(path, 0, &count);
    g_assert_cmpuint(dz_path_count(path), ==, 1);
    g_assert_cmpuint(count, >=, 9);
    for (guint i = 0; i + 1 < count; i++) {
        DzPage half = {(points[i].x + points[i + 1].x) / 2, (points[i].y + points[i + 1].y) / 2};
        DzLonLat ground;
        g_assert_true(dz_unproject(view.projection, dz_view_plane(&view, half), &ground));
        g_assert_cmpfloat_with_epsilon((ground.lat - 34.5) * 111000 * view.mm_per_metre, 0, 0.03);
    }
    dz_projection_free(view.projection);
}

static void parts_off_the_map_are_left_out(void)
{
    DzView view = view_new(LCC, (DzLonLat){36.7, 35.6}, 1e6);
    g_autoptr(DzShape) shape = dz_shape_new();
    DzLonLat on[] = {{36.6, 35.5}, {36.8, 35.5}, {36.7, 35.7}}, off[] = {{39, 35}, {40, 35}, {39.5, 36}};
    for (guint i = 0; i < 6; i++) {
        dz_shape_add(shape, i < 3 ? off[i] : on[i - 3]);
        if (i % 3 == 2)
            dz_shape_end(shape);
    }
    g_autoptr(DzPath) path = dz_view_path(&view, shape, true);
    g_assert_cmpuint(dz_path_count(path), ==, 1);
    g_assert_cmpuint(path->points->len, >=, 3);
    for (guint i = 0; i < path->points->len; i++)
        g_assert_true(dz_page_box_has(&view.frame, g_array_index(path->points, DzPage, i)));
    dz_projection_free(view.projection);
}

/* Thinning moves no line by more than the eye can see, and a speck is dropped. */
static void points_too_near_are_thinned(void)
{
    DzView view = view_new(LCC, (DzLonLat){36.7, 35.6}, 1e6);
    g_autoptr(DzShape) circle = dz_shape_new();
    for (guint i = 0; i < 20000; i++)
        dz_shape_add(circle,
                     (DzLonLat){36.7 + 0.1 * cos(i * G_PI / 10000), 35.6 + 0.1 * sin(i * G_PI / 10000)});
    dz_shape_end(circle);
    for (guint i = 0; i < 4; i++)
        dz_shape_add(circle, (DzLonLat){36.7 + i * 1e-7, 35.6 + (i % 2) * 1e-7});
    dz_shape_end(circle);
    g_autoptr(DzPath) path = dz_view_path(&view, circle, true);
    g_assert_cmpuint(dz_path_count(path), ==, 1);
    g_assert_cmpuint(path->points->len, <, 3000);
    g_assert_cmpuint(path->points->len, >, 500);
    dz_projection_free(view.projection);
}

static DzPath *ring_of(const DzPage *corners, guint count)
{
    DzPath *path = dz_path_new();
    for (guint i = 0; i < count; i++)
        dz_path_add(path, corners[i]);
    dz_path_end(path);
    return path;
}

static DzPath *square_with_hole(void)
{
    DzPage outer[] = {{0, 0}, {30, 0}, {30, 30}, {0, 30}}, inner[] = {{10, 10}, {20, 10}, {20, 20}, {10, 20}};
    DzPath *path = ring_of(outer, 4);
    for (guint i = 0; i < 4; i++)
        dz_path_add(path, inner[i]);
    dz_path_end(path);
    return path;
}

static void holes_are_not_covered(void)
{
    g_autoptr(DzPath) path = square_with_hole();
    g_assert_true(dz_path_covers(path, (DzPage){5, 5}));
    g_assert_true(dz_path_covers(path, (DzPage){25, 15}));
    g_assert_false(dz_path_covers(path, (DzPage){15, 15}));
    g_assert_false(dz_path_covers(path, (DzPage){31, 15}));
    g_assert_false(dz_path_covers(path, (DzPage){-1, 15}));
}

static void an_area_shows_in_a_box_or_not(void)
{
    g_autoptr(DzPath) path = square_with_hole();
    g_autoptr(DzPath) nothing = dz_path_new();
    DzPageBox hole = {12, 12, 18, 18}, around = {-10, -10, 50, 50}, inside = {1, 1, 8, 8},
              off = {40, 0, 50, 9};
    g_assert_false(dz_path_shows(path, &hole));
    g_assert_true(dz_path_shows(path, &around));
    g_assert_true(dz_path_shows(path, &inside));
    g_assert_false(dz_path_shows(path, &off));
    g_assert_false(dz_path_shows(nothing, &around));
}

static void a_line_crosses_a_box_or_not(void)
{
    static const struct {
        DzPage a, b;
        bool crosses;
    } cases[] = {
        {{0, 15}, {40, 15}, true},   {{15, 0}, {15, 40}, true},  {{12, 12}, {13, 13}, true},
        {{0, 0}, {15, 15}, true},    {{0, 25}, {25, 0}, true},   {{0, 19}, {19, 0}, false},
        {{0, 25}, {40, 25}, false},  {{25, 0}, {25, 40}, false}, {{0, 0}, {9, 9}, false},
        {{40, 15}, {21, 15}, false}, {{15, 15}, {15, 15}, true}, {{5, 5}, {5, 5}, false},
    };
    DzPageBox box = {10, 10, 20, 20};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DzPage ends[] = {cases[i].a, cases[i].b}, back[] = {cases[i].b, cases[i].a};
        g_autoptr(DzPath) there = ring_of(ends, 2);
        g_autoptr(DzPath) again = ring_of(back, 2);
        g_assert_true(dz_path_crosses(there, &box) == cases[i].crosses);
        g_assert_true(dz_path_crosses(again, &box) == cases[i].crosses);
    }
}

static void boxes_meet_or_not(void)
{
    DzPageBox box = {10, 10, 20, 20}, apart = {21, 10, 30, 20}, touching = {20, 20, 30, 30},
              within = {12, 12, 13, 13}, across = {0, 14, 40, 15}, above = {10, 0, 20, 9.9};
    g_assert_true(dz_page_boxes_meet(&box, &box));
    g_assert_false(dz_page_boxes_meet(&box, &apart));
    g_assert_true(dz_page_boxes_meet(&box, &touching));
    g_assert_true(dz_page_boxes_meet(&box, &within) && dz_page_boxes_meet(&within, &box));
    g_assert_true(dz_page_boxes_meet(&box, &across) && dz_page_boxes_meet(&across, &box));
    g_assert_false(dz_page_boxes_meet(&box, &above));
}

/* Known by geometry: a square's pole is its middle, an L's lies in its knee's square. */
static void poles_are_where_geometry_has_them(void)
{
    DzPage square[] = {{10, 10}, {30, 10}, {30, 30}, {10, 30}};
    DzPage knee[] = {{0, 0}, {40, 0}, {40, 10}, {10, 10}, {10, 40}, {0, 40}};
    g_autoptr(DzPath) a = ring_of(square, 4);
    g_autoptr(DzPath) b = ring_of(knee, 6);
    DzPageBox page = {-100, -100, 200, 200}, half = {20, 0, 100, 100}, off = {50, 50, 60, 60};
    DzPage at = {0, 0};
    double depth = 0;
    g_assert_true(dz_path_pole(a, &page, &at, &depth));
    g_assert_cmpfloat_with_epsilon(hypot(at.x - 20, at.y - 20), 0, 0.1);
    g_assert_cmpfloat_with_epsilon(depth, 10, 0.1);
    g_assert_true(dz_path_pole(a, &half, &at, &depth)); /* the box's edge counts as an edge */
    g_assert_cmpfloat_with_epsilon(depth, 5, 0.1);
    g_assert_cmpfloat_with_epsilon(at.x, 25, 0.2);
    /* in the knee a circle through the inner corner: r with (10 - r) * sqrt(2) = r */
    g_assert_true(dz_path_pole(b, &page, &at, &depth));
    g_assert_cmpfloat_with_epsilon(depth, 10 * sqrt(2) / (1 + sqrt(2)), 0.1);
    g_assert_false(dz_path_pole(a, &off, &at, &depth));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scene/view/the centre is in the middle of the frame", the_centre_is_in_the_middle);
    g_test_add_func("/scene/view/the plane lies on the page, north up", the_plane_lies_on_the_page);
    g_test_add_func("/scene/view/page to plane and back is where it was", there_and_back);
    g_test_add_func("/scene/view/a range holds the curved edges of its box", a_range_holds_its_curved_edges);
    g_test_add_func("/scene/view/what the projection cannot show is said", what_cannot_be_shown_is_said);
    g_test_add_func("/scene/view/long edges follow the projection", long_edges_follow_the_projection);
    g_test_add_func("/scene/view/parts off the map are left out", parts_off_the_map_are_left_out);
    g_test_add_func("/scene/view/points too near to be parted are thinned", points_too_near_are_thinned);
    g_test_add_func("/scene/view/a hole is not covered", holes_are_not_covered);
    g_test_add_func("/scene/view/an area shows in a box or it does not", an_area_shows_in_a_box_or_not);
    g_test_add_func("/scene/view/a line crosses a box or it does not", a_line_crosses_a_box_or_not);
    g_test_add_func("/scene/view/boxes meet or they do not", boxes_meet_or_not);
    g_test_add_func("/scene/view/the pole is where geometry has it", poles_are_where_geometry_has_them);
    return g_test_run();
}
