/*
 * What the forms of `changes` share. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_CHANGES_IN_H
#define DZ_REPORT_CHANGES_IN_H

#include "composite/changes.h"

typedef struct DzComparison {
    DzWhen from, to;
    DzChanges *changes;
} DzComparison;

/* The id; NULL for none. They are the data set's. */
const char *dz_changes_zone_id(const DzDataset *set, int zone);
const char *dz_changes_party_id(const DzDataset *set, int party);

/* The comparison as a paragraph of plain words, without a line end. g_free it. */
char *dz_changes_words(const DzDataset *set, const DzComparison *comparison, DzLang lang);

/* An array of comparisons (of DzComparison) as JSON; their changed ground as GeoJSON. g_free it. */
char *dz_changes_json(const DzDataset *set, const GPtrArray *comparisons, DzLang lang);
char *dz_changes_geojson(const DzComposite *composite, const GPtrArray *comparisons);

#endif
