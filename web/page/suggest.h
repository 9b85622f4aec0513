#ifndef PAGE_SUGGEST_H
#define PAGE_SUGGEST_H

#include "base/error.h"
#include "view/results.h"

#include <stdbool.h>

struct app;
struct words;

enum {
	FILTERS_TRIED = 4,  /* left out one by one: the first ones that were chosen */
	WORDS_TRIED = 6,    /* pieces of the question (index/pieces.h), its first ones */

	/* One without any filter, one without quotes, one without fields. Whatever finds is kept until the best
	 * are known. */
	SUGGESTIONS_TRIED = FILTERS_TRIED + 3 + WORDS_TRIED,
};

/** Searches worth trying, tried already: each finds something. Starts as {0}. */
struct suggestions {
	struct suggestion items[SUGGESTIONS_TRIED];
	size_t count;  /* to SUGGESTION_MAX, once suggest() returned */
};

void suggestions_done(struct suggestions *suggestions);
#define OWNED_SUGGESTIONS __attribute__((cleanup(suggestions_done))) struct suggestions

/**
 * What to try when `terms` find nothing, and `unknown` of its words stand in no sheet: the same
 * without one filter, without any; its phrases as plain words; its fields anywhere; then without the
 * unknown words, without one piece of the question, with one alone, until something is found, the fewest
 * sheets first; then, when nothing was found at all, the same without filters. Each is told with as many
 * sheets as its link gives, unless that corrects a word no sheet has: it may then find others, and says so.
 * Counts at most 35 times, FILTERS_TRIED + 1 + 2 × (3 + 2 × WORDS_TRIED), a
 * millisecond each at 100,000 sheets; errors are those of catalogue_count().
 */
bool suggest(const struct app *app, const struct search_terms *terms, const struct words *unknown,
	struct suggestions *suggestions, struct error *err);

#endif
