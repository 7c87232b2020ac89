#include "style/value_in.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- types ---- */

DzType dz_value_type(const DzValue *value)
{
    if (value->kind != DZ_TYPE_ARRAY)
        return DZ_TYPE(value->kind);
    DzType type = {DZ_TYPE_ARRAY, DZ_TYPE_VALUE, (int)value->count};
    for (guint i = 0; i < value->count; i++) {
        if (i > 0 && value->items[i].kind != type.item) {
            type.item = DZ_TYPE_VALUE;
            break;
        }
        type.item = value->items[i].kind;
    }
    return type;
}

bool dz_type_is(DzType expected, DzType type)
{
    if (expected.kind == DZ_TYPE_VALUE)
        return true;
    if (expected.kind != DZ_TYPE_ARRAY || type.kind != DZ_TYPE_ARRAY)
        return expected.kind == type.kind;
    bool empty = type.length == 0 && type.item == DZ_TYPE_VALUE;
    return (empty || expected.item == DZ_TYPE_VALUE || expected.item == type.item) &&
           (expected.length < 0 || expected.length == type.length);
}

char *dz_type_text(DzType type)
{
    static const char *const words[] = {"null",  "number", "string", "boolean", "color",
                                        "value", "text",   "image",  "array"};
    if (type.kind != DZ_TYPE_ARRAY || (type.item == DZ_TYPE_VALUE && type.length < 0))
        return g_strdup(words[type.kind]);
    if (type.length < 0)
        return g_strdup_printf("array<%s>", words[type.item]);
    return g_strdup_printf("array<%s, %d>", words[type.item], type.length);
}

/* ---- numbers as JavaScript writes and reads them ---- */

enum { NUMBER_BYTES = 32, MAX_DIGITS = 17 };

/* The fewest digits that read back as `number`, and the place of the point after the first `*point` ones. */
static void shortest(double number, char digits[NUMBER_BYTES], int *point)
{
    char text[NUMBER_BYTES];
    for (int count = 1; count <= MAX_DIGITS; count++) {
        char format[8] = "";
        g_snprintf(format, sizeof format, "%%.%de", count - 1);
        g_ascii_formatd(text, sizeof text, format, number);
        if (g_ascii_strtod(text, NULL) == number)
            break;
    }
    const char *exponent = strchr(text, 'e');
    char *out = digits;
    for (const char *c = text; c < exponent; c++)
        if (g_ascii_isdigit(*c))
            *out++ = *c;
    *out = 0;
    *point = atoi(exponent + 1) + 1;
}

/* ECMAScript, Number::toString */
char *dz_number_text(double number)
{
    if (isnan(number))
        return g_strdup("NaN");
    if (isinf(number))
        return g_strdup(number > 0 ? "Infinity" : "-Infinity");
    if (number == 0)
        return g_strdup("0");
    char digits[NUMBER_BYTES];
    int point = 0;
    shortest(fabs(number), digits, &point);
    int count = (int)strlen(digits);
    g_autoptr(GString) text = g_string_new(number < 0 ? "-" : "");
    if (point >= count && point <= 21) {
        g_string_append(text, digits);
        for (int i = count; i < point; i++)
            g_string_append_c(text, '0');
    } else if (point > 0 && point <= 21) {
        g_string_append_len(text, digits, point);
        g_string_append_printf(text, ".%s", digits + point);
    } else if (point > -6 && point <= 0) {
        g_string_append(text, "0.");
        for (int i = point; i < 0; i++)
            g_string_append_c(text, '0');
        g_string_append(text, digits);
    } else {
        g_string_append_c(text, digits[0]);
        if (count > 1)
            g_string_append_printf(text, ".%s", digits + 1);
        g_string_append_printf(text, "e%+d", point - 1);
    }
    return g_strdup(text->str);
}

/* Hexadecimal, octal and binary as JavaScript reads them; NaN if it is not that. */
static double based_number(const char *text)
{
    guint base = text[1] == 'x' || text[1] == 'X' ? 16 : text[1] == 'o' || text[1] == 'O' ? 8 : 2;
    double number = 0;
    for (const char *c = text + 2; *c; c++) {
        int digit = g_ascii_xdigit_value(*c);
        if (digit < 0 || digit >= (int)base)
            return NAN;
        number = number * base + digit;
    }
    return text[2] ? number : NAN;
}

/* ECMAScript, StringToNumber; blanks around it are those of ASCII. */
static double text_number(const char *text)
{
    g_autofree char *copy = g_strdup(text);
    char *plain = g_strstrip(copy), *end = NULL;
    if (!*plain)
        return 0;
    if (plain[0] == '0' && plain[1] && strchr("xXoObB", plain[1]))
        return based_number(plain);
    const char *bare = plain + (*plain == '+' || *plain == '-');
    if (strcmp(bare, "Infinity") == 0)
        return *plain == '-' ? -INFINITY : INFINITY;
    if (strspn(plain, "0123456789.eE+-") != strlen(plain))
        return NAN;
    double number = g_ascii_strtod(plain, &end);
    return *end ? NAN : number;
}

double dz_value_number(const DzValue *value)
{
    switch (value->kind) {
    case DZ_TYPE_NUMBER:
    case DZ_TYPE_BOOLEAN:
        return value->number;
    case DZ_TYPE_STRING:
        return text_number(value->text);
    case DZ_TYPE_ARRAY: /* goes by way of its text, "1,2" */
        if (value->count > 1)
            return NAN;
        if (value->count == 0 || value->items[0].kind == DZ_TYPE_NULL)
            return 0;
        return value->items[0].kind == DZ_TYPE_BOOLEAN ? NAN : dz_value_number(&value->items[0]);
    default:
        return NAN;
    }
}

/* ---- other conversions ---- */

bool dz_value_truth(const DzValue *value)
{
    switch (value->kind) {
    case DZ_TYPE_NULL:
        return false;
    case DZ_TYPE_NUMBER:
    case DZ_TYPE_BOOLEAN:
        return value->number != 0 && !isnan(value->number);
    case DZ_TYPE_STRING:
        return *value->text != 0;
    default:
        return true;
    }
}

static char *colour_text(DzColour colour)
{
    double channels[] = {colour.r, colour.g, colour.b};
    g_autoptr(GString) text = g_string_new("rgba(");
    for (guint i = 0; i < 3; i++) {
        /* MapLibre keeps colours multiplied by their opacity, and divides them again */
        double channel = colour.a != 0 ? channels[i] * colour.a / colour.a : channels[i];
        g_autofree char *number = dz_number_text(floor(channel * 255 + 0.5));
        g_string_append_printf(text, "%s,", number);
    }
    g_autofree char *alpha = dz_number_text(colour.a);
    g_string_append_printf(text, "%s)", alpha);
    return g_strdup(text->str);
}

/* As JSON.stringify writes it. */
static void append_json(GString *text, const DzValue *value)
{
    if (value->kind == DZ_TYPE_STRING) {
        g_string_append_c(text, '"');
        for (const char *c = value->text; *c; c++) {
            const char *plain = "\b\f\n\r\t\"\\", *names = "bfnrt\"\\", *found = strchr(plain, *c);
            if (found)
                g_string_append_printf(text, "\\%c", names[found - plain]);
            else if ((guchar)*c < 0x20)
                g_string_append_printf(text, "\\u%04x", (guint)*c);
            else
                g_string_append_c(text, *c);
        }
        g_string_append_c(text, '"');
        return;
    }
    bool none = value->kind == DZ_TYPE_NULL || (value->kind == DZ_TYPE_NUMBER && !isfinite(value->number));
    g_autofree char *plain = none ? g_strdup("null") : dz_value_text(value);
    g_string_append(text, plain);
}

char *dz_value_text(const DzValue *value)
{
    switch (value->kind) {
    case DZ_TYPE_NULL:
        return g_strdup("");
    case DZ_TYPE_NUMBER:
        return dz_number_text(value->number);
    case DZ_TYPE_BOOLEAN:
        return g_strdup(value->number != 0 ? "true" : "false");
    case DZ_TYPE_COLOUR:
        return colour_text(value->colour);
    case DZ_TYPE_ARRAY: {
        g_autoptr(GString) text = g_string_new("[");
        for (guint i = 0; i < value->count; i++) {
            g_string_append(text, i ? "," : "");
            append_json(text, &value->items[i]);
        }
        g_string_append_c(text, ']');
        return g_strdup(text->str);
    }
    default:
        return g_strdup(value->text);
    }
}

/* UTF-8 orders by code point. UTF-16 puts what is beyond U+FFFF, which begins with F0 to F4, before U+E000 to
 * U+FFFF, which begin with EE and EF. */
int dz_text_compare(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    guint x = (guchar)*a, y = (guchar)*b;
    if (x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0))
        return x >= 0xf0 ? -1 : 1;
    return x < y ? -1 : x > y;
}

bool dz_text_has_controls(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_iscntrl(g_utf8_get_char(text)) && !strchr("\t\n\r", (int)g_utf8_get_char(text)))
            return true;
    return false;
}
