#ifndef INDEX_NARROW_H
#define INDEX_NARROW_H

#include "base/error.h"
#include "index/bits.h"
#include "index/facet.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;

/** The filters of one search: OR inside a facet, AND between facets. Starts as {0}. */
struct narrow {
	bool is_chosen[FACET_COUNT];      /* a value of this facet was chosen */
	struct bits chosen[FACET_COUNT];  /* the sheets with one of them */
};

void narrow_done(struct narrow *narrow);
#define OWNED_NARROW __attribute__((cleanup(narrow_done))) struct narrow

/** Take `count` filters. An unknown key is a choice no sheet meets. Fails as columns_facet(). */
bool narrow_choose(struct narrow *narrow, struct columns *columns, const struct filter *filters,
	size_t count, struct error *err);

/** Keep of `bits` what meets every facet but `but`; FACET_COUNT for every facet. */
void narrow_apply(const struct narrow *narrow, enum facet but, struct bits *bits);

/**
 * How many of `matched` each value of `facet` would leave if nothing were chosen in it:
 * by rank in its vocabulary, for the caller to free(). NULL as columns_facet().
 */
size_t *narrow_count(const struct narrow *narrow, struct columns *columns, enum facet facet,
	const struct bits *matched, struct error *err);

#endif
