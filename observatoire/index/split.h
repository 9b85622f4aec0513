#ifndef INDEX_SPLIT_H
#define INDEX_SPLIT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct analyser;
struct engine;
struct question;

/* One word typed for two that sheets write side by side. */

enum {
	SPLIT_LETTERS = 4,  /* of each part, for both to be the same thing as the word */
	SPLIT_SHORTEST = 2, /* of each part, for both to be what was meant: « latablette » */
	SPLIT_LONGEST = 40, /* letters of a word that is looked at */
};

/**
 * Where `folded`, of a to z, is two words of at least `least` letters that stand side by side in
 * some sheet: letters of the first, 0 when there is no such place. Of several places, the one most
 * sheets have. With less than SPLIT_LETTERS, parts that have as many may stand anywhere in one
 * sheet, if none stand side by side. Fails as engine_frequency().
 */
bool split_find(struct engine *engine, const char *folded, size_t least, size_t *at,
	struct error *err);

/**
 * « savoirfaire » asks for « savoir faire » as well: each word of the question that can be cut so
 * becomes a choice between itself and the phrase. Parts have SPLIT_LETTERS, and none is a stop
 * word: « tableau » is no « table au ».
 */
bool split_question(struct question *question, struct engine *engine, struct analyser *analyser,
	struct error *err);

/** Whether a node is a choice split_question() made. */
bool split_is(const struct question *node);

#endif
