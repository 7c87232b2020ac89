/*
 * locate --points: a table of places.
 */
#ifndef DZ_CMD_POINTS_H
#define DZ_CMD_POINTS_H

#include "cmd/cmd_in.h"

/* What the options say. */
typedef struct CmdPoints {
    char *points, *x, *y, *time, *time_format, *with, *output;
    gboolean no_header;
} CmdPoints;

void cmd_points_clear(CmdPoints *points);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CmdPoints, cmd_points_clear)

/* Answers the table; the exit status. `round` and `date` as given, or NULL. */
int cmd_points(const CmdPoints *points, CmdCommon *common, const char *round, const char *date);

#endif
