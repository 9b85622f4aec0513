#ifndef INDEX_SUMMARY_H
#define INDEX_SUMMARY_H

#include "base/error.h"
#include "base/words.h"
#include "index/facet.h"

#include <stdint.h>

struct bits;
struct columns;

/** What the sheets that have one value of an open facet say together. */
struct summary {
	uint32_t newest;     /* docid of the last one published */
	uint64_t equipment;  /* the set of what some of them use, by rank in the vocabulary */
};

/** Of every value some sheet has, beside it. Starts as {0}. */
struct summaries {
	struct words keys;   /* in the order of bytes */
	struct summary *items;
};
void summaries_done(struct summaries *summaries);
#define OWNED_SUMMARIES __attribute__((cleanup(summaries_done))) struct summaries

/**
 * Sum up each value of an open facet, without the sheets that are left out. Costs two walks through
 * the sheets, however many values there are. `summaries` is empty when it fails, as columns.h says.
 */
bool summaries_read(struct summaries *summaries, struct columns *columns, enum facet facet,
	const struct bits *left_out, struct error *err);

/** NULL when no sheet has this value. Borrowed. */
const struct summary *summaries_find(const struct summaries *summaries, const char *key);

#endif
