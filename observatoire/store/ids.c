#include "store/ids.h"

#include "base/text.h"
#include "store/db.h"

#include <inttypes.h>

bool ids_note(struct db *db, const char *id, int64_t now, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO identifier (id, given_at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING");

	query_bind_text(insert, ":id", id);
	query_bind_integer(insert, ":now", now);
	return query_run(insert, err);
}

static bool count_on(struct db *db, int year, int64_t *number, struct error *err)
{
	OWNED(query) upsert = db_query(db,
		"INSERT INTO identifier_counter (year, last) VALUES (:year, 1)"
		" ON CONFLICT (year) DO UPDATE SET last = last + 1"
		" RETURNING last");

	query_bind_integer(upsert, ":year", year);
	while (query_next(upsert))
		*number = query_integer(upsert, 0);
	return query_end(upsert, err);
}

char *ids_next(struct db *db, int year, int64_t now, struct error *err)
{
	/* Ids that came with files may stand in the way: count past them. */
	for (;;) {
		int64_t number = 0;
		if (!count_on(db, year, &number, err))
			return NULL;

		OWNED_STRING id = text_make("%04d-%04" PRId64, year, number);
		if (!ids_note(db, id, now, err))
			return NULL;
		if (db_changed(db) == 1)
			return TAKE(id);
	}
}

bool ids_is_given(struct db *db, const char *id, bool *is_given, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT 1 FROM identifier WHERE id = :id");
	query_bind_text(query, ":id", id);
	bool found = query_next(query);
	if (!found && !query_end(query, err))
		return false;
	*is_given = found;
	return true;
}
