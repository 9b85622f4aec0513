#ifndef INDEX_EXPLAIN_H
#define INDEX_EXPLAIN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alternative;
struct engine;
struct match;
struct question;

/* Why a sheet is where it is in a list: what each part of the question finds in it, where, and for
 * how much of its weight it counts. */

/** Where a sheet has what was asked for, one bit each. */
enum explain_place {
	EXPLAIN_TITLE  = 1 << 0,
	EXPLAIN_TEXT   = 1 << 1,  /* its summary, its body, any other text */
	EXPLAIN_LABEL  = 1 << 2,  /* something it chose in a list */
	EXPLAIN_LEVEL  = 1 << 3,  /* its classes and cycles */
	EXPLAIN_AUTHOR = 1 << 4,
};

/** What one part of a question does for one sheet. */
struct reason {
	const struct question *node;            /* the part, or the first of those a synonym stands for */
	const struct alternative *alternative;  /* what the sheet has in its place; NULL for itself */
	char *guess;       /* light form of the word it was taken for; NULL for itself */
	unsigned places;   /* bits of enum explain_place; 0: the sheet lacks it */
	bool is_relative;  /* not this word stands there, but one of its family */
	bool is_lift;      /* a common word: it finds no sheet, but lifts some */
	unsigned percent;  /* of what the sheet weighs; together they make 100, or 0 when nothing weighs */
};

/** Starts as {0}. Nodes and alternatives are borrowed from the match. */
struct explanation {
	struct reason *items;  /* `count` of them, in the order of the question */
	size_t count;
};

void explanation_done(struct explanation *explanation);

/** Which sheet, and whether synonyms weigh where it is listed. */
struct explain_request {
	uint32_t docid;
	bool is_as_typed;
};

/** Explain one sheet that answers `match`. Fails with ERROR_BUSY or ERROR_FAILED. */
bool explain(struct explanation *explanation, struct engine *engine, const struct match *match,
	const struct explain_request *request, struct error *err);

#endif
