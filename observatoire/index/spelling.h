#ifndef INDEX_SPELLING_H
#define INDEX_SPELLING_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

struct engine;

/* What a word that stands in no sheet was meant to be, from the words that do. Words are
 * light forms on both sides (analysis.h): accents, plurals and feminines make no mistake.
 * Only for words found nowhere: half of the words people write have a commoner neighbour. */

/** The words of one state of an index. Read by as many threads as one likes. */
struct spelling;

/**
 * Gather them: every light form of a to z, SPELLING_SHORTEST to EDITS_LONGEST letters (30 bytes
 * each; 2 µs to read one). NULL as engine_terms().
 *
 * A word of a single sheet may be a mistake of its author. In a small index it is kept all the same,
 * for most good words stand in one sheet; from SPELLING_MANY sheets on it is left out, for a word
 * nobody else wrote in so many is more often a mistake than what somebody meant.
 */
struct spelling *spelling_read(struct engine *engine, struct error *err);
void spelling_free(struct spelling *spelling);
OWNABLE(spelling)

/**
 * Add a light form that is a word though no sheet has it: « tbi », which people type and a synonym
 * answers for. Nothing happens for one that is known, or is not kept (above).
 */
void spelling_add(struct spelling *spelling, const char *light);

enum {
	SPELLING_SHORTEST = 3,     /* letters of a light form that is guessed, or is a guess */
	SPELLING_MANY = 10000,     /* sheets of an index from which on one sheet proves no word */
	SPELLING_ADDED = 4,        /* sheets a word that was added counts for */
	SPELLING_MAX_GUESSES = 8,  /* of one word */
};

/** A word it may have been. */
struct spelling_guess {
	char light[32];     /* as the index has it: a term of SCHEMA_LIGHT */
	size_t frequency;   /* sheets that have it; SPELLING_ADDED for a word that was added */
	unsigned cost;      /* how far it is, in the terms of edits.h */
	double confidence;  /* 0 to 1: its share of the likelihood of all words that are near, less the
	                     * further it is. 1 could be no other word; of two as near, each has half */
};

/**
 * The words `light`, a light form that no sheet has, was most likely meant to be: at most `most`
 * (to SPELLING_MAX_GUESSES), best first. Gives how many; none for what is no word of a to z.
 * A word is near enough with one mistake up to 7 letters (in 3, only one of those people do most),
 * with two beyond, or when it sounds the same; among those, a near word counts more than a
 * frequent one. Costs 0.1 to 0.4 ms at 20,000 words (13,500 sheets).
 */
size_t spelling_guess(const struct spelling *spelling, const char *light,
	struct spelling_guess *guesses, size_t most);

/** A word as it was typed, of which more is known than its light form. */
struct spelling_word {
	const char *light;
	const char *folded;  /* past case and accents, its ending still there: « pixe » is near « pixel » */
	bool is_alone;       /* nothing else was asked for: it was no stop word, « dansf » is no « dans » */
	bool is_close;       /* only what one mistake makes of it, the first letter right: ten times sooner */
	bool is_no_word;     /* no French word either: of three letters, one may have been put for another */
};

/** The same for a word of which that is known: a guess near only what its ending leaves counts less. */
size_t spelling_guess_word(const struct spelling *spelling, const struct spelling_word *word,
	struct spelling_guess *guesses, size_t most);

/** Tell each word that some sheet has and that begins with this letter: `length` letters, no zero. */
typedef void spelling_tell(void *context, const char *word, size_t length, size_t frequency);
void spelling_each(const struct spelling *spelling, char first, spelling_tell *tell, void *context);

/** Whether fingers often make `light` of the guess: less than a plain mistake, its first letter right. */
bool spelling_is_slip(const struct spelling_guess *guess, const char *light);

/**
 * Whether the guess has three letters where two more at least were typed, and one sheet has it:
 * « rased » is no « ras ». Only a slip may make so little of a word.
 */
bool spelling_is_stub(const struct spelling_guess *guess, const char *folded);

/** How many words are known. */
size_t spelling_size(const struct spelling *spelling);

#endif
