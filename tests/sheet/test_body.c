#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/body.h"
#include "sheet/sheet.h"
#include "support/golden.h"

#include <string.h>

/* fixtures/bodies/CASE.md gives CASE.html and CASE.txt, and headings as told in its last lines. */
static void renders_as_expected(void **state)
{
	const char *path = *state;
	struct error err = {0};
	OWNED_STRING markdown = golden_read(path);
	OWNED(body) body = body_render(markdown, &err);
	assert_non_null(body);

	OWNED_STRING html_path = text_make("%.*s.html", (int)strlen(path) - 3, path);
	OWNED_STRING text_path = text_make("%.*s.txt", (int)strlen(path) - 3, path);
	golden_compare(html_path, body->html);
	golden_compare(text_path, body->text);
}

/* fixtures/hostile/bodies: what must come out without a script, an event or a foreign address. */
static void comes_out_harmless(void **state)
{
	OWNED_STRING markdown = golden_read(*state);
	OWNED(body) body = body_render(markdown, NULL);
	if (!body)
		return;
	static const char *const never[] = { "<script", "<iframe", "<object", "<style", "<svg", "<form", "<input",
		"<img", "href=\"javascript", "href=\"data", "href=\"vbscript",
		"href=\"//", "<!--", "<body", "<meta", "<link", "<base" };
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		if (strcasestr(body->html, never[i]))
			fail_msg("%s came out", never[i]);
	assert_true(utf8_is_valid(body->html, strlen(body->html), NULL));
}

static char *repeated(const char *piece, size_t count, const char *tail)
{
	struct text made = {0};
	for (size_t i = 0; i < count; i++)
		text_add(&made, piece);
	text_add(&made, tail);
	return text_take(&made);
}

struct limit {
	const char *name, *piece;
	size_t count;
	const char *tail;
	enum error_kind kind;  /* ERROR_NONE: rendered */
};

static const struct limit limits[] = {
	{ "32 markers on a line are rendered",          "- ",   32,          "x\n", ERROR_NONE },
	{ "33 markers on a line are refused",           "- ",   33,          "x\n", ERROR_INVALID },
	{ "10 000 quotes are refused",                  ">",    10000,       "x\n", ERROR_INVALID },
	{ "100 columns before a list item are rendered", " ",   98,          "- x\n", ERROR_NONE },
	{ "a list item further right is refused",       " ",    100,         "- x\n", ERROR_INVALID },
	{ "5 000 brackets are rendered",                "[",    5000,        "\n", ERROR_NONE },
	{ "5 001 brackets are refused",                 "[",    5001,        "\n", ERROR_INVALID },
	{ "1 000 tag openers are rendered",             "<!",   1000,        "\n", ERROR_NONE },
	{ "1 001 tag openers are refused",              "<!",   1001,        "\n", ERROR_INVALID },
	{ "20 000 lines are rendered",                  "a\n",  20000,       "", ERROR_NONE },
	{ "20 001 lines are refused",                   "a\n",  20001,       "", ERROR_INVALID },
	{ "10 000 emphases are refused",                "*a* ", 10000,       "\n", ERROR_INVALID },
	{ "256 KB are rendered",                        "a",    256 << 10,   "", ERROR_NONE },
	{ "one byte more is refused",                   "a",    256 << 10,   "a", ERROR_TOO_LARGE },
	{ "an empty body is an empty body",             "",     0,           "", ERROR_NONE },
};

static void keeps_the_limit(void **state)
{
	const struct limit *row = *state;
	struct error err = {0};
	OWNED_STRING markdown = repeated(row->piece, row->count, row->tail);
	OWNED(body) body = body_render(markdown, &err);
	assert_int_equal(body != NULL, row->kind == ERROR_NONE);
	assert_int_equal(err.kind, row->kind);
}

static void tells_the_headings(void **state)
{
	(void)state;
	OWNED(body) body = body_render("# Objectifs\n\n## *Déroulement* : l'œuvre\n\n# Objectifs\n", NULL);
	assert_int_equal(body->heading_count, 3);
	assert_int_equal(body->headings[0].level, 2);
	assert_string_equal(body->headings[0].anchor, "partie-objectifs");
	assert_int_equal(body->headings[1].level, 3);
	assert_string_equal(body->headings[1].title, "Déroulement : l'œuvre");
	assert_string_equal(body->headings[1].anchor, "partie-deroulement-l-oeuvre");
	assert_string_equal(body->headings[2].anchor, "partie-objectifs-2");
}

static void shows_headings_past_the_limit_without_anchor(void **state)
{
	(void)state;
	OWNED_STRING markdown = repeated("# t\n", 300, "");
	OWNED(body) body = body_render(markdown, NULL);
	assert_int_equal(body->heading_count, 200);
	assert_non_null(strstr(body->html, "<h2>t</h2>"));
}

static void keeps_tables_past_the_limit_as_text(void **state)
{
	(void)state;
	OWNED_STRING rows = repeated("|a|b|\n", 2100, "");
	OWNED_STRING markdown = text_make("|a|b|\n|-|-|\n%s", rows);
	OWNED(body) body = body_render(markdown, NULL);
	assert_null(strstr(body->html, "<table"));
	assert_non_null(strstr(body->html, "|a|b|"));
}

static void counts_a_lone_cr_as_a_line_end(void **state)
{
	(void)state;
	OWNED(body) body = body_render("texte\r|a|b|\r\n|-|-|\r|c|d|", NULL);
	assert_non_null(strstr(body->html, "<td>d</td>"));
}

int main(void)
{
	static struct suite suite;
	suite_add_files(&suite, FIXTURES "/bodies", ".md", renders_as_expected);
	suite_add_files(&suite, FIXTURES "/hostile/bodies", ".md", comes_out_harmless);
	SUITE_ROWS(&suite, limits, keeps_the_limit);
	SUITE_TEST(&suite, tells_the_headings);
	SUITE_TEST(&suite, shows_headings_past_the_limit_without_anchor);
	SUITE_TEST(&suite, keeps_tables_past_the_limit_as_text);
	SUITE_TEST(&suite, counts_a_lone_cr_as_a_line_end);
	return suite_run(&suite, "sheet/body");
}
