/*
 * From edges to arcs: vertices where not exactly two edges meet are nodes, and what runs between two of them
 * is one arc. Only nodes are sorted, which are few.
 */
#include "geo/mesh_in.h"

typedef struct Graph {
    const DzKnot *knots;
    const DzEdge *edges;
    guint *start, *incident; /* edges at vertex v: incident[start[v]] to incident[start[v + 1] - 1] */
    bool *seen;              /* an edge */
} Graph;

static void graph_clear(Graph *graph)
{
    g_free(graph->start);
    g_free(graph->incident);
    g_free(graph->seen);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Graph, graph_clear)

static Graph graph_of(const DzNoded *noded, const bool *alive)
{
    guint vertices = noded->vertices->len, edges = noded->edges->len;
    Graph graph = {.knots = (const DzKnot *)(void *)noded->vertices->data,
                   .edges = (const DzEdge *)(void *)noded->edges->data,
                   .start = g_new0(guint, vertices + 2),
                   .seen = g_new0(bool, MAX(edges, 1))};
    for (guint e = 0; e < edges; e++) {
        if (alive[e]) {
            graph.start[graph.edges[e].a + 2]++;
            graph.start[graph.edges[e].b + 2]++;
        }
    }
    for (guint v = 0; v < vertices; v++)
        graph.start[v + 2] += graph.start[v + 1];
    graph.incident = g_new(guint, MAX(graph.start[vertices + 1], 1));
    for (guint e = 0; e < edges; e++) {
        if (alive[e]) {
            graph.incident[graph.start[graph.edges[e].a + 1]++] = e;
            graph.incident[graph.start[graph.edges[e].b + 1]++] = e;
        }
    }
    return graph;
}

static guint degree(const Graph *graph, guint vertex)
{
    return graph->start[vertex + 1] - graph->start[vertex];
}

static guint far_end(const Graph *graph, guint edge, guint vertex)
{
    return graph->edges[edge].a == vertex ? graph->edges[edge].b : graph->edges[edge].a;
}

void dz_mesh_prune(const DzNoded *noded, bool *alive)
{
    g_auto(Graph) graph = graph_of(noded, alive);
    guint vertices = noded->vertices->len;
    g_autofree guint *left = g_new(guint, MAX(vertices, 1)); /* edges that a vertex still has */
    for (guint v = 0; v < vertices; v++)
        left[v] = degree(&graph, v);
    for (guint v = 0; v < vertices; v++) {
        for (guint at = v; left[at] == 1;) {
            guint i = graph.start[at];
            while (!alive[graph.incident[i]])
                i++;
            alive[graph.incident[i]] = false;
            left[at] = 0;
            at = far_end(&graph, graph.incident[i], at);
            left[at]--;
        }
    }
}

static gint compare_vertices(gconstpointer a, gconstpointer b, gpointer data)
{
    const DzKnot *knots = data;
    return dz_knot_compare(knots[*(const guint *)a], knots[*(const guint *)b]);
}

/* The edge of a vertex that leads to the lowest neighbour among those not gone along yet; false if there is
 * none. */
static bool first_edge(const Graph *graph, guint vertex, guint *edge)
{
    bool found = false;
    for (guint i = graph->start[vertex]; i < graph->start[vertex + 1]; i++) {
        guint other = graph->incident[i];
        if (graph->seen[other])
            continue;
        if (!found || dz_knot_compare(graph->knots[far_end(graph, other, vertex)],
                                      graph->knots[far_end(graph, *edge, vertex)]) < 0)
            *edge = other;
        found = true;
    }
    return found;
}

/* One arc from `vertex` along `edge` until the next node, or around to `vertex`. */
static void walk_arc(DzMesh *mesh, Graph *graph, guint vertex, guint edge)
{
    DzMeshArc arc = {.first = mesh->path->len, .from = vertex, .low = graph->knots[vertex]};
    guint at = vertex;
    g_array_append_val(mesh->path, at);
    for (;;) {
        graph->seen[edge] = true;
        g_array_append_val(mesh->along, edge);
        at = far_end(graph, edge, at);
        g_array_append_val(mesh->path, at);
        if (dz_knot_compare(graph->knots[at], arc.low) < 0)
            arc.low = graph->knots[at];
        if (at == vertex || degree(graph, at) != 2)
            break;
        guint *here = &graph->incident[graph->start[at]];
        edge = here[0] == edge ? here[1] : here[0];
    }
    guint none = G_MAXUINT;
    g_array_append_val(mesh->along, none);
    arc.to = at;
    arc.count = mesh->path->len - arc.first;
    g_array_append_val(mesh->arcs, arc);
}

/* The lowest vertex of each loop that meets no node; goes around it without marking for good. */
static GArray *loop_starts(const Graph *graph, guint vertex_count)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree bool *passed = g_new0(bool, MAX(vertex_count, 1));
    for (guint v = 0; v < vertex_count; v++) {
        if (passed[v] || degree(graph, v) != 2 || graph->seen[graph->incident[graph->start[v]]])
            continue;
        guint lowest = v, at = v, edge = graph->incident[graph->start[v]];
        do {
            passed[at] = true;
            at = far_end(graph, edge, at);
            if (dz_knot_compare(graph->knots[at], graph->knots[lowest]) < 0)
                lowest = at;
            const guint *here = &graph->incident[graph->start[at]];
            edge = here[0] == edge ? here[1] : here[0];
        } while (at != v);
        g_array_append_val(starts, lowest);
    }
    return starts;
}

static void walk_from(DzMesh *mesh, Graph *graph, GArray *starts)
{
    g_array_sort_with_data(starts, compare_vertices, (gpointer)graph->knots);
    for (guint i = 0; i < starts->len; i++) {
        guint vertex = g_array_index(starts, guint, i), edge = 0;
        while (first_edge(graph, vertex, &edge))
            walk_arc(mesh, graph, vertex, edge);
    }
}

/* Nodes get their place in the order of positions for a number. */
static void number_nodes(DzMesh *mesh, GArray *nodes, guint vertex_count)
{
    const DzKnot *knots = (const DzKnot *)(void *)mesh->noded->vertices->data;
    g_autofree guint *number = g_new(guint, MAX(vertex_count, 1));
    g_array_sort_with_data(nodes, compare_vertices, (gpointer)knots);
    for (guint i = 0; i < nodes->len; i++)
        number[g_array_index(nodes, guint, i)] = i;
    for (guint i = 0; i < mesh->arcs->len; i++) {
        DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        arc->from = number[arc->from];
        arc->to = number[arc->to];
    }
}

DzMesh *dz_mesh_new(const DzNoded *noded, const bool *alive)
{
    DzMesh *mesh = g_new0(DzMesh, 1);
    mesh->noded = noded;
    mesh->arcs = g_array_new(FALSE, FALSE, sizeof(DzMeshArc));
    mesh->path = g_array_sized_new(FALSE, FALSE, sizeof(guint), noded->edges->len + 1);
    mesh->along = g_array_sized_new(FALSE, FALSE, sizeof(guint), noded->edges->len + 1);
    guint vertices = noded->vertices->len;
    g_auto(Graph) graph = graph_of(noded, alive);
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint v = 0; v < vertices; v++)
        if (degree(&graph, v) != 0 && degree(&graph, v) != 2)
            g_array_append_val(nodes, v);
    walk_from(mesh, &graph, nodes);
    g_autoptr(GArray) loops = loop_starts(&graph, vertices);
    walk_from(mesh, &graph, loops);
    g_array_append_vals(nodes, loops->data, loops->len);
    number_nodes(mesh, nodes, vertices);
    return mesh;
}

void dz_mesh_free(DzMesh *mesh)
{
    if (!mesh)
        return;
    g_array_unref(mesh->arcs);
    g_array_unref(mesh->path);
    g_array_unref(mesh->along);
    g_free(mesh);
}
