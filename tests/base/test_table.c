#include "base/file.h"
#include "base/table.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

static struct table *read_text(const char *folder, const char *content, struct error *err)
{
	OWNED_STRING path = file_join(folder, "t.tsv");
	assert_true(file_write(path, content, strlen(content), err));
	return table_read(path, err);
}

static void gives_cells_by_name(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	OWNED(table) table = read_text(folder, "# a comment\ncle\tlibelle\r\n\ncm1\tCM1\ncm2\n", &err);
	assert_non_null(table);
	assert_int_equal(table_rows(table), 2);
	assert_true(table_has(table, "cle"));
	assert_false(table_has(table, "concept"));
	assert_string_equal(table_cell(table, 0, "libelle"), "CM1");
	assert_string_equal(table_cell(table, 1, "libelle"), "");
	assert_string_equal(table_cell(table, 1, "concept"), "");
	assert_int_equal(table_line(table, 1), 5);
}

static void refuses_what_is_no_table(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	assert_null(read_text(folder, "", &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_null(read_text(folder, "a\tb\n1\t2\t3\n", &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_null(read_text(folder, "caf\xE9\n", &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_null(table_read("/nonexistent.tsv", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, gives_cells_by_name);
	SUITE_TEST(&suite, refuses_what_is_no_table);
	return suite_run(&suite, "base/table");
}
