#include "base/csv_field.h"

#include <stdbool.h>
#include <string.h>

void dz_csv_field_add(GString *out, const char *text, gsize length, char separator)
{
    static const char special[] = "\"\r\n"; /* and the NUL at its end */
    bool plain = true;
    for (gsize i = 0; i < length && plain; i++)
        plain = text[i] != separator && !memchr(special, text[i], sizeof special);
    if (plain) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    g_string_append_c(out, '"');
    for (gsize i = 0; i < length; i++) {
        if (text[i] == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, text[i]);
    }
    g_string_append_c(out, '"');
}
