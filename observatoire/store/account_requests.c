#include "store/account_requests.h"

#include "store/db.h"

bool account_requests_add(struct db *db, const struct account_request *request, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO account_request (email, name, school, message, made_at)"
		" VALUES (:email, :name, :school, :message, :now)");
	query_bind_text(insert, ":email", request->email);
	query_bind_text(insert, ":name", request->name);
	query_bind_text(insert, ":school", request->school);
	query_bind_text(insert, ":message", request->message);
	query_bind_integer(insert, ":now", request->made_at);
	return query_run(insert, err);
}

bool account_requests_count(struct db *db, size_t *count, struct error *err)
{
	OWNED(query) total = db_query(db, "SELECT count(*) FROM account_request WHERE answer IS NULL");
	size_t found = 0;
	if (query_next(total))
		found = (size_t)query_integer(total, 0);
	if (!query_end(total, err))
		return false;
	*count = found;
	return true;
}

bool account_requests_has(struct db *db, const char *email, bool *is_there, struct error *err)
{
	OWNED(query) find = db_query(db,
		"SELECT 1 FROM account_request WHERE answer IS NULL AND email = :email LIMIT 1");
	query_bind_text(find, ":email", email);
	bool found = query_next(find);
	if (!query_end(find, err))
		return false;
	*is_there = found;
	return true;
}

#define COLUMNS "SELECT row, email, name, school, message, made_at FROM account_request" \
	" WHERE answer IS NULL"

static struct account_request read_row(const struct query *query)
{
	return (struct account_request){
		.row = query_integer(query, 0),
		.email = query_text(query, 1),
		.name = query_text(query, 2),
		.school = query_text(query, 3),
		.message = query_text(query, 4),
		.made_at = query_integer(query, 5),
	};
}

bool account_requests_list(struct db *db, account_requests_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db, COLUMNS " ORDER BY made_at, row");
	while (query_next(list)) {
		const struct account_request request = read_row(list);
		each(context, &request);
	}
	return query_end(list, err);
}

bool account_requests_find(struct db *db, int64_t row, account_requests_each *tell, void *context,
	struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " AND row = :row");
	query_bind_integer(find, ":row", row);
	bool is_found = query_next(find);
	if (is_found) {
		const struct account_request request = read_row(find);
		tell(context, &request);
	}
	if (!query_end(find, err))
		return false;
	return is_found || error_set(err, ERROR_NOT_FOUND, "no such request");
}

bool account_requests_forget(struct db *db, const char *email, struct error *err)
{
	OWNED(query) delete = db_query(db, "DELETE FROM account_request WHERE email = :email");
	query_bind_text(delete, ":email", email);
	return query_run(delete, err);
}

bool account_requests_sweep(struct db *db, int64_t made_before, int64_t answered_before,
	struct error *err)
{
	OWNED(query) delete = db_query(db,
		"DELETE FROM account_request WHERE made_at < :made OR done_at < :answered");
	query_bind_integer(delete, ":made", made_before);
	query_bind_integer(delete, ":answered", answered_before);
	return query_run(delete, err);
}

bool account_requests_answer(struct db *db, const struct account_answer *answer, bool *is_first,
	struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE account_request SET answer = :answer, done_by = :by, done_at = :now"
		" WHERE row = :row AND answer IS NULL");
	query_bind_text(update, ":answer", answer->answer);
	query_bind_integer(update, ":by", answer->account);
	query_bind_integer(update, ":now", answer->made_at);
	query_bind_integer(update, ":row", answer->row);
	if (!query_run(update, err))
		return false;
	*is_first = db_changed(db) == 1;
	return true;
}
