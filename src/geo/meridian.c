/*
 * Each ring is first made continuous, over 180 degrees where it crosses; then what lies in each strip of 360
 * degrees is clipped out (I. Sutherland and G. Hodgman, Reentrant polygon clipping, CACM 17, 1974) and
 * brought home. Clipping ring by ring leaves edges along the cut that lie on each other; by the even-odd rule
 * they do not matter.
 */
#include "geo/meridian.h"

#include <math.h>

static const double JUMP_DEG = 270;
static const double POLE_DEG = 89.9999;
static const double POLAR_DEG =
    45; /* a ring around a pole has to be read as one if it is this far from the equator */

/* By how much the next position must be shifted to be beside the one before: 0, 360 or -360. */
static double shift_between(DzLonLat from, DzLonLat to)
{
    double step = to.lon - from.lon;
    bool along_pole = fabs(from.lat) > POLE_DEG && fabs(to.lat) > POLE_DEG;
    return fabs(step) <= JUMP_DEG || along_pole ? 0 : step > 0 ? -360 : 360;
}

static double area(const GArray *ring)
{
    double twice = 0;
    for (guint i = 0; i < ring->len; i++) {
        DzLonLat a = g_array_index(ring, DzLonLat, i), b = g_array_index(ring, DzLonLat, (i + 1) % ring->len);
        twice += a.lon * b.lat - b.lon * a.lat;
    }
    return fabs(twice) / 2;
}

/* The ring without jumps; one that ends 360 degrees from where it began is closed over the pole it goes
 * around. */
static GArray *unwrap(const DzLonLat *ring, guint count, bool *jumps, bool *around_pole)
{
    GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(DzLonLat), count + 3);
    double shift = 0, lat = 0;
    for (guint i = 0; i < count; i++) {
        double more = i ? shift_between(ring[i - 1], ring[i]) : 0;
        shift += more;
        *jumps = *jumps || more != 0;
        lat += ring[i].lat;
        DzLonLat at = {ring[i].lon + shift, ring[i].lat};
        g_array_append_val(out, at);
    }
    double last = shift_between(ring[count - 1], ring[0]);
    shift += last;
    *jumps = *jumps || last != 0;
    *around_pole = shift != 0 && fabs(lat / count) > POLAR_DEG;
    if (shift != 0) {
        double pole = lat > 0 ? 90 : -90;
        DzLonLat way[] = {
            {ring[0].lon + shift, ring[0].lat}, {ring[0].lon + shift, pole}, {ring[0].lon, pole}};
        g_array_append_vals(out, way, 3);
    }
    return out;
}

/* Where an edge crosses a meridian: the same from both sides. */
static DzLonLat crossing(DzLonLat a, DzLonLat b, double lon)
{
    DzLonLat low = a.lon < b.lon ? a : b, high = a.lon < b.lon ? b : a;
    return (DzLonLat){lon, low.lat + (high.lat - low.lat) * ((lon - low.lon) / (high.lon - low.lon))};
}

/* What of the ring is east of a meridian, or west of it. */
static GArray *clip(const GArray *ring, double lon, bool east)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(DzLonLat));
    for (guint i = 0; i < ring->len; i++) {
        DzLonLat a = g_array_index(ring, DzLonLat, i), b = g_array_index(ring, DzLonLat, (i + 1) % ring->len);
        bool a_in = east ? a.lon >= lon : a.lon <= lon, b_in = east ? b.lon >= lon : b.lon <= lon;
        if (a_in)
            g_array_append_val(out, a);
        if (a_in != b_in && a.lon != lon && b.lon != lon) {
            DzLonLat at = crossing(a, b, lon);
            g_array_append_val(out, at);
        }
    }
    return out;
}

static void add_strips(DzShape *out, const GArray *ring)
{
    double west = INFINITY, east = -INFINITY;
    for (guint i = 0; i < ring->len; i++) {
        west = MIN(west, g_array_index(ring, DzLonLat, i).lon);
        east = MAX(east, g_array_index(ring, DzLonLat, i).lon);
    }
    for (double strip = floor((west + 180) / 360); strip * 360 - 180 < east; strip++) {
        g_autoptr(GArray) right = clip(ring, strip * 360 - 180, true);
        g_autoptr(GArray) piece = clip(right, strip * 360 + 180, false);
        for (guint i = 0; piece->len >= 3 && i < piece->len; i++) {
            DzLonLat at = g_array_index(piece, DzLonLat, i);
            dz_shape_add(out, (DzLonLat){CLAMP(at.lon - strip * 360, -180, 180), at.lat});
        }
        dz_shape_end(out);
    }
}

static void add_whole(DzShape *out, const DzLonLat *ring, guint count)
{
    g_array_append_vals(out->points, ring, count);
    dz_shape_end(out);
}

/* Is there anything to do at all? Most rings are far from it. */
static bool is_plain(const DzLonLat *ring, guint count)
{
    for (guint i = 0; i < count; i++)
        if (fabs(ring[i].lon) > 180 || shift_between(ring[i], ring[i + 1 < count ? i + 1 : 0]) != 0)
            return false;
    return true;
}

DzShape *dz_cut_at_antimeridian(const DzShape *rings, bool *cut)
{
    DzShape *out = dz_shape_new();
    *cut = false;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        if (is_plain(ring, count)) {
            add_whole(out, ring, count);
            continue;
        }
        bool jumps = false, around_pole = false;
        g_autoptr(GArray) whole = unwrap(ring, count, &jumps, &around_pole);
        g_autoptr(GArray) raw = g_array_new(FALSE, FALSE, sizeof(DzLonLat));
        g_array_append_vals(raw, ring, count);
        double unwrapped = area(whole);
        bool crosses = jumps && unwrapped > 0 && (around_pole || unwrapped < area(raw));
        add_strips(out, crosses ? whole : raw);
        *cut = true;
    }
    return out;
}
