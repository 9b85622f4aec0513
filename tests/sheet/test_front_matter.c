#include "base/text.h"
#include "sheet/front_matter.h"
#include "support/rows.h"

#include <string.h>

/* `{ }` around maps, `[ ]` around lists, `key@line=` before values: the whole tree on one line. */
static void show(struct text *out, const struct node *node)
{
	if (node->key)
		text_format(out, "%s@%u=", node->key, node->line);
	if (node->kind == NODE_TEXT) {
		text_add(out, node->text);
		return;
	}
	text_add_char(out, node->kind == NODE_LIST ? '[' : '{');
	for (size_t i = 0; i < node->count; i++) {
		if (i)
			text_add_char(out, ' ');
		show(out, &node->children[i]);
	}
	text_add_char(out, node->kind == NODE_LIST ? ']' : '}');
}

struct row {
	const char *name, *yaml, *tree;
};

static const struct row rows[] = {
	{ "a number is text",                   "a: 3.40\n",                   "{a@2=3.40}" },
	{ "018 is text",                        "a: 018\n",                    "{a@2=018}" },
	{ "no is text",                         "a: no\n",                     "{a@2=no}" },
	{ "a date is text",                     "a: 2017-02-30\n",             "{a@2=2017-02-30}" },
	{ "null is nothing",                    "a: null\nb: ~\nc:\n",         "{a@2= b@3= c@4=}" },
	{ "a quoted null is a word",            "a: 'null'\n",                 "{a@2=null}" },
	{ "a list on one line",                 "a: [b, \"c\"]\n",             "{a@2=[b c]}" },
	{ "a list on several",                  "a:\n  - b\n  - c\n",          "{a@2=[b c]}" },
	{ "maps in a list",                     "a:\n  - b: c\n    d: e\n",    "{a@2=[{b@3=c d@4=e}]}" },
	{ "a folded text",                      "a: >-\n  b\n  c\nd: e\n",     "{a@2=b c d@5=e}" },
	{ "a comment is skipped",               "# rien\na: b\n",              "{a@3=b}" },
	{ "an empty map is an empty map",       "{}\n",                        "{}" },
};

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED_REMARKS remarks = {0};
	OWNED(node) root = front_matter_read(row->yaml, strlen(row->yaml), 2, &remarks);
	assert_non_null(root);
	assert_int_equal(remarks.count, 0);
	OWNED_TEXT tree = {0};
	show(&tree, root);
	assert_string_equal(text_string(&tree), row->tree);
}

struct bad {
	const char *name, *yaml;
	const char *tree;  /* NULL: nothing to read on from */
	unsigned line;
	const char *says;
};

static const struct bad bads[] = {
	{ "a key given twice is refused, the first kept", "a: b\na: [c, d]\ne: f\n", "{a@1=b e@3=f}", 2,
		"deux fois" },
	{ "twice in an inner map too",        "a:\n  - {b: c, b: d}\n",  "{a@1=[{b@2=c}]}",  2, "deux fois" },
	{ "an anchor is refused",             "a: &x b\n",               "{a@1=b}",          1, "ancre" },
	{ "an alias is refused",              "a: b\nc: *x\n",           "{a@1=b c@2=}",     2, "renvoi" },
	{ "a tag is refused",                 "a: !!int 3\n",            "{a@1=3}",          1, "étiquette" },
	{ "a list as a key is refused",       "a: b\n[c]: d\n",          NULL,               2, "clé" },
	{ "an alias as a key is refused",     "*x : d\n",                NULL,               1, "clé" },
	{ "a NUL between quotes is refused",  "a: \"b\\0c\"\n",          "{a@1=b}",          1, "nul" },
	{ "a list is no front matter", "- a\n- b\n", NULL, 1, "suite de lignes" },
	{ "a text is no front matter", "bonjour\n", NULL, 1, "suite de lignes" },
	{ "nothing is no front matter", "", NULL, 1, "suite de lignes" },
	{ "a tab is told",                    "a:\n\tb: c\n",            NULL,               2, "tabulation" },
	{ "a colon in a text is told",        "a: b : c: d\n",           NULL,               1, "deux-points" },
	{ "an open bracket is told",          "a: [b, c\nd: e\n",        NULL,               1, "crochet" },
	{ "open quotes are told",             "a: \"b\nc: d\n",          NULL,               1, "guillemets" },
	{ "a second document is refused",     "a: b\n...\nc: d\n",       NULL,               3, "..." },
};

static void refuses(void **state)
{
	const struct bad *row = *state;
	OWNED_REMARKS remarks = {0};
	OWNED(node) root = front_matter_read(row->yaml, strlen(row->yaml), 1, &remarks);
	OWNED_TEXT tree = {0};
	if (root)
		show(&tree, root);
	assert_int_equal(root != NULL, row->tree != NULL);
	if (row->tree)
		assert_string_equal(text_string(&tree), row->tree);
	assert_int_equal(remarks.count, 1);
	assert_int_equal(remarks.items[0].severity, SEVERITY_REFUSAL);
	assert_non_null(strstr(remarks.items[0].sentence, row->says));
	assert_int_equal(remarks.items[0].line, row->line);
}

static bool is_read(const char *yaml)
{
	OWNED_REMARKS remarks = {0};
	OWNED(node) root = front_matter_read(yaml, strlen(yaml), 1, &remarks);
	assert_int_equal(remarks.count, root ? 0 : 1);
	return root;
}

static void depth_has_a_limit(void **state)
{
	(void)state;
	/* The root is at depth 0, so a text within n lists is at depth n + 1. */
	assert_true(is_read("a: [[[[[[b]]]]]]\n"));
	assert_false(is_read("a: [[[[[[[[b]]]]]]]]\n"));
	OWNED_TEXT deep = {0};
	text_add(&deep, "a: ");
	for (size_t i = 0; i < 60000; i++)
		text_add_char(&deep, '[');
	assert_false(is_read(text_string(&deep)));
}

static bool reads_items(size_t count)
{
	OWNED_TEXT yaml = {0};
	text_add(&yaml, "a: [");
	for (size_t i = 0; i < count; i++)
		text_add(&yaml, i ? ",b" : "b");
	text_add(&yaml, "]\n");
	return is_read(text_string(&yaml));
}

static void values_have_a_limit(void **state)
{
	(void)state;
	assert_true(reads_items(FRONT_MATTER_VALUES - 2));
	assert_false(reads_items(FRONT_MATTER_VALUES - 1));
}

static void a_bomb_of_aliases_is_harmless(void **state)
{
	(void)state;
	const char *bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
	OWNED_REMARKS remarks = {0};
	OWNED(node) root = front_matter_read(bomb, strlen(bomb), 1, &remarks);
	assert_non_null(root);
	assert_int_equal(remarks.count, 2);
	assert_true(remarks_refuse(&remarks));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads);
	SUITE_ROWS(&suite, bads, refuses);
	SUITE_TEST(&suite, depth_has_a_limit);
	SUITE_TEST(&suite, values_have_a_limit);
	SUITE_TEST(&suite, a_bomb_of_aliases_is_harmless);
	return suite_run(&suite, "sheet/front_matter");
}
