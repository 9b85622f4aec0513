#include "catalogue/catalogue.h"

#include "base/file.h"
#include "base/lock.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

/* What was said: the first fault, how many there were, and what waits. */
struct said {
	enum catalogue_fault_kind first;
	char id[32];
	int64_t row;
	size_t count, lost, pending;
};

static void keep(void *context, const struct catalogue_fault *fault)
{
	struct said *said = context;
	if (said->count++ > 0)
		return;
	said->first = fault->kind;
	said->row = fault->row;
	snprintf(said->id, sizeof said->id, "%s", fault->id ? fault->id : "");
}

static struct said verify(const struct desk *desk, bool repair)
{
	struct error err = {0};
	struct said said = { .first = FAULT_KINDS };
	struct catalogue_verdict verdict = {0};
	bool done = catalogue_verify(desk->catalogue, repair, keep, &said, &verdict, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	assert_true(done);
	assert_int_equal(verdict.faults, said.count);
	said.lost = verdict.lost;
	said.pending = verdict.pending;
	return said;
}

static void run_sql(const struct desk *desk, const char *sql)
{
	OWNED_STRING path = text_make("%s/observatoire.db", desk->dir);
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	struct error err = {0};
	bool done = db_run(db, sql, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	assert_true(done);
}

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

/* ---- Beside another program that writes ---- */

/* At the first fault told, the sheet it is of gets a new version from elsewhere. */
struct beside {
	const struct desk *desk;
	size_t faults;
};

static void change_sheet(void *context, const struct catalogue_fault *fault)
{
	struct beside *beside = context;
	(void)fault;
	if (beside->faults++ > 0)
		return;
	OWNED(catalogue) other = desk_open(beside->desk, CATALOGUE_WRITE);
	struct desk elsewhere = *beside->desk;
	elsewhere.catalogue = other;
	free(desk_take(&elsewhere, "a.md", "Le robot de la cour", ""));
}

static void purge_sheet(void *context, const struct catalogue_fault *fault)
{
	struct beside *beside = context;
	size_t count = 0;
	(void)fault;
	if (beside->faults++ > 0)
		return;
	OWNED(catalogue) other = desk_open(beside->desk, CATALOGUE_WRITE);
	assert_true(catalogue_purge_examples(other, DESK_NOW, &count, NULL));
	assert_int_equal(count, 1);
}

/* A sheet is looked at as it was at one moment: what is new in it is no fault. */
static void a_sheet_that_changes_meanwhile_has_one_fault(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, false, change_sheet, &beside, &verdict, NULL));
	assert_int_equal(verdict.faults, 1);
}

/* A repair makes again what the sheet says when it writes, not what it said when it was read. */
static void a_repair_takes_no_new_version_back(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "");
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, true, change_sheet, &beside, &verdict, NULL));
	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, id, NULL);
	assert_non_null(strstr(found->sheet->title, "de la cour"));
	assert_true(desk_is_sound(&desk));
}

static void a_sheet_purged_meanwhile_needs_no_repair(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", "exemple: true\n"));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'; DELETE FROM change");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	struct error err = {0};
	if (!catalogue_verify(desk.catalogue, true, purge_sheet, &beside, &verdict, &err))
		fail_msg("%s", err.text);
	assert_true(desk_is_sound(&desk));
}

struct holder {
	char *path;
	struct lock *lock;
};

static void hold_index(void *context, const struct catalogue_fault *fault)
{
	struct holder *holder = context;
	(void)fault;
	if (!holder->lock)
		holder->lock = lock_take(holder->path, 0, NULL);
	assert_non_null(holder->lock);
}

/* The site, most often: it follows what the repair wrote in the journal. */
static void a_repair_leaves_the_index_to_who_holds_it(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE sheet SET title = 'x'");
	OWNED_STRING path = text_make("%s/index/lock", desk.dir);
	struct holder holder = { .path = path };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, true, hold_index, &holder, &verdict, NULL));
	assert_int_equal(verdict.faults, 1);
	lock_free(holder.lock);
	const struct said left = verify(&desk, false);
	assert_int_equal(left.count, 0);
	assert_int_equal(left.pending, 1);
	desk_sync(&desk);
	assert_true(desk_is_sound(&desk));
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
	SUITE_TEST(&suite, a_sheet_that_changes_meanwhile_has_one_fault);
	SUITE_TEST(&suite, a_repair_takes_no_new_version_back);
	SUITE_TEST(&suite, a_sheet_purged_meanwhile_needs_no_repair);
	SUITE_TEST(&suite, a_repair_leaves_the_index_to_who_holds_it);
	return suite_run(&suite, "catalogue/verify");
}
