#include "index/edits.h"
#include "index/sound.h"
#include "support/rows.h"

#include <stdbool.h>
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
	SUITE_ROWS(&suite, sound_rows, sounds);
	return suite_run(&suite, "index/edits");
}
