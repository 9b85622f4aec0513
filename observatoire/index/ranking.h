#ifndef INDEX_RANKING_H
#define INDEX_RANKING_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bits;
struct columns;
struct match;

struct ranked {
	uint32_t docid;
	float weight;
};

/** Part of a ranked list. Starts as {0}. */
struct ranking {
	struct ranked *items;  /* `count` of them, best first; among equals the newest, then the lowest docid */
	size_t count;
	float best;            /* the highest weight of the whole list */
};

void ranking_done(struct ranking *ranking);
#define OWNED_RANKING __attribute__((cleanup(ranking_done))) struct ranking

/**
 * Rank the sheets of `set` by what the parts of `match` weigh in them, and give `limit` of them from
 * `offset` on. Fails with ERROR_BUSY or ERROR_FAILED.
 */
bool ranking_make(struct ranking *ranking, struct columns *columns, const struct match *match,
	const struct bits *set, size_t offset, size_t limit, struct error *err);

#endif
