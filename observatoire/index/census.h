#ifndef INDEX_CENSUS_H
#define INDEX_CENSUS_H

#include "base/error.h"
#include "index/bits.h"
#include "index/facet.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct columns;

/**
 * What each sheet has of all facets, side by side: counting the values of some sheets reads a line or
 * two of memory for each of them, however many values there are. Values are numbered, those of a facet
 * one after the other: of a closed one by rank in its vocabulary, of an open one as its open_values.
 * Starts as {0}.
 */
struct census {
	uint32_t first[FACET_COUNT + 1];  /* number of the first value of a facet; the last entry, of all */
	uint32_t *starts;   /* two a docid: where in `values` those of open facets begin, then of closed ones */
	uint32_t *values;   /* numbers of values; those of docid D end where those of D + 1 begin */
	uint32_t *sizes;    /* sheets that have each value */
	uint32_t last;      /* the highest docid there is */
	size_t sheet_count; /* how many sheets there are */
	size_t closed;      /* values of closed facets that sheets have, all sheets together */
	size_t closed_kinds; /* how many different values closed facets have */
};

void census_done(struct census *census);

/** Read what the columns have. Fails as they do; `census` is then empty. */
bool census_take(struct census *census, struct columns *columns, struct error *err);

/** What was counted: by number of a value. */
struct census_counts {
	uint32_t *of;
	bool has_closed;  /* else only those of open facets are told */
};

void census_counts_done(struct census_counts *counts);

/**
 * Count the values of `sheets`, all of which are in the index. Of most sheets, those left out are
 * counted instead. Of closed facets only where that costs less than to compare a set of bits for each value.
 */
void census_count(const struct census *census, const struct bits *sheets, const struct bits *all,
	struct census_counts *counts);

#endif
