#include "paint/paint_in.h"
#include "paint/picture.h"
#include "scene/scene.h"

struct DzAtlas {
    const DzComposite *composite;
    DzPango *pango;
    DzMemory *memory;
};

struct DzPlate {
    DzAtlas *atlas;
    DzScene *scene;
    double dpi;
};

DzAtlas *dz_atlas_new(const DzComposite *composite)
{
    DzAtlas *atlas = g_new0(DzAtlas, 1);
    atlas->composite = composite;
    atlas->pango = dz_pango_new();
    atlas->memory = dz_memory_new();
    return atlas;
}

void dz_atlas_free(DzAtlas *atlas)
{
    if (!atlas)
        return;
    dz_pango_free(atlas->pango);
    dz_memory_free(atlas->memory);
    g_free(atlas);
}

static DzPlate *plate_new(DzAtlas *atlas, DzScene *scene, double dpi)
{
    if (!scene)
        return NULL;
    DzPlate *plate = g_new0(DzPlate, 1);
    plate->atlas = atlas;
    plate->scene = scene;
    plate->dpi = dpi;
    return plate;
}

DzPlate *dz_plate_compose(DzAtlas *atlas, const DzMapRequest *request, GError **error)
{
    DzTypesetter typesetter = dz_pango_typesetter(atlas->pango);
    DzScene *scene = dz_scene_build_again(atlas->composite, request, &typesetter, atlas->memory, error);
    return plate_new(atlas, scene, request->dpi);
}

DzPlate *dz_plate_compose_sheet(DzAtlas *atlas, const DzMapRequest *request, const DzWhen *whens, guint count,
                                guint columns, guint rows, GError **error)
{
    DzTypesetter typesetter = dz_pango_typesetter(atlas->pango);
    DzSheetRequest sheet = {whens, count, columns, rows};
    if (count == 0 || columns == 0 || rows == 0 || count > (guint64)columns * rows) {
        g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT, "a sheet of %u x %u maps cannot hold %u", columns,
                    rows, count);
        return NULL;
    }
    DzScene *scene =
        dz_scene_build_sheet(atlas->composite, request, &sheet, &typesetter, atlas->memory, error);
    return plate_new(atlas, scene, request->dpi);
}

void dz_plate_free(DzPlate *plate)
{
    if (!plate)
        return;
    dz_scene_free(plate->scene);
    g_free(plate);
}

GBytes *dz_picture_draw(const DzScene *scene, DzPango *pango, DzPicture picture, double dpi, GError **error)
{
    switch (picture) {
    case DZ_PICTURE_SVG:
        return dz_paint_svg(scene, pango, error);
    case DZ_PICTURE_SVG_OUTLINES:
        return dz_paint_outlines(scene, pango, error);
    case DZ_PICTURE_PDF:
        return dz_paint_pdf(scene, pango, error);
    case DZ_PICTURE_PNG:
    default:
        return dz_paint_png(scene, pango, dpi, error);
    }
}

GBytes *dz_plate_draw(const DzPlate *plate, DzPicture picture, GError **error)
{
    return dz_picture_draw(plate->scene, plate->atlas->pango, picture, plate->dpi, error);
}

const char *dz_plate_description(const DzPlate *plate)
{
    return plate->scene->description;
}

const char *dz_plate_caption(const DzPlate *plate)
{
    return plate->scene->caption;
}

struct DzSeries {
    DzBook *book;           /* of a PDF, else NULL */
    DzAnimation *animation; /* of a GIF, else NULL */
};

DzSeries *dz_series_new(DzSeriesForm form)
{
    DzSeries *series = g_new0(DzSeries, 1);
    if (form == DZ_SERIES_GIF)
        series->animation = dz_animation_new();
    else
        series->book = dz_book_new();
    return series;
}

bool dz_series_add(DzSeries *series, const DzPlate *plate, GError **error)
{
    if (series->animation)
        return dz_animation_add(series->animation, plate->scene, plate->atlas->pango, plate->dpi, error);
    dz_book_add(series->book, plate->scene, plate->atlas->pango);
    return true;
}

GBytes *dz_series_end(DzSeries *series, GError **error)
{
    return series->animation ? dz_animation_end(series->animation, error) : dz_book_end(series->book, error);
}

void dz_series_free(DzSeries *series)
{
    if (!series)
        return;
    dz_book_free(series->book);
    dz_animation_free(series->animation);
    g_free(series);
}

char *dz_plate_world_file(const DzPlate *plate)
{
    return dz_paint_world_file(plate->scene, plate->dpi);
}

char *dz_plate_aux_xml(const DzPlate *plate)
{
    return dz_paint_aux_xml(plate->scene, plate->dpi);
}

GBytes *dz_map_draw(const DzComposite *composite, const DzMapRequest *request, DzPicture picture,
                    GError **error)
{
    g_autoptr(DzAtlas) atlas = dz_atlas_new(composite);
    g_autoptr(DzPlate) plate = dz_plate_compose(atlas, request, error);
    return plate ? dz_plate_draw(plate, picture, error) : NULL;
}
