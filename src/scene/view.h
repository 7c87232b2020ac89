/*
 * The view: which part of the ground lies where on the page.
 */
#ifndef DZ_SCENE_VIEW_H
#define DZ_SCENE_VIEW_H

#include "geo/project.h"
#include "geo/shape.h"

typedef struct DzView {
    DzProjection *projection;
    DzPageBox frame;     /* of the map on the page */
    double mm_per_metre; /* of the plane */
    DzMetre centre;      /* is in the middle of the frame */
} DzView;

/* The range of the plane that `box` covers, its edges densely sampled. False if the projection cannot show
 * it. */
bool dz_view_range(const DzProjection *projection, DzBox box, DzMetreBox *out);

/* What of the plane the frame shows, and `margin_mm` around it. */
DzMetreBox dz_view_window(const DzView *view, double margin_mm);

DzPage dz_view_page(const DzView *view, DzMetre at);
DzMetre dz_view_plane(const DzView *view, DzPage at);

/* A position on the page; false if the projection cannot show it. */
bool dz_view_place(const DzView *view, DzLonLat at, DzPage *out);

/* How many metres on the ground a metre on paper stands for, by the plane: the scale is 1 to this. */
double dz_view_denominator(const DzView *view);

/*
 * Lines or rings on the page: long edges follow the projection, parts outside the frame are left out, points
 * nearer than the eye can part are thinned. The caller owns the path.
 */
DzPath *dz_view_path(const DzView *view, const DzShape *shape, bool rings);
DzPath *dz_view_plane_path(const DzView *view, const DzPlane *rings);

bool dz_page_box_has(const DzPageBox *box, DzPage at);
bool dz_page_boxes_meet(const DzPageBox *a, const DzPageBox *b);

/* Is `at` inside the rings, by the even-odd rule? */
bool dz_path_covers(const DzPath *rings, DzPage at);

/* Does any of the lines' edges come into the box? */
bool dz_path_crosses(const DzPath *lines, const DzPageBox *box);

/* Does any of the rings' area show in the box? Sampled: a sliver between samples may be missed. */
bool dz_path_shows(const DzPath *rings, const DzPageBox *box);

/*
 * Of the points of `box` inside the rings, about the one farthest from their edges and the box's (the pole of
 * inaccessibility, Garcia-Castellanos and Lombardo 2007, by sampling). False if none is inside.
 */
bool dz_path_pole(const DzPath *rings, const DzPageBox *box, DzPage *out, double *distance_mm);

#endif
