#include "store/sheets.h"

#include "base/mem.h"
#include "base/text.h"
#include "sheet/sheet.h"
#include "store/db.h"

#include <string.h>

void stored_sheet_free(struct stored_sheet *stored)
{
	if (!stored)
		return;
	free(stored->id);
	free(stored->path);
	free(stored->root);
	free(stored->source_hash);
	free(stored->markdown);
	free(stored->etag);
	free(stored->status);
	free(stored->created_on);
	free(stored->published_on);
	free(stored->modified_on);
	free(stored);
}

/* ---- Finding ---- */

/* Of what lost its revision, there is none. */
#define TEXT_OF_SHEET \
	"coalesce((SELECT markdown FROM revision AS r WHERE r.sheet = row AND r.number = sheet.revision), '')"

#define STORED \
	"SELECT row, revision, id, path, source_hash, " TEXT_OF_SHEET ", etag, status, version," \
	" created_on, published_on, modified_on, changed_at, is_public, root, tag_edition, tagged_at" \
	" FROM sheet"

static struct stored_sheet *read_stored(const struct query *query)
{
	struct stored_sheet *stored = mem_new(1, sizeof *stored);
	*stored = (struct stored_sheet){
		.row          = query_integer(query, 0),
		.revision     = query_integer(query, 1),
		.id           = query_copy(query, 2),
		.path         = query_copy(query, 3),
		.source_hash  = query_copy(query, 4),
		.markdown     = query_copy(query, 5),
		.etag         = query_copy(query, 6),
		.status       = query_copy(query, 7),
		.version      = (long)query_integer(query, 8),
		.created_on   = query_copy(query, 9),
		.published_on = query_copy(query, 10),
		.modified_on  = query_copy(query, 11),
		.changed_at   = query_integer(query, 12),
		.is_public    = query_integer(query, 13) != 0,
		.root         = query_copy(query, 14),
		.tag_edition  = query_integer(query, 15),
		.tagged_at    = query_integer(query, 16),
	};
	return stored;
}

static struct stored_sheet *find_one(struct query *query, struct error *err)
{
	if (query_next(query))
		return read_stored(query);
	if (query_end(query, err))
		error_set(err, ERROR_NOT_FOUND, "no such sheet");
	return NULL;
}

struct stored_sheet *sheets_find(struct db *db, const char *id, struct error *err)
{
	OWNED(query) query = db_query(db, STORED " WHERE id = :id");
	query_bind_text(query, ":id", id);
	return find_one(query, err);
}

struct stored_sheet *sheets_find_path(struct db *db, const char *path, struct error *err)
{
	OWNED(query) query = db_query(db, STORED " WHERE path = :path");
	query_bind_text(query, ":path", path);
	return find_one(query, err);
}

struct stored_sheet *sheets_find_file(struct db *db, const char *root, const char *path,
	struct error *err)
{
	OWNED(query) query = db_query(db, STORED " WHERE root || '/' || path = :root || '/' || :path");
	query_bind_text(query, ":root", root);
	query_bind_text(query, ":path", path);
	return find_one(query, err);
}

struct stored_sheet *sheets_find_row(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) query = db_query(db, STORED " WHERE row = :row");
	query_bind_integer(query, ":row", row);
	return find_one(query, err);
}

struct stored_sheet *sheets_find_above(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) query = db_query(db, STORED " WHERE row > :row ORDER BY row LIMIT 1");
	query_bind_integer(query, ":row", row);
	return find_one(query, err);
}

/* Rows of a path and an id. */
static bool list_pairs(struct query *query, struct words *paths, struct words *ids, struct error *err)
{
	while (query_next(query)) {
		words_add(paths, query_text(query, 0));
		words_add(ids, query_text(query, 1));
	}
	return query_end(query, err);
}

bool sheets_list_source(struct db *db, const char *source_hash, struct words *paths, struct words *ids,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT path, id FROM sheet WHERE source_hash = :hash AND path IS NOT NULL ORDER BY row");
	query_bind_text(query, ":hash", source_hash);
	return list_pairs(query, paths, ids, err);
}

bool sheets_has_source(struct db *db, const struct sheet_source *source, char **id)
{
	OWNED(query) query = db_query(db,
		"SELECT id FROM sheet WHERE path = :path AND source_hash = :hash"
		" AND (:root IS NULL OR root = :root)");
	query_bind_text(query, ":path", source->path);
	query_bind_text(query, ":hash", source->hash);
	query_bind_text(query, ":root", source->root);
	if (!query_next(query))
		return false;
	if (id)
		*id = query_copy(query, 0);
	return true;
}

bool sheets_list_places(struct db *db, sheets_each_place *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT path, root, id, status, is_public FROM sheet"
		" WHERE path IS NOT NULL AND source_hash IS NOT NULL ORDER BY path");
	while (query_next(query))
		each(context, &(struct sheet_place){
			.path      = query_text(query, 0),
			.root      = query_text(query, 1),
			.id        = query_text(query, 2),
			.status    = query_text(query, 3),
			.is_public = query_integer(query, 4) != 0,
		});
	return query_end(query, err);
}

/* ---- Writing ---- */

/* What both the insert and the update bind. The lists live until the statement has run. */
struct joined {
	char *levels, *subjects, *themes, *equipment;
};

static void joined_done(struct joined *joined)
{
	free(joined->levels);
	free(joined->subjects);
	free(joined->themes);
	free(joined->equipment);
}

#define OWNED_JOINED __attribute__((cleanup(joined_done))) struct joined

static struct joined join_lists(const struct sheet *sheet)
{
	return (struct joined){
		.levels    = words_join(&sheet->levels, " "),
		.subjects  = words_join(&sheet->subjects, " "),
		.themes    = words_join(&sheet->themes, " "),
		.equipment = words_join(&sheet->equipment, " "),
	};
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static void bind_entry(struct query *query, const struct sheet_entry *entry, const struct joined *joined)
{
	const struct sheet *sheet = entry->sheet;

	query_bind_text(query, ":path", entry->path);
	query_bind_text(query, ":root", entry->root);
	query_bind_text(query, ":source_hash", entry->source_hash);
	query_bind_integer(query, ":revision", entry->revision);
	query_bind_text(query, ":etag", entry->etag);
	query_bind_text(query, ":status", sheet->status);
	query_bind_integer(query, ":version", sheet->version);
	query_bind_text(query, ":title", or_empty(sheet->title));
	query_bind_text(query, ":summary", or_empty(sheet->summary));
	query_bind_text(query, ":type", or_empty(sheet->type));
	query_bind_text(query, ":duration", sheet->duration);
	query_bind_text(query, ":levels", joined->levels);
	query_bind_text(query, ":subjects", joined->subjects);
	query_bind_text(query, ":themes", joined->themes);
	query_bind_text(query, ":equipment", joined->equipment);
	query_bind_text(query, ":created_on", sheet->created_on);
	query_bind_text(query, ":published_on", sheet->published_on);
	query_bind_text(query, ":modified_on", sheet->modified_on);
	query_bind_integer(query, ":is_example", sheet->is_example);
	query_bind_integer(query, ":is_external", sheet->is_external);
	query_bind_integer(query, ":is_coding", entry->facts->is_coding);
	query_bind_integer(query, ":is_candidate", entry->facts->is_coding_candidate);
	query_bind_integer(query, ":now", entry->now);
}

static bool insert_sheet(struct db *db, const struct sheet_entry *entry, int64_t *row, struct error *err)
{
	OWNED_JOINED joined = join_lists(entry->sheet);
	OWNED(query) insert = db_query(db,
		"INSERT INTO sheet (id, path, root, source_hash, revision, etag, status, version, title,"
		" summary, type, duration, levels, subjects, themes, equipment, created_on, published_on,"
		" modified_on, is_example, is_external, is_coding, is_candidate, changed_at)"
		" VALUES (:id, :path, :root, :source_hash, :revision, :etag, :status, :version, :title,"
		" :summary, :type, :duration, :levels, :subjects, :themes, :equipment, :created_on, :published_on,"
		" :modified_on, :is_example, :is_external, :is_coding, :is_candidate, :now)");

	query_bind_text(insert, ":id", entry->sheet->id);
	bind_entry(insert, entry, &joined);
	if (!query_run(insert, err))
		return false;
	*row = db_last_row(db);
	return true;
}

static bool update_sheet(struct db *db, const struct sheet_entry *entry, int64_t row, struct error *err)
{
	OWNED_JOINED joined = join_lists(entry->sheet);
	OWNED(query) update = db_query(db,
		"UPDATE sheet SET path = :path, root = :root, source_hash = :source_hash, revision = :revision,"
		" etag = :etag, status = :status, version = :version, title = :title,"
		" summary = :summary, type = :type, duration = :duration, levels = :levels, subjects = :subjects,"
		" themes = :themes, equipment = :equipment, created_on = :created_on, published_on = :published_on,"
		" modified_on = :modified_on, is_example = :is_example, is_external = :is_external,"
		" is_coding = :is_coding, is_candidate = :is_candidate, changed_at = :now"
		" WHERE row = :row");

	query_bind_integer(update, ":row", row);
	bind_entry(update, entry, &joined);
	return query_run(update, err);
}

bool sheets_match(struct db *db, const struct sheet_entry *entry, int64_t row, bool *matches,
	struct error *err)
{
	OWNED_JOINED joined = join_lists(entry->sheet);
	OWNED(query) compare = db_query(db,
		"SELECT count(*) FROM sheet WHERE row = :row AND id = :id AND path IS :path AND root IS :root"
		" AND source_hash IS :source_hash AND revision = :revision AND :markdown = " TEXT_OF_SHEET
		" AND etag = :etag AND status = :status AND version = :version AND title = :title"
		" AND summary = :summary AND type = :type AND duration IS :duration AND levels = :levels"
		" AND subjects = :subjects AND themes = :themes AND equipment = :equipment"
		" AND created_on IS :created_on AND published_on IS :published_on"
		" AND modified_on IS :modified_on AND is_example = :is_example AND is_external = :is_external"
		" AND is_coding = :is_coding AND is_candidate = :is_candidate AND changed_at = :now");

	query_bind_integer(compare, ":row", row);
	query_bind_text(compare, ":id", entry->sheet->id);
	bind_entry(compare, entry, &joined);
	query_bind_text(compare, ":markdown", entry->markdown);
	bool found = query_next(compare) && query_integer(compare, 0) == 1;
	if (!query_end(compare, err))
		return false;
	*matches = found;
	return true;
}

/* A file stands for one sheet: the last one read from it. */
static bool free_path(struct db *db, const char *path, int64_t row, struct error *err)
{
	if (!path)
		return true;
	OWNED(query) update = db_query(db,
		"UPDATE sheet SET path = NULL, root = NULL, source_hash = NULL WHERE path = :path AND row <> :row");
	query_bind_text(update, ":path", path);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

static bool add_school(struct db *db, int64_t row, const char *uai, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO sheet_school (sheet, uai) VALUES (:row, :uai) ON CONFLICT DO NOTHING");
	query_bind_integer(insert, ":row", row);
	query_bind_text(insert, ":uai", uai);
	return query_run(insert, err);
}

static bool put_schools(struct db *db, int64_t row, const struct sheet *sheet, struct error *err)
{
	OWNED(query) clear = db_query(db, "DELETE FROM sheet_school WHERE sheet = :row");
	query_bind_integer(clear, ":row", row);
	if (!query_run(clear, err))
		return false;

	for (size_t i = 0; i < sheet->schools.count; i++)
		if (!add_school(db, row, sheet->schools.items[i], err))
			return false;
	for (size_t i = 0; i < sheet->author_count; i++)
		if (sheet->authors[i].uai && !add_school(db, row, sheet->authors[i].uai, err))
			return false;
	return true;
}

bool sheets_put(struct db *db, const struct sheet_entry *entry, int64_t *row, struct error *err)
{
	int64_t placed = *row;
	if (!free_path(db, entry->path, placed, err))
		return false;
	bool done = placed == 0 ? insert_sheet(db, entry, &placed, err) : update_sheet(db, entry, placed, err);
	if (!done || !put_schools(db, placed, entry->sheet, err))
		return false;
	*row = placed;
	return true;
}

bool sheets_set_source(struct db *db, int64_t row, const struct sheet_source *source,
	struct error *err)
{
	if (!free_path(db, source->path, row, err))
		return false;
	OWNED(query) update = db_query(db,
		"UPDATE sheet SET path = :path, root = :root, source_hash = :hash WHERE row = :row");
	query_bind_text(update, ":path", source->path);
	query_bind_text(update, ":root", source->root);
	query_bind_text(update, ":hash", source->hash);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool sheets_forget_source(struct db *db, int64_t row, struct error *err)
{
	return sheets_set_source(db, row, &(struct sheet_source){0}, err);
}

bool sheets_remove(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) remove = db_query(db, "DELETE FROM sheet WHERE row = :row");
	query_bind_integer(remove, ":row", row);
	return query_run(remove, err);
}

bool sheets_list_examples(struct db *db, int64_t **rows, size_t *count, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT row FROM sheet WHERE is_example ORDER BY row");
	int64_t *found = NULL;
	size_t length = 0;
	while (query_next(query)) {
		if ((length & (length - 1)) == 0)
			found = mem_resize(found, length ? 2 * length : 1, sizeof *found);
		found[length++] = query_integer(query, 0);
	}
	if (!query_end(query, err)) {
		free(found);
		return false;
	}
	*rows = found;
	*count = length;
	return true;
}
