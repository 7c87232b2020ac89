/*
 * Slivers are what two drawings of one line leave between them. Each points to the neighbour it shares most
 * of its edge with; where that is a sliver too the pointing goes on, so that a chain of them ends in one
 * face.
 */
#include "geo/measure.h"
#include "geo/overlay_in.h"

#include <math.h>

static const double METRES_PER_DEGREE = 111195;
enum { MOST_ROUNDS = 32 }; /* a face that took a sliver may have become one, or none any more */

typedef struct Shared {
    guint face, other;
    double length_m;
} Shared;

typedef struct Group {
    double area_m2, length_m;
    guint best; /* the neighbour with the longest shared edge, or G_MAXUINT */
    double best_m;
} Group;

/* Each segment by the latitude of its middle: an arc may begin at a pole, where a degree of longitude is
 * nothing. */
static double arc_length_m(const DzMesh *mesh, const DzMeshArc *arc, double per_degree)
{
    double sum = 0, scale = METRES_PER_DEGREE / per_degree, radians = G_PI / 180 / per_degree;
    for (guint i = arc->first; i + 1 < arc->first + arc->count; i++) {
        DzKnot a = dz_mesh_knot(mesh, i), b = dz_mesh_knot(mesh, i + 1);
        double east = ((double)b.x - a.x) * cos(((double)a.y + b.y) / 2 * radians), north = (double)b.y - a.y;
        sum += sqrt(east * east + north * north);
    }
    return sum * scale;
}

static Group *measure_areas(const DzOverlay *overlay)
{
    const DzMesh *mesh = overlay->mesh;
    Group *faces = g_new0(Group, MAX(mesh->face_count, 1));
    g_autoptr(GArray) line = g_array_new(FALSE, FALSE, sizeof(DzLonLat));
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        g_array_set_size(line, arc->count);
        for (guint k = 0; k < arc->count; k++)
            g_array_index(line, DzLonLat, k) =
                dz_grid_position(dz_mesh_knot(mesh, arc->first + k), overlay->per_degree);
        double area_m2 = 1e6 * dz_line_area_km2((const DzLonLat *)(void *)line->data, line->len);
        if (arc->left != DZ_NO_FACE)
            faces[arc->left].area_m2 += area_m2;
        if (arc->right != DZ_NO_FACE)
            faces[arc->right].area_m2 -= area_m2;
    }
    return faces;
}

static bool is_sliver(const Group *group, double width_m)
{
    return 2 * group->area_m2 < width_m * group->length_m;
}

static gint compare_shared(gconstpointer a, gconstpointer b)
{
    const Shared *left = a, *right = b;
    if (left->face != right->face)
        return left->face < right->face ? -1 : 1;
    return left->other < right->other ? -1 : left->other > right->other;
}

/* Adds up what each sliver shares with each neighbour, and notes with which it is most (of equals the
 * lowest). */
static void find_neighbours(const DzMesh *mesh, const double *lengths, const guint *heir, Group *groups,
                            double width_m)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Shared));
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        if (arc->left == DZ_NO_FACE || arc->right == DZ_NO_FACE || heir[arc->left] == heir[arc->right])
            continue;
        Shared shared[] = {{heir[arc->left], heir[arc->right], lengths[i]},
                           {heir[arc->right], heir[arc->left], lengths[i]}};
        for (int s = 0; s < 2; s++)
            if (is_sliver(&groups[shared[s].face], width_m))
                g_array_append_val(list, shared[s]);
    }
    g_array_sort(list, compare_shared);
    for (guint i = 0; i < list->len;) {
        Shared sum = g_array_index(list, Shared, i);
        for (i++; i < list->len && compare_shared(&sum, &g_array_index(list, Shared, i)) == 0; i++)
            sum.length_m += g_array_index(list, Shared, i).length_m;
        Group *group = &groups[sum.face];
        if (group->best == G_MAXUINT || sum.length_m > group->best_m) {
            group->best = sum.other;
            group->best_m = sum.length_m;
        }
    }
}

/*
 * Of two that point at each other the larger, else the earlier, stays. Other rings there cannot be: around
 * one all shared edges would be equally long, and of equal ones the neighbour with the lowest number is
 * taken.
 */
static void break_rings(Group *groups, guint count)
{
    for (guint f = 0; f < count; f++) {
        guint other = groups[f].best;
        if (other == G_MAXUINT || groups[other].best != f)
            continue;
        bool stays = groups[f].area_m2 > groups[other].area_m2 ||
                     (groups[f].area_m2 == groups[other].area_m2 && f < other);
        groups[stays ? f : other].best = G_MAXUINT;
    }
}

/* The end of the pointing from `face`; shortens the way for those that come after. */
static guint end_of(Group *groups, guint face)
{
    guint end = face;
    while (groups[end].best != G_MAXUINT)
        end = groups[end].best;
    while (groups[face].best != G_MAXUINT) {
        guint next = groups[face].best;
        groups[face].best = end;
        face = next;
    }
    return end;
}

/* Lengths of outlines: an arc within a group is no part of it. */
static void measure_outlines(const DzMesh *mesh, const double *lengths, const guint *heir, Group *groups)
{
    for (guint f = 0; f < mesh->face_count; f++)
        groups[f].length_m = 0;
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        guint left = arc->left == DZ_NO_FACE ? G_MAXUINT : heir[arc->left];
        guint right = arc->right == DZ_NO_FACE ? G_MAXUINT : heir[arc->right];
        if (left != right && left != G_MAXUINT)
            groups[left].length_m += lengths[i];
        if (left != right && right != G_MAXUINT)
            groups[right].length_m += lengths[i];
    }
}

/* One round: every sliver with a neighbour goes to the end of its pointing. How many went. */
static guint merge(const DzMesh *mesh, const double *lengths, guint *heir, Group *groups, double width_m)
{
    guint count = mesh->face_count, merged = 0;
    for (guint f = 0; f < count; f++)
        groups[f].best = G_MAXUINT;
    measure_outlines(mesh, lengths, heir, groups);
    find_neighbours(mesh, lengths, heir, groups, width_m);
    break_rings(groups, count);
    g_autofree guint *end = g_new(guint, MAX(count, 1));
    for (guint f = 0; f < count; f++)
        end[f] = end_of(groups, f);
    for (guint f = 0; f < count; f++) {
        if (end[f] == f)
            continue;
        groups[end[f]].area_m2 += groups[f].area_m2;
        merged++;
    }
    for (guint f = 0; f < count; f++)
        heir[f] = end[heir[f]];
    return merged;
}

guint *dz_overlay_slivers(const DzOverlay *overlay, double width_m, guint *count)
{
    const DzMesh *mesh = overlay->mesh;
    g_autofree double *lengths = g_new(double, MAX(mesh->arcs->len, 1));
    for (guint i = 0; i < mesh->arcs->len; i++)
        lengths[i] = arc_length_m(mesh, DZ_MESH_ARC(mesh, i), overlay->per_degree);
    g_autofree Group *groups = measure_areas(overlay);
    guint *heir = g_new(guint, MAX(mesh->face_count, 1));
    for (guint f = 0; f < mesh->face_count; f++)
        heir[f] = f;
    *count = 0;
    for (guint round = 0, merged = 1; round < MOST_ROUNDS && merged; round++) {
        merged = merge(mesh, lengths, heir, groups, width_m);
        *count += merged;
    }
    return heir;
}
