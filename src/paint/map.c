#include "paint/paint_in.h"
#include "scene/scene.h"

GBytes *dz_map_draw(const DzComposite *composite, const DzMapRequest *request, DzPicture picture,
                    GError **error)
{
    g_autoptr(DzPango) pango = dz_pango_new();
    DzTypesetter typesetter = dz_pango_typesetter(pango);
    g_autoptr(DzScene) scene = dz_scene_build(composite, request, &typesetter, error);
    if (!scene)
        return NULL;
    switch (picture) {
    case DZ_PICTURE_SVG:
        return dz_paint_svg(scene, pango, error);
    case DZ_PICTURE_PDF:
        return dz_paint_pdf(scene, pango, error);
    case DZ_PICTURE_PNG:
    default:
        return dz_paint_png(scene, pango, request->dpi, error);
    }
}
