/*
 * GEOS makes the diagram's edges; which site owns a face is found afterwards by the nearest site of a point
 * inside it, because GEOS returns cells in an order of its own.
 */
#include "geo/tessellate.h"

#include "geo/geos_in.h"

#include <math.h>

static GEOSGeometry *multipoint(const DzGeos *geos, const DzMetre *sites, guint count)
{
    GEOSGeometry **points = g_new(GEOSGeometry *, count);
    for (guint i = 0; i < count; i++)
        points[i] = GEOSGeom_createPointFromXY_r(geos->handle, sites[i].x, sites[i].y);
    GEOSGeometry *multi = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOINT, points, count);
    g_free(points);
    return multi;
}

static void add_line(const DzGeos *geos, const GEOSGeometry *line, DzPlane *out)
{
    guint count = 0;
    g_autofree double *pairs = dz_geos_pairs(geos, line, &count);
    for (gsize i = 0; pairs && i < count; i++)
        dz_plane_add(out, (DzMetre){pairs[2 * i], pairs[2 * i + 1]});
    dz_plane_end(out);
}

static bool voronoi(const DzGeos *geos, const DzMetre *sites, guint count, const DzMetreBox *box,
                    DzPlane *out)
{
    GEOSGeometry *points = multipoint(geos, sites, count);
    double corners[] = {box->min_x, box->min_y, box->max_x, box->max_y};
    GEOSGeometry *frame =
        GEOSGeom_createLineString_r(geos->handle, dz_geos_sequence(geos, corners, 2, false));
    GEOSGeometry *edges = points && frame ? GEOSVoronoiDiagram_r(geos->handle, points, frame, 0, 1) : NULL;
    GEOSGeometry *cut =
        edges ? GEOSClipByRect_r(geos->handle, edges, box->min_x, box->min_y, box->max_x, box->max_y) : NULL;
    int parts = cut ? GEOSGetNumGeometries_r(geos->handle, cut) : 0;
    for (int i = 0; i < parts; i++)
        add_line(geos, GEOSGetGeometryN_r(geos->handle, cut, i), out);
    GEOSGeom_destroy_r(geos->handle, cut);
    GEOSGeom_destroy_r(geos->handle, edges);
    GEOSGeom_destroy_r(geos->handle, frame);
    GEOSGeom_destroy_r(geos->handle, points);
    return cut != NULL;
}

DzPlane *dz_tessellate(const DzMetre *sites, guint count, const DzMetreBox *box, GError **error)
{
    g_autoptr(DzPlane) edges = dz_plane_new();
    if (count < 2)
        return g_steal_pointer(&edges);
    g_auto(DzGeos) geos;
    dz_geos_init(&geos);
    if (!voronoi(&geos, sites, count, box, edges)) {
        dz_geos_fail(&geos, "build the Thiessen diagram", error);
        return NULL;
    }
    return g_steal_pointer(&edges);
}

DzPlane *dz_reach_lines(const DzSites *sites, const DzMetre *at, guint count, double radius_m)
{
    DzPlane *lines = dz_plane_new();
    for (guint i = 0; i < count; i++) {
        for (guint k = 0; k <= DZ_REACH_CORNERS; k++) {
            DzMetre corner = dz_reach_corner(at[i], radius_m, k);
            /* A little is kept inside other circles too, so that what is kept meets; polygonizing drops loose
             * ends. */
            if (dz_sites_any_within(sites, corner, 0.9 * radius_m, i))
                dz_plane_end(lines);
            else
                dz_plane_add(lines, corner);
        }
        dz_plane_end(lines);
    }
    return lines;
}

DzMetre dz_reach_corner(DzMetre site, double radius_m, guint k)
{
    double angle = 2 * G_PI * (k % DZ_REACH_CORNERS) / DZ_REACH_CORNERS;
    return (DzMetre){site.x + radius_m * cos(angle), site.y + radius_m * sin(angle)};
}

bool dz_in_reach(DzMetre site, double radius_m, DzMetre at)
{
    double x = at.x - site.x, y = at.y - site.y, step = 2 * G_PI / DZ_REACH_CORNERS;
    double middle = (floor(atan2(y, x) / step) + 0.5) * step; /* of the polygon's edge in that direction */
    return x * cos(middle) + y * sin(middle) <= radius_m * cos(step / 2);
}
