/*
 * The files of an invented data set to start from. Inside: only src/cmd includes it.
 */
#ifndef DZ_CMD_STARTER_IN_H
#define DZ_CMD_STARTER_IN_H

#include <stddef.h>

typedef struct CmdFile {
    const char *name, *text; /* name: relative to the data set, with at most one folder before it */
} CmdFile;

/* Ends with a NULL name. */
extern const CmdFile CMD_STARTER[];

#endif
