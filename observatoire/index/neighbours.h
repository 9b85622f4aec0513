#ifndef INDEX_NEIGHBOURS_H
#define INDEX_NEIGHBOURS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct columns;
struct match;
struct ranked;

/** The sheets, the best of a list, that are looked at: a page. */
enum { NEIGHBOURS_SHEETS = 20 };

/**
 * Add to what each of `count` sheets weighs for words that follow one another there as they do in the
 * question, little words between them: « classe de neige » tells more than *neige* and *classe*. Reads the
 * places of each word in each sheet, some microseconds, and notes in match->pairs which did. Fails with
 * ERROR_BUSY or ERROR_FAILED.
 */
bool neighbours_lift(struct columns *columns, struct match *match, struct ranked *sheets,
	size_t count, struct error *err);

/** Two words, in light forms, the second `apart` places behind the first. */
struct neighbours {
	const char *first, *second;
	uint32_t apart;
};

/** Whether they stand so in one sheet. Fails likewise. */
bool neighbours_stand(struct columns *columns, uint32_t docid, const struct neighbours *pair, bool *stand,
	struct error *err);

#endif
