/*
 * What of the ground that changed hands a text would hide. Each ring is held against the text's box by
 * itself: a name on a wide patch hides nothing that matters, on one of its own size all of it.
 */
#include "scene/symbols_in.h"

#include <math.h>

/* A ring of changed ground, in the frame or not. */
typedef struct Ring {
    const DzPage *points;
    guint count;
    DzPageBox box;
    double area_mm2;
} Ring;

static Ring read_ring(const DzPath *path, guint part)
{
    Ring ring = {.box = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    ring.points = dz_path_part(path, part, &ring.count);
    for (guint i = 0, before = ring.count - 1; i < ring.count; before = i++) {
        DzPage at = ring.points[i], last = ring.points[before];
        ring.area_mm2 += (last.x * at.y - at.x * last.y) / 2;
        ring.box = (DzPageBox){MIN(ring.box.min_x, at.x), MIN(ring.box.min_y, at.y),
                               MAX(ring.box.max_x, at.x), MAX(ring.box.max_y, at.y)};
    }
    ring.area_mm2 = fabs(ring.area_mm2);
    return ring;
}

GArray *dz_map_changed_rings(const DzMap *map)
{
    GArray *rings = g_array_new(FALSE, FALSE, sizeof(Ring));
    const GPtrArray *things = dz_map_things(map, "change");
    for (guint i = 0; i < things->len; i++) {
        const DzPath *path = ((const DzThing *)things->pdata[i])->path;
        for (guint part = 0; part < dz_path_count(path); part++) {
            Ring ring = read_ring(path, part);
            if (dz_page_boxes_meet(&ring.box, &map->view.frame))
                g_array_append_val(rings, ring);
        }
    }
    return rings;
}

static bool ring_covers(const Ring *ring, DzPage at)
{
    bool inside = false;
    for (guint i = 0, before = ring->count - 1; i < ring->count; before = i++) {
        DzPage a = ring->points[i], b = ring->points[before];
        if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

/* The box's part in the ring, by samples of it, and by the ring's own points: a small one may lie between. */
static double hidden_of(const Ring *ring, const DzPageBox *box)
{
    enum { ACROSS = 12, DOWN = 5 };
    guint hits = 0, inside = 0;
    for (guint i = 0; i < ACROSS * DOWN; i++)
        hits +=
            ring_covers(ring, (DzPage){box->min_x + (box->max_x - box->min_x) * (i % ACROSS + 0.5) / ACROSS,
                                       box->min_y + (box->max_y - box->min_y) * (i / ACROSS + 0.5) / DOWN});
    for (guint i = 0; i < ring->count; i++)
        inside += dz_page_box_has(box, ring->points[i]);
    double area = (box->max_x - box->min_x) * (box->max_y - box->min_y) * hits / (ACROSS * DOWN);
    double share = MIN(area / MAX(ring->area_mm2, 1e-9), 1);
    return hits == 0 && inside > 0 ? MAX(share, (double)inside / ring->count) : share;
}

double dz_map_hidden_share(const DzMap *map, const DzPageBox *box)
{
    double most = 0;
    for (guint i = 0; i < map->changed->len; i++) {
        const Ring *ring = &g_array_index(map->changed, Ring, i);
        if (dz_page_boxes_meet(&ring->box, box))
            most = MAX(most, hidden_of(ring, box));
    }
    return most;
}
