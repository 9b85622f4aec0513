#include "index/columns.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/spelling.h"

#include <stdlib.h>

void columns_init(struct columns *columns, struct engine *engine,
	const struct vocabularies *vocabularies)
{
	*columns = (struct columns){ .engine = engine, .vocabularies = vocabularies };
}

static void free_sets(struct bits *sets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bits_done(&sets[i]);
	free(sets);
}

void columns_forget(struct columns *columns)
{
	for (size_t facet = 0; facet < FACET_COUNT; facet++)
		if (columns->values[facet])
			free_sets(columns->values[facet],
				vocabulary_size(columns->vocabularies, facets[facet].vocabulary));
	free(columns->newest);
	bits_done(&columns->all);
	spelling_free(columns->spelling);
	columns_init(columns, columns->engine, columns->vocabularies);
}

void columns_done(struct columns *columns)
{
	columns_forget(columns);
}

static bool read_value(struct columns *columns, enum facet facet, size_t rank, struct bits *bits,
	struct error *err)
{
	const struct facet_row *row = &facets[facet];
	OWNED_TEXT term = {0};
	text_add(&term, row->prefix);
	text_add(&term, vocabulary_at(columns->vocabularies, row->vocabulary, rank)->key);
	return engine_postings(columns->engine, text_string(&term), bits, err);
}

const struct bits *columns_facet(struct columns *columns, enum facet facet, struct error *err)
{
	if (columns->values[facet])
		return columns->values[facet];

	size_t count = vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
	struct bits *sets = mem_new(count + 1, sizeof *sets);
	for (size_t rank = 0; rank < count; rank++) {
		if (!read_value(columns, facet, rank, &sets[rank], err)) {
			free_sets(sets, count);
			return NULL;
		}
	}
	columns->values[facet] = sets;
	return sets;
}

/* Keys that sort as wanted: the day, counted backwards, above the docid. */
struct order {
	uint64_t *keys;
	size_t count, capacity;
};

static void note_day(void *context, uint32_t docid, double day)
{
	struct order *order = context;
	if (order->count == order->capacity) {
		order->capacity = order->capacity * 2 + 1024;
		order->keys = mem_resize(order->keys, order->capacity, sizeof *order->keys);
	}
	order->keys[order->count++] = (uint64_t)(UINT32_MAX - (uint32_t)day) << 32 | docid;
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static void settle(struct columns *columns, const struct order *order)
{
	columns->newest = mem_new(order->count + 1, sizeof *columns->newest);
	columns->count = order->count;
	for (size_t i = 0; i < order->count; i++) {
		columns->newest[i] = (uint32_t)order->keys[i];
		bits_add(&columns->all, columns->newest[i]);
	}
}

const uint32_t *columns_newest(struct columns *columns, struct error *err)
{
	if (columns->newest)
		return columns->newest;

	struct order order = {0};
	if (engine_numbers(columns->engine, SLOT_PUBLISHED, note_day, &order, err)) {
		if (order.count)
			qsort(order.keys, order.count, sizeof *order.keys, compare_keys);
		settle(columns, &order);
	}
	free(order.keys);
	return columns->newest;
}

const struct bits *columns_all(struct columns *columns, struct error *err)
{
	return columns_newest(columns, err) ? &columns->all : NULL;
}

const struct spelling *columns_spelling(struct columns *columns, struct error *err)
{
	if (!columns->spelling)
		columns->spelling = spelling_read(columns->engine, err);
	return columns->spelling;
}
