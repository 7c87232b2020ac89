/*
 * The program: one file a command, one entry each in the table of cmd.c. It sees the library through dezmap.h
 * alone.
 */
#ifndef DZ_CMD_CMD_H
#define DZ_CMD_CMD_H

#include "dezmap.h"

/* Exit statuses. */
enum { CMD_DONE = 0, CMD_FAULTY = 1, CMD_USAGE = 2, CMD_TROUBLE = 3 };

/* Runs the program. The result is its exit status. */
int cmd_main(int argc, char **argv);

#endif
