#include "base/owned.h"
#include "base/owned.h"
#include "base/words.h"
#include "index/class.h"
#include "sheet/vocabulary.h"
#include "support/rows.h"

#include <stdbool.h>
#include <string.h>

static struct vocabularies *vocabularies;

static bool has_key(const char *const *keys, const char *key)
{
	for (; *keys; keys++)
		if (strcmp(*keys, key) == 0)
			return true;
	return false;
}

struct row {
	const char *name, *word;
	bool has_keys;
};

static const struct row rows[] = {
	{ "a class of primary school is a level", "cm2",            true },
	{ "a class of collège is one",            "6e",             true },
	{ "a class of lycée is two",              "2de",            true },
	{ "the last one too",                     "terminale",      true },
	{ "both years of cours moyen are two",    "coursmoyen",     true },
	{ "a section of nursery school is one",   "moyennesection", true },
	{ "nursery school is a cycle",            "maternelle",     true },
	{ "its plural is the same",               "maternelles",    true },
	{ "collège is four classes",              "college",        true },
	{ "lycée is many",                        "lycee",          true },
	{ "what follows lycée is one",            "bts",            true },
	{ "another ordinal is none",              "2e",             false },
	{ "a word is none",                       "robot",          false },
	{ "nothing is none",                      "",               false },
};

static void gives_keys_of_the_vocabulary(void **state)
{
	const struct row *row = *state;
	const char *const *keys = class_keys(row->word);
	assert_int_equal(keys != NULL, row->has_keys);
	for (; keys && *keys; keys++)
		assert_non_null(vocabulary_find(vocabularies, VOCABULARY_LEVELS, *keys));
}

/* Both say which classes a cycle holds: the file for filters, class.c for questions. */
static void a_cycle_holds_the_classes_the_vocabulary_gives_it(void **state)
{
	(void)state;
	size_t size = vocabulary_size(vocabularies, VOCABULARY_LEVELS);
	size_t held = 0;
	for (size_t rank = 0; rank < size; rank++) {
		const struct term *term = vocabulary_at(vocabularies, VOCABULARY_LEVELS, rank);
		if (!*term->cycle)
			continue;
		const char *const *keys = class_keys(term->cycle);
		assert_non_null(keys);
		assert_true(has_key(keys, term->cycle));
		assert_true(has_key(keys, term->key));
		held++;
	}
	assert_true(held > 15);
}

static void a_class_or_an_ordinal_is_known_by_itself(void **state)
{
	(void)state;
	static const char *const known[] = { "cm2", "cm", "6eme", "c3", "10e", "tle", "cycle4" };
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		assert_true(class_is_word(known[i]));
	static const char *const unknown[] = { "robot", "cm3", "c5", "100e", "0e", "2d", "3", "" };
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
		assert_false(class_is_word(unknown[i]));
}

/* The short cuts of the analyser pass over words that begin otherwise. */
static void every_name_begins_as_the_short_cuts_say(void **state)
{
	(void)state;
	size_t rank = 0;
	for (const char *word; (word = class_first_word(rank)); rank++)
		if (!class_may_begin(word) || !class_may_begin_so(word))
			fail_msg("%s may begin a name", word);
	assert_true(rank > 40);
	assert_false(class_may_begin_so("robot"));
	assert_false(class_may_begin("cinema"));
}

/* Where a name that is looked for may begin. */
static void each_name_is_told_where_it_may_begin(void **state)
{
	(void)state;
	static const struct { const char *name, *words; } told[] = {
		{ "cm2", "cm cm cours cours cours cm1 cm2" },
		{ "cycle3", "cycle cycle cycle cycle cycle cycle c3 cycle3" },
		{ "6e", "sixieme" },
		{ "2de", "seconde" },
		{ "grandesection", "grande gde gs" },
		{ "robot", "" },
	};
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		OWNED_WORDS words = {0};
		for (size_t rank = 0; class_first_word(rank); rank++)
			if (class_may_tell(rank, told[i].name))
				words_add(&words, class_first_word(rank));
		OWNED_STRING all = words_join(&words, " ");
		assert_string_equal(all, told[i].words);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, gives_keys_of_the_vocabulary);
	SUITE_TEST(&suite, a_cycle_holds_the_classes_the_vocabulary_gives_it);
	SUITE_TEST(&suite, a_class_or_an_ordinal_is_known_by_itself);
	SUITE_TEST(&suite, every_name_begins_as_the_short_cuts_say);
	SUITE_TEST(&suite, each_name_is_told_where_it_may_begin);
	vocabularies = vocabularies_load(VOCABULARIES, NULL);
	if (!vocabularies)
		return 1;
	int failed = suite_run(&suite, "index/class");
	vocabularies_free(vocabularies);
	return failed;
}
