/*
 * The space-time composite: the ground partitioned once into faces that never change shape, each with its own
 * history. N. Chrisman, The role of quality information in the long-term functioning of a GIS, Auto-Carto 6
 * (1983); G. Langran and N. Chrisman, A framework for temporal geographic information, Cartographica 25
 * (1988).
 *
 * Every question about a day is a look-up: a face's state is its settlement's episode on that day; a zone's
 * figures are sums over its faces; a map dissolves faces of equal state. Nothing is overlaid again.
 */
#ifndef DZ_COMPOSITE_COMPOSITE_H
#define DZ_COMPOSITE_COMPOSITE_H

#include "geo/arrangement.h"
#include "model/model.h"

/* What a face is, beside its shape. */
typedef struct DzGround {
    int settlement; /* the nearest one, whose cell it is part of; -1: neither theme is one of settlements */
    int zone;       /* the agreed zone of that settlement; -1: none, and where zones are polygons (ask
                       dz_composite_zone). Also set off the record */
    bool in_reach;  /* of the settlement; where control is polygons, of one of them */
    bool on_land;
    bool on_record; /* on land, in reach and inside the coverage; polygons: in one of them on some day */
} DzGround;

/* A stretch of days in which a face is part of one zone. */
typedef struct DzSpell {
    DzDay from, to;
    int zone;
} DzSpell;

struct DzComposite {
    const DzDataset *set;
    DzArrangement *arrangement;
    DzGround *ground; /* one for each face of the arrangement */
    double *arc_km;   /* the length of each of its arcs; NULL until front.c is asked for one */
    /* Histories of faces made of polygons, in time, without overlaps and joined where nothing changes: face f
     * has those from first[f] to first[f + 1] - 1. NULL where the theme is one of settlements: then it is the
     * settlement's. */
    guint *first_episode, *first_spell;
    GArray *episodes, *spells; /* of DzEpisode (settlement -1; the source is the data set's) and DzSpell */
    DzFindings *findings;      /* warnings about what building met */
};

/* What building the composite of `set` finds, an error among it if it cannot be built; a stored composite is
 * built all the same. NULL with DZ_ERROR_LIBRARY where the fault is not the data's. The caller owns it. */
DzFindings *dz_composite_check(const DzDataset *set, GError **error);

/* The face's history in the theme of control: *count episodes in time. They are the composite's or the data
 * set's; none off the record's ground. Without a theme of control, a zone's party holds what its outline
 * covers. */
const DzEpisode *dz_composite_episodes(const DzComposite *composite, guint face, guint *count);

/* The face's episode on `day`; NULL if there is no record of it on that day. */
const DzEpisode *dz_composite_episode(const DzComposite *composite, guint face, DzDay day);

/* A face that is no part of any state. */
enum { DZ_STATE_NONE = -1 };

/*
 * For each face the party that holds it on `day`, DZ_STATE_NONE where nobody is recorded to. With `beyond`,
 * land that is beyond reach of the record takes its nearest settlement's holder: for drawing under the fading
 * edge, never for figures. g_free it.
 */
int *dz_composite_holders(const DzComposite *composite, DzDay day, bool beyond);

/* The zone that the face is part of on `day`, if it is on the record, else DZ_STATE_NONE. Zones of
 * settlements are the same on every day; outlines of polygons may be redrawn. */
int dz_composite_zone(const DzComposite *composite, guint face, DzDay day);

/* The same for each face. g_free it. */
int *dz_composite_zones(const DzComposite *composite, DzDay day);

/* The day on which zone `zone` has its agreed extent, for a question about `day`: `day` itself, but without a
 * theme of control, where the outline itself is what is held, the first day that the zone has one. */
DzDay dz_composite_extent_day(const DzComposite *composite, guint zone, DzDay day);

#endif
