#include "store/migrate.h"

#include "sheet/body.h"
#include "store/db.h"
#include "store/renderings.h"
#include "store/sheets.h"
#include "support/rows.h"
#include "support/temp.h"

/* What a file had gone through before, and what comes of it. */
struct row {
	const char *name, *before;
	enum error_kind check, migrated;  /* ERROR_NONE: fine */
};

static const struct row rows[] = {
	{ "an empty file is not found, then made", "", ERROR_NOT_FOUND, ERROR_NONE },
	{ "another program's file is refused", "CREATE TABLE recettes (a)", ERROR_INVALID, ERROR_INVALID },
	{ "another program's stamp is refused", "PRAGMA application_id = 7", ERROR_INVALID, ERROR_INVALID },
	{ "a newer database is refused",
		"PRAGMA application_id = 0x4F425356; PRAGMA user_version = 1000", ERROR_INVALID, ERROR_INVALID },
	{ "an older database is migrated first",
		"PRAGMA application_id = 0x4F425356", ERROR_INVALID, ERROR_NONE },
};

static void migrates(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	assert_non_null(db);
	assert_true(db_run(db, row->before, NULL));

	struct error err = {0};
	assert_false(migrate_check(db, &err));
	assert_int_equal(err.kind, row->check);

	err = (struct error){0};
	assert_int_equal(migrate(db, &err), row->migrated == ERROR_NONE);
	assert_int_equal(err.kind, row->migrated);
	assert_int_equal(migrate_check(db, NULL), row->migrated == ERROR_NONE);
	assert_false(db_in_transaction(db));
}

static void a_second_run_changes_nothing(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	struct error err = {0};
	assert_true(migrate(db, &err));
	assert_true(migrate(db, &err));
}

static void each_migration_sets_its_own_version(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	for (size_t i = 0; i < migration_count; i++) {
		assert_true(db_run(db, migrations[i].sql, NULL));
		OWNED(query) version = db_query(db, "PRAGMA user_version");
		assert_true(query_next(version));
		assert_int_equal(query_integer(version, 0), i + 1);
	}
}

static void a_migration_by_somebody_else_is_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) first = db_open(path, DB_WRITE, NULL);
	OWNED(db) second = db_open(path, DB_WRITE, NULL);
	assert_true(db_run(second, "PRAGMA busy_timeout = 10", NULL));
	assert_true(db_begin(first, NULL));
	struct error err = {0};
	assert_false(migrate(second, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
}

/* A catalogue as the program before 015_texts.sql left it: the second sheet lost its revision. */
static const char TWO_SHEETS[] =
	"INSERT INTO identifier VALUES ('2017-0001', 1), ('2017-0002', 1);"
	"INSERT INTO sheet (id, revision, markdown, etag, status, version, title, summary, type, levels,"
	" subjects, themes, equipment, is_example, is_external, is_coding, is_candidate, changed_at)"
	" VALUES ('2017-0001', 2, '# un', 'e', 'publie', 1, 'Un', '', '', '', '', '', '', 0, 0, 0, 0, 7),"
	" ('2017-0002', 1, '# deux', 'e', 'archive', 1, 'Deux', '', '', '', '', '', '', 0, 0, 0, 0, 8);"
	"INSERT INTO revision VALUES (1, 1, 'h1', '# avant', 'publie', 6), (1, 2, 'h2', '# un', 'publie', 7);"
	"INSERT INTO rendering VALUES (1, '<h1>un</h1>', 'un', '1\tun\tUn\n');";

static void texts_that_stood_twice_are_kept(void **state)
{
	(void)state;
	enum { BEFORE = 14 };
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	for (size_t i = 0; i < BEFORE; i++)
		assert_true(db_run(db, migrations[i].sql, NULL));
	assert_true(db_run(db, TWO_SHEETS, NULL));
	assert_true(migrate(db, NULL));

	OWNED(stored_sheet) first = sheets_find(db, "2017-0001", NULL);
	assert_string_equal(first->markdown, "# un");
	assert_string_equal(first->status, "publie");
	OWNED(stored_sheet) second = sheets_find(db, "2017-0002", NULL);
	assert_string_equal(second->markdown, "# deux");
	OWNED(body) body = renderings_find(db, first->row, NULL);
	assert_string_equal(body->html, "<h1>un</h1>");
	assert_string_equal(body->headings[0].title, "Un");
	OWNED_STRING text = renderings_text(db, first->row, NULL);
	assert_string_equal(text, "un");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, migrates);
	SUITE_TEST(&suite, a_second_run_changes_nothing);
	SUITE_TEST(&suite, each_migration_sets_its_own_version);
	SUITE_TEST(&suite, texts_that_stood_twice_are_kept);
	SUITE_TEST(&suite, a_migration_by_somebody_else_is_busy);
	return suite_run(&suite, "store/migrate");
}
