#include "locate/more.h"

#include "geo/measure.h"
#include "locate/evidence.h"

#include <string.h>

struct DzMoreIndex {
    const DzComposite *composite;
    guint with;
    DzNear *settlements; /* NULL: not asked for */
    DzFronts *fronts;
};

static const struct {
    DzWith with;
    const char *name;
} COLUMNS[] = {{DZ_WITH_SINCE, "since"},
               {DZ_WITH_SETTLEMENT, "settlement"},
               {DZ_WITH_SETTLEMENT_KM, "settlement_km"},
               {DZ_WITH_FRONT_KM, "front_km"}};

const char *dz_more_column(guint i, DzWith *with)
{
    if (i >= G_N_ELEMENTS(COLUMNS))
        return NULL;
    *with = COLUMNS[i].with;
    return COLUMNS[i].name;
}

bool dz_with_parse(const char *text, guint *with, GError **error)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    guint set = 0;
    for (guint i = 0; names[i]; i++) {
        guint found = 0;
        for (guint k = 0; k < G_N_ELEMENTS(COLUMNS); k++)
            if (strcmp(names[i], COLUMNS[k].name) == 0)
                found = COLUMNS[k].with;
        if (!found) {
            g_set_error(error, DZ_ERROR, DZ_ERROR_ARGUMENT,
                        "--with '%s' is none of since, settlement, settlement_km, front_km", names[i]);
            return false;
        }
        set |= found;
    }
    *with = set;
    return true;
}

DzMoreIndex *dz_more_index_new(const DzComposite *composite, guint with)
{
    DzMoreIndex *index = g_new0(DzMoreIndex, 1);
    index->composite = composite;
    index->with = with;
    if (with & (DZ_WITH_SETTLEMENT | DZ_WITH_SETTLEMENT_KM))
        index->settlements = dz_settlements_index(composite->set);
    if (with & DZ_WITH_FRONT_KM)
        index->fronts = dz_fronts_new(composite, NULL, 0);
    return index;
}

void dz_more_index_free(DzMoreIndex *index)
{
    if (!index)
        return;
    dz_near_free(index->settlements);
    dz_fronts_free(index->fronts);
    g_free(index);
}

/* The settlement whose record answers; off the record, the nearest. */
static int settlement_of(const DzMoreIndex *index, DzLonLat at, gint32 face, double *km)
{
    const DzGround *ground = face == DZ_NO_FACE ? NULL : &index->composite->ground[face];
    if (!ground || !ground->on_record || ground->settlement < 0)
        return dz_near_find(index->settlements, at, NULL, NULL, km);
    *km = dz_distance_km(at, DZ_SETTLEMENT(index->composite->set, ground->settlement)->at);
    return ground->settlement;
}

DzMore dz_more_find(const DzMoreIndex *index, DzLonLat at, gint32 face, DzDay day)
{
    DzMore more = {.since = DZ_DAY_NONE, .settlement = -1, .front_km = -1};
    if (index->with & DZ_WITH_SINCE)
        more.since = dz_evidence_with(index->composite, face, day, NULL, NULL).since;
    if (index->settlements)
        more.settlement = settlement_of(index, at, face, &more.settlement_km);
    if (index->fronts)
        dz_fronts_find(index->fronts, at, day, &more.front_km);
    return more;
}
