#include "base/owned.h"
#include "base/text.h"
#include "sheet/body.h"
#include "support/rows.h"
#include "view/markdown.h"

#include <string.h>

struct row {
	const char *name, *text, *shown;  /* shown NULL: as it is */
};

static const struct row rows[] = {
	{ "words stay words",                   "Lire à voix haute, une fable en 6e", NULL },
	{ "stars and lines underneath",         "2 * 3 * 4 et un_mot_long *x*",      NULL },
	{ "a link is no link",                  "[ici](https://a.example) ![x](y)",  NULL },
	{ "a tag is text",                      "<script>alert(1)</script>",         NULL },
	{ "an entity is text",                  "&eacute; &amp; Q&R &#65;",          NULL },
	{ "backslashes and quotes of code",     "C:\\x `code` \\*",                  NULL },
	{ "a dash in front opens no list",      "- un",                              NULL },
	{ "nor does a plus sign",               "+ un",                              NULL },
	{ "nor a number",                       "12. un",                            NULL },
	{ "nor one with a bracket",             "3) un",                             NULL },
	{ "a number further on stays",          "le 3. un",                          NULL },
	{ "a hash in front is no heading",      "# un #",                            NULL },
	{ "a quote mark is no quote",           "> un",                              NULL },
	{ "a line across is none",              "---",                               NULL },
	{ "an underline is none",               "===",                               NULL },
	{ "a fence of code is none",            "```",                               NULL },
	{ "pipes are no table",                 "| a | b |",                         NULL },
	{ "lines become one",                   "un\n\n# deux\t\n- trois",           "un # deux - trois" },
	{ "spaces at the ends go",              "  un  ",                            "un" },
	{ "nothing is nothing",                 "",                                  "" },
};

/* Read again as Markdown, it says what it said. */
static void reads_as_it_was(void **state)
{
	const struct row *row = *state;
	OWNED_STRING escaped = markdown_text(row->text);
	OWNED(body) body = body_render(escaped, NULL);
	assert_non_null(body);
	OWNED_STRING expected = text_make("%s%s", row->shown ? row->shown : row->text,
		*row->text ? "\n" : "");
	assert_string_equal(body->text, expected);
	assert_null(strstr(body->html, "<h"));
}

static void no_text_is_an_empty_one(void **state)
{
	(void)state;
	OWNED_STRING nothing = markdown_text(NULL);
	assert_string_equal(nothing, "");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads_as_it_was);
	SUITE_TEST(&suite, no_text_is_an_empty_one);
	return suite_run(&suite, "view/markdown");
}
