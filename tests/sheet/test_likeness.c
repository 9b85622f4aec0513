#include "base/owned.h"
#include "sheet/likeness.h"
#include "support/rows.h"

#include <limits.h>

struct row {
	const char *name, *typed, *form;
};

static const struct row rows[] = {
	{ "a space is nothing",                      "CM 2",                     "cm2" },
	{ "a Roman number is a number",              "cycle III",                "cycle3" },
	{ "so is IV",                                "Cycle IV",                 "cycle4" },
	{ "an ordinal loses its ending",             "6ème",                     "6e" },
	{ "with a space too",                        "6 ème",                    "6e" },
	{ "6eme too",                                "6eme",                     "6e" },
	{ "1re is an ordinal",                       "1re",                      "1e" },
	{ "2nde is an ordinal",                      "2nde",                     "2e" },
	{ "3D is not",                               "imprimante 3D",            "imprimante3d" },
	{ "accents, hyphens and plurals vanish",     "Sciences-et-Technologies", "scienceettechnologie" },
	{ "a short word keeps its s",                "PS",                       "ps" },
	{ "an apostrophe cuts as a space does",      "s’exercer",                "sexercer" },
	{ "the letters of an acronym are not numbers", "T.B.I.",                "tbi" },
	{ "signs alone are nothing",                 " - ! ",                    "" },
	{ "nothing is nothing",                      "",                         "" },
};

static void forms(void **state)
{
	const struct row *row = *state;
	OWNED_STRING form = likeness_form(row->typed);
	assert_string_equal(form, row->form);
}

struct pair {
	const char *name, *a, *b;
	unsigned distance;  /* with a limit of 3 */
};

static const struct pair pairs[] = {
	{ "the same is at no distance",          "codage", "codage",  0 },
	{ "a letter changed is one",             "codage", "codige",  1 },
	{ "a letter added is one",               "codage", "coddage", 1 },
	{ "a letter dropped is one",             "codage", "coage",   1 },
	{ "two letters swapped are one",         "codage", "cdoage",  1 },
	{ "past the limit is one past it",       "codage", "abcdefghijk", 4 },
	{ "nothing is as far as it is long",     "",       "abc",     3 },
	{ "what is too long is past the limit",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", 4 },
};

static void measures(void **state)
{
	const struct pair *pair = *state;
	assert_int_equal(likeness_distance(pair->a, pair->b, 3), pair->distance);
}

static void a_short_word_bears_fewer_slips(void **state)
{
	(void)state;
	unsigned best = UINT_MAX;
	assert_false(likeness_is_closer("xy", "ab", &best));
	assert_true(likeness_is_closer("cm3", "cm2", &best));
	assert_int_equal(best, 1);
	assert_false(likeness_is_closer("cx3", "cm2", &best));
	best = UINT_MAX;
	assert_true(likeness_is_closer("thematiq", "thematique", &best));
	assert_false(likeness_is_closer("thematiq", "thematique", &best));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, forms);
	SUITE_ROWS(&suite, pairs, measures);
	SUITE_TEST(&suite, a_short_word_bears_fewer_slips);
	return suite_run(&suite, "sheet/likeness");
}
