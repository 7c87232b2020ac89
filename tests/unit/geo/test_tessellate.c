/*
 * Thiessen cells and reaches: what their lines enclose belongs to the nearest site, and to its reach or not.
 * The plane's metres are handed to the arrangement as degrees, a millionth each: it asks for no more than
 * straight edges.
 */
#include "geo/arrangement.h"
#include "geo/tessellate.h"

#include <math.h>

static const double DEG_PER_M = 1e-6;
static const double SIZE_M = 100000, REACH_M = 12000, NEAR_M = 1; /* nearer to an edge nothing is asked */

static void add_lines(DzShape *lines, const DzPlane *plane)
{
    for (guint part = 0; part < dz_plane_count(plane); part++) {
        guint count = 0;
        const DzMetre *points = dz_plane_part(plane, part, &count);
        for (guint i = 0; i < count; i++)
            dz_shape_add(lines, (DzLonLat){points[i].x * DEG_PER_M, points[i].y * DEG_PER_M});
        dz_shape_end(lines);
    }
}

static void add_frame(DzShape *lines)
{
    double low = -SIZE_M / 2 * DEG_PER_M, high = 1.5 * SIZE_M * DEG_PER_M;
    DzLonLat corners[] = {{low, low}, {high, low}, {high, high}, {low, high}};
    for (guint i = 0; i <= 4; i++)
        dz_shape_add(lines, corners[i % 4]);
    dz_shape_end(lines);
}

static DzPlane *edges_of(const DzMetre *sites, guint count)
{
    GError *error = NULL;
    DzMetreBox box = {-SIZE_M, -SIZE_M, 2 * SIZE_M, 2 * SIZE_M};
    DzPlane *edges = dz_tessellate(sites, count, &box, &error);
    g_assert_no_error(error);
    return edges;
}

/* Cells, reaches if wanted, and a frame around them. */
static DzArrangement *arrange(const DzMetre *sites, guint count, const DzSites *index, bool with_reach)
{
    GError *error = NULL;
    g_autoptr(DzShape) lines = dz_shape_new();
    g_autoptr(DzPlane) edges = edges_of(sites, count);
    add_lines(lines, edges);
    if (with_reach) {
        g_autoptr(DzPlane) reach = dz_reach_lines(index, sites, count, REACH_M);
        add_lines(lines, reach);
    }
    add_frame(lines);
    DzArrangement *arrangement = dz_arrangement_build(lines, 1e-9, &error);
    g_assert_no_error(error);
    return arrangement;
}

static DzMetre *random_sites(GRand *rand, guint count)
{
    DzMetre *sites = g_new(DzMetre, count);
    for (guint i = 0; i < count; i++)
        sites[i] = (DzMetre){g_rand_double_range(rand, 0, SIZE_M), g_rand_double_range(rand, 0, SIZE_M)};
    return sites;
}

static DzMetre inside_of(const DzArrangement *arrangement, guint face)
{
    DzLonLat inside = arrangement->faces[face].inside;
    return (DzMetre){inside.lon / DEG_PER_M, inside.lat / DEG_PER_M};
}

/* Edges that meet beyond the frame enclose faces there, which are not counted. */
static guint framed_faces(const DzArrangement *arrangement)
{
    guint count = 0;
    for (guint f = 0; f < arrangement->face_count; f++) {
        DzMetre at = inside_of(arrangement, f);
        count += fabs(at.x - SIZE_M / 2) < SIZE_M && fabs(at.y - SIZE_M / 2) < SIZE_M;
    }
    return count;
}

static double distance_m(DzMetre a, DzMetre b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

/* How much nearer the nearest site is than the next one: twice the distance to an edge at least. */
static double lead_m(const DzMetre *sites, guint count, DzMetre at)
{
    double best = INFINITY, second = INFINITY;
    for (guint i = 0; i < count; i++) {
        double far_m = distance_m(sites[i], at);
        second = MIN(second, MAX(best, far_m));
        best = MIN(best, far_m);
    }
    return second - best;
}

/* The same answers at each of four places a little off. */
static bool is_clear_of_reach(const DzSites *index, const DzMetre *sites, DzMetre at)
{
    guint site = dz_sites_nearest(index, at);
    bool in = dz_in_reach(sites[site], REACH_M, at);
    for (guint k = 0; k < 4; k++) {
        DzMetre off = {at.x + (k == 0   ? NEAR_M
                               : k == 1 ? -NEAR_M
                                        : 0),
                       at.y + (k == 2   ? NEAR_M
                               : k == 3 ? -NEAR_M
                                        : 0)};
        if (dz_in_reach(sites[site], REACH_M, off) != in)
            return false;
    }
    return true;
}

static gint32 face_at(GPtrArray *faces, DzMetre at)
{
    for (guint f = 0; f < faces->len; f++)
        if (dz_shape_covers(g_ptr_array_index(faces, f), (DzLonLat){at.x * DEG_PER_M, at.y * DEG_PER_M}))
            return (gint32)f;
    return DZ_NO_FACE;
}

static GPtrArray *face_rings(const DzArrangement *arrangement)
{
    GPtrArray *faces = g_ptr_array_new_with_free_func((GDestroyNotify)dz_shape_free);
    g_autofree int *state = g_new0(int, arrangement->face_count);
    for (guint f = 0; f < arrangement->face_count; f++) {
        state[f] = 1;
        g_ptr_array_add(faces, dz_arrangement_dissolve(arrangement, state, 1));
        state[f] = 0;
    }
    return faces;
}

/* A random place has the owner (and is in reach) as the face around it says by its inside point. */
static void compare(GRand *rand, const DzMetre *sites, guint count, bool with_reach)
{
    g_autoptr(DzSites) index = dz_sites_new(sites, count);
    g_autoptr(DzArrangement) arrangement = arrange(sites, count, index, with_reach);
    g_autoptr(GPtrArray) faces = face_rings(arrangement);
    guint asked = 0, reached = 0;
    for (guint i = 0; i < 500; i++) {
        DzMetre at = {g_rand_double_range(rand, -.4 * SIZE_M, 1.4 * SIZE_M),
                      g_rand_double_range(rand, -.4 * SIZE_M, 1.4 * SIZE_M)};
        if (lead_m(sites, count, at) < NEAR_M || !is_clear_of_reach(index, sites, at))
            continue;
        gint32 face = face_at(faces, at);
        g_assert_cmpint(face, !=, DZ_NO_FACE);
        DzMetre inside = inside_of(arrangement, (guint)face);
        guint owner = dz_sites_nearest(index, inside);
        g_assert_cmpuint(owner, ==, dz_sites_nearest(index, at));
        bool in_reach = dz_in_reach(sites[owner], REACH_M, at);
        if (with_reach)
            g_assert_cmpint(dz_in_reach(sites[owner], REACH_M, inside), ==, in_reach);
        asked++;
        reached += in_reach;
    }
    g_assert_cmpuint(asked, >, 400);
    g_assert_cmpuint(reached, >, 0);
}

static void faces_belong_to_the_nearest_site(void)
{
    GRand *rand = g_rand_new_with_seed(51);
    for (guint i = 0; i < 20; i++) {
        guint count = (guint)g_rand_int_range(rand, 3, 120);
        g_autofree DzMetre *sites = random_sites(rand, count);
        compare(rand, sites, count, false);
        g_autoptr(DzSites) index = dz_sites_new(sites, count);
        g_autoptr(DzArrangement) arrangement = arrange(sites, count, index, false);
        g_assert_cmpuint(framed_faces(arrangement), ==, count); /* a cell each */
    }
    g_rand_free(rand);
}

static void reaches_cut_the_cells(void)
{
    GRand *rand = g_rand_new_with_seed(52);
    for (guint i = 0; i < 20; i++) {
        guint count = (guint)g_rand_int_range(rand, 1, 120);
        g_autofree DzMetre *sites = random_sites(rand, count);
        compare(rand, sites, count, true);
    }
    g_rand_free(rand);
}

static void sites_on_a_grid_have_cells(void)
{
    GRand *rand = g_rand_new_with_seed(53);
    DzMetre sites[100];
    for (guint i = 0; i < 100; i++) {
        guint column = i % 10, row = i / 10;
        sites[i] = (DzMetre){10000.0 * column, 10000.0 * row};
    }
    compare(rand, sites, 100, true);
    g_rand_free(rand);
}

static void few_sites_have_few_edges(void)
{
    DzMetre sites[] = {{20000, 50000}, {80000, 50000}};
    g_autoptr(DzPlane) none = edges_of(sites, 0), one = edges_of(sites, 1), two = edges_of(sites, 2);
    g_assert_cmpuint(dz_plane_count(none), ==, 0);
    g_assert_cmpuint(dz_plane_count(one), ==, 0);
    g_assert_cmpuint(dz_plane_count(two), ==, 1);
    guint count = 0;
    const DzMetre *edge = dz_plane_part(two, 0, &count);
    double south = INFINITY, north = -INFINITY;
    for (guint i = 0; i < count; i++) {
        g_assert_cmpfloat_with_epsilon(edge[i].x, 50000, 1e-6);
        south = MIN(south, edge[i].y);
        north = MAX(north, edge[i].y);
    }
    g_assert_cmpfloat_with_epsilon(south, -SIZE_M, 1e-6);
    g_assert_cmpfloat_with_epsilon(north, 2 * SIZE_M, 1e-6);
}

static void sites_on_a_line_have_strips(void)
{
    DzMetre sites[] = {{0, 0}, {10000, 10000}, {30000, 30000}, {60000, 60000}};
    g_autoptr(DzSites) index = dz_sites_new(sites, 4);
    g_autoptr(DzArrangement) arrangement = arrange(sites, 4, index, false);
    g_assert_cmpuint(framed_faces(arrangement), ==, 4);
}

/* A regular polygon: its corners are as far as the reach, its edges' middles nearer by cos(pi / 64). */
static void a_reach_is_a_regular_polygon(void)
{
    DzMetre site = {5000, -7000};
    for (guint k = 0; k < DZ_REACH_CORNERS; k++) {
        DzMetre a = dz_reach_corner(site, 1000, k), b = dz_reach_corner(site, 1000, k + 1);
        g_assert_cmpfloat_with_epsilon(distance_m(site, a), 1000, 1e-9);
        g_assert_cmpfloat_with_epsilon(distance_m(a, b), 2000 * sin(G_PI / 64), 1e-9);
        for (guint i = 0; i < 11; i++) {
            double t = i / 10.0;
            DzMetre at = {a.x + t * (b.x - a.x) - site.x, a.y + t * (b.y - a.y) - site.y};
            g_assert_true(dz_in_reach(site, 1000, (DzMetre){site.x + .9999 * at.x, site.y + .9999 * at.y}));
            g_assert_false(
                dz_in_reach(site, 1000, (DzMetre){site.x + 1.0001 * at.x, site.y + 1.0001 * at.y}));
        }
    }
    g_assert_true(dz_in_reach(site, 1000, site));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/tessellate/a face belongs to the site nearest to it",
                    faces_belong_to_the_nearest_site);
    g_test_add_func("/geo/tessellate/a face is wholly in reach of its site or not at all",
                    reaches_cut_the_cells);
    g_test_add_func("/geo/tessellate/sites on a grid have cells", sites_on_a_grid_have_cells);
    g_test_add_func("/geo/tessellate/few sites have few edges", few_sites_have_few_edges);
    g_test_add_func("/geo/tessellate/sites on a line have strips", sites_on_a_line_have_strips);
    g_test_add_func("/geo/tessellate/a reach is a regular polygon", a_reach_is_a_regular_polygon);
    return g_test_run();
}
