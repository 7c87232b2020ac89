/*
 * Answers on their way into the lines of a table. Inside: only src/locate includes it.
 */
#ifndef DZ_LOCATE_COMPOSE_IN_H
#define DZ_LOCATE_COMPOSE_IN_H

#include "locate/index_in.h"
#include "locate/rows_in.h"

typedef struct DzComposer DzComposer;

/* The index must outlive it. Using it is safe from several threads. The caller owns it. */
DzComposer *dz_composer_new(const DzPointIndex *index, guint with, char separator);
void dz_composer_free(DzComposer *composer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzComposer, dz_composer_free)

/* What is appended to the header: names of columns, each with the separator before it. It is the composer's.
 */
const char *dz_composer_header(const DzComposer *composer);

enum { DZ_ROWS = 1024 };

/* Adds up to DZ_ROWS rows, as they came but with their answers, to `out`. */
void dz_composer_add(const DzComposer *composer, const DzRow *rows, guint count, GByteArray *out);

#endif
