#include "store/tags.h"

#include "base/mem.h"
#include "store/changes.h"
#include "store/db.h"

#include <stdlib.h>

/* ---- Tags ---- */

void stored_tag_free(struct stored_tag *tag)
{
	if (!tag)
		return;
	free(tag->key);
	free(tag->name);
	free(tag->theme);
	free(tag);
}

#define TAG "SELECT t.row, t.key, t.name, t.theme, t.forbidden_at IS NOT NULL"

static struct stored_tag *read_tag(const struct query *query)
{
	struct stored_tag *tag = mem_new(1, sizeof *tag);
	*tag = (struct stored_tag){
		.row          = query_integer(query, 0),
		.key          = query_copy(query, 1),
		.name         = query_copy(query, 2),
		.theme        = query_copy(query, 3),
		.is_forbidden = query_integer(query, 4) != 0,
	};
	return tag;
}

struct stored_tag *tags_find(struct db *db, const char *key, struct error *err)
{
	OWNED(query) find = db_query(db,
		TAG " FROM tag_key k JOIN tag t ON t.row = k.tag WHERE k.key = :key");
	query_bind_text(find, ":key", key);
	OWNED(stored_tag) tag = NULL;
	if (query_next(find))
		tag = read_tag(find);
	if (!query_end(find, err))
		return NULL;
	if (!tag)
		error_set(err, ERROR_NOT_FOUND, "no such tag");
	return TAKE(tag);
}

static bool add_key(struct db *db, const char *key, int64_t row, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO tag_key (key, tag) VALUES (:key, :row) ON CONFLICT (key) DO NOTHING");
	query_bind_text(insert, ":key", key);
	query_bind_integer(insert, ":row", row);
	return query_run(insert, err);
}

bool tags_add(struct db *db, const char *key, const char *name, int64_t now, int64_t *row,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO tag (key, name, made_at) VALUES (:key, :name, :now)");
	query_bind_text(insert, ":key", key);
	query_bind_text(insert, ":name", name);
	query_bind_integer(insert, ":now", now);
	if (!query_run(insert, err))
		return false;
	int64_t added = db_last_row(db);
	if (!add_key(db, key, added, err))
		return false;
	*row = added;
	return true;
}

bool tags_rename(struct db *db, int64_t row, const char *key, const char *name, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE tag SET key = :key, name = :name WHERE row = :row");
	query_bind_text(update, ":key", key);
	query_bind_text(update, ":name", name);
	query_bind_integer(update, ":row", row);
	return query_run(update, err) && add_key(db, key, row, err);
}

/* Statements about two tags and a time, one after the other, up to NULL. */
static bool run_all(struct db *db, const char *const *statements, int64_t from, int64_t into,
	int64_t now, struct error *err)
{
	for (; *statements; statements++) {
		OWNED(query) query = db_query(db, *statements);
		query_bind_integer(query, ":from", from);
		query_bind_integer(query, ":into", into);
		query_bind_integer(query, ":now", now);
		if (!query_run(query, err))
			return false;
	}
	return true;
}

/* Three voices may come together that stood under two names. */
static bool confirm_heard(struct db *db, int64_t tag, int64_t voices, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE sheet_tag SET state = 'confirmee' WHERE tag = :tag AND state = 'proposee'"
		" AND (SELECT count(*) FROM tag_voice v WHERE v.sheet = sheet_tag.sheet AND v.tag = :tag)"
		" >= :voices");
	query_bind_integer(update, ":tag", tag);
	query_bind_integer(update, ":voices", voices);
	return query_run(update, err);
}

bool tags_merge(struct db *db, int64_t from, int64_t into, int64_t voices, int64_t now,
	struct error *err)
{
	/* Each names the three values, that every one of them may be bound. */
	static const char *const moves[] = {
		"INSERT INTO sheet_tag (sheet, tag, is_authors, state, changed_at)"
		" SELECT sheet, :into, is_authors, state, :now FROM sheet_tag WHERE tag = :from"
		" ON CONFLICT (sheet, tag) DO UPDATE SET is_authors = max(is_authors, excluded.is_authors),"
		" changed_at = :now, state = CASE"
		" WHEN 'confirmee' IN (state, excluded.state) THEN 'confirmee'"
		" WHEN 'proposee' IN (state, excluded.state) THEN 'proposee'"
		" ELSE coalesce(state, excluded.state) END",
		"INSERT INTO tag_voice (sheet, tag, account, made_at)"
		" SELECT sheet, :into, account, min(made_at, :now) FROM tag_voice WHERE tag = :from"
		" ON CONFLICT (sheet, tag, account) DO NOTHING",
		"UPDATE sheet SET tag_edition = tag_edition + 1, tagged_at = :now"
		" WHERE row IN (SELECT sheet FROM sheet_tag WHERE tag = :from) AND :into",
		"INSERT INTO change (sheet, kind, made_at)"
		" SELECT sheet, 'tag', :now FROM sheet_tag WHERE tag = :from AND :into",
		"DELETE FROM sheet_tag WHERE tag = :from AND :into AND :now IS NOT NULL",
		"UPDATE tag_key SET tag = :into WHERE tag = :from AND :now IS NOT NULL",
		"DELETE FROM tag WHERE row = :from AND :into AND :now IS NOT NULL",
		NULL,
	};
	return run_all(db, moves, from, into, now, err)
		&& confirm_heard(db, into, voices, err);
}

bool tags_forbid(struct db *db, int64_t row, int64_t forbidden_at, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE tag SET forbidden_at = nullif(:at, 0) WHERE row = :row");
	query_bind_integer(update, ":at", forbidden_at);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool tags_set_theme(struct db *db, int64_t row, const char *theme, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE tag SET theme = :theme WHERE row = :row");
	query_bind_text(update, ":theme", theme);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool tags_touch(struct db *db, int64_t row, int64_t now, struct error *err)
{
	static const char *const statements[] = {
		"UPDATE sheet SET tag_edition = tag_edition + 1, tagged_at = :now"
		" WHERE row IN (SELECT sheet FROM sheet_tag WHERE tag = :from) AND :into",
		"INSERT INTO change (sheet, kind, made_at)"
		" SELECT sheet, 'tag', :now FROM sheet_tag WHERE tag = :from AND :into",
		NULL,
	};
	return run_all(db, statements, row, row, now, err);
}

static bool list(struct query *query, tags_each *each, void *context, struct error *err)
{
	while (query_next(query)) {
		OWNED(stored_tag) tag = read_tag(query);
		each(context, tag);
	}
	return query_end(query, err);
}

bool tags_list_used(struct db *db, tags_each *each, void *context, struct error *err)
{
	OWNED(query) used = db_query(db, TAG " FROM tag t WHERE t.forbidden_at IS NULL"
		" AND EXISTS (SELECT 1 FROM sheet_tag s WHERE s.tag = t.row) ORDER BY t.key");
	return list(used, each, context, err);
}

bool tags_list_marked(struct db *db, tags_each *each, void *context, struct error *err)
{
	OWNED(query) marked = db_query(db,
		TAG " FROM tag t WHERE t.forbidden_at IS NOT NULL OR t.theme IS NOT NULL ORDER BY t.key");
	return list(marked, each, context, err);
}

/* ---- Tags of a sheet ---- */

bool sheet_tags_list(struct db *db, int64_t sheet, int64_t account, sheet_tags_each *each,
	void *context, struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT t.row, t.key, t.name, t.theme, s.state, s.is_authors, t.forbidden_at IS NOT NULL,"
		" (SELECT count(*) FROM tag_voice v WHERE v.sheet = s.sheet AND v.tag = s.tag),"
		" EXISTS (SELECT 1 FROM tag_voice v WHERE v.sheet = s.sheet AND v.tag = s.tag"
		" AND v.account = :account)"
		" FROM sheet_tag s JOIN tag t ON t.row = s.tag WHERE s.sheet = :sheet ORDER BY t.key");
	query_bind_integer(list, ":sheet", sheet);
	query_bind_integer(list, ":account", account);
	while (query_next(list)) {
		const struct sheet_tag tag = {
			.tag          = query_integer(list, 0),
			.key          = query_text(list, 1),
			.name         = query_text(list, 2),
			.theme        = query_text(list, 3),
			.state        = query_text(list, 4),
			.is_authors   = query_integer(list, 5) != 0,
			.is_forbidden = query_integer(list, 6) != 0,
			.voices       = (size_t)query_integer(list, 7),
			.has_voice    = query_integer(list, 8) != 0,
		};
		each(context, &tag);
	}
	return query_end(list, err);
}

/* What neither its author nor anybody else says is gone. */
static bool remove_unsaid(struct db *db, int64_t sheet, int64_t tag, struct error *err)
{
	OWNED(query) gone = db_query(db,
		"DELETE FROM sheet_tag WHERE sheet = :sheet AND tag = :tag AND NOT is_authors");
	query_bind_integer(gone, ":sheet", sheet);
	query_bind_integer(gone, ":tag", tag);
	return query_run(gone, err);
}

bool sheet_tags_set(struct db *db, int64_t sheet, int64_t tag, const char *state, int64_t now,
	struct error *err)
{
	if (!state && !remove_unsaid(db, sheet, tag, err))
		return false;
	OWNED(query) put = db_query(db, state
		? "INSERT INTO sheet_tag (sheet, tag, is_authors, state, changed_at)"
			" VALUES (:sheet, :tag, 0, :state, :now)"
			" ON CONFLICT (sheet, tag) DO UPDATE SET state = :state, changed_at = :now"
		: "UPDATE sheet_tag SET state = :state, changed_at = :now"
			" WHERE sheet = :sheet AND tag = :tag");
	query_bind_integer(put, ":sheet", sheet);
	query_bind_integer(put, ":tag", tag);
	query_bind_text(put, ":state", state);
	query_bind_integer(put, ":now", now);
	return query_run(put, err);
}

/* A sheet that was never anybody else's to tag loses the tag its author dropped. */
static bool forget_authors(struct db *db, int64_t sheet, int64_t tag, struct error *err)
{
	static const char *const statements[] = {
		"DELETE FROM sheet_tag WHERE sheet = :sheet AND tag = :tag AND state IS NULL",
		"UPDATE sheet_tag SET is_authors = 0 WHERE sheet = :sheet AND tag = :tag",
	};
	for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
		OWNED(query) query = db_query(db, statements[i]);
		query_bind_integer(query, ":sheet", sheet);
		query_bind_integer(query, ":tag", tag);
		if (!query_run(query, err))
			return false;
	}
	return true;
}

bool sheet_tags_set_authors(struct db *db, int64_t sheet, int64_t tag, bool is_authors, int64_t now,
	struct error *err)
{
	if (!is_authors)
		return forget_authors(db, sheet, tag, err);
	OWNED(query) put = db_query(db,
		"INSERT INTO sheet_tag (sheet, tag, is_authors, changed_at) VALUES (:sheet, :tag, 1, :now)"
		" ON CONFLICT (sheet, tag) DO UPDATE SET is_authors = 1");
	query_bind_integer(put, ":sheet", sheet);
	query_bind_integer(put, ":tag", tag);
	query_bind_integer(put, ":now", now);
	return query_run(put, err);
}

bool sheet_tags_add_voice(struct db *db, int64_t sheet, int64_t tag, int64_t account, int64_t now,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO tag_voice (sheet, tag, account, made_at) VALUES (:sheet, :tag, :account, :now)"
		" ON CONFLICT (sheet, tag, account) DO NOTHING");
	query_bind_integer(insert, ":sheet", sheet);
	query_bind_integer(insert, ":tag", tag);
	query_bind_integer(insert, ":account", account);
	query_bind_integer(insert, ":now", now);
	return query_run(insert, err);
}

bool sheet_tags_remove_voice(struct db *db, int64_t sheet, int64_t tag, int64_t account,
	struct error *err)
{
	OWNED(query) gone = db_query(db,
		"DELETE FROM tag_voice WHERE sheet = :sheet AND tag = :tag AND account = :account");
	query_bind_integer(gone, ":sheet", sheet);
	query_bind_integer(gone, ":tag", tag);
	query_bind_integer(gone, ":account", account);
	return query_run(gone, err);
}

bool tags_touch_sheet(struct db *db, int64_t sheet, int64_t now, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE sheet SET tag_edition = tag_edition + 1, tagged_at = :now WHERE row = :sheet");
	query_bind_integer(update, ":sheet", sheet);
	query_bind_integer(update, ":now", now);
	return query_run(update, err) && changes_add(db, sheet, CHANGE_TAG, now, err);
}

/* ---- Those that wait ---- */

bool tags_list_waiting(struct db *db, size_t limit, waiting_tags_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT f.id, f.title, t.key, t.name, s.changed_at,"
		" (SELECT count(*) FROM tag_voice v WHERE v.sheet = s.sheet AND v.tag = s.tag)"
		" FROM sheet_tag s JOIN sheet f ON f.row = s.sheet JOIN tag t ON t.row = s.tag"
		" WHERE s.state = 'proposee' AND NOT s.is_authors AND f.is_public AND t.forbidden_at IS NULL"
		" ORDER BY s.changed_at, s.sheet, s.tag LIMIT :limit");
	query_bind_integer(list, ":limit", (int64_t)limit);
	while (query_next(list)) {
		const struct waiting_tag waiting = {
			.sheet      = query_text(list, 0),
			.title      = query_text(list, 1),
			.key        = query_text(list, 2),
			.name       = query_text(list, 3),
			.changed_at = query_integer(list, 4),
			.voices     = (size_t)query_integer(list, 5),
		};
		each(context, &waiting);
	}
	return query_end(list, err);
}
