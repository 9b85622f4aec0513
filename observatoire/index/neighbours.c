#include "index/neighbours.h"

#include "base/mem.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/question.h"
#include "index/ranking.h"

#include <stdlib.h>

enum {
	MOST_BETWEEN = 8,  /* places from one word to the next; beyond, they are not together */
	PAIRS = 32,        /* of a question, that are noted */
};

/* By the rarity of the commoner word: past 1, pairs hide what is about the right thing. */
static const double FACTOR = 0.6;

/* Where a word stands in the sheet that is looked at. */
struct places {
	uint32_t *items;  /* `count` of them, rising */
	size_t count, capacity;
};

static void add_place(void *context, uint32_t position)
{
	struct places *places = context;
	if (places->count == places->capacity) {
		places->capacity = places->capacity ? 2 * places->capacity : 16;
		places->items = mem_resize(places->items, places->capacity, sizeof *places->items);
	}
	places->items[places->count++] = position;
}

static bool read_places(struct columns *columns, uint32_t docid, const char *light,
	struct places *places, struct error *err)
{
	places->count = 0;
	return engine_positions(columns->engine, docid, light, add_place, places, err);
}

/* Whether the second word stands `distance` after the first, somewhere. */
static bool follows(const struct places *first, const struct places *second, uint32_t distance)
{
	for (size_t i = 0, k = 0; i < first->count && k < second->count;) {
		uint32_t wanted = first->items[i] + distance;
		if (second->items[k] == wanted)
			return true;
		if (second->items[k] < wanted)
			k++;
		else
			i++;
	}
	return false;
}

static bool is_word(const struct clause *clause)
{
	return clause->node && clause->node->kind == QUESTION_WORD && !clause->node->is_prefix
		&& bits_size(&clause->bits) > 0;
}

/* Places from a word of the question to the one after it; 0 when they are no neighbours. */
static uint32_t distance(const struct match *match, size_t second)
{
	const struct clause *a = &match->wanted[second - 1], *b = &match->wanted[second];
	if (!is_word(a) || !is_word(b) || b->node->offset <= a->node->offset
		|| b->node->offset - a->node->offset > MOST_BETWEEN)
		return 0;
	return b->node->offset - a->node->offset;
}

/* Two pairs share a word: its places are read once. */
static bool lift_sheet(struct columns *columns, struct match *match, struct places places[2],
	struct ranked *sheet, struct error *err)
{
	size_t read = 0;  /* the word whose places places[read % 2] holds, from 1 */
	for (size_t i = 1; i < match->wanted_count; i++) {
		const struct clause *first = &match->wanted[i - 1], *second = &match->wanted[i];
		uint32_t apart = distance(match, i);
		if (apart == 0 || !bits_has(&first->bits, sheet->docid)
			|| !bits_has(&second->bits, sheet->docid))
			continue;
		if ((read != i && !read_places(columns, sheet->docid, first->node->light, &places[i % 2], err))
			|| !read_places(columns, sheet->docid, second->node->light, &places[(i + 1) % 2], err))
			return false;
		read = i + 1;
		double rarity = first->rarity < second->rarity ? first->rarity : second->rarity;
		if (!follows(&places[i % 2], &places[(i + 1) % 2], apart))
			continue;
		sheet->weight += (float)(FACTOR * rarity);
		match->pairs |= i < PAIRS ? 1u << i : 0;
	}
	return true;
}

bool neighbours_lift(struct columns *columns, struct match *match, struct ranked *sheets,
	size_t count, struct error *err)
{
	struct places places[2] = {0};
	bool done = true;
	for (size_t i = 0; done && i < count; i++)
		done = lift_sheet(columns, match, places, &sheets[i], err);
	free(places[0].items);
	free(places[1].items);
	return done;
}

bool neighbours_stand(struct columns *columns, uint32_t docid, const struct neighbours *pair, bool *stand,
	struct error *err)
{
	struct places first = {0}, second = {0};
	bool done = read_places(columns, docid, pair->first, &first, err)
		&& read_places(columns, docid, pair->second, &second, err);
	*stand = done && follows(&first, &second, pair->apart);
	free(first.items);
	free(second.items);
	return done;
}
