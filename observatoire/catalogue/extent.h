#ifndef CATALOGUE_EXTENT_H
#define CATALOGUE_EXTENT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* How far an index that was read part by part goes in the journal: each part of its rows was read
 * later than the one before, hence holds more changes. */

/** Rows above the part before. */
struct extent_part {
	int64_t last;    /* row */
	int64_t change;  /* the journal is held up to here for these rows */
};

/** Starts as {0}: no part, nothing held. */
struct extent {
	struct extent_part *parts;  /* `count`, by rising rows and changes */
	size_t count;
	int64_t change;             /* for rows above all parts; not below that of any part */
	size_t sheets;              /* read in all of them, once they were */
};

void extent_done(struct extent *extent);
#define OWNED_EXTENT __attribute__((cleanup(extent_done))) struct extent

/** One more part, of rows above all others, which are about to be read. */
void extent_add(struct extent *extent, int64_t last, int64_t change);

/**
 * The rows that changed, up to `extent->change`, after they were read; rising, each once. `rows`, for the
 * caller to free(), has `count` of them. False as db.h tells.
 */
bool extent_late(const struct extent *extent, struct db *db, int64_t **rows, size_t *count,
	struct error *err);

#endif
