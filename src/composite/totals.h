/*
 * How much ground differs in its holder between any two of many days.
 */
#ifndef DZ_COMPOSITE_TOTALS_H
#define DZ_COMPOSITE_TOTALS_H

#include "composite/composite.h"

/*
 * The ground whose holder differs between days[i] and days[j], i < j, in km2, at dz_totals_at(i, j, count);
 * NAN where one of the two is off the record. Days come in any order. g_free it.
 *
 * Sums are of whole billionths of a km2, so that they close: from a day to itself over others is nought.
 */
double *dz_changes_totals(const DzComposite *composite, const DzDay *days, guint count);

/* The place of the pair (i, j), i < j < count: rows of i, one after another. */
gsize dz_totals_at(guint i, guint j, guint count);

#endif
