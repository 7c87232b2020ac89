#include "cmd/cmd_in.h"

static int run(int argc, char **argv)
{
    static const GOptionEntry entries[] = {{0}};
    g_auto(CmdCommon) common = {0};
    g_autoptr(DzDataset) set = NULL;
    int status = CMD_DONE;
    if (!cmd_parse(&cmd_rounds, entries, &common, &argc, &argv, &status) ||
        !cmd_open(&common, &set, NULL, &status))
        return status;
    g_autoptr(DzTable) table = dz_rounds_table(set, common.language);
    g_autofree char *text = dz_table_text(table, common.table_format);
    return cmd_print(text);
}

const CmdCommand cmd_rounds = {"rounds", "", "list the rounds of the talks", run, NULL};
