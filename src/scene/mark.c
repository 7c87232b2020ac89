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
    scene->marks = g_array_new(FALSE, TRUE, sizeof(DzMark));
    g_array_set_clear_func(scene->marks, clear_mark);
    return scene;
}

void dz_scene_free(DzScene *scene)
{
    if (!scene)
        return;
    g_array_unref(scene->marks);
    g_free(scene->title);
    g_free(scene->description);
    g_free(scene->licence);
    g_free(scene->credit);
    g_free(scene);
}

static DzMark *add(DzScene *scene, DzMark mark)
{
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

/* A length in hundredths of a millimetre, so that the dump needs no locale. */
static long hundredths(double mm)
{
    return lround(mm * 100);
}

/* A shape's points would be most of the dump; their number, box and sum tell of any change. */
static void dump_path(GString *text, const DzPath *path)
{
    double sum_x = 0, sum_y = 0;
    for (guint i = 0; i < path->points->len; i++) {
        DzPage at = g_array_index(path->points, DzPage, i);
        sum_x += at.x * (i % 7 + 1);
        sum_y += at.y * (i % 7 + 1);
    }
    g_string_append_printf(text, " parts=%u points=%u sum=%ld,%ld", dz_path_count(path), path->points->len,
                           lround(sum_x), lround(sum_y));
}

char *dz_scene_dump(const DzScene *scene)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "page %ld x %ld frame %ld %ld %ld %ld\n", hundredths(scene->width_mm),
                           hundredths(scene->height_mm), hundredths(scene->frame.min_x),
                           hundredths(scene->frame.min_y), hundredths(scene->frame.max_x),
                           hundredths(scene->frame.max_y));
    for (guint i = 0; i < scene->marks->len; i++) {
        const DzMark *mark = &g_array_index(scene->marks, DzMark, i);
        g_string_append(text, mark->layer);
        if (mark->kind == DZ_MARK_TEXT) {
            g_string_append_printf(text, " text at=%ld,%ld anchor=%ld size=%ld%s%s", hundredths(mark->at.x),
                                   hundredths(mark->at.y), hundredths(mark->anchor),
                                   hundredths(mark->font.size_mm), mark->font.bold ? " bold" : "",
                                   mark->font.italic ? " italic" : "");
            dump_colour(text, "colour", mark->colour);
            g_string_append_printf(text, " \"%s\"", mark->text);
        } else {
            g_string_append(text, mark->rings ? " area" : " line");
            dump_path(text, mark->path);
            dump_colour(text, "fill", mark->fill);
            if (mark->hatch.pattern)
                dump_colour(text, "hatch", mark->hatch.colour);
            if (mark->stroke.width_mm > 0) {
                dump_colour(text, "stroke", mark->stroke.colour);
                g_string_append_printf(text, " width=%ld dash=%ld,%ld", hundredths(mark->stroke.width_mm),
                                       hundredths(mark->stroke.dash_mm[0]),
                                       hundredths(mark->stroke.dash_mm[1]));
            }
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}
