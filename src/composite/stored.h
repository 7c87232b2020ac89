/*
 * The composite as bytes, so that a package of a data set need not be built again. All numbers little-endian;
 * the same composite gives the same bytes.
 */
#ifndef DZ_COMPOSITE_STORED_H
#define DZ_COMPOSITE_STORED_H

#include "composite/composite.h"

/* The caller owns the bytes. */
GBytes *dz_composite_pack(const DzComposite *composite);

/*
 * The composite that `set->stored` holds. NULL if there is none, if it is damaged, or if it was made of other
 * settlements, land, reach or coverage than the data set has now: then it must be built. The caller owns it;
 * `set` must outlive it.
 */
DzComposite *dz_composite_unpack(const DzDataset *set);

#endif
