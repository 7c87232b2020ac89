/*
 * The words of a report, in five languages, as those of words/words.h are of maps and tables.
 */
#ifndef DZ_WORDS_REPORT_H
#define DZ_WORDS_REPORT_H

#include "dezmap.h"

typedef enum {
    DZ_SAY_SUMMARY, /* headings */
    DZ_SAY_CONTENTS,
    DZ_SAY_MAP,
    DZ_SAY_CHART,
    DZ_SAY_ROUNDS,
    DZ_SAY_ZONES,
    DZ_SAY_METHOD,
    DZ_SAY_SOURCES,
    DZ_SAY_LICENCES,
    DZ_SAY_CHANGES_SINCE, /* %d: a round */
    DZ_SAY_CHANGES,       /* since the round before */
    DZ_SAY_PLACES,        /* those that changed hands */
    DZ_SAY_CROSSINGS,
    DZ_SAY_EXCHANGES,
    DZ_SAY_ROUND, /* columns */
    DZ_SAY_DATE,
    DZ_SAY_CITY,
    DZ_SAY_OUTCOME,
    DZ_SAY_ZONE,
    DZ_SAY_STATUS,
    DZ_SAY_AGREED_KM2,
    DZ_SAY_HELD_KM2,
    DZ_SAY_SHARE,
    DZ_SAY_CHANGE_KM2,
    DZ_SAY_INFERRED,
    DZ_SAY_NOTE,
    DZ_SAY_FROM,
    DZ_SAY_TO,
    DZ_SAY_KM2,
    DZ_SAY_SETTLEMENTS,
    DZ_SAY_SETTLEMENT,
    DZ_SAY_PARTY,
    DZ_SAY_SINCE,
    DZ_SAY_BASIS,
    DZ_SAY_CONFIDENCE,
    DZ_SAY_SOURCE,
    DZ_SAY_CROSSING,
    DZ_SAY_BETWEEN,
    DZ_SAY_STATE,
    DZ_SAY_RELEASED, /* %s: a party */
    DZ_SAY_TITLE,
    DZ_SAY_PUBLISHER,
    DZ_SAY_LICENCE,
    DZ_SAY_ENTRIES,
    DZ_SAY_REPORTED, /* the three bases, in the order of DzBasis */
    DZ_SAY_INFERRED_BASIS,
    DZ_SAY_RECALLED,
    DZ_SAY_BEFORE,     /* %s: a day, on which the record begins */
    DZ_SAY_COVERS,     /* %s: a count of rounds, %s: their days */
    DZ_SAY_RECORD,     /* %s, %s: its first and last day */
    DZ_SAY_ZONE_TELLS, /* %s: a zone, %s: status, %s: day, %s, %s: km2 held and agreed, %s: percentage */
    DZ_SAY_ZONE_IS,    /* the same of a zone without figures: zone, status, day */
    DZ_SAY_LARGEST,    /* %d, %d: two rounds, %s: the zone, %s: km2 with a sign */
    DZ_SAY_CHANGED,    /* %s: a count of settlements */
    DZ_SAY_EXCHANGED,  /* %s: a count of exchanges */
    DZ_SAY_NO_EARLIER, /* there is no round before */
    DZ_SAY_LIST_EMPTY,
    DZ_SAY_METHOD_CELLS, /* %s: km of reach */
    DZ_SAY_METHOD_POLYGONS,
    DZ_SAY_METHOD_AREAS,
    DZ_SAY_METHOD_STATUS, /* %s, %s: percentages */
    DZ_SAY_METHOD_LIMITS,
    DZ_SAY_METHOD_BASIS,
    DZ_SAY_BASIS_TABLE,
    DZ_SAY_BASE_MAP, /* %s: layers' credits */
    DZ_SAY_MADE,     /* %s: version of the program, %s: data set with its version, %s: its date */
    DZ_SAY_AUTHOR,   /* %s */
    DZ_SAY_PLAY,     /* of the interactive map */
    DZ_SAY_PAUSE,
    DZ_SAY_LAYERS,
    DZ_SAY_FIND,
    DZ_SAY_FIND_HINT,
    DZ_SAY_SHOW,
    DZ_SAY_HISTORY, /* %s: a place */
    DZ_SAY_POSITION,
    DZ_SAY_NO_SUCH_PLACE,
    DZ_SAY_OFF_RECORD,
    DZ_SAY_HINT,
    DZ_SAY_SKIP,
    DZ_SAY_LAYER_CONTROL, /* its layers */
    DZ_SAY_LAYER_CHANGE,
    DZ_SAY_LAYER_ZONE,
    DZ_SAY_LAYER_FRONT,
    DZ_SAY_LAYER_POINTS,
    DZ_SAY_LAYER_PLACES,
    DZ_SAY_LAYER_ROADS,
    DZ_SAY_LAYER_WATER,
    DZ_SAY_LAYER_BORDERS,
    DZ_SAY_PAGE, /* %u, %u: of how many */
    DZ_SAY_COUNT
} DzSay;

/* The text, with printf places as said above. Static. */
const char *dz_say(DzSay word, DzLang lang);

#endif
