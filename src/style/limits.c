/*
 * What a map costs grows with features times layers, and a style says how many layers. The styles of the
 * world's maps have 100 to 200 of them; ours have 46, 17 of circles and symbols, 5 of which may overlap, 3
 * with hatches. Measured on two cores, 1600 x 1200 pixels, 3,679 settlements: 200 layers of lines take 2 s,
 * but 128 that draw a circle for each settlement 6 s, and 128 that write each one's name upon whatever is
 * there over 100 s. A page full of the closest dots, 2 px apart, has 200,000 of them and takes 0.4 s.
 *
 * Letters: each measurement of a symbol layer's text counts. Four layers that give each settlement a text of
 * 190 Latin letters took 4 s, two of Arabic ones, wrapped, 14 s (each measured about twice); the limit was
 * set by those two, and Latin texts are refused long before they take as long.
 */
#include "style/limits.h"

static const struct {
    guint most;
    const char *meaning;
} ROWS[DZ_LIMIT_COUNT] = {
    [DZ_LIMIT_BYTES] = {1 << 20, "bytes in a file"},
    [DZ_LIMIT_DEPTH] = {48, "values that are nested"},
    [DZ_LIMIT_VALUES] = {50000, "values in a style: numbers, strings, arrays and so on"},
    [DZ_LIMIT_LAYERS] = {200, "layers"},
    [DZ_LIMIT_POINT_LAYERS] = {64, "circle and symbol layers"},
    [DZ_LIMIT_OVERLAPPING] = {16, "symbol layers with text-allow-overlap or icon-allow-overlap"},
    [DZ_LIMIT_HATCHED] = {16, "layers with a hatch"},
    [DZ_LIMIT_DASHES] = {8, "numbers in a line-dasharray"},
    [DZ_LIMIT_TEXT] = {200, "letters in a text"},
    [DZ_LIMIT_LETTERS] =
        {4000000,
         "letters to be measured for the symbol layers of one map; a text may be measured several times"},
};

guint dz_limit(DzLimit limit)
{
    return ROWS[limit].most;
}

const char *dz_limit_meaning(DzLimit limit)
{
    return ROWS[limit].meaning;
}
