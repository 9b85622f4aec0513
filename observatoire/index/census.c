#include "index/census.h"

#include "base/mem.h"
#include "index/columns.h"

#include <stdlib.h>
#include <string.h>

enum {
	BATCH = 128,         /* sheets whose memory is asked for ahead of the counting */
	AHEAD_STARTS = 16,
	AHEAD_VALUES = 8,
	WORDS_A_VALUE = 2,   /* words of bits that are compared while one value is counted */
};

void census_done(struct census *census)
{
	free(census->starts);
	free(census->values);
	free(census->sizes);
	*census = (struct census){0};
}

void census_counts_done(struct census_counts *counts)
{
	free(counts->of);
	*counts = (struct census_counts){0};
}

/* ---- Taking it ---- */

static bool is_open(enum facet facet)
{
	return facets[facet].vocabulary == FACET_OPEN;
}

/* The sheets of each value are told twice: to know how many there are, then to put them in their place. */
typedef void tell_fn(struct census *census, size_t place, uint32_t number);

static void tell_closed(struct census *census, const struct column *values, enum facet facet, tell_fn *tell)
{
	for (uint32_t number = census->first[facet]; number < census->first[facet + 1]; number++) {
		const struct bits *sheets = &values[number - census->first[facet]].sheets;
		for (uint32_t docid, from = 0; bits_next(sheets, from, &docid); from = docid + 1)
			tell(census, 2 * (size_t)docid + 1, number);
	}
}

static void tell_open(struct census *census, const struct open_values *values, enum facet facet,
	tell_fn *tell)
{
	for (uint32_t docid = 0; values->starts && docid <= values->last; docid++)
		for (uint32_t i = values->starts[docid]; i < values->starts[docid + 1]; i++)
			tell(census, 2 * (size_t)docid, census->first[facet] + values->ranks[i]);
}

static void tell_all(struct census *census, const struct columns *columns, tell_fn *tell)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (is_open(facet))
			tell_open(census, &columns->open[facet], facet, tell);
		else
			tell_closed(census, columns->closed[facet], facet, tell);
}

/* Shifted by two while they are counted, by one while they are put: each ends where the next begins. */
static void count_value(struct census *census, size_t place, uint32_t number)
{
	census->starts[place + 2]++;
	census->sizes[number]++;
}

static void put_value(struct census *census, size_t place, uint32_t number)
{
	census->values[census->starts[place + 1]++] = number;
}

static size_t size_of(const struct columns *columns, enum facet facet)
{
	return is_open(facet) ? columns->open[facet].keys.count
		: vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
}

static void number_values(struct census *census, const struct columns *columns)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		size_t size = size_of(columns, facet);
		census->first[facet + 1] = census->first[facet] + (uint32_t)size;
		census->closed_kinds += is_open(facet) ? 0 : size;
	}
}

static bool read_columns(struct columns *columns, struct error *err)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (is_open(facet) ? !columns_open(columns, facet, err) : !columns_closed(columns, facet, err))
			return false;
	return true;
}

bool census_take(struct census *census, struct columns *columns, struct error *err)
{
	const uint32_t *docids = columns_order(columns, ORDER_NEWEST, err);
	if (!docids || !columns_all(columns, err) || !read_columns(columns, err))
		return false;

	number_values(census, columns);
	census->sheet_count = columns->count;
	for (size_t i = 0; i < columns->count; i++)
		if (docids[i] > census->last)
			census->last = docids[i];
	size_t places = 2 * ((size_t)census->last + 1);
	census->starts = mem_new(places + 2, sizeof *census->starts);
	census->sizes = mem_new(census->first[FACET_COUNT] + 1, sizeof *census->sizes);
	tell_all(census, columns, count_value);
	for (size_t i = 2; i < places + 2; i++)
		census->starts[i] += census->starts[i - 1];
	census->values = mem_new(census->starts[places + 1] + 1, sizeof *census->values);
	tell_all(census, columns, put_value);
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		for (uint32_t i = census->first[facet]; !is_open(facet) && i < census->first[facet + 1]; i++)
			census->closed += census->sizes[i];
	return true;
}

/* ---- Counting ---- */

/* Sheets of which the values are to be counted, some at a time. */
struct batch {
	const struct census *census;
	uint32_t *counts, by;
	unsigned parts;  /* 1: of open facets; 2: of closed ones too */
	uint32_t docids[BATCH];
	size_t count;
};

static const uint32_t *row_of(const struct batch *batch, size_t i)
{
	return batch->census->starts + 2 * (size_t)batch->docids[i];
}

static void count_batch(struct batch *batch)
{
	const uint32_t *values = batch->census->values;
	for (size_t i = 0; i < batch->count; i++) {
		if (i + AHEAD_STARTS < batch->count)
			__builtin_prefetch(row_of(batch, i + AHEAD_STARTS));
		if (i + AHEAD_VALUES < batch->count)
			__builtin_prefetch(values + *row_of(batch, i + AHEAD_VALUES));
		const uint32_t *row = row_of(batch, i);
		for (uint32_t at = row[0], end = row[batch->parts]; at < end; at++)
			batch->counts[values[at]] += batch->by;
	}
	batch->count = 0;
}

/* Those of `sheets` that are not in `but`, which may be NULL. */
static void walk(struct batch *batch, const struct bits *sheets, const struct bits *but)
{
	for (size_t word = 0; word < sheets->count; word++) {
		uint64_t rest = sheets->words[word];
		if (but && word < but->count)
			rest &= ~but->words[word];
		for (; rest; rest &= rest - 1) {
			batch->docids[batch->count++] = (uint32_t)(word * 64 + (size_t)__builtin_ctzll(rest));
			if (batch->count == BATCH)
				count_batch(batch);
		}
	}
	count_batch(batch);
}

void census_count(const struct census *census, const struct bits *sheets, const struct bits *all,
	struct census_counts *counts)
{
	size_t size = bits_size(sheets), total = census->sheet_count;
	bool are_most = size > total / 2;
	size_t walked = are_most ? total - size : size;
	counts->of = mem_new(census->first[FACET_COUNT] + 1, sizeof *counts->of);
	counts->has_closed = (double)walked * (double)census->closed * WORDS_A_VALUE
		<= (double)total * (double)census->closed_kinds * (double)sheets->count;

	struct batch batch = {
		.census = census,
		.counts = counts->of,
		.by = are_most ? (uint32_t)-1 : 1,
		.parts = counts->has_closed ? 2 : 1,
	};
	if (are_most)
		memcpy(counts->of, census->sizes, census->first[FACET_COUNT] * sizeof *counts->of);
	walk(&batch, are_most ? all : sheets, are_most ? sheets : NULL);
}
