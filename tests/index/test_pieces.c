#include "index/pieces.h"

#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"
#include "support/rows.h"

#include <string.h>

/* Pieces between bars; what is left without the first, without the second; the second to people. */
struct row {
	const char *name, *typed, *pieces, *without_first, *without_second, *label;
	bool drops_an_end;  /* a word that weighs nothing is in no piece */
};

static const struct row rows[] = {
	{ "words are pieces", "le robot cm2", "le|robot|cm2", "robot cm2", "le cm2", "robot", false },
	{ "so are phrases, told without their quotes", "robot \"classe mobile\"",
		"robot|\"classe mobile\"", "\"classe mobile\"", "robot", "classe mobile", false },
	{ "French quotes are quotes", "robot « classe mobile »", "robot|« classe mobile »",
		"« classe mobile »", "robot", "classe mobile", false },
	{ "so are fields with their value", "titre:\"a b\" niveau : cm2", "titre:\"a b\"|niveau : cm2",
		"niveau : cm2", "titre:\"a b\"", "niveau : cm2", false },
	{ "so are parentheses, told without them", "cm2 (robot OU jeu)", "cm2|(robot OU jeu)",
		"(robot OU jeu)", "cm2", "robot OU jeu", false },
	{ "ET goes with what it joins", "robot ET tablette ET cm2", "robot|ET tablette|ET cm2",
		"tablette ET cm2", "robot ET cm2", "tablette", false },
	{ "so does OU", "robot OU jeu cm2", "robot|OU jeu|cm2", "jeu cm2", "robot cm2", "jeu", false },
	{ "a choice left takes the place of the first", "cm2 ET robot OU jeu", "cm2|ET robot|OU jeu",
		"robot OU jeu", "cm2 ET jeu", "robot", false },
	{ "a choice of one with no operator before it", "cm2 robot OU jeu", "cm2|robot|OU jeu",
		"robot OU jeu", "cm2 jeu", "robot", false },
	{ "one of several choices", "x OU b OU z", "x|OU b|OU z", "b OU z", "x OU z", "b", false },
	{ "an exclusion stays one where it comes first", "robot SAUF jeu cm2", "robot|SAUF jeu|cm2",
		"-jeu cm2", "robot cm2", "jeu", false },
	{ "an exclusion of a phrase", "robot -\"a b\" cm2", "robot|-\"a b\"|cm2", "-\"a b\" cm2",
		"robot cm2", "a b", false },
	{ "an exclusion of parentheses", "robot SAUF (jeu OU défi) cm2", "robot|SAUF (jeu OU défi)|cm2",
		"-(jeu OU défi) cm2", "robot cm2", "jeu OU défi", false },
	{ "an exclusion by a telephone's minus", "robot −jeu cm2", "robot|-jeu|cm2", "-jeu cm2",
		"robot cm2", "jeu", false },
	{ "an exclusion of a field", "robot -titre:jeu cm2", "robot|-titre:jeu|cm2", "-titre:jeu cm2",
		"robot cm2", "titre:jeu", false },
	{ "an exclusion said twice", "robot SAUF -jeu cm2", "robot|SAUF -jeu|cm2", "-jeu cm2",
		"robot cm2", "jeu", false },
	{ "what follows an exclusion is no choice of it", "robot SAUF jeu OU cm2",
		"robot|SAUF jeu|OU cm2", "-jeu cm2", "robot cm2", "jeu", false },
	{ "little words alone ask for nothing", "la tortue", "la|tortue", "tortue", "", "tortue", false },
	{ "exclusions alone ask for nothing", "robot -jeu", "robot|-jeu", "", "robot", "jeu", false },
	{ "of several operators the last one counts", "robot OU ET jeu cm2", "robot|OU ET jeu|cm2",
		"jeu cm2", "robot cm2", "jeu", false },
	{ "an operator at the end joins nothing", "robot ET jeu ET", "robot|ET jeu", "jeu", "robot",
		"jeu", true },
	{ "gold at the end is a word", "bijou en OR", "bijou|en|OR", "en OR", "bijou OR", "en", false },
	{ "an operator at the beginning is a word", "OU robot", "OU|robot", "robot", "", "robot",
		false },
	{ "in capitals SAUF is a word", "ROBOT SAUF CM2", "ROBOT|SAUF|CM2", "SAUF CM2", "ROBOT CM2",
		"SAUF", false },
	{ "two hyphens are a sign", "robot --jeu", "robot|--jeu", "--jeu", "robot", "--jeu", false },
	{ "spaces are none", "  \u00A0 ", "", "", "", NULL, false },
	{ "operators alone are none", "OU ET", "", "", "", NULL, false },
	{ "an open quote is a sign", "\"robot cm2", "\"robot|cm2", "cm2", "\"robot", "cm2", false },
	{ "an open parenthesis too", "(robot cm2", "(robot|cm2", "cm2", "(robot", "cm2", false },
};

static char *without(const struct pieces *pieces, size_t out)
{
	bool is_kept[PIECES_MAX];
	for (size_t i = 0; i < pieces->count; i++)
		is_kept[i] = i != out;
	return pieces_keep(pieces, is_kept);
}

static char *joined(const struct pieces *pieces)
{
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < pieces->count; i++) {
		const char *operators = pieces->items[i].operators;
		bool is_close = !*operators || operators[strlen(operators) - 1] == '-';
		text_format(&text, "%s%s%s%s", i ? "|" : "", operators, is_close ? "" : " ",
			pieces->items[i].text);
	}
	return text_take(&text);
}

/* What is cut and put together again is understood as what was typed. */
static void means_the_same(const struct pieces *pieces, const char *question)
{
	OWNED_STRING again = without(pieces, PIECES_MAX);
	OWNED(analyser) analyser = analyser_new();
	OWNED(question) typed = question_parse(analyser, question);
	OWNED(question) read = question_parse(analyser, again);
	OWNED_STRING meant = question_describe(typed);
	OWNED_STRING understood = question_describe(read);
	assert_string_equal(understood, meant);
}

static void cuts(void **state)
{
	const struct row *row = *state;
	OWNED_PIECES pieces = {0};
	pieces_read(&pieces, row->typed);
	OWNED_STRING all = joined(&pieces);
	assert_string_equal(all, row->pieces);
	OWNED_STRING first = without(&pieces, 0);
	assert_string_equal(first, row->without_first);
	OWNED_STRING second = without(&pieces, 1);
	assert_string_equal(second, row->without_second);
	if (row->label) {
		OWNED_STRING label = piece_label(&pieces.items[1]);
		assert_string_equal(label, row->label);
	}
	if (!row->drops_an_end)
		means_the_same(&pieces, row->typed);
}

static void a_piece_alone_loses_its_operator(void **state)
{
	(void)state;
	OWNED_PIECES pieces = {0};
	pieces_read(&pieces, "robot OU jeu SAUF lutin");
	OWNED_STRING second = pieces_keep(&pieces, (bool[]){ false, true, false });
	OWNED_STRING third = pieces_keep(&pieces, (bool[]){ false, false, true });
	assert_string_equal(second, "jeu");
	assert_string_equal(third, "");
}

static const struct { const char *typed, *unquoted; } quoted[] = {
	{ "\"classe mobile\" cm2", "classe mobile cm2" },
	{ "robot OU « classe  mobile »", "robot OU classe mobile" },
	{ "robot -\"classe mobile\"", NULL },
	{ "\"un robot\" SAUF \"classe mobile\"", "un robot SAUF \"classe mobile\"" },
	{ "titre:\"classe mobile\"", NULL },
	{ "(\"classe mobile\" OU jeu)", NULL },
	{ "robot", NULL },
	{ "", NULL },
};

static const struct { const char *typed, *anywhere; } fields[] = {
	{ "titre:robot cm2", "robot cm2" },
	{ "niveau : terminale OU auteur:\"jeanne martin\"", "terminale OU jeanne martin" },
	{ "robot -titre:jeu", NULL },
	{ "(titre:robot OU jeu)", NULL },
	{ "\"titre:robot\"", NULL },
	{ "titre: ", NULL },
	{ "tag:\"\"", NULL },
	{ "robot", NULL },
};

static void fields_may_be_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		OWNED_PIECES pieces = {0};
		pieces_read(&pieces, fields[i].typed);
		OWNED_STRING anywhere = pieces_anywhere(&pieces);
		if (!text_equals(anywhere, fields[i].anywhere))
			fail_msg("%s gives %s", fields[i].typed, anywhere ? anywhere : "NULL");
	}
}

static void phrases_may_be_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof quoted / sizeof quoted[0]; i++) {
		OWNED_PIECES pieces = {0};
		pieces_read(&pieces, quoted[i].typed);
		OWNED_STRING unquoted = pieces_unquoted(&pieces);
		if (!text_equals(unquoted, quoted[i].unquoted))
			fail_msg("%s gives %s", quoted[i].typed, unquoted ? unquoted : "NULL");
	}
}

static void what_is_past_the_limit_is_in_no_piece(void **state)
{
	(void)state;
	OWNED_TEXT typed = {0};
	for (unsigned i = 0; i < PIECES_MAX + 1; i++)
		text_format(&typed, "mot%u ", i);
	OWNED_PIECES pieces = {0};
	pieces_read(&pieces, text_string(&typed));
	assert_int_equal(pieces.count, PIECES_MAX);
	assert_string_equal(pieces.items[PIECES_MAX - 1].text, "mot31");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, cuts);
	SUITE_TEST(&suite, a_piece_alone_loses_its_operator);
	SUITE_TEST(&suite, phrases_may_be_words);
	SUITE_TEST(&suite, fields_may_be_anywhere);
	SUITE_TEST(&suite, what_is_past_the_limit_is_in_no_piece);
	return suite_run(&suite, "index/pieces");
}
