#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"
#include "sheet/body.h"
#include "sheet/body_nest.h"
#include "support/golden.h"

#include <string.h>

struct row {
	const char *name, *markdown, *nested;  /* with its highest heading at 3 */
};

static const struct row rows[] = {
	{ "a text without heading stays",       "Un texte.\n\n- a\n",       "Un texte.\n\n- a\n" },
	{ "nothing stays nothing",              "",                         "" },
	{ "the highest heading is at the top",  "# A\n\n## B\n",            "### A\n\n#### B\n" },
	{ "wherever it stood",                  "## A\n\n### B\n\n## C\n",  "### A\n\n#### B\n\n### C\n" },
	{ "a heading may rise",                 "##### A\n",                "### A\n" },
	{ "none goes past six",                 "# A\n##### B\n###### C\n", "### A\n###### B\n###### C\n" },
	{ "closing signs stay",                 "## A ##\n",                "### A ##\n" },
	{ "an empty heading is one",            "##\n",                     "###\n" },
	{ "spaces before it stay",              "   ## A\n",                "   ### A\n" },
	{ "code is no heading",                 "```\n# a\n```\n\n    # b\n\n## C\n",
		"```\n# a\n```\n\n    # b\n\n### C\n" },
	{ "a hash without space is none",       "#a\n\n## B\n",             "#a\n\n### B\n" },
	{ "an underlined heading gets its signs", "A\n===\n\nB\n---\n",     "### A\n\n#### B\n" },
	{ "one of two lines is one line",       "A\n  b\n===\ntexte\n",     "### A b\ntexte\n" },
	{ "one at the very end",                "A\n===",                   "### A\n" },
	{ "a heading in a quote",               "> # A\n> B\n> ===\n",      "> ### A\n> ### B\n" },
	{ "a heading in a list",                "- # A\n- B\n  ===\n",      "- ### A\n- ### B\n" },
	{ "a line across is no heading",        "texte\n\n---\n\n# A\n",    "texte\n\n---\n\n### A\n" },
	{ "a table is no heading",              "| a |\n| --- |\n| b |\n",  "| a |\n| --- |\n| b |\n" },
	{ "the last line is ended",             "# A",                      "### A\n" },
	{ "a script has no place in it",        "# A\n\n<script>\nalert(1)\n</script>\n\nb\n", "### A\n\nb\n" },
	{ "nor what never ends",                "<!-- note\n\n# A\n",      "\n" },
	{ "of a block of tags the words stay",  "<div onclick=\"a()\">\n**mot** [b](c)\n</div>\n\n# A\n",
		"**mot** [b](c)\n\n### A\n" },
	{ "of tags in a sentence too",          "un <img src=x onerror=a()> <b>mot</b>\n", "un  mot\n" },
	{ "what looks like a list in tags is none", "<p>\n1. un\n</p>\n",  "1\\. un\n" },
	{ "a line break in a table stays",      "| a<br>b |\n| --- |\n",    "| a<br>b |\n| --- |\n" },
	{ "and does nothing else",              "a<br onclick=b()>c\n",     "a<br>c\n" },
	{ "an address that is refused goes",    "[un](javascript:a) <javascript:b>\n", "un javascript:b\n" },
	{ "an image without a good address is its words", "![un](data:x)\n", "un\n" },
	{ "code left open is closed",           "# A\n\n```\nb\n",          "### A\n\n``` \nb\n```\n" },
	{ "a fence that is too short closes nothing", "~~~~\na\n~~~\n",    "``` \na\n~~~\n```\n" },
	{ "code that ends stays",               "~~~~\na\n  ~~~~~ \n\n",   "~~~~\na\n  ~~~~~ \n\n" },
	{ "indented code at the end stays",     "a\n\n    b\n",            "a\n\n    b\n" },
	{ "a link by name has its address",     "# A\n\n[un][1]\n\n[1]: https://a.fr\n",
		"### A\n\n[un](https://a.fr)\n" },
	{ "a name in code is code",             "```\n[1]: a\n```\n",      "```\n[1]: a\n```\n" },
	{ "none goes past six anew",            "# A\n##### B\n\n<i>\n",    "### A\n\n###### B\n" },
};

static void nests_markdown(void **state)
{
	const struct row *row = *state;
	OWNED_STRING nested = body_nest_markdown(row->markdown, 3);
	assert_string_equal(nested, row->nested);
}

/* What is shown is the same, one level below. */
static void means_the_same(void **state)
{
	OWNED_STRING markdown = golden_read(*state);
	OWNED_STRING nested = body_nest_markdown(markdown, 3);
	OWNED_STRING above = text_make("## Z\n\n%s", nested);
	OWNED(body) alone = body_render(markdown, NULL);
	OWNED(body) below = body_render(above, NULL);
	if (!alone || !below)
		return;
	OWNED_STRING deeper = body_nest_html(alone->html, "");
	OWNED_STRING expected = text_make("<h2 id=\"partie-z\">Z</h2>\n%s", deeper);
	assert_string_equal(below->html, expected);
}

struct html_row {
	const char *name, *html, *nested;
};

static const struct html_row html_rows[] = {
	{ "a heading goes down with its anchor", "<h2 id=\"partie-a\">A</h2>", "<h3 id=\"f-partie-a\">A</h3>" },
	{ "one without anchor too",              "<h3>A</h3>",                 "<h4>A</h4>" },
	{ "six is the last level",               "<h6>A</h6>",                 "<h6>A</h6>" },
	{ "a link inside the body follows",      "<a href=\"#partie-a\">a</a>", "<a href=\"#f-partie-a\">a</a>" },
	{ "a link elsewhere stays",              "<a href=\"/a#b\">a</a>",     "<a href=\"/a#b\">a</a>" },
	{ "a line across is no heading",         "<hr>\n",                     "<hr>\n" },
	{ "words that look like it stay",        "<p>&lt;h2 id=\"x\"</p>",     "<p>&lt;h2 id=\"x\"</p>" },
};

static void nests_html(void **state)
{
	const struct html_row *row = *state;
	OWNED_STRING nested = body_nest_html(row->html, "f-");
	assert_string_equal(nested, row->nested);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, nests_markdown);
	SUITE_ROWS(&suite, html_rows, nests_html);
	suite_add_files(&suite, FIXTURES "/bodies", ".md", means_the_same);
	return suite_run(&suite, "sheet/body_nest");
}
