#include "support/rows.h"
#include "support/sheets.h"

enum { NOW = 1800000000 };  /* 15 January 2027 */

/* fixtures/bad/RULE.md breaks one rule; RULE.remarks says what a person is told, a remark a line:
 * line, severity, field, sentence. */

static const char FOLDER[] = FIXTURES "/bad";

static struct vocabularies *known;

static int load(void **state)
{
	(void)state;
	known = lists();
	return 0;
}

static int unload(void **state)
{
	(void)state;
	vocabularies_free(known);
	return 0;
}

static char *remarks_text(const struct remarks *remarks)
{
	struct text text = {0};
	for (size_t i = 0; i < remarks->count; i++)
		text_format(&text, "%u\t%s\t%s\t%s\n", remarks->items[i].line,
			severity_name(remarks->items[i].severity), remarks->items[i].field,
			remarks->items[i].sentence);
	return text_take(&text);
}

static void tells_what_is_expected(void **state)
{
	const char *file = *state;
	OWNED_STRING path = file_join(FOLDER, file);
	OWNED_STRING stem = mem_copy_bytes(path, strlen(path) - strlen(".md"));
	OWNED_STRING expected_path = text_make("%s.remarks", stem);
	size_t length, expected_length;
	struct error err = {0};
	OWNED_STRING bytes = file_read(path, 8 << 20, &length, &err);
	OWNED_STRING expected = file_read(expected_path, 1 << 20, &expected_length, &err);
	if (!bytes || !expected)
		fail_msg("%s", err.text);

	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, bytes, length, &remarks);
	if (sheet)
		sheet_check(known, sheet, NOW, &remarks);
	OWNED_STRING told = remarks_text(&remarks);
	assert_string_equal(told, expected);
}

int main(void)
{
	static struct suite suite;
	OWNED_WORDS files = {0};
	files_ending(&files, FOLDER, ".md");
	for (size_t i = 0; i < files.count; i++)
		suite_add(&suite, files.items[i], tells_what_is_expected, files.items[i]);
	if (files.count == 0)
		abort();
	return _cmocka_run_group_tests("sheet/bad", suite.tests, suite.count, load, unload);
}
