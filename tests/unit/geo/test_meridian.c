/*
 * Cutting at the antimeridian: areas stay, longitudes end at 180.
 */
#include "geo/meridian.h"

#include "geo/overlay.h"

#include <math.h>
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

static DzShape *shape_of(const DzLonLat *ring, guint count)
{
    DzShape *shape = dz_shape_new();
    for (guint i = 0; i < count; i++)
        dz_shape_add(shape, ring[i]);
    dz_shape_end(shape);
    return shape;
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
        g_autoptr(DzShape) shape = shape_of(ring, G_N_ELEMENTS(ring));
        g_autoptr(DzShape) cap = cut_shape(shape, true);
        g_assert_cmpfloat_with_epsilon(area_km2(cap) / BEYOND_60_KM2, 1, 1e-9);
    }
}

static void the_whole_world_is_no_crossing(void)
{
    DzLonLat world[] = {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}};
    g_autoptr(DzShape) shape = shape_of(world, 4);
    g_autoptr(DzShape) out = cut_shape(shape, false);
    g_assert_cmpfloat_with_epsilon(area_km2(out) / GLOBE_KM2, 1, 1e-9);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/geo/meridian/what crosses has the area that it has elsewhere",
                    what_crosses_has_the_area_that_it_has_elsewhere);
    g_test_add_func("/geo/meridian/what does not cross is left alone", what_does_not_cross_is_left_alone);
    g_test_add_func("/geo/meridian/a ring around a pole takes it in", a_ring_around_a_pole_takes_it_in);
    g_test_add_func("/geo/meridian/the whole world is no crossing", the_whole_world_is_no_crossing);
    return g_test_run();
}
