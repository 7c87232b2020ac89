/*
 * Fronts: what is inferred can be seen to be, along the outline of an area too.
 */
#include "pages.h"
#include "unit/world.h"

/* What of a scene's marks is the outline of an area, the light casing of fronts, the two kinds of front. */
typedef struct Lines {
    guint outline, casing, reported, inferred; /* indices; of an outline the uppermost */
    guint outlines, casings, fronts_reported, fronts_inferred;
    double outline_mm, casing_mm, front_mm;
} Lines;

static Lines lines_of(const DzScene *scene)
{
    Lines lines = {0};
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (mark->kind != DZ_MARK_SHAPE || mark->stroke.width_mm <= 0 || mark->path->points->len == 0)
            continue;
        if (is_layer(mark, "zone")) {
            lines.outline = i;
            lines.outline_mm = mark->stroke.width_mm;
            lines.outlines++;
        }
        if (!is_layer(mark, "front"))
            continue;
        bool above = lines.casings > 0 && mark->stroke.width_mm < lines.casing_mm;
        if (!above) {
            lines.casing = i;
            lines.casing_mm = mark->stroke.width_mm;
            lines.casings++;
        } else if (mark->stroke.dashes) {
            lines.inferred = i;
            lines.front_mm = mark->stroke.width_mm;
            lines.fronts_inferred++;
        } else {
            lines.reported = i;
            lines.fronts_reported++;
        }
    }
    return lines;
}

/* How light a colour is, from 0 to 1. */
static double lightness(DzColour colour)
{
    return 0.3 * colour.r + 0.6 * colour.g + 0.1 * colour.b;
}

/* At round 8 most of the front around Eastern Ghouta is inferred, and all of it is the area's outline:
 * between the dashes one sees the casing, beside the casing the outline. */
static void inferred_fronts_are_seen_on_outlines(void)
{
    static const char *const styles[] = {"report", "print", "night"};
    for (guint i = 0; i < G_N_ELEMENTS(styles); i++) {
        GError *error = NULL;
        DzMapRequest request = request_of(7);
        request.zone = "ghouta";
        request.style = styles[i];
        g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &request, &pages.typesetter, &error);
        g_assert_no_error(error);
        Lines lines = lines_of(scene);
        g_test_message("%s: outline %.2f mm, casing %.2f mm, front %.2f mm", styles[i], lines.outline_mm,
                       lines.casing_mm, lines.front_mm);
        g_assert_cmpuint(lines.outlines, >, 0);
        g_assert_cmpuint(lines.casings, >, 0);
        g_assert_cmpuint(lines.fronts_inferred, >, 0);
        g_assert_cmpuint(lines.casing, >, lines.outline);
        g_assert_cmpuint(lines.inferred, >, lines.casing);
        g_assert_cmpfloat(lines.outline_mm, >, 1.4 * lines.casing_mm);
        g_assert_cmpfloat(lines.casing_mm, >, 1.4 * lines.front_mm);
        double front = lightness(mark_at(scene, lines.inferred)->stroke.colour);
        double casing = lightness(mark_at(scene, lines.casing)->stroke.colour);
        g_assert_cmpfloat(fabs(front - casing), >, 0.5);
    }
}

/* Pairs of settlements of two parties, one over the other at the equator, where a degree is 111.3195 km. */
static Lines between(double apart_km, DzBasis basis)
{
    GError *error = NULL;
    DzDataset *set =
        world_new((DzBox){-0.6, -0.6, 0.6, 0.6}, "POLYGON((-0.6 -0.6,0.6 -0.6,0.6 0.6,-0.6 0.6,-0.6 -0.6))");
    set->crs = g_strdup("");
    set->id = g_strdup("pairs");
    set->version = g_strdup("1");
    set->licence = g_strdup("CC0 1.0");
    world_round(set, "2018-01-01");
    for (int row = -5; row <= 5; row++) {
        world_settlement(set, -apart_km / 111.3195 / 2, 0.1 * row, -1);
        world_episode(set, "2017-05-01", 0, DZ_BASIS_REPORTED, NULL);
        world_settlement(set, apart_km / 111.3195 / 2, 0.1 * row, -1);
        world_episode(set, "2017-05-01", 1, basis, NULL);
    }
    DzComposite *composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    DzMapRequest request = DZ_MAP_REQUEST_INIT;
    request.when = dz_round_at(set, 0);
    request.styles = "styles";
    g_autoptr(DzScene) scene = dz_scene_build(composite, &request, &pages.typesetter, &error);
    g_assert_no_error(error);
    Lines lines = lines_of(scene);
    dz_composite_free(composite);
    dz_dataset_free(set);
    return lines;
}

static void far_apart_is_inferred(void)
{
    Lines near = between(4.98, DZ_BASIS_REPORTED), far = between(5.02, DZ_BASIS_REPORTED);
    g_assert_cmpuint(near.fronts_reported, >, 0);
    g_assert_cmpuint(near.fronts_inferred, ==, 0);
    g_assert_cmpuint(far.fronts_reported, ==, 0);
    g_assert_cmpuint(far.fronts_inferred, >, 0);
}

static void what_a_side_is_inferred_of_is_inferred(void)
{
    Lines inferred = between(2, DZ_BASIS_INFERRED), recalled = between(2, DZ_BASIS_RECALLED);
    g_assert_cmpuint(inferred.fronts_reported + recalled.fronts_reported, ==, 0);
    g_assert_cmpuint(inferred.fronts_inferred, >, 0);
    g_assert_cmpuint(recalled.fronts_inferred, >, 0);
}

/* An end of a stroke. */
typedef struct End {
    DzPage at;
    double opacity;
} End;

static GArray *ends_of(const DzScene *scene)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(End));
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = mark_at(scene, i);
        if (!is_layer(mark, "zone") || mark->kind != DZ_MARK_SHAPE || mark->stroke.width_mm <= 0)
            continue;
        for (guint part = 0; part < dz_path_count(mark->path); part++) {
            guint count = 0;
            const DzPage *points = dz_path_part(mark->path, part, &count);
            End both[] = {{points[0], mark->stroke.colour.a}, {points[count - 1], mark->stroke.colour.a}};
            g_array_append_vals(ends, both, 2);
        }
    }
    return ends;
}

/* Where one piece of an outline ends another begins, or it has all but faded. */
static void outlines_end_nowhere(void)
{
    static const guint rounds[] = {5, 8, 9, 13, 14, 21};
    for (guint r = 0; r < G_N_ELEMENTS(rounds); r++) {
        DzMapRequest request = request_of(rounds[r]);
        g_autoptr(DzScene) scene = dz_scene_build(pages.composite, &request, &pages.typesetter, NULL);
        g_autoptr(GArray) ends = ends_of(scene);
        g_assert_cmpuint(ends->len, >, 4);
        for (guint i = 0; i < ends->len; i++) {
            const End *end = &g_array_index(ends, End, i);
            guint met = 0;
            for (guint k = 0; k < ends->len; k++) {
                DzPage other = g_array_index(ends, End, k).at;
                met += k != i && hypot(other.x - end->at.x, other.y - end->at.y) < 0.1;
            }
            if (met == 0 && end->opacity > 0.3 && dz_page_box_has(&scene->frame, end->at))
                g_test_fail_printf("round %u: an outline ends at %.1f, %.1f mm", rounds[r] + 1, end->at.x,
                                   end->at.y);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    pages_begin();
    g_test_add_func("/scene/fronts/an inferred front is seen on the outline of an area",
                    inferred_fronts_are_seen_on_outlines);
    g_test_add_func("/scene/fronts/a front between settlements over 5 km apart is inferred",
                    far_apart_is_inferred);
    g_test_add_func("/scene/fronts/a front is inferred if who holds one side is",
                    what_a_side_is_inferred_of_is_inferred);
    g_test_add_func("/scene/fronts/the outline of an area is closed, or fades with the record",
                    outlines_end_nowhere);
    int status = g_test_run();
    pages_close();
    return status;
}
