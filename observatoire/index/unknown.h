#ifndef INDEX_UNKNOWN_H
#define INDEX_UNKNOWN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct match;
struct question;

/** Words of a question that stand in no sheet. Starts as {0}. */
struct unknown {
	const struct question **nodes;  /* `count` of them, in the order of the tree; borrowed from it */
	size_t count;
};

void unknown_done(struct unknown *unknown);

/**
 * Find them, in words, phrases and titles; what is excluded, what begins (« robo* »), the values
 * of fields and words that weigh nothing are not looked at. Fails as engine_frequency().
 */
bool unknown_find(struct unknown *unknown, const struct match *match, struct engine *engine,
	struct error *err);

/** A word as typed, or, `typed` being NULL, as the index would have it; for the caller to free(). */
char *unknown_text(const struct question *node, const char *typed);

#endif
