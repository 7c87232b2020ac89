/*
 * How a style's page looks: the values of its INI. One table of (part, key) in page.c drives the parser, the
 * checks, the defaults and docs/style.md.
 *
 * Lengths are millimetres on a page of 271 x 203 mm, text sizes those of the em; other pages scale them.
 */
#ifndef DZ_STYLE_PAGE_H
#define DZ_STYLE_PAGE_H

#include "style/style.h"

/* The groups of the INI. */
typedef enum {
    DZ_PART_PAGE,
    DZ_PART_TITLE,
    DZ_PART_LEGEND,
    DZ_PART_SCALEBAR,
    DZ_PART_NORTH,
    DZ_PART_GRATICULE,
    DZ_PART_INSET,
    DZ_PART_TABLE,
    DZ_PART_TIMELINE,
    DZ_PART_CREDIT,
    DZ_PART_COUNT
} DzPart;

/* The keys. Which part has which is in the table of docs/style.md. */
typedef enum {
    DZ_KEY_SHOW,       /* yes or no: every part but the page */
    DZ_KEY_PLACE,      /* DzPagePlace */
    DZ_KEY_FONT,       /* a family: "Noto Sans" */
    DZ_KEY_SIZE,       /* of the text, or of the thing if it has none [mm] */
    DZ_KEY_SMALL,      /* of lesser text: a subtitle, notes [mm] */
    DZ_KEY_COLOUR,     /* of the text, or of the thing */
    DZ_KEY_SOFT,       /* of lesser text and of thin lines */
    DZ_KEY_NOTICE,     /* of what must be noticed */
    DZ_KEY_BACKGROUND, /* behind it */
    DZ_KEY_HALO,       /* around text on the map */
    DZ_KEY_HALO_WIDTH, /* [mm] */
    DZ_KEY_WIDTH,      /* of its lines [mm] */
    DZ_KEY_MARGIN,     /* [mm] */
    DZ_KEY_PANEL,      /* width of the panel beside the map [mm]; 0: as the program finds best */
    DZ_KEY_TEXT,       /* one in each language */
    DZ_KEY_SUBTITLE,   /* one in each language */
    DZ_KEY_COUNT
} DzPageKey;

/* Where a part stands. In a page that is mirrored (Arabic) left and right change sides. */
typedef enum {
    DZ_AT_TOP,
    DZ_AT_BOTTOM,
    DZ_AT_PANEL, /* in the panel beside the map */
    DZ_AT_QUIET, /* in the corner of the map where least is drawn */
    DZ_AT_TOP_LEFT,
    DZ_AT_TOP_RIGHT,
    DZ_AT_BOTTOM_LEFT,
    DZ_AT_BOTTOM_RIGHT,
    DZ_AT_COUNT
} DzPagePlace;

typedef enum {
    DZ_PAGE_YES_NO,
    DZ_PAGE_PLACE,
    DZ_PAGE_FONT,
    DZ_PAGE_LENGTH,
    DZ_PAGE_COLOUR,
    DZ_PAGE_TEXT
} DzPageType;

/* A row of the table. */
typedef struct DzPageRow {
    DzPart part;
    DzPageKey key;
    double min, max;      /* of a length, both included; of places, the first and the last that there are */
    const char *fallback; /* the default; NULL: the page's value of that key */
    const char *meaning;
} DzPageRow;

guint dz_page_row_count(void);
const DzPageRow *dz_page_row_at(guint index);

/* Names of groups, keys and places: "scalebar", "size", "top-left"; and the type of a key's values. */
const char *dz_page_part_word(DzPart part);
const char *dz_page_key_word(DzPageKey key);
const char *dz_page_place_word(DzPagePlace place);
DzPageType dz_page_key_type(DzPageKey key);

/* What the placeholders {round}, {city} and {dates} stand for; NULL is "". */
typedef struct DzPageWords {
    const char *round, *city, *dates;
} DzPageWords;

/* Whether a part is drawn; the page itself always is. */
bool dz_page_shows(const DzStyle *style, DzPart part);
DzPagePlace dz_page_place(const DzStyle *style, DzPart part);

/* The value of a key; the part must have it, with a value of the function's type. Sizes, colours and fonts
 * that a part does not give are the page's. */
double dz_page_number(const DzStyle *style, DzPart part, DzPageKey key);
DzColour dz_page_colour(const DzStyle *style, DzPart part, DzPageKey key);

/* A family of fonts. It is the style's. */
const char *dz_page_font(const DzStyle *style, DzPart part);

/*
 * The text in `lang`, else the plain one, with its placeholders filled in; NULL if the style gives none: then
 * the program's own words, which it has in five languages, stand there. g_free it.
 */
char *dz_page_text(const DzStyle *style, DzPart part, DzPageKey key, DzLang lang, const DzPageWords *words);

#endif
