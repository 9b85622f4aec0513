#ifndef INDEX_RESPELL_H
#define INDEX_RESPELL_H

#include "base/error.h"
#include "base/words.h"
#include "index/segment.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;
struct question;

/* What a word that stands in no sheet may have been: two words typed as one (split.h), a word near it
 * (spelling.h), or more words typed as one (segment.h). */

enum { RESPELL_MOST = 3 };  /* ways to read one word */

/** One unknown word of a question, and the ways to read it. Starts as {0}. */
struct respelling {
	size_t start, length;      /* bytes of the word in what was typed */
	char *folded;              /* the word, past case and accents */
	bool is_beginning;         /* « podol* »: so is each way */

	/* `count` ways, best first. Each holds one light form, or, in the first way only, several: those of
	 * the words that `folded` is made of, each of which ends at one of `segments`. */
	struct words ways[RESPELL_MOST];
	bool is_sure[RESPELL_MOST];  /* nothing else can have been meant: no need to ask */
	size_t count;
	struct segments segments;  /* none when no way has several words */
};

void respelling_done(struct respelling *respelling);

/**
 * Fill `respelling`, which is {0}, for an unknown word of a question (unknown.h): two words first, if
 * some sheet has them, then those it is near to, then, when it is near to none, several words. No way at
 * all is no failure. False, with nothing to free, as engine.h says.
 */
bool respell(struct columns *columns, const struct question *word, struct respelling *respelling,
	struct error *err);

#endif
