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
    int settlement; /* the nearest one, whose cell it is part of */
    int zone;       /* the agreed zone of that settlement; -1: none. Also set off the record */
    bool in_reach;  /* of the settlement */
    bool on_land;
    bool on_record; /* on land, in reach and inside the coverage */
} DzGround;

struct DzComposite {
    const DzDataset *set;
    DzArrangement *arrangement;
    DzGround *ground; /* one for each face of the arrangement */
};

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

/* For each face its zone if it is on the record, else DZ_STATE_NONE. g_free it. */
int *dz_composite_zones(const DzComposite *composite);

#endif
