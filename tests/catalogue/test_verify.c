#include "base/file.h"
#include "catalogue/said.h"

/* What happened to a sound catalogue of three sheets behind its back, and what is said of it. */
struct fault_row {
	const char *name;
	const char *sql;        /* or NULL */
	uint32_t dropped;       /* a document removed from the index, or 0 */
	uint32_t doubled;       /* a document that should not be, or 0 */
	const char *damaged;    /* a file of the index overwritten, or NULL */
	enum catalogue_fault_kind kind;  /* of the first fault */
	int sheet;              /* its number in the series, from 0, or -1 when no sheet is named */
	bool is_mended;         /* by --repair */
};

#define ERASED "INSERT INTO event (sheet, id, revision, hash, standing, day, made_at, measures, rules," \
	" is_example, facets) SELECT sheet, id, revision, hash, 'efface', day, made_at, 0, rules, 0, ' '" \
	" FROM event WHERE sheet = 3;"

static const struct fault_row fault_rows[] = {
	{ "a rendering that was lost is made again", "DELETE FROM rendering WHERE sheet = 2", 0, 0, NULL,
		FAULT_RENDERING, 1, true },
	{ "a rendering that was changed is made again", "UPDATE rendering SET html = '<script>'", 0, 0, NULL,
		FAULT_RENDERING, 0, true },
	{ "the text of a rendering is compared too", "UPDATE rendering SET text = 'x' WHERE sheet = 1", 0, 0,
		NULL, FAULT_RENDERING, 0, true },
	{ "a column that was changed is written again", "UPDATE sheet SET title = 'x' WHERE row = 1", 0, 0,
		NULL, FAULT_FIELDS, 0, true },
	{ "a figure that was changed is written again", "UPDATE sheet SET is_coding = 0", 0, 0, NULL,
		FAULT_FIELDS, 0, true },
	{ "a tag that the author did not write is dropped",
		"INSERT INTO tag VALUES (1, 'defi', 'Défi', NULL, NULL, 1); INSERT INTO tag_key VALUES ('defi', 1);"
		" INSERT INTO sheet_tag VALUES (2, 1, 1, NULL, 1)", 0, 0, NULL, FAULT_FIELDS, 1, true },
	{ "a sum of the indicators is added up again", "UPDATE tally SET delta = 9 WHERE grain = 4", 0, 0, NULL,
		FAULT_SUMS, -1, true },
	{ "a line of a register is listed as it says",
		"INSERT INTO register_last VALUES ('conseils', '2016-11-08', 9, 1, 0, 0, NULL)", 0, 0, NULL,
		FAULT_SUMS, -1, true },
	{ "a document that was lost is put back", NULL, 2, 0, NULL, FAULT_NOT_INDEXED, 1, true },
	{ "a document too many is removed", NULL, 0, 77, NULL, FAULT_INDEXED_WRONGLY, -1, true },
	{ "a sheet erased as it should leaves the index", ERASED " DELETE FROM sheet WHERE row = 3", 0, 0, NULL,
		FAULT_INDEXED_WRONGLY, -1, true },
	{ "another revision is indexed again", "DROP TRIGGER event_stays;"
		" UPDATE revision SET number = 9 WHERE sheet = 1; UPDATE sheet SET revision = 9 WHERE row = 1;"
		" UPDATE event SET revision = 9 WHERE sheet = 1",
		0, 0, NULL, FAULT_INDEXED_OTHERWISE, 0, true },
	{ "a damaged index is made again", NULL, 0, 0, "postlist.glass", FAULT_INDEX_DAMAGED, -1, true },
	{ "an index that cannot be opened is made again", NULL, 0, 0, "iamglass", FAULT_INDEX_DAMAGED, -1,
		true },
	{ "an index of another catalogue is made again", "UPDATE catalogue SET key = 'x'", 0, 0, NULL,
		FAULT_INDEX_FOREIGN, -1, true },
	{ "a sheet the journal forgot is spoken of again",
		"DELETE FROM change WHERE sheet = 2; INSERT INTO change VALUES (9, 1, 'put', 1)", 0, 0, NULL,
		FAULT_JOURNAL, 1, true },
	{ "a row that points to nothing is told", "PRAGMA foreign_keys = OFF;"
		" INSERT INTO sheet_school VALUES (99, '0230506A')", 0, 0, NULL, FAULT_REFERENCE, -1, false },
	{ "a lost revision is told and cannot be made again", "DELETE FROM revision WHERE sheet = 1", 0, 0, NULL,
		FAULT_NO_REVISION, 0, false },
	{ "a text that cannot be read is told", "UPDATE revision SET markdown = 'x' WHERE sheet = 1", 0, 0, NULL,
		FAULT_TEXT, 0, false },
};

static void change_index(const struct desk *desk, const struct fault_row *row)
{
	OWNED_STRING folder = desk_index(desk);
	OWNED(engine_writer) writer = engine_writer_open(folder, NULL);
	OWNED(engine_document) document = engine_document_new();
	engine_document_term(document, "x", 1);
	engine_document_number(document, 0, 1);
	assert_true(engine_writer_begin(writer, NULL));
	if (row->dropped)
		assert_true(engine_writer_remove(writer, row->dropped, NULL));
	if (row->doubled)
		assert_true(engine_writer_put(writer, row->doubled, document, NULL));
	assert_true(engine_writer_commit(writer, NULL));
}

static void damage_index(const struct desk *desk, const char *name)
{
	OWNED_STRING folder = desk_index(desk);
	OWNED_STRING path = file_join(folder, name);
	size_t length = 0;
	OWNED_STRING bytes = file_read(path, 10 << 20, &length, NULL);
	assert_non_null(bytes);
	memset(bytes, 0x5A, length);
	assert_true(file_write(path, bytes, length, NULL));
}

/* A page of the revisions becomes nonsense: no other table is touched. */
static void damage_database(const struct desk *desk)
{
	OWNED_STRING path = text_make("%s/observatoire.db", desk->dir);
	OWNED(db) db = db_open(path, DB_READ, NULL);
	OWNED(query) query = db_query(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'revision'");
	assert_true(query_next(query));
	long page = (long)query_integer(query, 0);
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	char junk[512];
	memset(junk, 0x5A, sizeof junk);
	assert_int_equal(fseek(file, (page - 1) * 4096, SEEK_SET), 0);
	assert_int_equal(fwrite(junk, 1, sizeof junk, file), sizeof junk);
	assert_int_equal(fclose(file), 0);
}

static void finds_and_mends(void **state)
{
	const struct fault_row *row = *state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	desk_sync(&desk);
	assert_true(desk_is_sound(&desk));

	if (row->sql)
		run_sql(&desk, row->sql);
	if (row->dropped || row->doubled)
		change_index(&desk, row);
	if (row->damaged)
		damage_index(&desk, row->damaged);

	const struct said said = verify(&desk, false);
	assert_int_equal(said.first, row->kind);
	OWNED_STRING id = row->sheet < 0 ? mem_copy("") : text_make("2017-%04d", row->sheet + 1);
	assert_string_equal(said.id, id);
	assert_int_equal(said.lost > 0, !row->is_mended);
	if (row->damaged)
		assert_int_equal(said.count, 1);
	assert_int_equal(verify(&desk, true).count, said.count);
	assert_int_equal(verify(&desk, false).count == 0, row->is_mended);
}

static void a_sound_catalogue_has_no_fault(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "");
	free(desk_take(&desk, "a.md", "Le robot de sol", ""));
	free(desk_take(&desk, "b.md", "La tortue", "exemple: true\n"));
	free(desk_take(&desk, "c.md", "Le crayon", "statut: brouillon\n"));
	size_t purged = 0;
	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW, NULL));
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &purged, NULL));
	desk_sync(&desk);
	assert_int_equal(verify(&desk, false).count, 0);
}

/* What a kill before the first sync leaves: the sheets are there, the index is only late. */
static void a_catalogue_not_yet_indexed_has_no_fault(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	free(desk_take(&desk, "a.md", "Le robot de sol", ""));
	free(desk_take(&desk, "b.md", "La tortue", ""));
	struct said said = verify(&desk, false);
	assert_int_equal(said.count, 0);
	assert_int_equal(said.pending, 2);
	assert_int_equal(desk_indexed(&desk), 0);

	assert_int_equal(verify(&desk, true).count, 0);
	assert_int_equal(verify(&desk, false).pending, 0);
	assert_int_equal(desk_indexed(&desk), 2);
}

/* A kill before the index of nothing is served: there is nothing to find yet. */
static void a_catalogue_without_a_change_needs_no_index(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING index = text_make("%s/index", desk.dir);
	OWNED_STRING pointer = file_join(index, "current");
	assert_int_equal(remove(pointer), 0);
	assert_int_equal(verify(&desk, false).count, 0);
	assert_true(file_remove_tree(index, NULL));
	assert_int_equal(verify(&desk, false).count, 0);
	assert_false(file_exists(index));
}

/* Looking changes nothing: the folder is made again by the repair only. */
static void an_index_that_is_gone_is_told_and_mended(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	desk_sync(&desk);
	OWNED_STRING index = text_make("%s/index", desk.dir);
	assert_true(file_remove_tree(index, NULL));

	const struct said said = verify(&desk, false);
	assert_int_equal(said.count, 1);
	assert_int_equal(said.first, FAULT_INDEX_MISSING);
	assert_false(file_exists(index));
	OWNED(catalogue) writer = desk_open(&desk, CATALOGUE_WRITE);
	assert_non_null(writer);
	assert_int_equal(verify(&desk, false).first, FAULT_INDEX_MISSING);
	assert_int_equal(verify(&desk, true).count, 1);
	assert_int_equal(verify(&desk, false).count, 0);
}

/* Nothing is made from a database that cannot be trusted, the index included. */
static void a_damaged_database_is_told_and_left_alone(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	desk_sync(&desk);
	run_sql(&desk, "PRAGMA wal_checkpoint(TRUNCATE)");
	OWNED_STRING before = desk_index(&desk);
	damage_database(&desk);
	OWNED(catalogue) other = desk_open(&desk, CATALOGUE_WRITE);
	catalogue_free(desk.catalogue);
	desk.catalogue = TAKE(other);

	const struct said said = verify(&desk, true);
	assert_int_equal(said.first, FAULT_DATABASE);
	OWNED_STRING after = desk_index(&desk);
	assert_string_equal(before, after);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sound_catalogue_has_no_fault);
	SUITE_TEST(&suite, a_catalogue_not_yet_indexed_has_no_fault);
	SUITE_TEST(&suite, a_catalogue_without_a_change_needs_no_index);
	SUITE_TEST(&suite, an_index_that_is_gone_is_told_and_mended);
	SUITE_TEST(&suite, a_damaged_database_is_told_and_left_alone);
	SUITE_ROWS(&suite, fault_rows, finds_and_mends);
	return suite_run(&suite, "catalogue/verify");
}
