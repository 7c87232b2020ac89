/*
 * Furniture on the map: where in its corners there is most room.
 */
#include "scene/scene_in.h"

enum { SAMPLES = 8 };

/* Does any of a zone, held ground or outline, lie under the point? An outline counts within a hair of it. */
static bool in_zone(const DzMap *map, DzPage at, double near_mm)
{
    DzPageBox about = {at.x - near_mm, at.y - near_mm, at.x + near_mm, at.y + near_mm};
    const GPtrArray *zones = dz_map_things(map, "zone");
    for (guint i = 0; i < zones->len; i++) {
        const DzThing *zone = zones->pdata[i];
        if (zone->outline ? dz_path_crosses(zone->outline, &about) : dz_path_covers(zone->path, at))
            return true;
    }
    return false;
}

bool dz_map_covers_zone(const DzMap *map, DzPageBox box)
{
    double width = box.max_x - box.min_x, height = box.max_y - box.min_y;
    for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
        DzPage at = {box.min_x + width * (i % SAMPLES + 0.5) / SAMPLES,
                     box.min_y + height * (i / SAMPLES + 0.5) / SAMPLES};
        if (in_zone(map, at, MAX(width, height) / SAMPLES / 2))
            return true;
    }
    return false;
}

/* How much there is under the box: zones count most, what else was placed there as much, then the record and
 * fronts. */
static guint crowd(const DzMap *map, DzPageBox box)
{
    double width = box.max_x - box.min_x, height = box.max_y - box.min_y;
    guint covered = dz_map_is_free(map, &box) ? 0 : 2 * SAMPLES * SAMPLES * SAMPLES * SAMPLES;
    for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
        DzPage at = {box.min_x + width * (i % SAMPLES + 0.5) / SAMPLES,
                     box.min_y + height * (i / SAMPLES + 0.5) / SAMPLES};
        covered += dz_path_covers(map->record, at) ? 1 : 0;
        covered += in_zone(map, at, MAX(width, height) / SAMPLES / 2) ? SAMPLES * SAMPLES : 0;
    }
    const GPtrArray *fronts = dz_map_things(map, "front");
    for (guint i = 0; i < fronts->len; i++) /* there is more to see where parties meet */
        if (dz_path_crosses(((const DzThing *)fronts->pdata[i])->path, &box))
            covered += SAMPLES * SAMPLES / 2;
    return covered;
}

DzPageBox dz_map_corner(const DzMap *map, DzPagePlace place, double width, double height)
{
    double inset = dz_map_px(map, DZ_SYMBOL_PX);
    const DzPageBox *frame = &map->view.frame;
    double left = frame->min_x + inset, right = frame->max_x - inset - width;
    double top = frame->min_y + inset, bottom = frame->max_y - inset - height;
    bool mirrored = dz_lang_is_rtl(map->lang);
    DzPage corners[] = {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
    static const DzPagePlace places[] = {DZ_AT_BOTTOM_LEFT, DZ_AT_BOTTOM_RIGHT, DZ_AT_TOP_RIGHT,
                                         DZ_AT_TOP_LEFT};
    static const guint mirror[] = {1, 0, 3, 2};
    guint best = 0, least = G_MAXUINT;
    for (guint c = 0; c < G_N_ELEMENTS(corners); c++) {
        DzPageBox box = {corners[c].x, corners[c].y, corners[c].x + width, corners[c].y + height};
        guint covered = crowd(map, box);
        bool on_zone = covered > SAMPLES * SAMPLES;
        if (places[mirrored ? mirror[c] : c] == place && !on_zone)
            return box;
        if (covered < least) {
            least = covered;
            best = c;
        }
    }
    return (DzPageBox){corners[best].x, corners[best].y, corners[best].x + width, corners[best].y + height};
}
