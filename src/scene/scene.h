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

/*
 * What scenes of one composite have in common, kept from one to the next; the scenes are the same without.
 * Belongs to one thread and one composite. The caller owns it.
 */
typedef struct DzMemory DzMemory;
DzMemory *dz_memory_new(void);
void dz_memory_free(DzMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzMemory, dz_memory_free)

/* The same, remembering. */
DzScene *dz_scene_build_again(const DzComposite *composite, const DzMapRequest *request,
                              const DzTypesetter *typesetter, DzMemory *memory, GError **error);

/* Which moments a sheet shows, in rows of `columns`: 1 to columns * rows of them. */
typedef struct DzSheetRequest {
    const DzWhen *whens;
    guint count, columns, rows;
} DzSheetRequest;

/*
 * Composes one page with a map for each moment, whatever `request` says of that; one legend and one scale.
 * DZ_ERROR_ARGUMENT if there is no room for them. The caller owns the scene.
 */
DzScene *dz_scene_build_sheet(const DzComposite *composite, const DzMapRequest *request,
                              const DzSheetRequest *sheet, const DzTypesetter *typesetter, DzMemory *memory,
                              GError **error);

#endif
