#ifndef INDEX_NEIGHBOURS_H
#define INDEX_NEIGHBOURS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;
struct match;
struct ranked;

/** The sheets, the best of a list, that are looked at: a page. */
enum { NEIGHBOURS_SHEETS = 20 };

/**
 * Add to what each of `count` sheets weighs for words that follow one another there as they do in the
 * question, little words between them: « classe de neige » tells more than *neige* and *classe*. Reads the
 * places of each word in each sheet, some microseconds. Fails with ERROR_BUSY or ERROR_FAILED.
 */
bool neighbours_lift(struct columns *columns, const struct match *match, struct ranked *sheets,
	size_t count, struct error *err);

#endif
