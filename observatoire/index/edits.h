#ifndef INDEX_EDITS_H
#define INDEX_EDITS_H

/* How far one word is from another, as fingers and ears make mistakes. A distance is a sum of costs:
 * EDITS_ONE is one plain mistake, so that 20 is two of them, and 15 one and a half. */

enum {
	EDITS_LONGEST = 24,  /* bytes of a word that is compared */
	EDITS_ONE = 10,      /* a letter too many, or put for another */
	EDITS_FIRST = 4,     /* more, for the first letter of a word */
	EDITS_FAR = 1000,    /* further than was asked for */
};

/**
 * The least it takes to make `meant` of `typed`, both past case and accents: EDITS_ONE a letter; less
 * for what people do most, a letter left out, two crossed, a letter doubled or not, one that sounds
 * alike, an article without its apostrophe; more for the first letter, which people get right. 0 when
 * they are the same. EDITS_FAR when it is more than `most`, or a word is too long. Not the same both ways.
 */
unsigned edits_cost(const char *typed, const char *meant, unsigned most);

#endif
