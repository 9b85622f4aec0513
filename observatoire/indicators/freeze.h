#ifndef INDICATORS_FREEZE_H
#define INDICATORS_FREEZE_H

#include "indicators/definition.h"
#include "indicators/figures.h"
#include "store/snapshots.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* « Arrêtés »: a figure frozen at a day with its list, and what became of it since. Failures as
 * store/db.h tells, and those said. */

enum {
	SNAPSHOT_NOTE_MAX = 300,         /* characters */
	SNAPSHOT_RECORDS_MAX = 500000,   /* sheets of one */
	SNAPSHOT_AGAIN_SECONDS = 3600,   /* the same, by the same person, is one: a form that was sent twice */
};

/** What is to be frozen. Borrowed. */
struct freezing {
	const struct indicator *indicator;
	bool is_counted;         /* its value in a register; else: */
	enum measure measure;    /* which it counts */
	const char *key, *value; /* of one part of a breakdown; NULL: the whole */
	const char *part;        /* what it is called, « Creuse » */
	const char *day;         /* AAAA-MM-JJ, which is over */
	const char *note;        /* why, for whom: SNAPSHOT_NOTE_MAX characters */
	const char *role;        /* of the one who does: a key of people/role.h */
	int64_t account;
	int64_t now;
};

/** What came of it. */
struct freeze_result {
	int64_t number;
	bool is_new;   /* false: the same was frozen by the same person, less than SNAPSHOT_AGAIN_SECONDS ago */
};

/**
 * Freeze it, in one transaction with its act in the journal.
 *   ERROR_NOT_FOUND  its register has no line that day
 *   ERROR_INVALID    its register is not counted by département, the one part it can be frozen of; or
 *                    its day is not over, and may still bring something
 *   ERROR_TOO_LARGE  past SNAPSHOT_RECORDS_MAX
 *   ERROR_FAILED     the sums and the events do not agree: nothing is frozen
 */
bool freeze_figure(struct db *db, const struct freezing *freezing, struct freeze_result *frozen,
	struct error *err);

/** What became of one sheet of a list. */
enum fate { FATE_SAME, FATE_REVISED, FATE_GONE };

/** A sheet that is no longer as it was. Borrowed from the snapshot and from `since`. */
struct fate_of {
	const struct snapshot_record *record;
	enum fate fate;
	int64_t revision;      /* that counts now; 0 when gone */
};

/** What changed since a figure was frozen. */
struct since {
	struct figure_records now;  /* what counts today, by id */
	struct fate_of *changed;    /* `changed_count` that were revised or are gone, by id */
	size_t changed_count;
	size_t same, revised, gone;
	const struct figure_record **came;  /* `come` that count today and did not, by id; borrowed from `now` */
	size_t come;
	size_t same_day, same_whole;  /* what the figure of that very day is, as known now; of a share, both */
	size_t today, today_whole;    /* and of today; of a register 0: the list is that of the same day */
};
void since_done(struct since *since);
#define OWNED_SINCE __attribute__((cleanup(since_done))) struct since

/** `today`: AAAA-MM-JJ. ERROR_NOT_FOUND: nothing is counted any more by the name of that measure. */
bool since_find(struct db *db, const struct snapshot *snapshot, const char *today, struct since *since,
	struct error *err);

#endif
