#ifndef CATALOGUE_REBUILD_H
#define CATALOGUE_REBUILD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct feed_progress;

/** catalogue_rebuild() for one who holds the lock of the index; adds the sheets put to `applied`. */
bool rebuild_locked(struct catalogue *catalogue, struct feed_progress *progress, size_t *applied,
	struct error *err);

#endif
