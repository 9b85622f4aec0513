#ifndef INDEX_RESPELL_H
#define INDEX_RESPELL_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;
struct question;

enum { RESPELL_MOST = 3 };  /* ways a word is tried in */

/** What one unknown word of a question may have been. Starts as {0}. */
struct respelling {
	size_t start, length;      /* bytes of the word in what was typed */
	char *folded;              /* the word, past case and accents */
	struct words ways[RESPELL_MOST];  /* `count` of them, best first: the light forms of each, one
	                                   * word, or two that were typed as one */
	size_t count;
	size_t cut;                /* letters of `folded` in the first of two words, 0 for one */
};

void respelling_done(struct respelling *respelling);

/**
 * Fill `respelling` for an unknown word of a question (unknown.h): two words first, if some sheet
 * has them side by side, then those it is near to. No way at all is no failure. Fails as engine.h.
 */
bool respell(struct columns *columns, const struct question *word, struct respelling *respelling,
	struct error *err);

#endif
