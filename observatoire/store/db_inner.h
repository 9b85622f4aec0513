#ifndef STORE_DB_INNER_H
#define STORE_DB_INNER_H

#include "store/db.h"

#include <sqlite3.h>

/* What db.c, which opens the database and its transactions, and query.c, its statements, share. */

enum { KEPT_QUERIES = 64 };

struct query {
	struct db *db;
	const char *sql;
	sqlite3_stmt *statement;
	int status;          /* first failure, or SQLITE_OK */
	char message[160];   /* what SQLite said of it */
	bool is_kept;
	bool is_used;
};

struct db {
	sqlite3 *handle;
	unsigned depth;  /* transactions open, one inside the other */
	struct query *kept[KEPT_QUERIES];
	size_t kept_count;
	const struct db_following *following;  /* or NULL */
	void *follower;
};

/** The kind of failure a status of SQLite is. */
enum error_kind db_error_kind(int status);

/** Free a query that nobody keeps any more. */
void db_query_destroy(struct query *query);

#endif
