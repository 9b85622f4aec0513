#include "store/migrate.h"

#include "store/db.h"
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
	assert_false(db_is_busy(db));
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

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, migrates);
	SUITE_TEST(&suite, a_second_run_changes_nothing);
	SUITE_TEST(&suite, each_migration_sets_its_own_version);
	SUITE_TEST(&suite, a_migration_by_somebody_else_is_busy);
	return suite_run(&suite, "store/migrate");
}
