/*
 * From a request to a map in the making, and through its steps.
 */
#include "geo/measure.h"
#include "model/day.h"
#include "scene/scene_in.h"

#include <math.h>

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
    } else if (request->place && !request->has_extent) {
        *box = around_box(request->place->at, request->radius_km);
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
    else if ((request->around || request->place) && !within(request->radius_km, 0.1, 2000))
        wrong = "the radius must be 0.1 to 2000 km";
    if (wrong)
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "%s", wrong);
    return wrong == NULL;
}

/* Where the frame has more room than `from` to `to`: its middle, as near to `wanted` as still leaves some
 * room around. */
static double balance(double from, double to, double room, double wanted)
{
    static const double around = 0.12; /* of what is left over stays at either side */
    double least = to - room / 2, most = from + room / 2, spare = MAX(room - (to - from), 0) * around;
    return least + spare < most - spare ? CLAMP(wanted, least + spare, most - spare) : (from + to) / 2;
}

/* The middle of the frame is that of the ground that was asked for; on the map of all of it, whose frame has
 * room beside it, as much of the land is shown as can be. */
static DzMetre centre_of(const DzMap *map, const DzMetreBox *range)
{
    const DzMapRequest *request = map->request;
    DzMetre middle = {(range->min_x + range->max_x) / 2, (range->min_y + range->max_y) / 2};
    DzMetreBox land;
    DzBox box;
    bool whole = !request->zone && !request->around && !request->place && !request->has_extent;
    if (!whole || !dz_map_land_box(map, &box) || !dz_view_range(map->view.projection, box, &land))
        return middle;
    const DzPageBox *frame = &map->view.frame;
    double width = (frame->max_x - frame->min_x) / map->view.mm_per_metre;
    double height = (frame->max_y - frame->min_y) / map->view.mm_per_metre;
    return (DzMetre){balance(range->min_x, range->max_x, width, (land.min_x + land.max_x) / 2),
                     balance(range->min_y, range->max_y, height, (land.min_y + land.max_y) / 2)};
}

/* Opens the view: the projection, the page's layout for the shape of what is shown, the scale. */
static bool open_view(DzMap *map, GError **error)
{
    DzBox box;
    if (!resolve_box(map, &box, error))
        return false;
    DzLonLat middle = {(box.west + box.east) / 2, (box.south + box.north) / 2};
    map->view.projection = dz_memory_projection(map->memory, map->set->crs, middle, error);
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
    map->aspect = width / height;
    bool celled = map->cell.min_x < map->cell.max_x;
    DzPageBox cell = celled ? map->cell : dz_map_layout(map, map->aspect).frame;
    DzPage a = dz_map_at(map, cell.min_x, cell.min_y), b = dz_map_at(map, cell.max_x, cell.max_y);
    map->view.frame = (DzPageBox){MIN(a.x, b.x), a.y, MAX(a.x, b.x), b.y};
    map->view.mm_per_metre = MIN((cell.max_x - cell.min_x) / width, (cell.max_y - cell.min_y) / height);
    map->view.centre = centre_of(map, &range);
    map->scene->frame = map->view.frame;
    dz_memory_look(map->memory, &map->view, map->unit, map->sheet);
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
        map->drawn_before = dz_composite_holders(map->composite, map->before, true);
}

/* The zoom of the style: from how much ground a millimetre stands for in the middle of the map, whatever the
 * projection makes of it. */
static double zoom_of(const DzMap *map)
{
    const DzPageBox *frame = &map->view.frame;
    DzPage middle = {(frame->min_x + frame->max_x) / 2, (frame->min_y + frame->max_y) / 2};
    DzPage left = {middle.x - 1, middle.y}, right = {middle.x + 1, middle.y};
    DzLonLat at, from, to;
    double ground_m = 1 / map->view.mm_per_metre;
    if (!dz_unproject(map->view.projection, dz_view_plane(&map->view, middle), &at))
        return 0;
    if (dz_unproject(map->view.projection, dz_view_plane(&map->view, left), &from) &&
        dz_unproject(map->view.projection, dz_view_plane(&map->view, right), &to))
        ground_m = dz_distance_km(from, to) * 1000 / 2;
    return dz_style_zoom(ground_m * DZ_STYLE_PX_MM * map->unit, at.lat);
}

static void clear_entry(gpointer data)
{
    g_ptr_array_unref(((DzEntry *)data)->things);
    g_free(((DzEntry *)data)->text);
}

static void free_thing(gpointer data)
{
    DzThing *thing = data;
    dz_path_free(thing->path);
    dz_path_free(thing->outline);
    g_free(thing);
}

void dz_map_end(DzMap *map)
{
    dz_path_free(map->record);
    g_free(map->holders);
    g_free(map->drawn_holders);
    g_free(map->drawn_before);
    g_free(map->zones);
    g_free(map->statuses);
    for (guint i = 0; i < dz_source_layer_count(); i++)
        g_ptr_array_unref(map->things[i]);
    g_free(map->things);
    g_array_unref(map->taken);
    g_array_unref(map->entries);
}

/* An upright page is measured by the usual one put upright. */
static double unit_of(const DzMapRequest *request)
{
    double longer = MAX(request->width_mm, request->height_mm);
    double shorter = MIN(request->width_mm, request->height_mm);
    return CLAMP(MIN(longer / 271, shorter / 203), 0.3, 6);
}

void dz_map_begin(DzMap *map, const DzComposite *composite, const DzMapRequest *request, const DzStyle *style,
                  const DzTypesetter *typesetter, DzMemory *memory, DzScene *scene)
{
    *map = (DzMap){.composite = composite,
                   .set = composite->set,
                   .request = request,
                   .style = style,
                   .typesetter = typesetter,
                   .memory = memory,
                   .scene = scene,
                   .unit = unit_of(request),
                   .lang = request->lang,
                   .day = request->when.day,
                   .things = g_new(GPtrArray *, dz_source_layer_count()),
                   .taken = g_array_new(FALSE, FALSE, sizeof(DzTaken)),
                   .entries = g_array_new(FALSE, TRUE, sizeof(DzEntry))};
    for (guint i = 0; i < dz_source_layer_count(); i++)
        map->things[i] = g_ptr_array_new_with_free_func(free_thing);
    g_array_set_clear_func(map->entries, clear_entry);
    scene->paper = dz_page_colour(style, DZ_PART_PAGE, DZ_KEY_BACKGROUND);
}

bool dz_map_gather(DzMap *map, GError **error)
{
    look_up_states(map);
    if (!open_view(map, error))
        return false;
    map->zoom = zoom_of(map);
    dz_map_gather_base(map);
    if (!dz_map_gather_ground(map, error))
        return false;
    dz_map_gather_zones(map);
    dz_map_gather_fronts(map);
    dz_map_gather_points(map);
    return dz_map_gather_arrangements(map, error);
}

const DzStyle *dz_map_check(const DzComposite *composite, const DzMapRequest *request, DzMemory *memory,
                            GError **error)
{
    if (!check_request(request, error) || !check_compare(request, composite->set, error))
        return NULL;
    return dz_memory_style(memory, request->style ? request->style : "report", request->styles, error);
}

DzScene *dz_scene_build_again(const DzComposite *composite, const DzMapRequest *request,
                              const DzTypesetter *typesetter, DzMemory *memory, GError **error)
{
    const DzStyle *style = dz_map_check(composite, request, memory, error);
    if (!style)
        return NULL;
    g_auto(DzMap) map = {0};
    g_autoptr(DzScene) scene = dz_scene_new(request->width_mm, request->height_mm, request->lang);
    dz_map_begin(&map, composite, request, style, typesetter, memory, scene);
    if (!dz_map_gather(&map, error))
        return NULL;
    map.order = dz_style_layer_count(style); /* above all of the style's layers */
    dz_map_furniture(&map);
    if (!dz_map_place_symbols(&map, error))
        return NULL;
    dz_map_draw_layers(&map);
    dz_scene_sort(scene, 0);
    return g_steal_pointer(&scene);
}

DzScene *dz_scene_build(const DzComposite *composite, const DzMapRequest *request,
                        const DzTypesetter *typesetter, GError **error)
{
    g_autoptr(DzMemory) memory = dz_memory_new();
    return dz_scene_build_again(composite, request, typesetter, memory, error);
}
