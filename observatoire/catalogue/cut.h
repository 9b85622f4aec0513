#ifndef CATALOGUE_CUT_H
#define CATALOGUE_CUT_H

#include <stdbool.h>
#include <stddef.h>

/** The highest of a list of counts; of equals, those that come first in the list. */
struct cut {
	size_t count;  /* those above it are among them */
	size_t ties;   /* and so many of those that have just this count */
};

/** The `room` highest of `size` counts, which the call puts in another order; all of them, if they fit. */
struct cut cut_of(size_t *counts, size_t size, size_t room);

/** Whether a count is among them. To be asked of each, in the order of the list. */
bool cut_takes(struct cut *cut, size_t count);

#endif
