/*
 * Laws of what stands at a point: crossings, posts, and how well a place is known.
 */
#include "model/day.h"
#include "pages.h"

/* The middle of a mark's box. */
static DzPage middle(const DzMark *mark)
{
    DzPageBox box = path_box(mark->path);
    return (DzPage){(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
}

static void symbols_keep_apart(const Page *page)
{
    for (guint i = 0; i < page->scene->marks->len; i++) {
        const DzMark *post = mark_at(page->scene, i);
        for (guint k = 0; post->path && is_layer(post, "post") && k < page->scene->marks->len; k++) {
            const DzMark *crossing = mark_at(page->scene, k);
            if (!crossing->path || !is_layer(crossing, "crossing"))
                continue;
            DzPage a = middle(post), b = middle(crossing);
            if (hypot(a.x - b.x, a.y - b.y) < 1)
                page_fault(page, "a post hides the crossing at %.1f, %.1f mm", b.x, b.y);
        }
    }
}

/* Morek, Wafidin and al-Eis have both. */
static void posts_hide_no_crossing(void)
{
    over_all(symbols_keep_apart);
}

/* On a map that reaches 15 km from its middle, a place known to 3 km has a ring a fifth as wide as the map.
 */
static void a_ring_is_as_wide_as_the_place_is_uncertain(void)
{
    g_autoptr(GError) error = NULL;
    DzMapRequest request = request_of(13);
    request.around = "abu-el-zandin";
    request.radius_km = 15;
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    guint rings = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "precision"))
            continue;
        DzPageBox box = path_box(mark->path);
        double side = MIN(scene->frame.max_x - scene->frame.min_x, scene->frame.max_y - scene->frame.min_y);
        g_test_message("%.2f mm of %.2f mm", box.max_x - box.min_x, side);
        g_assert_cmpfloat(fabs((box.max_x - box.min_x) / side - 0.2), <, 0.004);
        rings++;
    }
    g_assert_cmpuint(rings, ==, 1);
    dz_scene_free(scene);
}

/* Circles around posts on the map of the Idlib area, and whether a post's own name stands on it. */
static guint count_circles(const char *date, const char *name, bool *named)
{
    GError *error = NULL;
    DzMapRequest request = request_of(0);
    request.when.round = -1;
    g_assert_true(dz_day_parse(date, &request.when.day));
    request.zone = "idlib";
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    guint circles = 0;
    *named = false;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        circles += is_layer(mark, "post") && mark->in_frame && mark->path && mark->path->points->len > 10;
        *named =
            *named || (mark->kind == DZ_MARK_TEXT && is_layer(mark, "post") && g_str_equal(mark->text, name));
    }
    dz_scene_free(scene);
    return circles;
}

/* Morek was encircled on 23 August 2019, Sarman on 23 December, Rashidin on 29 January 2020, Tell Touqan on 5
 * February, four more by the end of that month; Morek was left on 20 October 2020, the last on 12 January
 * 2021. */
static void encircled_posts_stand_in_a_circle(void)
{
    static const struct {
        const char *date;
        guint circles;
        bool rashidin;
    } cases[] = {
        {"2018-05-08", 0, false}, {"2018-05-09", 0, true},  {"2019-08-22", 0, true}, {"2019-08-23", 1, true},
        {"2020-01-01", 2, true},  {"2020-01-29", 3, true},  {"2020-02-28", 4, true}, {"2020-02-29", 8, true},
        {"2020-10-21", 7, true},  {"2021-01-12", 0, false},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        bool named = false;
        guint circles = count_circles(cases[i].date, "Rashidin", &named);
        g_test_message("%s: %u", cases[i].date, circles);
        g_assert_cmpuint(circles, ==, cases[i].circles);
        g_assert_cmpint(named, ==, cases[i].rashidin);
    }
}

static guint count_arrangements(guint round, bool rings)
{
    GError *error = NULL;
    DzMapRequest request = request_of(round);
    DzScene *scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    guint count = 0;
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        count += mark->in_frame && is_layer(mark, "arrangement") && mark->rings == rings &&
                 mark->stroke.width_mm > 0 && mark->path->points->len > 0;
    }
    dz_scene_free(scene);
    return count;
}

/* The two lines of the Sochi memorandum from 17 September 2018, the corridor of the Moscow protocol from 5
 * March 2020. That they are where the rule puts them, tests/unit/composite/test_provision.c measures. */
static void arrangements_are_drawn_while_they_stand(void)
{
    g_assert_cmpuint(count_arrangements(9, false) + count_arrangements(9, true), ==, 0);
    g_assert_cmpuint(count_arrangements(10, false), ==, 2);
    g_assert_cmpuint(count_arrangements(10, true), ==, 0);
    g_assert_cmpuint(count_arrangements(14, true), ==, 1);
    g_assert_cmpuint(count_arrangements(14, false), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_open();
    g_test_add_func("/scene/points/a post hides no crossing", posts_hide_no_crossing);
    g_test_add_func("/scene/points/a ring is as wide as the place is uncertain",
                    a_ring_is_as_wide_as_the_place_is_uncertain);
    g_test_add_func("/scene/points/encircled posts stand in a circle", encircled_posts_stand_in_a_circle);
    g_test_add_func("/scene/points/arrangements are drawn while they stand",
                    arrangements_are_drawn_while_they_stand);
    int status = g_test_run();
    pages_close();
    return status;
}
