#ifndef STORE_SNAPSHOTS_H
#define STORE_SNAPSHOTS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Figures frozen at a day, and their lists. They only grow; the database refuses to change or remove a
 * line. Failures as db.h tells. */

/** One sheet of a list, as it was, or one line of a register: its id is then "formations:0000000012". */
struct snapshot_record {
	char *id;
	int64_t revision;
	char *hash;          /* of the Markdown of that revision, or of what the line says */
	size_t part, whole;  /* of a line, or a sheet of a share: what it adds to the value, and to its whole */
};

enum { SNAPSHOT_LINE_DIGITS = 10 };

/** A frozen figure. Strings are owned, records too. */
struct snapshot {
	int64_t number;       /* from 1, without a gap */
	char *code, *measure; /* of the indicator: "18", "codage"; "registre:formations" */
	char *title, *counted;
	unsigned definition;  /* its version */
	char *since;          /* AAAA-MM-JJ: of that version */
	unsigned rules;
	char *key, *part_value;  /* of one part of a breakdown: "departement", "023"; "" each: of the whole */
	char *part;           /* what it is called: « Creuse » */
	char *day;            /* AAAA-MM-JJ */
	size_t value, whole;  /* `whole`: what the value is a share of; 0: it is none */
	int64_t made_at;      /* Unix time */
	char *role, *note;
	char *previous, *hash;
	struct snapshot_record *records;  /* `record_count` of them, by id */
	size_t record_count;
};
void snapshot_free(struct snapshot *snapshot);
OWNABLE(snapshot)

/** The register whose lines a frozen figure counts; NULL: it counts sheets. Borrowed. */
const char *snapshot_register(const struct snapshot *snapshot);

/** Keep one with its records, in a transaction that the caller began. Its number must follow the last one. */
bool snapshots_add(struct db *db, const struct snapshot *snapshot, struct error *err);

/** One with its records. NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct snapshot *snapshots_find(struct db *db, int64_t number, struct error *err);

/** The number and the hash of the last one, for the caller to free(); 0 and NULL without any. */
bool snapshots_last(struct db *db, int64_t *number, char **hash, struct error *err);

/** The number of the last one that says the same as `snapshot`, its list and its number in the chain aside,
 * made by this account (0: none) after a time; 0 without any. */
bool snapshots_alike(struct db *db, const struct snapshot *snapshot, int64_t account, int64_t after,
	int64_t *number, struct error *err);

/** Those of an indicator (NULL: of all) numbered below `before` (0: all), the last first, `limit` at
 * most; without their records. Borrowed for the call. */
struct snapshots_wanted {
	const char *code;
	int64_t before;
	size_t limit;
};
typedef void snapshots_each(void *context, const struct snapshot *snapshot);
bool snapshots_list(struct db *db, const struct snapshots_wanted *wanted, snapshots_each *each,
	void *context, struct error *err);

#endif
