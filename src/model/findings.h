/*
 * Findings: what opening, building and checking a data set have to say about it. One list, in the order of
 * discovery; each knows its rule, so that a reader can look the rule up, and its place, so that an editor can
 * go there.
 */
#ifndef DZ_MODEL_FINDINGS_H
#define DZ_MODEL_FINDINGS_H

#include "dezmap.h"

typedef struct DzFinding {
    const char *rule; /* static: "unknown-party" */
    DzSeverity severity;
    char *file; /* as a user would name it, the folder included */
    guint line; /* from 1; 0: the file as a whole */
    char *text; /* one line, lower case, names what was expected */
} DzFinding;

/* Adds one; `file` is copied, `rule` must be static. What is not one line of at most 1,000 bytes becomes one.
 */
void dz_findings_add(DzFindings *findings, const char *rule, DzSeverity severity, const char *file,
                     guint line, const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Adds copies of all of `more`, in their order. */
void dz_findings_append(DzFindings *findings, const DzFindings *more);

/* The index-th of all, from 0; NULL past the end. */
const DzFinding *dz_findings_get(const DzFindings *findings, guint index);

/* The index-th finding of that severity; NULL past the end. */
const DzFinding *dz_findings_at(const DzFindings *findings, DzSeverity severity, guint index);

/* "FILE: line N: TEXT", without the line if it is 0. Free with g_free. */
char *dz_finding_text(const DzFinding *finding);

/* False with DZ_ERROR_DATA, the first error's text and how many more there are, if there is an error; else
 * true. */
bool dz_findings_pass(const DzFindings *findings, GError **error);

#endif
