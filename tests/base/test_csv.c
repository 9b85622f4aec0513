#include "base/csv.h"

#include "base/text.h"
#include "support/rows.h"

struct row {
	const char *name, *cell, *written;
};

static const struct row rows[] = {
	{ "a word stands between quotes",         "robot",         "\"robot\"" },
	{ "nothing is an empty cell",             NULL,            "\"\"" },
	{ "a quote is doubled",                   "dit \"non\"",   "\"dit \"\"non\"\"\"" },
	{ "a separator and a line end stay",      "a;b\nc",        "\"a;b\nc\"" },
	{ "an equals sign makes no formula",      "=1+1",          "\"'=1+1\"" },
	{ "nor does a plus",                      "+33",           "\"'+33\"" },
	{ "nor a minus",                          "-1",            "\"'-1\"" },
	{ "nor an at sign",                       "@A1",           "\"'@A1\"" },
	{ "nor a tabulation",                     "\t=1",          "\"'\t=1\"" },
	{ "an equals sign further on is harmless", "a=b",          "\"a=b\"" },
};

static void writes_a_cell(void **state)
{
	const struct row *row = *state;
	OWNED_TEXT out = {0};
	struct csv csv = { .out = &out };
	csv_cell(&csv, row->cell);
	assert_string_equal(text_string(&out), row->written);
}

static void a_table_has_its_mark_and_its_rows(void **state)
{
	(void)state;
	OWNED_TEXT out = {0};
	struct csv csv = { .out = &out };
	csv_begin(&csv);
	csv_cell(&csv, "");
	csv_cell(&csv, "b");
	csv_end_row(&csv);
	csv_cell(&csv, "c");
	csv_end_row(&csv);
	assert_string_equal(text_string(&out), "\xEF\xBB\xBF\"\";\"b\"\r\n\"c\"\r\n");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, writes_a_cell);
	SUITE_TEST(&suite, a_table_has_its_mark_and_its_rows);
	return suite_run(&suite, "base/csv");
}
