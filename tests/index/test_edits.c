#include "index/edits.h"
#include "index/sound.h"
#include "support/rows.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct row {
	const char *name, *typed, *meant;
	unsigned cost;
};

static const struct row rows[] = {
	{ "a word is no way from itself", "robot", "robot", 0 },
	{ "a letter missing costs less than another", "robt", "robot", 9 },
	{ "a letter too many", "robotx", "robot", 10 },
	{ "a letter for another", "robet", "robot", 10 },
	{ "a letter that sounds alike costs less", "skratch", "scratch", 7 },
	{ "two letters crossed", "robto", "robot", 8 },
	{ "a letter doubled", "robbot", "robot", 5 },
	{ "a letter not doubled", "tablet", "tablett", 5 },
	{ "the first letter costs more", "xobot", "robot", 14 },
	{ "so does one missing there", "obot", "robot", 13 },
	{ "but not an article's, its apostrophe forgotten", "lecol", "ecol", 6 },
	{ "which a consonant is not left by", "lrobot", "robot", 14 },
	{ "nor does anybody forget one in the meant word", "ecol", "lecol", 13 },
	{ "two mistakes add up", "rpbpt", "robot", 20 },
	{ "past the most it is far", "rpbpx", "robot", EDITS_FAR },
	{ "nothing from a word is each of its letters", "", "ab", 20 },
	{ "a word that is not ended costs less", "robo", "robot", 7 },
	{ "a letter two places from its own", "scracht", "scratch", 13 },
	{ "or before it", "sctrach", "scratch", 13 },
	{ "more when it is the first", "obrot", "robot", 17 },
	{ "another word is far", "robot", "tablett", EDITS_FAR },
	{ "24 letters are compared", "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx", 0 },
	{ "25 are not", "abcdefghijklmnopqrstuvwxy", "abcdefghijklmnopqrstuvwxy", EDITS_FAR },
};

static void costs(void **state)
{
	const struct row *row = *state;
	assert_int_equal(edits_cost(row->typed, row->meant, 24), row->cost);
}

/* ---- However much is allowed, a word is as far ---- */

enum { PAIRS_TRIED = 20000, LETTERS_MOST = 9 };

/* Numbers in an order that is always the same (glibc's drand48). */
static unsigned below(unsigned short seed[static 3], unsigned limit)
{
	return (unsigned)nrand48(seed) % limit;
}

static void put_letter(char *word, size_t length, size_t at, char letter)
{
	memmove(word + at + 1, word + at, length - at + 1);
	word[at] = letter;
}

/* A word of few different letters, of which some are alike; and the same after some mistakes. */
static void make_pair(unsigned short seed[static 3], char *typed, char *meant)
{
	static const char letters[] = "aeiylmstckq";
	size_t length = below(seed, LETTERS_MOST);
	memset(typed, 0, EDITS_LONGEST);
	for (size_t i = 0; i < length; i++)
		typed[i] = letters[below(seed, sizeof letters - 1)];
	memcpy(meant, typed, EDITS_LONGEST);
	for (unsigned mistakes = below(seed, 5); mistakes > 0; mistakes--) {
		size_t end = strlen(meant), at = below(seed, (unsigned)end + 1);
		char letter = letters[below(seed, sizeof letters - 1)];
		if (at == end || below(seed, 2))
			put_letter(meant, end, at, letter);
		else
			meant[at] = letter;
	}
}

static void never_nearer_than_it_is(void **state)
{
	(void)state;
	unsigned short seed[3] = { 2016, 9, 1 };
	char typed[EDITS_LONGEST], meant[EDITS_LONGEST];
	for (int i = 0; i < PAIRS_TRIED; i++) {
		make_pair(seed, typed, meant);
		unsigned cost = edits_cost(typed, meant, EDITS_FAR - 1);
		for (unsigned most = 0; most <= 30; most++)
			if (edits_cost(typed, meant, most) != (cost <= most ? cost : EDITS_FAR))
				fail_msg("%s, %s: %u, and within %u %u", typed, meant, cost, most,
					edits_cost(typed, meant, most));
	}
}

struct sound_row {
	const char *name, *typed, *meant;
	bool is_same;
};

static const struct sound_row sound_rows[] = {
	{ "ph is f", "fotografi", "photographi", true },
	{ "th is t, ck is k", "aritmetic", "arithmetick", true },
	{ "qu is k", "bibliotek", "bibliothequ", true },
	{ "eau is o", "tablo", "tableau", true },
	{ "s between vowels is written z", "analiz", "analys", true },
	{ "a letter said twice is said once", "gramair", "grammair", true },
	{ "other vowels are other sounds", "robat", "robot", false },
	{ "a letter more is another sound", "robots", "robot", false },
};

static void sounds(void **state)
{
	const struct sound_row *row = *state;
	bool is_same = sound_of(row->typed, strlen(row->typed)) == sound_of(row->meant, strlen(row->meant));
	assert_int_equal(is_same, row->is_same);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, costs);
	SUITE_TEST(&suite, never_nearer_than_it_is);
	SUITE_ROWS(&suite, sound_rows, sounds);
	return suite_run(&suite, "index/edits");
}
