#include "store/sessions.h"

#include "store/db.h"

bool sessions_add(struct db *db, const struct session *session, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO session (mark, account, browser, made_at, used_at, ends_at)"
		" VALUES (:mark, :account, :browser, :made_at, :used_at, :ends_at)");
	query_bind_text(insert, ":mark", session->mark);
	query_bind_integer(insert, ":account", session->account);
	query_bind_text(insert, ":browser", session->browser);
	query_bind_integer(insert, ":made_at", session->made_at);
	query_bind_integer(insert, ":used_at", session->used_at);
	query_bind_integer(insert, ":ends_at", session->ends_at);
	return query_run(insert, err);
}

#define COLUMNS "SELECT mark, account, browser, session.made_at, used_at, ends_at FROM session" \
	" JOIN account ON account.row = account AND closed_at IS NULL" \
	" WHERE ends_at > :now AND used_at >= :idle_since"

static struct session read_row(const struct query *query)
{
	return (struct session){
		.mark = query_text(query, 0),
		.account = query_integer(query, 1),
		.browser = query_text(query, 2),
		.made_at = query_integer(query, 3),
		.used_at = query_integer(query, 4),
		.ends_at = query_integer(query, 5),
	};
}

static void bind_times(struct query *query, struct session_times times)
{
	query_bind_integer(query, ":now", times.now);
	query_bind_integer(query, ":idle_since", times.idle_since);
}

bool sessions_find(struct db *db, const char *mark, struct session_times times,
	sessions_each *tell, void *context, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " AND mark = :mark");
	bind_times(find, times);
	query_bind_text(find, ":mark", mark);

	bool is_found = query_next(find);
	if (is_found) {
		struct session session = read_row(find);
		tell(context, &session);
	}
	if (!query_end(find, err))
		return false;
	return is_found || error_set(err, ERROR_NOT_FOUND, "no such session");
}

bool sessions_list(struct db *db, int64_t account, struct session_times times,
	sessions_each *each, void *context, struct error *err)
{
	OWNED(query) list = db_query(db, COLUMNS " AND account = :account ORDER BY used_at DESC, mark");
	bind_times(list, times);
	query_bind_integer(list, ":account", account);
	while (query_next(list)) {
		struct session session = read_row(list);
		each(context, &session);
	}
	return query_end(list, err);
}

bool sessions_touch(struct db *db, const char *mark, int64_t now, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE session SET used_at = :now WHERE mark = :mark");
	query_bind_integer(update, ":now", now);
	query_bind_text(update, ":mark", mark);
	return query_run(update, err);
}

bool sessions_remove(struct db *db, int64_t account, const char *mark, struct error *err)
{
	OWNED(query) delete = db_query(db,
		"DELETE FROM session WHERE mark = :mark AND account = :account");
	query_bind_text(delete, ":mark", mark);
	query_bind_integer(delete, ":account", account);
	return query_run(delete, err);
}

bool sessions_remove_all(struct db *db, int64_t account, const char *but, struct error *err)
{
	OWNED(query) delete = db_query(db,
		"DELETE FROM session WHERE account = :account AND mark <> coalesce(:but, '')");
	query_bind_integer(delete, ":account", account);
	query_bind_text(delete, ":but", but);
	return query_run(delete, err);
}

bool sessions_trim(struct db *db, int64_t account, size_t kept, struct error *err)
{
	OWNED(query) delete = db_query(db,
		"DELETE FROM session WHERE account = :account AND mark NOT IN"
		" (SELECT mark FROM session WHERE account = :account ORDER BY used_at DESC, made_at DESC, mark"
		" LIMIT :kept)");
	query_bind_integer(delete, ":account", account);
	query_bind_integer(delete, ":kept", (int64_t)kept);
	return query_run(delete, err);
}

bool sessions_sweep(struct db *db, struct session_times times, struct error *err)
{
	OWNED(query) delete = db_query(db,
		"DELETE FROM session WHERE ends_at <= :now OR used_at < :idle_since");
	bind_times(delete, times);
	return query_run(delete, err);
}
