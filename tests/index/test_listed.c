#include "index/listed.h"

#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"
#include "sheet/vocabulary.h"
#include "support/rows.h"

#include <string.h>

/* What words of a question name in the lists. */

static struct vocabularies *vocabularies;
static struct analyser *analyser;
static struct listed_names *names;

struct row {
	const char *name, *typed;
	const char *named;  /* of each part what it names: its first key, "=" when by another name, "<" when a
	                     * part of it, how many parts say so; "-" for nothing, "c" for a class */
};

static const struct row rows[] = {
	{ "a discipline as its list calls it", "mathématiques", "mathematiques1" },
	{ "without accents, in capitals", "MATHEMATIQUES", "mathematiques1" },
	{ "by another name", "maths", "=mathematiques1" },
	{ "by what belongs to it", "géométrie", "<mathematiques1" },
	{ "beside a class", "maths 6e", "=mathematiques1 c" },
	{ "of several words", "arts plastiques cm2", "arts-plastiques2 arts-plastiques2 c" },
	{ "with a hyphen", "histoire-géo 5e", "=histoire-geographie1 c" },
	{ "without one", "histoire géo 5e", "=histoire-geographie2 =histoire-geographie2 c" },
	{ "little words may stand in it", "histoire et géographie",
		"histoire-geographie2 histoire-geographie2 histoire-geographie2" },
	{ "the longest name", "histoire des arts 4e",
		"histoire-des-arts2 histoire-des-arts2 histoire-des-arts2 c" },
	{ "initials", "svt eps", "=svt1 =eps1" },
	{ "a stage", "eps école", "=eps1 ecole1" },
	{ "on each side of OU", "maths OU svt", "(=mathematiques1 =svt1)" },
	{ "among other words", "fractions maths", "- =mathematiques1" },
	{ "a class that only company tells", "maths seconde", "=mathematiques1 c" },
	{ "with little words", "en maths au cours de la première", "- =mathematiques1 - - - - -" },
	{ "no class in other company", "maths seconde séance", "=mathematiques1 - -" },
	{ "nor in company of itself", "seconde première", "- -" },
	{ "a name that is a little word in small letters", "SES seconde", "=lycee-ses1 c" },
	{ "in quotes a word is a word", "\"maths\"", "-" },
	{ "a phrase too", "\"arts plastiques\"", "-" },
	{ "the beginning of a word", "maths*", "-" },
	{ "what is excluded", "robot -maths", "- -" },
	{ "what stands in a field", "titre:maths", "-" },
	{ "what is no name", "robot", "-" },
};

static void describe(struct text *text, const struct question *node)
{
	if (node->listed) {
		static const char *const kinds[] = { "", "=", "<" };
		text_format(text, "%s%s%zu", kinds[node->listed->kind], node->listed->filter.key, node->listed_run);
		return;
	}
	if (node->kind != QUESTION_ANY || node->children[0]->kind == QUESTION_ALL) {
		text_add(text, node->keys ? "c" : "-");
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		text_add(text, i ? " " : "(");
		describe(text, node->children[i]);
	}
	text_add(text, ")");
}

static void names_are_found(void **state)
{
	const struct row *row = *state;
	OWNED(question) question = question_parse(analyser, row->typed);
	OWNED_TEXT named = {0};
	listed_names_find(names, question);
	listed_names_find(names, question);
	for (size_t i = 0; i < question->count; i++) {
		text_add(&named, i ? " " : "");
		describe(&named, question->children[i]);
	}
	assert_string_equal(text_string(&named), row->named);
}

/* « sciences » is two disciplines, of cycle 3 and, as a part, of cycle 2. */
static void a_word_may_name_several(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(analyser, "sciences");
	listed_names_find(names, question);
	const struct question *word = question->children[0];
	assert_true(word->listed_count > 1);
	for (size_t i = 0; i < word->listed_count; i++)
		assert_string_equal(word->listed[i].form, word->listed->form);
	assert_int_equal(word->listed[0].kind, LISTED_NAME);
	assert_int_equal(word->listed[word->listed_count - 1].kind, LISTED_PART);
}

static void without_lists_nothing_is_named(void **state)
{
	(void)state;
	OWNED(listed_names) none = listed_names_new(NULL, analyser);
	OWNED(question) question = question_parse(analyser, "maths");
	listed_names_find(none, question);
	assert_null(question->children[0]->listed);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, names_are_found);
	SUITE_TEST(&suite, a_word_may_name_several);
	SUITE_TEST(&suite, without_lists_nothing_is_named);
	vocabularies = vocabularies_load(VOCABULARIES, NULL);
	if (!vocabularies)
		return 1;
	analyser = analyser_new();
	names = listed_names_new(vocabularies, analyser);
	int failed = suite_run(&suite, "index/listed");
	listed_names_free(names);
	analyser_free(analyser);
	vocabularies_free(vocabularies);
	return failed;
}
