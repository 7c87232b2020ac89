#include "geo/sites.h"

#include <math.h>

/* Bucket b holds order[start[b]] to order[start[b + 1] - 1]. */
struct DzSites {
    const DzMetre *points;
    double min_x, min_y, size;
    int columns, rows;
    guint *start, *order;
};

static int clamp_index(double position, int count)
{
    return position < 0 ? 0 : position >= count ? count - 1 : (int)position;
}

static int column_of(const DzSites *sites, DzMetre at)
{
    return clamp_index((at.x - sites->min_x) / sites->size, sites->columns);
}

static int row_of(const DzSites *sites, DzMetre at)
{
    return clamp_index((at.y - sites->min_y) / sites->size, sites->rows);
}

static int bucket_of(const DzSites *sites, DzMetre at)
{
    return row_of(sites, at) * sites->columns + column_of(sites, at);
}

static void fill_buckets(DzSites *sites, guint count)
{
    guint buckets = (guint)(sites->columns * sites->rows);
    sites->start = g_new0(guint, buckets + 1);
    sites->order = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        sites->start[bucket_of(sites, sites->points[i]) + 1]++;
    for (guint b = 0; b < buckets; b++)
        sites->start[b + 1] += sites->start[b];
    guint *next = g_memdup2(sites->start, buckets * sizeof *next);
    for (guint i = 0; i < count; i++)
        sites->order[next[bucket_of(sites, sites->points[i])]++] = i;
    g_free(next);
}

DzSites *dz_sites_new(const DzMetre *points, guint count)
{
    DzMetreBox box = {points[0].x, points[0].y, points[0].x, points[0].y};
    for (guint i = 1; i < count; i++) {
        box = (DzMetreBox){MIN(box.min_x, points[i].x), MIN(box.min_y, points[i].y),
                           MAX(box.max_x, points[i].x), MAX(box.max_y, points[i].y)};
    }
    double width = box.max_x - box.min_x, height = box.max_y - box.min_y;
    double size = MAX(sqrt(width * height / (count / 2.0 + 1)), MAX(width, height) / 1000);
    DzSites *sites = g_new0(DzSites, 1);
    sites->points = points;
    sites->min_x = box.min_x;
    sites->min_y = box.min_y;
    sites->size = size > 0 ? size : 1;
    sites->columns = (int)(width / sites->size) + 1;
    sites->rows = (int)(height / sites->size) + 1;
    fill_buckets(sites, count);
    return sites;
}

void dz_sites_free(DzSites *sites)
{
    if (!sites)
        return;
    g_free(sites->start);
    g_free(sites->order);
    g_free(sites);
}

/* What a search has found so far, and a site it must not find. */
typedef struct Search {
    DzMetre at;
    guint except, site;
    double squared;
} Search;

static void look_into(const DzSites *sites, int bucket, Search *search)
{
    for (guint k = sites->start[bucket]; k < sites->start[bucket + 1]; k++) {
        guint i = sites->order[k];
        double dx = sites->points[i].x - search->at.x, dy = sites->points[i].y - search->at.y;
        double squared = dx * dx + dy * dy;
        if (i != search->except &&
            (squared < search->squared || (squared == search->squared && i < search->site))) {
            search->site = i;
            search->squared = squared;
        }
    }
}

/* Rings of buckets outwards, until none farther out can hold a nearer site or one within `enough_m` is found.
 */
static void search_rings(const DzSites *sites, Search *search, double enough_m)
{
    int column = column_of(sites, search->at), row = row_of(sites, search->at);
    for (int ring = 0; ring <= MAX(sites->columns, sites->rows); ring++) {
        double clear_m = MAX(ring - 1, 0) * sites->size; /* no site of this ring is nearer than that */
        if (clear_m * clear_m > search->squared || search->squared <= enough_m * enough_m)
            return;
        for (int r = MAX(row - ring, 0); r <= MIN(row + ring, sites->rows - 1); r++) {
            bool whole_row = ring == 0 || r == row - ring || r == row + ring;
            for (int c = column - ring; c <= column + ring; c += whole_row ? 1 : 2 * ring)
                if (c >= 0 && c < sites->columns)
                    look_into(sites, r * sites->columns + c, search);
        }
    }
}

guint dz_sites_nearest(const DzSites *sites, DzMetre at)
{
    Search search = {.at = at, .except = G_MAXUINT, .site = G_MAXUINT, .squared = INFINITY};
    search_rings(sites, &search, 0);
    return search.site;
}

bool dz_sites_any_within(const DzSites *sites, DzMetre at, double radius_m, guint except)
{
    double limit = radius_m * radius_m;
    Search search = {.at = at, .except = except, .site = G_MAXUINT, .squared = nextafter(limit, INFINITY)};
    search_rings(sites, &search, radius_m);
    return search.squared <= limit;
}
