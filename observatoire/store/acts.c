#include "store/acts.h"

#include "store/db.h"

bool acts_add(struct db *db, const struct act *act, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO act (made_at, account, role, kind, object, detail)"
		" VALUES (:now, nullif(:account, 0), :role, :kind, :object, :detail)");
	query_bind_integer(insert, ":now", act->made_at);
	query_bind_integer(insert, ":account", act->account);
	query_bind_text(insert, ":role", act->role);
	query_bind_text(insert, ":kind", act->kind);
	query_bind_text(insert, ":object", act->object ? act->object : "");
	query_bind_text(insert, ":detail", act->detail ? act->detail : "");
	return query_run(insert, err);
}

#define ACTS "SELECT number, made_at, coalesce(account, 0), role, kind, object, detail FROM act"

static bool tell_all(struct query *list, acts_each *each, void *context, struct error *err)
{
	while (query_next(list)) {
		const struct act act = {
			.number = query_integer(list, 0),
			.made_at = query_integer(list, 1),
			.account = query_integer(list, 2),
			.role = query_text(list, 3),
			.kind = query_text(list, 4),
			.object = query_text(list, 5),
			.detail = query_text(list, 6),
		};
		each(context, &act);
	}
	return query_end(list, err);
}

bool acts_list(struct db *db, int64_t after, size_t limit, acts_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db, ACTS " WHERE number > :after ORDER BY number LIMIT :limit");
	query_bind_integer(list, ":after", after);
	query_bind_integer(list, ":limit", (int64_t)limit);
	return tell_all(list, each, context, err);
}

bool acts_of(struct db *db, const char *object, const char *kind, acts_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db, ACTS " WHERE object = :object AND kind = :kind ORDER BY number");
	query_bind_text(list, ":object", object);
	query_bind_text(list, ":kind", kind);
	return tell_all(list, each, context, err);
}

bool acts_last(struct db *db, int64_t *number, struct error *err)
{
	OWNED(query) last = db_query(db, "SELECT coalesce(max(number), 0) FROM act");
	int64_t found = 0;
	if (query_next(last))
		found = query_integer(last, 0);
	if (!query_end(last, err))
		return false;
	*number = found;
	return true;
}

bool acts_count(struct db *db, int64_t account, const char *kind, int64_t since, size_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*) FROM act WHERE account = :account AND made_at > :since AND kind = :kind");
	query_bind_integer(query, ":account", account);
	query_bind_integer(query, ":since", since);
	query_bind_text(query, ":kind", kind);
	size_t found = 0;
	if (query_next(query))
		found = (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}
