#include "model/findings.h"

static DzFindings *three(void)
{
    DzFindings *findings = dz_findings_new();
    dz_findings_add(findings, "unused-source", DZ_SEVERITY_WARNING, "set/sources.csv", 4, "no row cites '%s'",
                    "a");
    dz_findings_add(findings, "unknown-party", DZ_SEVERITY_ERROR, "set/control.csv", 112, "party '%s'", "x");
    dz_findings_add(findings, "missing-file", DZ_SEVERITY_ERROR, "set/rounds.csv", 0,
                    "there is no such file");
    dz_findings_add(findings, "off-land", DZ_SEVERITY_WARNING, "set/settlements.csv", 9, "off the land");
    return findings;
}

static void they_come_in_order(void)
{
    g_autoptr(DzFindings) findings = three();
    g_assert_cmpuint(dz_findings_count(findings, DZ_SEVERITY_WARNING), ==, 2);
    g_assert_cmpuint(dz_findings_count(findings, DZ_SEVERITY_ERROR), ==, 2);
    static const char *const rules[2][3] = {{"unused-source", "off-land", NULL},
                                            {"unknown-party", "missing-file", NULL}};
    for (guint severity = 0; severity < 2; severity++) {
        for (guint i = 0; i < 3; i++) {
            const DzFinding *finding = dz_findings_at(findings, (DzSeverity)severity, i);
            g_assert_cmpstr(finding ? finding->rule : NULL, ==, rules[severity][i]);
            g_assert_true(!finding || finding->severity == (DzSeverity)severity);
        }
    }
}

static void their_text_names_the_place(void)
{
    g_autoptr(DzFindings) findings = three();
    g_autofree char *lined = dz_finding_text(dz_findings_at(findings, DZ_SEVERITY_ERROR, 0));
    g_autofree char *whole = dz_finding_text(dz_findings_at(findings, DZ_SEVERITY_ERROR, 1));
    g_assert_cmpstr(lined, ==, "set/control.csv: line 112: party 'x'");
    g_assert_cmpstr(whole, ==, "set/rounds.csv: there is no such file");
}

static void what_was_given_may_go(void)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    char file[] = "a.csv", word[] = "word";
    dz_findings_add(findings, "rule", DZ_SEVERITY_ERROR, file, 1, "%s", word);
    file[0] = word[0] = '#';
    g_autofree char *text = dz_finding_text(dz_findings_at(findings, DZ_SEVERITY_ERROR, 0));
    g_assert_cmpstr(text, ==, "a.csv: line 1: word");
}

static void warnings_pass(void)
{
    GError *error = NULL;
    g_autoptr(DzFindings) findings = dz_findings_new();
    g_assert_true(dz_findings_pass(findings, &error));
    dz_findings_add(findings, "off-land", DZ_SEVERITY_WARNING, "a.csv", 9, "off the land");
    g_assert_true(dz_findings_pass(findings, &error));
    g_assert_no_error(error);
}

static void errors_do_not_pass_and_are_counted(void)
{
    static const char *const expected[] = {"a.csv: line 5: fault 0", "a.csv: line 5: fault 0 (and 1 more)",
                                           "a.csv: line 5: fault 0 (and 2 more)"};
    g_autoptr(DzFindings) findings = dz_findings_new();
    dz_findings_add(findings, "off-land", DZ_SEVERITY_WARNING, "a.csv", 1, "not counted");
    for (guint i = 0; i < 3; i++) {
        GError *error = NULL;
        dz_findings_add(findings, "bad-number", DZ_SEVERITY_ERROR, "a.csv", 5 + i, "fault %u", i);
        g_assert_false(dz_findings_pass(findings, &error));
        g_assert_error(error, DZ_ERROR, DZ_ERROR_DATA);
        g_assert_cmpstr(error->message, ==, expected[i]);
        g_error_free(error);
    }
    g_assert_false(dz_findings_pass(findings, NULL));
}

static void their_text_is_one_line(void)
{
    g_autoptr(DzFindings) findings = dz_findings_new();
    g_autofree char *wide = g_strnfill(5000, 'x');
    wide[995] = '\303'; /* a letter of two bytes across the limit */
    wide[996] = '\251';
    dz_findings_add(findings, "bad-word", DZ_SEVERITY_ERROR, "a.csv", 2, "party '%s'", "a\nb\tc\033[31m\177");
    dz_findings_add(findings, "bad-word", DZ_SEVERITY_ERROR, "a.csv", 3, "%s", wide);
    g_assert_cmpstr(dz_findings_get(findings, 0)->text, ==, "party 'a b c [31m '");
    const char *text = dz_findings_get(findings, 1)->text;
    g_assert_cmpuint(strlen(text), ==, 995 + strlen(" ..."));
    g_assert_true(g_str_has_suffix(text, "xx ...") && g_utf8_validate(text, -1, NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/findings/they come by severity in the order of discovery", they_come_in_order);
    g_test_add_func("/model/findings/the text names file and line, or the file alone",
                    their_text_names_the_place);
    g_test_add_func("/model/findings/file and text are copied", what_was_given_may_go);
    g_test_add_func("/model/findings/none, and warnings alone, pass", warnings_pass);
    g_test_add_func("/model/findings/the first error is told and the others are counted",
                    errors_do_not_pass_and_are_counted);
    g_test_add_func("/model/findings/the text is one line of bounded length", their_text_is_one_line);
    return g_test_run();
}
