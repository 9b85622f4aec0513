#ifndef INDEX_ORDER_H
#define INDEX_ORDER_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct engine;

/** In which order sheets are listed. What is equal goes by the next rule, at last by rising docid:
 *  a docid never changes, so the same sheets always come in the same order. */
enum order {
	ORDER_RELEVANCE,  /* the heaviest first, then the newest; without a question: ORDER_NEWEST */
	ORDER_NEWEST,     /* by day of publication, last first */
	ORDER_REVISED,    /* by day of the last revision, last first; then those never revised, newest first */
	ORDER_TITLE,      /* as sort_key() compares them */
	ORDER_REUSED,     /* most reused first, then the newest */
	ORDER_COUNT,
};

/**
 * Every docid in this order, ORDER_RELEVANCE left out: `*count` of them, for the caller to
 * free(). NULL as engine.h says.
 */
uint32_t *order_read(struct engine *engine, enum order order, size_t *count, struct error *err);

#endif
