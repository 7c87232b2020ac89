/*
 * The overlay, as the files that build it share it. Inside: only src/geo includes it.
 */
#ifndef DZ_GEO_OVERLAY_IN_H
#define DZ_GEO_OVERLAY_IN_H

#include "geo/mesh_in.h"
#include "geo/overlay.h"
#include "geo/snap_in.h"

struct DzOverlay {
    double per_degree, tolerance_m;
    guint polygon_count, owner_count; /* owners are the polygons, then the lines */
    DzSegments *segments;
    DzSnapper *snapper; /* NULL without a tolerance */
    gint32 version;
    bool begun;
    guint64 read_before; /* of the version under way */
    guint distinct_before, first_distinct;
    DzOwners *owners;
    DzNoded *noded;
    DzMesh *mesh;
    gint32
        *final_of; /* the arrangement's face of each of the mesh's; DZ_NO_FACE where it gave way to another */
    GArray *faults;
    DzOverlayCounts counts;
};

/* Who has the edge in his boundary, rising; `scratch` (of guint) may hold the answer. */
const guint *dz_overlay_owners(const DzOverlay *overlay, guint edge, GArray *scratch, guint *count);

/* One flag for each face of the mesh: does a polygon cover it? g_free it. */
bool *dz_overlay_covered(const DzOverlay *overlay);

/*
 * The mesh without slivers: for each face the one that takes its place, itself if it stays. `covered` as
 * above. *count is how many gave way. g_free it.
 */
guint *dz_overlay_slivers(const DzOverlay *overlay, double width_m, guint *count);

/* The mesh as an arrangement: faces marked DZ_NO_FACE in `number` are left out; on return it has their
 * numbers in the arrangement. */
DzArrangement *dz_mesh_arrange(const DzMesh *mesh, gint32 *number, double per_degree);

#endif
