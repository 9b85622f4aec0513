#ifndef CATALOGUE_REBUILD_H
#define CATALOGUE_REBUILD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct build_growth;
struct catalogue;
struct feed_progress;

/** catalogue_rebuild() for one who holds the lock of the index; adds the sheets put to `applied`. */
bool rebuild_locked(struct catalogue *catalogue, struct feed_progress *progress, size_t *applied,
	struct error *err);

/** The same while sheets still come, `sheets` of them in the end as far as one knows. */
bool rebuild_growing(struct catalogue *catalogue, const struct build_growth *growth, size_t sheets,
	struct feed_progress *progress, size_t *applied, struct error *err);

#endif
