#include "store/integrity.h"

#include "store/db.h"

#include <string.h>

/* One check: a query giving one sentence a fault. */
static const char *const checks[] = {
	"SELECT 'sqlite: ' || integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
	"SELECT format('sqlite: row %d of %s points to no row of %s', rowid, \"table\", parent)"
	" FROM pragma_foreign_key_check",
	"SELECT format('sheet %s: revision %d is missing', id, s.revision)"
	" FROM sheet s LEFT JOIN revision r ON r.sheet = s.row AND r.number = s.revision"
	" WHERE r.sheet IS NULL",
	"SELECT format('sheet %s: its text is not that of revision %d', id, s.revision)"
	" FROM sheet s JOIN revision r ON r.sheet = s.row AND r.number = s.revision"
	" WHERE r.markdown <> s.markdown",
	"SELECT format('sheet %s: no change of the journal speaks of it', id)"
	" FROM sheet WHERE row NOT IN (SELECT sheet FROM change)",
};

bool integrity_check(struct db *db, integrity_fault *tell, void *context, struct error *err)
{
	for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
		OWNED(query) query = db_query(db, checks[i]);
		while (query_next(query))
			tell(context, query_text(query, 0));
		if (!query_end(query, err))
			return false;
	}
	return true;
}
