#include "catalogue/facet_values.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/search.h"

#include <stdlib.h>
#include <string.h>

void facet_values_done(struct found *found)
{
	for (size_t facet = 0; facet < FACET_COUNT; facet++) {
		free(found->values[facet]);
		words_done(&found->open_keys[facet]);
	}
}

static bool is_chosen(const struct catalogue_request *request, enum facet facet, const char *key)
{
	for (size_t i = 0; i < request->filter_count; i++)
		if (request->filters[i].facet == facet && text_equals(request->filters[i].key, key))
			return true;
	return false;
}

static void add_value(struct found *found, enum facet facet, struct facet_value value)
{
	found->values[facet][found->value_count[facet]++] = value;
}

/* ---- Closed facets: as the vocabulary has them ---- */

static void fill_closed(struct found *found, const struct vocabularies *vocabularies,
	enum facet facet, const struct catalogue_request *request, const size_t *counts)
{
	enum vocabulary_name vocabulary = facets[facet].vocabulary;
	size_t size = vocabulary_size(vocabularies, vocabulary);
	found->values[facet] = mem_new(size + 1, sizeof *found->values[facet]);
	for (size_t rank = 0; rank < size; rank++) {
		const struct term *term = vocabulary_at(vocabularies, vocabulary, rank);
		bool chosen = is_chosen(request, facet, term->key);
		if (counts[rank] > 0 || chosen)
			add_value(found, facet, (struct facet_value){ term, term->key, counts[rank], chosen });
	}
}

/* ---- Open facets: what sheets bring ---- */

static int by_count_descending(const void *a, const void *b)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	return (left < right) - (left > right);
}

static int by_key(const void *a, const void *b)
{
	const struct facet_value *left = a, *right = b;
	return strcmp(left->key, right->key);
}

/* Which values are told: those above a count, and of those with just this count the first ones. */
struct cut {
	size_t count, ties;
};

static struct cut cut_of(const size_t *counts, size_t size)
{
	if (size <= CATALOGUE_OPEN_VALUES)
		return (struct cut){ .count = 0, .ties = size };

	size_t *sorted = mem_new(size, sizeof *sorted);
	memcpy(sorted, counts, size * sizeof *sorted);
	qsort(sorted, size, sizeof *sorted, by_count_descending);
	struct cut cut = { .count = sorted[CATALOGUE_OPEN_VALUES - 1] };
	for (size_t i = 0; i < CATALOGUE_OPEN_VALUES; i++)
		cut.ties += sorted[i] == cut.count;
	free(sorted);
	return cut;
}

static bool is_told(struct cut *cut, size_t count)
{
	if (count != cut->count || cut->ties == 0)
		return count > cut->count;
	cut->ties--;
	return true;
}

static void add_open(struct found *found, enum facet facet, const char *key, size_t count,
	bool is_chosen_too)
{
	struct words *keys = &found->open_keys[facet];
	words_add(keys, key);
	add_value(found, facet, (struct facet_value){
		.key = keys->items[keys->count - 1], .count = count, .is_chosen = is_chosen_too,
	});
}

static void fill_open(struct found *found, enum facet facet, const struct catalogue_request *request,
	const struct words *keys, const size_t *counts)
{
	struct cut cut = cut_of(counts, keys->count);
	found->values[facet] = mem_new(keys->count + request->filter_count + 1,
		sizeof *found->values[facet]);
	for (size_t i = 0; i < keys->count; i++) {
		bool chosen = is_chosen(request, facet, keys->items[i]);
		if (is_told(&cut, counts[i]) || chosen)
			add_open(found, facet, keys->items[i], counts[i], chosen);
		else
			found->untold[facet]++;
	}

	for (size_t i = 0; i < request->filter_count; i++) {
		const struct filter *filter = &request->filters[i];
		if (filter->facet == facet && !words_has(&found->open_keys[facet], filter->key))
			add_open(found, facet, filter->key, 0, true);
	}
	if (found->value_count[facet])
		qsort(found->values[facet], found->value_count[facet], sizeof *found->values[facet], by_key);
}

void facet_values_fill(struct found *found, const struct vocabularies *vocabularies,
	const struct catalogue_request *request, const struct search_result *result)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facets[facet].vocabulary == FACET_OPEN)
			fill_open(found, facet, request, &result->keys[facet], result->counts[facet]);
		else
			fill_closed(found, vocabularies, facet, request, result->counts[facet]);
}
