/*
 * What is known of a face on a day, and the lines and settlements that a position may be near to.
 */
#ifndef DZ_LOCATE_EVIDENCE_H
#define DZ_LOCATE_EVIDENCE_H

#include "geo/near.h"
#include "locate/locate.h"

/* All of a location but settlement and front, for a face or DZ_NO_FACE. */
DzLocation dz_evidence(const DzComposite *composite, gint32 face, DzDay day);

/* The same for those who know the status of each zone on that day better than by adding up its faces;
 * `status` NULL: nobody asks for it. */
DzLocation dz_evidence_with(const DzComposite *composite, gint32 face, DzDay day,
                            DzStatus (*status)(guint zone, DzDay day, gconstpointer data),
                            gconstpointer data);

/* An index of the settlements by their numbers. The caller owns it. */
DzNear *dz_settlements_index(const DzDataset *set);

/* The front lines of several days. */
typedef struct DzFronts DzFronts;

/* Those of `count` days; `days` NULL: of all days of the record. The caller owns it; the composite must
 * outlive it. */
DzFronts *dz_fronts_new(const DzComposite *composite, const DzDay *days, guint count);
void dz_fronts_free(DzFronts *fronts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzFronts, dz_fronts_free)

/* The geodesic distance [km] of the nearest front line of a day; false if there is none. */
bool dz_fronts_find(const DzFronts *fronts, DzLonLat at, DzDay day, double *distance_km);

#endif
