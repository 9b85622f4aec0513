#include "store/changes.h"

#include "base/mem.h"
#include "store/db.h"

static const char *const kind_names[] = {
	[CHANGE_PUT]      = "put",
	[CHANGE_WITHDRAW] = "withdraw",
	[CHANGE_PURGE]    = "purge",
	[CHANGE_TAG]      = "tag",
	[CHANGE_REPAIR]   = "repair",
};

bool changes_add(struct db *db, int64_t sheet, enum change_kind kind, int64_t now, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO change (sheet, kind, made_at) VALUES (:sheet, :kind, :now)");

	query_bind_integer(insert, ":sheet", sheet);
	query_bind_text(insert, ":kind", kind_names[kind]);
	query_bind_integer(insert, ":now", now);
	return query_run(insert, err);
}

bool changes_last(struct db *db, int64_t *number, struct error *err)
{
	OWNED(query) last = db_query(db, "SELECT coalesce(max(number), 0) FROM change");

	int64_t found = 0;
	while (query_next(last))
		found = query_integer(last, 0);
	if (!query_end(last, err))
		return false;
	*number = found;
	return true;
}

void change_batch_done(struct change_batch *batch)
{
	free(batch->sheets);
	*batch = (struct change_batch){0};
}

/* Whether the sheet is in the batch already; batches are short. */
static bool has(const struct change_batch *batch, int64_t sheet)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->sheets[i] == sheet)
			return true;
	return false;
}

bool changes_after(struct db *db, int64_t after, size_t limit, struct change_batch *batch,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT number, sheet FROM change WHERE number > :after ORDER BY number");
	query_bind_integer(list, ":after", after);

	OWNED_CHANGES found = { .sheets = mem_new(limit, sizeof *found.sheets), .last = after };
	while (query_next(list)) {
		int64_t sheet = query_integer(list, 1);
		if (!has(&found, sheet)) {
			if (found.count == limit)
				break;
			found.sheets[found.count++] = sheet;
		}
		found.last = query_integer(list, 0);
	}
	if (!query_end(list, err))
		return false;

	*batch = found;
	found.sheets = NULL;
	return true;
}

bool changes_walk(struct db *db, int64_t after, int64_t upto, changes_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT number, sheet FROM change WHERE number > :after AND number <= :upto ORDER BY number");
	query_bind_integer(list, ":after", after);
	query_bind_integer(list, ":upto", upto);
	while (query_next(list))
		each(context, query_integer(list, 0), query_integer(list, 1));
	return query_end(list, err);
}

char *changes_mark(struct db *db, int64_t number, struct error *err)
{
	OWNED(query) mark = db_query(db,
		"SELECT key || coalesce((SELECT format(' %d %d %d %s', number, sheet, made_at, kind)"
		" FROM change WHERE number = :number), ' 0') FROM catalogue");
	query_bind_integer(mark, ":number", number);

	OWNED_STRING text = NULL;
	while (query_next(mark)) {
		free(text);
		text = query_copy(mark, 0);
	}
	return query_end(mark, err) ? TAKE(text) : NULL;
}
