/* The breakdowns of one part of a figure, of which there are no sums: counted from the events. */

#include "indicators/figures.h"

#include "base/mem.h"
#include "base/text.h"
#include "store/events.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- How many sheets have each facet ---- */

/* "equipement:tni", and how many sheets have it. */
struct facet {
	char *token;
	size_t count;
};

/* A hash table: less than half of its `size` places, a power of two, are taken. */
struct census {
	struct facet *places;
	size_t size, count;
};

static void census_done(struct census *census)
{
	for (size_t i = 0; i < census->size; i++)
		free(census->places[i].token);
	free(census->places);
}
#define OWNED_CENSUS __attribute__((cleanup(census_done))) struct census

/* FNV-1a: tokens are short, and nobody gains by making them meet. */
static size_t hash_of(const char *token, size_t length)
{
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)token[i]) * 1099511628211u;
	return (size_t)(hash ^ (hash >> 32));
}

static struct facet *place_of(const struct census *census, const char *token, size_t length)
{
	size_t at = hash_of(token, length) & (census->size - 1);
	while (census->places[at].token && (strncmp(census->places[at].token, token, length) != 0
		|| census->places[at].token[length] != '\0'))
		at = (at + 1) & (census->size - 1);
	return &census->places[at];
}

static void make_room(struct census *census)
{
	if (2 * (census->count + 1) < census->size)
		return;
	struct census larger = { .size = census->size ? 2 * census->size : 1024, .count = census->count };
	larger.places = mem_new(larger.size, sizeof *larger.places);
	for (size_t i = 0; i < census->size; i++)
		if (census->places[i].token)
			*place_of(&larger, census->places[i].token, strlen(census->places[i].token)) = census->places[i];
	free(census->places);
	*census = larger;
}

static void count_token(struct census *census, const char *token, size_t length)
{
	make_room(census);
	struct facet *facet = place_of(census, token, length);
	if (!facet->token) {
		facet->token = mem_copy_bytes(token, length);
		census->count++;
	}
	facet->count++;
}

/* " departement:023 degre:1 ": each token once. */
static void count_facets(void *context, const char *facets)
{
	for (const char *at = facets; *at; ) {
		size_t length = strcspn(at, " ");
		if (length > 0)
			count_token(context, at, length);
		at += length + (at[length] == ' ');
	}
}

/* ---- As parts ---- */

static int by_count(const void *a, const void *b)
{
	const struct figure_part *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return strcmp(left->value, right->value);
}

static bool is_of(const struct facet *facet, const char *key)
{
	size_t length = strlen(key);
	return facet->token && strncmp(facet->token, key, length) == 0 && facet->token[length] == ':';
}

static void fill(const struct census *census, const char *key, struct figure_parts *parts)
{
	parts->items = mem_new(census->count + 1, sizeof *parts->items);
	for (size_t i = 0; i < census->size; i++)
		if (is_of(&census->places[i], key))
			parts->items[parts->count++] = (struct figure_part){
				.value = mem_copy(census->places[i].token + strlen(key) + 1),
				.count = census->places[i].count,
			};
	qsort(parts->items, parts->count, sizeof *parts->items, by_count);
}

static bool break_down_part(struct db *db, const struct figure_wanted *wanted, struct figure_parts *parts,
	struct error *err)
{
	OWNED_CENSUS census = {0};
	OWNED_STRING facet = text_make(" %s:%s ", wanted->key, wanted->value);
	if (!events_facets(db, &(struct events_wanted){
		.measure = MEASURE_BIT(wanted->measure), .day = wanted->day, .facet = facet,
		.with_examples = wanted->with_examples,
	}, count_facets, &census, err))
		return false;
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		if (!text_equals(breakdowns[i].key, wanted->key))
			fill(&census, breakdowns[i].key, &parts[i]);
	return true;
}

bool figures_break_down(struct db *db, const struct figure_wanted *wanted, struct figure_parts *parts,
	struct error *err)
{
	if (wanted->key)
		return break_down_part(db, wanted, parts, err);
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		if (!figures_parts(db, wanted, breakdowns[i].key, &parts[i], err))
			return false;
	return true;
}
