#ifndef STORE_IDS_H
#define STORE_IDS_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/**
 * Give out the next public id of a year, « 2017-0042 » (more digits past 9999), for the caller to
 * free(). It never comes again, even when its sheet is purged. NULL as db.h tells.
 */
char *ids_next(struct db *db, int year, int64_t now, struct error *err);

/** Note an id that came with a file; one that is noted already is fine. */
bool ids_note(struct db *db, const char *id, int64_t now, struct error *err);

/** Whether an id was ever given: a sheet has it, or one that was erased had it. */
bool ids_is_given(struct db *db, const char *id, bool *is_given, struct error *err);

#endif
