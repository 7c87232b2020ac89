/*
 * Edges put together: arcs from node to node, and the faces between them. Inside: only src/geo includes it.
 *
 * Faces are found by walking: at a node the next edge of a face that lies on the left is the first one
 * clockwise from where one came. A walk that turns clockwise on the whole runs around a connected piece of
 * linework from outside; the face it belongs to is the one right of the nearest edge to the west of the
 * piece.
 */
#ifndef DZ_GEO_MESH_IN_H
#define DZ_GEO_MESH_IN_H

#include "geo/node_in.h"

typedef struct DzMeshArc {
    guint first, count; /* its vertices in DzMesh.path; count >= 2 */
    guint from, to;     /* nodes, by position; equal for a closed arc */
    gint32 left, right; /* faces, or DZ_NO_FACE */
    DzKnot low;         /* its first vertex by x, then y */
} DzMeshArc;

typedef struct DzMesh {
    const DzNoded *noded;
    GArray *arcs; /* of DzMeshArc; their order and direction depend on their positions alone */
    GArray *path; /* of guint: vertices */
    GArray
        *along; /* of guint: the edge between a vertex of the path and the next; none after an arc's last */
    guint face_count;
} DzMesh;

/* Takes the life of edges that end in nothing, one after the other until there are none. */
void dz_mesh_prune(const DzNoded *noded, bool *alive);

/* Of the edges that are `alive` (one flag an edge). Cannot fail. */
DzMesh *dz_mesh_new(const DzNoded *noded, const bool *alive);
void dz_mesh_free(DzMesh *mesh);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzMesh, dz_mesh_free)

/* The second step: fills left and right of the arcs, and the number of faces. */
void dz_mesh_find_faces(DzMesh *mesh);

static inline DzKnot dz_mesh_knot(const DzMesh *mesh, guint at)
{
    return g_array_index(mesh->noded->vertices, DzKnot, g_array_index(mesh->path, guint, at));
}

#define DZ_MESH_ARC(mesh, i) (&g_array_index((mesh)->arcs, DzMeshArc, (i)))

#endif
