/*
 * dezmap: de-escalation zones through the rounds of a negotiation.
 *
 * The front door of the library. A program opens a data set, builds its space-time composite once, and then
 * asks: tables of rounds and of the zones' status, and maps of any day.
 *
 *     g_autoptr(DzDataset) set = dz_dataset_open("geodata/syria", &error);
 *     g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
 *     g_autoptr(DzTable) table = dz_status_table(composite, whens, count, DZ_LANG_EN);
 *
 * What is made from a data set is const and may be read from several threads; making it belongs to one
 * thread. A data set must outlive its composite. The library prints nothing, reads neither the environment
 * nor the clock, and never ends the process. What can fail takes a `GError **` last and sets it exactly when
 * it returns NULL or false. Units: degrees on WGS 84 for positions, longitude first; km2 for areas;
 * millimetres on paper for pages.
 */
#ifndef DEZMAP_H
#define DEZMAP_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS
#pragma GCC visibility push(default)

/* ---- errors
 * ---------------------------------------------------------------------------------------------------- */

/* One code for each cause; `DZ_ERROR` is the domain. */
typedef enum {
    DZ_ERROR_ARGUMENT, /* the caller asked for something that cannot be: an unknown round, an empty extent */
    DZ_ERROR_DATA,     /* the data set is faulty: the message names file and place */
    DZ_ERROR_IO,       /* a file cannot be read or written */
    DZ_ERROR_LIBRARY,  /* GDAL, PROJ, GEOS or cairo refused what should have worked */
    DZ_ERROR_UNKNOWN,  /* there is no such place, or several: the message names those that may be meant */
} DzError;

#define DZ_ERROR (dz_error_quark())
GQuark dz_error_quark(void);

/* The program's version, "1.2.3". Static. */
const char *dz_version(void);

/* ---- days, languages, places
 * ------------------------------------------------------------------------------------ */

/* A day of the Gregorian calendar: days since 31 December of the year 0 (GDate's Julian day), so later is
 * greater. */
typedef gint32 DzDay;
#define DZ_DAY_NONE G_MININT32 /* no day known */
#define DZ_DAY_OPEN G_MAXINT32 /* the end of what has not ended */

/* Reads a day as ISO 8601, "2018-05-15", and nothing else: ten bytes, a day that exists. False if it is not.
 */
bool dz_day_parse(const char *text, DzDay *day);

typedef enum { DZ_LANG_EN, DZ_LANG_AR, DZ_LANG_TR, DZ_LANG_RU, DZ_LANG_FR, DZ_LANG_COUNT } DzLang;

/* The language of a two-letter code, "en" to "fr". False if it is none of the five. */
bool dz_lang_parse(const char *code, DzLang *lang);

/* A position in degrees on WGS 84. */
typedef struct DzLonLat {
    double lon, lat;
} DzLonLat;

/* ---- the data set
 * ----------------------------------------------------------------------------------------------- */

typedef struct DzDataset DzDataset;

/*
 * Opens the data set in folder `path` (the one that holds dataset.ini), or the GeoPackage `path` that
 * dz_export_bytes has made, and checks all of it. NULL and an
 * error that names file, line and what was expected if anything in it is faulty; it says how many more faults
 * there are. The caller owns the result.
 */
DzDataset *dz_dataset_open(const char *path, GError **error);

/*
 * The same, but where `path` is a GeoPackage that nobody has written to since it was made, without what only
 * maps need: a fifth of the time. Good for all that is asked of places, not for maps and exports.
 */
DzDataset *dz_dataset_open_lean(const char *path, GError **error);
void dz_dataset_free(DzDataset *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzDataset, dz_dataset_free)

/* The id, title and version of a data set, as its dataset.ini gives them; never NULL. They are the data
 * set's. */
const char *dz_dataset_id(const DzDataset *set);
const char *dz_dataset_title(const DzDataset *set, DzLang lang);
const char *dz_dataset_version(const DzDataset *set);

/*
 * A fingerprint of the files in a data set's folder, names and bytes (a hash in hexadecimal), so that a
 * package can tell whether it was made of the folder as it stands. NULL if the folder cannot be read, is
 * empty, or holds more than DZ_FINGERPRINT_MAX_BYTES. Costs reading all of it. g_free it.
 */
#define DZ_FINGERPRINT_MAX_BYTES ((gsize)16 << 20)
char *dz_folder_fingerprint(const char *path);

/* The fingerprint of the folder that the data set, or the package that it is, was read from; "" if it has
 * none. It is the data set's. */
const char *dz_dataset_fingerprint(const DzDataset *set);

/* What was odd but could be lived with when the data set was opened: `dz_dataset_warning_count` lines of
 * text. */
guint dz_dataset_warning_count(const DzDataset *set);
const char *dz_dataset_warning_at(const DzDataset *set, guint index);

/* What is found wrong or odd in a data set: each finding has a rule, a severity, file, line and text. */
typedef struct DzFindings DzFindings;
typedef enum { DZ_SEVERITY_WARNING, DZ_SEVERITY_ERROR } DzSeverity;

/*
 * Goes through the data set in folder `path` as dz_dataset_open does, but to tell of every fault instead of
 * the first, and builds its composite to tell what that finds. NULL and an error only if there is no data set
 * to look at. The caller owns the findings.
 */
DzFindings *dz_dataset_check(const char *path, GError **error);
guint dz_findings_count(const DzFindings *findings, DzSeverity severity);
/* An empty list, to be added to. The caller owns it. */
DzFindings *dz_findings_new(void);
void dz_findings_free(DzFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzFindings, dz_findings_free)

/* The moment a question is about: the as-of day of a round, or any day (then `round` is -1). */
typedef struct DzWhen {
    int round; /* index of the round in the data set, from 0; -1 for a plain day */
    DzDay day;
} DzWhen;

/* How many rounds there are, and the moment of the i-th, from 0, in order of their numbers. */
guint dz_round_count(const DzDataset *set);
DzWhen dz_round_at(const DzDataset *set, guint index);

/* The number by which people know the i-th round: the `id` of rounds.csv. */
int dz_round_number(const DzDataset *set, guint index);

/*
 * The round that `text` names: its number, `latest`, or `previous` (the one before the latest).
 * DZ_ERROR_ARGUMENT names the rounds there are.
 */
bool dz_round_parse(const DzDataset *set, const char *text, DzWhen *when, GError **error);

/* ---- the composite
 * ---------------------------------------------------------------------------------------------- */

typedef struct DzComposite DzComposite;

/*
 * Builds the space-time composite of `set`: all boundaries of all days laid over each other once. Costs a
 * Voronoi diagram and the geodesic area of every face (about half a second for 4,000 settlements). The caller
 * owns it; `set` must outlive it.
 */
DzComposite *dz_composite_build(const DzDataset *set, GError **error);

/* What is told while it is built: each step when it is done, with its counts. `text` lasts for the call. */
typedef void (*DzTell)(const char *text, gpointer data);

/* The same, telling of each step; `tell` may be NULL. */
DzComposite *dz_composite_build_telling(const DzDataset *set, DzTell tell, gpointer data, GError **error);

/* What was odd but could be lived with when the composite was built: overlapping polygons, rings that cross
 * themselves, boundaries that were drawn anew. */
guint dz_composite_warning_count(const DzComposite *composite);
const char *dz_composite_warning_at(const DzComposite *composite, guint index);
void dz_composite_free(DzComposite *composite);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzComposite, dz_composite_free)

/* ---- tables
 * ----------------------------------------------------------------------------------------------------- */

typedef struct DzTable DzTable;
typedef enum { DZ_FORMAT_TABLE, DZ_FORMAT_CSV, DZ_FORMAT_JSON, DZ_FORMAT_GEOJSON } DzFormat;

/* The rounds: id, as_of, start, end, city, country, outcome. The caller owns it. */
DzTable *dz_rounds_table(const DzDataset *set, DzLang lang);

/*
 * The zones at each of the `count` moments of `whens`: round, date, zone, status, agreed_km2, held_km2,
 * share, change_km2, inferred_share, note. Where there is no record the figures are empty. A data set without
 * zones has a row for each party: round, date, party, held_km2, share, change_km2, inferred_share. The caller
 * owns it.
 */
DzTable *dz_status_table(const DzComposite *composite, const DzWhen *whens, guint count, DzLang lang);

/* The findings in the order in which they were made: severity, rule, file, line, text. The caller owns it. */
DzTable *dz_findings_table(const DzFindings *findings);

/* The table as text: aligned columns, CSV (RFC 4180 with LF), or a JSON array of objects (unknown is null).
 * Free with g_free. */
char *dz_table_text(const DzTable *table, DzFormat format);
void dz_table_free(DzTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzTable, dz_table_free)

/* ---- changes
 * ---------------------------------------------------------------------------------------------------- */

/*
 * What differs between moment i and i + 1 of `whens`, for all of its `count` - 1 successive pairs (count >=
 * 2); a pair's later day may come first. With `events` each pair is taken apart: a comparison of the day
 * before and the day for every day between on which somebody's holding or a crossing's state changed or
 * people were exchanged. g_free the text:
 *
 * CSV: from, to, zone, from_party, to_party, km2, settlements. Days; ids; zone is empty outside of all agreed
 * zones, a party is empty where nobody is recorded. A pair that is not comparable, because one of its days
 * has no record, is one row of from and to alone.
 *
 * TABLE: the same in columns, below a paragraph in words for each pair.
 *
 * JSON: an array of one object a comparison: from, to, from_round, to_round (null for plain days),
 * comparable, text (the paragraph), front_from_km, front_to_km, changes (objects with the columns as keys),
 * settlements (id, zone, from_party, to_party, day of the last change, basis, source), crossings (id,
 * from_status, to_status, day of the last change, precision), exchanges (id, date, precision, crossing,
 * working_group, released), arrangements (id, change: began or ended, day, source). `precision` is day, month
 * or year: what is known of the day before it.
 *
 * GEOJSON: the changed ground: one feature a row of the CSV that has an area, with the columns as properties.
 */
char *dz_changes_text(const DzComposite *composite, const DzWhen *whens, guint count, bool events,
                      DzLang lang, DzFormat format);

/*
 * How much ground differs in its holder between each two of `count` moments, the earlier in the list first:
 * from, to, km2 (empty where one of the days has no record), a row a pair, as CSV, TABLE or JSON. g_free it.
 */
char *dz_changes_pairs(const DzComposite *composite, const DzWhen *whens, guint count, DzFormat format);
/* ---- places
 * ----------------------------------------------------------------------------------------------------- */

/* A place that a question is about. */
typedef struct DzPlace {
    DzLonLat at;
    const char *id, *name; /* the data set's; NULL for a position */
    double precision_km;   /* how well the position is known; 0 for a position */
} DzPlace;

/*
 * Reads a position: longitude and latitude in degrees, with blanks or a comma between, in this order or with
 * letters that say which is which: "36.63 35.93", "-58.4 -34.6", "35.93N 36.63E". DZ_ERROR_ARGUMENT says what
 * was expected.
 */
bool dz_position_parse(const char *text, DzLonLat *at, GError **error);

/* Is the text meant for a position, sound or not, rather than for a name? */
bool dz_position_is_meant(const char *text);

/*
 * The settlement, else the crossing or post, with that id, or with that name in any language, whatever its
 * case and accents. DZ_ERROR_UNKNOWN names those that are spelt nearly so, or those that all have the name.
 */
bool dz_place_find(const DzDataset *set, const char *name, DzLang lang, DzPlace *place, GError **error);

/*
 * Where the place lies at each of `count` moments, with the evidence, as CSV, TABLE or JSON:
 *
 *     round, date, zone, status, party, since, settlement, settlement_km, front_km, confidence, source
 *
 * `status` is that of the zone; it is `no-record`, and no party is named, where the day or the ground is off
 * the record. `settlement` is the one whose record answers; off the record, the nearest. With `joined`
 * moments whose answers are equal become one row, that of the first. TABLE has a line of plain words for each
 * row before the columns. JSON has more keys: id and name of the place (null for a position), lon, lat,
 * precision_km of the place, last_round, last_date (of the moments joined), observed, basis and text. g_free
 * it.
 */
char *dz_locate_text(const DzComposite *composite, const DzPlace *place, const DzWhen *whens, guint count,
                     bool joined, DzLang lang, DzFormat format);

/* ---- many places
 * ------------------------------------------------------------------------------------------------ */

/*
 * An index of a composite for many positions. Reading it is safe from several threads at once. It costs about
 * a tenth of a second for the shipped data set. The caller owns it; the composite must outlive it.
 */
typedef struct DzPointIndex DzPointIndex;
DzPointIndex *dz_point_index_new(const DzComposite *composite);
void dz_point_index_free(DzPointIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPointIndex, dz_point_index_free)

/* What is known of a position on a day: ids, and the status of the zone; "" for none. `status` is
 * "no-record", and `party` "", where the day or the ground is off the record. They are the index's. */
typedef struct DzPointAnswer {
    const char *zone, *status, *party;
} DzPointAnswer;

/* The face of the composite that each of `count` positions is in, exact on its edges, where it is the face
 * with the lowest number; -1 outside of all. */
void dz_point_index_faces(const DzPointIndex *index, const DzLonLat *at, gsize count, gint32 *faces);

/* The answer for a face, as dz_point_index_faces gave it, on a day; for a position; and for `count`
 * positions, each on its own day. They are the index's. */
const DzPointAnswer *dz_point_index_answer(const DzPointIndex *index, gint32 face, DzDay day);
const DzPointAnswer *dz_point_index_ask(const DzPointIndex *index, DzLonLat at, DzDay day);
void dz_point_index_ask_many(const DzPointIndex *index, const DzLonLat *at, const DzDay *days, gsize count,
                             const DzPointAnswer **answers);

/* What is appended to the rows of a table beside zone, status and party; a set of these. */
typedef enum {
    DZ_WITH_SINCE = 1 << 0,      /* since when the party has held the place */
    DZ_WITH_SETTLEMENT = 1 << 1, /* id of the settlement whose record answers; off the record the nearest */
    DZ_WITH_SETTLEMENT_KM = 1 << 2, /* its geodesic distance */
    DZ_WITH_FRONT_KM = 1 << 3,      /* that of the nearest front line of the day */
} DzWith;

/* A table of places. Start from zeros; the strings stay the caller's. */
typedef struct DzPointsRequest {
    const char *name;  /* what messages call it */
    const char *x, *y; /* columns of longitude and latitude: names, or numbers from 1. NULL: by usual names */
    const char *time;  /* column of dates, in the same way */
    const char *time_format; /* how they are written (%Y, %m, %d ... as in strptime); NULL: ISO 8601 */
    bool no_header;          /* the first line is a row; columns are numbers */
    bool has_when;           /* all rows are answered for `when` instead of dates of their own */
    DzWhen when;
    guint with;   /* of DzWith */
    guint faults; /* how many faulty rows are told of */
    /* What is told, by any thread but by one at a time; either may be NULL: faulty rows and what else a user
     * should know; how many rows and bytes are done. */
    void (*tell)(const char *text, gpointer data);
    void (*progress)(guint64 rows, guint64 bytes, gpointer data);
    gpointer data;
} DzPointsRequest;

typedef struct DzPointsSummary {
    guint64 rows, faulty, bytes; /* rows without the header; faulty ones among them; bytes read */
    bool dated;                  /* rows were answered for dates of their own */
} DzPointsSummary;

/*
 * Answers a table of places as a stream: CSV (RFC 4180, UTF-8 or any other superset of ASCII) with comma,
 * semicolon or tab, from file descriptor `in` to `out`, the same bytes in the same order with the answers
 * added to each line. Rows that cannot be answered (no position, no date, fields too many or too few) get
 * empty answers and are counted; empty lines stay empty. Where the header has no column of dates all rows are
 * answered for the latest round, which is told. Memory does not grow with the table; a row may have up to 1
 * MiB. Uses two threads. False with DZ_ERROR_ARGUMENT (columns, formats, or a first date that can be read in
 * two ways: nothing was written yet), DZ_ERROR_DATA or DZ_ERROR_IO; *summary is filled in any case.
 */
bool dz_points_stream(const DzPointIndex *index, const DzPointsRequest *request, int in, int out,
                      DzPointsSummary *summary, GError **error);

/*
 * The same for a file of points that GDAL reads, its first layer, in any coordinate system: CSV with the
 * columns fid, lon, lat, the field of dates if there is one, and the answers. Fields are asked for by name;
 * `x` and `y` are of no use. A feature without a point is a faulty row.
 */
bool dz_points_file(const DzPointIndex *index, const DzPointsRequest *request, const char *path, int out,
                    DzPointsSummary *summary, GError **error);

/*
 * Writes the features of a file that GDAL reads, with all their fields and the answers as more of them, to
 * `target`, in the vector format that its ending names; it appears whole or not at all. A CSV file's columns
 * are found as in dz_points_stream, and its rows become points.
 */
bool dz_points_copy(const DzPointIndex *index, const DzPointsRequest *request, const char *path,
                    const char *target, DzPointsSummary *summary, GError **error);

/* The set that a list such as "since,front_km" names; DZ_ERROR_ARGUMENT names those there are. */
bool dz_with_parse(const char *text, guint *with, GError **error);

/* ---- maps
 * ------------------------------------------------------------------------------------------------------- */

/* What a map shows. Start from DZ_MAP_REQUEST_INIT; the strings stay the caller's. */
typedef struct DzMapRequest {
    DzWhen when;
    bool has_compare; /* hatch what changed hands since `compare` instead of since the round before */
    DzWhen compare;
    const char *zone; /* id of the zone to show; NULL: the data set's extent */
    bool has_extent;
    double extent[4];     /* west, south, east, north, in degrees; west < east, south < north */
    const char *around;   /* settlement, by id or name, in the middle of the map; NULL for none */
    const DzPlace *place; /* marked on the map and in its middle, if none of the above is given; or NULL */
    double radius_km;  /* with `around` or `place`: how far the map reaches from it; above 0, at most 2,000 */
    const char *style; /* name of a style in `styles`, or the path of one; NULL: "report" */
    const char *styles; /* the folder of the shipped styles; NULL: none, then `style` must be a path */
    DzLang lang;
    double width_mm, height_mm; /* the page: 80 to 1,200 mm */
    double dpi;                 /* of a PNG: 30 to 1,200 */
} DzMapRequest;

/* 1600 x 1200 pixels at 150 dpi. */
#define DZ_MAP_REQUEST_INIT                                                                                  \
    {                                                                                                        \
        .when = {-1, DZ_DAY_NONE}, .radius_km = 30, .lang = DZ_LANG_EN, .width_mm = 1600 * 25.4 / 150,       \
        .height_mm = 1200 * 25.4 / 150, .dpi = 150                                                           \
    }

/*
 * SVG is made to be edited and read by programs: a group a layer, real text, ids and data-* on areas. With
 * OUTLINES letters are shapes, which look the same where the fonts are not installed.
 */
typedef enum { DZ_PICTURE_PNG, DZ_PICTURE_SVG, DZ_PICTURE_PDF, DZ_PICTURE_SVG_OUTLINES } DzPicture;

/* Draws the map as a whole file in memory. The same request gives the same bytes. The caller owns the result.
 */
GBytes *dz_map_draw(const DzComposite *composite, const DzMapRequest *request, DzPicture picture,
                    GError **error);

/*
 * Maps of one composite that are drawn one after another: what they share is made once. The maps are the same
 * as dz_map_draw's. Belongs to one thread; several may have an atlas of the same composite, which must
 * outlive it. The caller owns it.
 */
typedef struct DzAtlas DzAtlas;
DzAtlas *dz_atlas_new(const DzComposite *composite);
void dz_atlas_free(DzAtlas *atlas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzAtlas, dz_atlas_free)

/* A map that is composed, to be drawn in one form or several. The atlas must outlive it; the caller owns it.
 */
typedef struct DzPlate DzPlate;
DzPlate *dz_plate_compose(DzAtlas *atlas, const DzMapRequest *request, GError **error);

/*
 * The maps of several moments on one page, in `rows` of `columns`, whatever `request` says of its moment; all
 * of one size and scale, with one legend. DZ_ERROR_ARGUMENT if there is no room for them.
 */
DzPlate *dz_plate_compose_sheet(DzAtlas *atlas, const DzMapRequest *request, const DzWhen *whens, guint count,
                                guint columns, guint rows, GError **error);
void dz_plate_free(DzPlate *plate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzPlate, dz_plate_free)

/* The plate as a whole file in memory. The caller owns the result. */
GBytes *dz_plate_draw(const DzPlate *plate, DzPicture picture, GError **error);

/* The map in words, made of its figures: `description` for those who cannot see it (its files carry it),
 * `caption` to be printed under it, with the credit and licence that it owes. The plate's. */
const char *dz_plate_description(const DzPlate *plate);
const char *dz_plate_caption(const DzPlate *plate);

/*
 * Several plates in one file, in the order in which they are added: pages of a PDF, with bookmarks, or frames
 * of a GIF, all of one size, of which those that look the same as the one before make that last longer.
 */
typedef struct DzSeries DzSeries;
typedef enum { DZ_SERIES_PDF, DZ_SERIES_GIF } DzSeriesForm;
DzSeries *dz_series_new(DzSeriesForm form);
bool dz_series_add(DzSeries *series, const DzPlate *plate, GError **error);
GBytes *dz_series_end(DzSeries *series, GError **error); /* the file; nothing may be added after */
void dz_series_free(DzSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSeries, dz_series_free)

/*
 * Where the pixels of a plate's PNG lie on the ground, without rotation: the world file that stands beside it
 * (round.pgw: six numbers, of the middle of the first pixel), and the .aux.xml in which GDAL and QGIS look
 * for the coordinate system and the corner. g_free them.
 */
char *dz_plate_world_file(const DzPlate *plate);
char *dz_plate_aux_xml(const DzPlate *plate);

/* The scripts that maps in `lang` need and no font of this machine has: "Latin, Arabic". NULL if there is
 * none. g_free it. */
char *dz_fonts_missing(DzLang lang);

/* ---- styles
 * ------------------------------------------------------------------------------------------------------ */

/* The styles in a folder: name, layers, description. `folder` may be NULL, then there are none. NULL and an
 * error if one of them cannot be read. The caller owns it. */
DzTable *dz_styles_table(const char *folder, GError **error);

/*
 * Goes through the style `name` of `folder` (which may be NULL), or the one of that path, as drawing a map
 * does, but to tell of every fault instead of the first; if there is none, of what is odd: classes of little
 * contrast, and such as are hard to tell apart without one kind of cone. NULL and an error only if there is
 * no style to look at. The caller owns the findings.
 */
DzFindings *dz_style_check(const char *name, const char *folder, GError **error);

/* Adds a warning for each family of fonts that the style names and this machine has not, with what is used
 * instead. False and an error if the style cannot be opened. */
bool dz_style_check_fonts(const char *name, const char *folder, DzFindings *findings, GError **error);

/* All findings as "FILE: line N: TEXT" lines. g_free it. */
char *dz_findings_text(const DzFindings *findings);

/* The reference of styles, docs/style.md, from the tables that the program goes by. g_free it. */
char *dz_style_reference(void);

/* ---- exports
 * ---------------------------------------------------------------------------------------------------- */

/*
 * GPKG holds all of the data set: its tables with all their columns, dataset.ini, the faces (layer `faces`),
 * their histories (table `histories`) and both together (layer `state`, with a style for QGIS and its
 * temporal controller); dz_dataset_open opens it and gives the answers of what it was made from, without
 * building the composite again. The other two hold what `state` holds: one feature a face and state, with
 *
 *     face, zone, settlement, km2, party, from, to, observed, basis, confidence, source
 *
 * `from` is the first day, `to` the first day that is not part of it, both within the record. A state ends
 * when the holder changes or the zone; party and what follows from it are empty where ground of a redrawn
 * zone has no holder on record. In the layer `faces` the zone is that of all days, empty where it changes.
 */
typedef enum { DZ_EXPORT_GPKG, DZ_EXPORT_GEOJSON, DZ_EXPORT_FGB } DzExport;

/* The composite as a whole file in memory. The same data set gives the same bytes. The caller owns the
 * result. */
GBytes *dz_export_bytes(const DzComposite *composite, DzExport form, GError **error);

/*
 * A picture that GDAL reads and knows the place of, as a GeoTIFF (DEFLATE): `png` with the `aux_xml` that
 * stands beside it. The caller owns the result.
 */
GBytes *dz_geotiff_bytes(GBytes *png, const char *aux_xml, GError **error);

/* ---- reports
 * ----------------------------------------------------------------------------------------------------- */

/* What a report is about and what it is called. Start from DZ_REPORT_REQUEST_INIT; all of it stays the
 * caller's. */
typedef struct DzReportRequest {
    guint first, count;     /* rounds, by index: `count` of them from `first` on */
    const char *zone;       /* id of the only zone that it is about; NULL: all */
    const char *title;      /* NULL: the data set's */
    const char *author;     /* NULL: nobody is named */
    const char *disclaimer; /* NULL: the data set's */
    GBytes *logo;           /* a PNG; NULL: none */
    const char *style;      /* of its maps, as in DzMapRequest */
    const char *styles;
    DzLang lang;
    double width_mm, height_mm; /* a page of the PDF */
    /* Told of each picture that is made; may be NULL. */
    void (*progress)(guint done, guint count, gpointer data);
    gpointer data;
} DzReportRequest;

#define DZ_REPORT_REQUEST_INIT                                                                               \
    {                                                                                                        \
        .lang = DZ_LANG_EN, .width_mm = 297, .height_mm = 210                                                \
    }

/* A report that is composed, to be written in one form or several; what it says and the figures in it are the
 * same in all of them. Belongs to one thread; the composite and the request's bytes must outlive it. The
 * caller owns it. */
typedef struct DzReport DzReport;
DzReport *dz_report_new(const DzComposite *composite, const DzReportRequest *request, GError **error);
void dz_report_free(DzReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzReport, dz_report_free)

/*
 * The report as one page of HTML that needs nothing beside it: a plain document, in which a script, where it
 * may run, makes of the first map one that goes through the rounds and answers for any place. The same
 * request gives the same bytes. The caller owns the result.
 */
GBytes *dz_report_html(DzReport *report, GError **error);

/*
 * The report as Markdown (CommonMark, with GitHub's tables), in which a figure's file is called `prefix` and
 * its name. The caller owns the result.
 */
GBytes *dz_report_markdown(DzReport *report, const char *prefix, GError **error);

/* The report as a PDF, an atlas on pages of the request's size, with bookmarks. The same request gives the
 * same bytes. The caller owns the result. */
GBytes *dz_report_pdf(DzReport *report, GError **error);

/* Its figures: how many there are; the name of the i-th one's file, "round-09.png", the report's; the file;
 * and all of them in words, a JSON array of objects (file, title, caption, alt, credit, licence), to be
 * g_free'd. */
guint dz_report_figure_count(const DzReport *report);
const char *dz_report_figure_name(const DzReport *report, guint index);
GBytes *dz_report_figure(DzReport *report, guint index, GError **error);
char *dz_report_figures_json(DzReport *report, GError **error);

/* ---- files
 * ------------------------------------------------------------------------------------------------------ */

/*
 * Writes `bytes` to `path`. A regular or absent file is written beside itself and renamed, so it appears
 * whole or not at all, and an existing one survives a failure; a device or pipe is written directly and never
 * replaced. Symbolic links are followed. DZ_ERROR_IO names the file.
 */
bool dz_file_write(const char *path, GBytes *bytes, GError **error);

/* The same for what is not in memory: `fill` writes all of it to the descriptor, or fails with an error, and
 * the file stays as it was. */
typedef bool (*DzFileFill)(int fd, gpointer data, GError **error);
bool dz_file_fill(const char *path, DzFileFill fill, gpointer data, GError **error);

#pragma GCC visibility pop
G_END_DECLS

#endif
