#ifndef INDEX_COLUMNS_H
#define INDEX_COLUMNS_H

#include "base/error.h"
#include "index/bits.h"
#include "index/census.h"
#include "index/facet.h"
#include "index/lengths.h"
#include "index/open_values.h"
#include "index/order.h"
#include "index/weights.h"

#include <stddef.h>
#include <stdint.h>

struct engine;
struct lexicon;
struct recall;
struct spelling;
struct vocabularies;

/** A value of a closed facet. */
struct column {
	struct bits sheets;  /* which have it */
	size_t size;         /* how many they are */
};

/**
 * What is kept in memory of one state of an index, so that totals and counts are exact and
 * cost no reading: for each value of a facet the sheets that have it, and the orders of a list.
 *
 * Each reader has its own rather than one being shared between threads: a state is made only of
 * what is asked, only after a commit; sharing would need a lock or a count of users on the path of
 * every question. docs/search.md has its cost.
 *
 * Made by columns_init() for an engine, borrowed. What a function gives is borrowed until
 * columns_forget(); NULL means ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
struct columns {
	struct engine *engine;
	const struct vocabularies *vocabularies;
	const struct words *lights;            /* of words no sheet needs to have; NULL for none; borrowed */
	const struct lexicon *lexicon;         /* the words of French; NULL when not known; borrowed */
	const struct lexicon *names;           /* of places; likewise */
	struct column *closed[FACET_COUNT];    /* by rank in the vocabulary; NULL until asked for */
	struct open_values open[FACET_COUNT];
	bool has_open[FACET_COUNT];            /* it was asked for */
	struct census census;                  /* what each sheet has of them all; none until asked for */
	uint32_t *orders[ORDER_COUNT];         /* `count` docids each; NULL until asked for */
	size_t count;                          /* how many sheets there are, once an order was asked for */
	struct bits all;                       /* the same as a set */
	uint32_t *newest;                      /* place among the newest, by docid; NULL until asked for */
	struct lengths lengths;                /* none until asked for */
	struct spelling *spelling;             /* NULL until asked for */
	struct recall *recall;                 /* answers to words asked lately */
	size_t recall_bytes;                   /* how much of them is kept from one question to the next */
	struct sums sums;                      /* for whoever adds weights up; clear between two uses */
};

void columns_init(struct columns *columns, struct engine *engine,
	const struct vocabularies *vocabularies);
void columns_done(struct columns *columns);

/** The index moved: what was known of it is void. */
void columns_forget(struct columns *columns);

/** Between two questions, the index not having moved: what was kept of too many words goes. */
void columns_trim(struct columns *columns);

/** The values of a closed facet, vocabulary_size() of them. */
const struct column *columns_closed(struct columns *columns, enum facet facet, struct error *err);

/** The values of an open facet. */
const struct open_values *columns_open(struct columns *columns, enum facet facet, struct error *err);

/** What each sheet has of all facets; columns_all() is there then. */
const struct census *columns_census(struct columns *columns, struct error *err);

/** Add to `bits` the sheets that have this value of any facet; none for a key nobody knows. */
bool columns_add(struct columns *columns, const struct filter *filter, struct bits *bits,
	struct error *err);

/** Add to `bits` the sheets that bear a mark of the schema: "exemple". */
bool columns_add_marked(struct columns *columns, const char *mark, struct bits *bits, struct error *err);

/** Every docid in an order other than ORDER_RELEVANCE: columns->count of them. */
const uint32_t *columns_order(struct columns *columns, enum order order, struct error *err);

/** Every docid as a set. */
const struct bits *columns_all(struct columns *columns, struct error *err);

/** The place of each docid in ORDER_NEWEST; what stands at one of no sheet means nothing. */
const uint32_t *columns_newest(struct columns *columns, struct error *err);

/** How long the texts of each sheet are. */
const struct lengths *columns_lengths(struct columns *columns, struct error *err);

/** The words of the index, to guess from; read the first time a word stands in no sheet. */
const struct spelling *columns_spelling(struct columns *columns, struct error *err);

#endif
