#include "store/db_inner.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

/* Statements: prepared once, kept for the next who asks for the same. */

void db_query_destroy(struct query *query)
{
	sqlite3_finalize(query->statement);
	free(query);
}

static void remember(struct query *query, int status)
{
	if (status == SQLITE_OK || query->status != SQLITE_OK)
		return;
	query->status = status;
	snprintf(query->message, sizeof query->message, "%s", sqlite3_errmsg(query->db->handle));
}

static struct query *find_kept(struct db *db, const char *sql)
{
	for (size_t i = 0; i < db->kept_count; i++)
		if (db->kept[i]->sql == sql && !db->kept[i]->is_used)
			return db->kept[i];
	return NULL;
}

struct query *db_query(struct db *db, const char *sql)
{
	struct query *query = find_kept(db, sql);
	if (!query) {
		query = mem_new(1, sizeof *query);
		query->db = db;
		query->sql = sql;
		remember(query, sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
			&query->statement, NULL));
		query->is_kept = query->status == SQLITE_OK && db->kept_count < KEPT_QUERIES;
		if (query->is_kept)
			db->kept[db->kept_count++] = query;
	}
	query->is_used = true;
	return query;
}

void query_free(struct query *query)
{
	if (!query)
		return;
	if (!query->is_kept) {
		db_query_destroy(query);
		return;
	}
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
	query->status = SQLITE_OK;
	query->is_used = false;
}

/* The place of a name; a name the statement has not is our mistake, told like a failure. */
static int place_of(struct query *query, const char *name)
{
	int place = query->statement ? sqlite3_bind_parameter_index(query->statement, name) : 0;
	if (place == 0 && query->status == SQLITE_OK) {
		query->status = SQLITE_MISUSE;
		snprintf(query->message, sizeof query->message, "no parameter %s in: %s", name, query->sql);
	}
	return place;
}

void query_bind_text(struct query *query, const char *name, const char *value)
{
	int place = place_of(query, name);
	if (place > 0)
		remember(query, sqlite3_bind_text(query->statement, place, value, -1, SQLITE_STATIC));
}

void query_bind_integer(struct query *query, const char *name, int64_t value)
{
	int place = place_of(query, name);
	if (place > 0)
		remember(query, sqlite3_bind_int64(query->statement, place, value));
}

bool query_next(struct query *query)
{
	if (query->status != SQLITE_OK)
		return false;
	int status = sqlite3_step(query->statement);
	if (status == SQLITE_ROW)
		return true;
	if (status != SQLITE_DONE)
		remember(query, status);
	return false;
}

bool query_end(struct query *query, struct error *err)
{
	if (query->status == SQLITE_OK)
		return true;
	return error_set(err, db_error_kind(query->status), "sqlite: %s", query->message);
}

bool query_run(struct query *query, struct error *err)
{
	while (query_next(query))
		;
	return query_end(query, err);
}

const char *query_text(const struct query *query, int column)
{
	return (const char *)sqlite3_column_text(query->statement, column);
}

int64_t query_integer(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

char *query_copy(const struct query *query, int column)
{
	return mem_copy(query_text(query, column));
}
