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

	bool is_first;  /* set beforehand: what was typed, not a way to read it */
};

/** A question, and what it was likely meant to be. Starts as {0}. */
struct answer {
	struct asked asked, corrected;  /* `corrected` without result: nothing better was found */
	bool is_corrected;              /* what that found is listed in the place of what was asked */
};

void answer_done(struct answer *answer);
#define OWNED_ANSWER __attribute__((cleanup(answer_done))) struct answer

enum answer_kind {
	ANSWER_SHOWN,              /* hits and counts of facets */
	ANSWER_COUNTED_CORRECTED,  /* totals alone */
	ANSWER_COUNTED,            /* of what was typed alone, as it stands */
};

/**
 * Ask what `request` does, and, unless it is exact, what it was likely meant to be, if that finds more: with
 * words that stand in no sheet in one of the ways corrections.h tells, with a right word that was typed for
 * another (pair.h). What finds nothing and has no sure correction, being one word and none of any list, is
 * answered by the sheets of those near it: « ltin » by those of *latin* and of *lutin*. That the
 * index moved meanwhile is no failure, for what was found is good as it is;
 * ERROR_BUSY or ERROR_FAILED.
 */
bool answer_fill(struct answer *answer, struct catalogue *catalogue, const struct catalogue_request *request,
	enum answer_kind kind, struct error *err);

/**
 * Whether what was found has what a word alone is near to, whose stem is another's by chance: no answer to it
 * when it was surely meant otherwise (« tablete »).
 */
bool asked_guesses_alone(const struct asked *asked);

/** Whether it is said why each sheet answers: never in a list for machines. */
bool asked_is_explained(const struct catalogue_request *request);

#endif
