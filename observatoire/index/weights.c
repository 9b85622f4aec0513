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
	free(sums->is_touched);
	*sums = (struct sums){0};
}

static void make_room(struct sums *sums, uint32_t docid)
{
	if (docid < sums->count)
		return;
	size_t blocks = sums->count / SUMS_BLOCK;
	size_t more = ((size_t)docid + docid / 2) / SUMS_BLOCK + 1 - blocks;
	sums->values = mem_resize(sums->values, (blocks + more) * SUMS_BLOCK, sizeof *sums->values);
	sums->is_touched = mem_resize(sums->is_touched, blocks + more, sizeof *sums->is_touched);
	memset(sums->values + sums->count, 0, more * SUMS_BLOCK * sizeof *sums->values);
	memset(sums->is_touched + blocks, 0, more * sizeof *sums->is_touched);
	sums->count = (blocks + more) * SUMS_BLOCK;
}

static void add(struct sums *sums, uint32_t docid, float value)
{
	sums->values[docid] += value;
	sums->is_touched[docid / SUMS_BLOCK] = true;
}

void sums_add(struct sums *sums, uint32_t docid, float value)
{
	make_room(sums, docid);
	add(sums, docid, value);
}

void sums_add_weights(struct sums *sums, const struct weights *weights, double factor)
{
	if (weights->count == 0)
		return;
	make_room(sums, weights->docids[weights->count - 1]);
	for (size_t i = 0; i < weights->count; i++)
		add(sums, weights->docids[i], weights->values[i] * (float)factor);
}

void sums_clear(struct sums *sums)
{
	for (size_t block = 0; block < sums->count / SUMS_BLOCK; block++)
		if (sums->is_touched[block]) {
			memset(sums->values + block * SUMS_BLOCK, 0, SUMS_BLOCK * sizeof *sums->values);
			sums->is_touched[block] = false;
		}
}

/* The first docid from `docid` on to which something was added, or how many there may be. */
static size_t next_added(const struct sums *sums, size_t docid)
{
	while (docid < sums->count && !(sums->values[docid] > 0))
		docid += docid % SUMS_BLOCK == 0 && !sums->is_touched[docid / SUMS_BLOCK] ? SUMS_BLOCK : 1;
	return docid;
}

void sums_take(struct sums *sums, struct weights *weights)
{
	size_t count = 0;
	for (size_t docid = next_added(sums, 0); docid < sums->count; docid = next_added(sums, docid + 1))
		count++;
	weights_reserve(weights, count);
	for (size_t docid = next_added(sums, 0); docid < sums->count; docid = next_added(sums, docid + 1))
		weights_add(weights, (uint32_t)docid, sums->values[docid]);
	sums_clear(sums);
}
