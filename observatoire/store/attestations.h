#ifndef STORE_ATTESTATIONS_H
#define STORE_ATTESTATIONS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Attestations that people asked for of what they published. One that was revoked keeps its code and its
 * dates, and nothing else. Failures as db.h tells. */

/** One sheet of an attestation, as it was. */
struct attested_sheet {
	char *id, *title;
	int64_t revision;
	char *hash;          /* of the Markdown of that revision */
	char *published_on;  /* ISO date; "" when nobody said */
};

/** One of them. Strings are owned, sheets too. */
struct attestation {
	int64_t row;
	char *code;          /* stands in its address, and cannot be guessed */
	int64_t account;     /* whose; 0: nobody's any more */
	char *name;          /* as the person wants to be called on it; NULL: revoked */
	int64_t made_at;     /* Unix time */
	char *hash;          /* of its text; NULL: revoked */
	int64_t revoked_at;  /* 0: it is not */
	struct attested_sheet *sheets;  /* `sheet_count` of them, by id */
	size_t sheet_count;
};
void attestation_free(struct attestation *attestation);
OWNABLE(attestation)

/** Keep one with its sheets, in a transaction that the caller began; tells its row. */
bool attestations_add(struct db *db, const struct attestation *attestation, int64_t *row,
	struct error *err);

/** One with its sheets. NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct attestation *attestations_find(struct db *db, const char *code, struct error *err);

/** Those of an account, the last one first, `limit` at most; without their sheets. Borrowed for the call. */
typedef void attestations_each(void *context, const struct attestation *attestation);
bool attestations_list(struct db *db, int64_t account, size_t limit, attestations_each *each,
	void *context, struct error *err);

/** How many of an account are not revoked. */
bool attestations_count(struct db *db, int64_t account, size_t *count, struct error *err);

/** Leave nothing of one but its code and its dates, in a transaction that the caller began. */
bool attestations_revoke(struct db *db, int64_t row, int64_t now, struct error *err);

/**
 * Add to `attestation` the public sheets that came of proposals of an account, as they are now, by id,
 * `limit` at most; of one sheet, or of all when `id` is NULL.
 */
bool attestations_gather(struct db *db, int64_t account, const char *id, size_t limit,
	struct attestation *attestation, struct error *err);

#endif
