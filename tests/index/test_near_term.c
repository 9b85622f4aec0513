#include "index/analysis.h"
#include "index/question.h"
#include "index/synonyms.h"
#include "base/text.h"
#include "support/rows.h"

/* Terms of several words, told from two words that are nearly theirs. */

static struct analyser *analyser;
static struct synonyms *synonyms;

struct row {
	const char *name, *typed, *term;
};

static const struct row rows[] = {
	{ "a letter missing", "min map", "mind map" },
	{ "one for another", "bas pro", "bac pro" },
	{ "of five letters together", "bc pro", "bac pro" },
	{ "a space elsewhere", "fak enews", "fake news" },
	{ "as they are", "fake news", "fake news" },
	{ "two mistakes are too many", "mun mapp", NULL },
	{ "the first letter is right", "jac pro", NULL },
	{ "a term of one word is none", "tab lette", NULL },
	{ "few letters are near too much", "bd x", NULL },
	{ "words in other letters have none", "روب وت", NULL },
};

static void finds_a_term(void **state)
{
	const struct row *row = *state;
	OWNED(question) question = question_parse(analyser, row->typed);
	assert_int_equal(question->count, 2);
	const char *term = synonyms_near_term(synonyms, question->children[0], question->children[1]);
	if (row->term)
		assert_string_equal(term, row->term);
	else
		assert_null(term);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, finds_a_term);
	analyser = analyser_new();
	synonyms = synonyms_load(VOCABULARIES, NULL, NULL);
	int failed = synonyms ? suite_run(&suite, "index/near_term") : 1;
	synonyms_free(synonyms);
	analyser_free(analyser);
	return failed;
}
