#include "geo/measure.h"

#include <geodesic.h>
#include <math.h>

static const double MAX_EDGE_KM = 10;

static struct geod_geodesic wgs84(void)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    return ellipsoid;
}

double dz_distance_km(DzLonLat a, DzLonLat b)
{
    struct geod_geodesic ellipsoid = wgs84();
    double metres = 0;
    geod_inverse(&ellipsoid, a.lat, a.lon, b.lat, b.lon, &metres, NULL, NULL);
    return metres / 1000;
}

DzLonLat dz_destination(DzLonLat from, double azimuth_deg, double km)
{
    struct geod_geodesic ellipsoid = wgs84();
    DzLonLat to = from;
    geod_direct(&ellipsoid, from.lat, from.lon, azimuth_deg, km * 1000, &to.lat, &to.lon, NULL);
    return to;
}

/* An upper bound of an edge's length that costs no geodesic: no degree is longer than 111.7 km. */
static double edge_bound_km(DzLonLat a, DzLonLat b)
{
    return 111.7 * hypot(b.lon - a.lon, b.lat - a.lat);
}

double dz_ring_area_km2(const DzLonLat *ring, guint count)
{
    struct geod_geodesic ellipsoid = wgs84();
    struct geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (guint i = 0; i < count; i++) {
        DzLonLat a = ring[i], b = ring[(i + 1) % count];
        int pieces = (int)ceil(edge_bound_km(a, b) / MAX_EDGE_KM);
        for (int k = 0; k < MAX(pieces, 1); k++) {
            double t = (double)k / MAX(pieces, 1);
            geod_polygon_addpoint(&ellipsoid, &polygon, a.lat + t * (b.lat - a.lat),
                                  a.lon + t * (b.lon - a.lon));
        }
    }
    double area = 0;
    geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, NULL);
    return area / 1e6;
}
