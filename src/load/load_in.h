/*
 * What the readers of a data set share: the loader with its look-ups, and sheets, the tables that rows are
 * taken from.
 *
 * A reader takes field after field; what is wrong becomes a finding with file and line, and the row is left
 * out, so that one run tells of every fault. Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_LOAD_IN_H
#define DZ_LOAD_LOAD_IN_H

#include "base/ini.h"
#include "model/model.h"

typedef struct DzLoader {
    DzDataset *set;
    DzIni *ini;
    char *ini_path;
    GHashTable *parties, *rounds, *zones, *settlements, *crossings, *exchanges,
        *sources;                            /* id -> index + 1 */
    GHashTable *source_used;                 /* ids that a row has cited */
    GHashTable *failed;                      /* names of tables that could not be read at all */
    struct DzVector *package;                /* the GeoPackage that the data set is; NULL: it is a folder */
    GArray *snapshots[DZ_THEME_COUNT];       /* of DzDay: the dates for which a theme's features stand, those
                                                without a polygon too; NULL if it is not given in snapshots */
    bool thorough;                           /* also rules that cost more than reading: what `check` is for */
    bool lean;                               /* from a sealed package, without what only maps need */
    bool zones_from_data, parties_from_data; /* nothing lists them: polygons name them */
} DzLoader;

typedef struct DzSheet DzSheet;

/*
 * Opens the data set that a GeoPackage made by `export` is: takes dataset.ini and the composite out of its
 * table `dezmap`. Tables and layers are then read under their own names. False with DZ_ERROR_DATA if it is
 * none.
 */
bool dz_package_open(DzLoader *loader, const char *path, GError **error);

/* Notes where a table or layer was read from. */
void dz_load_origin(DzLoader *loader, const char *name, const char *path, const char *layer);

/* Adds an error finding about `file` of the data set. */
void dz_load_fault(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* Adds a warning: odd, but it can be lived with. */
void dz_load_warn(DzLoader *loader, const char *rule, const char *file, guint line, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* Is one of the themes given in that form? */
bool dz_load_has_form(const DzLoader *loader, DzForm form);

/* Could table `name` not be read at all? Then rows that refer to it are not judged: their faults would be its
 * own. */
bool dz_load_failed(const DzLoader *loader, const char *name);

/* The path of a file of the data set; NULL and a finding at `line` of dataset.ini if it would leave the
 * folder. g_free it. */
char *dz_load_path(DzLoader *loader, const char *file, guint line);

/*
 * Opens table `name`: NAME.csv, or the `file` (and `layer`) that [table NAME] of dataset.ini gives; its other
 * keys are columns, their values what these are called there. `columns`, NULL-terminated, must be there. NULL
 * if there is a finding, or if the file is not there and not `required`.
 */
DzSheet *dz_sheet_open(DzLoader *loader, const char *name, const char *const *columns, bool required);
void dz_sheet_free(DzSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzSheet, dz_sheet_free)

/* Goes to the next row. False at the end. */
bool dz_sheet_next(DzSheet *sheet);

/* Adds an error finding about the row. */
void dz_sheet_fault(DzSheet *sheet, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);
guint dz_sheet_line(const DzSheet *sheet);
DzLoader *dz_sheet_loader(const DzSheet *sheet);

/* The field as it stands; "" if it is empty or there is no such column. Valid until the next call. */
const char *dz_sheet_text(DzSheet *sheet, const char *column);

/* Takers: true and a value, or false and a finding. */
bool dz_take_string(DzSheet *sheet, const char *column, char **out); /* must not be empty; g_free */
bool dz_take_day(DzSheet *sheet, const char *column, DzDay *out);
bool dz_take_day_or(DzSheet *sheet, const char *column, DzDay empty, DzDay *out);
bool dz_take_number(DzSheet *sheet, const char *column, double min, double max, double *out);
bool dz_take_integer(DzSheet *sheet, const char *column, int min, int max, int *out);
bool dz_take_position(DzSheet *sheet, DzLonLat *out); /* columns lon and lat, else the row's point geometry */
bool dz_take_word(DzSheet *sheet, const char *column, const char *rule, const char *const *words, int *out);

/* Ids separated by ;, each of which must be listed in sources.csv; notes that they are used. */
bool dz_take_sources(DzSheet *sheet, char **out);

/* The index behind an id; a finding of `rule` if `ids` has none. */
bool dz_take_reference(DzSheet *sheet, const char *column, const char *rule, GHashTable *ids, int *out);

/* Reads "name", "name_ar" and so on; what is empty stays NULL. Cannot fail. */
void dz_take_text(DzSheet *sheet, const char *column, DzText *out);

/* Notes that the row's id stands for `index`; a finding if it was there before. */
bool dz_load_register(DzSheet *sheet, GHashTable *ids, const char *id, guint index);

/* Text of dataset.ini with its translations, title[ar] and so on. */
void dz_load_ini_text(DzLoader *loader, const char *group, const char *key, DzText *out);

/* The readers. Each adds to the data set what it can and findings for what it cannot. */
void dz_load_head(DzLoader *loader);       /* dataset.ini */
void dz_load_names(DzLoader *loader);      /* names.csv: where names are from; only checked */
void dz_load_sources(DzLoader *loader);    /* sources.csv */
void dz_load_rounds(DzLoader *loader);     /* rounds.csv */
void dz_load_zones(DzLoader *loader);      /* zones.csv, zone_notes.csv */
void dz_load_places(DzLoader *loader);     /* settlements.csv, control.csv, inferences.csv */
void dz_load_crossings(DzLoader *loader);  /* crossings, their statuses, exchanges, releases, posts */
void dz_load_polygons(DzLoader *loader);   /* the themes given as polygons; rounds and zones they make */
void dz_load_provisions(DzLoader *loader); /* arrangements.csv */
void dz_load_basemap(DzLoader *loader);    /* the [layer ...] groups */
void dz_load_check(DzLoader *loader);      /* what only the whole can tell */

/* Rules that have files of their own. */
void dz_check_columns(DzLoader *loader, const char *table, const char *file, char **header);
void dz_check_table_group(DzLoader *loader, const char *group); /* [table NAME] of dataset.ini */
void dz_check_overlaps(DzLoader *loader);                       /* between areas of the base map */

#endif
