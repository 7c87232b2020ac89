/*
 * A stored composite that somebody has changed: it is refused, or every question about it is answered without
 * a fault. The input is changes to a good one: two bytes of place, four of value.
 */
#include "composite/stored.h"

#include "composite/changes.h"
#include "composite/front.h"
#include "composite/status.h"

#include "../unit/world.h"

#include <stdint.h>

enum { CHANGE = 6, MOST_CHANGES = 40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static DzDataset *make_world(void)
{
    DzDataset *set = world_new((DzBox){36, 35, 37, 36}, "36.1 35.1, 36.9 35.1, 36.9 35.9, 36.1 35.9");
    world_zone(set, "2017-06-01", "2017-07-01", NULL);
    world_round(set, "2017-08-01");
    world_round(set, "2018-08-01");
    for (int i = 0; i < 9; i++) {
        world_settlement(set, 36.3 + 0.2 * (i % 3), 35.3 + 0.2 * (i / 3.0), i % 2 ? 0 : -1);
        world_episode(set, "2017-05-01", i % 2, DZ_BASIS_REPORTED, NULL);
        if (i > 5)
            world_episode(set, "2018-01-01", 0, DZ_BASIS_INFERRED, NULL);
    }
    return set;
}

static void ask(const DzComposite *composite)
{
    for (guint i = 0; i < composite->set->rounds->len; i++) {
        DzDay day = DZ_ROUND(composite->set, i)->as_of;
        g_autofree int *holders = dz_composite_holders(composite, day, true);
        dz_shape_free(dz_arrangement_dissolve(composite->arrangement, holders, 1));
        dz_zone_status(composite, 0, day);
        dz_front_km(composite, day);
    }
    DzDay from = DZ_ROUND(composite->set, 0)->as_of, to = DZ_ROUND(composite->set, 1)->as_of;
    g_autoptr(DzChanges) changes = dz_changes_build(composite, from, to);
    g_free(dz_changes_faces(composite, changes));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static DzDataset *set;
    static GBytes *good;
    if (!set) {
        set = make_world();
        g_autoptr(DzComposite) made = dz_composite_build(set, NULL);
        good = dz_composite_pack(made);
    }
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(good, &length);
    guint8 *changed = g_memdup2(bytes, length);
    for (size_t i = 0; i + CHANGE <= size && i < (size_t)CHANGE * MOST_CHANGES; i += CHANGE) {
        size_t place = ((size_t)data[i] << 8 | data[i + 1]) % (length / 4) * 4;
        memcpy(changed + place, data + i + 2, MIN((gsize)4, length - place));
    }
    set->stored = g_bytes_new_take(changed, length);
    g_autoptr(DzComposite) composite = dz_composite_unpack(set);
    if (composite)
        ask(composite);
    g_clear_pointer(&set->stored, g_bytes_unref);
    return 0;
}
