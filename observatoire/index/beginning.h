#ifndef INDEX_BEGINNING_H
#define INDEX_BEGINNING_H

#include "base/error.h"
#include "index/edits.h"

#include <stdbool.h>

struct engine;

/**
 * What begins a word of some sheet and is one mistake away from `typed`, which begins none, the first
 * letter right: « podom » for « podol* ». The nearest, then that of the word most sheets have; "" when
 * there is none. Reads all words of that letter, 2 µs each. ERROR_BUSY or ERROR_FAILED.
 */
bool beginning_guess(struct engine *engine, const char *typed, char meant[static EDITS_LONGEST + 1],
	struct error *err);

#endif
