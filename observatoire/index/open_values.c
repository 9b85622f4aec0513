#include "index/open_values.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/bits.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

void open_values_done(struct open_values *values)
{
	words_done(&values->keys);
	free(values->starts);
	free(values->ranks);
	free(values->sizes);
	*values = (struct open_values){0};
}

/* One value of one sheet, before they are sorted by sheet. */
struct pair {
	uint32_t docid, rank;
};

struct pairs {
	struct pair *items;
	size_t count, capacity;
};

/* The terms of the prefix, told by the engine. */
struct listing {
	struct words *keys;
	size_t prefix_length;
};

static bool list_key(void *context, const char *term, size_t frequency)
{
	struct listing *listing = context;
	(void)frequency;
	words_add(listing->keys, term + listing->prefix_length);
	return true;
}

static void add_pair(struct pairs *pairs, uint32_t docid, uint32_t rank)
{
	pairs->items = mem_room(pairs->items, pairs->count, &pairs->capacity, sizeof *pairs->items);
	pairs->items[pairs->count++] = (struct pair){ docid, rank };
}

static bool read_pairs(struct pairs *pairs, const struct words *keys, struct engine *engine,
	const char *prefix, struct error *err)
{
	OWNED_BITS sheets = {0};
	for (size_t rank = 0; rank < keys->count; rank++) {
		OWNED_STRING term = text_make("%s%s", prefix, keys->items[rank]);
		bits_clear(&sheets);
		if (!engine_postings(engine, term, &sheets, err))
			return false;
		for (uint32_t docid = 0; bits_next(&sheets, docid, &docid); docid++)
			add_pair(pairs, docid, (uint32_t)rank);
	}
	return true;
}

/* A sort by counting: where each sheet's values begin, then each value to its place. */
static void settle(struct open_values *values, const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (pairs->items[i].docid > values->last)
			values->last = pairs->items[i].docid;

	size_t size = (size_t)values->last + 2;
	values->starts = mem_new(size + 1, sizeof *values->starts);
	values->ranks = mem_new(pairs->count + 1, sizeof *values->ranks);
	values->sizes = mem_new(values->keys.count + 1, sizeof *values->sizes);

	/* Shifted by one while they are filled: each ends where the next begins. */
	for (size_t i = 0; i < pairs->count; i++)
		values->starts[pairs->items[i].docid + 2]++;
	for (size_t i = 2; i <= size; i++)
		values->starts[i] += values->starts[i - 1];
	for (size_t i = 0; i < pairs->count; i++) {
		values->ranks[values->starts[pairs->items[i].docid + 1]++] = pairs->items[i].rank;
		values->sizes[pairs->items[i].rank]++;
	}
}

bool open_values_read(struct open_values *values, struct engine *engine, const char *prefix,
	struct error *err)
{
	struct pairs pairs = {0};
	struct listing listing = { &values->keys, strlen(prefix) };
	bool done = engine_terms(engine, prefix, list_key, &listing, err)
		&& read_pairs(&pairs, &values->keys, engine, prefix, err);
	if (done)
		settle(values, &pairs);
	else
		open_values_done(values);
	free(pairs.items);
	return done;
}
