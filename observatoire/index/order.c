#include "index/order.h"

#include "base/mem.h"
#include "index/engine.h"
#include "index/schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A sheet on its way into an order. */
struct place {
	uint64_t first;   /* what sorts, upside down when the greatest comes first */
	uint32_t second;  /* the day of publication, upside down; 0 where it does not count */
	uint32_t docid;
	char *text;       /* the whole of what `first` begins; NULL for numbers */
};

struct places {
	struct place *items;  /* by rising docid, until they are sorted */
	size_t count, capacity;
	size_t cursor;        /* the last one a value of another slot was given to */
};

/* Every document has this value, 0 when its day is unknown. */
static void add_place(void *context, uint32_t docid, double day)
{
	struct places *places = context;
	places->items = mem_room(places->items, places->count, &places->capacity,
		sizeof *places->items);
	places->items[places->count++] = (struct place){
		.docid = docid,
		.second = UINT32_MAX - (uint32_t)day,
	};
}

/* Both streams rise: the place of a docid is never behind the one before. */
static struct place *place_of(struct places *places, uint32_t docid)
{
	while (places->cursor < places->count && places->items[places->cursor].docid < docid)
		places->cursor++;
	return places->cursor < places->count && places->items[places->cursor].docid == docid
		? &places->items[places->cursor] : NULL;
}

static void note_number(void *context, uint32_t docid, double number)
{
	struct place *place = place_of(context, docid);
	if (place)
		place->first = UINT64_MAX - (uint64_t)number;
}

/* The first eight bytes decide nearly always, and are compared as one number. */
static void note_text(void *context, uint32_t docid, const char *bytes, size_t length)
{
	struct place *place = place_of(context, docid);
	if (!place)
		return;

	place->text = mem_copy_bytes(bytes, length);
	for (size_t i = 0; i < sizeof place->first; i++)
		place->first = place->first << 8 | (i < length ? (unsigned char)bytes[i] : 0);
}

static int compare(const void *a, const void *b)
{
	const struct place *left = a, *right = b;
	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	if (left->text && right->text) {
		int difference = strcmp(left->text, right->text);
		if (difference)
			return difference;
	}
	if (left->second != right->second)
		return left->second < right->second ? -1 : 1;
	return (left->docid > right->docid) - (left->docid < right->docid);
}

static bool read_places(struct places *places, struct engine *engine, enum order order,
	struct error *err)
{
	if (!engine_numbers(engine, SLOT_PUBLISHED, add_place, places, err))
		return false;
	if (order == ORDER_NEWEST)
		return true;

	bool is_title = order == ORDER_TITLE;
	for (size_t i = 0; i < places->count; i++) {
		places->items[i].first = is_title ? 0 : UINT64_MAX;
		if (is_title)
			places->items[i].second = 0;
	}
	if (is_title)
		return engine_texts(engine, SLOT_TITLE, note_text, places, err);
	return engine_numbers(engine, order == ORDER_REVISED ? SLOT_REVISED : SLOT_REUSES,
		note_number, places, err);
}

uint32_t *order_read(struct engine *engine, enum order order, size_t *count, struct error *err)
{
	assert(order != ORDER_RELEVANCE && order < ORDER_COUNT);
	struct places places = {0};
	uint32_t *docids = NULL;

	if (read_places(&places, engine, order, err)) {
		if (places.count)
			qsort(places.items, places.count, sizeof *places.items, compare);
		docids = mem_new(places.count + 1, sizeof *docids);
		for (size_t i = 0; i < places.count; i++)
			docids[i] = places.items[i].docid;
		*count = places.count;
	}
	for (size_t i = 0; i < places.count; i++)
		free(places.items[i].text);
	free(places.items);
	return docids;
}
