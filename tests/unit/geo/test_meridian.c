/*
 * Cutting at the antimeridian: areas stay, longitudes end at 180.
 */
#include "geo/meridian.h"

#include "geo/overlay.h"
#include "geo/project.h"

#include "boxes.h"
#include "linework.h"

#include <string.h>

/* The area of an even-odd shape, by the faces of its overlay. */
static double area_km2(const DzShape *shape)
{
    GError *error = NULL;
    g_autoptr(DzOverlay) overlay = dz_overlay_new(1e-7, 0);
    dz_overlay_add(overlay, shape, 1);
    g_autoptr(DzArrangement) arrangement = dz_overlay_build(overlay, NULL, NULL, &error);
    g_assert_no_error(error);
    double sum = 0;
    for (guint f = 0; f < arrangement->face_count; f++)
        sum += arrangement->faces[f].area_km2;
    return sum;
}

static DzShape *cut_shape(const DzShape *shape, bool expected)
{
    bool cut = !expected;
    DzShape *out = dz_cut_at_antimeridian(shape, &cut);
    g_assert_true(cut == expected);
    for (guint i = 0; i < out->points->len; i++)
        g_assert_cmpfloat(fabs(g_array_index(out->points, DzLonLat, i).lon), <=, 180);
    return out;
}

/* A star around a middle, with longitudes as they come (0), brought to -180 to 180 (1), or to 0 to 360 (2).
 */
static DzShape *star(guint32 seed, double lon, int form)
{
    GRand *rand = g_rand_new_with_seed(seed);
    DzShape *shape = dz_shape_new();
    double lat = g_rand_double_range(rand, -60, 60);
    for (guint i = 0; i < 40; i++) {
        double angle = 2 * G_PI * i / 40, far = g_rand_double_range(rand, 2, 20);
        double at = lon + far * cos(angle);
        at = form == 1 ? remainder(at, 360) : form == 2 ? at - 360 * floor(at / 360) : at;
        dz_shape_add(shape, (DzLonLat){at, lat + far * sin(angle)});
    }
    dz_shape_end(shape);
    g_rand_free(rand);
    return shape;
}

static void what_crosses_has_the_area_that_it_has_elsewhere(void)
{
    for (guint32 seed = 0; seed < 50; seed++) {
        g_autoptr(DzShape) plain = star(seed, 40, 0);
        double expected = area_km2(plain);
        for (int form = 0; form < 3; form++) {
            g_autoptr(DzShape) crossing = star(seed, 175 + 0.1 * seed, form);
            g_autoptr(DzShape) out = cut_shape(crossing, true);
            g_assert_cmpfloat_with_epsilon(area_km2(out) / expected, 1, 1e-8);
        }
    }
}

static void what_does_not_cross_is_left_alone(void)
{
    g_autoptr(DzShape) plain = star(1, -40, 0);
    g_autoptr(DzShape) out = cut_shape(plain, false);
    g_assert_cmpuint(out->points->len, ==, plain->points->len);
    g_assert_true(memcmp(out->points->data, plain->points->data, out->points->len * sizeof(DzLonLat)) == 0);
}

/* The whole globe has 510,065,622 km2 (4 pi times the square of the authalic radius 6371.0072 km); what lies
 * beyond 60 degrees is by M N cos(latitude) integrated in 200,000 steps. */
static const double GLOBE_KM2 = 510065621.7, BEYOND_60_KM2 = 34415850.51;

static void a_ring_around_a_pole_takes_it_in(void)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        double lat = sign * 60;
        DzLonLat ring[] = {{-170, lat}, {-85, lat}, {0, lat}, {85, lat}, {179, lat}};
        g_autoptr(DzShape) shape = ring_shape(ring, G_N_ELEMENTS(ring));
        g_autoptr(DzShape) cap = cut_shape(shape, true);
        g_assert_cmpfloat_with_epsilon(area_km2(cap) / BEYOND_60_KM2, 1, 1e-9);
    }
}

static void the_whole_world_is_no_crossing(void)
{
    DzLonLat world[] = {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}};
    g_autoptr(DzShape) shape = ring_shape(world, 4);
    g_autoptr(DzShape) out = cut_shape(shape, false);
    g_assert_cmpfloat_with_epsilon(area_km2(out) / GLOBE_KM2, 1, 1e-9);
}

/* What a box of EPSG:3031 is on WGS 84, as a reader does it. */
static double polar_box_km2(double west, double south, double east, double north)
{
    GError *error = NULL;
    bool cut = false;
    DzLonLat corners[] = {{west, south}, {east, south}, {east, north}, {west, north}}, from, to;
    g_autoptr(DzShape) box = ring_shape(corners, 4);
    g_autoptr(DzShape) dense = dz_shape_densify(box, true, 1000);
    g_autoptr(DzTransform) transform = dz_transform_new("EPSG:3031", &error);
    g_assert_no_error(error);
    g_assert_true(
        dz_transform_points(transform, (DzLonLat *)(void *)dense->points->data, dense->points->len, &error));
    g_autoptr(DzShape) opened = dz_open_poles(dense);
    g_assert_false(dz_crossing_is_doubtful(opened, &from, &to));
    g_autoptr(DzShape) out = dz_cut_at_antimeridian(opened, &cut);
    return area_km2(out);
}

/* By the cap's area up to the latitude of each point of the edge (Snyder 3-12, 21-34), over the angle by
 * Simpson's rule in 20,000 steps. */
static const double POLAR_BOX_KM2 = 4191045.481;

static void boxes_of_a_polar_projection_have_their_area(void)
{
    g_assert_cmpfloat_with_epsilon(polar_box_km2(-1e6, -1e6, 1e6, 1e6) / POLAR_BOX_KM2, 1, 1e-6);
    for (int k = 0; k < 4; k++) {
        double west = k & 1 ? -1e6 : 0, south = k & 2 ? -1e6 : 0;
        g_assert_cmpfloat_with_epsilon(polar_box_km2(west, south, west + 1e6, south + 1e6) / POLAR_BOX_KM2,
                                       0.25, 1e-6);
    }
    double half = polar_box_km2(-1e6, -1e6, 1e6, 0), other = polar_box_km2(-1e6, -1e6, 0, 1e6);
    g_assert_cmpfloat_with_epsilon(half / POLAR_BOX_KM2, 0.5, 1e-6);
    g_assert_cmpfloat_with_epsilon(other / POLAR_BOX_KM2, 0.5, 1e-6);
}

static void a_parallel_takes_in_its_nearer_pole(void)
{
    static const double beyond_30_km2 = 127944540.878; /* the closed formula */
    for (int k = 0; k < 4; k++) {
        g_autoptr(DzShape) ring = dz_shape_new();
        double lat = k & 1 ? -30 : 30;
        for (int i = 0; i < 36; i++)
            dz_shape_add(ring, (DzLonLat){k & 2 ? 180 - i * 10 : i * 10 - 180, lat});
        dz_shape_end(ring);
        g_autoptr(DzShape) cap = cut_shape(ring, true);
        g_assert_cmpfloat_with_epsilon(area_km2(cap) / beyond_30_km2, 1, 1e-9);
    }
}

typedef struct Sketch {
    const char *ring;
    bool doubtful;
} Sketch;

static void sketches_across_are_in_doubt(void)
{
    static const Sketch table[] = {
        {"-179 -60, 179 -60, 179 60, -179 60", true},
        {"175 20, -175 20, -175 30, 175 30", true},
        {"-150 0, 150 0, 0 80", true},
        {"-179 -60, 0 -60, 179 -60, 179 60, -179 60", true}, /* around a pole, or a point forgotten */
        {"-100 0, 100 0, 100 40, -100 40", false},
        {"-180 -60, 180 -60, 180 60, -180 60", false},
        {"-180 -90, 180 -90, 180 -60, -180 -60", false},
        {"170 0, 190 0, 190 10, 170 10", false},
        {"175 20, 180 20, -180 20, -175 20, -175 30, -180 30, 180 30, 175 30", false},
        {"-179 -60, -90 -60, 0 -60, 90 -60, 179 -60, 179 60, 90 60, 0 60, -90 60, -179 60", false},
        {"45 -81, 135 -81, -135 -81, -45 -81", false},
        {"-120 2, 0 2, 120 2", true}, /* which half of the globe? */
        {"10 10, 11 10, 11 11", false}};
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autoptr(DzShape) ring = linework(table[i].ring);
        DzLonLat from = {0, 0}, to = {0, 0};
        g_test_message("%s", table[i].ring);
        g_assert_true(dz_crossing_is_doubtful(ring, &from, &to) == table[i].doubtful);
        g_assert_true(fabs(to.lon - from.lon) > 180 || !table[i].doubtful);
    }
}

static void bands_around_the_earth_are_as_they_are_written(void)
{
    static const double belt_km2 = 438782621.135; /* -179 to 179, -60 to 60: the closed formula */
    g_autoptr(DzShape) whole = linework("-180 -60, 180 -60, 180 60, -180 60");
    g_autoptr(DzShape) belt =
        linework("-179 -60, -90 -60, 0 -60, 90 -60, 179 -60, 179 60, 90 60, 0 60, -90 60, -179 60");
    g_autoptr(DzShape) out = cut_shape(whole, false), same = cut_shape(belt, false);
    g_assert_cmpfloat_with_epsilon(area_km2(out) / (belt_km2 * 360 / 358), 1, 1e-9);
    g_assert_cmpfloat_with_epsilon(area_km2(same) / belt_km2, 1, 1e-9);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/meridian/what crosses has the area that it has elsewhere",
                    what_crosses_has_the_area_that_it_has_elsewhere);
    g_test_add_func("/geo/meridian/what does not cross is left alone", what_does_not_cross_is_left_alone);
    g_test_add_func("/geo/meridian/a ring around a pole takes it in", a_ring_around_a_pole_takes_it_in);
    g_test_add_func("/geo/meridian/the whole world is no crossing", the_whole_world_is_no_crossing);
    g_test_add_func("/geo/meridian/boxes of a polar projection have their area",
                    boxes_of_a_polar_projection_have_their_area);
    g_test_add_func("/geo/meridian/a parallel takes in its nearer pole", a_parallel_takes_in_its_nearer_pole);
    g_test_add_func("/geo/meridian/sketches across are in doubt", sketches_across_are_in_doubt);
    g_test_add_func("/geo/meridian/bands around the earth are as they are written",
                    bands_around_the_earth_are_as_they_are_written);
    return g_test_run();
}
