/*
 * What differs between two days. A comparison is of two *states*: what changed and changed back between them
 * does not show, so net areas add up over any day between and swapping the days swaps from and to.
 */
#ifndef DZ_COMPOSITE_CHANGES_H
#define DZ_COMPOSITE_CHANGES_H

#include "composite/composite.h"

/* Ground of one zone that one party held at the one end and another at the other. */
typedef struct DzAreaChange {
    int zone;     /* -1: outside of all agreed zones */
    int from, to; /* parties; DZ_STATE_NONE: nobody is recorded to have held it */
    double km2;
    guint settlements; /* of that zone whose holders are those two */
} DzAreaChange;

/* A settlement whose holder differs. */
typedef struct DzPlaceChange {
    guint settlement;
    int from, to;             /* parties, or DZ_STATE_NONE */
    DzDay day;                /* of the last change of holder up to the later end */
    const DzEpisode *episode; /* the one that this change began: its basis and source. The data set's */
} DzPlaceChange;

/* A crossing whose state differs; both states are known. */
typedef struct DzCrossingChange {
    guint crossing;
    DzCrossingState from, to;
    DzDay day; /* of the last change of state up to the later end */
    DzPrecision precision;
} DzCrossingChange;

/* An arrangement that is in effect at one end alone. */
typedef struct DzProvisionChange {
    guint provision;
    bool began; /* in effect at `to`; else it was at `from` */
    DzDay day;  /* on which it came into effect, or ended, between the two */
} DzProvisionChange;

typedef struct DzChanges {
    DzDay from, to;
    bool comparable; /* both days have a record; else all below is empty */
    double front_from_km, front_to_km;
    GArray *areas;      /* of DzAreaChange, by zone (none last), from, to */
    GArray *places;     /* of DzPlaceChange, in the data set's order */
    GArray *crossings;  /* of DzCrossingChange */
    GArray *exchanges;  /* of guint: exchanges after the earlier day, up to the later one */
    GArray *provisions; /* of DzProvisionChange */
} DzChanges;

/* Compares the states of `from` and `to`, which may come in either order. The caller owns it. */
DzChanges *dz_changes_build(const DzComposite *composite, DzDay from, DzDay to);
void dz_changes_free(DzChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzChanges, dz_changes_free)

/* Is there nothing that differs? */
bool dz_changes_is_empty(const DzChanges *changes);

/*
 * The days between `from` and `to` on which a holding may change, a crossing, an arrangement, or on which an
 * exchange took place, in the direction of the comparison: a change on a day is between the day before and
 * that day. GArray of DzDay; the caller owns it. Empty where the two are not comparable.
 */
GArray *dz_changes_days(const DzComposite *composite, DzDay from, DzDay to);

/* For each face the index of its row in `changes->areas`, DZ_STATE_NONE if it did not change. g_free it. */
int *dz_changes_faces(const DzComposite *composite, const DzChanges *changes);

#endif
