/*
 * Dates and numbers out of any text: what is accepted as a day must write back as the same text.
 */
#include "base/number.h"
#include "model/day.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    DzDay day = DZ_DAY_NONE;
    double number = 0;
    gint64 integer = 0;
    if (dz_day_parse(text, &day)) {
        g_autofree char *again = dz_day_text(day);
        if (strcmp(text, again) != 0)
            abort();
    }
    if (dz_number_parse(text, &number) && !isfinite(number))
        abort();
    if (dz_integer_parse(text, -5, 5, &integer) && (integer < -5 || integer > 5))
        abort();
    return 0;
}
