/*
 * Who covers which face: one walk over the tree of faces from the outside, where nobody does. Going across an
 * arc changes that by the polygons that have the arc in their boundary, and going back changes it back, so
 * one set of bits serves for all faces.
 *
 * How much ground a polygon has follows from when it begins and ends to cover: what has been walked over in
 * between. It is counted in whole square millimetres, so that no rounding adds up.
 */
#include "geo/overlay_in.h"

#include <math.h>

typedef struct Tree {
    const DzOverlay *overlay;
    guint outside;       /* stands for DZ_NO_FACE */
    guint *first, *arcs; /* the arcs around face f: arcs[first[f]] to arcs[first[f + 1] - 1] */
    guint64 *covers;
    guint covering; /* how many bits are set */
    DzWide walked;  /* ground [mm2] so far, and what each polygon has of it; NULL if nobody asks */
    DzWide *kept;
    GArray *scratch;
} Tree;

static void tree_clear(Tree *tree)
{
    g_free(tree->first);
    g_free(tree->arcs);
    g_free(tree->covers);
    g_free(tree->kept);
    g_array_unref(tree->scratch);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Tree, tree_clear)

static guint side(const Tree *tree, gint32 face)
{
    return face == DZ_NO_FACE ? tree->outside : (guint)face;
}

static Tree tree_new(const DzOverlay *overlay)
{
    const DzMesh *mesh = overlay->mesh;
    guint faces = mesh->face_count;
    Tree tree = {.overlay = overlay,
                 .outside = faces,
                 .first = g_new0(guint, faces + 3),
                 .arcs = g_new(guint, MAX(2 * mesh->arcs->len, 1)),
                 .covers = g_new0(guint64, overlay->polygon_count / 64 + 1),
                 .scratch = g_array_new(FALSE, FALSE, sizeof(guint))};
    for (guint i = 0; i < mesh->arcs->len; i++) {
        tree.first[side(&tree, DZ_MESH_ARC(mesh, i)->left) + 2]++;
        tree.first[side(&tree, DZ_MESH_ARC(mesh, i)->right) + 2]++;
    }
    for (guint f = 0; f <= faces; f++)
        tree.first[f + 2] += tree.first[f + 1];
    for (guint i = 0; i < mesh->arcs->len; i++) {
        tree.arcs[tree.first[side(&tree, DZ_MESH_ARC(mesh, i)->left) + 1]++] = i;
        tree.arcs[tree.first[side(&tree, DZ_MESH_ARC(mesh, i)->right) + 1]++] = i;
    }
    return tree;
}

static void go_across(Tree *tree, guint arc)
{
    const DzMesh *mesh = tree->overlay->mesh;
    guint edge = g_array_index(mesh->along, guint, DZ_MESH_ARC(mesh, arc)->first), count = 0;
    const guint *owners = dz_overlay_owners(tree->overlay, edge, tree->scratch, &count);
    for (guint i = 0; i < count && owners[i] < tree->overlay->polygon_count; i++) {
        guint64 bit = (guint64)1 << owners[i] % 64;
        tree->covers[owners[i] / 64] ^= bit;
        if (tree->covers[owners[i] / 64] & bit)
            tree->covering++;
        else
            tree->covering--;
        if (tree->kept)
            tree->kept[owners[i]] += tree->covers[owners[i] / 64] & bit ? -tree->walked : tree->walked;
    }
}

/* A face on the way from the outside: the arc by which it was entered, and which of its arcs is next. */
typedef struct Step {
    guint face, arc, next;
} Step;

typedef void (*Visit)(Tree *tree, guint face, gpointer data);

static void walk(Tree *tree, Visit visit, gpointer data)
{
    const DzMesh *mesh = tree->overlay->mesh;
    g_autofree bool *seen = g_new0(bool, tree->outside + 1);
    g_autoptr(GArray) way = g_array_new(FALSE, FALSE, sizeof(Step));
    Step start = {tree->outside, 0, tree->first[tree->outside]};
    g_array_append_val(way, start);
    seen[tree->outside] = true;
    while (way->len > 0) {
        Step *step = &g_array_index(way, Step, way->len - 1);
        if (step->next == tree->first[step->face + 1]) {
            if (way->len > 1)
                go_across(tree, step->arc);
            g_array_set_size(way, way->len - 1);
            continue;
        }
        guint arc = tree->arcs[step->next++];
        guint left = side(tree, DZ_MESH_ARC(mesh, arc)->left),
              right = side(tree, DZ_MESH_ARC(mesh, arc)->right);
        guint beyond = left == step->face ? right : left;
        if (seen[beyond])
            continue;
        seen[beyond] = true;
        go_across(tree, arc);
        visit(tree, beyond, data);
        Step deeper = {beyond, arc, tree->first[beyond]};
        g_array_append_val(way, deeper);
    }
}

static void note_covered(Tree *tree, guint face, gpointer data)
{
    ((bool *)data)[face] = tree->covering > 0;
}

bool *dz_overlay_covered(const DzOverlay *overlay)
{
    bool *covered = g_new0(bool, overlay->mesh->face_count + 1);
    g_auto(Tree) tree = tree_new(overlay);
    walk(&tree, note_covered, covered);
    return covered;
}

typedef struct Call {
    DzOverlayCovers call;
    gpointer data;
} Call;

static void pass_on(Tree *tree, guint face, gpointer data)
{
    const Call *call = data;
    gint32 final = tree->overlay->final_of[face];
    if (final != DZ_NO_FACE)
        call->call((guint) final, tree->covers, call->data);
}

void dz_overlay_covers(const DzOverlay *overlay, DzOverlayCovers call, gpointer data)
{
    g_auto(Tree) tree = tree_new(overlay);
    Call passed = {call, data};
    walk(&tree, pass_on, &passed);
}

static void walk_over(Tree *tree, guint face, gpointer data)
{
    static const double mm2_per_km2 = 1e12;
    const DzArrangement *arrangement = data;
    gint32 final = tree->overlay->final_of[face];
    if (final != DZ_NO_FACE)
        tree->walked += (DzWide)rint(arrangement->faces[final].area_km2 * mm2_per_km2);
}

GArray *dz_overlay_losses(const DzOverlay *overlay, const DzArrangement *arrangement,
                          const double *source_km2)
{
    static const double km2_per_mm2 = 1e-12, most = 0.5;
    g_auto(Tree) tree = tree_new(overlay);
    tree.kept = g_new0(DzWide, MAX(overlay->polygon_count, 1));
    walk(&tree, walk_over, (gpointer)arrangement);
    GArray *losses = g_array_new(FALSE, FALSE, sizeof(DzOverlayLoss));
    for (guint i = 0; i < overlay->polygon_count; i++) {
        DzOverlayLoss loss = {i, source_km2[i], (double)tree.kept[i] * km2_per_mm2};
        if (loss.kept_km2 < loss.source_km2 * (1 - most))
            g_array_append_val(losses, loss);
    }
    return losses;
}
