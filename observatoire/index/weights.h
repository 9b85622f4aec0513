#ifndef INDEX_WEIGHTS_H
#define INDEX_WEIGHTS_H

#include <stdbool.h>
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

enum { SUMS_BLOCK = 64 };  /* docids whose sums are cleared together */

/**
 * Weights of many words being added up: one value for each docid there may be, so that adding costs
 * no search. Starts as {0}.
 */
struct sums {
	float *values;       /* by docid, `count` of them; 0: nothing was added */
	size_t count;
	bool *is_touched;    /* by block of SUMS_BLOCK docids: something was added to one of them */
};

void sums_done(struct sums *sums);

/** Add a value to that of one docid. */
void sums_add(struct sums *sums, uint32_t docid, float value);

/** Add each weight, multiplied by `factor`. */
void sums_add_weights(struct sums *sums, const struct weights *weights, double factor);

/** The sum of a docid; 0 when nothing was added. */
static inline float sums_of(const struct sums *sums, uint32_t docid)
{
	return docid < sums->count ? sums->values[docid] : 0;
}

/** Nothing was added; what memory it has is kept. Costs the blocks touched, not what there may be. */
void sums_clear(struct sums *sums);

/** Give away what was added up: `weights` starts as {0}, `sums` is clear again. */
void sums_take(struct sums *sums, struct weights *weights);

#endif
