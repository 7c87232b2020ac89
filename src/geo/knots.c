#include "geo/knots_in.h"

void dz_knots_init(DzKnots *knots, guint expected)
{
    guint size = 1024;
    while (size < G_MAXUINT / 2 && size / 2 < expected)
        size *= 2;
    *knots = (DzKnots){
        .list = g_array_new(FALSE, FALSE, sizeof(DzKnot)), .slots = g_new0(guint, size), .mask = size - 1};
}

void dz_knots_clear(DzKnots *knots)
{
    g_clear_pointer(&knots->list, g_array_unref);
    g_clear_pointer(&knots->slots, g_free);
}

static guint slot_of(const DzKnots *knots, DzKnot at)
{
    const DzKnot *list = (const DzKnot *)(void *)knots->list->data;
    guint slot = (guint)dz_knot_hash(at) & knots->mask;
    while (knots->slots[slot] && !dz_knot_equal(list[knots->slots[slot] - 1], at))
        slot = (slot + 1) & knots->mask;
    return slot;
}

static void grow(DzKnots *knots)
{
    g_free(knots->slots);
    knots->mask = 2 * knots->mask + 1;
    knots->slots = g_new0(guint, (gsize)knots->mask + 1);
    for (guint i = 0; i < knots->list->len; i++)
        knots->slots[slot_of(knots, g_array_index(knots->list, DzKnot, i))] = i + 1;
}

guint dz_knots_add(DzKnots *knots, DzKnot at)
{
    guint slot = slot_of(knots, at);
    if (knots->slots[slot])
        return knots->slots[slot] - 1;
    g_array_append_val(knots->list, at);
    knots->slots[slot] = knots->list->len;
    if (knots->list->len > knots->mask / 2)
        grow(knots);
    return knots->list->len - 1;
}

guint dz_knots_find(const DzKnots *knots, DzKnot at)
{
    return knots->slots[slot_of(knots, at)] - 1; /* an empty slot's 0 becomes G_MAXUINT */
}
