/*
 * What is told of a position beside zone, status and party, if it is asked for.
 */
#ifndef DZ_LOCATE_MORE_H
#define DZ_LOCATE_MORE_H

#include "locate/locate.h"

typedef struct DzMoreIndex DzMoreIndex;

/* For a set of DzWith. The composite must outlive it; reading it is safe from several threads. The caller
 * owns it. */
DzMoreIndex *dz_more_index_new(const DzComposite *composite, guint with);
void dz_more_index_free(DzMoreIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzMoreIndex, dz_more_index_free)

typedef struct DzMore {
    DzDay since;          /* DZ_DAY_NONE: nobody holds it */
    int settlement;       /* -1: there is none */
    double settlement_km; /* its geodesic distance */
    double front_km;      /* negative: there is no front line on that day */
} DzMore;

/* What was asked for of a position, its face and a day; the rest as if there were none. */
DzMore dz_more_find(const DzMoreIndex *index, DzLonLat at, gint32 face, DzDay day);

/* The names of the columns: the i-th, and what asks for it; NULL past the last. */
const char *dz_more_column(guint i, DzWith *with);

#endif
