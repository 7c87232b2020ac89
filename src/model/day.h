/*
 * Days. The type itself is public (dezmap.h); here is what the rooms do with it.
 */
#ifndef DZ_MODEL_DAY_H
#define DZ_MODEL_DAY_H

#include "dezmap.h"

/* The day as "2018-05-15"; "" for DZ_DAY_NONE and DZ_DAY_OPEN. Free with g_free. */
char *dz_day_text(DzDay day);

/* Year, month (1-12) and day of the month (1-31) of a real day. */
void dz_day_split(DzDay day, int *year, int *month, int *day_of_month);

#endif
