/*
 * Which columns of a table have the places and the dates. Inside: only src/locate includes it.
 */
#ifndef DZ_LOCATE_COLUMNS_IN_H
#define DZ_LOCATE_COLUMNS_IN_H

#include "locate/rows_in.h"

/*
 * Settles `form` from what the request says and the table's first row, whose fields are `fields`: a header,
 * or with no_header a row. False with DZ_ERROR_ARGUMENT. Where no column of dates is found `form->time` is
 * -1.
 */
bool dz_columns_settle(const DzPointsRequest *request, const GPtrArray *fields, DzRowForm *form,
                       GError **error);

#endif
