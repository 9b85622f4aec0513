#include "index/summary.h"

#include "base/mem.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/open_values.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { EQUIPMENT_MAX = 64 };  /* bits of a set */

void summaries_done(struct summaries *summaries)
{
	words_done(&summaries->keys);
	free(summaries->items);
	*summaries = (struct summaries){0};
}

/* Of sheets that are left out nothing is summed up. */
struct source {
	const struct open_values *values;
	const struct bits *left_out;
};

static bool is_read(const struct source *source, uint32_t docid)
{
	return docid <= source->values->last && !bits_has(source->left_out, docid);
}

/* From the newest sheet on: the first met with a value is the newest that has it. */
static void find_newest(struct summaries *summaries, const struct source *source,
	const uint32_t *docids, size_t count)
{
	const struct open_values *values = source->values;
	for (size_t i = 0; i < count; i++) {
		uint32_t docid = docids[i];
		if (!is_read(source, docid))
			continue;
		for (size_t at = values->starts[docid]; at < values->starts[docid + 1]; at++) {
			struct summary *summary = &summaries->items[values->ranks[at]];
			if (summary->newest == 0)
				summary->newest = docid;
		}
	}
}

static void add_equipment(struct summaries *summaries, const struct source *source,
	const struct bits *sheets, size_t rank)
{
	const struct open_values *values = source->values;
	for (uint32_t docid = 0; bits_next(sheets, docid, &docid) && docid <= values->last; docid++)
		for (size_t at = values->starts[docid];
			is_read(source, docid) && at < values->starts[docid + 1]; at++)
			summaries->items[values->ranks[at]].equipment |= (uint64_t)1 << rank;
}

bool summaries_read(struct summaries *summaries, struct columns *columns, enum facet facet,
	const struct bits *left_out, struct error *err)
{
	size_t size = vocabulary_size(columns->vocabularies, VOCABULARY_EQUIPMENT);
	assert(size <= EQUIPMENT_MAX);
	const struct open_values *values = columns_open(columns, facet, err);
	const uint32_t *docids = values ? columns_order(columns, ORDER_NEWEST, err) : NULL;
	const struct column *equipment = docids ? columns_closed(columns, FACET_EQUIPMENT, err) : NULL;
	if (!equipment)
		return false;

	for (size_t i = 0; i < values->keys.count; i++)
		words_add(&summaries->keys, values->keys.items[i]);
	summaries->items = mem_new(values->keys.count + 1, sizeof *summaries->items);
	const struct source source = { values, left_out };
	find_newest(summaries, &source, docids, columns->count);
	for (size_t rank = 0; rank < size && rank < EQUIPMENT_MAX; rank++)
		add_equipment(summaries, &source, &equipment[rank].sheets, rank);
	return true;
}

static int by_bytes(const void *key, const void *item)
{
	return strcmp(key, *(char *const *)item);
}

const struct summary *summaries_find(const struct summaries *summaries, const char *key)
{
	if (summaries->keys.count == 0)
		return NULL;
	char **found = bsearch(key, summaries->keys.items, summaries->keys.count, sizeof *summaries->keys.items,
		by_bytes);
	return found ? &summaries->items[found - summaries->keys.items] : NULL;
}
