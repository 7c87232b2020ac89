/*
 * Geometry as values: points in three spaces that the compiler keeps apart, and lists of parts made of them.
 *
 *     DzLonLat    degrees on WGS 84 (dezmap.h)
 *     DzMetre     metres in a map projection's plane, y up
 *     DzPage      millimetres on paper, from the top left corner, y down
 *
 * A DzShape, DzPlane or DzPath is a list of parts, each a run of points: lines, or closed rings whose last
 * point is *not* the first again. Whether parts are lines or rings is known to whoever holds the shape; rings
 * together mean the area that an even-odd fill gives, so holes need no owner.
 */
#ifndef DZ_GEO_SHAPE_H
#define DZ_GEO_SHAPE_H

#include "dezmap.h"

typedef struct DzMetre {
    double x, y;
} DzMetre;

typedef struct DzPage {
    double x, y;
} DzPage;

/* A range in degrees; in metres; in millimetres. min <= max. */
typedef struct DzBox {
    double west, south, east, north;
} DzBox;

typedef struct DzMetreBox {
    double min_x, min_y, max_x, max_y;
} DzMetreBox;

typedef struct DzPageBox {
    double min_x, min_y, max_x, max_y;
} DzPageBox;

/*
 * For each space: Type *prefix_new(void), prefix_free, prefix_add(point) to the part under way, prefix_end()
 * to close it (an empty part is dropped), prefix_share() for the same parts in one more owner's hands
 * (neither may add to them then), and to read: prefix_count() parts, prefix_part(i, &n) the points of the
 * i-th.
 */
#define DZ_DECLARE_PARTS(Type, prefix, Point)                                                                \
    typedef struct Type {                                                                                    \
        GArray *points; /* of Point */                                                                       \
        GArray *ends;   /* of guint: where each part ends in points */                                       \
    } Type;                                                                                                  \
    static inline Type *prefix##_new(void)                                                                   \
    {                                                                                                        \
        Type *parts = g_new(Type, 1);                                                                        \
        parts->points = g_array_new(FALSE, FALSE, sizeof(Point));                                            \
        parts->ends = g_array_new(FALSE, FALSE, sizeof(guint));                                              \
        return parts;                                                                                        \
    }                                                                                                        \
    static inline void prefix##_free(Type *parts)                                                            \
    {                                                                                                        \
        if (!parts)                                                                                          \
            return;                                                                                          \
        g_array_unref(parts->points);                                                                        \
        g_array_unref(parts->ends);                                                                          \
        g_free(parts);                                                                                       \
    }                                                                                                        \
    static inline Type *prefix##_share(const Type *parts)                                                    \
    {                                                                                                        \
        Type *shared = g_new(Type, 1);                                                                       \
        shared->points = g_array_ref(parts->points);                                                         \
        shared->ends = g_array_ref(parts->ends);                                                             \
        return shared;                                                                                       \
    }                                                                                                        \
    static inline void prefix##_add(Type *parts, Point point)                                                \
    {                                                                                                        \
        g_array_append_val(parts->points, point);                                                            \
    }                                                                                                        \
    static inline void prefix##_end(Type *parts)                                                             \
    {                                                                                                        \
        guint from = parts->ends->len ? g_array_index(parts->ends, guint, parts->ends->len - 1) : 0;         \
        if (parts->points->len > from)                                                                       \
            g_array_append_val(parts->ends, parts->points->len);                                             \
    }                                                                                                        \
    static inline guint prefix##_count(const Type *parts)                                                    \
    {                                                                                                        \
        return parts->ends->len;                                                                             \
    }                                                                                                        \
    static inline const Point *prefix##_part(const Type *parts, guint i, guint *count)                       \
    {                                                                                                        \
        guint from = i ? g_array_index(parts->ends, guint, i - 1) : 0;                                       \
        *count = g_array_index(parts->ends, guint, i) - from;                                                \
        return &g_array_index(parts->points, Point, from);                                                   \
    }                                                                                                        \
    G_DEFINE_AUTOPTR_CLEANUP_FUNC(Type, prefix##_free)

DZ_DECLARE_PARTS(DzShape, dz_shape, DzLonLat)
DZ_DECLARE_PARTS(DzPlane, dz_plane, DzMetre)
DZ_DECLARE_PARTS(DzPath, dz_path, DzPage)

/* The box around all points; west > east if there is none. */
DzBox dz_shape_box(const DzShape *shape);

/* Is `at` inside the ring? A point on an edge may be either. */
bool dz_ring_covers(const DzLonLat *ring, guint count, DzLonLat at);

/* Is `at` inside the rings, by the even-odd rule? Costs all edges. A point on an edge may be either. */
bool dz_shape_covers(const DzShape *rings, DzLonLat at);

/* Adds to `lines` the rings of `rings` as closed lines (first point again at the end). */
void dz_shape_add_rings_as_lines(DzShape *lines, const DzShape *rings);

/*
 * The same parts with points put in along every edge, so that none is longer than `max_step` (in the unit of
 * the coordinates, which may be any plane's): what a straight edge of one projection needs to stay one in
 * another. With `rings` the edge from the last point to the first too. All old points stay; an edge gets the
 * same points whichever way it runs, so neighbours still share it. At most 100,000 pieces an edge; edges that
 * are not finite stay as they are. The caller owns it.
 */
DzShape *dz_shape_densify(const DzShape *shape, bool rings, double max_step);

#endif
