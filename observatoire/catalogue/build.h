#ifndef CATALOGUE_BUILD_H
#define CATALOGUE_BUILD_H

#include "base/error.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct extent;
struct feed_progress;

/* A whole index from the store, by several threads: each makes parts of it, of consecutive sheets,
 * with handles of its own; the parts are then merged into one compact index. Twice as fast on two
 * processors, and on one still faster than one large index that grows: parts are small, nobody reads
 * them, and nothing of them must outlive a power cut. */

/** Sheets still come while the index is made, which waits for them. Starts as {0}. */
struct build_growth {
	atomic_bool has_ended;  /* what will be read has been committed */
};

struct build_plan {
	unsigned threads;  /* from 1 */
	size_t part;       /* sheets in one part, from 1 */
	size_t sheets;     /* how many there are, or will be: what progress is told of */
	const struct build_growth *growth;  /* NULL: all are there */
};

enum { BUILD_LEAST = 300 };  /* sheets below which parts only cost time */

/** What suits this machine and this number of sheets, all there. */
struct build_plan build_plan_for(size_t sheets);

/**
 * Put every public sheet into a new index in `folder`, which is not made yet; without its mark.
 * `extent`, empty at first, tells what of the journal that index holds. False with ERROR_FAILED when it
 * was stopped or could not be written; what is left in `folder` is then for the caller to remove.
 * `progress` is told by this thread only.
 */
bool build_index(struct catalogue *catalogue, const char *folder, const struct build_plan *plan,
	struct feed_progress *progress, struct extent *extent, struct error *err);

#endif
