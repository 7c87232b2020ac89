/*
 * The words of maps and tables in five languages. Texts are neutral in what they say of parties; names of
 * places and parties come from the data set.
 */
#ifndef DZ_WORDS_WORDS_H
#define DZ_WORDS_WORDS_H

#include "model/model.h"

typedef enum {
    DZ_WORD_ROUND,        /* %d */
    DZ_WORD_SITUATION_ON, /* %s: a date */
    DZ_WORD_NO_RECORD,    /* the six statuses, in the order of DzStatus */
    DZ_WORD_NOT_AGREED,
    DZ_WORD_AGREED,
    DZ_WORD_IN_FORCE,
    DZ_WORD_REDUCED,
    DZ_WORD_ENDED,
    DZ_WORD_LEGEND,
    DZ_WORD_AREAS, /* heading of the table of zones */
    DZ_WORD_STATUS,
    DZ_WORD_AGREED_AREA,
    DZ_WORD_HELD_AREA,
    DZ_WORD_CHANGE_AREA,
    DZ_WORD_AGREED_EXTENT,
    DZ_WORD_CHANGED_SINCE_ROUND, /* %d */
    DZ_WORD_CHANGED_SINCE_DAY,   /* %s */
    DZ_WORD_FRONT,
    DZ_WORD_FRONT_INFERRED,
    DZ_WORD_CROSSING_OPEN, /* the three crossing states, in the order of DzCrossingState */
    DZ_WORD_CROSSING_CLOSED,
    DZ_WORD_CROSSING_EXCHANGES,
    DZ_WORD_EXCHANGE,
    DZ_WORD_POST,           /* %s: a guarantor */
    DZ_WORD_NOT_RECORDED,   /* ground of which nothing is recorded */
    DZ_WORD_AS_RECORDED,    /* %s */
    DZ_WORD_RECORD_BEGINS,  /* %s */
    DZ_WORD_RECORD_ENDS,    /* %s */
    DZ_WORD_HELD_SHARE,     /* under a zone's name: %s %% of it */
    DZ_WORD_INFERRED_SHARE, /* %s: a zone, %s a percentage */
    DZ_WORD_DATA,           /* %s: credit */
    DZ_WORD_LICENCE,        /* %s */
    DZ_WORD_SCALE_KM,
    DZ_WORD_KM2,
    DZ_WORD_BETWEEN_DAYS,   /* %s, %s: dates */
    DZ_WORD_NOT_COMPARABLE, /* %s: a date without a record */
    DZ_WORD_NO_CHANGE,
    DZ_WORD_CHANGE_SENTENCE, /* %s: where, %s: km2, %s: from, %s: to, %u: settlements */
    DZ_WORD_OUTSIDE_ZONES,   /* ground outside of the agreed areas */
    DZ_WORD_NOBODY,          /* instead of a party: nobody is recorded */
    DZ_WORD_FRONT_LENGTHS,   /* %s, %s: km at the two ends */
    DZ_WORD_CROSSING_CHANGE, /* %s: its name, %s, %s: states before and after, %s: since when */
    DZ_WORD_EXCHANGES_HELD,  /* %s: dates */
    DZ_WORD_STATE_OPEN,      /* the three crossing states alone, in the order of DzCrossingState */
    DZ_WORD_STATE_CLOSED,
    DZ_WORD_STATE_EXCHANGES,
    DZ_WORD_APPROXIMATE,     /* %s: what lies only about there */
    DZ_WORD_PROVISION_BEGAN, /* %s: the day, %s: an arrangement's name */
    DZ_WORD_PROVISION_ENDED,
    DZ_WORD_WITHIN_RING,    /* a place that is not known better */
    DZ_WORD_POST_ENCIRCLED, /* %s: a guarantor */
    DZ_WORD_AND_MORE,       /* %u: how many things a list leaves out */
    DZ_WORD_SCALE_AT,       /* under a scale bar; %s: the latitude at which it is right */
    DZ_WORD_FROM_TO,        /* %s, %s: who held ground and who holds it now */
    DZ_WORD_LABELLED,       /* %s: what is spoken of, %s: what is said of it */
    DZ_WORD_ROUNDS,         /* %d, %d: the first and the last */
    DZ_WORD_LOCATE_HELD, /* %s: where, %s: party, %s: a date; the next one is from a record's first day on */
    DZ_WORD_LOCATE_HELD_BEFORE,
    DZ_WORD_LOCATE_NOBODY,     /* %s: where */
    DZ_WORD_LOCATE_NO_GROUND,  /* the ground is off the record */
    DZ_WORD_LOCATE_SETTLEMENT, /* %s: name, %s: km, %s: precision in km */
    DZ_WORD_LOCATE_FRONT,      /* %s: km */
    DZ_WORD_LOCATE_REPORTED,   /* the three bases, in the order of DzBasis; %s: a date, %s: confidence */
    DZ_WORD_LOCATE_INFERRED,
    DZ_WORD_LOCATE_RECALLED,
    DZ_WORD_CONFIDENCE_LOW, /* in the order of DzConfidence */
    DZ_WORD_CONFIDENCE_MEDIUM,
    DZ_WORD_CONFIDENCE_HIGH,
    DZ_WORD_LOCATE_AGE,      /* %u: days */
    DZ_WORD_LOCATE_LATER,    /* %s: a date */
    DZ_WORD_LOCATE_UNSURE,   /* a front line is near */
    DZ_WORD_MAP_OF,          /* %s: a title */
    DZ_WORD_ZONE_FIGURES,    /* %s: a zone, its status, km2 held, km2 agreed, percentage */
    DZ_WORD_KM2_SINCE_ROUND, /* %s: km2 with a sign, %d */
    DZ_WORD_KM2_SINCE_DAY,   /* %s: km2 with a sign, %s */
    DZ_WORD_HELD_ON_RECORD,  /* %s: parties with their km2 */
    DZ_WORD_CHANGED_SINCE_PREVIOUS,
    DZ_WORD_BASE_PRECISION, /* %s: of km */
    DZ_WORD_COUNT
} DzWord;

/* The text, with printf places as said above. Static. */
const char *dz_word(DzWord word, DzLang lang);

/* Does the language run from right to left? */
bool dz_lang_is_rtl(DzLang lang);

/* Adds a sentence to a paragraph. */
void dz_words_add_sentence(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "14 December 2019" and its like. g_free it. */
char *dz_words_day(DzDay day, DzLang lang);

/* What is known of a day: itself, "March 2020", or "2017". g_free it. */
char *dz_words_about(DzDay day, DzPrecision precision, DzLang lang);

/* "10-11 December 2019": what the two days share is said once. g_free it. */
char *dz_words_span(DzDay from, DzDay to, DzLang lang);

/* "36° N", "36°30′ S", to the nearest minute; "37° E". g_free them. */
char *dz_words_latitude(double lat_deg, DzLang lang);
char *dz_words_longitude(double lon_deg, DzLang lang);

/* The letter of a north arrow. Static. */
const char *dz_words_north(DzLang lang);

/*
 * A number with the language's marks: 9,427.3. `sign` writes a plus before what is above nought; below it
 * stands a true minus sign. g_free it.
 */
char *dz_words_number(double value, int decimals, bool sign, DzLang lang);

/* A share from 0 to 1 as whole percent, without the sign. What is not all is at most 99, what is not nothing
 * at least 1. g_free it. */
char *dz_words_percent(double share, DzLang lang);

#endif
