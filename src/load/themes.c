/*
 * What the polygons of both themes say together: their days, and what follows from them where dataset.ini and
 * the tables are silent.
 */
#include "load/polygons_in.h"
#include "model/day.h"

#include <string.h>

bool dz_load_parse_day(const char *text, DzDay *day)
{
    char iso[] = "0000-01-01";
    gsize length = strcspn(text, "T ");
    if (length == 8 && strspn(text, "0123456789") >= 8) { /* 20180515 */
        memcpy(iso, text, 4);
        memcpy(iso + 5, text + 4, 2);
        memcpy(iso + 8, text + 6, 2);
        return dz_day_parse(iso, day);
    }
    if (length != 4 && length != 7 && length != 10)
        return false;
    memcpy(iso, text, length);
    for (gsize i = 0; i < sizeof iso; i++)
        iso[i] = iso[i] == '/' ? '-' : iso[i];
    return dz_day_parse(iso, day);
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    DzDay left = *(const DzDay *)a, right = *(const DzDay *)b;
    return left < right ? -1 : left > right;
}

/* Adds the days on which something of a theme begins, or all of it ends. */
static void add_first_days(const DzLoader *loader, DzThemeId id, GArray *days)
{
    const DzTheme *theme = &loader->set->themes[id];
    const GArray *snapshots = loader->snapshots[id];
    for (guint i = 0; i < theme->polygons->len; i++)
        g_array_append_val(days, DZ_POLYGON(theme, i)->from);
    if (snapshots)
        g_array_append_vals(days, snapshots->data, snapshots->len);
}

/* Sorts days and leaves each once. */
static void sort_days(GArray *days)
{
    g_array_sort(days, compare_days);
    guint kept = 0;
    for (guint i = 0; i < days->len; i++) {
        DzDay day = g_array_index(days, DzDay, i);
        if (kept == 0 || g_array_index(days, DzDay, kept - 1) != day)
            g_array_index(days, DzDay, kept++) = day;
    }
    g_array_set_size(days, kept);
}

/* The place of the first day after `day`; the count of days if there is none. */
static guint day_after(const GArray *days, DzDay day)
{
    guint low = 0, high = days->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(days, DzDay, middle) <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void dz_load_end_snapshots(DzLoader *loader, DzThemeId id)
{
    DzTheme *theme = &loader->set->themes[id];
    GArray *days = loader->snapshots[id];
    sort_days(days);
    g_autofree bool *filled = g_new0(bool, days->len + 1);
    for (guint i = 0; i < theme->polygons->len; i++) {
        DzPolygon *polygon = DZ_POLYGON(theme, i);
        guint next = day_after(days, polygon->from);
        polygon->to = next < days->len ? g_array_index(days, DzDay, next) : DZ_DAY_OPEN;
        filled[next - 1] = true;
    }
    bool sound = dz_findings_count(loader->set->findings, DZ_SEVERITY_ERROR) == 0; /* else it had some */
    for (guint i = 0; sound && i < days->len; i++) {
        g_autofree char *day = dz_day_text(g_array_index(days, DzDay, i));
        if (!filled[i])
            dz_load_warn(loader, "empty-date", theme->file, 0,
                         "no feature of %s has a polygon: from that day to the next date there is no %s", day,
                         id == DZ_THEME_ZONES ? "zone" : "holder");
    }
}

/* Days of the polygons: what the record spans where dataset.ini does not say, and rounds where there are
 * none. */
static void settle_days(DzLoader *loader)
{
    DzDataset *set = loader->set;
    DzDay first = DZ_DAY_OPEN, last = DZ_DAY_NONE;
    for (guint t = 0; t < DZ_THEME_COUNT; t++) {
        for (guint i = 0; i < set->themes[t].polygons->len; i++) {
            const DzPolygon *polygon = DZ_POLYGON(&set->themes[t], i);
            first = polygon->from == DZ_DAY_NONE ? first : MIN(first, polygon->from);
            last = MAX(last, polygon->to == DZ_DAY_OPEN ? polygon->from : polygon->to - 1);
        }
        const GArray *snapshots = loader->snapshots[t];
        for (guint i = 0; snapshots && i < snapshots->len; i++) {
            first = MIN(first, g_array_index(snapshots, DzDay, i));
            last = MAX(last, g_array_index(snapshots, DzDay, i));
        }
    }
    bool dated = first != DZ_DAY_OPEN;
    if (set->record_from == DZ_DAY_NONE && dated)
        set->record_from = first;
    if (set->record_to == DZ_DAY_NONE && dated)
        set->record_to = last;
    if (set->record_from == DZ_DAY_NONE || set->record_to == DZ_DAY_NONE)
        dz_load_fault(loader, "bad-setting", "dataset.ini", 0,
                      "[record] from and to are missing, and no polygon has a date");
    for (guint t = 0; t < DZ_THEME_COUNT; t++)
        for (guint i = 0; i < set->themes[t].polygons->len; i++)
            if (DZ_POLYGON(&set->themes[t], i)->from == DZ_DAY_NONE)
                DZ_POLYGON(&set->themes[t], i)->from = set->record_from;
}

/* Where there is no rounds.csv each day on which something begins is one, numbered from 1. */
static void make_rounds(const DzLoader *loader)
{
    DzDataset *set = loader->set;
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    for (guint t = 0; t < DZ_THEME_COUNT; t++)
        add_first_days(loader, (DzThemeId)t, days);
    sort_days(days);
    for (guint i = 0; i < days->len; i++) {
        DzDay day = g_array_index(days, DzDay, i);
        DzRound round = {
            .number = (int)i + 1, .start = day, .end = day, .as_of = day, .source = g_strdup("")};
        g_array_append_val(set->rounds, round);
    }
}

/* Zones that the data name begin with their first polygon. */
static void date_zones(DzDataset *set)
{
    const DzTheme *theme = &set->themes[DZ_THEME_ZONES];
    for (guint i = 0; i < theme->polygons->len; i++) {
        DzZone *zone = DZ_ZONE(set, DZ_POLYGON(theme, i)->owner);
        zone->agreed = zone->in_force = MIN(zone->agreed, DZ_POLYGON(theme, i)->from);
    }
}

static void settle_extent(DzDataset *set)
{
    static const double margin = 0.03;
    DzBox all = {180, 90, -180, -90};
    for (guint t = 0; t < DZ_THEME_COUNT; t++) {
        for (guint i = 0; i < set->themes[t].polygons->len; i++) {
            DzBox box = dz_shape_box(DZ_POLYGON(&set->themes[t], i)->rings);
            all = (DzBox){MIN(all.west, box.west), MIN(all.south, box.south), MAX(all.east, box.east),
                          MAX(all.north, box.north)};
        }
    }
    double width = (all.east - all.west) * margin, height = (all.north - all.south) * margin;
    set->extent = (DzBox){MAX(all.west - width, -180), MAX(all.south - height, -90),
                          MIN(all.east + width, 180), MIN(all.north + height, 90)};
}

void dz_load_polygons(DzLoader *loader)
{
    DzDataset *set = loader->set;
    if (set->themes[DZ_THEME_ZONES].form != DZ_FORM_POLYGONS &&
        set->themes[DZ_THEME_CONTROL].form != DZ_FORM_POLYGONS)
        return;
    loader->zones_from_data = set->zones->len == 0;
    loader->parties_from_data = set->parties->len == 0;
    dz_load_theme(loader, DZ_THEME_ZONES, "zones");
    dz_load_theme(loader, DZ_THEME_CONTROL, "control");
    if (dz_findings_count(set->findings, DZ_SEVERITY_ERROR) > 0)
        return;
    dz_load_number(loader);
    settle_days(loader);
    if (set->rounds->len == 0)
        make_rounds(loader);
    if (loader->zones_from_data)
        date_zones(set);
    if (!dz_ini_line(loader->ini, "map", "extent"))
        settle_extent(set);
}
