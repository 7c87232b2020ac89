/*
 * Parties and zones that only polygons name are numbered by their ids: their numbers decide the order of
 * tables, colours and legends, and the order of features is nobody's intent.
 */
#include "load/polygons_in.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

G_STATIC_ASSERT(offsetof(DzParty, id) == 0 && offsetof(DzZone, id) == 0);

static const char *const COLOURS[] = {"e2b8a2", "86b9b5", "e9d48a", "b9b5d6", "a8c686", "d9a5c0",
                                      "c9c3b1", "8fb0d9", "d8b26e", "9fc9a3", "c7a58c", "b0c4de"};

/* An id and the number it had. */
typedef struct Place {
    const char *id;
    guint number;
} Place;

static gint compare_places(gconstpointer a, gconstpointer b)
{
    return strcmp(((const Place *)a)->id, ((const Place *)b)->id);
}

/* Sorts `things`, of `size` bytes each with a char *id first, and what `ids` says of them; which number each
 * has now, by the one it had. g_free it. */
static guint *sort_by_id(GArray *things, gsize size, GHashTable *ids)
{
    g_autofree Place *places = g_new(Place, things->len + 1);
    guint *now = g_new(guint, things->len + 1);
    g_autofree char *old = g_memdup2(things->data, things->len * size);
    for (guint i = 0; i < things->len; i++) {
        memcpy(&places[i].id, things->data + i * size, sizeof places[i].id);
        places[i].number = i;
    }
    qsort(places, things->len, sizeof *places, compare_places);
    for (guint i = 0; i < things->len; i++) {
        memcpy(things->data + i * size, old + places[i].number * size, size);
        now[places[i].number] = i;
        g_hash_table_insert(ids, g_strdup(places[i].id), GUINT_TO_POINTER(i + 1));
    }
    return now;
}

static void renumber_owners(DzDataset *set, DzThemeId id, const guint *now)
{
    for (guint i = 0; i < set->themes[id].polygons->len; i++) {
        DzPolygon *polygon = DZ_POLYGON(&set->themes[id], i);
        polygon->owner = (int)now[polygon->owner];
    }
}

static void number_parties(DzLoader *loader)
{
    DzDataset *set = loader->set;
    g_autofree guint *now = sort_by_id(set->parties, sizeof(DzParty), loader->parties);
    renumber_owners(set, DZ_THEME_CONTROL, now);
    for (guint i = 0; i < set->zones->len; i++)
        DZ_ZONE(set, i)->party = (int)now[DZ_ZONE(set, i)->party];
    for (guint i = 0; i < set->parties->len; i++) {
        guint64 rgb = g_ascii_strtoull(COLOURS[i % G_N_ELEMENTS(COLOURS)], NULL, 16);
        DZ_PARTY(set, i)->colour = (DzColour){(double)(rgb >> 16) / 255, (double)(rgb >> 8 & 255) / 255,
                                              (double)(rgb & 255) / 255, 1};
    }
}

void dz_load_number(DzLoader *loader)
{
    if (loader->parties_from_data)
        number_parties(loader);
    if (loader->zones_from_data) {
        g_autofree guint *now = sort_by_id(loader->set->zones, sizeof(DzZone), loader->zones);
        renumber_owners(loader->set, DZ_THEME_ZONES, now);
    }
}
