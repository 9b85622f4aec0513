#ifndef INDEX_TIERS_H
#define INDEX_TIERS_H

#include "index/bits.h"
#include "index/match.h"
#include "index/relax.h"

#include <stddef.h>
#include <stdint.h>

/* Which sheets answer a question, whatever the filters, and which of them stand before others,
 * whatever the order.
 *
 * Sheets that have every word themselves come first; then those that answer every part, some
 * through a synonym; then, when both are too few, those that have a good part of it (relax.h). A
 * sentence is one list, where words and synonyms weigh together. But once a sheet has every word of
 * it, that list is what it would be without synonyms, and sheets they add come behind it: no
 * synonym ever pushes down a sheet that has what was typed.
 *
 * A discipline that a sheet chose counts as its names. Of a question that names one and a class (chosen.h),
 * no sentence, sheets that chose both come first among those that have every word. */

/** How the sheets of a tier are ranked among themselves. */
enum tier_kind {
	TIER_WHOLE,          /* every word, as typed */
	TIER_SENTENCE,       /* any word, as typed */
	TIER_WIDE_SENTENCE,  /* any word, or a synonym of it */
	TIER_THROUGH,        /* every word, or a synonym of it */
	TIER_PART,           /* a good part of them, or of their synonyms */
};

struct tier {
	enum tier_kind kind;
	struct bits sheets;
};

/** Starts as {0}. */
struct tiers {
	struct bits typed;     /* have every word */
	struct bits through;   /* answer every part, one at least through a synonym */
	struct bits matched;   /* all that answer */
	struct tier items[4];  /* `count` of them, first to last: `matched`, each sheet once */
	size_t count;
	struct relaxed relaxed;
};

void tiers_done(struct tiers *found);

/** Find the sheets that answer `match`, of `all`; `last` is the highest number there is. */
void tiers_find(struct tiers *found, const struct match *match, const struct bits *all,
	uint32_t last);

/** How a sheet that answers is ranked; TIER_PART for one that does not. */
enum tier_kind tiers_kind(const struct tiers *found, uint32_t docid);

/** 0 for a sheet that has every word, 1 through synonyms, 2 for a part of them. */
unsigned tiers_rank(const struct tiers *found, uint32_t docid);

#endif
