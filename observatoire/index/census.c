#include "index/census.h"

#include "base/mem.h"
#include "index/columns.h"

#include <stdlib.h>
#include <string.h>

enum {
	BATCH = 128,        /* sheets that are counted together */
	AHEAD = 12,         /* of which the row of this one is asked for while another is counted */
	WORDS_A_VALUE = 3,  /* words of bits that are compared while one value is counted */
};

_Static_assert(sizeof(struct census_row) == 64, "a row is a line of memory");

void census_done(struct census *census)
{
	free(census->rows);
	free(census->extras);
	free(census->sizes);
	*census = (struct census){0};
}

void census_counts_done(struct census_counts *counts)
{
	free(counts->of);
	*counts = (struct census_counts){0};
}

/* ---- Taking it ---- */

static void add_extra(struct census *census, struct census_extra extra)
{
	census->extras = mem_room(census->extras, census->extra_count, &census->extra_capacity,
		sizeof *census->extras);
	census->extras[census->extra_count++] = extra;
}

static bool is_closed(const struct census *census, uint32_t number)
{
	return number < census->closed_kinds;
}

static void add(struct census *census, uint32_t docid, uint32_t number)
{
	struct census_row *row = &census->rows[docid];
	size_t count = row->open + row->closed;
	census->sizes[number]++;
	census->closed += is_closed(census, number);
	if (count == CENSUS_ROW_VALUES || number > UINT16_MAX) {
		row->has_more = 1;
		add_extra(census, (struct census_extra){ docid, number });
		return;
	}
	row->values[count] = (uint16_t)number;
	if (is_closed(census, number))
		row->closed++;
	else
		row->open++;
}

static size_t size_of(const struct columns *columns, enum facet facet)
{
	return facet_is_open(facet) ? columns->open[facet].keys.count
		: vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
}

static void add_closed(struct census *census, const struct columns *columns, enum facet facet)
{
	for (uint32_t rank = 0; rank < size_of(columns, facet); rank++) {
		const struct bits *sheets = &columns->closed[facet][rank].sheets;
		for (uint32_t docid, from = 0; bits_next(sheets, from, &docid); from = docid + 1)
			add(census, docid, census->first[facet] + rank);
	}
}

static void add_open(struct census *census, const struct open_values *values, enum facet facet)
{
	for (uint32_t docid = 0; values->starts && docid <= values->last; docid++)
		for (uint32_t i = values->starts[docid]; i < values->starts[docid + 1]; i++)
			add(census, docid, census->first[facet] + values->ranks[i]);
}

static int by_docid(const void *a, const void *b)
{
	uint32_t left = ((const struct census_extra *)a)->docid, right = ((const struct census_extra *)b)->docid;
	return (left > right) - (left < right);
}

/* Those of open facets come first in a row: they are always counted. */
static void add_all(struct census *census, const struct columns *columns)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facet_is_open(facet))
			add_open(census, &columns->open[facet], facet);
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (!facet_is_open(facet))
			add_closed(census, columns, facet);
	if (census->extra_count)
		qsort(census->extras, census->extra_count, sizeof *census->extras, by_docid);
}

/* Those of closed facets first: they are few, and their numbers fit into a row whatever sheets bring. */
static void number_values(struct census *census, const struct columns *columns)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (!facet_is_open(facet)) {
			census->first[facet] = census->closed_kinds;
			census->closed_kinds += (uint32_t)size_of(columns, facet);
		}
	census->kinds = census->closed_kinds;
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facet_is_open(facet)) {
			census->first[facet] = census->kinds;
			census->kinds += (uint32_t)size_of(columns, facet);
		}
}

static bool read_columns(struct columns *columns, struct error *err)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facet_is_open(facet) ? !columns_open(columns, facet, err) : !columns_closed(columns, facet, err))
			return false;
	return true;
}

/* Each at the beginning of a line. */
static struct census_row *new_rows(size_t count)
{
	void *rows = NULL;
	if (posix_memalign(&rows, sizeof(struct census_row), count * sizeof(struct census_row)) != 0)
		abort();
	return memset(rows, 0, count * sizeof(struct census_row));
}

bool census_take(struct census *census, struct columns *columns, struct error *err)
{
	const uint32_t *docids = columns_order(columns, ORDER_NEWEST, err);
	if (!docids || !columns_all(columns, err) || !read_columns(columns, err))
		return false;

	number_values(census, columns);
	census->sheet_count = columns->count;
	uint32_t last = 0;
	for (size_t i = 0; i < columns->count; i++)
		last = docids[i] > last ? docids[i] : last;
	census->rows = new_rows((size_t)last + 1);
	census->sizes = mem_new(census->kinds + 1, sizeof *census->sizes);
	add_all(census, columns);
	return true;
}

/* ---- Counting ---- */

/* Sheets of which the values are to be counted, some at a time. */
struct batch {
	const struct census *census;
	uint32_t *counts, by;
	bool has_closed;
	uint32_t docids[BATCH];
	size_t count;
};

static void count_extras(struct batch *batch, uint32_t docid)
{
	const struct census_extra *extras = batch->census->extras;
	size_t low = 0, high = batch->census->extra_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (extras[middle].docid < docid)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < batch->census->extra_count && extras[low].docid == docid; low++)
		if (batch->has_closed || !is_closed(batch->census, extras[low].number))
			batch->counts[extras[low].number] += batch->by;
}

static void count_batch(struct batch *batch)
{
	const struct census_row *rows = batch->census->rows;
	for (size_t i = 0; i < batch->count; i++) {
		if (i + AHEAD < batch->count)
			__builtin_prefetch(&rows[batch->docids[i + AHEAD]]);
		const struct census_row *row = &rows[batch->docids[i]];
		size_t count = row->open + (batch->has_closed ? row->closed : 0u);
		for (size_t at = 0; at < count; at++)
			batch->counts[row->values[at]] += batch->by;
		if (row->has_more)
			count_extras(batch, batch->docids[i]);
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
			batch->docids[batch->count++] = (uint32_t)(word * BITS_A_WORD + (size_t)__builtin_ctzll(rest));
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
	counts->of = mem_new(census->kinds + 1, sizeof *counts->of);
	counts->has_closed = (double)walked * (double)census->closed * WORDS_A_VALUE
		<= (double)total * (double)census->closed_kinds * (double)sheets->count;

	struct batch batch = {
		.census = census,
		.counts = counts->of,
		.by = are_most ? (uint32_t)-1 : 1,
		.has_closed = counts->has_closed,
	};
	if (are_most)
		memcpy(counts->of, census->sizes, census->kinds * sizeof *counts->of);
	walk(&batch, are_most ? all : sheets, are_most ? sheets : NULL);
}
