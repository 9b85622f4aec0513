#ifndef STORE_INTEGRITY_H
#define STORE_INTEGRITY_H

#include "base/error.h"

#include <stdbool.h>

struct db;

/** Called for each fault, with an English sentence. */
typedef void integrity_fault(void *context, const char *sentence);

/**
 * Check the file by SQLite's own means, its foreign keys, and our own rules: each sheet has
 * its last revision and that revision says what the sheet says. False as db.h tells, when the
 * checks could not be made.
 */
bool integrity_check(struct db *db, integrity_fault *tell, void *context, struct error *err);

#endif
