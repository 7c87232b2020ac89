/*
 * What agreements lay down by a rule, drawn from the line that the rule measures from.
 */
#ifndef DZ_COMPOSITE_PROVISION_H
#define DZ_COMPOSITE_PROVISION_H

#include "composite/composite.h"

/*
 * The line that provision `index` measures from: the front of its zone on its first day (between ground of
 * the zone that the zone's party holds and anybody else's), or the road between its ends. The caller owns it;
 * it may have no part.
 */
DzShape *dz_provision_base(const DzComposite *composite, guint index);

/*
 * Where the provision lies: with DZ_RULE_INSIDE lines, inside what the zone's party held of the zone, at the
 * distance from the front; with DZ_RULE_BESIDE rings around the land on both sides of the road. Distances
 * are those of an equal-area plane about the middle of the line, which differ from geodesic ones by less than
 * 0.1 % within 250 km of it. The caller owns the shape; NULL if GEOS or PROJ fail.
 */
DzShape *dz_provision_shape(const DzComposite *composite, guint index, GError **error);

#endif
