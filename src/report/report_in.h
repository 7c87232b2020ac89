/*
 * A report that is composed, with its pictures. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_REPORT_IN_H
#define DZ_REPORT_REPORT_IN_H

#include "paint/typeset.h"
#include "report/document_in.h"
#include "scene/scene.h"

struct DzReport {
    DzReportRequest request; /* its strings are the report's */
    DzDocument *document;
    DzPango *pango;
    DzMemory *memory;                   /* of its maps */
    bool drawn;                         /* are all scenes there? */
    double map_width_mm, map_height_mm; /* the page of its maps */
    GPtrArray *scenes; /* of DzScene, one a figure, with caption and description; NULL until they are made */
};

/* Composes the pictures of all figures, in two threads. */
bool dz_report_draw(DzReport *report, GError **error);

/* The map for interactive use, through the document's rounds, as JSON: what it asks of places and says of
 * zones. g_free it. */
char *dz_report_data(DzReport *report);

/* The files that go into a page, as they stand in src/report. */
extern const char dz_report_page_css[], dz_report_locate_js[], dz_report_page_js[];

#endif
