#include "base/owned.h"
#include "index/pieces.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *typed, *pieces, *without_first, *without_second;
};

static const struct row rows[] = {
	{ "words are pieces", "le robot cm2", "le|robot|cm2", "robot cm2", "le cm2" },
	{ "so are phrases", "\"classe mobile\" robot", "\"classe mobile\"|robot", "robot", "\"classe mobile\"" },
	{ "and fields with their value", "niveau : cm2 titre:\"a b\"", "niveau : cm2|titre:\"a b\"",
		"titre:\"a b\"", "niveau : cm2" },
	{ "and parentheses", "(robot OU jeu) cm2", "(robot OU jeu)|cm2", "cm2", "(robot OU jeu)" },
	{ "an operator goes with what it joins", "robot OU jeu cm2", "robot|OU jeu|cm2", "jeu cm2", "robot cm2" },
	{ "an exclusion does not stand first", "robot SAUF jeu cm2", "robot|SAUF jeu|cm2", "cm2", "robot cm2" },
	{ "a hyphen goes with its word", "robot -\"a b\"", "robot|-\"a b\"", "-\"a b\"", "robot" },
	{ "an operator at the end is a piece", "robot OU", "robot|OU", "", "robot" },
	{ "spaces are none", "  \u00A0 ", "", "", "" },
	{ "an open quote is a sign", "\"robot cm2", "\"robot|cm2", "cm2", "\"robot" },
};

static void cuts(void **state)
{
	const struct row *row = *state;
	OWNED_WORDS pieces = {0};
	pieces_of(row->typed, &pieces);
	OWNED_STRING joined = words_join(&pieces, "|");
	assert_string_equal(joined, row->pieces);
	OWNED_STRING first = pieces_without(&pieces, 0);
	assert_string_equal(first, row->without_first);
	OWNED_STRING second = pieces_without(&pieces, 1);
	assert_string_equal(second, row->without_second);
}

static void a_piece_alone_loses_its_operator(void **state)
{
	(void)state;
	OWNED_WORDS pieces = {0};
	pieces_of("robot OU jeu SAUF lutin", &pieces);
	OWNED_STRING second = pieces_alone(&pieces, 1);
	OWNED_STRING third = pieces_alone(&pieces, 2);
	assert_string_equal(second, "jeu");
	assert_string_equal(third, "");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, cuts);
	SUITE_TEST(&suite, a_piece_alone_loses_its_operator);
	return suite_run(&suite, "index/pieces");
}
