#include "cmd/cmd_in.h"

#include <stdio.h>

static void say_count(const CmdCommon *common, const char *name, guint errors, guint warnings)
{
    if (!common->quiet)
        fprintf(stderr, "dezmap: %s: %u error%s, %u warning%s\n", name, errors, errors == 1 ? "" : "s",
                warnings, warnings == 1 ? "" : "s");
}

int cmd_findings(const CmdCommon *common, const DzFindings *findings, const char *name, bool strict)
{
    guint errors = dz_findings_count(findings, DZ_SEVERITY_ERROR);
    guint warnings = dz_findings_count(findings, DZ_SEVERITY_WARNING);
    g_autoptr(DzTable) table = dz_findings_table(findings);
    g_autofree char *text = dz_table_text(table, common->table_format);
    bool silent =
        common->table_format == DZ_FORMAT_TABLE && errors + warnings == 0; /* nothing but a heading */
    int status = silent ? CMD_DONE : cmd_print(text);
    if (status != CMD_DONE)
        return status;
    say_count(common, name, errors, warnings);
    return errors > 0 || (strict && warnings > 0) ? CMD_FAULTY : CMD_DONE;
}

static int run(int argc, char **argv)
{
    gboolean strict = FALSE;
    const GOptionEntry entries[] = {
        {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "let a warning count as an error", NULL}, {0}};
    g_auto(CmdCommon) common = {.arguments = 1};
    GError *error = NULL;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_check, entries, &common, &argc, &argv, &status))
        return status;
    if (argc > 1 && common.dataset)
        return cmd_usage("name the data set once: as argument or with -d");
    if (argc > 1) {
        g_free(common.path);
        common.path = g_strdup(argv[1]);
    }
    g_autoptr(DzFindings) findings = dz_dataset_check(common.path, &error);
    return findings ? cmd_findings(&common, findings, common.path, strict) : cmd_fail(error);
}

const CmdCommand cmd_check = {"check", "[DATASET]", "find what is wrong or odd in a data set", run, NULL};
