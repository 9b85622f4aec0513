#ifndef INDEX_NARROW_H
#define INDEX_NARROW_H

#include "base/error.h"
#include "base/words.h"
#include "index/bits.h"
#include "index/census.h"
#include "index/facet.h"

#include <stdbool.h>
#include <stddef.h>

struct columns;

/** The filters of one search: OR inside a group of facets, AND between groups. Starts as {0}. */
struct narrow {
	bool is_chosen[FACET_COUNT];      /* by group: a value of one of its facets was chosen */
	struct bits chosen[FACET_COUNT];  /* the sheets with one of them */
};

void narrow_done(struct narrow *narrow);
#define OWNED_NARROW __attribute__((cleanup(narrow_done))) struct narrow

/** Take `count` filters. An unknown key is a choice no sheet meets. Fails as columns_add(). */
bool narrow_choose(struct narrow *narrow, struct columns *columns, const struct filter *filters,
	size_t count, struct error *err);

/** Keep of `bits` what meets every group but `but`; FACET_COUNT for every group. */
void narrow_apply(const struct narrow *narrow, enum facet but, struct bits *bits);

/** The sheets left once every group but one is met, and what they have. */
struct narrow_left {
	bool is_counted;
	enum facet but;  /* FACET_COUNT: every group is met */
	struct bits sheets;
	struct census_counts counts;
};

/** Counts beside the values of all facets. Starts with its first three members. */
struct narrow_counting {
	const struct narrow *narrow;
	struct columns *columns;
	const struct bits *matched;  /* the sheets that answer the question */
	struct narrow_left all, some;
};

void narrow_counting_done(struct narrow_counting *counting);

/**
 * How many of `matched` each value of `facet` would leave if nothing were chosen in its group, for
 * the caller to free(). Of a closed facet by rank in its vocabulary; of an open one the values
 * that leave some, which are added to `keys`, each beside its count. NULL as columns_closed().
 */
size_t *narrow_count(struct narrow_counting *counting, enum facet facet, struct words *keys,
	struct error *err);

#endif
