#include "geo/measure.h"

#include <geodesic.h>
#include <math.h>

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

double dz_line_km(const DzLonLat *line, guint count)
{
    static const double a_km = 6378.137, flattening = 1 / 298.257223563,
                        short_deg = 0.045; /* 5 km of a meridian */
    const double e2 = flattening * (2 - flattening);
    double sum = 0;
    for (guint i = 0; i + 1 < count; i++) {
        DzLonLat from = line[i], to = line[i + 1];
        double dlat = to.lat - from.lat, dlon = to.lon - from.lon;
        if (fabs(dlat) > short_deg || fabs(dlon) > short_deg || fabs(from.lat) > 89) {
            sum += dz_distance_km(from, to);
            continue;
        }
        double lat = (from.lat + to.lat) / 2 * G_PI / 180, s = sin(lat);
        double w2 = 1 - e2 * s * s,
               across = a_km / sqrt(w2); /* the radius of curvature across the meridian */
        double north = across * (1 - e2) / w2 * dlat, east = across * sqrt(1 - s * s) * dlon;
        sum += sqrt(north * north + east * east) * G_PI / 180;
    }
    return sum;
}

DzLonLat dz_destination(DzLonLat from, double azimuth_deg, double km)
{
    struct geod_geodesic ellipsoid = wgs84();
    DzLonLat to = from;
    geod_direct(&ellipsoid, from.lat, from.lon, azimuth_deg, km * 1000, &to.lat, &to.lon, NULL);
    return to;
}

/* The area [km2] north of the equator up to a latitude, for one radian of longitude: Snyder's q times a^2
 * / 2. */
static double area_below(double lat_deg)
{
    static const double flattening = 1 / 298.257223563, a_km = 6378.137;
    const double e2 = flattening * (2 - flattening);
    double s = sin(lat_deg * G_PI / 180), u = e2 * s * s;
    /* atanh(e s) / e as a series: u is below 0.0067, so the next term is below 1e-16 */
    double series =
        s * (1 + u * (1. / 3 + u * (1. / 5 + u * (1. / 7 + u * (1. / 9 + u * (1. / 11 + u / 13))))));
    return a_km * a_km * (1 - e2) / 2 * (s / (1 - u) + series);
}

double dz_line_area_km2(const DzLonLat *line, guint count)
{
    static const double flat_deg = 1e-4, piece_deg = 0.25; /* up to which two, three heights do */
    double sum = 0, below = count ? area_below(line[0].lat) : 0;
    for (guint i = 0; i + 1 < count; i++) {
        DzLonLat a = line[i], b = line[i + 1];
        double dlat = b.lat - a.lat, dlon = (b.lon - a.lon) * G_PI / 180, end = area_below(b.lat), mean = 0;
        int pieces = (int)ceil(fabs(dlat) / piece_deg);
        double from = below;
        for (int k = 0; k < pieces && fabs(dlat) > flat_deg; k++) {
            double to = k + 1 < pieces ? area_below(a.lat + dlat * (k + 1) / pieces) : end;
            mean += (from + 4 * area_below(a.lat + dlat * (k + 0.5) / pieces) + to) / (6 * pieces);
            from = to;
        }
        if (fabs(dlat) <= flat_deg)
            mean = (below + end) / 2;
        sum -= mean * dlon;
        below = end;
    }
    return sum;
}

double dz_ring_area_km2(const DzLonLat *ring, guint count)
{
    if (count < 3)
        return 0;
    DzLonLat closing[] = {ring[count - 1], ring[0]};
    return dz_line_area_km2(ring, count) + dz_line_area_km2(closing, 2);
}
