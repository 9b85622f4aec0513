#include "catalogue/catalogue.h"

#include "base/file.h"
#include "base/words.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

static void sync_all(const struct desk *desk)
{
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

static void keep_sentence(void *context, const char *sentence)
{
	words_add(context, sentence);
}

static size_t verify(const struct desk *desk, bool repair, struct words *said)
{
	struct error err = {0};
	size_t faults = 0;
	bool done = catalogue_verify(desk->catalogue, repair, keep_sentence, said, &faults, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	assert_true(done);
	assert_int_equal(faults, said->count);
	return faults;
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
	const char *said;       /* part of the first sentence */
	bool is_mended;         /* by --repair */
};

static const struct fault_row fault_rows[] = {
	{ "a rendering that was lost is made again", "DELETE FROM rendering WHERE sheet = 2", 0, 0, NULL,
		"rendering is not what", true },
	{ "a rendering that was changed is made again", "UPDATE rendering SET html = '<script>'", 0, 0, NULL,
		"rendering is not what", true },
	{ "the text of a rendering is compared too", "UPDATE rendering SET text = 'x' WHERE sheet = 1", 0, 0,
		NULL, "rendering is not what", true },
	{ "a column that was changed is written again", "UPDATE sheet SET title = 'x' WHERE row = 1", 0, 0,
		NULL, "fields are not what", true },
	{ "a figure that was changed is written again", "UPDATE sheet SET is_coding = 0", 0, 0, NULL,
		"fields are not what", true },
	{ "a document that was lost is put back", NULL, 2, 0, NULL, "is not indexed", true },
	{ "a document too many is removed", NULL, 0, 77, NULL, "should not be", true },
	{ "a sheet deleted behind our back leaves the index", "DELETE FROM sheet WHERE row = 3", 0, 0, NULL,
		"should not be", true },
	{ "another revision is indexed again",
		"UPDATE revision SET number = 9 WHERE sheet = 1; UPDATE sheet SET revision = 9 WHERE row = 1",
		0, 0, NULL, "in another version", true },
	{ "a damaged index is made again", NULL, 0, 0, "postlist.glass", "index: ", true },
	{ "an index that cannot be opened is made again", NULL, 0, 0, "iamglass", "index: ", true },
	{ "a change the index did not see is told", "INSERT INTO change VALUES (NULL, 1, 'put', 1)", 0, 0, NULL,
		"behind the store", true },
	{ "a lost revision is told and cannot be made again", "DELETE FROM revision WHERE sheet = 1", 0, 0, NULL,
		"revision 1 is missing", false },
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

static void finds_and_mends(void **state)
{
	const struct fault_row *row = *state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	sync_all(&desk);
	assert_true(desk_is_sound(&desk));

	if (row->sql)
		run_sql(&desk, row->sql);
	if (row->dropped || row->doubled)
		change_index(&desk, row);
	if (row->damaged)
		damage_index(&desk, row->damaged);

	OWNED_WORDS said = {0};
	assert_true(verify(&desk, false, &said) > 0);
	assert_non_null(strstr(said.items[0], row->said));
	OWNED_WORDS again = {0};
	assert_int_equal(verify(&desk, true, &again), said.count);
	OWNED_WORDS after = {0};
	assert_int_equal(verify(&desk, false, &after) == 0, row->is_mended);
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
	sync_all(&desk);
	OWNED_WORDS said = {0};
	assert_int_equal(verify(&desk, false, &said), 0);
}

static void a_catalogue_never_indexed_is_told_and_mended(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	OWNED_WORDS said = {0};
	assert_int_equal(verify(&desk, true, &said), 1);
	OWNED_WORDS after = {0};
	assert_int_equal(verify(&desk, false, &after), 0);
	assert_int_equal(desk_indexed(&desk), 1);
}

/* Looking changes nothing: the folder is made again by the repair only. */
static void an_index_that_is_gone_is_told_and_mended(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	sync_all(&desk);
	OWNED_STRING index = text_make("%s/index", desk.dir);
	assert_true(file_remove_tree(index, NULL));

	OWNED_WORDS said = {0}, again = {0}, after = {0};
	assert_int_equal(verify(&desk, false, &said), 1);
	assert_false(file_exists(index));
	assert_int_equal(verify(&desk, true, &again), 1);
	assert_int_equal(verify(&desk, false, &after), 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sound_catalogue_has_no_fault);
	SUITE_TEST(&suite, a_catalogue_never_indexed_is_told_and_mended);
	SUITE_TEST(&suite, an_index_that_is_gone_is_told_and_mended);
	SUITE_ROWS(&suite, fault_rows, finds_and_mends);
	return suite_run(&suite, "catalogue/verify");
}
