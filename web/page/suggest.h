#ifndef PAGE_SUGGEST_H
#define PAGE_SUGGEST_H

#include "base/error.h"
#include "view/results.h"

#include <stdbool.h>

struct app;

/** Searches worth trying, tried already: each finds something. Starts as {0}. */
struct suggestions {
	struct suggestion items[SUGGESTION_MAX];
	size_t count;
};

void suggestions_done(struct suggestions *suggestions);
#define OWNED_SUGGESTIONS __attribute__((cleanup(suggestions_done))) struct suggestions

/**
 * What to try when `terms` find nothing: the same without one filter, without any, without
 * one word. Asks the catalogue at most twice SUGGESTION_MAX times; errors are those of
 * catalogue_search().
 */
bool suggest(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err);

#endif
