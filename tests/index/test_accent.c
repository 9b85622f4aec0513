#include "base/text.h"
#include "base/utf8.h"
#include "index/accent.h"
#include "index/question.h"
#include "index/search.h"
#include "support/index.h"
#include "support/temp.h"

#include <string.h>

/* ---- Words ---- */

struct word_row {
	const char *name, *word;
	const char *form;  /* NULL: its accents tell nothing */
};

static const struct word_row word_rows[] = {
	{ "a circumflex", "côte", "côte" },
	{ "an end", "côté", "côté" },
	{ "capitals", "CÔTÉ", "côté" },
	{ "a plural", "Côtés", "côté" },
	{ "a participle", "codée", "codé" },
	{ "the plural of one", "données", "donné" },
	{ "a grave before a mute e", "élève", "élève" },
	{ "the plural of one", "élèves", "élève" },
	{ "an acute at the end", "élevé", "élevé" },
	{ "no accent", "cote", NULL },
	{ "an accent that no other word lacks", "école", NULL },
	{ "inside a word", "géométrie", NULL },
	{ "a small word", "même", NULL },
	{ "another one", "à", NULL },
	{ "a word that is small without its accent", "sûr", "sûr" },
	{ "the feminine of it", "sûre", "sûre" },
	{ "a cedilla", "leçon", NULL },
	{ "a ligature", "cœur", NULL },
	{ "a plural that changes letters", "signaux", NULL },
	{ "signs", "mûr-mûr", NULL },
};

static void forms(void **state)
{
	const struct word_row *row = *state;
	char form[ACCENT_MAX_BYTES] = "none";
	OWNED_STRING folded = utf8_fold(row->word);
	bool has = accent_form(row->word, strlen(row->word), folded, form);
	assert_string_equal(has ? form : "none", row->form ? row->form : "none");
}

static void a_long_word_is_none(void **state)
{
	(void)state;
	OWNED_TEXT word = {0}, folded = {0};
	char form[ACCENT_MAX_BYTES];
	for (int i = 0; i < TOKEN_MAX_BYTES; i++) {
		text_add(&word, "ô");
		text_add_char(&folded, 'o');
	}
	assert_true(accent_form(text_string(&word), word.length, text_string(&folded), form));
	text_add(&word, "ô");
	text_add_char(&folded, 'o');
	assert_false(accent_form(text_string(&word), word.length, text_string(&folded), form));
}

/* ---- Sheets: each pair says the same but for an accent; the second is the newer one ---- */

static const struct tiny_sheet sheets[] = {
	{ .title = "Un côté", .published_on = "2016-01-01", .text = "Le côté d’un carré." },
	{ .title = "Une côte", .published_on = "2018-01-01", .text = "La côte d’un dessin." },
	{ .title = "Le péché", .published_on = "2016-01-02", .text = "Un péché dans un conte." },
	{ .title = "La pêche", .published_on = "2018-01-02", .text = "Une pêche dans un conte." },
	{ .title = "Internet sûr", .published_on = "2016-01-03", .text = "Un réseau." },
	{ .title = "Internet sur", .published_on = "2018-01-03", .text = "Un réseau." },
};

struct sheet_row {
	const char *name, *typed, *expected;
};

static const struct sheet_row sheet_rows[] = {
	{ "a word typed without accents prefers none", "cote", "2 1" },
	{ "one accent", "côte", "2 1" },
	{ "the other one", "côté", "1 2" },
	{ "in capitals", "CÔTÉ", "1 2" },
	{ "in the plural", "côtés", "1 2" },
	{ "a circumflex", "pêche", "4 3" },
	{ "an acute", "péché", "3 4" },
	{ "neither", "peche", "4 3" },
	{ "beside another word", "conte péché", "3 4" },
	{ "what ET joins", "conte ET péché", "3 4" },
	{ "a word that is small without its accent", "internet sûr", "5 6" },
	{ "the small word", "internet sur", "6 5" },
};

static void prefers(void **state)
{
	const struct sheet_row *row = *state;
	struct error err = {0};
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(analyser) analyser = analyser_new();
	tiny_index(folder, vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	OWNED(search) search = search_open(folder, vocabularies, &err);
	OWNED(question) question = question_parse(analyser, row->typed);
	const struct search_request request = { .question = question, .limit = 2 };
	OWNED(search_result) result = search ? search_run(search, &request, &err) : NULL;
	if (!result)
		fail_msg("%s", err.text);
	OWNED_TEXT found = {0};
	for (size_t i = 0; i < result->count; i++)
		text_format(&found, "%s%u", i ? " " : "", result->hits[i].docid);
	assert_string_equal(text_string(&found), row->expected);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, word_rows, forms);
	SUITE_TEST(&suite, a_long_word_is_none);
	SUITE_ROWS(&suite, sheet_rows, prefers);
	return suite_run(&suite, "index/accent");
}
