/*
 * What the parts of the HTML form share. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_HTML_IN_H
#define DZ_REPORT_HTML_IN_H

#include "paint/stack.h"
#include "report/report_in.h"

typedef struct DzHtml {
    DzReport *report;
    const DzDocument *document;
    GString *out;
    DzStack *stack;
    guint *drawings; /* by figure: its drawing in the stack */
    guint *legends;  /* by figure: that of a map's legend */
    guint first_map, map_count;
} DzHtml;

/* Escaped. */
void dz_html_text(GString *out, const char *text);

/* <TAG attributes>text</TAG> and a line end; nothing without a text. */
void dz_html_element(GString *out, const char *tag, const char *text);

/* A drawing of the stack; `attributes` are those of its <svg>. */
void dz_html_drawing(const DzHtml *html, guint drawing, const char *attributes);

/* The drawing of a legend, in the size of the page's text. */
void dz_html_legend(const DzHtml *html, guint drawing, bool hidden);

/* The section of the map that goes through the rounds. */
void dz_html_map(const DzHtml *html);

#endif
