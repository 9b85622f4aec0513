#include "index/recall.h"

#include "base/hash.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct kept {
	uint64_t hash;
	char *key;
	struct answers *answers;  /* apart, so that it stays where it is */
	size_t bytes;
	uint64_t asked;           /* the higher, the later */
};

struct recall {
	struct kept *items;  /* `count` of them: few enough to look through their hashes */
	size_t count, capacity;
	size_t bytes;
	uint64_t clock;
};

struct recall *recall_new(void)
{
	return mem_new(1, sizeof(struct recall));
}

static void kept_done(struct kept *kept)
{
	free(kept->key);
	answers_done(kept->answers);
	free(kept->answers);
}

void recall_free(struct recall *recall)
{
	if (!recall)
		return;
	for (size_t i = 0; i < recall->count; i++)
		kept_done(&recall->items[i]);
	free(recall->items);
	free(recall);
}

const struct answers *recall_find(struct recall *recall, const char *key)
{
	uint64_t hash = hash_place(key, strlen(key));
	for (size_t i = 0; i < recall->count; i++) {
		struct kept *kept = &recall->items[i];
		if (kept->hash == hash && strcmp(kept->key, key) == 0) {
			kept->asked = ++recall->clock;
			return kept->answers;
		}
	}
	return NULL;
}

static size_t bytes_of(const struct answers *answers)
{
	return sizeof *answers + answers->sheets.count * sizeof *answers->sheets.words
		+ answers->weights.capacity
			* (sizeof *answers->weights.docids + sizeof *answers->weights.values);
}

const struct answers *recall_keep(struct recall *recall, const char *key, struct answers answers)
{
	recall->items = mem_room(recall->items, recall->count, &recall->capacity,
		sizeof *recall->items);
	struct kept *kept = &recall->items[recall->count++];
	*kept = (struct kept){
		.hash = hash_place(key, strlen(key)),
		.key = mem_copy(key),
		.answers = mem_new(1, sizeof *kept->answers),
		.bytes = bytes_of(&answers),
		.asked = ++recall->clock,
	};
	*kept->answers = answers;
	recall->bytes += kept->bytes;
	return kept->answers;
}

void recall_trim(struct recall *recall, size_t bytes)
{
	while (recall->bytes > bytes || recall->count > RECALL_ENTRIES) {
		size_t oldest = 0;
		for (size_t i = 1; i < recall->count; i++)
			if (recall->items[i].asked < recall->items[oldest].asked)
				oldest = i;
		recall->bytes -= recall->items[oldest].bytes;
		kept_done(&recall->items[oldest]);
		recall->items[oldest] = recall->items[--recall->count];
	}
}
