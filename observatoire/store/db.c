#include "store/db_inner.h"

#include "base/mem.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

enum {
	LOG_PAGES = 1000,          /* in the write-ahead log before they go into the file: SQLite's own */
	LOG_PAGES_AT_MOST = 4000,  /* 16 MB, before readers are waited for */
	LOG_PATIENCE_MS = 200,
};

enum error_kind db_error_kind(int status)
{
	switch (status & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERROR_BUSY;
	case SQLITE_CONSTRAINT:
		return ERROR_INVALID;
	case SQLITE_TOOBIG:
		return ERROR_TOO_LARGE;
	default:
		return ERROR_FAILED;
	}
}

static bool fail(struct error *err, const struct db *db, int status)
{
	int system = sqlite3_system_errno(db->handle);
	if ((status & 0xff) == SQLITE_CANTOPEN && system != 0)
		return error_set(err, ERROR_FAILED, "sqlite: %s: %s", sqlite3_errmsg(db->handle), strerror(system));
	if ((status & 0xff) == SQLITE_READONLY && sqlite3_db_readonly(db->handle, "main") == 1)
		return error_set(err, ERROR_FAILED, "sqlite: %s: to read it too, this user must be allowed to write"
			" in its folder, or the program that writes must be running",
			sqlite3_db_filename(db->handle, "main"));
	return error_set(err, db_error_kind(status), "sqlite: %s", sqlite3_errmsg(db->handle));
}

bool db_run(struct db *db, const char *sql, struct error *err)
{
	int status = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	return status == SQLITE_OK || fail(err, db, status);
}

/* Below 0, SQLite counts kilobytes rather than pages. A pragma takes no bound value. */
bool db_keep(struct db *db, size_t bytes, struct error *err)
{
	OWNED_STRING pragma = text_make("PRAGMA cache_size = -%zu", bytes / 1024);
	return db_run(db, pragma, err);
}

/* The file may come from elsewhere: its schema may not call functions. What may never be removed is not
 * replaced either: without recursive triggers, REPLACE removes in silence. */
static const char settings[] =
	"PRAGMA trusted_schema = OFF;"
	"PRAGMA recursive_triggers = ON;"
	"PRAGMA foreign_keys = ON;"
	"PRAGMA synchronous = FULL;"
	"PRAGMA temp_store = MEMORY;";

/* After each commit, which is done whatever becomes of this. Pages of the log that no reader stands before
 * go into the file, as SQLite does by itself; but the log begins anew only when nobody reads it, which may
 * never come: then readers are waited for a little. */
static int checkpoint(void *context, sqlite3 *handle, const char *name, int pages)
{
	(void)context;
	bool is_long = pages >= LOG_PAGES_AT_MOST;
	if (is_long)
		sqlite3_busy_timeout(handle, LOG_PATIENCE_MS);
	if (pages >= LOG_PAGES)
		sqlite3_wal_checkpoint_v2(handle, name,
			is_long ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	sqlite3_busy_timeout(handle, DB_PATIENCE_MS);
	return SQLITE_OK;
}

static bool configure(struct db *db, enum db_mode mode, struct error *err)
{
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, DB_PATIENCE_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (mode == DB_WRITE && !db_run(db, "PRAGMA journal_mode = WAL", err))
		return false;
	if (mode == DB_WRITE)
		sqlite3_wal_hook(db->handle, checkpoint, NULL);
	return db_run(db, settings, err) && db_keep(db, DB_KEPT_BYTES, err);
}

/* Its counts of memory, which nobody reads, are a lock that all threads would take at each allocation. */
static void set_up(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* A program killed while it made the file leaves half of a transaction in it: what undoes it lies beside, for
 * whoever may write. */
static bool undo_half(const char *path)
{
	sqlite3 *handle = NULL;
	int status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (status == SQLITE_OK) {
		sqlite3_busy_timeout(handle, DB_PATIENCE_MS);
		status = sqlite3_exec(handle, "PRAGMA schema_version", NULL, NULL, NULL);
	}
	sqlite3_close(handle);
	return status == SQLITE_OK;
}

static bool configure_whole(struct db *db, const char *path, enum db_mode mode, struct error *err)
{
	struct error why = {0};
	if (configure(db, mode, &why))
		return true;
	if (sqlite3_extended_errcode(db->handle) == SQLITE_READONLY_ROLLBACK && undo_half(path))
		return configure(db, mode, err);
	return error_set(err, why.kind, "%s", why.text);
}

struct db *db_open(const char *path, enum db_mode mode, struct error *err)
{
	if (mode == DB_READ && access(path, F_OK) != 0 && errno == ENOENT) {
		error_set(err, ERROR_NOT_FOUND, "%s: no such file", path);
		return NULL;
	}

	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, set_up);
	OWNED(db) db = mem_new(1, sizeof *db);
	int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	int status = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (!db->handle)
		abort();
	if (status != SQLITE_OK) {
		fail(err, db, status);
		return NULL;
	}
	/* SQLite falls back to reading in silence when it may not write. */
	if (mode == DB_WRITE && sqlite3_db_readonly(db->handle, "main") == 1) {
		error_set(err, ERROR_FAILED, "%s: it may not be written by this user", path);
		return NULL;
	}
	return configure_whole(db, path, mode, err) ? TAKE(db) : NULL;
}

void db_free(struct db *db)
{
	if (!db)
		return;
	if (db->following)
		db->following->free(db->follower);
	for (size_t i = 0; i < db->kept_count; i++) {
		assert(!db->kept[i]->is_used);
		db_query_destroy(db->kept[i]);
	}
	int status = sqlite3_close(db->handle);
	assert(status == SQLITE_OK);
	(void)status;
	free(db);
}

/* ---- Transactions ---- */

/* A full or failing disk makes SQLite undo everything by itself. */
static bool is_lost(const struct db *db)
{
	return db->depth > 0 && sqlite3_get_autocommit(db->handle);
}

/* A batch opens and ends a part of its transaction for each sheet. */
static bool run_kept(struct db *db, const char *sql, struct error *err)
{
	OWNED(query) query = db_query(db, sql);
	return query_run(query, err);
}

/* What follows is told of the parts of a transaction; `depth` is that of the part. */
static void tell_opened(struct db *db)
{
	if (db->following && db->depth > 1)
		db->following->opens(db->follower);
}

static void tell_kept(struct db *db)
{
	if (db->following)
		(db->depth > 1 ? db->following->is_kept : db->following->is_lost)(db->follower);
}

static void tell_undone(struct db *db)
{
	if (db->following)
		(db->depth > 1 ? db->following->is_undone : db->following->is_lost)(db->follower);
}

void db_follow(struct db *db, const struct db_following *following, void *context)
{
	assert(!db->following);
	db->following = following;
	db->follower = context;
	for (unsigned depth = 1; depth < db->depth; depth++)
		following->opens(context);
}

void *db_follower(const struct db *db)
{
	return db->follower;
}

bool db_begin(struct db *db, struct error *err)
{
	if (is_lost(db))
		return error_set(err, ERROR_FAILED, "sqlite: the transaction was lost to an earlier failure");
	if (!(db->depth == 0 ? db_run(db, "BEGIN IMMEDIATE", err) : run_kept(db, "SAVEPOINT inner", err)))
		return false;
	db->depth++;
	tell_opened(db);
	return true;
}

bool db_begin_reading(struct db *db, struct error *err)
{
	if (db->depth > 0)
		return db_begin(db, err);
	if (!db_run(db, "BEGIN DEFERRED", err))
		return false;
	db->depth++;
	return true;
}

static bool finish(struct db *db, struct error *err)
{
	if (db->depth > 1)
		return run_kept(db, "RELEASE inner", err);
	return (!db->following || db->following->ends(db->follower, err)) && db_run(db, "COMMIT", err);
}

bool db_commit(struct db *db, struct error *err)
{
	assert(db->depth > 0);
	if (is_lost(db)) {
		tell_undone(db);
		db->depth--;
		return error_set(err, ERROR_FAILED, "sqlite: the transaction was lost to an earlier failure");
	}
	if (!finish(db, err)) {
		db_rollback(db);
		return false;
	}
	tell_kept(db);
	db->depth--;
	return true;
}

void db_rollback(struct db *db)
{
	if (db->depth == 0)
		return;
	if (!is_lost(db))
		db_run(db, db->depth == 1 ? "ROLLBACK" : "ROLLBACK TO inner; RELEASE inner", NULL);
	tell_undone(db);
	db->depth--;
}

bool db_in_transaction(const struct db *db)
{
	return db->depth > 0;
}

int64_t db_last_row(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

size_t db_changed(const struct db *db)
{
	return (size_t)sqlite3_changes(db->handle);
}
