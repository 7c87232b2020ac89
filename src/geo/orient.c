#include "geo/orient.h"

#include <float.h>
#include <math.h>

enum { TERMS = 12, SCALE = 480 };

/* Adds a number to an expansion of `count` components, exactly (Shewchuk's GROW-EXPANSION with TWO-SUM). */
static void grow(double *expansion, guint count, double value)
{
    for (guint i = 0; i < count; i++) {
        double sum = expansion[i] + value, virtual = sum - expansion[i];
        expansion[i] = (expansion[i] - (sum - virtual)) + (value - virtual);
        value = sum;
    }
    expansion[count] = value;
}

/* Adds a product, exactly: its rounded value and what rounding took. */
static void add_product(double *expansion, guint *count, double a, double b)
{
    double product = a * b;
    grow(expansion, (*count)++, fma(a, b, -product));
    grow(expansion, (*count)++, product);
}

/* Far from where numbers lose bits for being small; products of hundreds of degrees stay below 2^1024. */
static DzLonLat scaled(DzLonLat at)
{
    return (DzLonLat){ldexp(at.lon, SCALE), ldexp(at.lat, SCALE)};
}

/* The determinant multiplied out; the sign is that of the largest component, which is the last that is not 0.
 */
static int orient_exactly(DzLonLat a, DzLonLat b, DzLonLat c)
{
    double expansion[TERMS];
    guint count = 0;
    a = scaled(a);
    b = scaled(b);
    c = scaled(c);
    add_product(expansion, &count, a.lon, b.lat);
    add_product(expansion, &count, -a.lon, c.lat);
    add_product(expansion, &count, -c.lon, b.lat);
    add_product(expansion, &count, -a.lat, b.lon);
    add_product(expansion, &count, a.lat, c.lon);
    add_product(expansion, &count, c.lat, b.lon);
    for (guint i = count; i > 0; i--)
        if (expansion[i - 1] != 0)
            return expansion[i - 1] > 0 ? 1 : -1;
    return 0;
}

int dz_orient(DzLonLat a, DzLonLat b, DzLonLat at)
{
    static const double bound = (3 + 16 * (DBL_EPSILON / 2)) * (DBL_EPSILON / 2);
    G_STATIC_ASSERT(DBL_MANT_DIG == 53);
    static const double least = 1e-250; /* below, rounding is no longer relative */
    double left = (a.lon - at.lon) * (b.lat - at.lat), right = (a.lat - at.lat) * (b.lon - at.lon);
    double determinant = left - right;
    if (fabs(determinant) > MAX(bound * (fabs(left) + fabs(right)), least))
        return determinant > 0 ? 1 : -1;
    return orient_exactly(a, b, at);
}
