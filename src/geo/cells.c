#include "geo/cells_in.h"

#include <math.h>

static const double MOST_CELLS = 1 << 24;
static const double MARGIN = 2; /* steps: more than a hot pixel reaches, and far more than doubles are off */

void dz_buckets_clear(DzBuckets *buckets)
{
    g_free(buckets->first);
    g_free(buckets->items);
}

DzCells dz_cells_over(const DzSegment *list, guint count, double per_segment)
{
    DzKnot low = {G_MAXINT32, G_MAXINT32}, high = {G_MININT32, G_MININT32};
    for (guint i = 0; i < count; i++) {
        const DzSegment *segment = &list[i];
        low = (DzKnot){MIN(low.x, MIN(segment->a.x, segment->b.x)),
                       MIN(low.y, MIN(segment->a.y, segment->b.y))};
        high = (DzKnot){MAX(high.x, MAX(segment->a.x, segment->b.x)),
                        MAX(high.y, MAX(segment->a.y, segment->b.y))};
    }
    if (count == 0)
        return (DzCells){0, 0, 1, 1, 1};
    double width = (double)high.x - low.x + 1, height = (double)high.y - low.y + 1;
    double wanted = CLAMP(per_segment * count, 1, MOST_CELLS);
    double size = MAX(MAX(sqrt(width * height / wanted), MAX(width, height) / MOST_CELLS * 2), 8);
    return (DzCells){low.x, low.y, size, (guint)(width / size) + 1, (guint)(height / size) + 1};
}

static guint place(double at, double min, double size, guint count)
{
    double cell = (at - min) / size;
    return cell <= 0 ? 0 : cell >= count ? count - 1 : (guint)cell;
}

/* The rows a segment comes near, and the columns it comes near in one of them. */
static void rows_of(const DzCells *cells, const DzSegment *segment, guint *from, guint *to)
{
    *from = place(MIN(segment->a.y, segment->b.y) - MARGIN, cells->min_y, cells->size, cells->rows);
    *to = place(MAX(segment->a.y, segment->b.y) + MARGIN, cells->min_y, cells->size, cells->rows);
}

static void columns_of(const DzCells *cells, const DzSegment *segment, guint row, bool only, guint *from,
                       guint *to)
{
    DzKnot a = segment->a, b = segment->b;
    double west = MIN(a.x, b.x), east = MAX(a.x, b.x);
    if (!only && a.x != b.x && a.y != b.y) { /* what of it lies between the row's sides, and a little more */
        double slope = ((double)b.x - a.x) / ((double)b.y - a.y);
        double low = cells->min_y + row * cells->size - MARGIN, high = low + cells->size + 2 * MARGIN;
        double at_low = a.x + (low - a.y) * slope, at_high = a.x + (high - a.y) * slope;
        west = MAX(west, MIN(at_low, at_high));
        east = MIN(east, MAX(at_low, at_high));
    }
    *from = place(west - MARGIN, cells->min_x, cells->size, cells->columns);
    *to = place(east + MARGIN, cells->min_x, cells->size, cells->columns);
}

/* Twice over everything: first to count, then, with the sums made, to write. */
static inline void put(DzBuckets *buckets, int pass, guint cell, guint item)
{
    if (pass == 0)
        buckets->first[cell + 2]++;
    else
        buckets->items[buckets->first[cell + 1]++] = item;
}

static void end_pass(DzBuckets *buckets, int pass, guint cell_count)
{
    if (pass > 0)
        return;
    for (guint cell = 0; cell < cell_count; cell++)
        buckets->first[cell + 2] += buckets->first[cell + 1];
    buckets->items = g_new(guint, MAX(buckets->first[cell_count + 1], 1));
}

DzBuckets dz_cells_segments(const DzCells *cells, const DzSegment *list, guint count)
{
    guint cell_count = cells->columns * cells->rows;
    DzBuckets buckets = {.first = g_new0(guint, cell_count + 2)};
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < count; i++) {
            guint low = 0, high = 0, from = 0, to = 0;
            rows_of(cells, &list[i], &low, &high);
            for (guint row = low; row <= high; row++) {
                columns_of(cells, &list[i], row, low == high, &from, &to);
                for (guint cell = row * cells->columns + from; cell <= row * cells->columns + to; cell++)
                    put(&buckets, pass, cell, i);
            }
        }
        end_pass(&buckets, pass, cell_count);
    }
    return buckets;
}

DzBuckets dz_cells_points(const DzCells *cells, const DzKnot *points, guint count)
{
    guint cell_count = cells->columns * cells->rows;
    DzBuckets buckets = {.first = g_new0(guint, cell_count + 2)};
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < count; i++) {
            guint cell = place(points[i].y, cells->min_y, cells->size, cells->rows) * cells->columns +
                         place(points[i].x, cells->min_x, cells->size, cells->columns);
            put(&buckets, pass, cell, i);
        }
        end_pass(&buckets, pass, cell_count);
    }
    return buckets;
}
