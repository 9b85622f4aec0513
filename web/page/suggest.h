#ifndef PAGE_SUGGEST_H
#define PAGE_SUGGEST_H

#include "base/error.h"
#include "index/facet.h"
#include "view/results.h"

#include <stdbool.h>

struct app;
struct words;

enum {
	FILTERS_TOGETHER = 5,  /* of which several are left out at once: the first ones of the page */
	WORDS_TRIED = 6,       /* pieces of the question (index/pieces.h), its first ones */

	/* Each filter, or at most ten pairs of five; one without any filter, one without quotes, one without
	 * fields; each piece. Whatever finds is kept until the best are known. */
	SUGGESTIONS_TRIED = FACET_COUNT + 3 + WORDS_TRIED,
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
 * without one filter (all its choices, since any is enough), else without two, three, four; without
 * any; its phrases as plain words; its fields anywhere; then without the unknown words, without one
 * piece of the question, with one alone, until something is found, the fewest sheets first; then, when
 * nothing was found at all, the same without filters. Each is told with as many sheets as its link
 * gives, unless that corrects a word no sheet has: it may then find others, and says so.
 * Counts at most 67 times: 11 filters, 25 of them together, none, and 2 × (3 + 2 × WORDS_TRIED); a
 * millisecond each at 100,000 sheets. Errors are those of catalogue_count().
 */
bool suggest(const struct app *app, const struct search_terms *terms, const struct words *unknown,
	struct suggestions *suggestions, struct error *err);

#endif
