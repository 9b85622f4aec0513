#include "catalogue/catalogue.h"

#include "catalogue/handle.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_reader_finds_no_catalogue_in_an_empty_folder(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	assert_null(catalogue_open(folder, NULL, CATALOGUE_READ, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	OWNED_STRING path = file_join(folder, "observatoire.db");
	assert_false(file_exists(path));
	assert_true(file_write(path, "", 0, NULL));
	assert_null(catalogue_open(folder, NULL, CATALOGUE_READ, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_file_in_the_place_of_the_folder_fails(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "data");
	assert_true(file_write(path, "x", 1, NULL));
	struct error err = {0};
	assert_null(catalogue_open(path, NULL, CATALOGUE_WRITE, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_newer_database_is_refused_to_both(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	assert_true(db_run(desk.catalogue->db, "PRAGMA user_version = 1000", NULL));
	struct error err = {0};
	assert_null(catalogue_open(desk.dir, desk.vocabularies, CATALOGUE_WRITE, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	err.kind = ERROR_NONE;
	assert_null(catalogue_open(desk.dir, desk.vocabularies, CATALOGUE_READ, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void a_new_catalogue_serves_an_index_of_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	assert_int_equal(desk_indexed(&desk), 0);
	assert_true(desk_is_sound(&desk));
}

/* As a kill leaves it between the store and its first index. */
static void a_first_index_that_was_not_finished_is_made_again(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING pointer = text_make("%s/index/current", desk.dir);
	assert_int_equal(remove(pointer), 0);
	OWNED(catalogue) again = desk_open(&desk, CATALOGUE_WRITE);
	assert_non_null(again);
	assert_int_equal(desk_indexed(&desk), 0);
}

/* A lost index is for an operator to hear of: opening does not hide it. */
static void an_index_lost_later_is_not_made_by_opening(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	OWNED_STRING pointer = text_make("%s/index/current", desk.dir);
	assert_int_equal(remove(pointer), 0);
	OWNED(catalogue) again = desk_open(&desk, CATALOGUE_WRITE);
	assert_non_null(again);
	assert_int_equal(desk_indexed(&desk), -1);
}

static void a_damaged_database_fails(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "observatoire.db");
	char junk[5000];
	memset(junk, 'x', sizeof junk);
	assert_true(file_write(path, junk, sizeof junk, NULL));
	struct error err = {0};
	assert_null(catalogue_open(folder, NULL, CATALOGUE_WRITE, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_null(catalogue_open(folder, NULL, CATALOGUE_READ, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

/* The kind of error somebody without rights gets, in a child that gives its own up; -1 when root cannot. */
static int kind_for_nobody(const struct desk *desk, enum catalogue_mode mode)
{
	pid_t child = fork();
	if (child == 0) {
		if (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0)
			_exit(99);
		struct error err = {0};
		struct catalogue *catalogue = catalogue_open(desk->dir, desk->vocabularies, mode, &err);
		_exit(catalogue ? ERROR_NONE : (int)err.kind);
	}
	int status = 0;
	waitpid(child, &status, 0);
	return WEXITSTATUS(status) == 99 ? -1 : WEXITSTATUS(status);
}

struct rights_row {
	const char *name;
	mode_t folder, file;
	enum catalogue_mode mode;
	enum error_kind kind;
};

static const struct rights_row rights_rows[] = {
	{ "a folder one may not enter fails for a writer",  0700, 0644, CATALOGUE_WRITE, ERROR_FAILED },
	{ "a folder one may not enter fails for a reader",  0700, 0644, CATALOGUE_READ, ERROR_FAILED },
	{ "a folder one may not write fails for a writer",  0755, 0644, CATALOGUE_WRITE, ERROR_FAILED },
	{ "a database one may not write fails for a writer", 0777, 0644, CATALOGUE_WRITE, ERROR_FAILED },
	{ "a database one may not read fails for a reader", 0777, 0600, CATALOGUE_READ, ERROR_FAILED },
	{ "a database one may read opens for a reader",     0777, 0644, CATALOGUE_READ, ERROR_NONE },
};

static void respects_rights(void **state)
{
	const struct rights_row *row = *state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	catalogue_free(TAKE(desk.catalogue));
	OWNED_STRING path = file_join(desk.dir, "observatoire.db");
	assert_int_equal(chmod(desk.dir, row->folder), 0);
	assert_int_equal(chmod(path, row->file), 0);
	int kind = kind_for_nobody(&desk, row->mode);
	if (kind == -1)
		skip();
	assert_int_equal(kind, row->kind);
}

static void a_second_writer_is_told_busy(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED(catalogue) second = desk_open(&desk, CATALOGUE_WRITE);
	assert_true(db_run(second->db, "PRAGMA busy_timeout = 10", NULL));
	assert_true(catalogue_begin(desk.catalogue, NULL));

	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), NULL };
	OWNED_RECEIPT receipt = {0};
	struct error err = {0};
	assert_false(catalogue_put(second, &file, DESK_NOW, false, &receipt, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_false(catalogue_begin(second, &err));
	size_t count = 0;
	assert_false(catalogue_purge_examples(second, DESK_NOW, &count, &err));
	assert_false(catalogue_withdraw(second, "2017-0001", DESK_NOW, &err));
	assert_int_equal(err.kind, ERROR_BUSY);

	assert_true(catalogue_commit(desk.catalogue, NULL));
	assert_true(catalogue_put(second, &file, DESK_NOW, false, &receipt, &err));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
}

static void a_second_writer_waits_for_the_first(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	int told[2];
	assert_int_equal(pipe(told), 0);
	pid_t child = fork();
	if (child == 0) {
		struct catalogue *other = desk_open(&desk, CATALOGUE_WRITE);
		bool begun = catalogue_begin(other, NULL) && write(told[1], "x", 1) == 1;
		nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
		_exit(!begun || !catalogue_commit(other, NULL));
	}
	char c;
	assert_int_equal(read(told[0], &c, 1), 1);
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "");
	assert_non_null(id);
	int status = 0;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	close(told[0]);
	close(told[1]);
}

static void a_reader_sees_what_was_committed_and_no_more(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	assert_true(catalogue_begin(desk.catalogue, NULL));
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "");
	assert_null(catalogue_find(reader, id, NULL));
	assert_true(catalogue_commit(desk.catalogue, NULL));
	OWNED(catalogue_sheet) found = catalogue_find(reader, id, NULL);
	assert_non_null(found);
}

static void a_reader_writes_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), NULL };
	OWNED_RECEIPT receipt = {0};
	struct error err = {0};
	assert_false(catalogue_put(reader, &file, DESK_NOW, false, &receipt, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_true(catalogue_put(reader, &file, DESK_NOW, true, &receipt, &err));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_reader_finds_no_catalogue_in_an_empty_folder);
	SUITE_TEST(&suite, a_file_in_the_place_of_the_folder_fails);
	SUITE_TEST(&suite, a_newer_database_is_refused_to_both);
	SUITE_TEST(&suite, a_new_catalogue_serves_an_index_of_nothing);
	SUITE_TEST(&suite, a_first_index_that_was_not_finished_is_made_again);
	SUITE_TEST(&suite, an_index_lost_later_is_not_made_by_opening);
	SUITE_TEST(&suite, a_damaged_database_fails);
	SUITE_ROWS(&suite, rights_rows, respects_rights);
	SUITE_TEST(&suite, a_second_writer_is_told_busy);
	SUITE_TEST(&suite, a_second_writer_waits_for_the_first);
	SUITE_TEST(&suite, a_reader_sees_what_was_committed_and_no_more);
	SUITE_TEST(&suite, a_reader_writes_nothing);
	return suite_run(&suite, "catalogue/open");
}
