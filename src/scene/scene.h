/*
 * The scene of a map: decides everything that is drawn, as a list of marks.
 */
#ifndef DZ_SCENE_SCENE_H
#define DZ_SCENE_SCENE_H

#include "composite/composite.h"
#include "scene/mark.h"

/*
 * Composes the map that `request` asks for. DZ_ERROR_ARGUMENT if it asks for what is not there: an unknown
 * zone, place or style, a page too small or too large. The caller owns the scene.
 */
DzScene *dz_scene_build(const DzComposite *composite, const DzMapRequest *request,
                        const DzTypesetter *typesetter, GError **error);

#endif
