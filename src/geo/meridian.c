/*
 * An edge between longitudes more than 180 degrees apart may be meant as it is written or the short way
 * around. Read the short way, a ring is made continuous, over 180 degrees where it crosses; one that ends 360
 * degrees from where it began goes around a pole. Then what lies in each strip of 360 degrees is clipped out
 * (I. Sutherland and G. Hodgman, Reentrant polygon clipping, CACM 17, 1974) and brought home. Clipping ring
 * by ring leaves edges along the cut that lie on each other; by the even-odd rule they do not matter.
 */
#include "geo/meridian.h"

#include "geo/measure.h"

#include <math.h>

static const double WIDE_DEG = 270; /* edges wider than this are hardly meant as they are written */
static const double LONG_DEG = 20;  /* a ring that has edges as long on the ground is a sketch */
static const guint FEW_POINTS = 8;  /* and so is one with fewer points */
static const double NOTHING = 1e-6; /* of the other reading's area: then only the other can be meant */
static const double EVEN = 0.8;     /* halves of the globe that cannot be told apart by their size */
static const double POLE_DEG = 89.9999;

/* How a ring is to be read, and what there is to doubt. */
typedef struct Reading {
    GArray *ring; /* of DzLonLat, without jumps; NULL: as it is written */
    bool doubtful;
    DzLonLat from, to; /* its widest edge */
} Reading;

static void reading_clear(Reading *reading)
{
    g_clear_pointer(&reading->ring, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

static bool is_at_pole(DzLonLat at)
{
    return fabs(at.lat) > POLE_DEG;
}

static bool is_along_pole(DzLonLat from, DzLonLat to)
{
    return is_at_pole(from) && is_at_pole(to);
}

/* The way east from one to the other: the short one, or along a pole as it is written. */
static double step_between(DzLonLat from, DzLonLat to)
{
    double step = to.lon - from.lon;
    return fabs(step) <= 180 || is_along_pole(from, to) ? step : step - 360 * rint(step / 360);
}

static bool is_jump(DzLonLat from, DzLonLat to)
{
    return fabs(to.lon - from.lon) > 180 && !is_along_pole(from, to);
}

static DzLonLat at(const GArray *ring, guint i)
{
    return g_array_index(ring, DzLonLat, i % ring->len);
}

/* Adds a ring; a pole between two other positions is where the meridians of both end. */
static GArray *open_poles(const DzLonLat *points, guint count)
{
    GArray *ring = g_array_sized_new(FALSE, FALSE, sizeof(DzLonLat), count + 4);
    for (guint i = 0; i < count; i++) {
        DzLonLat before = points[(i + count - 1) % count], here = points[i], after = points[(i + 1) % count];
        if (!is_at_pole(here) || is_at_pole(before) || is_at_pole(after)) {
            g_array_append_val(ring, here);
            continue;
        }
        DzLonLat ways[] = {{before.lon, here.lat}, {after.lon, here.lat}};
        g_array_append_vals(ring, ways, 2);
    }
    return ring;
}

DzShape *dz_open_poles(const DzShape *rings)
{
    DzShape *out = dz_shape_new();
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(rings, part, &count);
        g_autoptr(GArray) ring = open_poles(points, count);
        g_array_append_vals(out->points, ring->data, ring->len);
        dz_shape_end(out);
    }
    return out;
}

static double area_km2(const GArray *ring)
{
    return fabs(dz_ring_area_km2((const DzLonLat *)(void *)ring->data, ring->len));
}

/* The ring the short way, from just after a pole if it touches one. How far east it ends from where it began:
 * 0, or 360 either way if it goes around a pole. */
static GArray *unwrap(const GArray *ring, double *winding)
{
    *winding = 0;
    if (!ring->len)
        return g_array_new(FALSE, FALSE, sizeof(DzLonLat));
    guint first = 0;
    bool touches = false;
    for (guint i = 0; i < ring->len && !touches; i++) {
        touches = is_along_pole(at(ring, i), at(ring, i + 1));
        first = touches ? i + 1 : 0;
    }
    GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(DzLonLat), ring->len + 3);
    DzLonLat here = at(ring, first);
    double lon = here.lon;
    for (guint i = 0; i < ring->len; i++) {
        DzLonLat next = at(ring, first + i + 1), there = {lon, here.lat};
        g_array_append_val(out, there);
        lon += step_between(here, next);
        here = next;
    }
    *winding = touches ? 0 : 360 * rint((lon - at(ring, first).lon) / 360);
    return out;
}

/* Closes a ring that goes around the earth over the pole that has less ground. False if that is no
 * difference. */
static bool close_over_pole(GArray *ring, double winding)
{
    double areas_km2[2];
    DzLonLat first = at(ring, 0);
    guint count = ring->len;
    for (int k = 0; k < 3; k++) {
        double pole = k == 0 || (k == 2 && areas_km2[0] <= areas_km2[1]) ? 90 : -90;
        DzLonLat way[] = {{first.lon + winding, first.lat}, {first.lon + winding, pole}, {first.lon, pole}};
        g_array_set_size(ring, count);
        g_array_append_vals(ring, way, 3);
        if (k < 2)
            areas_km2[k] = area_km2(ring);
    }
    return MIN(areas_km2[0], areas_km2[1]) < EVEN * MAX(areas_km2[0], areas_km2[1]);
}

/* Is the ring drawn so coarsely that an edge may be meant to be wide? */
static bool is_sketch(const DzLonLat *points, guint count)
{
    bool coarse = count < FEW_POINTS;
    for (guint i = 0; i < count && !coarse; i++) {
        DzLonLat a = points[i], b = points[(i + 1) % count];
        double east = step_between(a, b) * cos((a.lat + b.lat) / 2 * G_PI / 180), north = b.lat - a.lat;
        coarse = !is_along_pole(a, b) && hypot(east, north) > LONG_DEG;
    }
    return coarse;
}

/* The widest jump of the ring; 0 if it has none. */
static double widest_jump(const DzLonLat *points, guint count, Reading *reading)
{
    double widest = 0;
    for (guint i = 0; i < count; i++) {
        DzLonLat a = points[i], b = points[(i + 1) % count];
        double wide = fabs(b.lon - a.lon);
        if (!is_jump(a, b) || wide <= widest)
            continue;
        widest = wide;
        reading->from = a;
        reading->to = b;
    }
    return widest;
}

/* A reading without area cannot be meant. Else drawn coasts cross, and sketches are read by their size but
 * doubted. */
static Reading read_ring(const DzLonLat *points, guint count)
{
    Reading reading = {0};
    double widest = widest_jump(points, count, &reading), winding = 0;
    if (widest == 0)
        return reading;
    g_autoptr(GArray) opened = open_poles(points, count);
    g_autoptr(GArray) across = unwrap(opened, &winding);
    bool told = winding == 0 || close_over_pole(across, winding);
    double written_km2 = fabs(dz_ring_area_km2(points, count)), across_km2 = area_km2(across);
    if (across_km2 <= NOTHING * written_km2)
        return reading;
    bool sketch = written_km2 > NOTHING * across_km2 && is_sketch(points, count);
    if (sketch && winding == 0 && widest <= WIDE_DEG)
        return reading;
    reading.doubtful = sketch || !told;
    if (!sketch || winding != 0 || across_km2 < written_km2)
        reading.ring = g_steal_pointer(&across);
    return reading;
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

static bool is_within(const DzLonLat *ring, guint count)
{
    for (guint i = 0; i < count; i++)
        if (fabs(ring[i].lon) > 180)
            return false;
    return true;
}

/* Is there anything to do at all? Most rings are far from it. */
static bool is_plain(const DzLonLat *ring, guint count)
{
    for (guint i = 0; i < count; i++)
        if (is_jump(ring[i], ring[i + 1 < count ? i + 1 : 0]))
            return false;
    return is_within(ring, count);
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
        g_auto(Reading) reading = read_ring(ring, count);
        if (!reading.ring && is_within(ring, count)) {
            add_whole(out, ring, count);
            continue;
        }
        g_autoptr(GArray) written = g_array_new(FALSE, FALSE, sizeof(DzLonLat));
        g_array_append_vals(written, ring, count);
        add_strips(out, reading.ring ? reading.ring : written);
        *cut = true;
    }
    return out;
}

bool dz_crossing_is_doubtful(const DzShape *rings, DzLonLat *from, DzLonLat *to)
{
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        if (is_plain(ring, count))
            continue;
        g_auto(Reading) reading = read_ring(ring, count);
        if (!reading.doubtful)
            continue;
        *from = reading.from;
        *to = reading.to;
        return true;
    }
    return false;
}
