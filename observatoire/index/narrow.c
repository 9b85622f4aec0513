#include "index/narrow.h"

#include "base/mem.h"
#include "index/columns.h"

void narrow_done(struct narrow *narrow)
{
	for (size_t i = 0; i < FACET_COUNT; i++)
		bits_done(&narrow->chosen[i]);
	*narrow = (struct narrow){0};
}

static bool choose(struct narrow *narrow, struct columns *columns, const struct filter *filter,
	struct error *err)
{
	const struct bits *values = columns_facet(columns, filter->facet, err);
	if (!values)
		return false;

	const struct term *term = vocabulary_find(columns->vocabularies,
		facets[filter->facet].vocabulary, filter->key);
	narrow->is_chosen[filter->facet] = true;
	if (term)
		bits_unite(&narrow->chosen[filter->facet], &values[term->rank]);
	return true;
}

bool narrow_choose(struct narrow *narrow, struct columns *columns, const struct filter *filters,
	size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!choose(narrow, columns, &filters[i], err))
			return false;
	return true;
}

void narrow_apply(const struct narrow *narrow, enum facet but, struct bits *bits)
{
	for (size_t i = 0; i < FACET_COUNT; i++)
		if (i != but && narrow->is_chosen[i])
			bits_intersect(bits, &narrow->chosen[i]);
}

size_t *narrow_count(const struct narrow *narrow, struct columns *columns, enum facet facet,
	const struct bits *matched, struct error *err)
{
	const struct bits *values = columns_facet(columns, facet, err);
	if (!values)
		return NULL;

	OWNED_BITS left = {0};
	bits_copy(&left, matched);
	narrow_apply(narrow, facet, &left);

	size_t size = vocabulary_size(columns->vocabularies, facets[facet].vocabulary);
	size_t *counts = mem_new(size + 1, sizeof *counts);
	for (size_t rank = 0; rank < size; rank++)
		counts[rank] = bits_common(&left, &values[rank]);
	return counts;
}
