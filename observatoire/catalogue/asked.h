#ifndef CATALOGUE_ASKED_H
#define CATALOGUE_ASKED_H

#include "base/error.h"

#include <stdbool.h>

struct catalogue;
struct catalogue_request;
struct question;
struct search_result;

/** One question and what it found. Starts as {0}. */
struct asked {
	char *typed;
	struct question *question;
	struct search_result *result;

	/* Of a correction: nothing else can have been meant, by its words; or it says a term of the trade,
	 * of several words (« classe inversée »), that was not typed. Not of a sentence, which is ranked
	 * as well by all the words a mistyped one is near to. */
	bool is_sure, is_term;
};

void asked_done(struct asked *asked);
#define OWNED_ASKED __attribute__((cleanup(asked_done))) struct asked

/**
 * Ask `typed`, which now belongs to `asked`, with the filters of `request`; what is not shown is only
 * counted. ERROR_BUSY or ERROR_FAILED.
 */
bool asked_fill(struct asked *asked, struct catalogue *catalogue,
	const struct catalogue_request *request, bool is_shown, char *typed, struct error *err);

/** Whether some sheet has every word, a synonym of it, or a word near a mistyped one. */
bool asked_finds_all(const struct asked *asked);

/**
 * Fill `corrected`, which is {0}, with the question as it was likely meant, if that finds more: its words
 * that stand in no sheet (there are some) in one of the ways corrections.h tells. That the index moved
 * meanwhile is no failure, for what was found is good as it is; ERROR_FAILED.
 */
bool asked_correct(struct asked *corrected, struct catalogue *catalogue,
	const struct catalogue_request *request, const struct asked *asked, struct error *err);

/** Whether what `corrected` found is to be listed in the place of what was asked, without being chosen. */
bool asked_is_replaced(const struct asked *asked, const struct asked *corrected);

/** Whether it is said why each sheet answers: never in a list for machines. */
bool asked_is_explained(const struct catalogue_request *request);

#endif
