/*
 * From the edges of faces to arcs: pair each edge with its twin, find the vertices where not exactly two
 * edges meet (the nodes), and walk from node to node. Sorting instead of hashing keeps the order a matter of
 * coordinates alone.
 */
#include "geo/arrangement_in.h"

#include <stdlib.h>

/* An undirected edge between vertices a < b, with the faces left and right of a -> b. */
typedef struct Edge {
    guint a, b;
    gint32 left, right;
} Edge;

typedef struct Graph {
    DzCell *vertices; /* sorted by x, then y; a vertex's number is its place here */
    guint vertex_count;
    Edge *edges; /* sorted by a, then b */
    guint edge_count;
    guint *start, *incident; /* edges at vertex v: incident[start[v]] to incident[start[v + 1] - 1] */
} Graph;

static gint compare_cells(gconstpointer a, gconstpointer b)
{
    const DzCell *left = a, *right = b;
    if (left->x != right->x)
        return left->x < right->x ? -1 : 1;
    return left->y != right->y ? (left->y < right->y ? -1 : 1) : 0;
}

static gint compare_edges(gconstpointer a, gconstpointer b)
{
    const Edge *left = a, *right = b;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return left->b != right->b ? (left->b < right->b ? -1 : 1) : 0;
}

static guint vertex_of(const Graph *graph, DzCell cell)
{
    const DzCell *found = bsearch(&cell, graph->vertices, graph->vertex_count, sizeof cell, compare_cells);
    g_assert(found);
    return (guint)(found - graph->vertices);
}

static void collect_vertices(Graph *graph, const GArray *half_edges)
{
    guint count = half_edges->len;
    graph->vertices = g_new(DzCell, MAX(count, 1));
    for (guint i = 0; i < count; i++)
        graph->vertices[i] =
            g_array_index(half_edges, DzHalfEdge, i).from; /* rings: each vertex starts an edge */
    qsort(graph->vertices, count, sizeof(DzCell), compare_cells);
    guint kept = 0;
    for (guint i = 0; i < count; i++)
        if (kept == 0 || compare_cells(&graph->vertices[kept - 1], &graph->vertices[i]) != 0)
            graph->vertices[kept++] = graph->vertices[i];
    graph->vertex_count = kept;
}

static void collect_edges(Graph *graph, const GArray *half_edges)
{
    guint count = half_edges->len;
    graph->edges = g_new(Edge, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        const DzHalfEdge *half = &g_array_index(half_edges, DzHalfEdge, i);
        guint from = vertex_of(graph, half->from), to = vertex_of(graph, half->to);
        bool forward = from < to;
        graph->edges[i] = (Edge){.a = MIN(from, to),
                                 .b = MAX(from, to),
                                 .left = forward ? half->face : DZ_NO_FACE,
                                 .right = forward ? DZ_NO_FACE : half->face};
    }
    qsort(graph->edges, count, sizeof(Edge), compare_edges);
    guint kept = 0;
    for (guint i = 0; i < count; i++) {
        Edge *last = kept ? &graph->edges[kept - 1] : NULL;
        if (last && compare_edges(last, &graph->edges[i]) == 0) {
            last->left = MAX(last->left, graph->edges[i].left); /* one of the two is DZ_NO_FACE */
            last->right = MAX(last->right, graph->edges[i].right);
        } else {
            graph->edges[kept++] = graph->edges[i];
        }
    }
    graph->edge_count = kept;
}

static void collect_incidence(Graph *graph)
{
    graph->start = g_new0(guint, graph->vertex_count + 1);
    for (guint e = 0; e < graph->edge_count; e++) {
        graph->start[graph->edges[e].a + 1]++;
        graph->start[graph->edges[e].b + 1]++;
    }
    for (guint v = 0; v < graph->vertex_count; v++)
        graph->start[v + 1] += graph->start[v];
    graph->incident = g_new(guint, MAX(2 * graph->edge_count, 1));
    guint *next = g_memdup2(graph->start, (graph->vertex_count + 1) * sizeof *next);
    for (guint e = 0; e < graph->edge_count; e++) {
        graph->incident[next[graph->edges[e].a]++] = e;
        graph->incident[next[graph->edges[e].b]++] = e;
    }
    g_free(next);
}

static bool is_node(const Graph *graph, guint vertex)
{
    return graph->start[vertex + 1] - graph->start[vertex] != 2;
}

typedef struct Walk {
    const Graph *graph;
    bool *seen; /* an edge */
    GArray *arcs, *points;
    double grid_deg;
} Walk;

static void add_point(Walk *walk, guint vertex)
{
    DzCell cell = walk->graph->vertices[vertex];
    DzLonLat at = {(double)cell.x * walk->grid_deg, (double)cell.y * walk->grid_deg};
    g_array_append_val(walk->points, at);
}

/* The edge after `edge` at a vertex where exactly two meet. */
static guint other_edge(const Graph *graph, guint vertex, guint edge)
{
    guint first = graph->incident[graph->start[vertex]];
    return first == edge ? graph->incident[graph->start[vertex] + 1] : first;
}

/* One arc from `vertex` along `edge` until the next node, or around to `vertex` if there is none. */
static void walk_arc(Walk *walk, guint vertex, guint edge)
{
    const Graph *graph = walk->graph;
    const Edge *first = &graph->edges[edge];
    bool forward = first->a == vertex;
    DzArc arc = {.first = walk->points->len,
                 .from = vertex,
                 .left = forward ? first->left : first->right,
                 .right = forward ? first->right : first->left};
    add_point(walk, vertex);
    guint at = vertex;
    for (;;) {
        walk->seen[edge] = true;
        at = graph->edges[edge].a == at ? graph->edges[edge].b : graph->edges[edge].a;
        add_point(walk, at);
        if (at == vertex || is_node(graph, at))
            break;
        edge = other_edge(graph, at, edge);
    }
    arc.to = at;
    arc.count = walk->points->len - arc.first;
    g_array_append_val(walk->arcs, arc);
}

static void walk_from(Walk *walk, bool from_nodes)
{
    const Graph *graph = walk->graph;
    for (guint v = 0; v < graph->vertex_count; v++) {
        if (is_node(graph, v) != from_nodes)
            continue;
        for (guint k = graph->start[v]; k < graph->start[v + 1]; k++)
            if (!walk->seen[graph->incident[k]])
                walk_arc(walk, v, graph->incident[k]);
    }
}

void dz_arrangement_chain(DzArrangement *arrangement, GArray *edges, double grid_deg)
{
    Graph graph = {0};
    collect_vertices(&graph, edges);
    collect_edges(&graph, edges);
    collect_incidence(&graph);
    Walk walk = {.graph = &graph,
                 .seen = g_new0(bool, MAX(graph.edge_count, 1)),
                 .arcs = g_array_new(FALSE, FALSE, sizeof(DzArc)),
                 .points = g_array_new(FALSE, FALSE, sizeof(DzLonLat)),
                 .grid_deg = grid_deg};
    walk_from(&walk, true);
    walk_from(&walk, false); /* loops that meet no node */
    arrangement->arc_count = walk.arcs->len;
    arrangement->arcs = (DzArc *)(void *)g_array_free(walk.arcs, FALSE);
    arrangement->points = (DzLonLat *)(void *)g_array_free(walk.points, FALSE);
    g_free(walk.seen);
    g_free(graph.vertices);
    g_free(graph.edges);
    g_free(graph.start);
    g_free(graph.incident);
}
