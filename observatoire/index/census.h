#ifndef INDEX_CENSUS_H
#define INDEX_CENSUS_H

#include "base/error.h"
#include "index/bits.h"
#include "index/facet.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct columns;

enum { CENSUS_ROW_VALUES = 31 };

/** Values of one sheet: the size of a line of memory, where it begins too. */
struct census_row {
	uint16_t open : 6, closed : 6;  /* how many of `values` are of open facets, then of closed ones */
	uint16_t has_more : 1;          /* values that find no room here */
	uint16_t values[CENSUS_ROW_VALUES];
};

/** A value that finds no room in the row of its sheet: there are too many, or its number is too high. */
struct census_extra {
	uint32_t docid, number;
};

/**
 * What each sheet has of all facets, side by side: counting the values of some sheets reads a line of
 * memory for each of them, however many values there are. Values are numbered, those of a facet one
 * after the other, those of closed facets first: of a closed one by rank in its vocabulary, of an open
 * one as its open_values. Starts as {0}.
 */
struct census {
	uint32_t first[FACET_COUNT];  /* number of the first value of a facet */
	uint32_t closed_kinds;        /* how many different values closed facets have: numbers below are theirs */
	uint32_t kinds;               /* how many all facets have */
	struct census_row *rows;      /* by docid */
	struct census_extra *extras;  /* `extra_count` of them, by docid */
	size_t extra_count, extra_capacity;
	uint32_t *sizes;              /* sheets that have each value */
	size_t sheet_count;           /* how many sheets there are */
	size_t closed;                /* values of closed facets that sheets have, all sheets together */
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
