#ifndef INDEX_WEIGHTS_H
#define INDEX_WEIGHTS_H

#include "index/bits.h"

#include <stddef.h>
#include <stdint.h>

/** How much some sheets weigh. Starts as {0}. */
struct weights {
	uint32_t *docids;  /* `count` of them, rising */
	float *values;     /* above 0 */
	size_t count, capacity;
};

void weights_done(struct weights *weights);
#define OWNED_WEIGHTS __attribute__((cleanup(weights_done))) struct weights

/** Make room for `count` in all. */
void weights_reserve(struct weights *weights, size_t count);

/** The weight of a docid; 0 when it has none. */
float weights_of(const struct weights *weights, uint32_t docid);

/** `docid` is above all those there. */
void weights_add(struct weights *weights, uint32_t docid, float value);

/**
 * Weights of many words being added up: one value for each docid there may be, so that adding costs
 * no search. Starts as {0}.
 */
struct sums {
	float *values;       /* by docid, `count` of them; 0: nothing was added */
	size_t count;
	struct bits added;   /* to which docids something was */
};

void sums_done(struct sums *sums);

/** Add a value to that of one docid. */
void sums_add(struct sums *sums, uint32_t docid, float value);

/** Add each weight, multiplied by `factor`. */
void sums_add_weights(struct sums *sums, const struct weights *weights, double factor);

/** The sum of a docid; 0 when nothing was added. */
float sums_of(const struct sums *sums, uint32_t docid);

/** Nothing was added; what memory it has is kept. Costs what was added, not what there may be. */
void sums_clear(struct sums *sums);

#endif
