#ifndef INDEX_SPOT_H
#define INDEX_SPOT_H

#include "index/analysis.h"

struct glance;

/** Whether a word that has these forms is looked for. */
typedef bool spot_fn(const void *context, const char *light, const char *stem);

/** What is looked for. Borrowed. */
struct spotted {
	const struct glance *glance;
	spot_fn *is_sought;
	const void *sought;  /* its context */
};

/**
 * Give the words of a line that are looked for, reading none of the others: what analyser_find() would
 * give, but for flags and positions, which are 0. False, and nothing is given, when the neighbours of a
 * word may change what it is (« cours moyen », « web radio », « élève·s »): the line must be read.
 */
bool spot_words(struct analyser *analyser, const struct spotted *spotted, struct stretch line,
	token_fn *each, void *context);

#endif
