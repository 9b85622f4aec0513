#ifndef VIEW_SERIES_H
#define VIEW_SERIES_H

#include "indicators/series.h"

struct fields;

/** Series of a register, each drawn and in a table: in indicateur.html. `code` is that of the
 * register. */
void view_series(struct fields *fields, const struct series_list *list, const char *code);

#endif
