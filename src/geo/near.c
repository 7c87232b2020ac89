/*
 * Distances are bounded in space: the straight way through the earth is never longer than the geodesic. Edges
 * are cut into pieces that keep within a metre of their chord, pieces are put in Morton order and packed into
 * a tree of boxes (each of the next `FAN`; I. Kamel and C. Faloutsos, On packing R-trees, CIKM 1993), and
 * only pieces that may be nearer than the best found so far are measured along the ellipsoid. So neither the
 * poles nor the antimeridian is special.
 */
#include "geo/near.h"

#include "geo/measure.h"

#include <math.h>
#include <stdlib.h>

enum { FAN = 8, MAX_LEVELS = 12, MAX_PIECES = 10000 };

static const double SLACK_KM = 0.001; /* how far a piece may leave its chord */

typedef struct Space {
    double x, y, z; /* km from the middle of the earth */
} Space;

typedef struct Box {
    float low[3], high[3]; /* rounded outwards */
} Box;

typedef struct Piece {
    DzLonLat from, to;
    guint part;
    guint32 order; /* along the Morton curve */
} Piece;

/* Level 0 are the boxes of `FAN` pieces each, the last level is one box. */
struct DzNear {
    Piece *pieces;
    guint count;
    Box *boxes[MAX_LEVELS];
    guint box_count[MAX_LEVELS];
    guint levels;
};

void dz_near_free(DzNear *near)
{
    if (!near)
        return;
    g_free(near->pieces);
    for (guint i = 0; i < near->levels; i++)
        g_free(near->boxes[i]);
    g_free(near);
}

static Space space_of(DzLonLat at)
{
    static const double a_km = 6378.137, f = 1 / 298.257223563;
    const double e2 = f * (2 - f);
    double lon = at.lon * G_PI / 180, lat = at.lat * G_PI / 180, s = sin(lat), c = cos(lat);
    double across = a_km / sqrt(1 - e2 * s * s);
    return (Space){across * c * cos(lon), across * c * sin(lon), across * (1 - e2) * s};
}

static Space minus(Space a, Space b)
{
    return (Space){a.x - b.x, a.y - b.y, a.z - b.z};
}

static double dot(Space a, Space b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* A point of an edge; rounding must not bring it beyond a pole. */
static DzLonLat along(DzLonLat from, DzLonLat to, double t)
{
    double lat = from.lat + t * (to.lat - from.lat);
    return (DzLonLat){from.lon + t * (to.lon - from.lon), CLAMP(lat, -90, 90)};
}

/* The chord's point nearest to `at`, as a share of its length, and its distance [km]. */
static double foot_of(const Piece *piece, Space at, double *km)
{
    Space from = space_of(piece->from), chord = minus(space_of(piece->to), from), way = minus(at, from);
    double square = dot(chord, chord), t = square > 0 ? CLAMP(dot(way, chord) / square, 0, 1) : 0;
    Space left = {way.x - t * chord.x, way.y - t * chord.y, way.z - t * chord.z};
    *km = sqrt(dot(left, left));
    return t;
}

/* How many pieces an edge needs: what it leaves its chord by falls with the square of their number. */
static guint pieces_of(DzLonLat from, DzLonLat to)
{
    Piece whole = {from, to, 0, 0};
    double most = 0;
    for (int k = 1; k < 4; k++) {
        double km = 0;
        foot_of(&whole, space_of(along(from, to, k / 4.0)), &km);
        most = MAX(most, km);
    }
    return most <= SLACK_KM / 2 ? 1 : (guint)MIN(ceil(sqrt(2 * most / SLACK_KM)), MAX_PIECES);
}

/* Ten bits of each of three numbers, interleaved. */
static guint32 spread(double share)
{
    guint32 bits = (guint32)(share * 1023);
    bits = (bits | bits << 16) & 0x030000ff;
    bits = (bits | bits << 8) & 0x0300f00f;
    bits = (bits | bits << 4) & 0x030c30c3;
    return (bits | bits << 2) & 0x09249249;
}

static void add_pieces(GArray *pieces, DzLonLat from, DzLonLat to, guint part)
{
    guint count = pieces_of(from, to);
    for (guint k = 0; k < count; k++) {
        Piece piece = {along(from, to, (double)k / count), along(from, to, (double)(k + 1) / count), part, 0};
        g_array_append_val(pieces, piece);
    }
}

static int compare_pieces(const void *a, const void *b)
{
    const Piece *left = a, *right = b;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

/* Orders the pieces so that neighbours in the list are neighbours in space. */
static void order_pieces(Piece *pieces, guint count)
{
    Space low = {INFINITY, INFINITY, INFINITY}, high = {-INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < count; i++) {
        Space at = space_of(pieces[i].from);
        low = (Space){MIN(low.x, at.x), MIN(low.y, at.y), MIN(low.z, at.z)};
        high = (Space){MAX(high.x, at.x), MAX(high.y, at.y), MAX(high.z, at.z)};
    }
    double size = MAX(MAX(high.x - low.x, high.y - low.y), MAX(high.z - low.z, 1e-9));
    for (guint i = 0; i < count; i++) {
        Space at = minus(space_of(pieces[i].from), low);
        pieces[i].order = spread(at.x / size) | spread(at.y / size) << 1 | spread(at.z / size) << 2;
    }
    if (count > 1)
        qsort(pieces, count, sizeof *pieces, compare_pieces);
}

static void include(Box *box, const float low[3], const float high[3])
{
    for (guint i = 0; i < 3; i++) {
        box->low[i] = MIN(box->low[i], low[i]);
        box->high[i] = MAX(box->high[i], high[i]);
    }
}

static void include_point(Box *box, DzLonLat point)
{
    static const float margin = 0.002F; /* what pieces leave their chords by, and what rounding takes */
    Space at = space_of(point);
    float low[] = {(float)at.x - margin, (float)at.y - margin, (float)at.z - margin};
    float high[] = {(float)at.x + margin, (float)at.y + margin, (float)at.z + margin};
    include(box, low, high);
}

static const Box NOTHING = {{INFINITY, INFINITY, INFINITY}, {-INFINITY, -INFINITY, -INFINITY}};

static void build_boxes(DzNear *near)
{
    for (guint below = near->count; near->levels == 0 || below > 1;
         below = near->box_count[near->levels - 1]) {
        guint level = near->levels++, count = (below + FAN - 1) / FAN;
        near->box_count[level] = count;
        near->boxes[level] = g_new0(Box, MAX(count, 1));
        for (guint i = 0; i < count; i++)
            near->boxes[level][i] = NOTHING;
        for (guint i = 0; i < below; i++) {
            Box *box = &near->boxes[level][i / FAN];
            if (level > 0) {
                include(box, near->boxes[level - 1][i].low, near->boxes[level - 1][i].high);
                continue;
            }
            include_point(box, near->pieces[i].from);
            include_point(box, near->pieces[i].to);
        }
    }
}

DzNear *dz_near_new(const DzShape *lines)
{
    DzNear *near = g_new0(DzNear, 1);
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint part = 0; part < dz_shape_count(lines); part++) {
        guint count = 0;
        const DzLonLat *points = dz_shape_part(lines, part, &count);
        for (guint i = 0; i + 1 < count; i++)
            add_pieces(pieces, points[i], points[i + 1], part);
        if (count == 1)
            add_pieces(pieces, points[0], points[0], part);
    }
    near->count = pieces->len;
    near->pieces = (Piece *)(void *)g_array_free(pieces, FALSE);
    order_pieces(near->pieces, near->count);
    build_boxes(near);
    return near;
}

static double distance_to_box(const Box *box, Space at)
{
    double x = MAX(MAX(box->low[0] - at.x, at.x - box->high[0]), 0);
    double y = MAX(MAX(box->low[1] - at.y, at.y - box->high[1]), 0);
    double z = MAX(MAX(box->low[2] - at.z, at.z - box->high[2]), 0);
    return sqrt(x * x + y * y + z * z);
}

/* A box that has still to be looked into; `level` counts from 1, 0 is a piece. */
typedef struct Waiting {
    double least_km;
    guint level, index;
} Waiting;

typedef struct Search {
    const DzNear *near;
    DzLonLat from;
    Space at;
    DzNearFilter filter;
    gconstpointer data;
    double best_km;
    int best;
} Search;

static void measure(Search *search, const Piece *piece)
{
    double chord_km = 0, t = foot_of(piece, search->at, &chord_km);
    if (chord_km - SLACK_KM > search->best_km ||
        (search->filter && !search->filter(piece->part, search->data)))
        return;
    double km = dz_distance_km(search->from, along(piece->from, piece->to, t));
    if (km < search->best_km || (km <= search->best_km && (int)piece->part < search->best)) {
        search->best_km = km;
        search->best = (int)piece->part;
    }
}

/* Puts what a box holds on the stack, the nearest on top. */
static guint open_box(const Search *search, Waiting box, Waiting *stack, guint depth)
{
    const DzNear *near = search->near;
    guint level = box.level - 1, end = MIN((box.index + 1) * FAN, near->box_count[level - 1]), first = depth;
    for (guint i = box.index * FAN; i < end; i++) {
        double km = distance_to_box(&near->boxes[level - 1][i], search->at);
        if (km > search->best_km)
            continue;
        guint place = depth++;
        for (; place > first && stack[place - 1].least_km < km; place--)
            stack[place] = stack[place - 1];
        stack[place] = (Waiting){km, level, i};
    }
    return depth;
}

int dz_near_find(const DzNear *near, DzLonLat at, DzNearFilter filter, gconstpointer data,
                 double *distance_km)
{
    Search search = {near, at, space_of(at), filter, data, INFINITY, -1};
    Waiting stack[MAX_LEVELS * FAN];
    guint depth = 0;
    stack[depth++] = (Waiting){0, near->levels, 0};
    while (depth > 0 && near->count > 0) {
        Waiting box = stack[--depth];
        if (box.least_km > search.best_km)
            continue;
        if (box.level > 1) {
            depth = open_box(&search, box, stack, depth);
            continue;
        }
        guint end = MIN((box.index + 1) * FAN, near->count);
        for (guint i = box.index * FAN; i < end; i++)
            measure(&search, &near->pieces[i]);
    }
    if (search.best >= 0)
        *distance_km = search.best_km;
    return search.best;
}
