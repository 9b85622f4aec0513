#include "base/mem.h"
#include "base/owned.h"
#include "sheet/sheet.h"
#include "sheet/source.h"
#include "support/rows.h"

#include <string.h>

#define BYTES(literal) literal, sizeof (literal) - 1

struct row {
	const char *name, *bytes;
	size_t length;
	const char *front_matter, *body;
	unsigned first_line, body_line;
};

static const struct row rows[] = {
	{ "front matter, then a body", BYTES("---\ntitre: a\n---\n## B\n"), "titre: a\n", "## B\n", 2, 4 },
	{ "a byte-order mark is dropped", BYTES("\xEF\xBB\xBF---\na: b\n---\nc\n"), "a: b\n", "c\n", 2, 4 },
	{ "CRLF line ends are dropped", BYTES("---\r\na: b\r\n---\r\nc\r\n"), "a: b\n", "c\n", 2, 4 },
	{ "CR line ends too", BYTES("---\ra: b\r---\rc\r"), "a: b\n", "c\n", 2, 4 },
	{ "empty lines before are skipped", BYTES("\n \n---\na: b\n---\n\n\nc"), "a: b\n", "c\n", 4, 8 },
	{ "blanks may follow the dashes", BYTES("--- \na: b\n---\t\nc"), "a: b\n", "c\n", 2, 4 },
	{ "four dashes do not close", BYTES("---\na: b\n----\n---\nc"), "a: b\n----\n", "c\n", 2, 5 },
	{ "the end of the file may close",     BYTES("---\na: b\n---"),                    "a: b\n", "", 2, 4 },
	{ "the front matter may be empty",     BYTES("---\n---\nc"),                       "", "c\n", 2, 3 },
	{ "dashes in the body are its own", BYTES("---\na: b\n---\nc\n---\nd\n"), "a: b\n", "c\n---\nd\n",
		2, 4 },
};

static void splits(void **state)
{
	const struct row *row = *state;
	OWNED_SOURCE source = {0};
	OWNED_REMARKS remarks = {0};
	assert_true(source_split(row->bytes, row->length, &source, &remarks));
	assert_int_equal(remarks.count, 0);
	assert_string_equal(source.front_matter, row->front_matter);
	assert_string_equal(source.body, row->body);
	assert_int_equal(source.first_line, row->first_line);
	assert_int_equal(source.body_line, row->body_line);
}

struct bad {
	const char *name, *bytes;
	size_t length;
	unsigned line;
	const char *says;
};

static const struct bad bads[] = {
	{ "an empty file is told",                 BYTES(""),                          0, "vide" },
	{ "UTF-16 is named (little end)",          BYTES("\xFF\xFE-\0-\0"),            0, "UTF-16" },
	{ "UTF-16 is named (big end)",             BYTES("\xFE\xFF\0-\0-"),            0, "UTF-16" },
	{ "UTF-16 without its mark is named",      BYTES("-\0-\0-\0\n\0"),             0, "UTF-16" },
	{ "a word processor's file is named",      BYTES("PK\x03\x04xxxx"),            0, "traitement de texte" },
	{ "a PDF is named",                        BYTES("%PDF-1.4"),                  0, "PDF" },
	{ "a NUL is told with its line",           BYTES("---\na: \0\n---\n"),         2, "nul" },
	{ "a byte of Latin-1 is told with its line", BYTES("---\na: b\n---\n\n\xE9t\xE9"), 5, "UTF-8" },
	{ "a file without front matter is told",   BYTES("# Titre\n"),                 1, "commencer" },
	{ "blanks alone have no front matter",     BYTES("\n\n"),                      3, "commencer" },
	{ "an unclosed front matter is told",      BYTES("\n---\na: b\n"),             2, "fermé" },
	{ "dashes alone are not closed",           BYTES("---"),                       1, "fermé" },
};

static void refuses(void **state)
{
	const struct bad *row = *state;
	OWNED_SOURCE source = {0};
	OWNED_REMARKS remarks = {0};
	assert_false(source_split(row->bytes, row->length, &source, &remarks));
	assert_null(source.body);
	assert_int_equal(remarks.count, 1);
	assert_int_equal(remarks.items[0].severity, SEVERITY_REFUSAL);
	assert_int_equal(remarks.items[0].line, row->line);
	assert_non_null(strstr(remarks.items[0].sentence, row->says));
}

/* A file of `length` bytes whose front matter holds `front` bytes. */
static char *file_of(size_t front, size_t length)
{
	char *bytes = mem_new(length + 1, 1);
	memset(bytes, 'a', length);
	memcpy(bytes, "---\n", 4);
	bytes[4 + front - 1] = '\n';
	memcpy(bytes + 4 + front, "---\n", 4);
	return bytes;
}

static bool splits_file(size_t front, size_t length)
{
	OWNED_STRING bytes = file_of(front, length);
	OWNED_SOURCE source = {0};
	OWNED_REMARKS remarks = {0};
	return source_split(bytes, length, &source, &remarks);
}

static void a_file_at_its_limit_is_read_and_one_past_it_is_not(void **state)
{
	(void)state;
	assert_true(splits_file(10, SHEET_MAX_BYTES));
	assert_false(splits_file(10, SHEET_MAX_BYTES + 1));
}

static void front_matter_at_its_limit_is_read_and_one_past_it_is_not(void **state)
{
	(void)state;
	assert_true(splits_file(SHEET_FRONT_MATTER_BYTES, SHEET_FRONT_MATTER_BYTES + 100));
	assert_false(splits_file(SHEET_FRONT_MATTER_BYTES + 1, SHEET_FRONT_MATTER_BYTES + 100));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, splits);
	SUITE_ROWS(&suite, bads, refuses);
	SUITE_TEST(&suite, a_file_at_its_limit_is_read_and_one_past_it_is_not);
	SUITE_TEST(&suite, front_matter_at_its_limit_is_read_and_one_past_it_is_not);
	return suite_run(&suite, "sheet/source");
}
