#ifndef CATALOGUE_AUTHOR_TAGS_H
#define CATALOGUE_AUTHOR_TAGS_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* The tags that the author of a sheet wrote in it: they are tags like others, confirmed from the start. */

/** A sheet has these names and no other for its author's tags; tags nobody had before are made. In the
 * transaction that writes the sheet, whose change the index follows. */
bool author_tags_write(struct db *db, int64_t sheet, const struct words *names, int64_t now,
	struct error *err);

/** Whether the store has just what author_tags_write() would write. */
bool author_tags_match(struct db *db, int64_t sheet, const struct words *names, bool *matches,
	struct error *err);

#endif
