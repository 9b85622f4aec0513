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

bool account_requests_list(struct db *db, account_requests_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT row, email, name, school, message, made_at FROM account_request"
		" WHERE answer IS NULL ORDER BY made_at, row");
	while (query_next(list)) {
		const struct account_request request = {
			.row = query_integer(list, 0),
			.email = query_text(list, 1),
			.name = query_text(list, 2),
			.school = query_text(list, 3),
			.message = query_text(list, 4),
			.made_at = query_integer(list, 5),
		};
		each(context, &request);
	}
	return query_end(list, err);
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
