/*
 * What is held of a zone, through time.
 */
#ifndef DZ_COMPOSITE_SERIES_H
#define DZ_COMPOSITE_SERIES_H

#include "composite/composite.h"

/* From a day on until the next one. */
typedef struct DzSeriesStep {
    DzDay day;
    double held_km2;
} DzSeriesStep;

/*
 * What the zone's party holds of it, for all days of the record: the first step is on the record's first day,
 * and each later one on a day on which it changes. On every day it is the held_km2 of dz_zone_status; all of
 * them cost as much as one of those. GArray of DzSeriesStep; the caller owns it.
 */
GArray *dz_zone_series(const DzComposite *composite, guint zone);

#endif
