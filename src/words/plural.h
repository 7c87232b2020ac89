/*
 * Counts with the right plural: "1 settlement", "3 settlements"; Arabic has five forms, Russian three. The
 * rules are those of Unicode's CLDR, for whole numbers.
 */
#ifndef DZ_WORDS_PLURAL_H
#define DZ_WORDS_PLURAL_H

#include "dezmap.h"

typedef enum {
    DZ_COUNT_ROUNDS,
    DZ_COUNT_SETTLEMENTS,
    DZ_COUNT_EXCHANGES,
    DZ_COUNT_PEOPLE,
    DZ_COUNT_COUNT
} DzCounted;

/* The count and what is counted, with the language's marks in the number. g_free it. */
char *dz_words_count(DzCounted what, guint count, DzLang lang);

#endif
