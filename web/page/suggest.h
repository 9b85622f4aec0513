#ifndef PAGE_SUGGEST_H
#define PAGE_SUGGEST_H

#include "base/error.h"
#include "view/results.h"

#include <stdbool.h>

struct app;
struct words;

/** Searches worth trying, tried already: each finds something. Starts as {0}. */
struct suggestions {
	struct suggestion items[SUGGESTION_MAX];
	size_t count;
};

void suggestions_done(struct suggestions *suggestions);
#define OWNED_SUGGESTIONS __attribute__((cleanup(suggestions_done))) struct suggestions

/**
 * What to try when `terms` find nothing, and `unknown` of its words stand in no sheet: the same
 * without one filter, without any; then without the unknown words, without one word, with one
 * alone, until something is found, the fewest sheets first; then the same without filters. Counts
 * at most 25 times (a millisecond each at 100 000 sheets); errors are those of catalogue_count().
 */
bool suggest(const struct app *app, const struct search_terms *terms, const struct words *unknown,
	struct suggestions *suggestions, struct error *err);

#endif
