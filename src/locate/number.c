#include "locate/number.h"

#include <stdbool.h>

#include <math.h>

/* Most coordinates have few decimals: tried as whole numbers of billionths, which costs a tenth of printing.
 */
static bool add_few(GString *out, double degrees)
{
    char figures[32];
    double billionths = round(fabs(degrees) * 1e9);
    if (!(billionths < 4e12) || billionths / 1e9 != fabs(degrees))
        return false;
    guint64 rest = (guint64)billionths, whole = rest / 1000000000, part = rest % 1000000000;
    guint count = 0;
    figures[count++] = '-';
    count += (guint)g_snprintf(figures + count, 8, "%u", (guint)whole);
    if (part > 0) {
        figures[count++] = '.';
        for (guint64 unit = 100000000; part > 0; part %= unit, unit /= 10)
            figures[count++] = (char)('0' + part / unit);
    }
    bool negative = degrees < 0;
    g_string_append_len(out, figures + !negative, count - !negative);
    return true;
}

void dz_degrees_add(GString *out, double degrees)
{
    char figures[G_ASCII_DTOSTR_BUF_SIZE];
    if (add_few(out, degrees))
        return;
    for (int digits = 15; digits <= 17; digits++) {
        char format[] = {'%', '.', '1', (char)('0' + digits - 10), 'g', '\0'};
        g_ascii_formatd(figures, sizeof figures, format, degrees);
        double off = g_ascii_strtod(figures, NULL) - degrees;
        if (!(off < 0 || off > 0))
            break;
    }
    g_string_append(out, figures);
}
