#include "scene/mark.h"

#include <math.h>

static void clear_mark(gpointer data)
{
    DzMark *mark = data;
    dz_path_free(mark->path);
    g_free(mark->text);
}

DzScene *dz_scene_new(double width_mm, double height_mm, DzLang lang)
{
    DzScene *scene = g_new0(DzScene, 1);
    scene->width_mm = width_mm;
    scene->height_mm = height_mm;
    scene->lang = lang;
    scene->round_number = -1;
    scene->day = DZ_DAY_NONE;
    scene->marks = g_array_new(FALSE, TRUE, sizeof(DzMark));
    g_array_set_clear_func(scene->marks, clear_mark);
    scene->strings = g_string_chunk_new(256);
    scene->layers = g_ptr_array_new_with_free_func(g_free);
    return scene;
}

void dz_scene_free(DzScene *scene)
{
    if (!scene)
        return;
    g_array_unref(scene->marks);
    g_string_chunk_free(scene->strings);
    g_ptr_array_unref(scene->layers);
    g_free(scene->title);
    g_free(scene->description);
    g_free(scene->licence);
    g_free(scene->credit);
    g_free(scene->place.crs);
    g_free(scene->dataset);
    g_free(scene->disclaimer);
    g_free(scene->caption);
    g_free(scene->collection);
    g_free(scene->heading);
    g_free(scene);
}

const char *dz_scene_keep(DzScene *scene, const char *text)
{
    return g_string_chunk_insert_const(scene->strings, text);
}

static int compare_orders(const void *a, const void *b, gpointer data G_GNUC_UNUSED)
{
    const DzMark *left = a, *right = b;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* GLib's sort keeps equal elements as they are. */
void dz_scene_sort(DzScene *scene, guint first)
{
    if (first < scene->marks->len)
        g_qsort_with_data(&g_array_index(scene->marks, DzMark, first), (int)(scene->marks->len - first),
                          sizeof(DzMark), compare_orders, NULL);
}

static DzMark *add(DzScene *scene, DzMark mark)
{
    mark.frame = scene->frame;
    g_array_append_val(scene->marks, mark);
    return &g_array_index(scene->marks, DzMark, scene->marks->len - 1);
}

DzMark *dz_scene_add_shape(DzScene *scene, const char *layer, DzPath *path, bool rings)
{
    return add(scene, (DzMark){.kind = DZ_MARK_SHAPE, .layer = layer, .path = path, .rings = rings});
}

DzMark *dz_scene_add_text(DzScene *scene, const char *layer, const char *text, DzPage at, DzFont font,
                          DzColour colour)
{
    return add(scene, (DzMark){.kind = DZ_MARK_TEXT,
                               .layer = layer,
                               .text = g_strdup(text),
                               .at = at,
                               .font = font,
                               .lang = scene->lang,
                               .colour = colour});
}

static void dump_colour(GString *text, const char *what, DzColour colour)
{
    if (colour.a > 0)
        g_string_append_printf(text, " %s=#%02x%02x%02x%02x", what, (guint)lround(colour.r * 255),
                               (guint)lround(colour.g * 255), (guint)lround(colour.b * 255),
                               (guint)lround(colour.a * 255));
}

/* A width in hundredths of a millimetre, so that the dump needs no locale. */
static long hundredths(double mm)
{
    return lround(mm * 100);
}

/* A place in tenths of a millimetre: finer than the eye sees, coarser than the last bits of a projection. */
static long tenths(double mm)
{
    return lround(mm * 10);
}

/* The area of all rings [mm2], holes and all taken as they turn, or the length of all lines [mm]. */
static double extent_of(const DzPath *path, bool rings)
{
    double sum = 0;
    for (guint part = 0; part < dz_path_count(path); part++) {
        guint count = 0;
        const DzPage *points = dz_path_part(path, part, &count);
        for (guint i = rings ? 0 : 1; i < count; i++) {
            DzPage a = points[i ? i - 1 : count - 1], b = points[i];
            sum += rings ? (a.x * b.y - b.x * a.y) / 2 : hypot(b.x - a.x, b.y - a.y);
        }
    }
    return fabs(sum);
}

/* A shape's points would be most of the dump; their box and how much they enclose or measure tell of any
 * change that can be seen, and of none that cannot. */
static void dump_path(GString *text, const DzPath *path, bool rings)
{
    DzPageBox box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (guint i = 0; i < path->points->len; i++) {
        DzPage at = g_array_index(path->points, DzPage, i);
        box = (DzPageBox){MIN(box.min_x, at.x), MIN(box.min_y, at.y), MAX(box.max_x, at.x),
                          MAX(box.max_y, at.y)};
    }
    g_string_append_printf(text, " parts=%u", dz_path_count(path));
    if (path->points->len)
        g_string_append_printf(text, " box=%ld,%ld,%ld,%ld %s=%ld", tenths(box.min_x), tenths(box.min_y),
                               tenths(box.max_x), tenths(box.max_y), rings ? "mm2" : "mm",
                               lround(extent_of(path, rings)));
}

static void dump_text(GString *text, const DzMark *mark)
{
    g_string_append_printf(text, " text at=%ld,%ld anchor=%ld wrap=%ld size=%ld %s%s", tenths(mark->at.x),
                           tenths(mark->at.y), hundredths(mark->anchor), tenths(mark->wrap_mm),
                           hundredths(mark->font.size_mm), mark->font.name ? mark->font.name : "any font",
                           mark->font.bold ? ", bold" : "");
    if (mark->angle_deg != 0)
        g_string_append_printf(text, " angle=%ld", lround(mark->angle_deg));
    dump_colour(text, "colour", mark->colour);
    g_autofree char *line = g_strdelimit(g_strdup(mark->text), "\n", '|');
    g_string_append_printf(text, " \"%s\"", line);
}

static void dump_shape(GString *text, const DzMark *mark)
{
    static const char *const patterns[] = {NULL, "lines", "dots", "crosses"}; /* as DzPattern */
    g_string_append(text, mark->rings ? " area" : " line");
    dump_path(text, mark->path, mark->rings);
    dump_colour(text, "fill", mark->fill);
    if (mark->hatch.pattern)
        dump_colour(text, patterns[mark->hatch.pattern], mark->hatch.colour);
    if (mark->stroke.width_mm <= 0)
        return;
    dump_colour(text, "stroke", mark->stroke.colour);
    g_string_append_printf(text, " width=%ld", hundredths(mark->stroke.width_mm));
    for (guint i = 0; i < mark->stroke.dashes; i++)
        g_string_append_printf(text, "%s%ld", i ? "," : " dash=", hundredths(mark->stroke.dash_mm[i]));
}

char *dz_scene_dump(const DzScene *scene)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "page %ld x %ld frame %ld %ld %ld %ld\n", tenths(scene->width_mm),
                           tenths(scene->height_mm), tenths(scene->frame.min_x), tenths(scene->frame.min_y),
                           tenths(scene->frame.max_x), tenths(scene->frame.max_y));
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        g_string_append_printf(text, "%s%s", mark->layer, mark->in_frame ? " in frame" : "");
        if (mark->kind == DZ_MARK_TEXT)
            dump_text(text, mark);
        else
            dump_shape(text, mark);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}
