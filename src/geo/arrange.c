/*
 * The mesh as an arrangement: faces in the order of their positions, with areas and a point inside. An arc's
 * area down to the equator is measured once for the faces on both its sides.
 */
#include "geo/measure.h"
#include "geo/overlay_in.h"

#include <math.h>
#include <stdlib.h>

typedef struct Raw {
    DzFace face;
    DzKnot low; /* its first vertex by x, then y */
    gint32 south, north;
    guint of_mesh; /* its number there */
} Raw;

typedef struct Making {
    const DzMesh *mesh;
    gint32 *number; /* of a mesh's face: place in raws, or DZ_NO_FACE */
    double per_degree;
    GArray *raws;        /* of Raw */
    guint *first, *arcs; /* around raw r: arcs[first[r]] to arcs[first[r + 1] - 1] */
    DzArrangement *out;
} Making;

static gint32 number_of(const Making *making, gint32 face)
{
    return face == DZ_NO_FACE ? DZ_NO_FACE : making->number[face];
}

/* Arcs with the same on both sides bound nothing that is kept. */
static void copy_arcs(Making *making)
{
    const DzMesh *mesh = making->mesh;
    DzArrangement *out = making->out;
    out->arcs = g_new(DzArc, MAX(mesh->arcs->len, 1));
    out->points = g_new(DzLonLat, MAX(mesh->path->len, 1));
    guint filled = 0;
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        gint32 left = number_of(making, arc->left), right = number_of(making, arc->right);
        if (left == right)
            continue;
        out->arcs[out->arc_count++] = (DzArc){filled, arc->count, arc->from, arc->to, left, right};
        for (guint k = 0; k < arc->count; k++)
            out->points[filled++] = dz_grid_position(dz_mesh_knot(mesh, arc->first + k), making->per_degree);
    }
}

static void widen(Raw *raw, const DzArc *arc, const DzArrangement *out, double per_degree, double area_km2)
{
    raw->face.area_km2 += area_km2;
    for (guint k = 0; k < arc->count; k++) {
        DzKnot at = dz_grid_knot(out->points[arc->first + k], per_degree);
        if (dz_knot_compare(at, raw->low) < 0)
            raw->low = at;
        raw->south = MIN(raw->south, at.y);
        raw->north = MAX(raw->north, at.y);
    }
}

/* Areas, first vertices and ranges of all faces, and which arcs are around them. */
static void measure_faces(Making *making)
{
    DzArrangement *out = making->out;
    Raw *raws = (Raw *)(void *)making->raws->data;
    guint count = making->raws->len;
    making->first = g_new0(guint, count + 2);
    making->arcs = g_new(guint, MAX(2 * out->arc_count, 1));
    for (guint i = 0; i < out->arc_count; i++) {
        const DzArc *arc = &out->arcs[i];
        double area_km2 = dz_line_area_km2(out->points + arc->first, arc->count);
        gint32 sides[] = {arc->left, arc->right};
        for (int s = 0; s < 2; s++) {
            if (sides[s] == DZ_NO_FACE)
                continue;
            making->first[sides[s] + 2]++;
            widen(&raws[sides[s]], arc, out, making->per_degree, s == 0 ? area_km2 : -area_km2);
        }
    }
    for (guint r = 0; r < count; r++)
        making->first[r + 2] += making->first[r + 1];
    for (guint i = 0; i < out->arc_count; i++) {
        if (out->arcs[i].left != DZ_NO_FACE)
            making->arcs[making->first[out->arcs[i].left + 1]++] = i;
        if (out->arcs[i].right != DZ_NO_FACE)
            making->arcs[making->first[out->arcs[i].right + 1]++] = i;
    }
}

static gint compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

/* Where the face's outline crosses a height half-way between two steps, in order. */
static void find_crossings(const Making *making, guint raw, double lat, GArray *lons)
{
    const DzArrangement *out = making->out;
    g_array_set_size(lons, 0);
    for (guint i = making->first[raw]; i < making->first[raw + 1]; i++) {
        const DzArc *arc = &out->arcs[making->arcs[i]];
        const DzLonLat *points = out->points + arc->first;
        for (guint k = 0; k + 1 < arc->count; k++) {
            DzLonLat a = points[k], b = points[k + 1];
            if ((a.lat < lat) == (b.lat < lat))
                continue;
            double lon = a.lon + (b.lon - a.lon) * ((lat - a.lat) / (b.lat - a.lat));
            g_array_append_val(lons, lon);
        }
    }
    g_array_sort(lons, compare_doubles);
}

/* The middle of the widest stretch inside the face at some heights; the first that is wide enough will do. */
static DzLonLat point_inside(const Making *making, guint raw, GArray *lons)
{
    static const double heights[] = {0.5, 0.3, 0.7, 0.1, 0.9};
    const Raw *face = &g_array_index(making->raws, Raw, raw);
    double range = (double)face->north - face->south, widest = -1;
    DzLonLat best = face->face.inside;
    for (guint h = 0; h < G_N_ELEMENTS(heights) && widest < 8 / making->per_degree; h++) {
        double step = face->south + floor(MIN(range * heights[h], range - 1)) + 0.5;
        double lat = step / making->per_degree;
        find_crossings(making, raw, lat, lons);
        for (guint i = 0; i + 1 < lons->len; i += 2) {
            double west = g_array_index(lons, double, i), east = g_array_index(lons, double, i + 1);
            if (east - west > widest) {
                widest = east - west;
                best = (DzLonLat){west + (east - west) / 2, lat};
            }
        }
    }
    return best;
}

static gint compare_raws(gconstpointer a, gconstpointer b)
{
    const Raw *left = a, *right = b;
    int order = dz_knot_compare(left->low, right->low);
    if (order == 0)
        order = (left->face.inside.lat > right->face.inside.lat) -
                (left->face.inside.lat < right->face.inside.lat);
    if (order == 0)
        order = (left->face.inside.lon > right->face.inside.lon) -
                (left->face.inside.lon < right->face.inside.lon);
    return order;
}

/* Puts the faces in order and the arcs' sides with them. */
static void order_faces(Making *making)
{
    DzArrangement *out = making->out;
    guint count = making->raws->len;
    g_autofree gint32 *place = g_new(gint32, MAX(count, 1));
    g_autofree guint *raw_of_mesh = g_new(guint, MAX(making->mesh->face_count, 1));
    for (guint r = 0; r < count; r++)
        raw_of_mesh[g_array_index(making->raws, Raw, r).of_mesh] = r;
    g_array_sort(making->raws, compare_raws);
    out->face_count = count;
    out->faces = g_new(DzFace, MAX(count, 1));
    for (guint f = 0; f < count; f++) {
        const Raw *raw = &g_array_index(making->raws, Raw, f);
        out->faces[f] = raw->face;
        place[raw_of_mesh[raw->of_mesh]] = (gint32)f;
        making->number[raw->of_mesh] = (gint32)f;
    }
    for (guint i = 0; i < out->arc_count; i++) {
        DzArc *arc = &out->arcs[i];
        arc->left = arc->left == DZ_NO_FACE ? DZ_NO_FACE : place[arc->left];
        arc->right = arc->right == DZ_NO_FACE ? DZ_NO_FACE : place[arc->right];
    }
}

DzArrangement *dz_mesh_arrange(const DzMesh *mesh, gint32 *number, double per_degree)
{
    Making making = {.mesh = mesh,
                     .number = number,
                     .per_degree = per_degree,
                     .raws = g_array_new(FALSE, FALSE, sizeof(Raw)),
                     .out = g_new0(DzArrangement, 1)};
    for (guint f = 0; f < mesh->face_count; f++) {
        if (number[f] == DZ_NO_FACE)
            continue;
        Raw raw = {.low = {G_MAXINT32, G_MAXINT32}, .south = G_MAXINT32, .north = G_MININT32, .of_mesh = f};
        number[f] = (gint32)making.raws->len;
        g_array_append_val(making.raws, raw);
    }
    copy_arcs(&making);
    measure_faces(&making);
    g_autoptr(GArray) lons = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint r = 0; r < making.raws->len; r++)
        g_array_index(making.raws, Raw, r).face.inside = point_inside(&making, r, lons);
    order_faces(&making);
    g_array_unref(making.raws);
    g_free(making.first);
    g_free(making.arcs);
    return making.out;
}
