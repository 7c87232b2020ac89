/*
 * Lines that end with the record: they fade as the ground under them does, so that an open end does not look
 * like a mistake or like the end of what they mark.
 */
#include "scene/scene_in.h"

#include <math.h>

static const double PIECE_MM = 0.5; /* lines are looked at in pieces no longer than this, or than they fade */

/* Where the last piece of a line lay: while no edge of the record comes near, the next ones lie on the same
 * side of it. */
typedef struct Side {
    bool known, inside;
} Side;

/* The distance to the record's edge, negative outside [mm]. At most `far`: what is deeper inside is whole. */
static double depth_at(const DzMap *map, DzPage at, double far, Side *side)
{
    double best2 = far * far;
    for (guint part = 0; part < dz_path_count(map->record); part++) {
        guint count = 0;
        const DzPage *ring = dz_path_part(map->record, part, &count);
        for (guint i = 0, before = count - 1; i < count; before = i++) {
            DzPage a = ring[before], b = ring[i];
            if (MIN(a.x, b.x) > at.x + far || MAX(a.x, b.x) < at.x - far || MIN(a.y, b.y) > at.y + far ||
                MAX(a.y, b.y) < at.y - far)
                continue;
            double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
            double t = length2 > 0 ? CLAMP(((at.x - a.x) * dx + (at.y - a.y) * dy) / length2, 0, 1) : 0;
            double x = a.x + t * dx - at.x, y = a.y + t * dy - at.y;
            best2 = MIN(best2, x * x + y * y);
        }
    }
    bool near = best2 < far * far;
    if (near || !side->known)
        side->inside = dz_path_covers(map->record, at);
    side->known = !near;
    return side->inside ? sqrt(best2) : -sqrt(best2);
}

/* The lines of each opacity while they are cut. */
typedef struct Cut {
    DzPath **paths; /* by opacity; the first is not drawn */
    int now;        /* the one that is under way; -1: none */
} Cut;

static void add_piece(Cut *cut, int step, DzPage a, DzPage b)
{
    if (cut->now != step && cut->now >= 0)
        dz_path_end(cut->paths[cut->now]);
    if (cut->now != step)
        dz_path_add(cut->paths[step], a);
    dz_path_add(cut->paths[step], b);
    cut->now = step;
}

void dz_map_fade_lines(const DzMap *map, const DzPath *lines, double fade_mm, DzPath **paths)
{
    Cut cut = {paths, -1};
    for (guint i = 0; i <= DZ_FADE_STEPS; i++)
        paths[i] = dz_path_new();
    for (guint part = 0; part < dz_path_count(lines); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(lines, part, &count);
        Side side = {0};
        for (guint i = 1; i < count; i++) {
            DzPage a = points[i - 1], b = points[i];
            int pieces = MAX((int)ceil(hypot(b.x - a.x, b.y - a.y) / MIN(PIECE_MM, fade_mm)), 1);
            for (int k = 0; k < pieces; k++) {
                double t = (double)k / pieces, u = (double)(k + 1) / pieces;
                DzPage from = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
                DzPage to = {a.x + u * (b.x - a.x), a.y + u * (b.y - a.y)};
                DzPage middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
                double share = depth_at(map, middle, fade_mm, &side) / fade_mm;
                add_piece(&cut, (int)lround(CLAMP(share, 0, 1) * DZ_FADE_STEPS), from, to);
            }
        }
        if (cut.now >= 0)
            dz_path_end(paths[cut.now]);
        cut.now = -1;
    }
}
