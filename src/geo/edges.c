/*
 * Faces are numbers, and so is what an edge changes: going across it from its right to its left adds
 * left - right. Sums do not care for order, so no crossing has to be found before another.
 *
 * Ties are broken by taking every position for one a little farther west and, far less, farther north; only
 * the sides of edges are compared so, and a position that lies on an edge of its cell is looked at by itself.
 */
#include "geo/edges.h"

#include "geo/orient.h"

#include <math.h>

static const double CELLS_PER_EDGE = 4;
static const double MOST_CELLS = 1 << 22;
static const double MARGIN_DEG = 1e-9; /* far more than sums of degrees are rounded by */

typedef struct Edge {
    DzLonLat a, b;
    gint32 left, right;
} Edge;

struct DzEdgeIndex {
    double west, south, cell_deg, per_deg;
    guint columns, rows;
    gint32
        *corner;  /* the face at each cell's south-west corner; where there are no edges, of the whole cell */
    guint *first; /* edges of cell c: edges[first[c]] to edges[first[c + 1] - 1] */
    Edge *edges;
};

void dz_edge_index_free(DzEdgeIndex *index)
{
    if (!index)
        return;
    g_free(index->corner);
    g_free(index->first);
    g_free(index->edges);
    g_free(index);
}

/* What going from the far west to the position along its parallel changes, by this edge. */
static inline gint32 change_from_west(const Edge *edge, DzLonLat at)
{
    bool rises = edge->a.lat < edge->b.lat;
    DzLonLat low = rises ? edge->a : edge->b, high = rises ? edge->b : edge->a;
    if (low.lat > at.lat || high.lat <= at.lat || dz_orient(low, high, at) >= 0)
        return 0;
    return rises ? edge->right - edge->left : edge->left - edge->right;
}

/* What going from the far south to the position along its meridian changes, by this edge. */
static inline gint32 change_from_south(const Edge *edge, DzLonLat at)
{
    bool eastward = edge->a.lon < edge->b.lon;
    DzLonLat from = eastward ? edge->a : edge->b, to = eastward ? edge->b : edge->a;
    if (from.lon >= at.lon || to.lon < at.lon)
        return 0;
    int side = dz_orient(from, to, at);
    if (side < 0 || (side == 0 && to.lat < from.lat))
        return 0;
    return eastward ? edge->left - edge->right : edge->right - edge->left;
}

static bool is_on(const Edge *edge, DzLonLat at)
{
    return at.lon >= MIN(edge->a.lon, edge->b.lon) && at.lon <= MAX(edge->a.lon, edge->b.lon) &&
           at.lat >= MIN(edge->a.lat, edge->b.lat) && at.lat <= MAX(edge->a.lat, edge->b.lat) &&
           dz_orient(edge->a, edge->b, at) == 0;
}

static DzLonLat corner_of(const DzEdgeIndex *index, guint column, guint row)
{
    return (DzLonLat){index->west + column * index->cell_deg, index->south + row * index->cell_deg};
}

/* The face at a position in a cell, by the way from the cell's corner: north first, then east. */
static gint32 go(const DzEdgeIndex *index, guint cell, DzLonLat corner, DzLonLat at)
{
    gint32 face = index->corner[cell];
    DzLonLat turn = {corner.lon, at.lat};
    for (guint i = index->first[cell]; i < index->first[cell + 1]; i++) {
        const Edge *edge = &index->edges[i];
        face += change_from_south(edge, turn) - change_from_south(edge, corner);
        face += change_from_west(edge, at) - change_from_west(edge, turn);
    }
    return face;
}

gint32 dz_edge_index_find(const DzEdgeIndex *index, DzLonLat at)
{
    double x = (at.lon - index->west) * index->per_deg, y = (at.lat - index->south) * index->per_deg;
    if (!(x >= 0 && y >= 0 && x < index->columns && y < index->rows))
        return DZ_NO_FACE;
    guint column = (guint)x, row = (guint)y, cell = row * index->columns + column;
    if (index->first[cell] == index->first[cell + 1])
        return index->corner[cell];
    gint32 lowest = G_MAXINT32;
    for (guint i = index->first[cell]; i < index->first[cell + 1]; i++) {
        const Edge *edge = &index->edges[i];
        if (!is_on(edge, at))
            continue;
        lowest = edge->left == DZ_NO_FACE ? lowest : MIN(lowest, edge->left);
        lowest = edge->right == DZ_NO_FACE ? lowest : MIN(lowest, edge->right);
    }
    return lowest != G_MAXINT32 ? lowest : go(index, cell, corner_of(index, column, row), at);
}

/* The lower of two faces of which either may be none. */
static gint32 lower_face(gint32 lowest, gint32 face)
{
    return face == DZ_NO_FACE ? lowest : MIN(lowest, face);
}

gint32 dz_arrangement_find(const DzArrangement *arrangement, DzLonLat at)
{
    gint32 lowest = G_MAXINT32, face = DZ_NO_FACE;
    if (!isfinite(at.lon) || !isfinite(at.lat))
        return DZ_NO_FACE;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
            DzLonLat a = arrangement->points[k], b = arrangement->points[k + 1];
            if (MIN(a.lat, b.lat) > at.lat || MAX(a.lat, b.lat) < at.lat)
                continue;
            Edge edge = {a, b, arc->left, arc->right};
            face += change_from_west(&edge, at);
            if (is_on(&edge, at))
                lowest = lower_face(lower_face(lowest, arc->left), arc->right);
        }
    }
    return lowest != G_MAXINT32 ? lowest : face;
}

static guint place(double at, guint count)
{
    return at <= 0 ? 0 : at >= count ? count - 1 : (guint)at;
}

/* Calls twice for every cell that an edge comes within the margin of: to count, then to write. */
static void put_edge(DzEdgeIndex *index, const Edge *edge, bool write)
{
    DzLonLat a = edge->a, b = edge->b;
    guint low = place((MIN(a.lat, b.lat) - MARGIN_DEG - index->south) * index->per_deg, index->rows);
    guint high = place((MAX(a.lat, b.lat) + MARGIN_DEG - index->south) * index->per_deg, index->rows);
    for (guint row = low; row <= high; row++) {
        double west = MIN(a.lon, b.lon), east = MAX(a.lon, b.lon);
        if (low != high && a.lat != b.lat) {
            double slope = (b.lon - a.lon) / (b.lat - a.lat);
            double south = index->south + row * index->cell_deg - MARGIN_DEG;
            double north = south + index->cell_deg + 2 * MARGIN_DEG;
            double at_south = a.lon + (south - a.lat) * slope, at_north = a.lon + (north - a.lat) * slope;
            west = MAX(west, MIN(at_south, at_north));
            east = MIN(east, MAX(at_south, at_north));
        }
        guint from = place((west - MARGIN_DEG - index->west) * index->per_deg, index->columns);
        guint to = place((east + MARGIN_DEG - index->west) * index->per_deg, index->columns);
        for (guint cell = row * index->columns + from; cell <= row * index->columns + to; cell++) {
            if (write)
                index->edges[index->first[cell + 1]++] = *edge;
            else
                index->first[cell + 2]++;
        }
    }
}

static void put_edges(DzEdgeIndex *index, const DzArrangement *arrangement)
{
    guint cells = index->columns * index->rows;
    index->first = g_new0(guint, cells + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < arrangement->arc_count; i++) {
            const DzArc *arc = &arrangement->arcs[i];
            for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
                Edge edge = {arrangement->points[k], arrangement->points[k + 1], arc->left, arc->right};
                put_edge(index, &edge, pass == 1);
            }
        }
        for (guint cell = 0; pass == 0 && cell < cells; cell++)
            index->first[cell + 2] += index->first[cell + 1];
        if (pass == 0)
            index->edges = g_new0(Edge, MAX(index->first[cells + 1], 1));
    }
}

/* Corners from west to east; the westernmost are outside of everything. */
static void find_corners(DzEdgeIndex *index)
{
    index->corner = g_new(gint32, (gsize)index->columns * index->rows);
    for (guint row = 0; row < index->rows; row++) {
        gint32 face = DZ_NO_FACE;
        for (guint column = 0; column < index->columns; column++) {
            guint cell = row * index->columns + column;
            DzLonLat corner = corner_of(index, column, row), next = corner_of(index, column + 1, row);
            index->corner[cell] = face;
            for (guint i = index->first[cell]; i < index->first[cell + 1]; i++)
                face += change_from_west(&index->edges[i], next) - change_from_west(&index->edges[i], corner);
        }
    }
}

DzEdgeIndex *dz_edge_index_new(const DzArrangement *arrangement)
{
    DzEdgeIndex *index = g_new0(DzEdgeIndex, 1);
    DzBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    guint edges = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        edges += arc->count - 1;
        for (guint k = arc->first; k < arc->first + arc->count; k++) {
            DzLonLat at = arrangement->points[k];
            box = (DzBox){MIN(box.west, at.lon), MIN(box.south, at.lat), MAX(box.east, at.lon),
                          MAX(box.north, at.lat)};
        }
    }
    if (edges == 0)
        box = (DzBox){0, 0, 0, 0};
    double width = box.east - box.west + 1e-6, height = box.north - box.south + 1e-6;
    double wanted = CLAMP(CELLS_PER_EDGE * edges, 1, MOST_CELLS);
    index->cell_deg = MAX(sqrt(width * height / wanted), MAX(width, height) / 65536);
    index->per_deg = 1 / index->cell_deg;
    index->west =
        box.west - index->cell_deg / 2; /* so that corners lie beside what is drawn on round numbers */
    index->south = box.south - index->cell_deg / 2;
    index->columns = (guint)((width + index->cell_deg / 2) * index->per_deg) + 1;
    index->rows = (guint)((height + index->cell_deg / 2) * index->per_deg) + 1;
    put_edges(index, arrangement);
    find_corners(index);
    return index;
}
