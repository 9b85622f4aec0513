#ifndef PROPOSALS_ATTEST_H
#define PROPOSALS_ATTEST_H

#include "base/error.h"
#include "store/attestations.h"

#include <stdbool.h>
#include <stdint.h>

struct db;
struct person;
struct proposals;

/* « Attestation de contribution »: what somebody published here, in a text that anybody can check, for them
 * to show to whom they like. Only who has its address finds it; who asked for it may revoke it. Failures as
 * store/db.h tells, and those said. */

enum {
	ATTEST_NAME_MAX = 80,       /* characters */
	ATTEST_SHEETS_MAX = 500,    /* of one */
	ATTEST_STANDING_MAX = 50,   /* of a person, that are not revoked */
	ATTEST_A_DAY = 10,          /* that a person asks for */
	ATTEST_CODE_LENGTH = 22,    /* of base64url: 132 bits */
};

/** Whether a text may be the code of one. */
bool attest_is_code(const char *text);

/** What somebody may ask an attestation of: their sheets that are public. A list of no attestation yet. */
struct attestation *attest_candidates(struct proposals *proposals, const struct person *person,
	struct error *err);

/** What is asked for. Borrowed. */
struct attest_wish {
	const struct person *person;
	const char *name;   /* 1 to ATTEST_NAME_MAX characters, on one line */
	const char *sheet;  /* id of one of their sheets; NULL: all of them */
	int64_t now;
};

/**
 * Make one, in one transaction with its act in the journal; NULL with
 *   ERROR_NOT_FOUND  they published no such sheet, or none
 *   ERROR_TOO_LARGE  ATTEST_STANDING_MAX or ATTEST_A_DAY
 */
struct attestation *attest_make(struct proposals *proposals, const struct attest_wish *wish,
	struct error *err);

/** Revoke it: nothing is left of it but its dates. ERROR_NOT_FOUND: it is not theirs. Twice is no failure. */
bool attest_revoke(struct proposals *proposals, const struct person *person, const char *code,
	int64_t now, struct error *err);

/** The text of one that is not revoked: plain lines, then the SHA-256 of those above. For the caller to
 * free(). */
char *attest_text(const struct attestation *attestation);

/** Whether its hash is that of what it says. */
bool attest_is_sound(const struct attestation *attestation);

#endif
