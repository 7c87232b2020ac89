/*
 * A face's answer is the same between the days on which its holder, its zone or its zone's status changes; so
 * each face has a few steps, and a step the number of one of the few answers that differ. The status of a
 * zone is asked for once on each day on which anything of the zone changes.
 */
#include "locate/answers.h"

#include "locate/evidence.h"

#include <stdlib.h>
#include <string.h>

/* From `from` on, until the face's next step. */
typedef struct Step {
    DzDay from;
    guint answer;
} Step;

/* The days on which a zone's status changes, and what it is from then on. */
typedef struct Course {
    GArray *days;     /* of DzDay, rising */
    GArray *statuses; /* of DzStatus */
} Course;

/* Face f has steps first[f] to first[f + 1] - 1; the last one is DZ_NO_FACE's. */
struct DzAnswers {
    guint faces;
    guint *first;
    GArray *steps;   /* of Step */
    GArray *answers; /* of DzPointAnswer */
};

void dz_answers_free(DzAnswers *answers)
{
    if (!answers)
        return;
    g_free(answers->first);
    g_array_unref(answers->steps);
    g_array_unref(answers->answers);
    g_free(answers);
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    DzDay left = *(const DzDay *)a, right = *(const DzDay *)b;
    return left < right ? -1 : left > right;
}

/* Sorts days and leaves each once. */
static void sort_days(GArray *days)
{
    guint kept = 0;
    g_array_sort(days, compare_days);
    for (guint i = 0; i < days->len; i++)
        if (kept == 0 || g_array_index(days, DzDay, kept - 1) != g_array_index(days, DzDay, i))
            g_array_index(days, DzDay, kept++) = g_array_index(days, DzDay, i);
    g_array_set_size(days, kept);
}

/* Adds a day if it is one of the record, after its first. */
static void add_day(const DzDataset *set, GArray *days, DzDay day)
{
    if (day > set->record_from && day <= set->record_to)
        g_array_append_val(days, day);
}

/* Adds the days on which the face's holder or zone changes. */
static void add_face_days(const DzComposite *composite, guint face, GArray *days)
{
    guint count = 0;
    const DzEpisode *episodes = dz_composite_episodes(composite, face, &count);
    for (guint i = 0; i < count; i++) {
        add_day(composite->set, days, episodes[i].from);
        add_day(composite->set, days, episodes[i].to);
    }
    for (guint i = composite->first_spell ? composite->first_spell[face] : 0;
         composite->first_spell && i < composite->first_spell[face + 1]; i++) {
        add_day(composite->set, days, g_array_index(composite->spells, DzSpell, i).from);
        add_day(composite->set, days, g_array_index(composite->spells, DzSpell, i).to);
    }
}

/* Is the face part of the zone on some day? */
static bool is_ever_part(const DzComposite *composite, guint face, guint zone)
{
    if (!composite->first_spell)
        return composite->ground[face].zone == (int)zone;
    for (guint i = composite->first_spell[face]; i < composite->first_spell[face + 1]; i++)
        if (g_array_index(composite->spells, DzSpell, i).zone == (int)zone)
            return true;
    return false;
}

static Course course_of(const DzComposite *composite, guint zone)
{
    const DzDataset *set = composite->set;
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    Course course = {g_array_new(FALSE, FALSE, sizeof(DzDay)), g_array_new(FALSE, FALSE, sizeof(DzStatus))};
    g_array_append_val(days, set->record_from);
    add_day(set, days, DZ_ZONE(set, zone)->agreed);
    add_day(set, days, DZ_ZONE(set, zone)->in_force);
    add_day(set, days, DZ_ZONE(set, zone)->ended);
    for (guint f = 0; f < composite->arrangement->face_count; f++)
        if (is_ever_part(composite, f, zone))
            add_face_days(composite, f, days);
    sort_days(days);
    for (guint i = 0; i < days->len; i++) {
        DzDay day = g_array_index(days, DzDay, i);
        DzStatus status = dz_zone_status_since(composite, zone, day, DZ_DAY_NONE).status;
        if (i > 0 && g_array_index(course.statuses, DzStatus, course.statuses->len - 1) == status)
            continue;
        g_array_append_val(course.days, day);
        g_array_append_val(course.statuses, status);
    }
    return course;
}

static DzStatus status_on(guint zone, DzDay day, gconstpointer data)
{
    const Course *course = (const Course *)data + zone;
    guint i = course->days->len;
    while (i > 0 && g_array_index(course->days, DzDay, i - 1) > day)
        i--;
    return i > 0 ? g_array_index(course->statuses, DzStatus, i - 1) : DZ_STATUS_NO_RECORD;
}

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

/* The number of an answer, which is added if it is new. There are few: zones times statuses times parties at
 * most.
 */
static guint number_of(DzAnswers *answers, const DzDataset *set, const DzLocation *location)
{
    DzPointAnswer answer = {location->zone >= 0 ? DZ_ZONE(set, location->zone)->id : "",
                            text_or_empty(dz_location_status(location)),
                            location->party >= 0 ? DZ_PARTY(set, location->party)->id : ""};
    for (guint i = 0; i < answers->answers->len; i++) {
        const DzPointAnswer *known = &g_array_index(answers->answers, DzPointAnswer, i);
        if (known->zone == answer.zone && strcmp(known->status, answer.status) == 0 &&
            known->party == answer.party)
            return i;
    }
    g_array_append_val(answers->answers, answer);
    return answers->answers->len - 1;
}

static void add_step(DzAnswers *answers, const DzComposite *composite, const Course *courses, gint32 face,
                     DzDay day, DzDay from)
{
    DzLocation location = dz_evidence_with(composite, face, day, status_on, courses);
    Step step = {from, number_of(answers, composite->set, &location)};
    guint first = answers->first[face == DZ_NO_FACE ? answers->faces : (guint)face];
    if (answers->steps->len == first ||
        g_array_index(answers->steps, Step, answers->steps->len - 1).answer != step.answer)
        g_array_append_val(answers->steps, step);
}

/* The steps of a face: before the record, on it, after it. */
static void add_steps(DzAnswers *answers, const DzComposite *composite, const Course *courses, gint32 face,
                      GArray *days)
{
    const DzDataset *set = composite->set;
    g_array_set_size(days, 0);
    g_array_append_val(days, set->record_from);
    if (face != DZ_NO_FACE) {
        add_face_days(composite, (guint)face, days);
        for (guint z = 0; z < set->zones->len; z++)
            if (is_ever_part(composite, (guint)face, z))
                g_array_append_vals(days, courses[z].days->data, courses[z].days->len);
    }
    sort_days(days);
    add_step(answers, composite, courses, face, set->record_from - 1, DZ_DAY_NONE);
    for (guint i = 0; i < days->len; i++)
        add_step(answers, composite, courses, face, g_array_index(days, DzDay, i),
                 g_array_index(days, DzDay, i));
    add_step(answers, composite, courses, face, set->record_to + 1, set->record_to + 1);
}

DzAnswers *dz_answers_new(const DzComposite *composite)
{
    DzAnswers *answers = g_new0(DzAnswers, 1);
    guint zones = composite->set->zones->len;
    g_autofree Course *courses = g_new(Course, MAX(zones, 1));
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DzDay));
    answers->faces = composite->arrangement->face_count;
    answers->first = g_new0(guint, answers->faces + 2);
    answers->steps = g_array_new(FALSE, FALSE, sizeof(Step));
    answers->answers = g_array_new(FALSE, FALSE, sizeof(DzPointAnswer));
    for (guint z = 0; z < zones; z++)
        courses[z] = course_of(composite, z);
    for (guint f = 0; f <= answers->faces; f++) {
        answers->first[f] = answers->steps->len;
        add_steps(answers, composite, courses, f < answers->faces ? (gint32)f : DZ_NO_FACE, days);
    }
    answers->first[answers->faces + 1] = answers->steps->len;
    for (guint z = 0; z < zones; z++) {
        g_array_unref(courses[z].days);
        g_array_unref(courses[z].statuses);
    }
    return answers;
}

/* A face's steps, as a key of a hash table. */
typedef struct Steps {
    const Step *first;
    guint count;
} Steps;

static Steps steps_of(const DzAnswers *answers, guint face)
{
    guint first = answers->first[face];
    return (Steps){&g_array_index(answers->steps, Step, first), answers->first[face + 1] - first};
}

static guint hash_steps(gconstpointer data)
{
    const Steps *steps = data;
    guint hash = steps->count;
    for (guint i = 0; i < steps->count; i++)
        hash = (hash * 31 + (guint)steps->first[i].from) * 31 + steps->first[i].answer;
    return hash;
}

static gboolean equal_steps(gconstpointer a, gconstpointer b)
{
    const Steps *left = a, *right = b;
    return left->count == right->count &&
           memcmp(left->first, right->first, left->count * sizeof *left->first) == 0;
}

gint32 *dz_answers_alike(const DzAnswers *answers)
{
    g_autofree Steps *steps = g_new(Steps, answers->faces + 1);
    gint32 *alike = g_new(gint32, answers->faces + 1);
    GHashTable *seen = g_hash_table_new(hash_steps, equal_steps); /* of Steps, to the face + 2 */
    steps[answers->faces] = steps_of(answers, answers->faces);
    g_hash_table_insert(seen, &steps[answers->faces], GINT_TO_POINTER(DZ_NO_FACE + 2));
    for (guint f = 0; f < answers->faces; f++) {
        steps[f] = steps_of(answers, f);
        gpointer known = g_hash_table_lookup(seen, &steps[f]);
        alike[f] = known ? GPOINTER_TO_INT(known) - 2 : (gint32)f;
        if (!known)
            g_hash_table_insert(seen, &steps[f], GINT_TO_POINTER((gint)f + 2));
    }
    g_hash_table_unref(seen);
    return alike;
}

guint dz_answers_count(const DzAnswers *answers)
{
    return answers->answers->len;
}

guint dz_answers_find(const DzAnswers *answers, gint32 face, DzDay day)
{
    guint f = face == DZ_NO_FACE ? answers->faces : (guint)face, i = answers->first[f + 1] - 1;
    const Step *steps = (const Step *)(void *)answers->steps->data;
    while (steps[i].from > day) /* the first is from the beginning of time on */
        i--;
    return steps[i].answer;
}

const DzPointAnswer *dz_answers_at(const DzAnswers *answers, guint number)
{
    return &g_array_index(answers->answers, DzPointAnswer, number);
}
