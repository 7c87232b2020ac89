/*
 * Places by the names that people write.
 */
#ifndef DZ_MODEL_PLACE_H
#define DZ_MODEL_PLACE_H

#include "model/model.h"

/*
 * A name without what spelling differs in: case, accents and vowel marks, dotless i, forms of alef, hamza and
 * final letters, hyphens, apostrophes and runs of blanks. Two names that are the same then are taken for the
 * same. g_free it.
 */
char *dz_place_fold(const char *name);

#endif
