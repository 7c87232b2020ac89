/*
 * Reading a data set whatever is wrong with it: for those who tell of it. Everybody else opens it (dezmap.h).
 */
#ifndef DZ_LOAD_LOAD_H
#define DZ_LOAD_LOAD_H

#include "model/model.h"

/* How much is read and checked. */
typedef enum {
    DZ_CARE_LEAN,    /* as dz_dataset_open_lean does */
    DZ_CARE_USUAL,   /* all of it */
    DZ_CARE_THOROUGH /* also by the rules that cost more than reading */
} DzCare;

/* Reads the data set at `path` whatever its findings, which it holds; fit for use only if they pass. NULL and
 * an error if there is none to read. The caller owns it. */
DzDataset *dz_load_folder(const char *path, DzCare care, GError **error);

#endif
