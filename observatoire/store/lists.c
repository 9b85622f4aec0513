#include "store/lists.h"

#include "store/db.h"

/* Those a reader may rely on: its author's, and what was confirmed. A name has no line end. To put them in
 * order here, or to leave out repeats, would make a table for each sheet. */
#define TAGS \
	"(SELECT group_concat(name, char(10)) FROM sheet_tag JOIN tag ON tag.row = sheet_tag.tag" \
	" WHERE sheet_tag.sheet = sheet.row AND (is_authors OR state = 'confirmee') AND forbidden_at IS NULL)"

#define LINES \
	"SELECT row, id, title, summary, type, duration, published_on, modified_on," \
	" levels, subjects, themes, equipment, is_example," \
	" (SELECT group_concat(substr(uai, 1, 3)) FROM sheet_school WHERE sheet = row), " TAGS \
	" FROM sheet WHERE is_public"

static void tell_line(const struct query *query, lists_line *each, void *context)
{
	struct list_line line = {
		.row          = query_integer(query, 0),
		.id           = query_text(query, 1),
		.title        = query_text(query, 2),
		.summary      = query_text(query, 3),
		.type         = query_text(query, 4),
		.duration     = query_text(query, 5),
		.published_on = query_text(query, 6),
		.modified_on  = query_text(query, 7),
		.levels       = query_text(query, 8),
		.subjects     = query_text(query, 9),
		.themes       = query_text(query, 10),
		.equipment    = query_text(query, 11),
		.is_example   = query_integer(query, 12) != 0,
		.departments  = query_text(query, 13),
		.tags         = query_text(query, 14),
	};
	each(context, &line);
}

bool lists_latest(struct db *db, size_t count, lists_line *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, LINES " ORDER BY published_on DESC, row DESC LIMIT :count");
	query_bind_integer(query, ":count", (int64_t)count);
	while (query_next(query))
		tell_line(query, each, context);
	return query_end(query, err);
}

static bool tell_one(struct query *query, lists_line *each, void *context, struct error *err)
{
	if (!query_next(query))
		return query_end(query, err) && error_set(err, ERROR_NOT_FOUND, "no such sheet");
	tell_line(query, each, context);
	return true;
}

bool lists_one(struct db *db, int64_t row, lists_line *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, LINES " AND row = :row");
	query_bind_integer(query, ":row", row);
	return tell_one(query, each, context, err);
}

bool lists_named(struct db *db, const char *id, lists_line *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, LINES " AND id = :id");
	query_bind_text(query, ":id", id);
	return tell_one(query, each, context, err);
}

bool lists_published(struct db *db, lists_published_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT id, coalesce(modified_on, published_on) FROM sheet WHERE is_public"
		" ORDER BY published_on, row");
	while (query_next(query))
		each(context, query_text(query, 0), query_text(query, 1));
	return query_end(query, err);
}

bool lists_dated_on(struct db *db, int64_t row, char **day, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT coalesce(published_on, created_on) FROM sheet WHERE row = :row");
	query_bind_integer(query, ":row", row);
	OWNED_STRING found = query_next(query) ? query_copy(query, 0) : NULL;
	if (!query_end(query, err))
		return false;
	*day = TAKE(found);
	return true;
}

bool lists_titles(struct db *db, lists_title_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT title, id FROM sheet WHERE is_public ORDER BY published_on DESC, row DESC");
	while (query_next(query))
		if (!each(context, query_text(query, 0), query_text(query, 1)))
			return true;
	return query_end(query, err);
}

bool lists_rows_above(struct db *db, int64_t row, int64_t *rows, size_t limit, size_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT row FROM sheet WHERE is_public AND row > :row ORDER BY row LIMIT :limit");
	query_bind_integer(query, ":row", row);
	query_bind_integer(query, ":limit", (int64_t)limit);
	size_t found = 0;
	while (query_next(query))
		rows[found++] = query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}

bool lists_revisions(struct db *db, lists_revision_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT row, revision FROM sheet WHERE is_public ORDER BY row");
	while (query_next(query))
		each(context, query_integer(query, 0), query_integer(query, 1));
	return query_end(query, err);
}

static bool count_schools(struct db *db, size_t *schools, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(DISTINCT uai) FROM sheet_school JOIN sheet ON row = sheet WHERE is_public");
	while (query_next(query))
		*schools = (size_t)query_integer(query, 0);
	return query_end(query, err);
}

bool lists_figures(struct db *db, struct list_figures *figures, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*), coalesce(sum(is_coding), 0), coalesce(sum(is_candidate), 0),"
		" coalesce(sum(is_example), 0) FROM sheet WHERE is_public");
	struct list_figures found = {0};
	while (query_next(query)) {
		found.sheets = (size_t)query_integer(query, 0);
		found.coding = (size_t)query_integer(query, 1);
		found.candidates = (size_t)query_integer(query, 2);
		found.examples = (size_t)query_integer(query, 3);
	}
	if (!query_end(query, err) || !count_schools(db, &found.schools, err))
		return false;
	*figures = found;
	return true;
}

bool lists_statuses(struct db *db, lists_status_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT status, count(*) FROM sheet GROUP BY status");
	while (query_next(query))
		each(context, query_text(query, 0), (size_t)query_integer(query, 1));
	return query_end(query, err);
}
