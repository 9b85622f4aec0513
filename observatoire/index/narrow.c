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

/* Sets of bits are compared word by word; when every sheet is left, their sizes are known. */
static size_t *count_closed(struct columns *columns, enum facet facet, const struct bits *left,
	struct error *err)
{
	const struct column *values = columns_closed(columns, facet, err);
	const struct bits *all = columns_all(columns, err);
	if (!values || !all)
		return NULL;

	bool is_all = bits_size(left) == columns->count;
	size_t size = vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
	size_t *counts = mem_new(size + 1, sizeof *counts);
	for (size_t rank = 0; rank < size; rank++)
		counts[rank] = is_all ? values[rank].size : bits_common(left, &values[rank].sheets);
	return counts;
}

static size_t *count_open(struct columns *columns, enum facet facet, const struct bits *left,
	struct words *keys, struct error *err)
{
	const struct open_values *values = columns_open(columns, facet, err);
	const struct bits *all = columns_all(columns, err);
	if (!values || !all)
		return NULL;

	size_t *counts = open_values_count(values, left, all), kept = 0;
	for (size_t rank = 0; rank < values->keys.count; rank++)
		if (counts[rank] > 0) {
			words_add(keys, values->keys.items[rank]);
			counts[kept++] = counts[rank];
		}
	return counts;
}

size_t *narrow_count(const struct narrow *narrow, struct columns *columns, enum facet facet,
	const struct bits *matched, struct words *keys, struct error *err)
{
	OWNED_BITS left = {0};
	bits_copy(&left, matched);
	narrow_apply(narrow, facets[facet].group, &left);
	return facets[facet].vocabulary == FACET_OPEN
		? count_open(columns, facet, &left, keys, err)
		: count_closed(columns, facet, &left, err);
}
