#ifndef INDEX_MATCH_H
#define INDEX_MATCH_H

#include "base/error.h"
#include "index/bits.h"
#include "index/weights.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alternative;
struct answers;
struct columns;
struct question;

/** What one way to say a part of a question adds to its weight. */
struct share {
	const struct answers *answers;  /* borrowed from what the index keeps in memory */
	double factor;                  /* of each weight, above 0 */
	char *light;                    /* of a word that was not typed so; NULL for the part itself */
};

/** A common word: it finds no sheet, and lifts those that have it in their title, or its accents. */
struct lift {
	const struct question *node;    /* borrowed from the question */
	const struct answers *answers;  /* borrowed as those of a share */
};

/** One part of a question, as the index understands it. */
struct clause {
	const struct question *node;  /* borrowed from the question */
	struct bits bits;             /* the sheets that answer it, exactly */
	struct bits named;            /* of those, which lack its words as typed and chose what they name */
	struct share *shares;         /* what it weighs in each: the sum of these, `share_count` of them */
	size_t share_count;
	bool is_guessed;              /* its word stands in no sheet: others near it were looked up */
	double rarity;                /* what it tells, as BM25 counts: about the logarithm of all sheets
	                               * over those that have it; 0 when all do, most when none does */

	/* Clauses of one group are one thing said in several words, which a synonym answers at once. */
	size_t group;
	bool is_wide;                 /* some sheet answers it through a synonym; then: */
	struct bits wide;             /* `bits`, and those sheets */
	double wide_rarity;           /* of them all */
};

/** What one synonym of a question finds: through.h. */
struct through {
	const struct question *node;            /* the first it stands for; borrowed */
	const struct alternative *alternative;  /* borrowed */
	size_t group;                           /* of the clauses it answers */
	bool is_known;                          /* some sheet has it */
	struct bits bits;                       /* the sheets that have it, and lack what was typed */
	const struct answers *answers;          /* to the alternative by itself; borrowed as those of a share */
	double factor;                          /* of their weights */
	struct weights weights;                 /* how much it weighs in each of `bits`: through_weigh() */
};

/** A question against one state of an index. Starts as {0}. */
struct match {
	bool is_exact;            /* set beforehand: what was typed was meant, guess nothing */
	bool is_nearest;          /* set beforehand: guess a word that is alone, too */
	struct clause *wanted;    /* words: all of them if possible, a good part of them if not */
	size_t wanted_count;
	struct clause *required;  /* phrases, titles, fields, what ET joins: these always hold */
	size_t required_count;
	struct bits excluded;
	bool is_choice;             /* asks for a discipline, and choices of lists alone: chosen.h */
	bool has_chosen;            /* so it does, or for a discipline and a class among other words; then: */
	struct bits chosen;         /* the sheets that chose them all */
	size_t word_count;          /* parts there are, weightless ones included */
	bool is_asking;             /* one of them asks: « comment », « quel » */
	struct lift *lifts;         /* weightless words, that only rank: `lift_count` of them */
	size_t lift_count;
	size_t group_count;
	struct through *through;    /* in the order of the question */
	size_t through_count;
	bool is_through_weighed;
	uint32_t pairs;             /* bit i: wanted[i] stands behind wanted[i - 1], as in the question, in one
	                             * of the sheets that were looked at closer: neighbours.h */
};

/**
 * Whether it is a sentence rather than words put side by side: three words that say something, six
 * in all; or two and four when one of them asks (« comment », « quel »). The sheet that answers a
 * sentence has other words of its own, and the one that has them all may only be long. A long name of a
 * discipline is none (chosen.h).
 */
bool match_is_sentence(const struct match *match);

void match_done(struct match *match);
#define OWNED_MATCH __attribute__((cleanup(match_done))) struct match

/** Let sheets answer a clause in one more way; `share` now belongs to it. */
void match_add_share(struct clause *clause, struct share share);

/**
 * Look up each part of `question`, NULL counting as empty. Words that weigh nothing are left
 * out. Fails with ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
bool match_question(struct match *match, struct columns *columns, const struct question *question,
	struct error *err);

/** Take out of `bits` what lacks a required part, or has what is excluded. */
void match_keep_required(const struct match *match, struct bits *bits);

#endif
