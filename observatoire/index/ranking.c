#include "index/ranking.h"

#include "base/mem.h"
#include "index/answers.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/match.h"
#include "index/neighbours.h"
#include "index/weights.h"

#include <stdlib.h>

void ranking_done(struct ranking *ranking)
{
	free(ranking->items);
	*ranking = (struct ranking){0};
}

/* ---- What a sheet weighs ---- */

static void add_clauses(struct sums *sums, const struct clause *clauses, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t share = 0; share < clauses[i].share_count; share++)
			sums_add_weights(sums, &clauses[i].shares[share].answers->weights,
				clauses[i].shares[share].factor);
}

static void add_up(struct sums *sums, const struct match *match, bool is_as_typed)
{
	add_clauses(sums, match->wanted, match->wanted_count);
	add_clauses(sums, match->required, match->required_count);
	for (size_t i = 0; i < match->lift_count; i++)
		sums_add_weights(sums, &match->lifts[i].answers->weights, 1);
	for (size_t i = 0; !is_as_typed && i < match->through_count; i++)
		sums_add_weights(sums, &match->through[i].weights, 1);
}

/* ---- The best of them: a heap, its worst on top ---- */

struct heap {
	struct ranked *items;
	size_t count, room;
	const uint32_t *newest;  /* place of a docid among the newest */
};

static bool is_before(const struct heap *heap, struct ranked a, struct ranked b)
{
	return a.weight != b.weight ? a.weight > b.weight : heap->newest[a.docid] < heap->newest[b.docid];
}

static void swap(struct ranked *a, struct ranked *b)
{
	struct ranked kept = *a;
	*a = *b;
	*b = kept;
}

static void sink(struct heap *heap, size_t at, size_t count)
{
	for (;;) {
		size_t worst = at;
		for (size_t child = 2 * at + 1; child < count && child <= 2 * at + 2; child++)
			if (is_before(heap, heap->items[worst], heap->items[child]))
				worst = child;
		if (worst == at)
			return;
		swap(&heap->items[at], &heap->items[worst]);
		at = worst;
	}
}

static void rise(struct heap *heap, size_t at)
{
	for (size_t above; at > 0; at = above) {
		above = (at - 1) / 2;
		if (!is_before(heap, heap->items[above], heap->items[at]))
			return;
		swap(&heap->items[at], &heap->items[above]);
	}
}

static void offer(struct heap *heap, struct ranked ranked)
{
	if (heap->count < heap->room) {
		heap->items[heap->count] = ranked;
		rise(heap, heap->count++);
	} else if (is_before(heap, ranked, heap->items[0])) {
		heap->items[0] = ranked;
		sink(heap, 0, heap->count);
	}
}

/* What was a heap becomes a list, best first. */
static void settle(struct heap *heap)
{
	for (size_t left = heap->count; left > 1; left--) {
		swap(&heap->items[0], &heap->items[left - 1]);
		sink(heap, 0, left - 1);
	}
}

/* ---- The list ---- */

/* The worst of a heap, the best of a list. */
static float on_top(const struct heap *heap)
{
	return heap->count ? heap->items[0].weight : 0;
}

/* Keep the best of a list; what was added up is forgotten. Most weigh too little to be looked at twice. */
static void choose(struct heap *heap, struct sums *sums, const struct bits *set)
{
	for (uint32_t docid, from = 0; heap->room && bits_next(set, from, &docid); from = docid + 1) {
		float weight = sums_of(sums, docid);
		if (heap->count < heap->room || weight >= on_top(heap))
			offer(heap, (struct ranked){ docid, weight });
	}
	sums_clear(sums);
	settle(heap);
}

/* The few first are put in order again, as their weights changed. */
static void reorder(struct heap *heap, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t at = i; at > 0 && is_before(heap, heap->items[at], heap->items[at - 1]); at--)
			swap(&heap->items[at], &heap->items[at - 1]);
}

/* The first of a list are looked at closer, whichever part of them is shown. */
static bool look_closer(struct heap *heap, struct columns *columns, struct match *match,
	struct error *err)
{
	size_t count = heap->count < NEIGHBOURS_SHEETS ? heap->count : NEIGHBOURS_SHEETS;
	if (!neighbours_lift(columns, match, heap->items, count, err))
		return false;
	reorder(heap, count);
	return true;
}

/* How many must be ranked to give those wanted. */
static size_t room_for(const struct ranking_request *request)
{
	size_t size = bits_size(request->set), wanted = request->offset + request->limit;
	if (request->limit > 0 && wanted < NEIGHBOURS_SHEETS)
		wanted = NEIGHBOURS_SHEETS;
	return wanted < size ? wanted : size;
}

static void take_part(struct ranking *ranking, struct heap *heap, const struct ranking_request *request)
{
	size_t left = heap->count > request->offset ? heap->count - request->offset : 0;
	ranking->best = on_top(heap);
	ranking->items = heap->items;
	ranking->count = left < request->limit ? left : request->limit;
	for (size_t i = 0; i < ranking->count; i++)
		ranking->items[i] = ranking->items[request->offset + i];
}

bool ranking_make(struct ranking *ranking, struct columns *columns, struct match *match,
	const struct ranking_request *request, struct error *err)
{
	const uint32_t *newest = columns_newest(columns, err);
	if (!newest)
		return false;

	struct heap heap = { .room = room_for(request), .newest = newest };
	heap.items = mem_new(heap.room + 1, sizeof *heap.items);
	add_up(&columns->sums, match, request->is_as_typed);
	choose(&heap, &columns->sums, request->set);
	if (!look_closer(&heap, columns, match, err)) {
		free(heap.items);
		return false;
	}

	ranking_done(ranking);
	take_part(ranking, &heap, request);
	return true;
}
