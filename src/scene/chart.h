/*
 * A chart of what is held of zones through time, as a scene.
 */
#ifndef DZ_SCENE_CHART_H
#define DZ_SCENE_CHART_H

#include "composite/composite.h"
#include "scene/mark.h"

typedef struct DzChartRequest {
    int zone;       /* -1: all zones, one below the other, each on a scale of its own */
    DzDay from, to; /* what the axis of time covers; from < to */
    DzLang lang;
    double width_mm;
    const char *style, *styles; /* as in DzMapRequest */
} DzChartRequest;

/* The chart; as tall as it must be. The caller owns it. */
DzScene *dz_chart_build(const DzComposite *composite, const DzChartRequest *request,
                        const DzTypesetter *typesetter, GError **error);

#endif
