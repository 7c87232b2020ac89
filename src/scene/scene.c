/*
 * From a request to a map in the making, and through its steps.
 */
#include "geo/measure.h"
#include "model/day.h"
#include "scene/scene_in.h"

#include <math.h>

double dz_map_mm(const DzMap *map, double look_mm)
{
    return look_mm * map->unit;
}

DzPage dz_map_at(const DzMap *map, double x, double y)
{
    return (DzPage){dz_lang_is_rtl(map->lang) ? map->scene->width_mm - x : x, y};
}

DzTextSize dz_map_measure(const DzMap *map, const char *text, const DzFont *font, double wrap_mm)
{
    return map->typesetter->measure(map->typesetter->data, text, font, wrap_mm, map->lang);
}

DzMark *dz_map_text(DzMap *map, const char *layer, const char *text, DzPage left_to_right, double anchor,
                    DzFont font, DzColour colour, double wrap_mm)
{
    DzPage at = dz_map_at(map, left_to_right.x, left_to_right.y);
    DzMark *mark = dz_scene_add_text(map->scene, layer, text, at, font, colour);
    mark->anchor = dz_lang_is_rtl(map->lang) ? 1 - anchor : anchor;
    mark->wrap_mm = wrap_mm;
    return mark;
}

void dz_map_take(DzMap *map, DzPageBox box)
{
    g_array_append_val(map->taken, box);
}

static DzBox grow(DzBox box, double share)
{
    double width = (box.east - box.west) * share, height = (box.north - box.south) * share;
    return (DzBox){MAX(box.west - width, -180), MAX(box.south - height, -90), MIN(box.east + width, 180),
                   MIN(box.north + height, 90)};
}

/* The box around what was agreed for a zone. */
static DzBox zone_box(const DzMap *map, int zone)
{
    g_autoptr(DzShape) rings = dz_arrangement_dissolve(map->composite->arrangement, map->zones, zone);
    return dz_shape_box(rings);
}

static DzBox around_box(DzLonLat centre, double radius_km)
{
    DzLonLat north = dz_destination(centre, 0, radius_km), south = dz_destination(centre, 180, radius_km);
    DzLonLat east = dz_destination(centre, 90, radius_km), west = dz_destination(centre, 270, radius_km);
    return (DzBox){west.lon, south.lat, east.lon, north.lat};
}

/* Does the record cover any of the range? A map of nothing would look like a finding. */
static bool is_covered(const DzMap *map, const DzBox *box, GError **error)
{
    const DzBox *coverage = &map->set->coverage;
    bool covered = box->west < coverage->east && coverage->west < box->east && box->south < coverage->north &&
                   coverage->south < box->north;
    if (!covered)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "the extent %g,%g,%g,%g lies outside of what the record covers: %g,%g,%g,%g", box->west,
                    box->south, box->east, box->north, coverage->west, coverage->south, coverage->east,
                    coverage->north);
    return covered;
}

/* Which range of the ground the request asks for. */
static bool resolve_box(const DzMap *map, DzBox *box, GError **error)
{
    const DzMapRequest *request = map->request;
    *box = map->set->extent;
    if (request->zone) {
        int zone = dz_zone_find(map->set, request->zone);
        DzBox around = zone >= 0 ? zone_box(map, zone) : (DzBox){1, 1, 0, 0};
        if (zone < 0 || around.west >= around.east) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there is no zone '%s' in the data set",
                        request->zone);
            return false;
        }
        *box = grow(around, 0.07);
    } else if (request->around) {
        int place = dz_settlement_find(map->set, request->around);
        if (place < 0) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there is no place '%s' in the data set",
                        request->around);
            return false;
        }
        *box = around_box(DZ_SETTLEMENT(map->set, place)->at, request->radius_km);
    } else if (request->has_extent) {
        *box = (DzBox){request->extent[0], request->extent[1], request->extent[2], request->extent[3]};
    }
    bool sound = box->west >= -180 && box->west < box->east && box->east <= 180 && box->south >= -90 &&
                 box->south < box->north && box->north <= 90;
    if (!sound) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "the extent must be west,south,east,north in degrees with west < east and south < north");
        return false;
    }
    return !request->has_extent || is_covered(map, box, error);
}

/* Not a number fails too: the comparisons are written so that it does. */
static bool within(double value, double min, double max)
{
    return value >= min && value <= max;
}

static bool check_request(const DzMapRequest *request, GError **error)
{
    const char *wrong = NULL;
    if (!within(request->width_mm, 80, 1200) || !within(request->height_mm, 80, 1200))
        wrong = "a page must be 80 to 1200 mm wide and high";
    else if (!within(request->dpi, 30, 1200))
        wrong = "the resolution must be 30 to 1200 dpi";
    else if (request->width_mm * request->dpi > 25.4 * 20000 ||
             request->height_mm * request->dpi > 25.4 * 20000)
        wrong = "a picture must be at most 20000 pixels wide and high";
    else if (request->around && !(request->radius_km > 0 && request->radius_km <= 2000))
        wrong = "the radius must be above 0 and at most 2000 km";
    if (wrong)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s", wrong);
    return wrong == NULL;
}

/* Opens the view: the projection, the page's layout for the shape of what is shown, the scale. */
static bool open_view(DzMap *map, GError **error)
{
    DzBox box;
    if (!resolve_box(map, &box, error))
        return false;
    DzLonLat middle = {(box.west + box.east) / 2, (box.south + box.north) / 2};
    map->view.projection = *map->set->crs ? dz_projection_new(map->set->crs, error)
                                          : dz_projection_new_equal_area(middle, error);
    if (!map->view.projection)
        return false;
    DzMetreBox range;
    if (!dz_view_range(map->view.projection, box, &range)) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "the map's coordinate system '%s' cannot show the extent",
                    dz_projection_name(map->view.projection));
        return false;
    }
    double width = range.max_x - range.min_x, height = range.max_y - range.min_y;
    DzLayout layout = dz_map_layout(map, width / height);
    DzPage a = dz_map_at(map, layout.frame.min_x, layout.frame.min_y);
    DzPage b = dz_map_at(map, layout.frame.max_x, layout.frame.max_y);
    map->view.frame = (DzPageBox){MIN(a.x, b.x), a.y, MAX(a.x, b.x), b.y};
    map->view.centre = (DzMetre){(range.min_x + range.max_x) / 2, (range.min_y + range.max_y) / 2};
    map->view.mm_per_metre = MIN((layout.frame.max_x - layout.frame.min_x) / width,
                                 (layout.frame.max_y - layout.frame.min_y) / height);
    map->scene->frame = map->view.frame;
    return true;
}

/* The day compared with: as asked, else the round before; none if it is off the record. */
static DzDay day_before(const DzMap *map)
{
    DzDay before = DZ_DAY_NONE;
    int round = dz_round_before(map->set, map->day);
    if (map->request->has_compare)
        before = map->request->compare.day;
    else if (round >= 0)
        before = DZ_ROUND(map->set, round)->as_of;
    return before != DZ_DAY_NONE && dz_dataset_on_record(map->set, before) && before != map->day
               ? before
               : DZ_DAY_NONE;
}

/* A comparison that was asked for must be one: with an earlier day that is on record. */
static bool check_compare(const DzMapRequest *request, const DzDataset *set, GError **error)
{
    DzDay with = request->compare.day;
    bool later = with > request->when.day;
    if (!request->has_compare || (!later && dz_dataset_on_record(set, with)))
        return true;
    g_autofree char *with_text = dz_day_text(with), *day_text = dz_day_text(request->when.day);
    if (later)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                    "cannot show on %s what changed since %s, which is later", day_text, with_text);
    else
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "not comparable: there is no record of %s",
                    with_text);
    return false;
}

static void look_up_states(DzMap *map)
{
    map->recorded = dz_dataset_on_record(map->set, map->day);
    map->before = day_before(map);
    map->zones = dz_composite_zones(map->composite, map->day);
    map->statuses = g_new0(DzZoneStatus, MAX(map->set->zones->len, 1));
    for (guint z = 0; z < map->set->zones->len; z++)
        map->statuses[z] = dz_zone_status_since(map->composite, z, map->day, map->before);
    if (!map->recorded)
        return;
    map->holders = dz_composite_holders(map->composite, map->day, false);
    map->drawn_holders = dz_composite_holders(map->composite, map->day, true);
    if (map->before != DZ_DAY_NONE)
        map->holders_before = dz_composite_holders(map->composite, map->before, false);
}

static void clear_entry(gpointer data)
{
    g_free(((DzEntry *)data)->text);
}

static void map_clear(DzMap *map)
{
    dz_projection_free(map->view.projection);
    dz_path_free(map->record);
    g_free(map->holders);
    g_free(map->drawn_holders);
    g_free(map->holders_before);
    g_free(map->zones);
    g_free(map->statuses);
    g_array_unref(map->taken);
    g_array_unref(map->entries);
    dz_scene_free(map->scene);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzMap, map_clear)

DzScene *dz_scene_build(const DzComposite *composite, const DzMapRequest *request,
                        const DzTypesetter *typesetter, GError **error)
{
    const char *style = request->style ? request->style : "report";
    const DzLook *look = dz_look_find(style);
    if (!look) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "there is no style '%s'; there is report", style);
        return NULL;
    }
    if (!check_request(request, error) || !check_compare(request, composite->set, error))
        return NULL;
    g_auto(DzMap) map = {.composite = composite,
                         .set = composite->set,
                         .request = request,
                         .look = look,
                         .typesetter = typesetter,
                         .scene = dz_scene_new(request->width_mm, request->height_mm, request->lang),
                         .unit = CLAMP(MIN(request->width_mm / 271, request->height_mm / 203), 0.3, 6),
                         .lang = request->lang,
                         .day = request->when.day,
                         .taken = g_array_new(FALSE, FALSE, sizeof(DzPageBox)),
                         .entries = g_array_new(FALSE, TRUE, sizeof(DzEntry))};
    g_array_set_clear_func(map.entries, clear_entry);
    look_up_states(&map);
    if (!open_view(&map, error) || !dz_map_ground(&map, error))
        return NULL;
    dz_map_base(&map);
    dz_map_roads(&map);
    dz_map_zones(&map);
    if (!dz_map_provisions(&map, error))
        return NULL;
    dz_map_points(&map);
    dz_map_scalebar(&map);
    dz_map_labels(&map);
    dz_map_furniture(&map);
    return g_steal_pointer(&map.scene);
}
