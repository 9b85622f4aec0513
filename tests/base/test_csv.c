#include "base/csv.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "support/rows.h"

#include <string.h>

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
	{ "nor a line end",                       "\n=1",          "\"'\n=1\"" },
	{ "nor signs of double width",            "＝1＋1",        "\"'＝1＋1\"" },
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

/* Rows as « a|b|c », a broken one as « ! », parted by spaces. */
static const struct reading_row {
	const char *name, *bytes, *rows;
	unsigned last_line;
} reading_rows[] = {
	{ "semicolons", "a;b\nc;d\n", "a|b c|d", 2 },
	{ "commas, if there are more", "a,b,c;d\n1,2,3;4", "a|b|c;d 1|2|3;4", 2 },
	{ "tabulations", "a\tb\n", "a|b", 1 },
	{ "a mark of order and Windows' line ends", "\xEF\xBB\xBF" "a;b\r\nc;d\r\n", "a|b c|d", 2 },
	{ "old line ends", "a;b\rc;d", "a|b c|d", 2 },
	{ "empty cells", ";\n;;\n", "| ||", 2 },
	{ "blank lines are no rows", "\n\na\n\n\nb\n\n", "a b", 6 },
	{ "quotes", "\"a\";\"b\"\"c\";\"\"\n", "a|b\"c|", 1 },
	{ "a separator and a line end between quotes", "\"a;\nb\";c\nd\n", "a;\nb|c d", 3 },
	{ "Windows' line end between quotes counts once", "\"a\r\nb\"\nc\n", "a\r\nb c", 3 },
	{ "what follows a closing quote", "\"a\"b;c\n", "ab|c", 1 },
	{ "a quote within a word", "5\";a\n", "5\"|a", 1 },
	{ "a quote that is not closed costs its line", "a;b\n\"c;d\ne;f\n", "a|b ! e|f", 3 },
	{ "or the last one", "a\n\"b", "a !", 2 },
	{ "nothing", "", "", 1 },
	{ "a mark of order alone", "\xEF\xBB\xBF", "", 1 },
};

static char *read_all(const char *bytes, size_t length, unsigned *last_line)
{
	struct text out = {0};
	OWNED_WORDS cells = {0};
	struct csv_reader reader = csv_reader(bytes, length);
	for (enum csv_row row; (row = csv_read(&reader, &cells)) != CSV_END; *last_line = reader.line) {
		OWNED_STRING joined = row == CSV_ROW ? words_join(&cells, "|") : mem_copy("!");
		text_format(&out, "%s%s", out.length ? " " : "", joined);
	}
	return text_take(&out);
}

static void reads_rows(void **state)
{
	const struct reading_row *row = *state;
	unsigned last_line = 1;
	OWNED_STRING read = read_all(row->bytes, strlen(row->bytes), &last_line);
	assert_string_equal(read ? read : "", row->rows);
	assert_int_equal(last_line, row->last_line);
}

static void a_row_has_limits(void **state)
{
	(void)state;
	unsigned line = 0;
	OWNED_TEXT many = {0}, large = {0};
	for (size_t i = 1; i < CSV_CELLS; i++)
		text_add_char(&many, ';');
	OWNED_STRING just = read_all(text_string(&many), many.length, &line);
	assert_int_equal(strlen(just), CSV_CELLS - 1);
	text_add(&many, ";\na");
	OWNED_STRING past = read_all(text_string(&many), many.length, &line);
	assert_string_equal(past, "! a");

	text_add_char(&large, '"');
	for (size_t i = 1; i < CSV_CELL_BYTES; i++)
		text_add_char(&large, 'x');
	text_add_char(&large, '"');
	OWNED_STRING long_cell = read_all(text_string(&large), large.length, &line);
	assert_int_equal(strlen(long_cell), CSV_CELL_BYTES - 1);
	text_cut(&large, large.length - 1);
	text_add(&large, "x\"\nb");
	OWNED_STRING longer = read_all(text_string(&large), large.length, &line);
	assert_string_equal(longer, "! b");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, writes_a_cell);
	SUITE_TEST(&suite, a_table_has_its_mark_and_its_rows);
	SUITE_ROWS(&suite, reading_rows, reads_rows);
	SUITE_TEST(&suite, a_row_has_limits);
	return suite_run(&suite, "base/csv");
}
