#include "style/sources.h"

#include <string.h>

#define TEXT(name, meaning)                                                                                  \
    {                                                                                                        \
        name, DZ_FIELD_TEXT, meaning                                                                         \
    }
#define NUMBER(name, meaning)                                                                                \
    {                                                                                                        \
        name, DZ_FIELD_NUMBER, meaning                                                                       \
    }
#define BOOLEAN(name, meaning)                                                                               \
    {                                                                                                        \
        name, DZ_FIELD_BOOLEAN, meaning                                                                      \
    }

static const DzSourceLayer LAYERS[] = {
    {"land", DZ_GEOMETRY_POLYGON, "the ground that the data set is about", {TEXT("name", "its name")}},
    {"neighbour",
     DZ_GEOMETRY_POLYGON,
     "the ground around it; its names stand where its parts are widest on the page",
     {TEXT("name", "the country's name")}},
    {"water", DZ_GEOMETRY_POLYGON, "lakes and reservoirs", {TEXT("name", "its name")}},
    {"river", DZ_GEOMETRY_LINE, "rivers", {TEXT("name", "its name")}},
    {"coast", DZ_GEOMETRY_LINE, "where land or a neighbour meets the sea", {{0}}},
    {"border", DZ_GEOMETRY_LINE, "where land meets a neighbour, or two of them each other", {{0}}},
    {"governorate",
     DZ_GEOMETRY_LINE,
     "inner boundaries; where all lines of one are closed its name stands inside",
     {TEXT("name", "its name")}},
    {"road",
     DZ_GEOMETRY_LINE,
     "main roads; as a symbol, the places of their shields",
     {TEXT("name", "the number on its shield: M4"),
      BOOLEAN("schematic", "whether at this scale it may lie 5 mm from where it is drawn, or more")}},
    {"control",
     DZ_GEOMETRY_POLYGON,
     "who holds the ground; one feature for each party",
     {TEXT("party", "id of the party"), TEXT("name", "the party's name"),
      TEXT("colour", "the party's colour in the data set, as #rrggbb"),
      TEXT("pattern", "the party's pattern in the data set: none, lines, dots or crosses"),
      NUMBER("order", "its place among the parties that hold ground: 0 for the first of the data set")}},
    {"unrecorded", DZ_GEOMETRY_POLYGON, "ground of the land that the record does not cover", {{0}}},
    {"zone",
     DZ_GEOMETRY_POLYGON,
     "agreed zones; two features for each that is agreed on the day: its extent, and what its party holds",
     {TEXT("zone", "id of the zone"), TEXT("name", "its name"), TEXT("note", "its status in words"),
      TEXT("part", "extent or held"),
      TEXT("status", "no-record, not-agreed, agreed, in-force, reduced or ended"),
      TEXT("party", "id of the party that holds it when it is in force"),
      TEXT("colour", "that party's colour in the data set, as #rrggbb"),
      NUMBER("share",
             "the part of the extent that the party holds, 0 to 1; missing if there are no figures")}},
    {"change",
     DZ_GEOMETRY_POLYGON,
     "ground that changed hands since the moment compared with",
     {TEXT("from", "id of the party that held it then"), TEXT("to", "id of the party that holds it now"),
      TEXT("from_colour", "the first one's colour in the data set, as #rrggbb"),
      TEXT("to_colour", "the second one's"), NUMBER("from_order", "the first one's order, as in control"),
      NUMBER("to_order", "the second one's"), NUMBER("km2", "its area"),
      TEXT("text", "its area in words, on a map of changes"),
      BOOLEAN("compared", "whether the map is one of changes: a comparison was asked for")}},
    {"unchanged", DZ_GEOMETRY_POLYGON, "on a map of changes, all ground that did not change hands", {{0}}},
    {"front",
     DZ_GEOMETRY_LINE,
     "lines between parties",
     {TEXT("basis", "reported, or inferred: not seen so, or between settlements far apart")}},
    {"arrangement",
     DZ_GEOMETRY_POLYGON,
     "what agreements lay down by a rule; one inside of a zone is a line",
     {TEXT("name", "its name"), TEXT("rule", "inside: a line in a zone; beside: a strip along a road")}},
    {"settlement",
     DZ_GEOMETRY_POINT,
     "places of the record",
     {TEXT("name", "its name"), NUMBER("rank", "1, the most important, to 9"),
      TEXT("kind", "settlement, base, hill, airfield or other"), TEXT("zone", "id of its zone"),
      TEXT("party", "id of the party that holds it"),
      BOOLEAN("changed", "whether another held it at the moment compared with")}},
    {"place",
     DZ_GEOMETRY_POINT,
     "the place that was asked for and is marked",
     {TEXT("name", "its name, or its position")}},
    {"crossing",
     DZ_GEOMETRY_POINT,
     "places where people or goods may pass",
     {TEXT("name", "its name"), TEXT("status", "open, closed or exchanges"),
      NUMBER("exchanges", "how many releases of detainees the record has there")}},
    {"precision",
     DZ_GEOMETRY_POLYGON,
     "circles within which a crossing lies that is known less well than the eye can see",
     {{0}}},
    {"exchange",
     DZ_GEOMETRY_POINT,
     "mutual releases of detainees since the moment compared with",
     {NUMBER("number", "how many there were at the place"),
      TEXT("text", "its number on the map, and how many people were released"),
      BOOLEAN("working_group", "whether the working group arranged it")}},
    {"post",
     DZ_GEOMETRY_POINT,
     "observation posts and check-points of guarantors",
     {TEXT("name", "its name"),
      TEXT("label", "its name, but for that of a crossing or settlement on the map"),
      TEXT("kind", "as the data set has it"), TEXT("party", "id of its party"),
      TEXT("colour", "that party's colour in the data set, as #rrggbb"),
      NUMBER("order", "0 for the first guarantor that has posts on the map, 1 for the second, and so on"),
      BOOLEAN("encircled", "whether it is encircled on that day")}},
};

/* Drawn in icon-color, with what is said to be light in icon-halo-color. */
static const DzSourceSymbol SYMBOLS[] = {
    {"crossing-open", "a light diamond with a dark edge"},
    {"crossing-closed", "a dark diamond with a light bar"},
    {"crossing-exchanges", "a diamond that is half dark, half light"},
    {"exchange", "a dark star with a light edge"},
    {"post", "a dark triangle with a light edge"},
    {"post-encircled", "the same in a light disc with a dark edge"},
    {"town", "a dark disc with a light edge"},
    {"shield", "a light plate with a dark edge, as wide as the text on it"},
};

guint dz_source_layer_count(void)
{
    return G_N_ELEMENTS(LAYERS);
}

const DzSourceLayer *dz_source_layer_at(guint index)
{
    g_assert(index < G_N_ELEMENTS(LAYERS));
    return &LAYERS[index];
}

const DzSourceLayer *dz_source_layer_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(LAYERS); i++)
        if (strcmp(LAYERS[i].name, name) == 0)
            return &LAYERS[i];
    return NULL;
}

guint dz_source_symbol_count(void)
{
    return G_N_ELEMENTS(SYMBOLS);
}

const DzSourceSymbol *dz_source_symbol_at(guint index)
{
    g_assert(index < G_N_ELEMENTS(SYMBOLS));
    return &SYMBOLS[index];
}
