#include "base/owned.h"
#include "sheet/tidy.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *typed, *line, *paragraphs;
	bool has_dropped;
};

static const struct row rows[] = {
	{ "runs of spaces become one",              "  un   mot\t",       "un mot",   "un mot",    false },
	{ "a line end is a space on one line",      "un\nmot",            "un mot",   "un\nmot",   false },
	{ "CRLF is one line end",                   "un\r\nmot",          "un mot",   "un\nmot",   false },
	{ "empty lines become one",                 "un\n\n \n\nmot\n",   "un mot",   "un\n\nmot", false },
	{ "Unicode's line ends are line ends",      "un\u2028mot",        "un mot",   "un\nmot",   false },
	{ "a non-breaking space inside stays",      "quoi\u00a0?",        "quoi\u00a0?", "quoi\u00a0?", false },
	{ "one at an end goes",                     "\u00a0quoi\u00a0",   "quoi",     "quoi",      false },
	{ "a bell is dropped and told",             "un\amot",            "unmot",    "unmot",     true },
	{ "a mark of direction is dropped",         "a\u202eb",           "ab",       "ab",        true },
	{ "an isolate is dropped",                  "a\u2066b",           "ab",       "ab",        true },
	{ "a byte-order mark is dropped",           "\ufeffun",           "un",       "un",        true },
	{ "an accent is composed",                  "e\u0301te\u0301",    "été",      "été",       false },
	{ "a joiner of emoji stays",                "a\u200db",           "a\u200db", "a\u200db",  false },
	{ "nothing stays nothing",                  "",                   "",         "",          false },
};

static void tidies(void **state)
{
	const struct row *row = *state;
	bool has_dropped = false;
	OWNED_STRING line = tidy_line(row->typed, &has_dropped);
	assert_string_equal(line, row->line);
	assert_int_equal(has_dropped, row->has_dropped);

	OWNED_STRING paragraphs = tidy_paragraphs(row->typed, &has_dropped);
	assert_string_equal(paragraphs, row->paragraphs);

	has_dropped = false;
	OWNED_STRING again = tidy_paragraphs(paragraphs, &has_dropped);
	assert_string_equal(again, paragraphs);
	assert_false(has_dropped);
}

struct body {
	const char *name, *typed, *kept;
	unsigned skipped;
};

static const struct body bodies[] = {
	{ "empty lines before are skipped and counted", "\n \t\n## A\n",     "## A\n",      2 },
	{ "spaces of the first line stay",              "\n    code\n",      "    code\n",  1 },
	{ "one line end ends it",                       "a\n\n\n",           "a\n",         0 },
	{ "a line end is added",                        "a",                 "a\n",         0 },
	{ "CRLF and CR become LF",                      "a\r\nb\rc\r\n",     "a\nb\nc\n",   0 },
	{ "two spaces at the end of a line stay",       "a  \nb",            "a  \nb\n",    0 },
	{ "blanks alone are an empty body",             " \n\t\n",           "",            2 },
};

static void tidies_bodies(void **state)
{
	const struct body *row = *state;
	unsigned skipped = 99;
	OWNED_STRING body = tidy_body(row->typed, &skipped);
	assert_string_equal(body, row->kept);
	assert_int_equal(skipped, row->skipped);
}

static void an_excerpt_is_short_and_on_one_line(void **state)
{
	(void)state;
	OWNED_STRING whole = tidy_excerpt(" un\nmot ");
	assert_string_equal(whole, "un mot");

	char accents[2 * 61 + 1] = "";
	for (size_t i = 0; i < 61; i++)
		memcpy(accents + 2 * i, "é", 2);
	OWNED_STRING cut = tidy_excerpt(accents);
	assert_int_equal(strlen(cut), 2 * 60 + strlen("…"));
	OWNED_STRING just = tidy_excerpt(accents + 2);
	assert_string_equal(just, accents + 2);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, tidies);
	SUITE_ROWS(&suite, bodies, tidies_bodies);
	SUITE_TEST(&suite, an_excerpt_is_short_and_on_one_line);
	return suite_run(&suite, "sheet/tidy");
}
