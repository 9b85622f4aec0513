#ifndef INDEX_RELAX_H
#define INDEX_RELAX_H

#include "index/bits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct match;

/* Which sheets answer a question when too few have every word.
 *
 * Each word counts by its rarity (clause.rarity, match.h): one that few sheets have says more of
 * what was meant than one that half of them have. What a sheet *gathers* is the sum over the words
 * it has. It answers with a good part of what the whole question weighs so, or with two words of
 * three; of two words, with the rarer one, or one about as rare: « collège de guéret » does not
 * ask for every collège there is. A word that stands in no sheet is the rarest and nobody has it:
 * then the best part there is will do, unless more than a third of all sheets have that.
 * Phrases, titles, fields, exclusions and what ET joins hold all the same.
 *
 * A synonym answers a word, which then counts for as little as both together are common. */

/** What sheets gathered of a question. Starts as {0}. */
struct relaxed {
	struct gathered *gathered;  /* by docid; NULL until relax() */
	double wanted;              /* what a sheet with every word gathers */
};

void relaxed_done(struct relaxed *relaxed);

/** Sheets an index has, and the highest of their numbers. */
struct relax_range {
	size_t count;
	uint32_t last;
	bool is_as_typed;  /* synonyms answer nothing */
};

/** Add to `matched` the sheets that answer `match` in part. */
void relax(struct relaxed *relaxed, const struct match *match, struct relax_range range,
	struct bits *matched);

/** What a sheet gathered, over what one with every word does: 0 to 1; 1 before relax(). */
double relaxed_part(const struct relaxed *relaxed, uint32_t docid);

#endif
