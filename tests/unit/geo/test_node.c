/*
 * Noding, on small grids where everything that can coincide does: what comes out must not cross, by the same
 * exact predicates over all pairs, and must cover what went in.
 */
#include "geo/node_in.h"

#include <math.h>

static DzSegments *random_segments(GRand *rand, guint count, gint32 range)
{
    DzSegments *segments = dz_segments_new();
    for (guint i = 0; i < count; i++) {
        DzKnot a = {g_rand_int_range(rand, -range, range), g_rand_int_range(rand, -range, range)};
        DzKnot b = {g_rand_int_range(rand, -range, range), g_rand_int_range(rand, -range, range)};
        dz_segments_add(segments, i, a, b);
    }
    return segments;
}

static bool is_between(DzKnot a, DzKnot b, DzKnot at)
{
    return at.x >= MIN(a.x, b.x) && at.x <= MAX(a.x, b.x) && at.y >= MIN(a.y, b.y) && at.y <= MAX(a.y, b.y);
}

/* Does the inside of one edge meet the other edge at all, its ends included? */
static bool edges_meet(DzKnot a, DzKnot b, DzKnot c, DzKnot d)
{
    int ab_c = dz_wide_sign(dz_knot_turn(a, b, c)), ab_d = dz_wide_sign(dz_knot_turn(a, b, d));
    int cd_a = dz_wide_sign(dz_knot_turn(c, d, a)), cd_b = dz_wide_sign(dz_knot_turn(c, d, b));
    if (ab_c * ab_d < 0 && cd_a * cd_b < 0)
        return true;
    DzKnot ends[] = {c, d};
    for (int i = 0; i < 2; i++)
        if (dz_knot_turn(a, b, ends[i]) == 0 && is_between(a, b, ends[i]) && !dz_knot_equal(ends[i], a) &&
            !dz_knot_equal(ends[i], b))
            return true;
    return false;
}

static void check_noded(const DzNoded *noded)
{
    const DzKnot *knots = (const DzKnot *)(void *)noded->vertices->data;
    for (guint i = 0; i < noded->edges->len; i++) {
        DzEdge one = g_array_index(noded->edges, DzEdge, i);
        for (guint k = 0; k < noded->edges->len; k++) {
            DzEdge other = g_array_index(noded->edges, DzEdge, k);
            if (i != k)
                g_assert_false(edges_meet(knots[one.a], knots[one.b], knots[other.a], knots[other.b]));
        }
    }
}

static void edges_meet_in_vertices_only(void)
{
    GRand *rand = g_rand_new_with_seed(4);
    for (guint round = 0; round < 300; round++) {
        gint32 range = (gint32)pow(10, g_rand_double_range(rand, 0.3, 9.2));
        g_autoptr(DzSegments) segments =
            random_segments(rand, (guint)g_rand_int_range(rand, 1, 40), MIN(range, 1800000000));
        g_autoptr(DzNoded) noded = dz_node(segments, G_MAXUINT);
        g_test_message("round %u: %u segments in %d, %u edges", round, segments->list->len, range,
                       noded->edges->len);
        check_noded(noded);
    }
    g_rand_free(rand);
}

static double distance_to(DzKnot a, DzKnot b, DzKnot at)
{
    double dx = (double)b.x - a.x, dy = (double)b.y - a.y, length = dx * dx + dy * dy;
    double t = CLAMP((((double)at.x - a.x) * dx + ((double)at.y - a.y) * dy) / length, 0, 1);
    return hypot(a.x + t * dx - at.x, a.y + t * dy - at.y);
}

/* Each segment's edges make a way from its one end to its other: ends have one of them, what is between two.
 */
static void segments_are_ways_close_to_what_they_were(void)
{
    GRand *rand = g_rand_new_with_seed(5);
    for (guint round = 0; round < 100; round++) {
        g_autoptr(DzSegments) segments = random_segments(rand, 30, 60);
        g_autoptr(DzNoded) noded = dz_node(segments, G_MAXUINT);
        const DzKnot *knots = (const DzKnot *)(void *)noded->vertices->data;
        for (guint s = 0; s < segments->list->len; s++) {
            DzSegment whole = g_array_index(segments->list, DzSegment, s);
            g_autofree int *degree = g_new0(int, noded->vertices->len);
            for (guint e = 0; e < noded->edges->len; e++) {
                for (guint p = noded->first[e]; p < noded->first[e + 1]; p++) {
                    DzEdge edge = g_array_index(noded->edges, DzEdge, e);
                    if (noded->parts[p] != s)
                        continue;
                    degree[edge.a]++;
                    degree[edge.b]++;
                    g_assert_cmpfloat(distance_to(whole.a, whole.b, knots[edge.a]), <=, sqrt(0.5) + 1e-9);
                    g_assert_cmpfloat(distance_to(whole.a, whole.b, knots[edge.b]), <=, sqrt(0.5) + 1e-9);
                }
            }
            for (guint v = 0; v < noded->vertices->len; v++) {
                bool end = dz_knot_equal(knots[v], whole.a) || dz_knot_equal(knots[v], whole.b);
                g_assert_cmpint(degree[v] % 2, ==, end ? 1 : 0);
            }
        }
    }
    g_rand_free(rand);
}

/* Does a segment lead through a vertex once it is noded? The vertex is the end of another, which leads away.
 */
static bool leads_through(DzKnot a, DzKnot b, DzKnot vertex, DzKnot away)
{
    g_autoptr(DzSegments) segments = dz_segments_new();
    dz_segments_add(segments, 0, a, b);
    dz_segments_add(segments, 1, vertex, away);
    g_autoptr(DzNoded) noded = dz_node(segments, G_MAXUINT);
    g_assert_cmpuint(noded->edges->len, <=, 3);
    return noded->edges->len == 3;
}

/* A pixel has its west and south sides and the corner between them, not the others. */
static void pixels_that_only_touch_are_passed_by(void)
{
    static const struct {
        DzKnot a, b, vertex, away;
        bool through;
    } cases[] = {
        {{0, 0}, {2, 2}, {1, 0}, {5, -3}, false},  /* at its north-west corner */
        {{0, 0}, {2, 2}, {0, 1}, {-5, 5}, false},  /* south-east */
        {{0, 2}, {2, 0}, {0, 1}, {-5, -5}, false}, /* north-east */
        {{0, 2}, {2, 0}, {1, 2}, {5, 5}, true},    /* south-west */
        {{0, 0}, {2, 1}, {1, 0}, {5, -3}, true},   /* along y = x / 2, in by the west side */
        {{0, 0}, {2, 1}, {1, 1}, {5, 5}, true},    /* and out by the south side of another */
        {{0, 0}, {4, 0}, {2, 0}, {2, 5}, true},    /* through the vertex itself */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("case %u", i);
        g_assert_true(leads_through(cases[i].a, cases[i].b, cases[i].vertex, cases[i].away) ==
                      cases[i].through);
        g_assert_true(leads_through(cases[i].b, cases[i].a, cases[i].vertex, cases[i].away) ==
                      cases[i].through);
    }
}

static void too_many_crossings_are_given_up(void)
{
    GRand *rand = g_rand_new_with_seed(6);
    g_autoptr(DzSegments) segments = random_segments(rand, 200, 1000000);
    g_assert_null(dz_node(segments, 10));
    g_rand_free(rand);
}

static void nothing_is_noded_to_nothing(void)
{
    g_autoptr(DzSegments) segments = dz_segments_new();
    g_autoptr(DzNoded) noded = dz_node(segments, G_MAXUINT);
    g_assert_cmpuint(noded->edges->len, ==, 0);
}

/* Owners by segment against a plain list of who added it how often. */
static void owners_are_those_who_have_a_segment_an_odd_number_of_times(void)
{
    enum { OWNERS = 12, PLACES = 6 };
    GRand *rand = g_rand_new_with_seed(7);
    for (guint round = 0; round < 200; round++) {
        g_autoptr(DzSegments) segments = dz_segments_new();
        guint times[OWNERS][PLACES][PLACES] = {0};
        for (guint owner = 0; owner < OWNERS; owner++) {
            gint32 at = g_rand_int_range(rand, 0, PLACES), count = g_rand_int_range(rand, 1, 30);
            for (gint32 i = 0; i < count; i++) {
                gint32 to = g_rand_boolean(rand) ? (at + 1) % PLACES : g_rand_int_range(rand, 0, PLACES);
                dz_segments_add(segments, owner, (DzKnot){at, 0}, (DzKnot){to, 0});
                times[owner][MIN(at, to)][MAX(at, to)] += at != to;
                at = to;
            }
        }
        g_autoptr(DzOwners) owners = dz_owners_new(segments);
        for (guint s = 0; s < segments->list->len; s++) {
            DzSegment segment = g_array_index(segments->list, DzSegment, s);
            guint count = 0, found = 0;
            const guint *list = dz_owners_of(owners, s, &count);
            for (guint owner = 0; owner < OWNERS; owner++) {
                bool odd = times[owner][MIN(segment.a.x, segment.b.x)][MAX(segment.a.x, segment.b.x)] % 2;
                g_assert_true(odd == (found < count && list[found] == owner));
                found += odd;
            }
            g_assert_cmpuint(found, ==, count);
        }
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/node/edges meet in vertices only", edges_meet_in_vertices_only);
    g_test_add_func("/geo/node/segments are ways close to what they were",
                    segments_are_ways_close_to_what_they_were);
    g_test_add_func("/geo/node/pixels that only touch are passed by", pixels_that_only_touch_are_passed_by);
    g_test_add_func("/geo/node/too many crossings are given up", too_many_crossings_are_given_up);
    g_test_add_func("/geo/node/nothing is noded to nothing", nothing_is_noded_to_nothing);
    g_test_add_func("/geo/segments/owners are those who have a segment an odd number of times",
                    owners_are_those_who_have_a_segment_an_odd_number_of_times);
    return g_test_run();
}
