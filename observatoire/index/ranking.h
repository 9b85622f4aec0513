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

/** Which part of which list. */
struct ranking_request {
	const struct bits *set;  /* the sheets to rank */
	size_t offset, limit;    /* how many to skip, and to give */
	bool is_as_typed;        /* synonyms weigh nothing */
};

/** Part of a ranked list. Starts as {0}. */
struct ranking {
	struct ranked *items;  /* `count` of them, best first; among equals the newest, then the lowest docid */
	size_t count;
	float best;            /* the highest weight of the whole list */
};

void ranking_done(struct ranking *ranking);
#define OWNED_RANKING __attribute__((cleanup(ranking_done))) struct ranking

/** Rank sheets by what the parts of `match` weigh in them. Fails with ERROR_BUSY or ERROR_FAILED. */
bool ranking_make(struct ranking *ranking, struct columns *columns, struct match *match,
	const struct ranking_request *request, struct error *err);

#endif
