#include "store/registers.h"

#include "store/db.h"

#include <stdio.h>

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

#define VERSIONS \
	"SELECT v.line, v.version, v.register, v.is_withdrawn, l.is_example, v.day, v.until, v.department," \
	" v.same, v.content, v.hash, v.made_at, coalesce(v.account, 0), v.role, v.reason," \
	" coalesce(l.batch, 0), coalesce(l.account, 0)" \
	" FROM register_version AS v JOIN register_line AS l ON l.number = v.line"

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
	" WHERE v.register = :register AND v.day >= :from AND v.day <= :to" \
	" AND (:in_force IS NULL OR v.until IS NULL OR v.until >= :in_force)" \
	" AND (:department IS NULL OR v.department = :department)" \
	" AND (:examples OR NOT l.is_example) AND (:withdrawn OR NOT v.is_withdrawn) AND" IS_LAST

static void bind_wanted(struct query *query, const struct registers_wanted *wanted)
{
	query_bind_text(query, ":register", wanted->code);
	query_bind_text(query, ":from", wanted->from ? wanted->from : "");
	query_bind_text(query, ":to", wanted->to ? wanted->to : "9999-12-31");
	query_bind_text(query, ":in_force", wanted->in_force);
	query_bind_text(query, ":department", wanted->department);
	query_bind_integer(query, ":examples", wanted->with_examples);
	query_bind_integer(query, ":withdrawn", wanted->with_withdrawn);
}

bool registers_list(struct db *db, const struct registers_wanted *wanted, registers_each *each,
	void *context, struct error *err)
{
	OWNED(query) list = db_query(db, VERSIONS WANTED
		" AND (:before IS NULL OR (v.day, v.line) < (:before, :before_line))"
		" ORDER BY v.day DESC, v.line DESC LIMIT :limit");
	bind_wanted(list, wanted);
	query_bind_text(list, ":before", wanted->before_day);
	query_bind_integer(list, ":before_line", wanted->before_line);
	query_bind_integer(list, ":limit", wanted->limit ? (int64_t)wanted->limit : -1);
	return tell_all(list, each, context, err);
}

bool registers_count(struct db *db, const struct registers_wanted *wanted, size_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*) FROM register_version AS v JOIN register_line AS l ON l.number = v.line" WANTED);
	size_t found = 0;
	bind_wanted(query, wanted);
	if (query_next(query))
		found = (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}

bool registers_span(struct db *db, const char *code, char first[static REGISTERS_DAY_BYTES],
	char last[static REGISTERS_DAY_BYTES], struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT coalesce(min(day), ''), coalesce(max(day), '') FROM register_version"
		" WHERE register = :register");
	query_bind_text(query, ":register", code);
	if (query_next(query)) {
		snprintf(first, REGISTERS_DAY_BYTES, "%s", query_text(query, 0));
		snprintf(last, REGISTERS_DAY_BYTES, "%s", query_text(query, 1));
	}
	return query_end(query, err);
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
