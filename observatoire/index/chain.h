#ifndef INDEX_CHAIN_H
#define INDEX_CHAIN_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct search;
struct term;

/** Some sheets of one level that carry one of some notions of the programmes. */
struct chain_step {
	uint32_t *docids;  /* `count` of them, last published first */
	size_t count;
	size_t total;      /* there are, exactly */
};

void chain_step_done(struct chain_step *step);
#define OWNED_STEP __attribute__((cleanup(chain_step_done))) struct chain_step

/** Which sheets. Borrowed. */
struct chain_request {
	const struct words *notions;  /* keys: one of them is carried */
	const struct term *level;     /* an entry of the levels */
	size_t offset, limit;         /* the sheets from this rank on, this many at most */
	bool with_examples;           /* sheets made to show the product */
};

/**
 * Fill `step`. A sheet for a whole cycle that names none of its classes is for each of them.
 * Failures as engine.h says.
 */
bool chain_find(struct search *search, const struct chain_request *request,
	struct chain_step *step, struct error *err);

/** How many sheets carry this notion. */
bool chain_count(struct search *search, const char *key, bool with_examples, size_t *count,
	struct error *err);

#endif
