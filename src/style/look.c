#include "style/look.h"

#include <string.h>

/* 0xrrggbb with an opacity. */
#define RGBA(hex, alpha)                                                                                     \
    {                                                                                                        \
        ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex)&255) / 255.0, (alpha)                \
    }
#define RGB(hex) RGBA(hex, 1)

/*
 * `report`: muted areas, of which no two are told apart by red against green (government sand, opposition
 * blue-green); status is said by line and dash as well as by colour.
 */
static const DzLook REPORT = {
    .name = "report",
    .paper = RGB(0xffffff),
    .sea = RGB(0xdce8ef),
    .land = RGB(0xf5f2ea),
    .neighbour = RGB(0xe6e3db),
    .lake = RGB(0xc3d9e6),
    .river = RGB(0x8fb7cf),
    .coast = RGB(0x7d97a5),
    .border = RGB(0x8b857a),
    .governorate = RGBA(0x6f6a60, 0.55),
    .coast_mm = 0.18,
    .border_mm = 0.28,
    .river_mm = 0.28,
    .governorate_mm = 0.16,
    .zone_tint = {RGBA(0, 0), RGBA(0, 0), RGBA(0x2f7f93, 0.18), RGBA(0x14667d, 0.42), RGBA(0x14667d, 0.30),
                  RGBA(0, 0)},
    .zone_line = {RGBA(0, 0), RGBA(0, 0), RGB(0x0d4a5e), RGB(0x0d4a5e), RGB(0xa8470f), RGB(0x6b6b6b)},
    .zone_line_mm = 0.62,
    .zone_dash_mm = {0, 0, 1.9, 0, 0, 0.9},
    .change = RGB(0x7a1f3d),
    .change_mm = 0.26,
    .change_distance_mm = 1.25,
    .front = RGB(0x3a3230),
    .front_mm = 0.3,
    .front_dash_mm = 1.1,
    .pattern = RGBA(0x3c3c3c, 0.42),
    .pattern_mm = 0.14,
    .pattern_distance_mm = 1.5,
    .provision = RGB(0x4a2f96),
    .provision_mm = 0.42,
    .provision_dash_mm = 1.6,
    .road = RGB(0xb08d57),
    .road_casing = RGBA(0xffffff, 0.8),
    .road_mm = 0.36,
    .symbol_line = RGB(0x2b2b2b),
    .symbol_open = RGB(0xffffff),
    .symbol_closed = RGB(0x2b2b2b),
    .exchange = RGB(0x6a2c84),
    .post = {RGB(0x1d3f8f), RGB(0x8a5a00)},
    .symbol_mm = 1.35,
    .ink = RGB(0x1f1f1f),
    .ink_soft = RGB(0x595650),
    .halo = RGBA(0xffffff, 0.88),
    .neighbour_name = RGB(0x8a857b),
    .title_mm = 6.4,
    .subtitle_mm = 3.5,
    .body_mm = 2.75,
    .small_mm = 2.2,
    .halo_mm = 0.85,
    .label_mm = {3.1, 2.65, 2.4, 2.25, 2.05, 2.0},
    .zone_label_mm = 3.1,
    .town_mm = 0.62,
};

static const DzLook *const LOOKS[] = {&REPORT};

const DzLook *dz_look_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(LOOKS); i++)
        if (strcmp(LOOKS[i]->name, name) == 0)
            return LOOKS[i];
    return NULL;
}
