#include "store/passes.h"

#include "base/mem.h"
#include "store/db.h"

#include <stdlib.h>

void pass_free(struct pass *pass)
{
	if (!pass)
		return;
	free(pass->mark);
	free(pass->role);
	free(pass->email);
	free(pass->scopes);
	free(pass);
}

bool passes_add(struct db *db, const struct pass *pass, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO pass (mark, account, role, email, scopes, made_by, made_at, ends_at)"
		" VALUES (:mark, nullif(:account, 0), :role, :email, :scopes, nullif(:made_by, 0), :made_at,"
		" :ends_at)");
	query_bind_text(insert, ":mark", pass->mark);
	query_bind_integer(insert, ":account", pass->account);
	query_bind_text(insert, ":role", pass->role);
	query_bind_text(insert, ":email", pass->email);
	query_bind_text(insert, ":scopes", pass->scopes ? pass->scopes : "");
	query_bind_integer(insert, ":made_by", pass->made_by);
	query_bind_integer(insert, ":made_at", pass->made_at);
	query_bind_integer(insert, ":ends_at", pass->ends_at);
	return query_run(insert, err);
}

#define COLUMNS "SELECT mark, coalesce(account, 0), role, email, scopes, coalesce(made_by, 0)," \
	" made_at, ends_at, coalesce(used_at, 0), coalesce(revoked_at, 0) FROM pass"

static struct pass *read_row(const struct query *query)
{
	struct pass *pass = mem_new(1, sizeof *pass);
	pass->mark = query_copy(query, 0);
	pass->account = query_integer(query, 1);
	pass->role = query_copy(query, 2);
	pass->email = query_copy(query, 3);
	pass->scopes = query_copy(query, 4);
	pass->made_by = query_integer(query, 5);
	pass->made_at = query_integer(query, 6);
	pass->ends_at = query_integer(query, 7);
	pass->used_at = query_integer(query, 8);
	pass->revoked_at = query_integer(query, 9);
	return pass;
}

struct pass *passes_find(struct db *db, const char *mark, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " WHERE mark = :mark");
	query_bind_text(find, ":mark", mark);

	OWNED(pass) pass = NULL;
	if (query_next(find))
		pass = read_row(find);
	if (!query_end(find, err))
		return NULL;
	if (!pass)
		error_set(err, ERROR_NOT_FOUND, "no such link");
	return TAKE(pass);
}

bool passes_use(struct db *db, const char *mark, int64_t now, bool *is_good, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE pass SET used_at = :now WHERE mark = :mark"
		" AND used_at IS NULL AND revoked_at IS NULL AND ends_at > :now");
	query_bind_integer(update, ":now", now);
	query_bind_text(update, ":mark", mark);
	if (!query_run(update, err))
		return false;
	*is_good = db_changed(db) == 1;
	return true;
}

bool passes_revoke(struct db *db, const char *mark, int64_t now, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE pass SET revoked_at = :now WHERE mark = :mark AND used_at IS NULL AND revoked_at IS NULL");
	query_bind_integer(update, ":now", now);
	query_bind_text(update, ":mark", mark);
	return query_run(update, err);
}

bool passes_revoke_keys(struct db *db, int64_t account, int64_t now, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE pass SET revoked_at = :now"
		" WHERE account = :account AND used_at IS NULL AND revoked_at IS NULL");
	query_bind_integer(update, ":now", now);
	query_bind_integer(update, ":account", account);
	return query_run(update, err);
}

bool passes_list(struct db *db, struct passes_wanted wanted, passes_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db, COLUMNS
		" WHERE role IS NOT NULL AND made_at >= :since AND (:by = 0 OR made_by = :by)"
		" ORDER BY made_at DESC, mark LIMIT :limit");
	query_bind_integer(list, ":since", wanted.since);
	query_bind_integer(list, ":by", wanted.made_by);
	query_bind_integer(list, ":limit", (int64_t)wanted.limit);
	while (query_next(list)) {
		OWNED(pass) pass = read_row(list);
		each(context, pass);
	}
	return query_end(list, err);
}

bool passes_sweep(struct db *db, int64_t ended_before, struct error *err)
{
	OWNED(query) delete = db_query(db, "DELETE FROM pass WHERE ends_at < :before");
	query_bind_integer(delete, ":before", ended_before);
	return query_run(delete, err);
}

bool passes_forget(struct db *db, const char *email, struct error *err)
{
	OWNED(query) delete = db_query(db, "DELETE FROM pass WHERE email = :email");
	query_bind_text(delete, ":email", email);
	return query_run(delete, err);
}
