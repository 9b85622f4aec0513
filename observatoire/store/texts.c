#include "store/texts.h"

#include "base/hash.h"
#include "store/db.h"

#include <string.h>

/* ---- Each text against its own hash ---- */

static const char *const kept[] = {
	"SELECT s.id, r.number, r.hash, r.markdown FROM revision AS r JOIN sheet AS s ON s.row = r.sheet",
	"SELECT format('%s:%010d', register, line), version, hash, content FROM register_version",
};

static bool read_texts(struct db *db, const char *sql, texts_tell *tell, void *context, size_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db, sql);
	for (; query_next(query); ++*count) {
		char hash[HASH_BYTES];
		const char *text = query_text(query, 3);
		hash_text(text, strlen(text), hash);
		if (strcmp(hash, query_text(query, 2)) != 0)
			tell(context, &(struct texts_found){
				TEXTS_CHANGED, query_text(query, 0), query_integer(query, 1), 0,
			});
	}
	return query_end(query, err);
}

/* ---- What speaks of a text against its version ---- */

/* Each gives id, version, frozen figure, whether the version is there, whether its sheet was erased. */
static const char *const spoken[] = {
	"SELECT DISTINCT e.id, e.revision, 0, r.hash IS NOT NULL, FALSE FROM event AS e"
	" LEFT JOIN revision AS r ON r.sheet = e.sheet AND r.number = e.revision"
	" WHERE r.hash IS NOT e.hash"
	" AND e.sheet NOT IN (SELECT sheet FROM event WHERE standing = 'efface')",

	"SELECT k.id, k.revision, k.snapshot, r.hash IS NOT NULL,"
	" k.id IN (SELECT id FROM event WHERE standing = 'efface') FROM snapshot_record AS k"
	" LEFT JOIN sheet AS s ON s.id = k.id"
	" LEFT JOIN revision AS r ON r.sheet = s.row AND r.number = k.revision"
	" WHERE instr(k.id, ':') = 0 AND r.hash IS NOT k.hash",

	"SELECT k.id, k.revision, k.snapshot, v.hash IS NOT NULL, FALSE FROM snapshot_record AS k"
	" LEFT JOIN register_version AS v ON v.line = CAST(substr(k.id, instr(k.id, ':') + 1) AS INTEGER)"
	" AND v.version = k.revision AND v.register = substr(k.id, 1, instr(k.id, ':') - 1)"
	" WHERE instr(k.id, ':') > 0 AND v.hash IS NOT k.hash",
};

static enum texts_state state_of(bool is_there, bool was_erased)
{
	if (is_there)
		return TEXTS_REPLACED;
	return was_erased ? TEXTS_ERASED : TEXTS_LOST;
}

static bool look_for(struct db *db, const char *sql, texts_tell *tell, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, sql);
	while (query_next(query))
		tell(context, &(struct texts_found){
			.state    = state_of(query_integer(query, 3), query_integer(query, 4)),
			.id       = query_text(query, 0),
			.version  = query_integer(query, 1),
			.snapshot = query_integer(query, 2),
		});
	return query_end(query, err);
}

bool texts_check(struct db *db, texts_tell *tell, void *context, size_t *count, struct error *err)
{
	size_t found = 0;
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (!read_texts(db, kept[i], tell, context, &found, err))
			return false;
	for (size_t i = 0; i < sizeof spoken / sizeof spoken[0]; i++)
		if (!look_for(db, spoken[i], tell, context, err))
			return false;
	*count = found;
	return true;
}

bool texts_is_line(const struct texts_found *found)
{
	return strchr(found->id, ':') != NULL;
}
