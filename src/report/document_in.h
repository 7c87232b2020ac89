/*
 * A report as a list of blocks that knows no output: what it says and shows is decided once, and every form
 * of it (HTML, Markdown, the atlas) only sets it. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_DOCUMENT_IN_H
#define DZ_REPORT_DOCUMENT_IN_H

#include "composite/changes.h"
#include "composite/status.h"

/* What a cell of a table holds, and how it is set. */
typedef enum {
    DZ_CELL_TEXT,
    DZ_CELL_NUMBER,
    DZ_CELL_HEAD,    /* names the row */
    DZ_CELL_SOURCES, /* ids of sources separated by ; */
    DZ_CELL_LINK     /* an address of the net */
} DzCellKind;

/* The columns of a table, from left to right as English has them. */
typedef struct DzGridColumn {
    DzCellKind kind;
    const char *name; /* static or the document's, in its language */
} DzGridColumn;

typedef struct DzGrid {
    char *caption;
    GArray *columns;  /* of DzGridColumn */
    GPtrArray *cells; /* of char *, row by row; NULL: unknown, or there is none */
    GPtrArray *ids;   /* of char *, one a row: its name for those who refer to it; NULL for none */
    bool long_list;   /* may be folded away where there is little room */
} DzGrid;

typedef enum {
    DZ_FIGURE_MAP,    /* of a moment */
    DZ_FIGURE_CHART,  /* of the zones through time */
    DZ_FIGURE_CHANGES /* a map of what changed hands since the first of the rounds on record, by a moment */
} DzFigureKind;

/* A picture with what it shows: "round-09", "areas", and the name of its file. */
typedef struct DzFigure {
    DzFigureKind kind;
    char *name, *file;
    DzWhen when;  /* of a map */
    DzWhen since; /* of a map of changes */
    int zone;     /* that it is of; -1: all of them */
} DzFigure;

typedef enum { DZ_BLOCK_HEADING, DZ_BLOCK_TEXT, DZ_BLOCK_GRID, DZ_BLOCK_FIGURE } DzBlockKind;

/* What a section is about, for forms that set kinds of sections each in their way. */
typedef enum {
    DZ_PART_OF_SUMMARY,
    DZ_PART_OF_CHART,
    DZ_PART_OF_ROUND,
    DZ_PART_OF_ZONE,
    DZ_PART_OF_METHOD,
    DZ_PART_OF_SOURCES
} DzSectionKind;

typedef struct DzBlock {
    DzBlockKind kind;
    DzSectionKind section;
    guint level;  /* of a heading: 1 begins a section, 2 a part of one */
    char *id;     /* of a heading: letters, digits and - */
    char *text;   /* of a heading or paragraph */
    DzGrid *grid; /* of a grid */
    guint figure; /* of a figure: its place among the document's */
} DzBlock;

typedef struct DzDocument {
    const DzComposite *composite;
    const DzDataset *set;
    DzLang lang;
    char *title, *subtitle, *author, *disclaimer, *made; /* author: NULL for none */
    int zone;                                            /* the only one that it is about; -1: all */
    GArray *whens;                                       /* of DzWhen: the rounds that it is about */
    GArray *blocks;                                      /* of DzBlock */
    GArray *figures;                                     /* of DzFigure */
    GPtrArray *names;                                    /* of columns that are made for a table */
} DzDocument;

/* An empty one about all zones and no round. The caller owns it; the composite must outlive it. */
DzDocument *dz_document_new(const DzComposite *composite, DzLang lang);

/* The document that a request asks for, composed. DZ_ERROR_ARGUMENT if it asks for what is not there. The
 * caller owns it; the composite must outlive it. */
DzDocument *dz_document_compose(const DzComposite *composite, const DzReportRequest *request, GError **error);
void dz_document_free(DzDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDocument, dz_document_free)

/* ---- adding to it, from the top down ---- */

/* `id` is made of the format. */
void dz_document_heading(DzDocument *document, DzSectionKind section, guint level, const char *text,
                         const char *id_format, ...) G_GNUC_PRINTF(5, 6);

/* A paragraph, which takes `text`; an empty one or NULL is left out. */
void dz_document_text(DzDocument *document, char *text);

/* A table, to be filled until the next block is added; `columns` of `count`. */
DzGrid *dz_document_grid(DzDocument *document, const char *caption, const DzGridColumn *columns, guint count);
void dz_document_figure(DzDocument *document, DzFigureKind kind, DzWhen when, int zone,
                        const char *name_format, ...) G_GNUC_PRINTF(5, 6);

/* A cell, which takes `text`; NULL is unknown. */
void dz_grid_take(DzGrid *grid, char *text);
void dz_grid_add(DzGrid *grid, const char *text);

/* A number with `decimals`, if it is known. */
void dz_grid_number(DzGrid *grid, DzLang lang, bool known, double value, int decimals, bool sign);

/* Names the row that is added next. */
void dz_grid_name_row(DzGrid *grid, const char *id);

guint dz_grid_rows(const DzGrid *grid);
const char *dz_grid_at(const DzGrid *grid, guint row, guint column);
const char *dz_grid_id(const DzGrid *grid, guint row);

/* Does any row have something in that column? Writers leave out the others. */
bool dz_grid_shows(const DzGrid *grid, guint column);

/* ---- its sections, each composed in a file of its own ---- */

void dz_document_round(DzDocument *document, DzWhen when);
void dz_document_zone(DzDocument *document, guint zone);
void dz_document_method(DzDocument *document);
void dz_document_sources(DzDocument *document);

/* Whether the document is about the zone, or the settlement. */
bool dz_document_shows_zone(const DzDocument *document, guint zone);
bool dz_document_shows_place(const DzDocument *document, guint settlement);

/* Adds the cells status, agreed, held, share, change, inferred share and note of a zone at a moment. */
void dz_document_status_row(const DzDocument *document, DzGrid *grid, guint zone, DzWhen when);

/* Says in a sentence what became of the zone by the last of the rounds. */
void dz_document_tell_zone(const DzDocument *document, guint zone, GString *text);

/* How the zone stands at a moment, in a few words with its figures. g_free it. */
char *dz_document_zone_words(const DzDocument *document, guint zone, DzWhen when);

/* Name of a party in the document's language; of DZ_STATE_NONE that nobody is recorded. It is static or the
 * data set's. */
const char *dz_document_party(const DzDocument *document, int party);

/* "Round 9 · Astana, 14–15 May 2018". g_free it. */
char *dz_document_round_name(const DzDocument *document, guint round);

/* The moment before: of the round before that of `when` in the data set; false if there is none. */
bool dz_document_before(const DzDocument *document, DzWhen when, DzWhen *before);

#endif
