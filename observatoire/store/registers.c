#include "store/registers.h"

#include "store/db.h"

#include <stdio.h>
#include <string.h>

/* ---- Writing ---- */

static bool add_line(struct db *db, const struct register_version *version, int64_t *line,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO register_line (register, is_example, batch, account)"
		" VALUES (:register, :example, nullif(:batch, 0), nullif(:account, 0))");
	query_bind_text(insert, ":register", version->code);
	query_bind_integer(insert, ":example", version->is_example);
	query_bind_integer(insert, ":batch", version->batch);
	query_bind_integer(insert, ":account", version->account);
	if (!query_run(insert, err))
		return false;
	*line = db_last_row(db);
	return true;
}

static bool add_version(struct db *db, const struct register_version *version, int64_t line,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO register_version (line, version, register, is_withdrawn, day, until, department, same,"
		" content, hash, made_at, account, role, reason)"
		" SELECT :line, 1 + coalesce(max(version), 0), :register, :withdrawn, :day, :until, :department,"
		" :same, :content, :hash, :now, nullif(:account, 0), :role, :reason"
		" FROM register_version WHERE line = :line");
	query_bind_integer(insert, ":line", line);
	query_bind_text(insert, ":register", version->code);
	query_bind_integer(insert, ":withdrawn", version->is_withdrawn);
	query_bind_text(insert, ":day", version->day);
	query_bind_text(insert, ":until", version->until);
	query_bind_text(insert, ":department", version->department);
	query_bind_text(insert, ":same", version->same);
	query_bind_text(insert, ":content", version->content);
	query_bind_text(insert, ":hash", version->hash);
	query_bind_integer(insert, ":now", version->made_at);
	query_bind_integer(insert, ":account", version->account);
	query_bind_text(insert, ":role", version->role);
	query_bind_text(insert, ":reason", version->reason);
	return query_run(insert, err);
}

bool registers_add(struct db *db, const struct register_version *version, int64_t *line, struct error *err)
{
	int64_t number = version->line;
	if (number == 0 && !add_line(db, version, &number, err))
		return false;
	if (!add_version(db, version, number, err))
		return false;
	*line = number;
	return true;
}

bool registers_add_batch(struct db *db, const struct register_batch *batch, int64_t *number,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO register_batch (register, file, hash, note, made_at)"
		" VALUES (:register, :file, :hash, :note, :now)");
	query_bind_text(insert, ":register", batch->code);
	query_bind_text(insert, ":file", batch->file);
	query_bind_text(insert, ":hash", batch->hash);
	query_bind_text(insert, ":note", batch->note);
	query_bind_integer(insert, ":now", batch->made_at);
	if (!query_run(insert, err))
		return false;
	*number = db_last_row(db);
	return true;
}

bool registers_find_batch(struct db *db, int64_t number, registers_batch *tell, void *context,
	struct error *err)
{
	OWNED(query) find = db_query(db,
		"SELECT register, file, hash, note, made_at FROM register_batch WHERE number = :number");
	query_bind_integer(find, ":number", number);
	if (!query_next(find))
		return query_end(find, err) && error_set(err, ERROR_NOT_FOUND, "no such batch");
	const struct register_batch batch = {
		.number  = number,
		.code    = query_text(find, 0),
		.file    = query_text(find, 1),
		.hash    = query_text(find, 2),
		.note    = query_text(find, 3),
		.made_at = query_integer(find, 4),
	};
	tell(context, &batch);
	return true;
}

/* ---- Reading ---- */

#define COLUMNS \
	"SELECT v.line, v.version, v.register, v.is_withdrawn, l.is_example, v.day, v.until, v.department," \
	" v.same, v.content, v.hash, v.made_at, coalesce(v.account, 0), v.role, v.reason," \
	" coalesce(l.batch, 0), coalesce(l.account, 0)"

#define VERSIONS \
	COLUMNS " FROM register_version AS v JOIN register_line AS l ON l.number = v.line"

/* Versions have no gap: the last one is that without a next. */
#define IS_LAST \
	" NOT EXISTS (SELECT 1 FROM register_version AS next" \
	" WHERE next.line = v.line AND next.version = v.version + 1)"

static void tell_row(const struct query *row, registers_each *tell, void *context)
{
	const struct register_version version = {
		.line         = query_integer(row, 0),
		.version      = query_integer(row, 1),
		.code         = query_text(row, 2),
		.is_withdrawn = query_integer(row, 3),
		.is_example   = query_integer(row, 4),
		.day          = query_text(row, 5),
		.until        = query_text(row, 6),
		.department   = query_text(row, 7),
		.same         = query_text(row, 8),
		.content      = query_text(row, 9),
		.hash         = query_text(row, 10),
		.made_at      = query_integer(row, 11),
		.account      = query_integer(row, 12),
		.role         = query_text(row, 13),
		.reason       = query_text(row, 14),
		.batch        = query_integer(row, 15),
		.added_by     = query_integer(row, 16),
	};
	tell(context, &version);
}

static bool tell_all(struct query *rows, registers_each *each, void *context, struct error *err)
{
	while (query_next(rows))
		tell_row(rows, each, context);
	return query_end(rows, err);
}

bool registers_find(struct db *db, const char *code, int64_t line, registers_each *tell, void *context,
	struct error *err)
{
	OWNED(query) find = db_query(db,
		VERSIONS " WHERE v.line = :line AND v.register = :register ORDER BY v.version DESC LIMIT 1");
	query_bind_integer(find, ":line", line);
	query_bind_text(find, ":register", code);
	if (!query_next(find))
		return query_end(find, err) && error_set(err, ERROR_NOT_FOUND, "no such line");
	tell_row(find, tell, context);
	return true;
}

bool registers_history(struct db *db, int64_t line, registers_each *each, void *context, struct error *err)
{
	OWNED(query) list = db_query(db, VERSIONS " WHERE v.line = :line ORDER BY v.version");
	query_bind_integer(list, ":line", line);
	return tell_all(list, each, context, err);
}

bool registers_same(struct db *db, const char *code, const char *same, registers_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		VERSIONS " WHERE v.register = :register AND v.same = :same AND" IS_LAST " ORDER BY v.line");
	query_bind_text(list, ":register", code);
	query_bind_text(list, ":same", same);
	return tell_all(list, each, context, err);
}

#define WANTED \
	" WHERE last.register = :register AND last.day >= :from AND last.day <= :to" \
	" AND (:department IS NULL OR last.department = :department)" \
	" AND (:examples OR NOT last.is_example) AND (:withdrawn OR NOT last.is_withdrawn)"

static void bind_wanted(struct query *query, const struct registers_wanted *wanted, const char *to)
{
	query_bind_text(query, ":register", wanted->code);
	query_bind_text(query, ":from", wanted->from ? wanted->from : "");
	query_bind_text(query, ":to", to ? to : "9999-12-31");
	query_bind_text(query, ":department", wanted->department);
	query_bind_integer(query, ":examples", wanted->with_examples);
	query_bind_integer(query, ":withdrawn", wanted->with_withdrawn);
}

bool registers_list(struct db *db, const struct registers_wanted *wanted, registers_each *each,
	void *context, struct error *err)
{
	/* What stands before the place is not stepped over: the days begin with its own. */
	const char *place = wanted->before_day;
	bool is_within = place && (!wanted->to || strcmp(place, wanted->to) < 0);
	OWNED(query) list = db_query(db,
		COLUMNS " FROM register_last AS last"
		" CROSS JOIN register_version AS v ON v.line = last.line AND v.version = last.version"
		" JOIN register_line AS l ON l.number = last.line" WANTED
		" AND (:before IS NULL OR (last.day, last.line) < (:before, :before_line))"
		" ORDER BY last.day DESC, last.line DESC LIMIT :limit");
	bind_wanted(list, wanted, is_within ? place : wanted->to);
	query_bind_text(list, ":before", place);
	query_bind_integer(list, ":before_line", wanted->before_line);
	query_bind_integer(list, ":limit", wanted->limit ? (int64_t)wanted->limit : -1);
	return tell_all(list, each, context, err);
}

bool registers_count(struct db *db, const struct registers_wanted *wanted, size_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*) FROM register_last AS last" WANTED);
	size_t found = 0;
	bind_wanted(query, wanted, wanted->to);
	if (query_next(query))
		found = (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}

/* Each day by itself is a look at one end of an index; both at once would read it all. */
bool registers_span(struct db *db, const char *code, char first[static REGISTERS_DAY_BYTES],
	char last[static REGISTERS_DAY_BYTES], struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT coalesce((SELECT min(day) FROM register_last WHERE register = :register), ''),"
		" coalesce((SELECT max(day) FROM register_last WHERE register = :register), '')");
	query_bind_text(query, ":register", code);
	if (query_next(query)) {
		snprintf(first, REGISTERS_DAY_BYTES, "%s", query_text(query, 0));
		snprintf(last, REGISTERS_DAY_BYTES, "%s", query_text(query, 1));
	}
	return query_end(query, err);
}

/* ---- What is kept beside the versions ---- */

bool registers_compare(struct db *db, size_t *differing, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(DISTINCT line) FROM ("
		"SELECT line FROM (SELECT * FROM register_last EXCEPT SELECT * FROM register_last_made) UNION ALL"
		" SELECT line FROM (SELECT * FROM register_last_made EXCEPT SELECT * FROM register_last))");
	size_t found = 0;
	if (query_next(query))
		found = (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*differing = found;
	return true;
}

static bool make_last(struct db *db, struct error *err)
{
	OWNED(query) none = db_query(db, "DELETE FROM register_last");
	OWNED(query) all = db_query(db, "INSERT INTO register_last SELECT * FROM register_last_made");
	return query_run(none, err) && query_run(all, err);
}

bool registers_mend(struct db *db, struct error *err)
{
	if (!db_begin(db, err))
		return false;
	if (make_last(db, err))
		return db_commit(db, err);
	db_rollback(db);
	return false;
}

/* ---- Examples ---- */

bool registers_purge_examples(struct db *db, size_t *count, struct error *err)
{
	OWNED(query) versions = db_query(db,
		"DELETE FROM register_version WHERE line IN (SELECT number FROM register_line WHERE is_example)");
	OWNED(query) lines = db_query(db, "DELETE FROM register_line WHERE is_example");
	if (!query_run(versions, err) || !query_run(lines, err))
		return false;
	*count = db_changed(db);
	return true;
}
