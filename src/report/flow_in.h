/*
 * Text and tables set on pages, one after the other, as scenes. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_FLOW_IN_H
#define DZ_REPORT_FLOW_IN_H

#include "report/document_in.h"
#include "scene/mark.h"
#include "style/page.h"

typedef struct DzFlow {
    const DzTypesetter *typesetter;
    DzLang lang;
    const char *font; /* the style's; must outlive the pages */
    double size_mm, width_mm, height_mm, margin_mm;
    DzColour ink, soft, paper;
    double line_mm;
    GPtrArray *pages; /* of DzScene, which it owns */
    double y;         /* where the last page is filled up to */
} DzFlow;

/* A page with the looks of a style. */
DzFlow dz_flow_new(const DzTypesetter *typesetter, const DzStyle *style, DzLang lang, double width_mm,
                   double height_mm);
void dz_flow_clear(DzFlow *flow);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DzFlow, dz_flow_clear)

/* Begins a page; `bookmark` NULL: none. */
DzScene *dz_flow_page(DzFlow *flow, const char *bookmark);

/* A page that is a scene of its own, which the flow takes; what follows begins a page. */
void dz_flow_take(DzFlow *flow, DzScene *scene);

/* A text in `ems` of the page's size, on the next page if this one has no room for it. */
void dz_flow_text(DzFlow *flow, const char *text, double ems, bool bold, bool soft);

/* A table; its head stands on every page that it comes to. */
void dz_flow_grid(DzFlow *flow, const DzGrid *grid);

/* A scene of shapes and texts as a picture in the flow, made smaller if it must. */
void dz_flow_scene(DzFlow *flow, const DzScene *scene);

/* "Page 3 of 40" on every page. */
void dz_flow_number(DzFlow *flow);

#endif
