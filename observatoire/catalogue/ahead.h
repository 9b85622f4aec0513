#ifndef CATALOGUE_AHEAD_H
#define CATALOGUE_AHEAD_H

#include "catalogue/catalogue.h"

#include <stdbool.h>
#include <stddef.h>

/* A new index made while the sheets it is for still come: the processors that wait for the disk and
 * for the one who writes the store do it, and catalogue_sync() has next to nothing left to do. */

struct catalogue_ahead;

/**
 * Begin, once so many sheets changed that catalogue_sync() would make a new index; `to_come` more are
 * expected. NULL when that is not worth it (yet), when another program holds the index, or when it cannot
 * be done: catalogue_sync() then does it, or tells why not. Not inside a batch. To be freed before the
 * catalogue.
 */
struct catalogue_ahead *catalogue_ahead_start(struct catalogue *catalogue, size_t to_come);

/**
 * What is committed now is all: wait until that index is served, telling `progress` of it. `applied` is
 * raised by the sheets read. False when there will be none: stopped by `progress`, or as catalogue_sync()
 * would tell if it were asked.
 */
bool catalogue_ahead_finish(struct catalogue_ahead *ahead, catalogue_progress *progress, void *context,
	size_t *applied);

/** Unless it was finished, stop: the index served before stays. NULL is fine. */
void catalogue_ahead_free(struct catalogue_ahead *ahead);
OWNABLE(catalogue_ahead)

#endif
