#ifndef INDEX_COLUMNS_H
#define INDEX_COLUMNS_H

#include "base/error.h"
#include "index/bits.h"
#include "index/facet.h"

#include <stddef.h>
#include <stdint.h>

struct engine;
struct spelling;
struct vocabularies;

/**
 * What is kept in memory of one state of an index, so that totals and counts are exact and
 * cost no reading: for each value of a facet the set of its sheets, and the order of publication.
 *
 * Each reader has its own rather than one being shared between threads: a state is made in
 * 30 ms at 100 000 sheets, only for what is asked, only after a commit; sharing would need a
 * lock or a count of users on the path of every question, to save 1.5 MB a thread.
 *
 * Made by columns_init() for an engine, borrowed. What a function gives is borrowed until
 * columns_forget(); NULL means ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
struct columns {
	struct engine *engine;
	const struct vocabularies *vocabularies;
	struct bits *values[FACET_COUNT];  /* by rank in the vocabulary; NULL until asked for */
	uint32_t *newest;                  /* `count` docids; NULL until asked for */
	size_t count;
	struct bits all;
	struct spelling *spelling;         /* NULL until asked for */
};

void columns_init(struct columns *columns, struct engine *engine,
	const struct vocabularies *vocabularies);
void columns_done(struct columns *columns);

/** The index moved: what was known of it is void. */
void columns_forget(struct columns *columns);

/** The sets of a facet, vocabulary_size() of them. */
const struct bits *columns_facet(struct columns *columns, enum facet facet, struct error *err);

/** Every docid, last published first, then by rising docid: columns->count of them. */
const uint32_t *columns_newest(struct columns *columns, struct error *err);

/** Every docid as a set. */
const struct bits *columns_all(struct columns *columns, struct error *err);

/** The words of the index, to guess from; read the first time a word stands in no sheet. */
const struct spelling *columns_spelling(struct columns *columns, struct error *err);

#endif
