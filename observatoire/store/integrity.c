#include "store/integrity.h"

#include "store/db.h"

#include <stddef.h>

/* One check: a query giving the id and the detail of each fault. */
static const char *const checks[] = {
	[INTEGRITY_FILE] =
		"SELECT NULL, integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
	[INTEGRITY_REFERENCE] =
		"SELECT NULL, format('row %d of %s points to no row of %s', rowid, \"table\", parent)"
		" FROM pragma_foreign_key_check",
	[INTEGRITY_NO_REVISION] =
		"SELECT id, NULL FROM sheet s"
		" LEFT JOIN revision r ON r.sheet = s.row AND r.number = s.revision"
		" WHERE r.sheet IS NULL",
	[INTEGRITY_JOURNAL] =
		"SELECT id, NULL FROM sheet WHERE row NOT IN (SELECT sheet FROM change)",
};

static bool run(struct db *db, enum integrity_kind kind, integrity_tell *tell, void *context,
	struct error *err)
{
	OWNED(query) query = db_query(db, checks[kind]);
	while (query_next(query))
		tell(context, &(struct integrity_fault){ kind, query_text(query, 0), query_text(query, 1) });
	return query_end(query, err);
}

/* Whether SQLite reads the whole file and finds nothing; what stops it half-way is damage too. */
static bool is_sound(struct db *db, integrity_tell *tell, void *context, bool *sound, struct error *err)
{
	OWNED(query) query = db_query(db, checks[INTEGRITY_FILE]);
	struct error why = {0};
	size_t faults = 0;
	for (; query_next(query); faults++)
		tell(context, &(struct integrity_fault){ INTEGRITY_FILE, NULL, query_text(query, 1) });
	bool ended = query_end(query, &why);
	if (!ended && why.kind != ERROR_FAILED)
		return error_set(err, why.kind, "%s", why.text);
	if (!ended && faults++ == 0)
		tell(context, &(struct integrity_fault){ INTEGRITY_FILE, NULL, why.text });
	*sound = faults == 0;
	return true;
}

bool integrity_check(struct db *db, integrity_tell *tell, void *context, struct error *err)
{
	bool sound = false;
	if (!is_sound(db, tell, context, &sound, err))
		return false;
	for (size_t kind = INTEGRITY_REFERENCE; sound && kind < sizeof checks / sizeof checks[0]; kind++)
		if (!run(db, (enum integrity_kind)kind, tell, context, err))
			return false;
	return true;
}
