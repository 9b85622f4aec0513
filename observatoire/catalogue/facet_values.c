#include "catalogue/facet_values.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/cut.h"
#include "index/search.h"
#include "index/sort_key.h"

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
			add_value(found, facet, (struct facet_value){
				.term = term, .key = term->key, .count = counts[rank], .is_chosen = chosen,
			});
	}
}

/* ---- Open facets: what sheets bring ---- */

/* A value beside what it is sorted by. */
struct placed {
	const char *key;
	struct facet_value value;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;
	int order = strcmp(left->key, right->key);
	return order ? order : strcmp(left->value.key, right->value.key);
}

void facet_values_sort(struct facet_value *values, size_t count, const char *const *keys)
{
	struct placed *placed = mem_new(count + 1, sizeof *placed);
	for (size_t i = 0; i < count; i++)
		placed[i] = (struct placed){ keys[i], values[i] };
	qsort(placed, count, sizeof *placed, by_place);
	for (size_t i = 0; i < count; i++)
		values[i] = placed[i].value;
	free(placed);
}

/* Names of tags as a dictionary has them; years, and numbers of places until schools.c knows what these
 * are called, as they are written. */
static void sort_open(struct found *found, enum facet facet)
{
	OWNED_WORDS keys = {0};
	size_t count = found->value_count[facet];
	for (size_t i = 0; i < count; i++)
		if (facet == FACET_TAG)
			words_give(&keys, sort_key(found->values[facet][i].key));
		else
			words_add(&keys, found->values[facet][i].key);
	if (count)
		facet_values_sort(found->values[facet], count, (const char *const *)keys.items);
}

/* Who chose a department looks for its schools: they have the room, others what is left of it. */
static bool is_near(const struct catalogue_request *request, enum facet facet, const char *key)
{
	bool has_department = false;
	for (size_t i = 0; facet == FACET_SCHOOL && i < request->filter_count; i++) {
		const struct filter *filter = &request->filters[i];
		if (filter->facet != FACET_DEPARTMENT)
			continue;
		if (strncmp(key, filter->key, strlen(filter->key)) == 0)
			return true;
		has_department = true;
	}
	return !has_department;
}

/* Those that are told: of the near ones, and of the others. */
struct cuts {
	struct cut near, far;
};

static struct cuts cuts_of(enum facet facet, const struct catalogue_request *request,
	const struct words *keys, const size_t *counts)
{
	size_t near_count = 0, far_count = 0;
	size_t *near = mem_new(keys->count + 1, sizeof *near);
	size_t *far = mem_new(keys->count + 1, sizeof *far);
	for (size_t i = 0; i < keys->count; i++)
		if (is_near(request, facet, keys->items[i]))
			near[near_count++] = counts[i];
		else
			far[far_count++] = counts[i];

	size_t left = near_count < CATALOGUE_OPEN_VALUES ? CATALOGUE_OPEN_VALUES - near_count : 0;
	struct cuts cuts = {
		.near = cut_of(near, near_count, CATALOGUE_OPEN_VALUES),
		.far = cut_of(far, far_count, left),
	};
	free(near);
	free(far);
	return cuts;
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
	struct cuts cuts = cuts_of(facet, request, keys, counts);
	found->values[facet] = mem_new(keys->count + request->filter_count + 1,
		sizeof *found->values[facet]);
	for (size_t i = 0; i < keys->count; i++) {
		bool chosen = is_chosen(request, facet, keys->items[i]);
		struct cut *cut = is_near(request, facet, keys->items[i]) ? &cuts.near : &cuts.far;
		if (cut_takes(cut, counts[i]) || chosen)
			add_open(found, facet, keys->items[i], counts[i], chosen);
		else
			found->untold[facet]++;
	}

	for (size_t i = 0; i < request->filter_count; i++) {
		const struct filter *filter = &request->filters[i];
		if (filter->facet == facet && !words_has(&found->open_keys[facet], filter->key))
			add_open(found, facet, filter->key, 0, true);
	}
	sort_open(found, facet);
}

void facet_values_fill(struct found *found, const struct vocabularies *vocabularies,
	const struct catalogue_request *request, const struct search_result *result)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facet_is_open(facet))
			fill_open(found, facet, request, &result->keys[facet], result->counts[facet]);
		else
			fill_closed(found, vocabularies, facet, request, result->counts[facet]);
}
