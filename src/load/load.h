/*
 * Reading a data set whatever is wrong with it: for those who tell of it. Everybody else opens it (dezmap.h).
 */
#ifndef DZ_LOAD_LOAD_H
#define DZ_LOAD_LOAD_H

#include "model/model.h"

/* Reads the data set at `path` whatever its findings, which it holds; fit for use only if they pass. With
 * `thorough` also by the rules that cost more than reading. NULL and an error if there is none to read. The
 * caller owns it. */
DzDataset *dz_load_folder(const char *path, bool thorough, GError **error);

#endif
