/*
 * The status of zones on a day.
 */
#ifndef DZ_COMPOSITE_STATUS_H
#define DZ_COMPOSITE_STATUS_H

#include "composite/composite.h"

typedef enum {
    DZ_STATUS_NO_RECORD,  /* the day is outside the record's limits */
    DZ_STATUS_NOT_AGREED, /* nothing signed yet */
    DZ_STATUS_AGREED,     /* signed, not yet announced in force */
    DZ_STATUS_IN_FORCE,   /* its party holds at least the data set's share of it (95 %) */
    DZ_STATUS_REDUCED,
    DZ_STATUS_ENDED, /* by a text, its outline ends, or its party holds less than the data set's share (5 %)
                      */
    DZ_STATUS_COUNT
} DzStatus;

typedef struct DzZoneStatus {
    DzStatus status;
    bool has_figures;      /* else all below is 0 */
    double agreed_km2;     /* the agreed extent */
    double held_km2;       /* what of it the zone's party holds */
    double share;          /* held / agreed, 0 to 1 */
    double inferred_share; /* the part of the extent whose holder is inferred or recalled, 0 to 1 */
    bool has_change;
    double change_km2; /* held now less held at the moment compared with */
    DzDay as_recorded; /* the day the record was observed, if that is after the day asked for; else
                          DZ_DAY_NONE */
} DzZoneStatus;

/* The status of zone `zone` on `day`; `change_km2` against `since`, without change if that is DZ_DAY_NONE. */
DzZoneStatus dz_zone_status_since(const DzComposite *composite, guint zone, DzDay day, DzDay since);

/* The same against the round before that day. */
DzZoneStatus dz_zone_status(const DzComposite *composite, guint zone, DzDay day);

/* What one party holds on a day, wherever. */
typedef struct DzPartyStatus {
    bool has_figures;      /* the day is on record, else all below is 0 */
    double held_km2;       /* what it holds */
    double share;          /* of all that anybody holds, 0 to 1 */
    double inferred_share; /* the part of what it holds that is inferred or recalled, 0 to 1 */
    bool has_change;
    double change_km2; /* held now less held at the round before */
} DzPartyStatus;

/* The figures of all parties on `day`, one for each; g_free them. */
DzPartyStatus *dz_party_statuses(const DzComposite *composite, DzDay day);

#endif
