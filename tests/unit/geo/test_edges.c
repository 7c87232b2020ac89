/*
 * The edge index against brute force over all edges, and against GEOS's covers over the faces, at random
 * positions, on vertices and middles of edges, and a little beside them.
 */
#include "geo/edges.h"

#include "geo/orient.h"
#include "geo/overlay.h"

#include "linework.h"

/* An arrangement of random triangles on a raster: coarse ones share vertices and edges and are collinear. */
static DzArrangement *random_arrangement(GRand *rand, double raster, double scale)
{
    DzOverlay *overlay = dz_overlay_new(1e-7, 0);
    gint32 count = g_rand_int_range(rand, 1, 30);
    for (gint32 i = 0; i < count; i++) {
        g_autoptr(DzShape) shape = dz_shape_new();
        for (guint k = 0; k < 3; k++)
            dz_shape_add(shape,
                         (DzLonLat){round(g_rand_double_range(rand, -scale, scale) / raster) * raster,
                                    round(g_rand_double_range(rand, -scale, scale) / raster) * raster});
        dz_shape_end(shape);
        dz_overlay_add(overlay, shape, 1);
    }
    GError *error = NULL;
    DzArrangement *arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    dz_overlay_free(overlay);
    return arrangement;
}

/* By all edges: the lowest face of those on an edge at the position, else that of the nearest edge to the
 * west. */
static gint32 by_brute_force(const DzArrangement *arrangement, DzLonLat at)
{
    gint32 lowest = G_MAXINT32, face = DZ_NO_FACE;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
            DzLonLat a = arrangement->points[k], b = arrangement->points[k + 1];
            bool within = at.lon >= MIN(a.lon, b.lon) && at.lon <= MAX(a.lon, b.lon) &&
                          at.lat >= MIN(a.lat, b.lat) && at.lat <= MAX(a.lat, b.lat);
            if (within && dz_orient(a, b, at) == 0) {
                lowest = arc->left == DZ_NO_FACE ? lowest : MIN(lowest, arc->left);
                lowest = arc->right == DZ_NO_FACE ? lowest : MIN(lowest, arc->right);
            }
            bool rises = a.lat <= at.lat && at.lat < b.lat, falls = b.lat <= at.lat && at.lat < a.lat;
            if (rises && dz_orient(a, b, at) < 0)
                face += arc->right - arc->left;
            if (falls && dz_orient(b, a, at) < 0)
                face += arc->left - arc->right;
        }
    }
    return lowest != G_MAXINT32 ? lowest : face;
}

static DzLonLat beside(GRand *rand, DzLonLat at)
{
    return (DzLonLat){nextafter(at.lon, g_rand_boolean(rand) ? 400 : -400),
                      nextafter(at.lat, g_rand_boolean(rand) ? 400 : -400)};
}

static void check(const DzArrangement *arrangement, const DzEdgeIndex *index, DzLonLat at)
{
    static guint calls = 0;
    gint32 face = by_brute_force(arrangement, at), many[3];
    DzLonLat three[] = {{500, 500}, at, at};
    g_assert_cmpint(dz_edge_index_find(index, at), ==, face);
    if (calls++ % 8 == 0) /* it costs all edges too */
        g_assert_cmpint(dz_arrangement_find(arrangement, at), ==, face);
    dz_edge_index_find_many(index, three, 3, many);
    g_assert_cmpint(many[0], ==, DZ_NO_FACE);
    g_assert_cmpint(many[1], ==, face);
    g_assert_cmpint(many[2], ==, face);
}

static void it_agrees_with_brute_force(void)
{
    GRand *rand = g_rand_new_with_seed(11);
    for (guint round = 0; round < 200; round++) {
        static const double scales[] = {1e-5, 0.1, 10, 170};
        double scale = scales[round % G_N_ELEMENTS(scales)];
        double raster = scale / pow(10, g_rand_double_range(rand, 0.5, 4));
        g_autoptr(DzArrangement) arrangement = random_arrangement(rand, MAX(raster, 1e-7), scale);
        g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
        for (guint i = 0; i < 300; i++)
            check(arrangement, index,
                  (DzLonLat){g_rand_double_range(rand, -1.1 * scale, 1.1 * scale),
                             g_rand_double_range(rand, -1.1 * scale, 1.1 * scale)});
        for (guint i = 0; i < arrangement->arc_count; i++) {
            const DzArc *arc = &arrangement->arcs[i];
            for (guint k = arc->first; k < arc->first + arc->count; k++) {
                DzLonLat at = arrangement->points[k],
                         next = arrangement->points[MIN(k + 1, arc->first + arc->count - 1)];
                DzLonLat middle = {(at.lon + next.lon) / 2, (at.lat + next.lat) / 2};
                DzLonLat spots[] = {at, middle, beside(rand, at), beside(rand, middle), {at.lon, middle.lat}};
                for (guint s = 0; s < G_N_ELEMENTS(spots); s++)
                    check(arrangement, index, spots[s]);
            }
        }
    }
    g_rand_free(rand);
}

static void it_agrees_with_geos(void)
{
    GRand *rand = g_rand_new_with_seed(12);
    GEOSContextHandle_t geos = GEOS_init_r();
    for (guint round = 0; round < 20; round++) {
        g_autoptr(DzArrangement) arrangement = random_arrangement(rand, 0.01, 10);
        g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
        g_autofree GEOSGeometry **faces = g_new(GEOSGeometry *, arrangement->face_count);
        g_autofree int *state = g_new0(int, arrangement->face_count);
        for (guint f = 0; f < arrangement->face_count; f++)
            faces[f] = linework_face(geos, arrangement, state, f);
        for (guint i = 0; i < 200; i++) {
            DzLonLat at = {g_rand_double_range(rand, -11, 11), g_rand_double_range(rand, -11, 11)};
            if (i < 100 && arrangement->arc_count)
                at = arrangement->points[g_rand_int_range(rand, 0, (gint32)arrangement->arcs[0].count)];
            GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, at.lon, at.lat);
            gint32 expected = DZ_NO_FACE;
            for (guint f = arrangement->face_count; f > 0; f--)
                if (GEOSCovers_r(geos, faces[f - 1], point) == 1)
                    expected = (gint32)f - 1;
            g_assert_cmpint(dz_edge_index_find(index, at), ==, expected);
            GEOSGeom_destroy_r(geos, point);
        }
        for (guint f = 0; f < arrangement->face_count; f++)
            GEOSGeom_destroy_r(geos, faces[f]);
    }
    GEOS_finish_r(geos);
    g_rand_free(rand);
}

static void nowhere_is_in_no_face(void)
{
    GRand *rand = g_rand_new_with_seed(13);
    g_autoptr(DzArrangement) arrangement = random_arrangement(rand, 0.01, 10);
    g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
    DzLonLat nowhere[] = {{NAN, 0}, {0, NAN}, {INFINITY, 0}, {0, -INFINITY}, {1e300, 1e300}, {179, 89}};
    gint32 faces[G_N_ELEMENTS(nowhere)];
    dz_edge_index_find_many(index, nowhere, G_N_ELEMENTS(nowhere), faces);
    for (guint i = 0; i < G_N_ELEMENTS(nowhere); i++) {
        g_assert_cmpint(dz_edge_index_find(index, nowhere[i]), ==, DZ_NO_FACE);
        g_assert_cmpint(dz_arrangement_find(arrangement, nowhere[i]), ==, DZ_NO_FACE);
        g_assert_cmpint(faces[i], ==, DZ_NO_FACE);
    }
    DzArrangement nothing = {0};
    g_autoptr(DzEdgeIndex) empty = dz_edge_index_new(&nothing);
    g_assert_cmpint(dz_edge_index_find(empty, (DzLonLat){0, 0}), ==, DZ_NO_FACE);
    g_rand_free(rand);
}

/* Joined by their numbers modulo three, and some as no face at all: a position on an edge that stays is told
 * as such, any other is in what its face counts as. */
static void joined_faces_answer_as_what_they_count_as(void)
{
    GRand *rand = g_rand_new_with_seed(16);
    guint on_edges = 0;
    for (guint turn = 0; turn < 60; turn++) {
        g_autoptr(DzArrangement) arrangement = random_arrangement(rand, 0.5, 10);
        g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
        g_autofree gint32 *joined = g_new(gint32, arrangement->face_count + 1);
        for (guint f = 0; f < arrangement->face_count; f++)
            joined[f] = (gint32)(f % 3) - 1;
        g_autoptr(DzEdgeIndex) coarse = dz_edge_index_new_joined(arrangement, joined);
        for (guint i = 0; i < 500; i++) {
            DzLonLat at = {round(g_rand_double_range(rand, -11, 11) * 4) / 4,
                           round(g_rand_double_range(rand, -11, 11) * 4) / 4};
            gint32 face = dz_edge_index_find(index, at), found = dz_edge_index_find(coarse, at);
            on_edges += found == DZ_ON_EDGE;
            if (found != DZ_ON_EDGE)
                g_assert_cmpint(found, ==, face == DZ_NO_FACE ? DZ_NO_FACE : joined[face]);
        }
    }
    g_assert_cmpuint(on_edges, >, 100);
    g_assert_cmpuint(on_edges, <, 15000);
    g_rand_free(rand);
}

/* Any number of positions at once, from several threads, are answered as one after the other. */
typedef struct Batch {
    const DzEdgeIndex *index;
    const DzLonLat *at;
    gsize count;
    gint32 *faces;
} Batch;

static gpointer find_all(gpointer data)
{
    Batch *batch = data;
    dz_edge_index_find_many(batch->index, batch->at, batch->count, batch->faces);
    return NULL;
}

static void many_at_once_are_answered_as_one_by_one(void)
{
    enum { THREADS = 3 };
    GRand *rand = g_rand_new_with_seed(15);
    g_autoptr(DzArrangement) arrangement = random_arrangement(rand, 0.05, 10);
    g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
    static const gsize counts[] = {0, 1, 1023, 1024, 1025, 5000};
    for (guint c = 0; c < G_N_ELEMENTS(counts); c++) {
        g_autofree DzLonLat *at = g_new(DzLonLat, counts[c] + 1);
        for (gsize i = 0; i < counts[c]; i++)
            at[i] = (DzLonLat){round(g_rand_double_range(rand, -11, 11) * 40) / 40,
                               round(g_rand_double_range(rand, -11, 11) * 40) / 40};
        Batch batches[THREADS];
        GThread *threads[THREADS];
        for (guint t = 0; t < THREADS; t++) {
            batches[t] = (Batch){index, at, counts[c], g_new0(gint32, counts[c] + 1)};
            batches[t].faces[counts[c]] = 77; /* must stay */
            threads[t] = g_thread_new("find", find_all, &batches[t]);
        }
        for (guint t = 0; t < THREADS; t++) {
            g_thread_join(threads[t]);
            for (gsize i = 0; i < counts[c]; i++)
                g_assert_cmpint(batches[t].faces[i], ==, dz_edge_index_find(index, at[i]));
            g_assert_cmpint(batches[t].faces[counts[c]], ==, 77);
            g_free(batches[t].faces);
        }
    }
    g_rand_free(rand);
}

/* Positions on a line by construction: whole multiples of a step are exact, so is their sum. */
static void sides_are_exact(void)
{
    GRand *rand = g_rand_new_with_seed(14);
    for (guint i = 0; i < 100000; i++) {
        double x = g_rand_int_range(rand, -1000000, 1000000), y = g_rand_int_range(rand, -1000000, 1000000);
        double scale = ldexp(1, g_rand_int_range(rand, -40, -20));
        int k = g_rand_int_range(rand, 2, 1000);
        DzLonLat a = {x * scale, y * scale}, b = {a.lon + 3 * scale, a.lat + 7 * scale};
        DzLonLat on = {a.lon + 3 * k * scale, a.lat + 7 * k * scale};
        g_assert_cmpint(dz_orient(a, b, on), ==, 0);
        g_assert_cmpint(dz_orient(a, b, (DzLonLat){nextafter(on.lon, -1e9), on.lat}), ==, 1);
        g_assert_cmpint(dz_orient(a, b, (DzLonLat){nextafter(on.lon, 1e9), on.lat}), ==, -1);
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/edges/it agrees with brute force", it_agrees_with_brute_force);
    g_test_add_func("/geo/edges/it agrees with GEOS", it_agrees_with_geos);
    g_test_add_func("/geo/edges/nowhere is in no face", nowhere_is_in_no_face);
    g_test_add_func("/geo/edges/joined faces answer as what they count as",
                    joined_faces_answer_as_what_they_count_as);
    g_test_add_func("/geo/edges/many at once are answered as one by one",
                    many_at_once_are_answered_as_one_by_one);
    g_test_add_func("/geo/orient/sides are exact", sides_are_exact);
    return g_test_run();
}
