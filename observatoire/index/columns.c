#include "index/columns.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/engine.h"
#include "index/recall.h"
#include "index/schema.h"
#include "index/spelling.h"

#include <assert.h>
#include <stdlib.h>

void columns_init(struct columns *columns, struct engine *engine,
	const struct vocabularies *vocabularies)
{
	*columns = (struct columns){
		.engine = engine,
		.vocabularies = vocabularies,
		.recall = recall_new(),
		.recall_bytes = RECALL_BYTES,
	};
}

static void free_values(struct column *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bits_done(&values[i].sheets);
	free(values);
}

static void forget(struct columns *columns)
{
	for (size_t facet = 0; facet < FACET_COUNT; facet++) {
		if (columns->closed[facet])
			free_values(columns->closed[facet],
				vocabulary_size(columns->vocabularies, facets[facet].vocabulary));
		open_values_done(&columns->open[facet]);
	}
	for (size_t order = 0; order < ORDER_COUNT; order++)
		free(columns->orders[order]);
	census_done(&columns->census);
	bits_done(&columns->all);
	free(columns->newest);
	lengths_done(&columns->lengths);
	spelling_free(columns->spelling);
	recall_free(columns->recall);
	sums_done(&columns->sums);
}

void columns_forget(struct columns *columns)
{
	const struct columns told = *columns;
	forget(columns);
	columns_init(columns, told.engine, told.vocabularies);
	columns->lights = told.lights;
	columns->lexicon = told.lexicon;
	columns->names = told.names;
	columns->recall_bytes = told.recall_bytes;
}

void columns_trim(struct columns *columns)
{
	recall_trim(columns->recall, columns->recall_bytes);
}

void columns_done(struct columns *columns)
{
	forget(columns);
	*columns = (struct columns){0};
}

static bool read_value(struct columns *columns, enum facet facet, const char *key,
	struct bits *bits, struct error *err)
{
	OWNED_TEXT term = {0};
	text_add(&term, facets[facet].prefix);
	text_add(&term, key);
	return engine_postings(columns->engine, text_string(&term), bits, err);
}

static bool is_class_of(const struct term *level, const struct term *cycle)
{
	return text_equals(level->cycle, cycle->key) && level != cycle;
}

/* « Cycle 3 » and no class of it is for each of them, as it is for words (document.c). */
static void spread_cycle(const struct vocabularies *vocabularies, const struct term *cycle,
	struct column *values)
{
	OWNED_BITS whole = {0};
	size_t count = vocabulary_size(vocabularies, VOCABULARY_LEVELS);
	bits_copy(&whole, &values[cycle->rank].sheets);
	for (size_t rank = 0; rank < count; rank++)
		if (is_class_of(vocabulary_at(vocabularies, VOCABULARY_LEVELS, rank), cycle))
			bits_subtract(&whole, &values[rank].sheets);
	for (size_t rank = 0; rank < count; rank++)
		if (is_class_of(vocabulary_at(vocabularies, VOCABULARY_LEVELS, rank), cycle))
			bits_unite(&values[rank].sheets, &whole);
}

static void spread_cycles(const struct vocabularies *vocabularies, struct column *values)
{
	for (size_t rank = 0; rank < vocabulary_size(vocabularies, VOCABULARY_LEVELS); rank++) {
		const struct term *level = vocabulary_at(vocabularies, VOCABULARY_LEVELS, rank);
		if (text_equals(level->cycle, level->key))
			spread_cycle(vocabularies, level, values);
	}
}

const struct column *columns_closed(struct columns *columns, enum facet facet, struct error *err)
{
	assert(!facet_is_open(facet));
	if (columns->closed[facet])
		return columns->closed[facet];

	enum vocabulary_name vocabulary = facets[facet].vocabulary;
	size_t count = vocabulary_size(columns->vocabularies, vocabulary);
	struct column *values = mem_new(count + 1, sizeof *values);
	for (size_t rank = 0; rank < count; rank++) {
		const struct term *term = vocabulary_at(columns->vocabularies, vocabulary, rank);
		if (!read_value(columns, facet, term->key, &values[rank].sheets, err)) {
			free_values(values, count);
			return NULL;
		}
	}
	if (facet == FACET_LEVEL)
		spread_cycles(columns->vocabularies, values);
	for (size_t rank = 0; rank < count; rank++)
		values[rank].size = bits_size(&values[rank].sheets);
	columns->closed[facet] = values;
	return values;
}

const struct open_values *columns_open(struct columns *columns, enum facet facet, struct error *err)
{
	assert(facet_is_open(facet));
	if (!columns->has_open[facet])
		columns->has_open[facet] = open_values_read(&columns->open[facet], columns->engine,
			facets[facet].prefix, err);
	return columns->has_open[facet] ? &columns->open[facet] : NULL;
}

const struct census *columns_census(struct columns *columns, struct error *err)
{
	if (!columns->census.rows && !census_take(&columns->census, columns, err))
		return NULL;
	return &columns->census;
}

bool columns_add(struct columns *columns, const struct filter *filter, struct bits *bits,
	struct error *err)
{
	/* One value of an open facet is read where it is: there may be a thousand. */
	if (facet_is_open(filter->facet))
		return read_value(columns, filter->facet, filter->key, bits, err);

	const struct column *values = columns_closed(columns, filter->facet, err);
	if (!values)
		return false;

	const struct term *term = vocabulary_find(columns->vocabularies,
		facets[filter->facet].vocabulary, filter->key);
	if (term)
		bits_unite(bits, &values[term->rank].sheets);
	return true;
}

bool columns_add_marked(struct columns *columns, const char *mark, struct bits *bits, struct error *err)
{
	OWNED_STRING term = text_make("%s%s", SCHEMA_MARK, mark);
	return engine_postings(columns->engine, term, bits, err);
}

const uint32_t *columns_order(struct columns *columns, enum order order, struct error *err)
{
	if (!columns->orders[order])
		columns->orders[order] = order_read(columns->engine, order, &columns->count, err);
	return columns->orders[order];
}

const struct bits *columns_all(struct columns *columns, struct error *err)
{
	const uint32_t *newest = columns_order(columns, ORDER_NEWEST, err);
	if (!newest)
		return NULL;

	if (columns->all.count == 0)
		for (size_t i = 0; i < columns->count; i++)
			bits_add(&columns->all, newest[i]);
	return &columns->all;
}

const uint32_t *columns_newest(struct columns *columns, struct error *err)
{
	const uint32_t *docids = columns_order(columns, ORDER_NEWEST, err);
	uint32_t last = 0;
	if (!docids || columns->newest)
		return docids ? columns->newest : NULL;

	for (size_t i = 0; i < columns->count; i++)
		last = docids[i] > last ? docids[i] : last;
	columns->newest = mem_new((size_t)last + 1, sizeof *columns->newest);
	for (size_t i = 0; i < columns->count; i++)
		columns->newest[docids[i]] = (uint32_t)i;
	return columns->newest;
}

const struct lengths *columns_lengths(struct columns *columns, struct error *err)
{
	if (columns->lengths.count == 0 && !lengths_read(&columns->lengths, columns->engine, err))
		return NULL;
	return &columns->lengths;
}

const struct spelling *columns_spelling(struct columns *columns, struct error *err)
{
	if (columns->spelling)
		return columns->spelling;
	columns->spelling = spelling_read(columns->engine, err);
	for (size_t i = 0; columns->spelling && columns->lights && i < columns->lights->count; i++)
		spelling_add(columns->spelling, columns->lights->items[i]);
	return columns->spelling;
}
