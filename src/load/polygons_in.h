/*
 * The themes that are given as polygons. Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_POLYGONS_IN_H
#define DZ_LOAD_POLYGONS_IN_H

#include "load/load_in.h"

/* Reads the theme of group `group` of dataset.ini, "zones" or "control", if it is one of polygons. Polygons
 * without a date begin on DZ_DAY_NONE. */
void dz_load_theme(DzLoader *loader, DzThemeId id, const char *group);

/* Each date of a theme's snapshots is complete and lasts until the next; one without a polygon is told. */
void dz_load_end_snapshots(DzLoader *loader, DzThemeId id);

/* Numbers the parties and zones that only the polygons name by their ids, and gives such parties colours. */
void dz_load_number(DzLoader *loader);

/* Reads a day as ISO 8601 writes it, with a time after it or cut off after the month or the year, or with /
 * for -. */
bool dz_load_parse_day(const char *text, DzDay *day);

#endif
