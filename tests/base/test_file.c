#include "base/file.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>
#include <sys/stat.h>

static void comes_back_as_written(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING deep = file_join(folder, "a/b/c");
	OWNED_STRING path = file_join(deep, "fiche.md");
	struct error err = {0};
	assert_true(file_make_folder(deep, &err));
	assert_true(file_make_folder(deep, &err));
	assert_true(file_write(path, "a\0b", 3, &err));

	size_t length = 0;
	OWNED_STRING read = file_read(path, 3, &length, &err);
	assert_non_null(read);
	assert_int_equal(length, 3);
	assert_memory_equal(read, "a\0b", 4);

	assert_null(file_read(path, 2, &length, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
	assert_true(file_remove_tree(folder, &err));
	assert_false(file_exists(folder));
}

static void says_what_cannot_be_read(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING pipe = file_join(folder, "pipe");
	struct error err = {0};
	size_t length = 0;
	assert_null(file_read("/nonexistent/file", 10, &length, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_false(file_make_folder("", &err));
	assert_true(file_is_gone("/nonexistent/file"));
	assert_false(file_is_gone(folder));
	assert_null(file_read(folder, 10, &length, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_null(file_read(pipe, 10, &length, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void refuses_to_write_into_nothing(void **state)
{
	(void)state;
	struct error err = {0};
	assert_false(file_write("/nonexistent/file", "x", 1, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_false(file_make_folder("/dev/null/x", &err));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, comes_back_as_written);
	SUITE_TEST(&suite, says_what_cannot_be_read);
	SUITE_TEST(&suite, refuses_to_write_into_nothing);
	return suite_run(&suite, "base/file");
}
