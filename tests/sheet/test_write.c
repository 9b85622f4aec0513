#include "support/rows.h"
#include "support/sheets.h"

enum { NOW = 1800000000 };  /* 15 January 2027 */

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

struct row {
	const char *name, *text, *written;
};

static const struct row words[] = {
	{ "a key is plain",                         "c3-mathematiques",  "type: c3-mathematiques\n" },
	{ "a status too",                           "en_relecture",      "type: en_relecture\n" },
	{ "a licence too",                          "CC-BY-SA-4.0",      "type: CC-BY-SA-4.0\n" },
	{ "a class too",                            "6e",                "type: 6e\n" },
	{ "a UAI too",                              "0870015E",          "type: 0870015E\n" },
	{ "a date too",                             "2017-03-14",        "type: 2017-03-14\n" },
	{ "a number too",                           "2635",              "type: 2635\n" },
	{ "3.4 is quoted: YAML reads a number",     "3.4",               "type: \"3.4\"\n" },
	{ "018 is quoted: octal to some",           "018",               "type: \"018\"\n" },
	{ "1e5 is quoted: a float to some",         "1e5",               "type: \"1e5\"\n" },
	{ "0x1F is quoted: a number to some",       "0x1F",              "type: \"0x1F\"\n" },
	{ "no is quoted: false to some",            "no",                "type: \"no\"\n" },
	{ "Null is quoted",                         "Null",              "type: \"Null\"\n" },
	{ "a space is quoted",                      "a b",               "type: \"a b\"\n" },
	{ "a colon is quoted",                      "a:b",               "type: \"a:b\"\n" },
};

static void writes_words(void **state)
{
	const struct row *row = *state;
	OWNED(sheet) sheet = sheet_new();
	sheet->type = mem_copy(row->text);
	OWNED_STRING written = sheet_write(sheet);
	OWNED_STRING expected = text_make("---\n%s---\n", row->written);
	assert_string_equal(written, expected);
}

#define LONG_WORD "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SENTENCE "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"

static const struct row texts[] = {
	{ "a short text is quoted",            "Un texte",           "objectifs: \"Un texte\"\n" },
	{ "quotes and backslashes are escaped", "a \"b\" \\c",       "objectifs: \"a \\\"b\\\" \\\\c\"\n" },
	{ "controls are escaped",              "a\ab",               "objectifs: \"a\\u0007b\"\n" },
	{ "lines stand as lines",              "- a\n\n# b",         "objectifs: |-\n  - a\n\n  # b\n" },
	{ "a long text is folded",             SENTENCE " " SENTENCE,
		"objectifs: >-\n  " SENTENCE " un deux\n  trois" },
	{ "a long word stands alone",          "a " LONG_WORD LONG_WORD " b",
		"objectifs: >-\n  a\n  " LONG_WORD LONG_WORD "\n  b\n" },
	{ "a non-breaking space does not break", "Quoi\u00a0?",      "objectifs: \"Quoi\u00a0?\"\n" },
};

static void writes_texts(void **state)
{
	const struct row *row = *state;
	OWNED(sheet) sheet = sheet_new();
	sheet->objectives = mem_copy(row->text);
	OWNED_STRING written = sheet_write(sheet);
	if (!strstr(written, row->written))
		fail_msg("« %s » is not in:\n%s", row->written, written);
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) again = sheet_parse(known, written, strlen(written), &remarks);
	assert_non_null(again);
	if (!strchr(row->text, '\a'))
		assert_string_equal(again->objectives, row->text);
}

static void a_line_that_ends_in_a_blank_is_quoted(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sheet_new();
	sheet->objectives = mem_copy("a \nb");
	OWNED_STRING written = sheet_write(sheet);
	assert_string_equal(written, "---\nobjectifs: \"a \\u000Ab\"\n---\n");
}

static void a_sheet_of_nothing_is_two_lines(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sheet_new();
	OWNED_STRING written = sheet_write(sheet);
	assert_string_equal(written, "---\n---\n");
}

static void the_canonical_file_is_written_as_it_is_read(void **state)
{
	(void)state;
	size_t length;
	struct error err = {0};
	OWNED_STRING file = file_read(FIXTURES "/canonical/complete.md", SHEET_MAX_BYTES, &length, &err);
	assert_non_null(file);
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, file, length, &remarks);
	assert_non_null(sheet);
	sheet_check(known, sheet, NOW, &remarks);
	if (remarks.count)
		fail_msg("%u: %s", remarks.items[0].line, remarks.items[0].sentence);
	OWNED_STRING written = sheet_write(sheet);
	assert_string_equal(written, file);
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		if (field_is_empty(&sheet_fields[i], sheet))
			fail_msg("%s is not in the canonical file", sheet_fields[i].key);
}

/* Read, written, read again: the same sheet, and nothing more to say of it. */
static void comes_back_to_itself(void **state)
{
	const char *path = *state;
	size_t length;
	struct error err = {0};
	OWNED_STRING file = file_read(path, 8 << 20, &length, &err);
	assert_non_null(file);
	OWNED_REMARKS remarks = {0}, silence = {0};
	OWNED(sheet) sheet = sheet_parse(known, file, length, &remarks);
	if (!sheet) {
		assert_true(remarks_refuse(&remarks));
		return;
	}
	OWNED_STRING written = sheet_write(sheet);
	OWNED(sheet) again = sheet_parse(known, written, strlen(written), &silence);
	assert_non_null(again);
	const char *difference = first_difference(sheet, again);
	if (difference)
		fail_msg("%s differs", difference);
	if (silence.count)
		fail_msg("%u: %s", silence.items[0].line, silence.items[0].sentence);
}

static void add_files(struct suite *suite, struct words *paths, const char *folder)
{
	OWNED_WORDS names = {0};
	files_ending(&names, folder, ".md");
	for (size_t i = 0; i < names.count; i++) {
		words_give(paths, file_join(folder, names.items[i]));
		const char *path = paths->items[paths->count - 1];
		suite_add(suite, path + strlen(FIXTURES) + 1, comes_back_to_itself, path);
	}
}

int main(void)
{
	static struct suite suite;
	OWNED_WORDS paths = {0};
	SUITE_ROWS(&suite, words, writes_words);
	SUITE_ROWS(&suite, texts, writes_texts);
	SUITE_TEST(&suite, a_line_that_ends_in_a_blank_is_quoted);
	SUITE_TEST(&suite, a_sheet_of_nothing_is_two_lines);
	SUITE_TEST(&suite, the_canonical_file_is_written_as_it_is_read);
	add_files(&suite, &paths, FIXTURES "/sheets");
	add_files(&suite, &paths, FIXTURES "/bad");
	return _cmocka_run_group_tests("sheet/write", suite.tests, suite.count, load, unload);
}
