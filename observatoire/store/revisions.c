#include "store/revisions.h"

#include "base/mem.h"
#include "store/db.h"

void revision_free(struct revision *revision)
{
	if (!revision)
		return;
	free(revision->hash);
	free(revision->markdown);
	free(revision->status);
	free(revision);
}

bool revisions_add(struct db *db, int64_t sheet, const struct revision *revision, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO revision (sheet, number, hash, markdown, status, made_at)"
		" VALUES (:sheet, :number, :hash, :markdown, :status, :made_at)");

	query_bind_integer(insert, ":sheet", sheet);
	query_bind_integer(insert, ":number", revision->number);
	query_bind_text(insert, ":hash", revision->hash);
	query_bind_text(insert, ":markdown", revision->markdown);
	query_bind_text(insert, ":status", revision->status);
	query_bind_integer(insert, ":made_at", revision->made_at);
	return query_run(insert, err);
}

struct revision *revisions_find(struct db *db, int64_t sheet, int64_t number, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT number, hash, markdown, status, made_at FROM revision"
		" WHERE sheet = :sheet AND number = :number");
	query_bind_integer(query, ":sheet", sheet);
	query_bind_integer(query, ":number", number);
	if (!query_next(query)) {
		if (query_end(query, err))
			error_set(err, ERROR_NOT_FOUND, "no such revision");
		return NULL;
	}

	struct revision *revision = mem_new(1, sizeof *revision);
	*revision = (struct revision){
		.number   = query_integer(query, 0),
		.hash     = query_copy(query, 1),
		.markdown = query_copy(query, 2),
		.status   = query_copy(query, 3),
		.made_at  = query_integer(query, 4),
	};
	return revision;
}
