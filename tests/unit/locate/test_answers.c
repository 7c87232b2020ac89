/*
 * The answers that are worked out beforehand against those of one question, for all faces of the shipped data
 * set.
 */
#include "locate/answers.h"

#include "locate/evidence.h"

#include <string.h>

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

static void check(const DzComposite *composite, const DzAnswers *answers, gint32 face, DzDay day)
{
    const DzDataset *set = composite->set;
    const DzPointAnswer *answer = dz_answers_at(answers, dz_answers_find(answers, face, day));
    DzLocation location = dz_evidence(composite, face, day);
    g_assert_cmpstr(answer->zone, ==, location.zone >= 0 ? DZ_ZONE(set, location.zone)->id : "");
    g_assert_cmpstr(answer->status, ==, text_or_empty(dz_location_status(&location)));
    g_assert_cmpstr(answer->party, ==, location.party >= 0 ? DZ_PARTY(set, location.party)->id : "");
}

static void all_faces_answer_as_one_question_does(void)
{
    GError *error = NULL;
    GRand *rand = g_rand_new_with_seed(41);
    g_autoptr(DzDataset) set = dz_dataset_open("geodata/syria", &error);
    g_assert_no_error(error);
    g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    g_autoptr(DzAnswers) answers = dz_answers_new(composite);
    for (guint round = 0; round < 12000; round++) {
        gint32 face = g_rand_int_range(rand, -1, (gint32)composite->arrangement->face_count);
        check(composite, answers, face, g_rand_int_range(rand, set->record_from - 9, set->record_to + 9));
    }
    /* the days on which something changes, and those before */
    for (guint i = 0; i < set->episodes->len; i += 7) {
        const DzEpisode *episode = DZ_EPISODE(set, i);
        gint32 face = g_rand_int_range(rand, 0, (gint32)composite->arrangement->face_count);
        for (DzDay day = episode->from - 1; day <= episode->from; day++)
            check(composite, answers, face, day);
    }
    DzDay ends[] = {DZ_DAY_NONE,    set->record_from - 1, set->record_from,
                    set->record_to, set->record_to + 1,   DZ_DAY_OPEN};
    for (gint32 face = -1; face < (gint32)composite->arrangement->face_count; face += 50)
        for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
            check(composite, answers, face, ends[i]);
    g_rand_free(rand);
}

/* The three ways to ask the public index say the same. */
static void one_and_many_say_the_same(void)
{
    enum { COUNT = 3000 };
    GError *error = NULL;
    GRand *rand = g_rand_new_with_seed(42);
    g_autoptr(DzDataset) set = dz_dataset_open("geodata/syria", &error);
    g_autoptr(DzComposite) composite = dz_composite_build(set, &error);
    g_assert_no_error(error);
    g_autoptr(DzPointIndex) index = dz_point_index_new(composite);
    g_autofree DzLonLat *at = g_new(DzLonLat, COUNT);
    g_autofree DzDay *days = g_new(DzDay, COUNT);
    g_autofree gint32 *faces = g_new(gint32, COUNT);
    g_autofree const DzPointAnswer **answers = g_new(const DzPointAnswer *, COUNT);
    guint held = 0;
    for (guint i = 0; i < COUNT; i++) {
        at[i] = (DzLonLat){g_rand_double_range(rand, 35, 39), g_rand_double_range(rand, 32, 37)};
        days[i] = g_rand_int_range(rand, set->record_from - 99, set->record_to + 99);
        const DzArc *arc = &composite->arrangement
                                ->arcs[g_rand_int_range(rand, 0, (gint32)composite->arrangement->arc_count)];
        if (i % 2) /* on a vertex, where the lowest face answers */
            at[i] = composite->arrangement
                        ->points[arc->first + (guint)g_rand_int_range(rand, 0, (gint32)arc->count)];
    }
    dz_point_index_faces(index, at, COUNT, faces);
    dz_point_index_ask_many(index, at, days, COUNT, answers);
    for (guint i = 0; i < COUNT; i++) {
        g_assert_true(answers[i] == dz_point_index_ask(index, at[i], days[i]));
        g_assert_true(answers[i] == dz_point_index_answer(index, faces[i], days[i]));
        held += *answers[i]->party != '\0';
    }
    g_assert_cmpuint(held, >, COUNT / 10);
    g_rand_free(rand);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/locate/answers/all faces answer as one question does",
                    all_faces_answer_as_one_question_does);
    g_test_add_func("/locate/answers/one and many say the same", one_and_many_say_the_same);
    return g_test_run();
}
