#include "cmd/cmd_in.h"

#include <string.h>

bool cmd_paper(const char *paper, double *width_mm, double *height_mm, int *status)
{
    static const struct {
        const char *name;
        double width_mm, height_mm;
    } papers[] = {{"a5", 210, 148}, {"a4", 297, 210},  {"a3", 420, 297},        {"a2", 594, 420},
                  {"a1", 841, 594}, {"a0", 1189, 841}, {"letter", 279.4, 215.9}};
    g_autofree char *name = g_ascii_strdown(paper, -1);
    bool portrait = g_str_has_suffix(name, "-portrait");
    if (portrait)
        name[strlen(name) - strlen("-portrait")] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (strcmp(name, papers[i].name) == 0) {
            *width_mm = portrait ? papers[i].height_mm : papers[i].width_mm;
            *height_mm = portrait ? papers[i].width_mm : papers[i].height_mm;
            return true;
        }
    }
    *status =
        cmd_usage("--paper '%s' is none of a0, a1, a2, a3, a4, a5, letter (or these with -portrait)", paper);
    return false;
}
