/*
 * The edge index against GEOSCovers over the composite's faces, the lowest that covers first: random
 * positions, all vertices, the middles of all edges, and positions one step of a double beside each of them.
 *
 *     covers DATASET|AREAS.wkbs [COUNT]
 *
 * AREAS.wkbs has records (../bench/records.h). COUNT random
 * positions (default: ten million) lie in the box of the faces and a tenth around it. Ends with 1 at the
 * first difference.
 */
#include "composite/composite.h"
#include "geo/edges.h"
#include "geo/overlay.h"

#include "../bench/records.h"
#include "../unit/geo/linework.h"

#include <geos_c.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 4096 };

typedef struct Faces {
    GEOSContextHandle_t geos;
    GEOSGeometry **polygons;
    const GEOSPreparedGeometry **prepared;
    GEOSSTRtree *tree;
    guint count;
    /* of the query under way */
    const GEOSGeometry *point;
    gint32 lowest;
} Faces;

static DzArrangement *read_areas(const char *path)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    g_autoptr(DzOverlay) overlay = dz_overlay_new(1e-7, 0);
    const char *at = file ? g_mapped_file_get_contents(file) : NULL;
    const char *end = file ? at + g_mapped_file_get_length(file) : NULL;
    while (at < end) {
        g_autoptr(DzShape) shape = wkb_shape(record_next(&at).wkb);
        dz_overlay_add(overlay, shape, 0);
    }
    return dz_overlay_build(overlay, NULL, NULL, NULL);
}

static void faces_init(Faces *faces, const DzArrangement *arrangement)
{
    faces->geos = GEOS_init_r();
    faces->count = arrangement->face_count;
    faces->polygons = g_new(GEOSGeometry *, faces->count);
    faces->prepared = g_new(const GEOSPreparedGeometry *, faces->count);
    faces->tree = GEOSSTRtree_create_r(faces->geos, 10);
    g_autofree int *state = g_new0(int, faces->count + 1);
    for (guint f = 0; f < faces->count; f++) {
        faces->polygons[f] = linework_face(faces->geos, arrangement, state, f);
        faces->prepared[f] = GEOSPrepare_r(faces->geos, faces->polygons[f]);
        GEOSSTRtree_insert_r(faces->geos, faces->tree, faces->polygons[f], GUINT_TO_POINTER(f + 1));
    }
}

static void faces_clear(Faces *faces)
{
    GEOSSTRtree_destroy_r(faces->geos, faces->tree);
    for (guint f = 0; f < faces->count; f++) {
        GEOSPreparedGeom_destroy_r(faces->geos, faces->prepared[f]);
        GEOSGeom_destroy_r(faces->geos, faces->polygons[f]);
    }
    g_free(faces->polygons);
    g_free(faces->prepared);
    GEOS_finish_r(faces->geos);
}

static void look(void *item, void *data)
{
    Faces *faces = data;
    gint32 face = GPOINTER_TO_INT(item) - 1;
    if ((faces->lowest < 0 || face < faces->lowest) &&
        GEOSPreparedCovers_r(faces->geos, faces->prepared[face], faces->point) == 1)
        faces->lowest = face;
}

/* Asks both; ends the program if they differ. */
static void check(Faces *faces, const DzEdgeIndex *index, const DzLonLat *at, gsize count)
{
    g_autofree gint32 *ours = g_new(gint32, count);
    dz_edge_index_find_many(index, at, count, ours);
    for (gsize i = 0; i < count; i++) {
        GEOSGeometry *point = GEOSGeom_createPointFromXY_r(faces->geos, at[i].lon, at[i].lat);
        faces->point = point;
        faces->lowest = DZ_NO_FACE;
        GEOSSTRtree_query_r(faces->geos, faces->tree, point, look, faces);
        GEOSGeom_destroy_r(faces->geos, point);
        if (ours[i] == faces->lowest && dz_edge_index_find(index, at[i]) == ours[i])
            continue;
        printf("covers: (%.17g, %.17g): face %d, by GEOS %d\n", at[i].lon, at[i].lat, ours[i], faces->lowest);
        exit(1);
    }
}

/* A position and those one step beside it to all sides. */
static guint add_around(DzLonLat at, DzLonLat *out)
{
    guint count = 0;
    for (int x = -1; x <= 1; x++)
        for (int y = -1; y <= 1; y++)
            out[count++] =
                (DzLonLat){x ? nextafter(at.lon, x * 400) : at.lon, y ? nextafter(at.lat, y * 400) : at.lat};
    return count;
}

static guint64 check_lines(Faces *faces, const DzEdgeIndex *index, const DzArrangement *arrangement)
{
    guint64 checked = 0;
    for (guint i = 0; i < arrangement->arc_count; i++) {
        const DzArc *arc = &arrangement->arcs[i];
        for (guint k = arc->first; k < arc->first + arc->count; k++) {
            DzLonLat spots[18], a = arrangement->points[k];
            guint count = add_around(a, spots);
            if (k + 1 < arc->first + arc->count) {
                DzLonLat b = arrangement->points[k + 1];
                count += add_around((DzLonLat){(a.lon + b.lon) / 2, (a.lat + b.lat) / 2}, spots + count);
            }
            check(faces, index, spots, count);
            checked += count;
        }
    }
    return checked;
}

static void check_random(Faces *faces, const DzEdgeIndex *index, const DzArrangement *arrangement,
                         guint64 count)
{
    DzBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint f = 0; f < arrangement->face_count; f++) {
        DzLonLat at = arrangement->faces[f].inside;
        box = (DzBox){MIN(box.west, at.lon), MIN(box.south, at.lat), MAX(box.east, at.lon),
                      MAX(box.north, at.lat)};
    }
    double width = (box.east - box.west) * 1.2, height = (box.north - box.south) * 1.2;
    GRand *rand = g_rand_new_with_seed(51);
    g_autofree DzLonLat *at = g_new(DzLonLat, BATCH);
    for (guint64 done = 0; done < count; done += BATCH) {
        for (guint i = 0; i < BATCH; i++)
            at[i] = (DzLonLat){box.west - width / 12 + width * g_rand_double(rand),
                               box.south - height / 12 + height * g_rand_double(rand)};
        check(faces, index, at, MIN(count - done, BATCH));
    }
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: covers DATASET|AREAS.wkbs [COUNT]\n");
        return 2;
    }
    GError *error = NULL;
    bool areas = g_str_has_suffix(argv[1], ".wkbs");
    g_autoptr(DzDataset) set = areas ? NULL : dz_dataset_open(argv[1], &error);
    g_autoptr(DzComposite) composite = set ? dz_composite_build(set, &error) : NULL;
    g_autoptr(DzArrangement) read = areas ? read_areas(argv[1]) : NULL;
    const DzArrangement *arrangement = areas ? read : composite ? composite->arrangement : NULL;
    if (!arrangement || arrangement->face_count == 0) {
        fprintf(stderr, "covers: %s: %s\n", argv[1], error ? error->message : "cannot be read");
        return 3;
    }
    guint64 count = argc > 2 ? g_ascii_strtoull(argv[2], NULL, 10) : 10000000;
    g_autoptr(DzEdgeIndex) index = dz_edge_index_new(arrangement);
    Faces faces = {0};
    faces_init(&faces, arrangement);
    guint64 lines = check_lines(&faces, index, arrangement);
    check_random(&faces, index, arrangement, count);
    printf("%s: %u faces: %" G_GUINT64_FORMAT " positions on and beside lines and %" G_GUINT64_FORMAT
           " random ones as GEOSCovers says\n",
           argv[1], arrangement->face_count, lines, count);
    faces_clear(&faces);
    return 0;
}
