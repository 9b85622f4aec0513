#ifndef INDEX_BEGINNING_H
#define INDEX_BEGINNING_H

#include "index/edits.h"

struct spelling;

/**
 * What begins a word of `spelling` and is one mistake away from `typed`, which begins none, the first
 * letter right: « podom » for « podol* ». The nearest, then that of the word most sheets have; "" when
 * there is none. Looks at all words of that letter.
 */
void beginning_guess(const struct spelling *spelling, const char *typed,
	char meant[static EDITS_LONGEST + 1]);

#endif
