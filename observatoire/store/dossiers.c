#include "store/dossiers.h"

#include "base/mem.h"
#include "store/db.h"

#include <stdlib.h>

void stored_dossier_free(struct stored_dossier *dossier)
{
	if (!dossier)
		return;
	free(dossier->sheet);
	free(dossier->state);
	free(dossier->answer);
	free(dossier);
}

/* What both an insert and an update write. */
static void bind_state(struct query *query, const struct stored_dossier *dossier)
{
	query_bind_text(query, ":state", dossier->state);
	query_bind_integer(query, ":changed_at", dossier->changed_at);
	query_bind_integer(query, ":holder", dossier->holder);
	query_bind_integer(query, ":held_at", dossier->held_at);
	query_bind_text(query, ":answer", dossier->answer ? dossier->answer : "");
}

bool dossiers_add(struct db *db, const struct stored_dossier *dossier, int64_t *row,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO dossier (sheet, state, edition, made_at, changed_at, holder, held_at, answer)"
		" VALUES (:sheet, :state, 1, :made_at, :changed_at, nullif(:holder, 0), nullif(:held_at, 0),"
		" :answer)");
	bind_state(insert, dossier);
	query_bind_text(insert, ":sheet", dossier->sheet);
	query_bind_integer(insert, ":made_at", dossier->made_at);
	if (!query_run(insert, err))
		return false;
	*row = db_last_row(db);
	return true;
}

#define COLUMNS "SELECT row, sheet, state, edition, made_at, changed_at, coalesce(holder, 0)," \
	" coalesce(held_at, 0), answer, (SELECT count(*) FROM report WHERE report.dossier = dossier.row)" \
	" FROM dossier"

static struct stored_dossier *read_row(const struct query *query)
{
	struct stored_dossier *dossier = mem_new(1, sizeof *dossier);
	*dossier = (struct stored_dossier){
		.row = query_integer(query, 0),
		.sheet = query_copy(query, 1),
		.state = query_copy(query, 2),
		.edition = query_integer(query, 3),
		.made_at = query_integer(query, 4),
		.changed_at = query_integer(query, 5),
		.holder = query_integer(query, 6),
		.held_at = query_integer(query, 7),
		.answer = query_copy(query, 8),
		.reports = (size_t)query_integer(query, 9),
	};
	return dossier;
}

static struct stored_dossier *read_one(struct query *query, struct error *err)
{
	OWNED(stored_dossier) dossier = NULL;
	if (query_next(query))
		dossier = read_row(query);
	if (!query_end(query, err))
		return NULL;
	if (!dossier)
		error_set(err, ERROR_NOT_FOUND, "no such dossier");
	return TAKE(dossier);
}

struct stored_dossier *dossiers_find(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " WHERE row = :row");
	query_bind_integer(find, ":row", row);
	return read_one(find, err);
}

struct stored_dossier *dossiers_find_open(struct db *db, const char *sheet, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " WHERE sheet = :sheet AND state IN ('ouvert', 'en_charge')");
	query_bind_text(find, ":sheet", sheet);
	return read_one(find, err);
}

bool dossiers_update(struct db *db, const struct stored_dossier *dossier, bool *is_last,
	struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE dossier SET state = :state, edition = edition + 1, changed_at = :changed_at,"
		" holder = nullif(:holder, 0), held_at = nullif(:held_at, 0), answer = :answer"
		" WHERE row = :row AND edition = :edition");
	bind_state(update, dossier);
	query_bind_integer(update, ":row", dossier->row);
	query_bind_integer(update, ":edition", dossier->edition);
	if (!query_run(update, err))
		return false;
	*is_last = db_changed(db) == 1;
	return true;
}

bool dossiers_forget(struct db *db, const char *state, int64_t before, struct error *err)
{
	OWNED(query) gone = db_query(db, "DELETE FROM dossier WHERE state = :state AND changed_at < :before");
	query_bind_text(gone, ":state", state);
	query_bind_integer(gone, ":before", before);
	return query_run(gone, err);
}

/* ---- Reports ---- */

bool dossiers_add_report(struct db *db, const struct report *report, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO report (dossier, number, reason, message, made_at)"
		" SELECT :dossier, coalesce(max(number), 0) + 1, :reason, :message, :now"
		" FROM report WHERE dossier = :dossier");
	query_bind_integer(insert, ":dossier", report->dossier);
	query_bind_text(insert, ":reason", report->reason);
	query_bind_text(insert, ":message", report->message ? report->message : "");
	query_bind_integer(insert, ":now", report->made_at);
	return query_run(insert, err);
}

bool dossiers_reports(struct db *db, int64_t row, dossiers_each_report *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT number, reason, message, made_at FROM report WHERE dossier = :row ORDER BY number");
	query_bind_integer(list, ":row", row);
	while (query_next(list)) {
		const struct report report = {
			.dossier = row,
			.number = query_integer(list, 0),
			.reason = query_text(list, 1),
			.message = query_text(list, 2),
			.made_at = query_integer(list, 3),
		};
		each(context, &report);
	}
	return query_end(list, err);
}

bool dossiers_reasons(struct db *db, int64_t row, dossiers_each_reason *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT reason FROM report WHERE dossier = :row GROUP BY reason ORDER BY min(number)");
	query_bind_integer(list, ":row", row);
	while (query_next(list))
		each(context, query_text(list, 0));
	return query_end(list, err);
}
