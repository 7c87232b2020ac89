#include "cmd/cmd_in.h"

#include <stdio.h>
#include <string.h>

static int list(const CmdCommon *common, const char *folder)
{
    GError *error = NULL;
    g_autoptr(DzTable) table = dz_styles_table(folder, &error);
    if (!table)
        return cmd_fail(error);
    g_autofree char *text = dz_table_text(table, common->table_format);
    return cmd_print(text);
}

static int check(const CmdCommon *common, const char *folder, const char *name, bool strict)
{
    GError *error = NULL;
    g_autoptr(DzFindings) findings = dz_style_check(name, folder, &error);
    bool sound = findings && dz_findings_count(findings, DZ_SEVERITY_ERROR) == 0;
    if (sound && !dz_style_check_fonts(name, folder, findings, &error))
        return cmd_fail(error);
    return findings ? cmd_findings(common, findings, name, strict) : cmd_fail(error);
}

static int run(int argc, char **argv)
{
    gboolean strict = FALSE;
    const GOptionEntry entries[] = {
        {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "let a warning of `check` count as an error", NULL},
        {0}};
    g_auto(CmdCommon) common = {.arguments = 2};
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_style, entries, &common, &argc, &argv, &status))
        return status;
    g_autofree char *folder = cmd_styles();
    const char *what = argc > 1 ? argv[1] : "";
    bool named = strcmp(what, "check") == 0;
    if (!named && strcmp(what, "list") != 0 && strcmp(what, "reference") != 0)
        return cmd_usage("what about styles? There are list, check and reference (see dezmap style --help)");
    if (named && argc < 3)
        return cmd_usage("which style? Name one of `dezmap style list`, or the path of a JSON file");
    if (!named && argc > 2)
        return cmd_usage("unexpected argument '%s' (see dezmap style --help)", argv[2]);
    if (named)
        return check(&common, folder, argv[2], strict);
    if (strcmp(what, "list") == 0)
        return list(&common, folder);
    g_autofree char *reference = dz_style_reference();
    return cmd_print(reference);
}

const CmdCommand cmd_style = {"style", "list|check STYLE|reference",
                              "list the styles, check one, print what a style may hold", run, NULL};
