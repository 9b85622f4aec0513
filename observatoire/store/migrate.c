#include "store/migrate.h"

#include "store/db.h"

#include <inttypes.h>

enum { APPLICATION_ID = 0x4F425356 };  /* as in 001_sheets.sql */

/* What a file says of itself. */
struct stamp {
	int64_t application, version, tables;
};

static bool read_number(struct db *db, const char *sql, int64_t *value, struct error *err)
{
	OWNED(query) query = db_query(db, sql);
	if (query_next(query))
		*value = query_integer(query, 0);
	return query_end(query, err);
}

static bool read_stamp(struct db *db, struct stamp *stamp, struct error *err)
{
	return read_number(db, "PRAGMA application_id", &stamp->application, err)
		&& read_number(db, "PRAGMA user_version", &stamp->version, err)
		&& read_number(db, "SELECT count(*) FROM sqlite_schema", &stamp->tables, err);
}

static bool is_empty(const struct stamp *stamp)
{
	return stamp->application == 0 && stamp->version == 0 && stamp->tables == 0;
}

/* Ours, and not from a later program. */
static bool is_known(const struct stamp *stamp, struct error *err)
{
	if (stamp->application != APPLICATION_ID)
		return error_set(err, ERROR_INVALID, "the database is another program's");
	if (stamp->version < 0 || stamp->version > (int64_t)migration_count)
		return error_set(err, ERROR_INVALID, "the database is newer than this program: version %" PRId64
			", known up to %zu", stamp->version, migration_count);
	return true;
}

static bool climb(struct db *db, struct error *err)
{
	struct stamp stamp = {0};
	if (!read_stamp(db, &stamp, err) || (!is_empty(&stamp) && !is_known(&stamp, err)))
		return false;

	for (size_t i = (size_t)stamp.version; i < migration_count; i++)
		if (!db_run(db, migrations[i].sql, err))
			return false;
	return true;
}

bool migrate(struct db *db, struct error *err)
{
	struct stamp stamp = {0};
	if (!read_stamp(db, &stamp, err))
		return false;
	if (stamp.application == APPLICATION_ID && stamp.version == (int64_t)migration_count)
		return true;

	if (!db_begin(db, err))
		return false;
	if (!climb(db, err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}

bool migrate_check(struct db *db, struct error *err)
{
	struct stamp stamp = {0};
	if (!read_stamp(db, &stamp, err))
		return false;
	if (is_empty(&stamp))
		return error_set(err, ERROR_NOT_FOUND, "the database is empty");
	if (!is_known(&stamp, err))
		return false;
	if (stamp.version < (int64_t)migration_count)
		return error_set(err, ERROR_INVALID, "the database is of an older version, %" PRId64
			": the indexer brings it to %zu", stamp.version, migration_count);
	return true;
}
