/*
 * What holds for every arrangement, on random linework; and small ones whose faces can be counted by hand.
 */
#include "geo/arrangement.h"
#include "geo/measure.h"

#include "linework.h"

#include <string.h>

static const double GRID_DEG = 1e-7;

static DzArrangement *build(const DzShape *lines)
{
    GError *error = NULL;
    DzArrangement *arrangement = dz_arrangement_build(lines, GRID_DEG, &error);
    g_assert_no_error(error);
    return arrangement;
}

static DzArrangement *build_text(const char *text)
{
    g_autoptr(DzShape) lines = linework(text);
    return build(lines);
}

static DzShape *dissolve_face(const DzArrangement *arrangement, guint face)
{
    g_autofree int *state = g_new0(int, arrangement->face_count);
    state[face] = 1;
    return dz_arrangement_dissolve(arrangement, state, 1);
}

static double rings_km2(const DzShape *rings)
{
    double sum_km2 = 0;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        sum_km2 += dz_ring_area_km2(ring, count);
    }
    return sum_km2;
}

/* A function on the arrangement of random rings, and the rings. */
typedef void (*Law)(GRand *rand, const DzArrangement *arrangement, const DzShape *rings);

static void for_random_lines(guint32 seed, Law law)
{
    GRand *rand = g_rand_new_with_seed(seed);
    for (guint i = 0; i < 40; i++) {
        double size_deg = pow(10, g_rand_double_range(rand, -2, 1));
        g_autoptr(DzShape) rings =
            linework_random_rings(rand, (guint)g_rand_int_range(rand, 1, 30), size_deg);
        g_autoptr(DzShape) lines = dz_shape_new();
        dz_shape_add_rings_as_lines(lines, rings);
        g_autoptr(DzArrangement) arrangement = build(lines);
        g_assert_cmpuint(arrangement->face_count, >, 0);
        law(rand, arrangement, rings);
    }
    g_rand_free(rand);
}

/* Corners have moved to the grid: half its width along the outline at most. */
static void assert_areas_equal(double area, const DzShape *rings)
{
    g_assert_cmpfloat_with_epsilon(area, linework_enclosed_area(rings), GRID_DEG * 40 * sqrt(area));
}

static void tile(GRand *rand G_GNUC_UNUSED, const DzArrangement *arrangement, const DzShape *rings)
{
    double sum = 0;
    for (guint f = 0; f < arrangement->face_count; f++) {
        g_autoptr(DzShape) face = dissolve_face(arrangement, f);
        double area = linework_signed_area(face), area_km2 = rings_km2(face);
        g_assert_cmpfloat(area, >, 0);
        g_assert_cmpfloat_with_epsilon(arrangement->faces[f].area_km2, area_km2, 1e-9 * area_km2 + 1e-9);
        g_assert_true(dz_shape_covers(face, arrangement->faces[f].inside));
        sum += area;
    }
    assert_areas_equal(sum, rings);
}

static void faces_tile(void)
{
    for_random_lines(21, tile);
}

/* Which face has the point, by asking each; DZ_NO_FACE if none. */
static gint32 face_at(GPtrArray *faces, DzLonLat at)
{
    for (guint f = 0; f < faces->len; f++)
        if (dz_shape_covers(g_ptr_array_index(faces, f), at))
            return (gint32)f;
    return DZ_NO_FACE;
}

static void look_beside(GRand *rand G_GNUC_UNUSED, const DzArrangement *arrangement,
                        const DzShape *rings G_GNUC_UNUSED)
{
    g_autoptr(GPtrArray) faces = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    for (guint f = 0; f < arrangement->face_count; f++)
        g_ptr_array_add(faces, dissolve_face(arrangement, f));
    guint looked = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        g_assert_cmpuint(arc->count, >=, 2);
        g_assert_cmpint(arc->left, !=, arc->right);
        for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
            DzLonLat a = arrangement->points[k], b = arrangement->points[k + 1];
            double dx = b.lon - a.lon, dy = b.lat - a.lat, length = hypot(dx, dy);
            if (length < 1e-4)
                continue;
            double off =
                1e-9 / length; /* a hundredth of the grid: nothing else is that near an edge's middle */
            DzLonLat middle = {(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
            DzLonLat left = {middle.lon - dy * off, middle.lat + dx * off};
            DzLonLat right = {middle.lon + dy * off, middle.lat - dx * off};
            g_assert_cmpint(face_at(faces, left), ==, arc->left);
            g_assert_cmpint(face_at(faces, right), ==, arc->right);
            looked++;
        }
    }
    g_assert_cmpuint(looked, >, 0);
}

static void arcs_know_their_faces(void)
{
    for_random_lines(22, look_beside);
}

static void outline(GRand *rand G_GNUC_UNUSED, const DzArrangement *arrangement, const DzShape *rings)
{
    g_autofree int *state = g_new0(int, arrangement->face_count);
    g_autoptr(DzShape) whole = dz_arrangement_dissolve(arrangement, state, 0);
    g_autoptr(DzShape) nothing = dz_arrangement_dissolve(arrangement, state, 1);
    double area = linework_signed_area(whole), sum_km2 = 0;
    assert_areas_equal(area, rings);
    for (guint f = 0; f < arrangement->face_count; f++)
        sum_km2 += arrangement->faces[f].area_km2;
    g_assert_cmpfloat_with_epsilon(rings_km2(whole), sum_km2, 1e-9 * sum_km2);
    g_assert_cmpuint(dz_shape_count(nothing), ==, 0);
}

static void one_state_is_the_outline(void)
{
    for_random_lines(23, outline);
}

static void add_up(GRand *rand, const DzArrangement *arrangement, const DzShape *rings G_GNUC_UNUSED)
{
    g_autofree int *state = g_new0(int, arrangement->face_count);
    double by_state_km2[3] = {0};
    for (guint f = 0; f < arrangement->face_count; f++) {
        state[f] = g_rand_int_range(rand, 0, 3);
        by_state_km2[state[f]] += arrangement->faces[f].area_km2;
    }
    for (int wanted = 0; wanted < 3; wanted++) {
        g_autoptr(DzShape) dissolved = dz_arrangement_dissolve(arrangement, state, wanted);
        g_assert_cmpfloat_with_epsilon(rings_km2(dissolved), by_state_km2[wanted],
                                       1e-9 * by_state_km2[wanted] + 1e-9);
        for (guint f = 0; f < arrangement->face_count; f++)
            g_assert_cmpint(dz_shape_covers(dissolved, arrangement->faces[f].inside), ==, state[f] == wanted);
    }
}

static void dissolving_keeps_the_area(void)
{
    for_random_lines(24, add_up);
}

/* The parts as lines again: in another order, and some the other way round. */
static DzShape *shuffled(GRand *rand, const DzShape *rings)
{
    DzShape *lines = dz_shape_new();
    guint parts = dz_shape_count(rings), first = (guint)g_rand_int_range(rand, 0, (gint32)parts);
    for (guint p = 0; p < parts; p++) {
        guint count = 0, part = (first + parts - p) % parts;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        guint begin = (guint)g_rand_int_range(rand, 0, (gint32)count);
        bool reverse = g_rand_boolean(rand);
        for (guint i = 0; i <= count; i++)
            dz_shape_add(lines, ring[(begin + (reverse ? count - i : i)) % count]);
        dz_shape_end(lines);
    }
    return lines;
}

static void compare_orders(GRand *rand, const DzArrangement *arrangement, const DzShape *rings)
{
    g_autoptr(DzShape) lines = shuffled(rand, rings);
    g_autoptr(DzArrangement) other = build(lines);
    g_assert_cmpuint(other->face_count, ==, arrangement->face_count);
    g_assert_cmpuint(other->arc_count, ==, arrangement->arc_count);
    for (guint f = 0; f < other->face_count; f++) {
        const DzFace *face = &other->faces[f], *same = &arrangement->faces[f];
        g_assert_cmpfloat_with_epsilon(face->area_km2, same->area_km2, 1e-9 * same->area_km2 + 1e-9);
    }
    for (guint i = 0; i < other->arc_count; i++) {
        const DzArc *arc = &other->arcs[i], *same = &arrangement->arcs[i];
        g_assert_cmpuint(arc->count, ==, same->count);
        g_assert_cmpint(arc->left, ==, same->left);
        g_assert_cmpint(arc->right, ==, same->right);
        g_assert_cmpuint(arc->from, ==, same->from);
        g_assert_cmpuint(arc->to, ==, same->to);
        const DzLonLat *points = other->points + arc->first, *same_points = arrangement->points + same->first;
        g_assert_true(memcmp(points, same_points, arc->count * sizeof *points) == 0);
    }
}

static void order_does_not_matter(void)
{
    for_random_lines(25, compare_orders);
}

/* Every end of a chain that is no loop is a node where not exactly two chosen arcs end. */
static void chain_all(GRand *rand, const DzArrangement *arrangement, const DzShape *rings G_GNUC_UNUSED)
{
    g_autofree bool *chosen = g_new0(bool, arrangement->arc_count);
    double arcs_deg = 0, chains_deg = 0;
    guint edges = 0, in_chains = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        chosen[i] = g_rand_int_range(rand, 0, 3) > 0;
        for (guint k = arc->first; chosen[i] && k + 1 < arc->first + arc->count; k++, edges++)
            arcs_deg += hypot(arrangement->points[k + 1].lon - arrangement->points[k].lon,
                              arrangement->points[k + 1].lat - arrangement->points[k].lat);
    }
    g_autoptr(DzShape) chains = dz_arrangement_chains(arrangement, chosen);
    for (guint part = 0; part < dz_shape_count(chains); part++) {
        guint count = 0;
        const DzLonLat *chain = dz_shape_part(chains, part, &count);
        for (guint k = 0; k + 1 < count; k++, in_chains++)
            chains_deg += hypot(chain[k + 1].lon - chain[k].lon, chain[k + 1].lat - chain[k].lat);
    }
    g_assert_cmpuint(in_chains, ==, edges);
    g_assert_cmpfloat_with_epsilon(chains_deg, arcs_deg, 1e-9 * arcs_deg + 1e-12);
}

static void chains_are_the_arcs(void)
{
    for_random_lines(26, chain_all);
}

/* How many chains all arcs between two faces make, and whether the first is closed. */
static guint inner_chains(const DzArrangement *arrangement, bool *closed)
{
    g_autofree bool *chosen = g_new0(bool, arrangement->arc_count);
    for (guint i = 0; i < arrangement->arc_count; i++)
        chosen[i] = arrangement->arcs[i].left != DZ_NO_FACE && arrangement->arcs[i].right != DZ_NO_FACE;
    g_autoptr(DzShape) chains = dz_arrangement_chains(arrangement, chosen);
    if (dz_shape_count(chains) > 0) {
        guint count = 0;
        const DzLonLat *chain = dz_shape_part(chains, 0, &count);
        *closed = chain[0].lon == chain[count - 1].lon && chain[0].lat == chain[count - 1].lat;
    }
    return dz_shape_count(chains);
}

/* Figures counted by hand. `inner` is how many lines the edges between two faces join to. */
static void small_ones_are_as_drawn(void)
{
    static const struct {
        const char *name, *lines;
        guint faces, arcs, inner, outline_rings;
        bool closed;
    } cases[] = {
        {"nothing", "", 0, 0, 0, 0, false},
        {"a line that encloses nothing", "0 0, 1 1, 2 0", 0, 0, 0, 0, false},
        {"a square", "0 0, 1 0, 1 1, 0 1, 0 0", 1, 1, 0, 1, false},
        {"a square with dangling ends", "0 0, 1 0, 1 1, 0 1, 0 0; .5 .5, .5 2; 1 1, 3 3", 1, 1, 0, 1, false},
        {"two squares sharing an edge", "0 0, 1 0, 1 1, 0 1, 0 0; 1 0, 2 0, 2 1, 1 1, 1 0", 2, 3, 1, 1,
         false},
        {"two squares sharing half an edge", "0 0, 1 0, 1 1, 0 1, 0 0; 1 .5, 2 .5, 2 2, 1 2, 1 .5", 2, 3, 1,
         1, false},
        {"an enclave", "0 0, 4 0, 4 4, 0 4, 0 0; 1 1, 2 1, 2 2, 1 2, 1 1", 2, 2, 1, 1, true},
        {"an enclave in two parts", "0 0, 4 0, 4 4, 0 4, 0 0; 1 1, 2 1, 2 2, 1 2, 1 1; 1 1.5, 2 1.5", 3, 4, 3,
         1, false},
        {"two squares touching at a corner", "0 0, 1 0, 1 1, 0 1, 0 0; 1 1, 2 1, 2 2, 1 2, 1 1", 2, 2, 0, 2,
         false},
        {"an enclave touching the border", "0 0, 4 0, 4 4, 0 4, 0 0; 2 0, 3 1, 2 2, 1 1, 2 0", 2, 2, 1, 1,
         true},
        {"a cross in a square", "0 0, 2 0, 2 2, 0 2, 0 0; 1 0, 1 2; 0 1, 2 1", 4, 8, 4, 1, false},
        {"two crossing squares", "0 0, 2 0, 2 2, 0 2, 0 0; 1 1, 3 1, 3 3, 1 3, 1 1", 3, 4, 1, 1, true},
        {"the same square twice", "0 0, 1 0, 1 1, 0 1, 0 0; 1 1, 0 1, 0 0, 1 0, 1 1", 1, 1, 0, 1, false},
        {"two islands", "0 0, 1 0, 1 1, 0 1, 0 0; 5 0, 6 0, 6 1, 5 1, 5 0", 2, 2, 0, 2, false},
        {"edges nearer to each other than the grid",
         "0 0, 1 0, 1 1, 0 1, 0 0; 1.00000001 0, 2 0, 2 1, 1.00000002 1, 1.00000001 0", 2, 3, 1, 1, false},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DzArrangement) arrangement = build_text(cases[i].lines);
        g_test_message("%s", cases[i].name);
        g_assert_cmpuint(arrangement->face_count, ==, cases[i].faces);
        g_assert_cmpuint(arrangement->arc_count, ==, cases[i].arcs);
        bool closed = false;
        g_assert_cmpuint(inner_chains(arrangement, &closed), ==, cases[i].inner);
        g_assert_cmpint(closed, ==, cases[i].closed);
        g_autofree int *state = g_new0(int, MAX(arrangement->face_count, 1));
        g_autoptr(DzShape) whole = dz_arrangement_dissolve(arrangement, state, 0);
        g_assert_cmpuint(dz_shape_count(whole), ==, cases[i].outline_rings);
    }
}

static void rings_run_round_their_area(void)
{
    g_autoptr(DzArrangement) arrangement =
        build_text("0 0, 4 0, 4 4, 0 4, 0 0; 1 1, 2 1, 2 2, 1 2, 1 1; 3 3, 3.5 3, 3.5 3.5, 3 3");
    int state[] = {0, 1, 1};
    g_assert_cmpuint(arrangement->face_count, ==, 3); /* sorted by their lowest corner: the large one first */
    g_autoptr(DzShape) large = dz_arrangement_dissolve(arrangement, state, 0);
    g_assert_cmpuint(dz_shape_count(large), ==, 3);
    guint outside = 0;
    for (guint part = 0; part < 3; part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(large, part, &count);
        outside += dz_ring_area_km2(ring, count) > 0;
    }
    g_assert_cmpuint(outside, ==, 1);
    g_assert_cmpfloat_with_epsilon(linework_signed_area(large), 16 - 1 - .125, 1e-12);
    g_autoptr(DzShape) small = dz_arrangement_dissolve(arrangement, state, 1);
    g_assert_cmpuint(dz_shape_count(small), ==, 2);
    g_assert_cmpfloat_with_epsilon(linework_signed_area(small), 1.125, 1e-12);
}

/* Many copies of one border, each a little off, as published daily versions are. */
static void nearly_equal_lines_can_be_built(void)
{
    GRand *rand = g_rand_new_with_seed(27);
    g_autoptr(DzShape) rings = dz_shape_new();
    for (guint copy = 0; copy < 12; copy++) {
        for (guint k = 0; k < 60; k++) {
            double angle = 2 * G_PI * k / 60, off = copy ? 1e-8 : 0;
            dz_shape_add(rings, (DzLonLat){37 + cos(angle) + off * g_rand_double_range(rand, -20, 20),
                                           35 + sin(angle) + off * g_rand_double_range(rand, -20, 20)});
        }
        dz_shape_end(rings);
    }
    g_autoptr(DzShape) lines = dz_shape_new();
    dz_shape_add_rings_as_lines(lines, rings);
    g_autoptr(DzArrangement) arrangement = build(lines);
    double sum = 0;
    for (guint f = 0; f < arrangement->face_count; f++) {
        g_autoptr(DzShape) face = dissolve_face(arrangement, f);
        double area = linework_signed_area(face);
        g_assert_cmpfloat(area, >, 0);
        sum += area;
    }
    assert_areas_equal(sum, rings);
    outline(rand, arrangement, rings);
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/arrangement/faces tile the ground that the lines enclose", faces_tile);
    g_test_add_func("/geo/arrangement/beside an arc lie the faces that it names", arcs_know_their_faces);
    g_test_add_func("/geo/arrangement/faces of one state dissolve to the outline", one_state_is_the_outline);
    g_test_add_func("/geo/arrangement/dissolved areas add up to their faces", dissolving_keeps_the_area);
    g_test_add_func("/geo/arrangement/the order of the lines does not matter", order_does_not_matter);
    g_test_add_func("/geo/arrangement/chains are the chosen arcs, each once", chains_are_the_arcs);
    g_test_add_func("/geo/arrangement/small arrangements are as they are drawn", small_ones_are_as_drawn);
    g_test_add_func("/geo/arrangement/rings run counter-clockwise outside and clockwise around holes",
                    rings_run_round_their_area);
    g_test_add_func("/geo/arrangement/nearly equal lines can be laid over each other",
                    nearly_equal_lines_can_be_built);
    return g_test_run();
}
