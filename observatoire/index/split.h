#ifndef INDEX_SPLIT_H
#define INDEX_SPLIT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct analyser;
struct engine;
struct question;

/* One word typed for two, « savoirfaire » for « savoir faire ». It is used twice, and the shorter the
 * halves may be, the more it is a guess:
 *
 *  - in every question, split_question() lets such a word ask for both, unasked: halves have
 *    SPLIT_LETTERS at least, and some sheet has them side by side;
 *  - when a word stands in no sheet, respell() proposes two: halves have SPLIT_SHORTEST, for an
 *    article is one of them often enough (« latablette »). */

enum {
	SPLIT_LETTERS = 4,  /* at least, of each half, in a question */
	SPLIT_SHORTEST = 2, /* at least, of each half, in a correction */
	SPLIT_LONGEST = 40, /* at most, of a word that is looked at */
};

/** Where a word is cut in two. */
struct split {
	size_t at;       /* bytes of the first half; 0: it is not cut */
	bool is_beside;  /* some sheet has both side by side, not only both */
};

/**
 * Where `folded`, of a to z, falls into two words of at least `least` letters that stand side by
 * side in some sheet: fills `split`, {0} when there is no such place. Of several places, the one most
 * sheets have. When there is none and `least` is below SPLIT_LETTERS, two words of SPLIT_LETTERS do that
 * stand in one sheet, wherever in it. False as engine_frequency().
 */
bool split_find(struct engine *engine, const char *folded, size_t least, struct split *split,
	struct error *err);

/**
 * Each word of the question that can be cut so becomes a choice between itself and the phrase of its
 * two halves, neither of which is a stop word: « tableau » is no « table au ». The other way about, words
 * that were welded (« co anglais ») are words apart where no sheet has the one, nor all the others. False
 * as engine_frequency(); words before the failure may have been changed, and asking again is harmless.
 */
bool split_question(struct question *question, struct engine *engine, struct analyser *analyser,
	struct error *err);

/** Whether a node is a choice split_question() made. */
bool split_is(const struct question *node);

#endif
