/*
 * One place. What the index and the tables of the batch cost to build is more than one question costs without
 * them: the face is found among all edges, and only arcs that are a front line on a day asked for are
 * indexed.
 */
#include "locate/locate.h"

#include "geo/edges.h"
#include "geo/measure.h"
#include "locate/evidence.h"

struct DzLocator {
    const DzComposite *composite;
    DzLonLat at;
    gint32 face;
    int settlement;
    double settlement_km;
    DzFronts *fronts;
};

void dz_locator_free(DzLocator *locator)
{
    if (!locator)
        return;
    dz_fronts_free(locator->fronts);
    g_free(locator);
}

static bool is_on_record(const DzLocator *locator)
{
    return locator->face != DZ_NO_FACE && locator->composite->ground[locator->face].on_record;
}

/* The settlement of the ground, so that it is the one whose history answers; off the record the nearest. */
static void find_settlement(DzLocator *locator)
{
    const DzDataset *set = locator->composite->set;
    locator->settlement = is_on_record(locator) ? locator->composite->ground[locator->face].settlement : -1;
    if (locator->settlement >= 0) {
        locator->settlement_km = dz_distance_km(locator->at, DZ_SETTLEMENT(set, locator->settlement)->at);
        return;
    }
    g_autoptr(DzNear) near = dz_settlements_index(set);
    locator->settlement = dz_near_find(near, locator->at, NULL, NULL, &locator->settlement_km);
}

DzLocator *dz_locator_new(const DzComposite *composite, DzLonLat at, const DzDay *days, guint count)
{
    DzLocator *locator = g_new0(DzLocator, 1);
    locator->composite = composite;
    locator->at = at;
    locator->face = dz_arrangement_find(composite->arrangement, at);
    find_settlement(locator);
    locator->fronts = dz_fronts_new(composite, days, count);
    return locator;
}

DzLocation dz_locator_ask(const DzLocator *locator, DzDay day)
{
    DzLocation location = dz_evidence(locator->composite, locator->face, day);
    location.settlement = locator->settlement;
    location.settlement_km = locator->settlement_km;
    location.front_km = -1;
    dz_fronts_find(locator->fronts, locator->at, day, &location.front_km);
    return location;
}
