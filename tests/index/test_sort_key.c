#include "base/owned.h"
#include "index/sort_key.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *before, *after;  /* titles; `after` NULL: the key of `before` is empty */
};

static const struct row rows[] = {
	{ "an accent does not send a title to the end",   "Écrire un conte",        "Fractions" },
	{ "nor does a capital come before all the rest",  "abeilles",               "Zoo" },
	{ "an article counts",                            "La tortue",              "Le robot" },
	{ "an elided article counts as one",              "L’école dehors",         "La cour" },
	{ "quotes at the beginning are not seen",         "« Fausses nouvelles »",  "Géométrie" },
	{ "œ is oe",                                      "Œuvre collective",       "Ordinateur" },
	{ "ç is c",                                       "Ça tourne",              "Codage" },
	{ "numbers are compared as numbers",              "Séance 2",               "Séance 10" },
	{ "zeros before a number count for nothing",      "Séance 002",             "Séance 10" },
	{ "digits come before letters",                   "3 robots",               "Abeilles" },
	{ "a short title comes before one that goes on",  "Robot",                  "Robot au sol" },
	{ "a hyphen is a space",                          "Aller-retour",           "Aller vite" },
	{ "spaces of all kinds are one",                  "Que voir\u00A0? Rien",   "Que voir tout" },
	{ "signs alone leave nothing",                    " …! « »",                NULL },
	{ "nothing leaves nothing",                       "",                       NULL },
};

static void sorts(void **state)
{
	const struct row *row = *state;
	OWNED_STRING before = sort_key(row->before);
	if (!row->after) {
		assert_string_equal(before, "");
		return;
	}
	OWNED_STRING after = sort_key(row->after);
	if (strcmp(before, after) >= 0)
		fail_msg("\"%s\" is not before \"%s\"", before, after);
}

static void accents_and_case_make_no_difference(void **state)
{
	(void)state;
	OWNED_STRING one = sort_key("L’ÉTÉ à l’école");
	OWNED_STRING other = sort_key("l'ete a l'ecole");
	assert_string_equal(one, other);
	assert_string_equal(one, "l ete a l ecole");
}

static void a_long_title_is_cut_between_letters(void **state)
{
	(void)state;
	char title[400];
	memset(title, 'a', sizeof title);
	memcpy(title + SORT_KEY_BYTES - 1, "\u0431\u0431", 4);
	title[sizeof title - 1] = '\0';
	OWNED_STRING key = sort_key(title);
	assert_int_equal(strlen(key), SORT_KEY_BYTES - 1);
	memset(title, 'a', SORT_KEY_BYTES);
	OWNED_STRING full = sort_key(title);
	assert_true(strlen(full) <= SORT_KEY_BYTES);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, sorts);
	SUITE_TEST(&suite, accents_and_case_make_no_difference);
	SUITE_TEST(&suite, a_long_title_is_cut_between_letters);
	return suite_run(&suite, "index/sort_key");
}
