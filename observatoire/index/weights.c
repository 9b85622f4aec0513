#include "index/weights.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void weights_done(struct weights *weights)
{
	free(weights->docids);
	free(weights->values);
	*weights = (struct weights){0};
}

void weights_reserve(struct weights *weights, size_t count)
{
	if (count <= weights->capacity)
		return;
	weights->capacity = count;
	weights->docids = mem_resize(weights->docids, count, sizeof *weights->docids);
	weights->values = mem_resize(weights->values, count, sizeof *weights->values);
}

void weights_add(struct weights *weights, uint32_t docid, float value)
{
	assert(weights->count == 0 || weights->docids[weights->count - 1] < docid);
	if (weights->count == weights->capacity)
		weights_reserve(weights, weights->capacity ? 2 * weights->capacity : 16);
	weights->docids[weights->count] = docid;
	weights->values[weights->count++] = value;
}

float weights_of(const struct weights *weights, uint32_t docid)
{
	size_t low = 0, high = weights->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (weights->docids[middle] < docid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < weights->count && weights->docids[low] == docid ? weights->values[low] : 0;
}

void sums_done(struct sums *sums)
{
	free(sums->values);
	bits_done(&sums->added);
	*sums = (struct sums){0};
}

static void make_room(struct sums *sums, uint32_t docid)
{
	if (docid < sums->count)
		return;
	size_t count = (size_t)docid + docid / 2 + 64;
	sums->values = mem_resize(sums->values, count, sizeof *sums->values);
	memset(sums->values + sums->count, 0, (count - sums->count) * sizeof *sums->values);
	sums->count = count;
}

void sums_add(struct sums *sums, uint32_t docid, float value)
{
	make_room(sums, docid);
	sums->values[docid] += value;
	bits_add(&sums->added, docid);
}

void sums_add_weights(struct sums *sums, const struct weights *weights, double factor)
{
	if (weights->count == 0)
		return;
	uint32_t last = weights->docids[weights->count - 1];
	make_room(sums, last);
	bits_add(&sums->added, last);  /* those before it have room then */
	for (size_t i = 0; i < weights->count; i++) {
		uint32_t docid = weights->docids[i];
		sums->values[docid] += weights->values[i] * (float)factor;
		sums->added.words[docid / 64] |= UINT64_C(1) << docid % 64;
	}
}

float sums_of(const struct sums *sums, uint32_t docid)
{
	return docid < sums->count ? sums->values[docid] : 0;
}

void sums_clear(struct sums *sums)
{
	for (uint32_t docid, from = 0; bits_next(&sums->added, from, &docid); from = docid + 1)
		sums->values[docid] = 0;
	bits_clear(&sums->added);
}
