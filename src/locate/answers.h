/*
 * The answers of all faces on all days, worked out before they are asked for: zone, its status, and holder.
 */
#ifndef DZ_LOCATE_ANSWERS_H
#define DZ_LOCATE_ANSWERS_H

#include "composite/status.h"

typedef struct DzAnswers DzAnswers;

/* The caller owns it; reading it is safe from several threads. The composite must outlive it. */
DzAnswers *dz_answers_new(const DzComposite *composite);
void dz_answers_free(DzAnswers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DzAnswers, dz_answers_free)

/* For each face the lowest one whose answers are the same on all days, or DZ_NO_FACE if they are those of no
 * face. g_free it. */
gint32 *dz_answers_alike(const DzAnswers *answers);

/* How many different ones there are, and the number of that of a face, or DZ_NO_FACE, on a day. */
guint dz_answers_count(const DzAnswers *answers);
guint dz_answers_find(const DzAnswers *answers, gint32 face, DzDay day);

/* The answer of that number. It is the answers'. */
const DzPointAnswer *dz_answers_at(const DzAnswers *answers, guint number);

#endif
