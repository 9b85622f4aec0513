#include "base/owned.h"
#include "index/engine.h"
#include "index/spelling.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

/* Light forms and the sheets they stand in. */
static const struct { const char *word; unsigned sheets; } words[] = {
	{ "robot", 30 }, { "robotiqu", 9 }, { "tablett", 20 }, { "tabl", 12 }, { "tableau", 14 },
	{ "codag", 25 }, { "programm", 40 }, { "programmation", 18 }, { "evaluation", 12 },
	{ "photographi", 6 }, { "elev", 60 }, { "ecol", 33 }, { "colleg", 30 }, { "numeriqu", 22 },
	{ "fraction", 4 }, { "tni", 3 }, { "robe", 40 }, { "animal", 3 }, { "cm2", 20 }, { "webradio", 7 },
	{ "scratch", 16 },
	{ "quiz", 5 }, { "quinz", 40 }, { "lecon", 13 }, { "dyslexic", 2 }, { "quotidien", 3 }, { "cnil", 8 },
	{ "dan", 60 }, { "dans", 1 }, { "timid", 3 }, { "thymio", 2 },
	{ "Zrobt", 50 }, { "été", 5 },
};
enum { WORD_COUNT = sizeof words / sizeof words[0], MOST_SHEETS = 60 };

static struct spelling *read_words(const char *folder)
{
	struct error err = {0};
	struct engine_writer *writer = engine_writer_open(folder, &err);
	assert_true(engine_writer_begin(writer, NULL));
	for (unsigned docid = 1; docid <= MOST_SHEETS; docid++) {
		OWNED(engine_document) document = engine_document_new();
		for (size_t i = 0; i < WORD_COUNT; i++)
			if (docid <= words[i].sheets)
				engine_document_term(document, words[i].word, 1);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	assert_true(engine_writer_close(writer, true, NULL));

	OWNED(engine) engine = engine_open(folder, &err);
	struct spelling *spelling = spelling_read(engine, &err);
	assert_non_null(spelling);
	return spelling;
}

static struct spelling *spelling;

struct row {
	const char *name, *typed, *meant;
};

static const struct row rows[] = {
	{ "a letter missing", "robt", "robot" },
	{ "before another in its place", "robo", "robot" },
	{ "a plural in -eaux for one in -aux", "animeaux", "animal" },
	{ "two letters crossed", "rbootiqu", "robotiqu" },
	{ "a double letter", "tablet", "tablett" },
	{ "a likely word before a near one", "codagz", "codag" },
	{ "two mistakes in a long word", "progrmmaton", "programmation" },
	{ "one that sounds the same", "fotografi", "photographi" },
	{ "an article without its apostrophe", "lecol", "ecol" },
	{ "one mistake at most in a short word", "robxy", NULL },
	{ "and in one of seven letters", "collxyg", NULL },
	{ "a letter doubled before a commoner word", "quizz", "quiz" },
	{ "a word of three letters crossed", "tin", "tni" },
	{ "one of four lacking a letter", "cnl", "cnil" },
	{ "an ending that a light form loses, mistyped", "dyslexioqu", "dyslexic" },
	{ "that ending in a plural that is none", "dyslexiqueh", "dyslexic" },
	{ "a double letter it loses", "quotidiennz", "quotidien" },
	{ "a mute e it loses", "tableh", "tabl" },
	{ "a name with a digit has no other", "cm22", NULL },
	{ "a word in other letters has none", "روبوت", NULL },
	{ "nothing has none", "", NULL },
	{ "two letters have none", "tn", NULL },
	{ "what is like nothing has none", "xylophon", NULL },
	{ "a word longer than any has none", "abcdefghijklmnopqrstuvwxyzabcdefgh", NULL },
};

static void guesses(void **state)
{
	const struct row *row = *state;
	struct spelling_guess found[SPELLING_MAX_GUESSES];
	size_t count = spelling_guess(spelling, row->typed, found, SPELLING_MAX_GUESSES);
	if (!row->meant) {
		assert_int_equal(count, 0);
		return;
	}
	assert_true(count > 0);
	assert_string_equal(found[0].light, row->meant);
	for (size_t i = 0; i < count; i++) {
		assert_true(found[i].confidence > 0 && found[i].confidence < 1);
		assert_true(i == 0 || found[i].confidence <= found[i - 1].confidence);
	}
}

static void gives_as_many_as_are_wanted(void **state)
{
	(void)state;
	struct spelling_guess found[SPELLING_MAX_GUESSES];
	assert_true(spelling_guess(spelling, "tablo", found, SPELLING_MAX_GUESSES) > 1);
	assert_int_equal(spelling_guess(spelling, "tablo", found, 1), 1);
	assert_int_equal(spelling_guess(spelling, "tablo", found, 0), 0);
}

static void knows_the_sheets_of_a_guess(void **state)
{
	(void)state;
	struct spelling_guess guess;
	assert_int_equal(spelling_guess(spelling, "evalution", &guess, 1), 1);
	assert_int_equal(guess.frequency, 12);
	assert_true(guess.confidence > 0.8);
}

static const char *first_guess(const struct spelling_word *word)
{
	static struct spelling_guess found[SPELLING_MAX_GUESSES];
	return spelling_guess_word(spelling, word, found, SPELLING_MAX_GUESSES) ? found[0].light : "";
}

/* « dans » has the light form « dan », and « danse » has « dans ». */
static void what_was_asked_alone_is_no_little_word(void **state)
{
	(void)state;
	const struct spelling_word beside = { .light = "dasn", .folded = "dasne" };
	const struct spelling_word alone = { .light = "dasn", .folded = "dasne", .is_alone = true };
	assert_string_equal(first_guess(&beside), "dan");
	assert_string_equal(first_guess(&alone), "dans");
}

static void what_sounds_the_same_is_likelier_than_another_letter(void **state)
{
	(void)state;
	const struct spelling_word word = { .light = "timio", .folded = "timio", .is_no_word = true };
	assert_string_equal(first_guess(&word), "thymio");
}

static void keeps_words_alone(void **state)
{
	(void)state;
	assert_int_equal(spelling_size(spelling), WORD_COUNT - 3);  /* cm2, Zrobt, été */
}

/* « nacr » stands in one sheet of an index of `sheets`: whether « narc » may be it. */
static bool is_guessed_among(unsigned sheets)
{
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = engine_writer_open(folder, NULL);
	assert_true(engine_writer_begin(writer, NULL));
	for (unsigned docid = 1; docid <= sheets; docid++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_term(document, docid == 1 ? "nacr" : "robot", 1);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	assert_true(engine_writer_close(writer, true, NULL));

	OWNED(engine) engine = engine_open(folder, NULL);
	OWNED(spelling) known = spelling_read(engine, NULL);
	struct spelling_guess found[1];
	return spelling_guess(known, "narc", found, 1) > 0;
}

static void in_a_large_index_a_word_of_one_sheet_is_a_mistake(void **state)
{
	(void)state;
	assert_true(is_guessed_among(SPELLING_MANY - 1));
	assert_false(is_guessed_among(SPELLING_MANY));
}

static void a_word_may_be_added(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(spelling) known = read_words(folder);
	struct spelling_guess found[2];
	size_t size = spelling_size(known);
	assert_int_equal(spelling_guess(known, "pwdcast", found, 2), 0);

	static const char *const lights[] = { "podcast", "podcast", "robot", "cm2", "" };
	for (size_t i = 0; i < sizeof lights / sizeof lights[0]; i++)
		spelling_add(known, lights[i]);
	assert_int_equal(spelling_size(known), size + 1);
	assert_int_equal(spelling_guess(known, "pwdcast", found, 2), 1);
	assert_string_equal(found[0].light, "podcast");
	assert_int_equal(found[0].frequency, SPELLING_ADDED);
}

static void count_podcast(void *context, const char *word, size_t length, size_t frequency)
{
	size_t *count = context;
	assert_int_equal(*word, 'p');
	assert_true(length >= SPELLING_SHORTEST && frequency > 0);
	*count += length == strlen("podcast") && memcmp(word, "podcast", length) == 0;
}

/* What begins no word of a sheet is not to be meant. */
static void what_was_added_is_no_word_of_a_sheet(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(spelling) known = read_words(folder);
	spelling_add(known, "podcast");
	size_t podcasts = 0;
	spelling_each(known, 'p', count_podcast, &podcasts);
	assert_int_equal(podcasts, 0);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, guesses);
	SUITE_TEST(&suite, gives_as_many_as_are_wanted);
	SUITE_TEST(&suite, knows_the_sheets_of_a_guess);
	SUITE_TEST(&suite, what_was_asked_alone_is_no_little_word);
	SUITE_TEST(&suite, what_sounds_the_same_is_likelier_than_another_letter);
	SUITE_TEST(&suite, keeps_words_alone);
	SUITE_TEST(&suite, a_word_may_be_added);
	SUITE_TEST(&suite, what_was_added_is_no_word_of_a_sheet);
	SUITE_TEST(&suite, in_a_large_index_a_word_of_one_sheet_is_a_mistake);

	char *folder = temp_folder();
	spelling = read_words(folder);
	int failed = suite_run(&suite, "index/spelling");
	spelling_free(spelling);
	temp_drop(&folder);
	return failed;
}
