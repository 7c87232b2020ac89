#include "style/page.h"

#include "base/ini.h"
#include "base/number.h"
#include "style/style_in.h"

#include <string.h>

static const char *const PARTS[] = {"page",      "title", "legend", "scalebar", "north",
                                    "graticule", "inset", "table",  "timeline", "credit"};
static const char *const PLACES[] = {"top",      "bottom",    "panel",       "quiet",
                                     "top-left", "top-right", "bottom-left", "bottom-right"};

static const struct {
    const char *name;
    DzPageType type;
} KEYS[] = {
    {"show", DZ_PAGE_YES_NO},   {"place", DZ_PAGE_PLACE},       {"font", DZ_PAGE_FONT},
    {"size", DZ_PAGE_LENGTH},   {"small", DZ_PAGE_LENGTH},      {"colour", DZ_PAGE_COLOUR},
    {"soft", DZ_PAGE_COLOUR},   {"notice", DZ_PAGE_COLOUR},     {"background", DZ_PAGE_COLOUR},
    {"halo", DZ_PAGE_COLOUR},   {"halo-width", DZ_PAGE_LENGTH}, {"width", DZ_PAGE_LENGTH},
    {"margin", DZ_PAGE_LENGTH}, {"panel", DZ_PAGE_LENGTH},      {"text", DZ_PAGE_TEXT},
    {"subtitle", DZ_PAGE_TEXT},
};

/* What every part has that is drawn, and what those with text have. */
#define SHOWN(part, first, last, at, what, where)                                                            \
    {part, DZ_KEY_SHOW, 0, 0, "yes", "whether " what " is drawn"},                                           \
    {                                                                                                        \
        part, DZ_KEY_PLACE, first, last, at, where                                                           \
    }

#define TEXTUAL(part, size)                                                                                  \
    {part, DZ_KEY_FONT, 0, 0, NULL, "family of its text"},                                                   \
        {part, DZ_KEY_SIZE, 0.5, 50, size, "em of its text"},                                                \
    {                                                                                                        \
        part, DZ_KEY_COLOUR, 0, 0, NULL, "of its text"                                                       \
    }
#define SMALL(part, size, what)                                                                              \
    {part, DZ_KEY_SMALL, 0.5, 50, size, "em of " what},                                                      \
    {                                                                                                        \
        part, DZ_KEY_SOFT, 0, 0, NULL, "of " what                                                            \
    }

/* clang-format off */
static const DzPageRow ROWS[] = {
    {DZ_PART_PAGE, DZ_KEY_FONT, 0, 0, "Noto Sans, Noto Sans Arabic, Noto Sans Math", "families of all text that names no other; the first that has a letter counts"},
    {DZ_PART_PAGE, DZ_KEY_SIZE, 0.5, 50, "2.75", "em of plain text"},
    {DZ_PART_PAGE, DZ_KEY_SMALL, 0.5, 50, "2.2", "em of small text"},
    {DZ_PART_PAGE, DZ_KEY_COLOUR, 0, 0, "#1f1f1f", "of text"},
    {DZ_PART_PAGE, DZ_KEY_SOFT, 0, 0, "#595650", "of lesser text and thin lines"},
    {DZ_PART_PAGE, DZ_KEY_NOTICE, 0, 0, "#7a1f3d", "of what must be noticed"},
    {DZ_PART_PAGE, DZ_KEY_BACKGROUND, 0, 0, "#ffffff", "of the paper"},
    {DZ_PART_PAGE, DZ_KEY_HALO, 0, 0, "rgba(255, 255, 255, 0.88)", "around text on the map that is not a layer's"},
    {DZ_PART_PAGE, DZ_KEY_HALO_WIDTH, 0, 10, "0.85", "its width, from one side of a letter to the other"},
    {DZ_PART_PAGE, DZ_KEY_WIDTH, 0, 10, "0.3", "of the line around the map"},
    {DZ_PART_PAGE, DZ_KEY_MARGIN, 0, 100, "6", "around everything"},
    {DZ_PART_PAGE, DZ_KEY_PANEL, 0, 400, "0", "width of the panel beside the map; 0: what suits the map's shape"},

    SHOWN(DZ_PART_TITLE, DZ_AT_TOP, DZ_AT_BOTTOM, "top", "the title", "top or bottom"),
    TEXTUAL(DZ_PART_TITLE, "6.4"),
    SMALL(DZ_PART_TITLE, "3.5", "the subtitle"),
    {DZ_PART_TITLE, DZ_KEY_TEXT, 0, 0, "", "the title; without one it names round, city and days"},
    {DZ_PART_TITLE, DZ_KEY_SUBTITLE, 0, 0, "", "the subtitle; without one it is the data set's title"},

    SHOWN(DZ_PART_LEGEND, DZ_AT_PANEL, DZ_AT_BOTTOM_RIGHT, "panel", "the legend", "panel, quiet or a corner of the map"),
    TEXTUAL(DZ_PART_LEGEND, "2.53"),
    SMALL(DZ_PART_LEGEND, NULL, "its notes"),
    {DZ_PART_LEGEND, DZ_KEY_TEXT, 0, 0, "", "its heading"},

    SHOWN(DZ_PART_SCALEBAR, DZ_AT_QUIET, DZ_AT_BOTTOM_RIGHT, "quiet", "the scale bar", "quiet, or a corner of the map"),
    TEXTUAL(DZ_PART_SCALEBAR, "2.2"),
    {DZ_PART_SCALEBAR, DZ_KEY_BACKGROUND, 0, 0, NULL, "of its light half"},
    {DZ_PART_SCALEBAR, DZ_KEY_WIDTH, 0, 10, "0.2", "of its outline"},

    SHOWN(DZ_PART_NORTH, DZ_AT_QUIET, DZ_AT_BOTTOM_RIGHT, "top-right", "the north arrow", "quiet, or a corner of the map"),
    {DZ_PART_NORTH, DZ_KEY_SIZE, 1, 50, "7", "its height"},
    {DZ_PART_NORTH, DZ_KEY_COLOUR, 0, 0, NULL, "of its dark half"},
    {DZ_PART_NORTH, DZ_KEY_BACKGROUND, 0, 0, NULL, "of its light half"},

    {DZ_PART_GRATICULE, DZ_KEY_SHOW, 0, 0, "yes", "whether ticks of longitude and latitude are drawn"},
    TEXTUAL(DZ_PART_GRATICULE, "1.9"),
    {DZ_PART_GRATICULE, DZ_KEY_SOFT, 0, 0, NULL, "of its lines"},
    {DZ_PART_GRATICULE, DZ_KEY_WIDTH, 0, 10, "0.15", "of its lines"},

    SHOWN(DZ_PART_INSET, DZ_AT_PANEL, DZ_AT_BOTTOM_RIGHT, "panel", "the locator inset", "panel, quiet or a corner of the map"),
    {DZ_PART_INSET, DZ_KEY_SIZE, 5, 200, "34", "its width"},
    {DZ_PART_INSET, DZ_KEY_COLOUR, 0, 0, "#e6e3db", "of the ground in it"},
    {DZ_PART_INSET, DZ_KEY_SOFT, 0, 0, NULL, "of its lines"},
    {DZ_PART_INSET, DZ_KEY_NOTICE, 0, 0, NULL, "of the map's place in it"},
    {DZ_PART_INSET, DZ_KEY_BACKGROUND, 0, 0, "#dce8ef", "behind it: the sea"},
    {DZ_PART_INSET, DZ_KEY_WIDTH, 0, 10, "0.2", "of its lines"},

    SHOWN(DZ_PART_TABLE, DZ_AT_PANEL, DZ_AT_BOTTOM_RIGHT, "panel", "the table of zones", "panel, quiet or a corner of the map"),
    TEXTUAL(DZ_PART_TABLE, "2.6"),
    SMALL(DZ_PART_TABLE, NULL, "its notes and lines"),
    {DZ_PART_TABLE, DZ_KEY_NOTICE, 0, 0, NULL, "of what must be noticed"},
    {DZ_PART_TABLE, DZ_KEY_WIDTH, 0, 10, "0.15", "of its lines"},
    {DZ_PART_TABLE, DZ_KEY_TEXT, 0, 0, "", "its heading"},

    SHOWN(DZ_PART_TIMELINE, DZ_AT_PANEL, DZ_AT_BOTTOM_RIGHT, "panel", "the timeline of rounds", "panel, quiet or a corner of the map"),
    TEXTUAL(DZ_PART_TIMELINE, "2.2"),
    {DZ_PART_TIMELINE, DZ_KEY_SOFT, 0, 0, NULL, "of its line and of other rounds"},
    {DZ_PART_TIMELINE, DZ_KEY_NOTICE, 0, 0, NULL, "of this round"},
    {DZ_PART_TIMELINE, DZ_KEY_WIDTH, 0, 10, "0.2", "of its line"},

    SHOWN(DZ_PART_CREDIT, DZ_AT_TOP, DZ_AT_BOTTOM, "bottom", "the credit", "top or bottom"),
    {DZ_PART_CREDIT, DZ_KEY_FONT, 0, 0, NULL, "family of its text"},
    {DZ_PART_CREDIT, DZ_KEY_SIZE, 0.5, 50, "2.2", "em of its text"},
    {DZ_PART_CREDIT, DZ_KEY_COLOUR, 0, 0, "#595650", "of its text"},
    {DZ_PART_CREDIT, DZ_KEY_TEXT, 0, 0, "", "a line before the data set's credit and licence, which stay"},
};
/* clang-format on */

guint dz_page_row_count(void)
{
    return G_N_ELEMENTS(ROWS);
}

const DzPageRow *dz_page_row_at(guint index)
{
    g_assert(index < G_N_ELEMENTS(ROWS));
    return &ROWS[index];
}

const char *dz_page_part_word(DzPart part)
{
    return PARTS[part];
}

const char *dz_page_key_word(DzPageKey key)
{
    return KEYS[key].name;
}

const char *dz_page_place_word(DzPagePlace place)
{
    return PLACES[place];
}

DzPageType dz_page_key_type(DzPageKey key)
{
    return KEYS[key].type;
}

static const DzPageRow *find_row(DzPart part, DzPageKey key)
{
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
        if (ROWS[i].part == part && ROWS[i].key == key)
            return &ROWS[i];
    return NULL;
}

/* ---- reading ---- */

/* The first thing in braces that is no placeholder; NULL if there is none. g_free it. */
static char *find_stranger(const char *text)
{
    static const char *const known[] = {"{round}", "{city}", "{dates}"};
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        bool found = false;
        for (guint i = 0; i < G_N_ELEMENTS(known); i++)
            found |= g_str_has_prefix(open, known[i]);
        if (!found)
            return g_strndup(open, strcspn(open, "}") + 1);
    }
    return NULL;
}

static bool read_length(const DzPageRow *row, const char *text, DzPageValue *value, GString *why)
{
    if (dz_number_parse(text, &value->number) && value->number >= row->min && value->number <= row->max)
        return true;
    g_string_printf(why, "'%s' is not a length; expected a number from %g to %g", text, row->min, row->max);
    return false;
}

static bool read_place(const DzPageRow *row, const char *text, DzPageValue *value, GString *why)
{
    guint first = (guint)row->min, last = (guint)row->max;
    for (guint i = first; i <= last; i++) {
        value->number = i;
        if (strcmp(text, PLACES[i]) == 0)
            return true;
    }
    g_string_printf(why, "'%s' is none of ", text);
    for (guint i = first; i <= last; i++)
        g_string_append_printf(why, "%s%s", i > first ? ", " : "", PLACES[i]);
    return false;
}

static bool read_text(const char *text, DzLang lang, DzPageValue *value, GString *why)
{
    g_autofree char *stranger = find_stranger(text);
    if (dz_text_has_controls(text)) {
        g_string_assign(why, "expected a text without control characters");
        return false;
    }
    if (!dz_text_check_length(text, why))
        return false;
    if (stranger) {
        g_string_printf(why, "there is no %s; expected {round}, {city} or {dates}", stranger);
        return false;
    }
    g_free(value->text.in[lang]);
    value->text.in[lang] = g_strdup(text);
    return true;
}

/* A value of the INI; false and `why` if it is not one of the row's. */
static bool read_value(const DzPageRow *row, const char *text, DzLang lang, DzPageValue *value, GString *why)
{
    switch (KEYS[row->key].type) {
    case DZ_PAGE_YES_NO:
        value->number = strcmp(text, "yes") == 0;
        if (value->number == 0 && strcmp(text, "no") != 0)
            g_string_printf(why, "'%s' is none of yes, no", text);
        break;
    case DZ_PAGE_PLACE:
        return read_place(row, text, value, why);
    case DZ_PAGE_LENGTH:
        return read_length(row, text, value, why);
    case DZ_PAGE_COLOUR:
        if (!dz_css_parse(text, &value->colour))
            g_string_printf(why, "'%s' is not a colour; expected one such as #1f6f8b", text);
        break;
    case DZ_PAGE_FONT:
        if (!*text)
            g_string_assign(why, "expected the name of a family of fonts");
        G_GNUC_FALLTHROUGH;
    default:
        return why->len == 0 && read_text(text, lang, value, why);
    }
    return why->len == 0;
}

void dz_page_begin(DzStyle *style)
{
    g_autoptr(GString) why = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const DzPageRow *row = &ROWS[i];
        const char *text = row->fallback ? row->fallback : find_row(DZ_PART_PAGE, row->key)->fallback;
        DzPageValue *value = &style->page[row->part][row->key];
        bool ok = !*text || read_value(row, text, DZ_LANG_EN, value, why);
        g_assert(ok);
    }
}

void dz_page_clear(DzStyle *style)
{
    for (guint part = 0; part < DZ_PART_COUNT; part++)
        for (guint key = 0; key < DZ_KEY_COUNT; key++)
            for (guint lang = 0; lang < DZ_LANG_COUNT; lang++)
                g_free(style->page[part][key].text.in[lang]);
}

/* Splits "text[ar]" into the key's row and the language; NULL if the part has no such key. */
static const DzPageRow *split_key(DzPart part, const char *key, DzLang *lang)
{
    g_autofree char *name = g_strndup(key, strcspn(key, "["));
    const char *open = strchr(key, '[');
    g_autofree char *code =
        open && g_str_has_suffix(open, "]") ? g_strndup(open + 1, strlen(open) - 2) : NULL;
    *lang = DZ_LANG_EN;
    for (guint i = 0; i < DZ_KEY_COUNT; i++) {
        bool plain = !open, spoken = code && KEYS[i].type == DZ_PAGE_TEXT && dz_lang_parse(code, lang);
        if (strcmp(KEYS[i].name, name) == 0 && (plain || spoken))
            return find_row(part, (DzPageKey)i);
    }
    return NULL;
}

static void read_key(DzStyle *style, const DzIni *ini, DzPart part, const char *key, bool given[],
                     DzFindings *findings, const char *path)
{
    guint line = dz_ini_line(ini, PARTS[part], key);
    g_autoptr(GString) why = g_string_new(NULL);
    g_autofree char *text = dz_ini_text(ini, PARTS[part], key);
    DzLang lang = DZ_LANG_EN;
    const DzPageRow *row = split_key(part, key, &lang);
    if (!row) {
        for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
            if (ROWS[i].part == part)
                g_string_append_printf(why, "%s%s", why->len ? ", " : "", KEYS[ROWS[i].key].name);
        dz_findings_add(findings, "page-key", DZ_SEVERITY_ERROR, path, line, "[%s] has no '%s'; expected %s",
                        PARTS[part], key, why->str);
        return;
    }
    given[row - ROWS] = true;
    style->page[part][row->key].line = line;
    if (!text || !read_value(row, text, lang, &style->page[part][row->key], why))
        dz_findings_add(findings, "page-value", DZ_SEVERITY_ERROR, path, line, "[%s] %s: %s", PARTS[part],
                        key, text ? why->str : "expected a text");
}

/* What a part does not say and has no default for is the page's. */
static void inherit(DzStyle *style, const bool given[])
{
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const DzPageRow *row = &ROWS[i];
        DzPageValue *value = &style->page[row->part][row->key];
        const DzPageValue *page = &style->page[DZ_PART_PAGE][row->key];
        if (row->fallback || given[i])
            continue;
        g_free(value->text.in[DZ_LANG_EN]);
        *value = *page;
        value->line = 0;
        value->text.in[DZ_LANG_EN] = g_strdup(page->text.in[DZ_LANG_EN]);
    }
}

void dz_page_read(DzStyle *style, DzFindings *findings, const char *path, const char *text, gsize length)
{
    g_autoptr(GError) trouble = NULL;
    guint broken = 0;
    g_autoptr(DzIni) ini = dz_ini_scan(text, length, &broken, &trouble);
    bool given[G_N_ELEMENTS(ROWS)] = {false};
    if (!ini) {
        dz_findings_add(findings, "ini", DZ_SEVERITY_ERROR, path, broken, "%s", trouble->message);
        return;
    }
    g_auto(GStrv) groups = dz_ini_groups(ini);
    for (guint g = 0; groups[g]; g++) {
        guint part = 0;
        while (part < DZ_PART_COUNT && strcmp(PARTS[part], groups[g]) != 0)
            part++;
        if (part == DZ_PART_COUNT)
            dz_findings_add(findings, "page-key", DZ_SEVERITY_ERROR, path, dz_ini_line(ini, groups[g], NULL),
                            "there is no [%s]; expected page, title, legend, scalebar, north, "
                            "graticule, inset, table, timeline or credit",
                            groups[g]);
        g_auto(GStrv) keys = dz_ini_keys(ini, groups[g]);
        for (guint k = 0; part < DZ_PART_COUNT && keys[k]; k++)
            read_key(style, ini, (DzPart)part, keys[k], given, findings, path);
    }
    inherit(style, given);
}

/* ---- asking ---- */

static const DzPageValue *value_of(const DzStyle *style, DzPart part, DzPageKey key, DzPageType type)
{
    g_assert(find_row(part, key) && KEYS[key].type == type);
    return &style->page[part][key];
}

bool dz_page_shows(const DzStyle *style, DzPart part)
{
    return part == DZ_PART_PAGE || value_of(style, part, DZ_KEY_SHOW, DZ_PAGE_YES_NO)->number != 0;
}

DzPagePlace dz_page_place(const DzStyle *style, DzPart part)
{
    return (DzPagePlace)value_of(style, part, DZ_KEY_PLACE, DZ_PAGE_PLACE)->number;
}

double dz_page_number(const DzStyle *style, DzPart part, DzPageKey key)
{
    return value_of(style, part, key, DZ_PAGE_LENGTH)->number;
}

DzColour dz_page_colour(const DzStyle *style, DzPart part, DzPageKey key)
{
    return value_of(style, part, key, DZ_PAGE_COLOUR)->colour;
}

const char *dz_page_font(const DzStyle *style, DzPart part)
{
    return value_of(style, part, DZ_KEY_FONT, DZ_PAGE_FONT)->text.in[DZ_LANG_EN];
}

char *dz_page_text(const DzStyle *style, DzPart part, DzPageKey key, DzLang lang, const DzPageWords *words)
{
    const struct {
        const char *name, *text;
    } places[] = {{"{round}", words->round}, {"{city}", words->city}, {"{dates}", words->dates}};
    const char *text = dz_text_in(&value_of(style, part, key, DZ_PAGE_TEXT)->text, lang);
    if (!*text)
        return NULL;
    g_autoptr(GString) filled = g_string_new(NULL);
    while (*text) {
        guint i = 0;
        while (i < G_N_ELEMENTS(places) && !g_str_has_prefix(text, places[i].name))
            i++;
        bool place = i < G_N_ELEMENTS(places);
        if (place)
            g_string_append(filled, places[i].text ? places[i].text : "");
        else
            g_string_append_c(filled, *text);
        text += place ? strlen(places[i].name) : 1;
    }
    return g_strdup(filled->str);
}
