/*
 * What the forms of `locate` share. Inside: only src/report includes it.
 */
#ifndef DZ_REPORT_LOCATE_IN_H
#define DZ_REPORT_LOCATE_IN_H

#include "locate/locate.h"

/* Where the place lies at a moment, and at all moments up to `last`. */
typedef struct DzAnswer {
    DzWhen when, last;
    DzLocation location;
} DzAnswer;

/* The answer as plain words, without a line end; without `settlement` nothing is said of it. g_free it. */
char *dz_locate_words(const DzDataset *set, const DzPlace *place, const DzAnswer *answer, bool settlement,
                      DzLang lang);

/* What is known of the settlement, in words; "" if there is none. g_free it. */
char *dz_locate_settlement_words(const DzDataset *set, const DzLocation *location, DzLang lang);

/* The answers (of DzAnswer) as a JSON array. g_free it. */
char *dz_locate_json(const DzDataset *set, const DzPlace *place, const GArray *answers, DzLang lang);

#endif
