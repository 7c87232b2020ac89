/*
 * Where a place lies, and what the answer rests on.
 */
#ifndef DZ_LOCATE_LOCATE_H
#define DZ_LOCATE_LOCATE_H

#include "composite/status.h"

typedef struct DzLocation {
    bool recorded;            /* else who holds it is not known: the day or the ground is off the record */
    bool day_recorded;        /* the day is within the record's limits */
    int zone;                 /* the agreed zone that it is part of; -1: none */
    DzStatus status;          /* of that zone on that day */
    int party;                /* who holds it; -1: nobody is recorded to */
    DzDay since;              /* from when on without a break; DZ_DAY_NONE if nobody holds it */
    bool since_before;        /* it may be longer: the record begins on that day */
    const DzEpisode *episode; /* what that is known from; NULL if nobody holds it. The composite's */
    DzConfidence confidence;  /* of the episode; at most medium before the day it was observed */
    int settlement;           /* whose record answers; off the record the nearest one. -1: none */
    double settlement_km;     /* its geodesic distance */
    double front_km;          /* of the nearest front line of the day; negative if there is none */
} DzLocation;

/* The name of the location's status, "no-record" where it is not recorded; NULL where no zone is there.
 * Static.
 */
const char *dz_location_status(const DzLocation *location);

/* A place to be asked about on several days: its face, its settlement, front lines near it. */
typedef struct DzLocator DzLocator;

/*
 * For a place and `count` days, any of which may then be asked for: front lines of other days are not looked
 * at. The caller owns it; the composite must outlive it. Costs all edges of the composite.
 */
DzLocator *dz_locator_new(const DzComposite *composite, DzLonLat at, const DzDay *days, guint count);
void dz_locator_free(DzLocator *locator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzLocator, dz_locator_free)

/* Where the place lies on one of those days. */
DzLocation dz_locator_ask(const DzLocator *locator, DzDay day);

#endif
