#include "model/findings.h"

#include <string.h>

struct DzFindings {
    GArray *list; /* of DzFinding */
    guint count[2];
};

static void clear_finding(gpointer data)
{
    DzFinding *finding = data;
    g_free(finding->file);
    g_free(finding->text);
}

DzFindings *dz_findings_new(void)
{
    DzFindings *findings = g_new0(DzFindings, 1);
    findings->list = g_array_new(FALSE, FALSE, sizeof(DzFinding));
    g_array_set_clear_func(findings->list, clear_finding);
    return findings;
}

void dz_findings_free(DzFindings *findings)
{
    if (!findings)
        return;
    g_array_unref(findings->list);
    g_free(findings);
}

enum { MAX_TEXT = 1000 };

/* A text may quote what stands in a file, and that may be anything: line breaks, a terminal's commands, a
 * megabyte. Takes `text`. */
static char *one_line(char *text)
{
    for (char *c = text; *c; c++)
        *c = g_ascii_iscntrl(*c) ? ' ' : *c;
    if (strlen(text) <= MAX_TEXT)
        return text;
    const char *end = text + MAX_TEXT - strlen(" ...");
    while (end > text && (*end & 0xc0) == 0x80) /* not within a letter */
        end--;
    char *cut = g_strdup_printf("%.*s ...", (int)(end - text), text);
    g_free(text);
    return cut;
}

void dz_findings_add(DzFindings *findings, const char *rule, DzSeverity severity, const char *file,
                     guint line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    DzFinding finding = {.rule = rule,
                         .severity = severity,
                         .file = g_strdup(file),
                         .line = line,
                         .text = one_line(g_strdup_vprintf(format, arguments))};
    va_end(arguments);
    g_array_append_val(findings->list, finding);
    findings->count[severity]++;
}

void dz_findings_append(DzFindings *findings, const DzFindings *more)
{
    const DzFinding *finding;
    for (guint i = 0; (finding = dz_findings_get(more, i)); i++)
        dz_findings_add(findings, finding->rule, finding->severity, finding->file, finding->line, "%s",
                        finding->text);
}

guint dz_findings_count(const DzFindings *findings, DzSeverity severity)
{
    return findings->count[severity];
}

const DzFinding *dz_findings_get(const DzFindings *findings, guint index)
{
    return index < findings->list->len ? &g_array_index(findings->list, DzFinding, index) : NULL;
}

const DzFinding *dz_findings_at(const DzFindings *findings, DzSeverity severity, guint index)
{
    for (guint i = 0; i < findings->list->len; i++) {
        const DzFinding *finding = &g_array_index(findings->list, DzFinding, i);
        if (finding->severity == severity && index-- == 0)
            return finding;
    }
    return NULL;
}

char *dz_finding_text(const DzFinding *finding)
{
    if (finding->line == 0)
        return g_strdup_printf("%s: %s", finding->file, finding->text);
    return g_strdup_printf("%s: line %u: %s", finding->file, finding->line, finding->text);
}

bool dz_findings_pass(const DzFindings *findings, GError **error)
{
    guint errors = findings->count[DZ_SEVERITY_ERROR];
    if (errors == 0)
        return true;
    g_autofree char *first = dz_finding_text(dz_findings_at(findings, DZ_SEVERITY_ERROR, 0));
    if (errors == 1)
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s", first);
    else
        g_set_error(error, DZ_ERROR, DZ_ERROR_DATA, "%s (and %u more)", first, errors - 1);
    return false;
}

char *dz_findings_text(const DzFindings *findings)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < findings->list->len; i++) {
        g_autofree char *text = dz_finding_text(&g_array_index(findings->list, DzFinding, i));
        g_string_append_printf(all, "%s\n", text);
    }
    return g_string_free(all, FALSE);
}
