#include "index/narrow.h"

#include "base/mem.h"
#include "index/columns.h"

void narrow_done(struct narrow *narrow)
{
	for (size_t i = 0; i < FACET_COUNT; i++)
		bits_done(&narrow->chosen[i]);
	*narrow = (struct narrow){0};
}

bool narrow_choose(struct narrow *narrow, struct columns *columns, const struct filter *filters,
	size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		enum facet group = facets[filters[i].facet].group;
		if (!columns_add(columns, &filters[i], &narrow->chosen[group], err))
			return false;
		narrow->is_chosen[group] = true;
	}
	return true;
}

void narrow_apply(const struct narrow *narrow, enum facet but, struct bits *bits)
{
	for (size_t i = 0; i < FACET_COUNT; i++)
		if (i != but && narrow->is_chosen[i])
			bits_intersect(bits, &narrow->chosen[i]);
}

/* ---- Counts ---- */

static void left_done(struct narrow_left *left)
{
	bits_done(&left->sheets);
	census_counts_done(&left->counts);
	*left = (struct narrow_left){0};
}

void narrow_counting_done(struct narrow_counting *counting)
{
	left_done(&counting->all);
	left_done(&counting->some);
}

static bool has_open(enum facet group)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facets[facet].group == group && facet_is_open(facet))
			return true;
	return false;
}

/* Groups of which nothing was chosen leave the same sheets: these are counted once. */
static struct narrow_left *left_for(struct narrow_counting *counting, enum facet group,
	struct error *err)
{
	bool is_chosen = counting->narrow->is_chosen[group];
	enum facet but = is_chosen ? group : FACET_COUNT;
	struct narrow_left *left = is_chosen ? &counting->some : &counting->all;
	if (left->is_counted && left->but == but)
		return left;

	const struct census *census = columns_census(counting->columns, err);
	if (!census)
		return NULL;
	left_done(left);
	left->but = but;
	bits_copy(&left->sheets, counting->matched);
	narrow_apply(counting->narrow, but, &left->sheets);
	/* Of one closed group alone, a few sets of bits are sooner compared than all facets are counted. */
	if (!is_chosen || has_open(group))
		census_count(census, &left->sheets, &counting->columns->all, &left->counts);
	left->is_counted = true;
	return left;
}

/* Where the census told nothing, sets of bits are compared word by word. */
static size_t *count_closed(struct columns *columns, enum facet facet, const struct narrow_left *left)
{
	const struct column *values = columns->closed[facet];
	const uint32_t *counted = left->counts.has_closed ? left->counts.of + columns->census.first[facet] : NULL;
	size_t size = vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
	size_t *counts = mem_new(size + 1, sizeof *counts);
	for (size_t rank = 0; rank < size; rank++)
		counts[rank] = counted ? counted[rank]
			: bits_common(&left->sheets, &values[rank].sheets);
	return counts;
}

static size_t *count_open(struct columns *columns, enum facet facet, const struct narrow_left *left,
	struct words *keys)
{
	const struct words *all = &columns->open[facet].keys;
	const uint32_t *counted = left->counts.of + columns->census.first[facet];
	size_t *counts = mem_new(all->count + 1, sizeof *counts), kept = 0;
	for (size_t rank = 0; rank < all->count; rank++)
		if (counted[rank] > 0) {
			words_add(keys, all->items[rank]);
			counts[kept++] = counted[rank];
		}
	return counts;
}

size_t *narrow_count(struct narrow_counting *counting, enum facet facet, struct words *keys,
	struct error *err)
{
	const struct narrow_left *left = left_for(counting, facets[facet].group, err);
	if (!left)
		return NULL;
	return facet_is_open(facet)
		? count_open(counting->columns, facet, left, keys)
		: count_closed(counting->columns, facet, left);
}
