/*
 * Which hole belongs to which ring: squares within squares.
 */
#include "geo/polygons.h"

static void add_square(DzShape *shape, double west, double south, double size, bool hole)
{
    DzLonLat corners[] = {
        {west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}};
    for (guint i = 0; i < 4; i++)
        dz_shape_add(shape, corners[hole ? 3 - i : i]);
    dz_shape_end(shape);
}

static void nested(void)
{
    g_autoptr(DzShape) rings = dz_shape_new();
    add_square(rings, 4, 4, 1, true);    /* in the island */
    add_square(rings, 3, 3, 3, false);   /* an island in its hole */
    add_square(rings, 0, 0, 10, false);  /* the outer ring */
    add_square(rings, 2, 2, 6, true);    /* the hole */
    add_square(rings, 20, 20, 5, false); /* elsewhere */
    add_square(rings, 21, 21, 1, true);  /* a hole of it */
    g_autofree guint *owners = dz_polygon_owners(rings);
    guint want[] = {1, 1, 2, 2, 4, 4};
    for (guint i = 0; i < G_N_ELEMENTS(want); i++)
        g_assert_cmpuint(owners[i], ==, want[i]);
}

static void nothing(void)
{
    g_autoptr(DzShape) rings = dz_shape_new();
    g_autofree guint *owners = dz_polygon_owners(rings);
    g_assert_nonnull(owners);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/polygons/a hole belongs to the smallest ring around it", nested);
    g_test_add_func("/polygons/no rings have no owners", nothing);
    return g_test_run();
}
