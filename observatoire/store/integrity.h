#ifndef STORE_INTEGRITY_H
#define STORE_INTEGRITY_H

#include "base/error.h"

#include <stdbool.h>

struct db;

enum integrity_kind {
	INTEGRITY_FILE,         /* SQLite finds the file damaged: `detail` says where */
	INTEGRITY_REFERENCE,    /* a row points to nothing: `detail` says which */
	INTEGRITY_NO_REVISION,  /* a sheet has not the revision it says is its last: its text is lost */
	INTEGRITY_JOURNAL,      /* no change of the journal speaks of a sheet */
};

/** One fault; borrowed for the call. */
struct integrity_fault {
	enum integrity_kind kind;
	const char *id;      /* of the sheet, or NULL */
	const char *detail;  /* English, or NULL */
};
typedef void integrity_tell(void *context, const struct integrity_fault *fault);

/**
 * Check the file by SQLite's own means, its foreign keys, and our own rules: each sheet has
 * its last revision, that revision says what the sheet says, and the journal speaks of it. When the
 * file is damaged nothing else is asked of it. False as db.h tells, when the checks could not be made.
 */
bool integrity_check(struct db *db, integrity_tell *tell, void *context, struct error *err);

#endif
