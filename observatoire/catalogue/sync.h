#ifndef CATALOGUE_SYNC_H
#define CATALOGUE_SYNC_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct catalogue;
struct engine;

/** What an index says of itself. Starts as {0}. */
struct sync_mark {
	int64_t change;  /* the last it holds */
	char *mark;      /* what changes_mark() gave for it */
};

void sync_mark_done(struct sync_mark *mark);
#define OWNED_MARK __attribute__((cleanup(sync_mark_done))) struct sync_mark

/** Ask the index alone. ERROR_INVALID: it is of another schema; else as engine.h tells. */
bool sync_mark_read(struct engine *engine, struct sync_mark *mark, struct error *err);

/** Ask the store alone whether that is a place of its journal; false as db.h tells. */
bool sync_mark_check(struct catalogue *catalogue, const struct sync_mark *mark, bool *is_ours,
	struct error *err);

/**
 * Tell up to which change of our journal an open index goes: both of the above.
 *   ERROR_INVALID  it is not ours to continue: of another schema, or made from another catalogue
 */
bool sync_position(struct catalogue *catalogue, struct engine *engine, int64_t *change,
	struct error *err);

/** Whether so many sheets changed since the index that is served that a new one is made sooner. */
bool sync_wants_new(struct catalogue *catalogue);

#endif
