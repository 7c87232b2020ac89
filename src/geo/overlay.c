#include "geo/overlay_in.h"

#include <math.h>

/* Boundaries that were drawn anew in every version share hardly a segment, and cross each other all along. */
static const double ANEW_SHARE =
    0.5; /* of the segments of later versions, from which they count as drawn anew */
static const guint ANEW_TIMES = 3; /* as many segments as the largest version, at least */
enum { MOST_CROSSINGS = 500000 };  /* that are noded then: some seconds */
static const double SLIVER_STEPS = 2;
static const double METRES_PER_DEGREE = 111195;

DzOverlay *dz_overlay_new(double grid_deg, double tolerance_m)
{
    DzOverlay *overlay = g_new0(DzOverlay, 1);
    overlay->per_degree = 1 / grid_deg;
    if (fabs(overlay->per_degree - round(overlay->per_degree)) < 1e-6)
        overlay->per_degree =
            round(overlay->per_degree); /* so that steps are decimal fractions of a degree */
    overlay->tolerance_m = tolerance_m;
    overlay->segments = dz_segments_new();
    overlay->snapper = tolerance_m > 0 ? dz_snapper_new(tolerance_m, overlay->per_degree) : NULL;
    overlay->faults = g_array_new(FALSE, FALSE, sizeof(DzOverlayFault));
    return overlay;
}

void dz_overlay_free(DzOverlay *overlay)
{
    if (!overlay)
        return;
    dz_segments_free(overlay->segments);
    dz_snapper_free(overlay->snapper);
    dz_owners_free(overlay->owners);
    dz_mesh_free(overlay->mesh);
    dz_noded_free(overlay->noded);
    g_array_unref(overlay->faults);
    g_free(overlay->final_of);
    g_free(overlay);
}

/* Counts what the version that ends here has brought. */
static void end_version(DzOverlay *overlay)
{
    if (!overlay->begun)
        return;
    if (overlay->snapper)
        overlay->counts.snapped += dz_snapper_end_version(overlay->snapper, overlay->segments);
    guint64 read = overlay->segments->read - overlay->read_before;
    guint anew = overlay->segments->list->len - overlay->distinct_before;
    guint distinct = anew;
    if (overlay->read_before == 0) {
        overlay->first_distinct = anew;
        overlay->counts.read = read;
    } else { /* neighbours have most segments twice: as often as in the first version */
        distinct = (guint)((double)read * overlay->first_distinct / (double)MAX(overlay->counts.read, 1));
        overlay->counts.later += distinct;
        overlay->counts.anew += anew;
    }
    overlay->counts.largest = MAX(overlay->counts.largest, distinct);
    overlay->read_before = overlay->segments->read;
    overlay->distinct_before = overlay->segments->list->len;
}

static void add_ring(DzOverlay *overlay, const DzLonLat *ring, guint count, bool close)
{
    DzKnot first = dz_grid_knot(ring[0], overlay->per_degree), before = first;
    for (guint i = 1; i < count; i++) {
        DzKnot at = dz_grid_knot(ring[i], overlay->per_degree);
        dz_segments_add(overlay->segments, overlay->owner_count, before, at);
        before = at;
    }
    if (close)
        dz_segments_add(overlay->segments, overlay->owner_count, before, first);
}

static void add_ring_to_snap(DzOverlay *overlay, const DzLonLat *ring, guint count)
{
    g_autofree DzKnot *knots = g_new(DzKnot, count);
    for (guint i = 0; i < count; i++)
        knots[i] = dz_grid_knot(ring[i], overlay->per_degree);
    dz_snapper_add(overlay->snapper, overlay->owner_count, knots, count);
}

void dz_overlay_add(DzOverlay *overlay, const DzShape *rings, gint32 version)
{
    if (overlay->begun && version != overlay->version)
        end_version(overlay);
    overlay->begun = true;
    overlay->version = version;
    for (guint part = 0; part < dz_shape_count(rings); part++) {
        guint count = 0;
        const DzLonLat *ring = dz_shape_part(rings, part, &count);
        if (overlay->snapper)
            add_ring_to_snap(overlay, ring, count);
        else
            add_ring(overlay, ring, count, true);
    }
    overlay->polygon_count = ++overlay->owner_count;
}

void dz_overlay_add_lines(DzOverlay *overlay, const DzShape *lines)
{
    end_version(overlay);
    overlay->begun = false;
    for (guint part = 0; part < dz_shape_count(lines); part++) {
        guint count = 0;
        const DzLonLat *line = dz_shape_part(lines, part, &count);
        add_ring(overlay, line, count, false);
        overlay->owner_count++;
    }
}

/* Adds to `scratch` what is in one of the two rising lists but not in both. */
static void join_owners(GArray *scratch, const guint *more, guint count)
{
    guint old = scratch->len, i = 0, k = 0;
    while (i < old || k < count) {
        guint a = i < old ? g_array_index(scratch, guint, i) : G_MAXUINT;
        guint b = k < count ? more[k] : G_MAXUINT, least = MIN(a, b);
        i += a == least;
        k += b == least;
        if (a != b)
            g_array_append_val(scratch, least);
    }
    g_array_remove_range(scratch, 0, old);
}

const guint *dz_overlay_owners(const DzOverlay *overlay, guint edge, GArray *scratch, guint *count)
{
    const DzNoded *noded = overlay->noded;
    const guint *first = dz_owners_of(overlay->owners, noded->parts[noded->first[edge]], count);
    if (noded->first[edge + 1] - noded->first[edge] == 1)
        return first;
    g_array_set_size(scratch, 0);
    for (guint i = noded->first[edge]; i < noded->first[edge + 1]; i++) {
        const guint *more = dz_owners_of(overlay->owners, noded->parts[i], count);
        join_owners(scratch, more, *count);
    }
    *count = scratch->len;
    return (const guint *)(void *)scratch->data;
}

/* Edges that bound something: who has an edge an even number of times has the same on both its sides. */
static bool *living_edges(const DzOverlay *overlay)
{
    guint edges = overlay->noded->edges->len;
    bool *alive = g_new(bool, MAX(edges, 1));
    g_autoptr(GArray) scratch = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint e = 0; e < edges; e++) {
        guint count = 0;
        dz_overlay_owners(overlay, e, scratch, &count);
        alive[e] = count > 0;
    }
    if (overlay->owner_count > overlay->polygon_count)
        dz_mesh_prune(overlay->noded, alive);
    return alive;
}

/* Does drawing anew explain how many segments differ? */
static bool is_drawn_anew(const DzOverlay *overlay)
{
    const DzOverlayCounts *counts = &overlay->counts;
    return counts->anew > ANEW_SHARE * counts->later && counts->distinct / ANEW_TIMES > counts->largest;
}

static bool node(DzOverlay *overlay, GError **error)
{
    bool anew = overlay->tolerance_m <= 0 && is_drawn_anew(overlay);
    overlay->noded = dz_node(overlay->segments, anew ? MOST_CROSSINGS : G_MAXUINT);
    if (overlay->noded) {
        overlay->counts.crossings = overlay->noded->meetings->len;
        return true;
    }
    g_set_error(
        error, DZ_ERROR, DZ_ERROR_DATA,
        "%.0f %% of the boundaries of later versions were drawn anew (%u segments differ, the largest "
        "version has %u) and cross earlier ones more than %d times; give tolerance_m, the distance in metres "
        "within which they are the same",
        100.0 * overlay->counts.anew / overlay->counts.later, overlay->counts.distinct,
        overlay->counts.largest, (int)MOST_CROSSINGS);
    return false;
}

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    guint left = ((const DzOverlayFault *)a)->polygon, right = ((const DzOverlayFault *)b)->polygon;
    return left < right ? -1 : left > right;
}

/* How far a position is from the line through a segment, in steps. */
static double off_line(const DzSegment *line, DzKnot at)
{
    double length = hypot((double)line->b.x - line->a.x, (double)line->b.y - line->a.y);
    return fabs((double)dz_knot_turn(line->a, line->b, at)) / length;
}

/* Rounding to the grid alone can make segments cross that did not, but not as deep as this. */
static bool is_deep(const DzSegment *one, const DzSegment *other)
{
    static const double rounding = 2; /* steps */
    return off_line(one, other->a) > rounding && off_line(one, other->b) > rounding &&
           off_line(other, one->a) > rounding && off_line(other, one->b) > rounding;
}

/* Two segments of one polygon that cross away from their ends are a fault of its boundary. */
static void find_faults(DzOverlay *overlay)
{
    g_autofree bool *known = g_new0(bool, MAX(overlay->owner_count, 1));
    for (guint i = 0; i < overlay->noded->meetings->len; i++) {
        const DzMeeting *meeting = &g_array_index(overlay->noded->meetings, DzMeeting, i);
        guint count = 0, others = 0;
        if (!is_deep(&g_array_index(overlay->segments->list, DzSegment, meeting->one),
                     &g_array_index(overlay->segments->list, DzSegment, meeting->other)))
            continue;
        const guint *list = dz_owners_of(overlay->owners, meeting->one, &count);
        const guint *other = dz_owners_of(overlay->owners, meeting->other, &others);
        for (guint a = 0, b = 0; a < count && b < others;) {
            if (list[a] == other[b] && list[a] < overlay->polygon_count && !known[list[a]]) {
                DzOverlayFault fault = {list[a], dz_grid_position(meeting->at, overlay->per_degree)};
                known[list[a]] = true;
                g_array_append_val(overlay->faults, fault);
            }
            bool step = list[a] <= other[b];
            a += step;
            b += !step;
        }
    }
    g_array_sort(overlay->faults, compare_faults);
}

/* The mesh again without the arcs between faces that have become one; `number` are its faces to keep. */
static DzMesh *mesh_without(const DzOverlay *overlay, const bool *alive, const guint *heir)
{
    const DzMesh *mesh = overlay->mesh;
    guint edges = overlay->noded->edges->len;
    g_autofree bool *kept = g_memdup2(alive, MAX(edges, 1) * sizeof *kept);
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        bool joined =
            arc->left != DZ_NO_FACE && arc->right != DZ_NO_FACE && heir[arc->left] == heir[arc->right];
        for (guint k = arc->first; joined && k + 1 < arc->first + arc->count; k++)
            kept[g_array_index(mesh->along, guint, k)] = false;
    }
    DzMesh *less = dz_mesh_new(overlay->noded, kept);
    dz_mesh_find_faces(less);
    return less;
}

/* Which face of the mesh each face of `less` is made around. */
static guint *origins(const DzOverlay *overlay, const DzMesh *less, const guint *heir)
{
    const DzMesh *mesh = overlay->mesh;
    guint *origin = g_new0(guint, MAX(less->face_count, 1));
    g_autofree guint *arc_of = g_new0(guint, MAX(overlay->noded->edges->len, 1));
    g_autofree guint *start_of = g_new0(guint, MAX(overlay->noded->edges->len, 1));
    for (guint i = 0; i < mesh->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(mesh, i);
        for (guint k = arc->first; k + 1 < arc->first + arc->count; k++) {
            guint edge = g_array_index(mesh->along, guint, k);
            arc_of[edge] = i;
            start_of[edge] = g_array_index(mesh->path, guint, k);
        }
    }
    for (guint i = 0; i < less->arcs->len; i++) {
        const DzMeshArc *arc = DZ_MESH_ARC(less, i);
        guint edge = g_array_index(less->along, guint, arc->first);
        const DzMeshArc *before = DZ_MESH_ARC(mesh, arc_of[edge]);
        bool same = start_of[edge] == g_array_index(less->path, guint, arc->first);
        gint32 left = same ? before->left : before->right, right = same ? before->right : before->left;
        if (arc->left != DZ_NO_FACE && left != DZ_NO_FACE)
            origin[arc->left] = heir[left];
        if (arc->right != DZ_NO_FACE && right != DZ_NO_FACE)
            origin[arc->right] = heir[right];
    }
    return origin;
}

/* Merges slivers and makes the arrangement of what is left. */
static DzArrangement *finish(DzOverlay *overlay, const bool *alive)
{
    const DzMesh *mesh = overlay->mesh;
    bool lines = overlay->owner_count > overlay->polygon_count;
    g_autofree bool *covered = dz_overlay_covered(overlay);
    double width_m = MAX(overlay->tolerance_m, SLIVER_STEPS * METRES_PER_DEGREE / overlay->per_degree);
    g_autofree guint *heir = dz_overlay_slivers(overlay, width_m, &overlay->counts.slivers);
    g_autoptr(DzMesh) less = overlay->counts.slivers ? mesh_without(overlay, alive, heir) : NULL;
    g_autofree guint *origin = less ? origins(overlay, less, heir) : NULL;
    guint count = less ? less->face_count : mesh->face_count;
    g_autofree gint32 *number = g_new(gint32, MAX(count, 1));
    for (guint f = 0; f < count; f++)
        number[f] = lines || covered[origin ? origin[f] : f] ? 0 : DZ_NO_FACE;
    DzArrangement *arrangement = dz_mesh_arrange(less ? less : mesh, number, overlay->per_degree);
    overlay->final_of = g_new(gint32, MAX(mesh->face_count, 1));
    for (guint f = 0; f < mesh->face_count; f++)
        overlay->final_of[f] = DZ_NO_FACE;
    for (guint f = 0; f < count; f++)
        overlay->final_of[origin ? origin[f] : f] = number[f];
    overlay->counts.faces = arrangement->face_count;
    return arrangement;
}

static void say(DzTell tell, gpointer data, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void say(DzTell tell, gpointer data, const char *format, ...)
{
    if (!tell)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tell(text, data);
}

DzArrangement *dz_overlay_build(DzOverlay *overlay, DzTell tell, gpointer data, GError **error)
{
    end_version(overlay);
    overlay->begun = false;
    overlay->counts.read = overlay->segments->read;
    overlay->counts.distinct = overlay->segments->list->len;
    g_clear_pointer(&overlay->snapper, dz_snapper_free);
    say(tell, data, "read %" G_GUINT64_FORMAT " segments, %u distinct, %u positions snapped",
        overlay->counts.read, overlay->counts.distinct, overlay->counts.snapped);
    if (!node(overlay, error))
        return NULL;
    say(tell, data, "noded %u crossings into %u edges", overlay->counts.crossings,
        overlay->noded->edges->len);
    overlay->owners = dz_owners_new(overlay->segments);
    find_faults(overlay);
    g_clear_pointer(&overlay->segments, dz_segments_free);
    g_autofree bool *alive = living_edges(overlay);
    overlay->mesh = dz_mesh_new(overlay->noded, alive);
    dz_mesh_find_faces(overlay->mesh);
    say(tell, data, "walked %u arcs around %u faces", overlay->mesh->arcs->len, overlay->mesh->face_count);
    DzArrangement *arrangement = finish(overlay, alive);
    say(tell, data, "merged %u slivers, measured %u faces", overlay->counts.slivers, overlay->counts.faces);
    return arrangement;
}

const GArray *dz_overlay_faults(const DzOverlay *overlay)
{
    return overlay->faults;
}

DzOverlayCounts dz_overlay_counts(const DzOverlay *overlay)
{
    return overlay->counts;
}
