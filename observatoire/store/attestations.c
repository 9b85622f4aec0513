#include "store/attestations.h"

#include "base/mem.h"
#include "store/db.h"

#include <stdlib.h>

void attestation_free(struct attestation *attestation)
{
	if (!attestation)
		return;
	for (size_t i = 0; i < attestation->sheet_count; i++) {
		free(attestation->sheets[i].id);
		free(attestation->sheets[i].title);
		free(attestation->sheets[i].hash);
		free(attestation->sheets[i].published_on);
	}
	free(attestation->sheets);
	free(attestation->code);
	free(attestation->name);
	free(attestation->hash);
	free(attestation);
}

/* ---- Writing ---- */

static bool add_sheet(struct db *db, int64_t row, size_t position, const struct attested_sheet *sheet,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO attestation_sheet (attestation, position, id, revision, hash, published_on, title)"
		" VALUES (:row, :position, :id, :revision, :hash, :published_on, :title)");
	query_bind_integer(insert, ":row", row);
	query_bind_integer(insert, ":position", (int64_t)position);
	query_bind_text(insert, ":id", sheet->id);
	query_bind_integer(insert, ":revision", sheet->revision);
	query_bind_text(insert, ":hash", sheet->hash);
	query_bind_text(insert, ":published_on", sheet->published_on);
	query_bind_text(insert, ":title", sheet->title);
	return query_run(insert, err);
}

bool attestations_add(struct db *db, const struct attestation *attestation, int64_t *row,
	struct error *err)
{
	OWNED(query) insert = db_query(db, "INSERT INTO attestation (code, account, name, made_at, hash)"
		" VALUES (:code, :account, :name, :now, :hash)");
	query_bind_text(insert, ":code", attestation->code);
	query_bind_integer(insert, ":account", attestation->account);
	query_bind_text(insert, ":name", attestation->name);
	query_bind_integer(insert, ":now", attestation->made_at);
	query_bind_text(insert, ":hash", attestation->hash);
	if (!query_run(insert, err))
		return false;
	int64_t added = db_last_row(db);
	for (size_t i = 0; i < attestation->sheet_count; i++)
		if (!add_sheet(db, added, i, &attestation->sheets[i], err))
			return false;
	*row = added;
	return true;
}

bool attestations_revoke(struct db *db, int64_t row, int64_t now, struct error *err)
{
	OWNED(query) forget = db_query(db, "DELETE FROM attestation_sheet WHERE attestation = :row");
	query_bind_integer(forget, ":row", row);
	if (!query_run(forget, err))
		return false;
	OWNED(query) revoke = db_query(db, "UPDATE attestation SET name = NULL, hash = NULL,"
		" revoked_at = coalesce(revoked_at, :now) WHERE row = :row");
	query_bind_integer(revoke, ":now", now);
	query_bind_integer(revoke, ":row", row);
	return query_run(revoke, err);
}

/* ---- Reading ---- */

#define ATTESTATIONS \
	"SELECT row, code, coalesce(account, 0), name, made_at, hash, coalesce(revoked_at, 0)" \
	" FROM attestation"

static struct attestation *read_head(const struct query *query)
{
	struct attestation *attestation = mem_new(1, sizeof *attestation);
	*attestation = (struct attestation){
		.row        = query_integer(query, 0),
		.code       = query_copy(query, 1),
		.account    = query_integer(query, 2),
		.name       = query_copy(query, 3),
		.made_at    = query_integer(query, 4),
		.hash       = query_copy(query, 5),
		.revoked_at = query_integer(query, 6),
	};
	return attestation;
}

/* Of a query whose columns are those of a sheet. */
static bool read_sheets(struct query *query, struct attestation *attestation, struct error *err)
{
	while (query_next(query)) {
		size_t count = attestation->sheet_count;
		if ((count & (count - 1)) == 0)
			attestation->sheets = mem_resize(attestation->sheets, count ? 2 * count : 1,
				sizeof *attestation->sheets);
		attestation->sheets[attestation->sheet_count++] = (struct attested_sheet){
			.id           = query_copy(query, 0),
			.revision     = query_integer(query, 1),
			.hash         = query_copy(query, 2),
			.published_on = query_copy(query, 3),
			.title        = query_copy(query, 4),
		};
	}
	return query_end(query, err);
}

struct attestation *attestations_find(struct db *db, const char *code, struct error *err)
{
	OWNED(attestation) attestation = NULL;
	OWNED(query) query = db_query(db, ATTESTATIONS " WHERE code = :code");
	query_bind_text(query, ":code", code);
	if (query_next(query))
		attestation = read_head(query);
	else if (query_end(query, err))
		error_set(err, ERROR_NOT_FOUND, "no such attestation");
	if (!attestation)
		return NULL;
	OWNED(query) sheets = db_query(db, "SELECT id, revision, hash, published_on, title"
		" FROM attestation_sheet WHERE attestation = :row ORDER BY position");
	query_bind_integer(sheets, ":row", attestation->row);
	return read_sheets(sheets, attestation, err) ? TAKE(attestation) : NULL;
}

bool attestations_list(struct db *db, int64_t account, size_t limit, attestations_each *each,
	void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		ATTESTATIONS " WHERE account = :account ORDER BY row DESC LIMIT :limit");
	query_bind_integer(query, ":account", account);
	query_bind_integer(query, ":limit", (int64_t)limit);
	while (query_next(query)) {
		OWNED(attestation) attestation = read_head(query);
		each(context, attestation);
	}
	return query_end(query, err);
}

bool attestations_count(struct db *db, int64_t account, size_t *count, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*) FROM attestation WHERE account = :account AND revoked_at IS NULL");
	query_bind_integer(query, ":account", account);
	size_t found = 0;
	if (query_next(query))
		found = (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}

bool attestations_gather(struct db *db, int64_t account, const char *id, size_t limit,
	struct attestation *attestation, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT s.id, s.revision, r.hash, coalesce(s.published_on, ''), s.title FROM proposal p"
		" JOIN sheet s ON s.id = p.sheet JOIN revision r ON r.sheet = s.row AND r.number = s.revision"
		" WHERE p.author = :account AND p.state = 'publie' AND s.is_public"
		" AND (:id IS NULL OR s.id = :id) GROUP BY s.row ORDER BY s.id LIMIT :limit");
	query_bind_integer(query, ":account", account);
	query_bind_text(query, ":id", id);
	query_bind_integer(query, ":limit", (int64_t)limit);
	return read_sheets(query, attestation, err);
}
