#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct db;

/** One step of the schema: the file migrations/NAME.sql, built in. It sets user_version itself. */
struct migration {
	const char *name;  /* "001_sheets" */
	const char *sql;
};

/* In order: the database of version n has had the first n. Written by the build. */
extern const struct migration migrations[];
extern const size_t migration_count;

/**
 * Bring an open database to our schema, all or nothing; an empty file gets the whole of it.
 *   ERROR_INVALID  it is newer than this program, or another program's
 *   ERROR_BUSY     another program is at it
 */
bool migrate(struct db *db, struct error *err);

/**
 * Whether an open database has our schema, without touching it.
 *   ERROR_NOT_FOUND  it is empty
 *   ERROR_INVALID    it is newer than this program, another program's, or older: to be migrated first
 */
bool migrate_check(struct db *db, struct error *err);

#endif
