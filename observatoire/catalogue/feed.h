#ifndef CATALOGUE_FEED_H
#define CATALOGUE_FEED_H

#include "catalogue/catalogue.h"

#include <stdint.h>

/* From the store into an index being written. */

struct engine_writer;

enum { FEED_BATCH = 100 };  /* sheets in one commit while somebody may be searching */

#define FEED_MARK_KEY "mark"  /* metadata: what changes_mark() gave at SCHEMA_CHANGE_KEY */

/** Who is told how far it went, and whether they said stop. */
struct feed_progress {
	catalogue_progress *tell;  /* or NULL */
	void *context;
	bool is_stopped;
};

/** Tell; false when the caller wants to stop. */
bool feed_tell(struct feed_progress *progress, size_t done, size_t total);

/** Put one sheet as it is now, or remove it when the public may not see it. In a transaction. */
bool feed_sheet(struct catalogue *catalogue, struct engine_writer *writer, int64_t row,
	struct error *err);

/** Note that the index holds the journal up to `change`. In a transaction. */
bool feed_mark(struct catalogue *catalogue, struct engine_writer *writer, int64_t change,
	struct error *err);

/**
 * Apply all changes after number `after`, batch by batch, each committed with its mark.
 * `applied` counts the sheets looked at.
 */
bool feed_catch_up(struct catalogue *catalogue, struct engine_writer *writer, int64_t after,
	struct feed_progress *progress, size_t *applied, struct error *err);

#endif
