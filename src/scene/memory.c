/*
 * What maps of one data set have in common from day to day: the style, the projection, and where land, water,
 * borders, roads and the edge of the record lie on the page.
 */
#include "scene/scene_in.h"

#include <math.h>
#include <string.h>

DzMemory *dz_memory_new(void)
{
    DzMemory *memory = g_new0(DzMemory, 1);
    memory->paths = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)dz_path_free);
    return memory;
}

void dz_memory_free(DzMemory *memory)
{
    if (!memory)
        return;
    g_hash_table_unref(memory->paths);
    dz_projection_free(memory->projection);
    dz_style_free(memory->style);
    g_free(memory->plane);
    g_free(memory->style_name);
    g_free(memory);
}

const DzStyle *dz_memory_style(DzMemory *memory, const char *name, const char *folder, GError **error)
{
    g_autofree char *both = g_strdup_printf("%s\n%s", name, folder ? folder : "");
    if (memory->style && strcmp(memory->style_name, both) == 0)
        return memory->style;
    DzStyle *style = dz_style_open(name, folder, error);
    if (!style)
        return NULL;
    dz_style_free(memory->style);
    g_free(memory->style_name);
    memory->style = style;
    memory->style_name = g_steal_pointer(&both);
    return style;
}

DzProjection *dz_memory_projection(DzMemory *memory, const char *crs, DzLonLat middle, GError **error)
{
    g_autofree char *plane = *crs ? g_strdup(crs) : g_strdup_printf("%a %a", middle.lon, middle.lat);
    if (memory->projection && strcmp(memory->plane, plane) == 0)
        return memory->projection;
    DzProjection *projection =
        *crs ? dz_projection_new(crs, error) : dz_projection_new_equal_area(middle, error);
    if (!projection)
        return NULL;
    g_hash_table_remove_all(memory->paths);
    dz_projection_free(memory->projection);
    g_free(memory->plane);
    memory->projection = projection;
    memory->plane = g_steal_pointer(&plane);
    return projection;
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

/* Do the two show the same, if perhaps at another place on the page? */
static bool same_view(const DzView *a, const DzView *b)
{
    return a->projection == b->projection && a->mm_per_metre == b->mm_per_metre &&
           a->centre.x == b->centre.x && a->centre.y == b->centre.y &&
           near(a->frame.max_x - a->frame.min_x, b->frame.max_x - b->frame.min_x) &&
           near(a->frame.max_y - a->frame.min_y, b->frame.max_y - b->frame.min_y);
}

void dz_memory_look(DzMemory *memory, const DzView *view, double unit, bool anywhere)
{
    const DzPageBox *kept = &memory->view.frame, *now = &view->frame;
    bool moved = kept->min_x != now->min_x || kept->min_y != now->min_y;
    if (!same_view(&memory->view, view) || memory->unit != unit || (moved && !anywhere)) {
        g_hash_table_remove_all(memory->paths);
        memory->view = *view;
        memory->unit = unit;
    }
    memory->shift = (DzPage){now->min_x - kept->min_x, now->min_y - kept->min_y};
}

/* The path moved over the page. */
static DzPath *shifted(const DzPath *path, DzPage shift)
{
    if (shift.x == 0 && shift.y == 0)
        return dz_path_share(path);
    DzPath *moved = dz_path_new();
    for (guint part = 0; part < dz_path_count(path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(path, part, &count);
        for (guint i = 0; i < count; i++)
            dz_path_add(moved, (DzPage){points[i].x + shift.x, points[i].y + shift.y});
        dz_path_end(moved);
    }
    return moved;
}

DzPath *dz_memory_recall(const DzMemory *memory, const void *key)
{
    const DzPath *path = g_hash_table_lookup(memory->paths, key);
    return path ? shifted(path, memory->shift) : NULL;
}

DzPath *dz_memory_keep(DzMemory *memory, const void *key, DzPath *path)
{
    DzPage back = {-memory->shift.x, -memory->shift.y};
    g_hash_table_replace(memory->paths, (gpointer)key, shifted(path, back));
    return path;
}
