#ifndef CATALOGUE_BUILD_H
#define CATALOGUE_BUILD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct feed_progress;

/* A whole index from the store, by several threads: each makes parts of it, of consecutive sheets,
 * with handles of its own; the parts are then merged into one compact index. Twice as fast on two
 * processors, and on one still faster than one large index that grows: parts are small, nobody reads
 * them, and nothing of them must outlive a power cut. */

struct build_plan {
	unsigned threads;  /* from 1 */
	size_t part;       /* sheets in one part, from 1 */
};

enum { BUILD_LEAST = 300 };  /* sheets below which parts only cost time */

/** What suits this machine and this number of sheets. */
struct build_plan build_plan_for(size_t sheets);

/**
 * Put every public sheet into a new index in `folder`, which is not made yet; without its mark.
 * `done` counts the sheets. False with ERROR_FAILED when it was stopped or could not be written;
 * what is left in `folder` is then for the caller to remove. `progress` is told by this thread only.
 */
bool build_index(struct catalogue *catalogue, const char *folder, const struct build_plan *plan,
	struct feed_progress *progress, size_t *done, struct error *err);

#endif
