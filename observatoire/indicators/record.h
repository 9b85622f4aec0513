#ifndef INDICATORS_RECORD_H
#define INDICATORS_RECORD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct sheet;
struct sheet_facts;
struct vocabularies;

/* What happens to sheets, written down as it counts. Failures as store/db.h tells. */

/** A version of a sheet that was accepted; all borrowed. */
struct counted_version {
	int64_t row;       /* of the sheet */
	int64_t revision;
	const char *id;
	const char *hash;  /* of its Markdown */
	const struct sheet *sheet;
	const struct sheet_facts *facts;
	int64_t now;
};

/**
 * Note it, in the transaction that writes it. It counts from the day of `now` in Paris; the first one that
 * is online, from the day its sheet says it was published, if that is earlier: sheets come in with their
 * past. Days of one sheet never go back.
 */
bool indicators_note(struct db *db, const struct vocabularies *vocabularies,
	const struct counted_version *version, struct error *err);

/**
 * Follow the register of schools: the sheets whose schools are of other ZAP than when they were noted are
 * noted again, from the day they last were: only their breakdown by ZAP moves, no figure does. `count`
 * tells how many. In the transaction of the caller.
 */
bool indicators_note_zones(struct db *db, int64_t now, size_t *count, struct error *err);

/** Note that a sheet is erased, in the transaction that does it. */
bool indicators_note_purge(struct db *db, int64_t row, int64_t now, struct error *err);

/** Note the versions kept before anything was noted, once. Opens its own transaction. */
bool indicators_tell_history(struct db *db, const struct vocabularies *vocabularies,
	struct error *err);

#endif
