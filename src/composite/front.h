/*
 * The front line: the arcs between faces that different parties hold.
 */
#ifndef DZ_COMPOSITE_FRONT_H
#define DZ_COMPOSITE_FRONT_H

#include "composite/composite.h"

/* Its geodesic length on `day` [km]; 0 on a day without a record. */
double dz_front_km(const DzComposite *composite, DzDay day);

/* The same where holders, one a face, are known already. */
double dz_front_km_of(const DzComposite *composite, const int *holders);

#endif
