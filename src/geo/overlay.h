/*
 * The overlay: any number of polygons of any number of days laid over each other at once, which gives an
 * arrangement of faces and tells which polygons cover each.
 *
 *     add polygons, earlier versions first  ->  build  ->  covers
 *
 * Steps: positions are rounded to the grid; with a tolerance, later versions are snapped onto earlier ones
 * (snap_in.h); each distinct segment is kept once (segments_in.h); what crosses is noded (node_in.h); arcs
 * and faces are walked (mesh_in.h). Each arc knows in whose boundary it is, so going across it changes who
 * covers the ground by just those: all faces are labelled by one walk from the outside, exactly and without a
 * point in polygon test. Polygons are areas by the even-odd rule, so rings that cross themselves become what
 * GEOSMakeValid makes of their lines; they are told.
 */
#ifndef DZ_GEO_OVERLAY_H
#define DZ_GEO_OVERLAY_H

#include "geo/arrangement.h"

typedef struct DzOverlay DzOverlay;

/* `grid_deg` from 1e-7 to 0.01; `tolerance_m` 0 for none. The caller owns it. */
DzOverlay *dz_overlay_new(double grid_deg, double tolerance_m);
void dz_overlay_free(DzOverlay *overlay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzOverlay, dz_overlay_free)

/* Adds the next polygon, numbered from 0. `version` is whatever rises with time and must not fall: polygons
 * of one version are not snapped onto each other. Longitudes -180 to 180. */
void dz_overlay_add(DzOverlay *overlay, const DzShape *rings, gint32 version);

/* Adds lines that bound faces too, without covering anything; all polygons must have been added before. */
void dz_overlay_add_lines(DzOverlay *overlay, const DzShape *lines);

/*
 * Lays all over each other. Without lines the faces are those that a polygon covers, with lines all. A face
 * whose mean width (twice its area by its perimeter) is below the tolerance, or below two steps of the grid,
 * is a sliver and goes to the neighbour with the longest shared edge. NULL with DZ_ERROR_DATA if boundaries
 * nearly coincide so often that they were plainly drawn anew for every version, and no tolerance was given.
 * `tell`, if not NULL, hears of each
 * step. The caller owns the result.
 */
DzArrangement *dz_overlay_build(DzOverlay *overlay, DzTell tell, gpointer data, GError **error);

/* Calls back for each face of the built arrangement, in no order, with a bit for each polygon: bit i % 64 of
 * covers[i / 64]. */
typedef void (*DzOverlayCovers)(guint face, const guint64 *covers, gpointer data);
void dz_overlay_covers(const DzOverlay *overlay, DzOverlayCovers call, gpointer data);

/*
 * Polygons that the grid, the tolerance or the merging of slivers has taken more than half of their ground:
 * of DzOverlayLoss, by polygon. `source_km2` has what each polygon had as it was added
 * (dz_rings_area_km2); those that had nothing have nothing to lose. Costs one walk over the faces. The caller
 * owns it.
 */
typedef struct DzOverlayLoss {
    guint polygon;
    double source_km2, kept_km2;
} DzOverlayLoss;
GArray *dz_overlay_losses(const DzOverlay *overlay, const DzArrangement *arrangement,
                          const double *source_km2);

/* Polygons whose boundary crosses itself, and where first: of DzOverlayFault, by polygon. They are the
 * overlay's. */
typedef struct DzOverlayFault {
    guint polygon;
    DzLonLat at;
} DzOverlayFault;
const GArray *dz_overlay_faults(const DzOverlay *overlay);

typedef struct DzOverlayCounts {
    guint64 read;      /* segments of all polygons */
    guint distinct;    /* of them that differ */
    guint largest;     /* distinct segments that the version with most of them has */
    guint later, anew; /* segments of later versions, and how many of them no earlier one has */
    guint crossings;   /* where segments cross away from their ends */
    guint snapped;     /* positions of later versions moved onto earlier ones */
    guint slivers, faces;
} DzOverlayCounts;
DzOverlayCounts dz_overlay_counts(const DzOverlay *overlay);

#endif
