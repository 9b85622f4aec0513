#ifndef INDEX_PAIR_H
#define INDEX_PAIR_H

#include "base/error.h"
#include "index/edits.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;
struct match;
struct question;

/* A right word typed for another: « voie haute », where sheets say *voix haute*. The word alone tells
 * nothing, for some sheet may well have it; the one beside it does. */

/** A word of a question, and the one that sheets have in its place beside the other. Starts as {0}. */
struct pair_guess {
	const struct question *word;      /* borrowed from the question; NULL: there is none */
	char light[EDITS_LONGEST + 1];    /* as the index has it */
};

/**
 * Look for two words side by side in the question, little words between them or not, that stand so in no
 * sheet, and would with one mistake less. Only in a question of few words; what some sheet that was
 * ranked has side by side (match->pairs) is passed over at no cost. Nothing found is no failure; fails
 * with ERROR_BUSY or ERROR_FAILED.
 */
bool pair_find(struct pair_guess *found, struct columns *columns, const struct match *match,
	struct error *err);

#endif
