/*
 * The themes that are given as polygons. Inside: only src/load includes it.
 */
#ifndef DZ_LOAD_POLYGONS_IN_H
#define DZ_LOAD_POLYGONS_IN_H

#include "load/load_in.h"

/* Reads the theme of group `group` of dataset.ini, "zones" or "control", if it is one of polygons. Polygons
 * without a date begin on DZ_DAY_NONE. */
void dz_load_theme(DzLoader *loader, DzThemeId id, const char *group);

/* Each first day of a theme's polygons is a complete snapshot, which lasts until the next. */
void dz_load_end_snapshots(DzTheme *theme);

#endif
