#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SQLite, as we use it: write-ahead log, every commit on the disk, foreign keys on, SQL that is
 * a constant. Failures of any call here are
 *   ERROR_BUSY       another connection held the write lock for DB_PATIENCE_MS
 *   ERROR_INVALID    a constraint of the schema was broken
 *   ERROR_TOO_LARGE  a value past what SQLite takes
 *   ERROR_FAILED     the disk (full, read-only, failing), a damaged file or a bug */

struct db;     /* one connection, used by one thread at a time */
struct query;  /* one prepared statement */

enum { DB_PATIENCE_MS = 5000, DB_KEPT_BYTES = 8 * 1024 * 1024 };

enum db_mode {
	DB_READ,   /* an existing file; nothing can be written */
	DB_WRITE,  /* made when missing */
};

/** Open the file at `path`. NULL as above, or with ERROR_NOT_FOUND: DB_READ and no such file. */
struct db *db_open(const char *path, enum db_mode mode, struct error *err);
void db_free(struct db *db);
OWNABLE(db)

/** Keep up to `bytes` of the pages of the file read lately in memory; DB_KEPT_BYTES at first. */
bool db_keep(struct db *db, size_t bytes, struct error *err);

/** Run SQL that takes no value and gives no row: a migration, a pragma. */
bool db_run(struct db *db, const char *sql, struct error *err);

/* ---- Transactions ---- */

/**
 * Begin a transaction that may write; inside another one, a part of it that can be undone
 * alone. What is not committed is undone by db_rollback() or by closing.
 */
bool db_begin(struct db *db, struct error *err);

/** The outermost commit returns once the disk has everything. On failure the whole is undone. */
bool db_commit(struct db *db, struct error *err);

/** Undo since the last db_begin() not yet ended; without one, does nothing. */
void db_rollback(struct db *db);

/** Begin a transaction that only reads: one moment of the database until db_rollback(). Nests. */
bool db_begin_reading(struct db *db, struct error *err);

/** Whether a transaction is open. */
bool db_in_transaction(const struct db *db);

/* How transactions are followed by whoever puts work off until they end. None of these opens nor ends one. */
struct db_following {
	void (*opens)(void *context);      /* a part that may be undone alone begins */
	void (*is_kept)(void *context);    /* the last such part ends, */
	void (*is_undone)(void *context);  /* or is undone */
	bool (*ends)(void *context, struct error *err);  /* the whole is about to be kept: false undoes it */
	void (*is_lost)(void *context);    /* the whole was kept or undone: nothing of it is left to do */
	void (*free)(void *context);       /* the connection closes */
};

/** Follow the transactions of a connection from now on, those that are open included. One may. */
void db_follow(struct db *db, const struct db_following *following, void *context);

/** The context of who follows, or NULL. */
void *db_follower(const struct db *db);

/* ---- Statements ---- */

/**
 * Prepare `sql`, a constant that lives as long as the program: it is kept prepared and
 * values only ever arrive through binds. Never NULL. A bad statement or bind is remembered and
 * told by query_run() or query_end(), so binds read as data.
 */
struct query *db_query(struct db *db, const char *sql);
void query_free(struct query *query);
OWNABLE(query)

/** Bind to a name such as ":row". The text is borrowed until the query is freed; NULL is SQL's NULL. */
void query_bind_text(struct query *query, const char *name, const char *value);
void query_bind_integer(struct query *query, const char *name, int64_t value);

/** Run to the end, ignoring rows. */
bool query_run(struct query *query, struct error *err);

/** Step to the next row; false at the end and on failure: query_end() tells which. */
bool query_next(struct query *query);

/** After query_next() said false: whether that was the end. True as well for a query left before it. */
bool query_end(struct query *query, struct error *err);

/** Columns of the current row, counted from 0. Text is borrowed until the next step, or until the query is
 * freed; NULL for NULL. Integers are 0 for NULL. */
const char *query_text(const struct query *query, int column);
int64_t query_integer(const struct query *query, int column);

/** A copy of a column, for the caller to free(); NULL for NULL. */
char *query_copy(const struct query *query, int column);

/** The row number of the last insert, and how many rows the last statement changed. */
int64_t db_last_row(const struct db *db);
size_t db_changed(const struct db *db);

#endif
